#!/usr/bin/env python3
"""The work for a text grows no faster than the text: worst cases of one, two and four times a size, by instruction counts.

    ONOMA=build/release/onoma tests/bench/linearity_test.py [CASE...]

From the first size to the second a run needs so many instructions more, and from the second to the third, where twice as much text
is added, at most twice as many and a quarter. Work that grew with the square would need four times as many. What RE2 needs
to compile an expression is left out: it comes once, wherever the text first needs the rule. No clock is looked at. Without
valgrind the test is skipped (exit code 77).
"""
import concurrent.futures
import os
import pathlib
import random
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
import callgrind  # noqa: E402
import texts  # noqa: E402

ONOMA = os.environ.get("ONOMA") or texts.ROOT / "build/release/onoma"
SKIPPED = 77
SIZE = 10_000       # of the first of three: the third still is one window
SEVERAL = 60_000    # for a document of several windows
TOLERANCE = 0.25
SLACK = 500_000     # instructions, for what else comes once
ONCE = "re2::RE2::Init("


def generated(kind):
    return lambda size: texts.text(kind, size, 1)


def repeated(piece):
    return lambda size: (piece * (size // len(piece.encode()) + 1)).encode()


def dates(size):
    prose = texts.Source(random.Random(1), False)
    return " ".join(prose.date() for _ in range(size // 4)).encode()


def people(size):
    prose = texts.Source(random.Random(1), False)
    return ", ".join(prose.person()[0] for _ in range(size // 8)).encode()


# What a case is made of, and the first size.
CASES = {
    "news": (generated("news"), SIZE),
    "news of several windows": (generated("news"), SEVERAL),
    "diacritics": (generated("diacritics"), SIZE),
    "capitals": (generated("capitals"), SIZE),
    "prefixes of names": (generated("prefixes"), SIZE),
    "digits": (generated("digits"), SIZE),
    "a list of names": (people, SIZE),
    "dates": (dates, SIZE),
    "one word": (repeated("a"), SIZE),
    "one name again and again": (repeated("Ada "), SIZE),
    "brackets and quotes": (repeated("(“["), SIZE),
    "initials": (repeated("J. "), SIZE),
    "combining marks": (repeated("e\u0301"), SIZE),
    "bytes that are not UTF-8": (lambda size: b"\xff" * size, SIZE),
    "line ends": (repeated("A\n"), SIZE),
}


def growth(make, size):
    """Instructions for one, two and four times the size."""
    text, counts = make(4 * size), []
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "text"
        for part in (text[:size], text[:2 * size], text[:4 * size]):
            path.write_bytes(part)
            whole_run, once = callgrind.profile([ONOMA, path], (ONCE,))
            counts.append(whole_run - once[ONCE])
    return counts


def main():
    if not callgrind.available():
        print("skipped: valgrind is needed")
        return SKIPPED
    failed = False
    names = sys.argv[1:] or list(CASES)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for name, (one, two, four) in zip(names, pool.map(lambda name: growth(*CASES[name]), names)):
            factor = (four - two) / max(two - one, 1)
            bad = four - two > 2 * (1 + TOLERANCE) * (two - one) + SLACK
            failed |= bad
            print(f"{name:26} {one:13,} {two:13,} {four:13,}  growth x {factor:.2f}{'  FAILED: at most 2.5' if bad else ''}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
