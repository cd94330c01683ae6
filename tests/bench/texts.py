#!/usr/bin/env python3
"""Texts to measure with, made by a seeded generator: the same bytes from the same lists and seed.

    texts.py KIND BYTES FILE [--seed N]        KIND: news, diacritics, capitals, prefixes, digits, records (news as JSON Lines),
                                               gold, gold-diacritics (records with the spans that were put in)
    texts.py small COUNT FOLDER [--seed N]     articles of news as COUNT files of about 2 KB
    texts.py names COUNT FILE [--seed N]       names of gazetteers/, one a line, for grep -F -f
    texts.py list COUNT FILE [--seed N]        a list of COUNT made-up people for gazetteers/names/PERSON
    texts.py rules COUNT FILE [--seed N]       COUNT date rules for gazetteers/patterns
    texts.py proportions FILE...               what is counted below, of texts or of annotated JSON Lines

Corpora are not ours to ship, so the news is made of our own example texts: their marked names and dates become slots, every other
longer word is drawn anew from the ordinary words, and the slots are filled from the gazetteers, or with a common noun so often
that the proportions are those of real news. Counted for each 100 words (`proportions`; corpora of docs/accuracy.md):

                           bytes a  with a   all in    with a               in a      in a       of names told
                            word    capital  capitals  digit   PERSON  ORG   LOC  DATE  sentence  paragraph  again in a document
    Worldwide Newswire dev   6.22    16.8     0.9       1.7     1.89   1.61  2.31  0.73    23        43        42 %
    re3d dev                 6.22    20.0     1.7       2.3     1.21   2.21  2.84  0.94    20         –        32 %
    TimeBank                 6.17    16.9     1.0       3.6      –      –     –    1.85    17        52         –
    GUM train                5.80    15.3     0.6       1.6     1.52   0.72  1.21  0.79    16         –        40 %
    CoNLL-2003 testa         6.00    25.1     3.7       9.5     4.12   3.00  4.10   –      18         –        29 %
    news (gold)              6.19    19.0     0.6       1.5     1.92   1.49  2.19  1.06    18        35        36 %
    diacritics               6.59    19.2     0.6       1.5     1.91   1.55  2.17  1.01    18        36        36 %

Worldwide and TimeBank are the models; each document has people, bodies and places of its own. In `diacritics` every name
has a letter beyond ASCII, as have so many ordinary words that one letter in fifteen is beyond it (news: one in two hundred).
The worst cases: `capitals` is the news in capitals; `prefixes` strings together the names of several words on the lists, each
without its last; `digits` is numbers, a third of them in the forms of dates. These two are without full stops and paragraphs.
"""
import argparse
import functools
import json
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
LISTS = ROOT / "gazetteers"
MARK = re.compile(r"\[([^][]+)\](PERSON|ORG|LOC|DATE)")
SENTENCE_END = re.compile(r"(?<!\b[A-Z]\.)(?<!\b(?:Lt|Dr|Mr)\.)(?<=[.!?”\"])\s+(?=[A-Z“\"\[])(?![^][]*\])|\n+")
KEPT = {"PERSON": 0.60, "ORG": 0.34, "LOC": 0.37, "DATE": 0.33}  # slots that get a name; the others a common noun
BLOCKS = 20_000    # distinct sentences, before names are put in; fewer for a small text
ARTICLE = 24       # sentences
PARAGRAPH = 2      # sentences
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
RELATIVE = ("last week", "next month", "yesterday", "last year", "this year", "two days later", "three weeks ago", "the third quarter",
            "the 1990s", "the summer of 2019", "tomorrow", "early next year", "last Friday", "the previous day")
NOUNS = {"PERSON": "cues/occupations.tsv", "LOC": "cues/place-nouns.tsv"}
BODIES = ("company", "committee", "ministry", "agency", "party", "council", "firm", "bank", "union", "court", "board", "team")
ACCENTS = str.maketrans("aeioucns", "áéíöüçñš")


@functools.cache
def names_of(path):
    """The first column of a list."""
    lines = (LISTS / path).read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[0] for line in lines if line and not line.startswith("#")]


