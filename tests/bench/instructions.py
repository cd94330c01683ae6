#!/usr/bin/env python3
"""Count the instructions of onoma by stage, and compare with those of tests/bench/instructions.tsv.

    tests/bench/instructions.py [--update]      $ONOMA is another program to use

The texts are examples/talks-nairobi.txt (2 KB), which is start-up above all, and 300 KB of the news of texts.py. A stage is the
function that the pipeline enters it by, with all that it calls; `expressions` (made ready where they are first needed) is
part of `patterns`. Counts depend on the compiler and the system's libraries: those of the file are of Debian 12. A change of
more than 3 % is pointed out, so that it is seen in review; it is no error. Without valgrind nothing is counted (exit code 77).
"""
import argparse
import os
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
import callgrind  # noqa: E402
from end_to_end import make  # noqa: E402

ROOT = HERE.parents[1]
ONOMA = pathlib.Path(os.environ.get("ONOMA") or ROOT / "build/release/onoma")
FILE = HERE / "instructions.tsv"
SKIPPED = 77
NOTICED = 0.03
START, NEWS = "2 KB", "300 KB"
EXAMPLE = ROOT / "examples/talks-nairobi.txt"
SIZES = {START: EXAMPLE.stat().st_size, NEWS: 300_000}  # bytes
STAGES = {
    "text": "onoma::text::Analyzer::analyze(",
    "look-up": "onoma::gazetteer::Lookup::run(",
    "patterns": "onoma::pattern::PatternSet::find(",
    "expressions": "onoma::pattern::Expression::prepare",
    "tagging": "onoma::tag::Tagger::tag(",
    "dates": "onoma::link::DateResolver::resolve(",
    "output": "onoma::output::RecordWriter::write(onoma::output::Finding",
}


def count():
    """{text: {stage or "all": instructions}}"""
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        news = pathlib.Path(folder) / "news"
        make("news", SIZES[NEWS], news)
        for name, path in ((START, EXAMPLE), (NEWS, news)):
            total, inside = callgrind.profile([ONOMA, path], tuple(STAGES.values()))
            strange = [function for function, number in inside.items() if number == 0]
            if strange:
                raise SystemExit(f"not in the profile: {', '.join(strange)}; are they called otherwise now?")
            counts[name] = {"all": total, **{stage: inside[function] for stage, function in STAGES.items()}}
    return counts


def read():
    if not FILE.is_file():
        return {}
    kept = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, stage, number = line.split("\t")
            kept.setdefault(name, {})[stage] = int(number)
    return kept


def write(counts):
    lines = ["# text\tstage\tinstructions (tests/bench/instructions.py --update)"]
    lines += [f"{name}\t{stage}\t{number}" for name, stages in counts.items() for stage, number in stages.items()]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def differences(counts, kept):
    """A line for each count, with its change where there is an old one."""
    for name, stages in counts.items():
        for stage, number in stages.items():
            old = kept.get(name, {}).get(stage)
            change = "" if not old else f"{100 * (number / old - 1):+6.1f} %{'  <<<' if abs(number / old - 1) > NOTICED else ''}"
            yield f"{name:7}  {stage:12}  {number:13,}  {change}".rstrip()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true", help="write the counts into the file")
    arguments = parser.parse_args()
    if not callgrind.available():
        print("skipped: valgrind is needed")
        return SKIPPED
    counts = count()
    print("\n".join(differences(counts, read())))
    if arguments.update:
        write(counts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