@functools.cache
def populated(least):
    """Places of at least so many people."""
    found = []
    for line in (LISTS / "names/LOC/cities.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and len(cells) > 4 and cells[4].isdigit() and int(cells[4]) >= least:
            found.append(cells[0])
    return found


class Source:
    """The lists, as draws. `accented` leaves only names with a letter beyond ASCII."""

    def __init__(self, random_source, accented):
        self.random, self.accented = random_source, accented
        self.given = self.kept("names/PERSON/world-given-names.tsv", "names/PERSON/given-names.tsv")
        self.surnames = self.kept("names/PERSON/world-surnames.tsv", "names/PERSON/surnames.tsv")
        self.bodies = [self.kept(f"names/ORG/{name}.tsv") for name in
                       ("companies", "governments", "international-bodies", "parties", "universities", "media", "football-clubs")]
        self.places = [self.kept("names/LOC/countries.tsv", "names/LOC/capitals.tsv"), self.only_accented(populated(100_000)),
                       self.kept("names/LOC/regions.tsv"), self.kept("names/LOC/cities.tsv")]
        words = [line.split("\t") for line in (LISTS / "words/ordinary.tsv").read_text().splitlines() if line[0] != "#"]
        self.words = [[word for word, tier, *_ in words if int(tier) in tiers and len(word) > 2 and word.isascii()]
                      for tiers in ((10,), (20,), (35,), (40, 50))]

    def only_accented(self, names):
        return [name for name in names if not name.isascii()] if self.accented else names

    def kept(self, *paths):
        return self.only_accented([name for path in paths for name in names_of(path)])

    def pick(self, several):
        return several[int(self.random.random() * len(several))]

    def drawn(self, pools, *weights):
        return self.pick(self.random.choices(pools, weights)[0])

    def word(self):
        word = self.drawn(self.words, 62, 20, 15, 3)
        return word.translate(ACCENTS) if self.accented and self.random.random() < 0.45 else word

    def unlisted(self):
        """A surname that is on no list, but looks like one."""
        first, second = self.pick(self.surnames), self.pick(self.surnames)
        return first[:len(first) // 2 + 1] + second[len(second) // 2:].lower()

    def person(self):
        """The name in full, the surname."""
        surname = self.pick(self.surnames) if self.random.random() < 0.8 else self.unlisted()
        return f"{self.pick(self.given)} {surname}", surname

    def body(self):
        if self.random.random() < 0.1:
            return f"{self.unlisted()} {self.pick(('Holdings', '& Sons Ltd', 'Foundation', 'Group', 'Institute'))}"
        return self.drawn(self.bodies, 28, 16, 10, 9, 9, 14, 14)

    def place(self):
        return self.drawn(self.places, 45, 30, 10, 15)

    def date(self):
        draw, day, year = self.random.random(), 1 + int(self.random.random() * 28), 1985 + int(self.random.random() * 42)
        month = self.pick(MONTHS)
        if draw < 0.4:
            return self.pick(WEEKDAYS)
        if draw < 0.6:
            return self.pick((f"{day} {month}", f"{month} {day}"))
        if draw < 0.7:
            return self.pick((f"{day} {month} {year}", f"{month} {day}, {year}", f"{month} {year}"))
        return str(year) if draw < 0.82 else self.pick(RELATIVE)


def marked_sentences():
    """The sentences of the marked examples, each as [(text, None) or (name, label), …]."""
    found = []
    files = [*(ROOT / "tests/golden").glob("*.expected"), *(ROOT / "tests/golden/examples").glob("*.marked.txt")]
    for path in sorted(files):
        for sentence in SENTENCE_END.split(path.read_text(encoding="utf-8")):
            if 8 <= len(sentence.split()) and sentence.rstrip("”\"").endswith((".", "?", "!")):
                parts = MARK.split(sentence)
                labels = [None, *(label for pair in zip(parts[2::3], [None] * len(parts)) for label in pair)]
                texts = [parts[0], *(text for pair in zip(parts[1::3], parts[3::3]) for text in pair)]
                found.append(list(zip(texts, labels)))
    return found


class Prose:
    """Articles. A block is a sentence that needs only its names: a format and the labels of its slots."""

    def __init__(self, seed, blocks=BLOCKS, accented=False, marked=False):
        self.random, self.marked = random.Random(seed), marked
        self.source = Source(self.random, accented)
        self.nouns = {label: names_of(path) for label, path in NOUNS.items()} | {"ORG": BODIES}
        sentences = marked_sentences()
        self.blocks = [self.block(self.source.pick(sentences)) for _ in range(blocks)]
        self.dates = [self.source.date() for _ in range(5000)]

    def block(self, sentence):
        pieces, labels = [], []
        for text, label in sentence:
            if label is None:
                pieces.append(re.sub(r"(?<![\w:.,])\d+(?![\w:])|\b[a-z]{5,}\b", self.anew, text).replace("%", "%%"))
            elif self.random.random() < KEPT[label]:
                pieces.append("%s")
                labels.append(label)
            else:
                noun = "then" if label == "DATE" else self.source.pick(self.nouns[label]).lower().removesuffix(" of")
                article = "" if label == "DATE" or pieces[-1].lower().endswith("the ") else "the "
                pieces.append(article + noun)
        written = "".join(pieces)
        return written[0].upper() + written[1:] if written[0] != "%" else written, tuple(labels)

    def anew(self, found):
        old = found.group()
        if old.isdigit():
            return str(int((0.1 + 0.9 * self.random.random()) * 10 ** len(old)))
        return self.source.word() if self.random.random() < 0.75 else old

    def article(self):
        pick, draw = self.source.pick, self.random.random
        people = [self.source.person() for _ in range(6)]
        bodies = [self.source.body() for _ in range(7)]
        places = [self.source.place() for _ in range(8)]
        told = set()

        def slot(label):
            return f"[{name(label)}]{label}" if self.marked else name(label)

        def name(label):
            if label == "DATE":
                return pick(self.dates)
            if label == "PERSON":
                full, surname = pick(people)
                if full in told and draw() < 0.7:
                    return surname
                told.add(full)
                return full
            return pick(bodies if label == "ORG" else places)

        lines = [f"{pick(places).upper()}, {pick(MONTHS)} {1 + int(draw() * 28)} — "]
        for number in range(ARTICLE):
            form, labels = pick(self.blocks)
            lines.append(form % tuple(map(slot, labels)))
            lines.append("\n\n" if number % PARAGRAPH == PARAGRAPH - 1 else " ")
        return "".join(lines)

    def articles(self, size):
        """Articles of together at least `size` bytes."""
        while size > 0:
            article = self.article()
            size -= len(article.encode())
            yield article


def annotated(marked):
    """A marked article as text and spans."""
    record = {"text": "", "spans": []}
    parts = MARK.split(marked)
    for before, name, label in zip(parts[::3], [*parts[1::3], ""], [*parts[2::3], None]):
        start = len(record["text"]) + len(before)
        record["text"] += before + name
        if label:
            record["spans"].append({"start": start, "end": start + len(name), "label": label})
    return record


def cut(text, size):
    """The first `size` bytes or a few less, up to a blank."""
    data = text.encode()[:size]
    return data[:max(data.rfind(b" "), data.rfind(b"\n"))] + b"\n"


def prefixes(size, seed):
    source = random.Random(seed)
    names = [name.split() for path in sorted((LISTS / "names").rglob("*.tsv")) for name in names_of(path.relative_to(LISTS))]
    starts = [" ".join(name[:-1]) for name in names if len(name) > 2 or (len(name) == 2 and source.random() < 0.1)]
    return from_lines(lambda: " ".join(source.choices(starts, k=30)), source, size)


def digits(size, seed):
    source = random.Random(seed)
    number = lambda most: int(source.random() * most)
    forms = (lambda: str(number(100)), lambda: f"{number(1000)},{number(900) + 100}", lambda: f"{number(100)}.{number(10)}",
             lambda: str(number(10 ** 9)), lambda: f"{number(1000)}-{number(10000)}", lambda: str(number(3000)),
             lambda: f"{number(31)}/{number(12)}/{number(100)}", lambda: f"20{number(90) + 10}-{number(12):02}-{number(28):02}",
             lambda: f"{number(31)}.{number(12)}.{1900 + number(200)}")
    return from_lines(lambda: " ".join(source.choice(forms)() for _ in range(30)), source, size)


def from_lines(line, source, size):
    """Lines drawn from a stock of 5,000."""
    stock = [line() for _ in range(5000)]
    return "\n".join(source.choices(stock, k=size // (sum(map(len, stock)) // len(stock)) + 2))


def text(kind, size, seed):
    """The bytes of a text of `size` bytes, or a few less."""
    if kind in ("prefixes", "digits"):
        return cut({"prefixes": prefixes, "digits": digits}[kind](size, seed), size)
    prose = Prose(seed, min(BLOCKS, size // 50 + 100), accented=kind in ("diacritics", "gold-diacritics"), marked=kind.startswith("gold"))
    if kind in ("records", "gold", "gold-diacritics"):
        records = ({"text": article} if kind == "records" else annotated(article) for article in prose.articles(size))
        return "".join(json.dumps({"id": number, **record}, ensure_ascii=False) + "\n"
                       for number, record in enumerate(records)).encode()
    news = "".join(prose.articles(size))
    return cut(news.upper() if kind == "capitals" else news, size)


def small_files(count, folder, seed):
    prose = Prose(seed)
    for number in range(count):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(prose.article().split("\n\n")[:7]) + "\n", encoding="utf-8")


def name_sample(count, seed):
    source = random.Random(seed)
    names = [name for path in sorted((LISTS / "names").rglob("*.tsv")) for name in names_of(path.relative_to(LISTS))]
    return "\n".join(sorted({source.choice(names) for _ in range(count)})) + "\n"


def people_list(count, seed):
    source = random.Random(seed)
    given, surnames = names_of("names/PERSON/given-names.tsv"), names_of("names/PERSON/surnames.tsv")
    found = set()
    while len(found) < count:
        found.add(f"{source.choice(given)} {source.choice(surnames)}")
    head = "#: title    People\n#: about    Made up to measure with.\n#: source   made up\n#: licence  Apache-2.0\n#: columns  name\n"
    return head + "\n".join(sorted(found, key=str.encode)) + "\n"


def rules(count, seed):
    """Rules that begin with ordinary words, so that the text makes them be tried: `house 12/1999`."""
    words = sorted({word for word in Source(random.Random(seed), False).words[1] if len(word) > 4 and word.isalpha()})
    return "\n".join(f"rule made-{word}\nlabel DATE\nmatch {word} (?P<month>1[0-2]|0?[1-9])/(?P<year>\\d{{4}})\n"
                     f"yes [{word} 12/1999]\nno {word} 13/1999\n" for word in random.Random(seed).sample(words, count))


def proportions(path):
    """Prints the counts of one file, as the docstring has them; a plain text is one document without spans."""
    content = path.read_text(encoding="utf-8")
    annotated = content.startswith("{") and '"spans"' in content[:content.find("\n")]
    records = [json.loads(line) for line in content.splitlines()] if annotated else [{"text": content, "spans": []}]
    labels = dict.fromkeys(("PERSON", "ORG", "LOC", "DATE"), 0)
    words, again, paragraphs, sentences, names = [], 0, 0, 0, 0
    for record in records:
        body, seen = record["text"], set()
        words += body.split()
        paragraphs += len(re.findall(r"\n\s*\n", body)) + 1
        sentences += len(re.findall(r"[.!?][\"')”’]*\s", body)) + 1
        for span in record["spans"]:
            name = body[span["start"]:span["end"]]
            labels[span["label"]] = labels.get(span["label"], 0) + 1
            if span["label"] != "DATE":
                names, again = names + 1, again + (name in seen)
                seen.add(name)
    bare = [re.sub(r"^\W+", "", word) for word in words]
    share = lambda count: f"{100 * count / len(words):.2f}"
    size = sum(len(record["text"].encode()) for record in records)
    beyond = sum(ord(letter) > 127 for record in records for letter in record["text"])
    print(path, f"bytes a word {size / len(words):.2f}", "capital", share(sum(word[:1].isupper() for word in bare)),
          "capitals", share(sum(len(word) > 1 and word.isupper() for word in bare)),
          "digit", share(sum(any(map(str.isdigit, word)) for word in bare)), *(f"{k} {share(v)}" for k, v in labels.items()),
          f"sentence {len(words) / sentences:.0f} paragraph {len(words) / paragraphs:.0f} again {again / max(names, 1):.2f}",
          f"beyond ASCII {100 * beyond / size:.2f} %", f"distinct in 100,000 words {len({w.lower() for w in words[:100000]})}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind")
    parser.add_argument("arguments", nargs="+", metavar="SIZE FILE")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.kind == "proportions":
        for path in arguments.arguments:
            proportions(pathlib.Path(path))
        return
    size, path = int(arguments.arguments[0]), pathlib.Path(arguments.arguments[1])
    if arguments.kind == "small":
        small_files(size, path, arguments.seed)
    elif arguments.kind in ("names", "list", "rules"):
        made = {"names": name_sample, "list": people_list, "rules": rules}[arguments.kind](size, arguments.seed)
        path.write_text(made, encoding="utf-8")
    else:
        path.write_bytes(text(arguments.kind, size, arguments.seed))


if __name__ == "__main__":
    main()
