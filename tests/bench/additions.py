#!/usr/bin/env python3
"""Measure what additions cost: nothing added, and so many names, read as text and compiled.

    tests/bench/additions.py [--names COUNT ...] [--patterns COUNT] [--runs N]      $ONOMA is another program to use

For each it tells the processor time of a run over a few bytes (start-up), over 3 MB of the news of texts.py, and the largest memory;
the least of N (5) runs each.
"""
import argparse
import os
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
from end_to_end import make  # noqa: E402

ROOT = HERE.parents[1]
ONOMA = os.environ.get("ONOMA") or str(ROOT / "build/release/onoma")
SYLLABLES = "ka zo mir ten ul bra she qui lor van dek pho yun gar nis tol".split()


def measure(arguments, runs):
    """(milliseconds of processor time, MB of memory at most): the least of the runs"""
    times, sizes = [], []
    for _ in range(runs):
        process = subprocess.Popen([ONOMA, *arguments], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            raise SystemExit(f"{' '.join(map(str, arguments))}: exit code {os.waitstatus_to_exitcode(status)}")
        times.append(1000 * (usage.ru_utime + usage.ru_stime))
        sizes.append(usage.ru_maxrss / 1024)
    return min(times), min(sizes)


def write_names(count, path):
    draw = random.Random(5)
    word = lambda: "".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))).capitalize()  # noqa: E731
    with path.open("w", encoding="utf-8") as out:
        out.write("#: columns name id\n")
        out.writelines(f"{' '.join(word() for _ in range(draw.choice((1, 2, 2, 3))))}\tF{i}\n" for i in range(count))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--names", type=int, nargs="*", default=[1_000, 1_000_000])
    parser.add_argument("--patterns", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        news, few = folder / "news", folder / "few.txt"
        make("news", 3_000_000, news)
        few.write_text("Nothing.\n")
        cases = [("nothing", [])]
        for count in arguments.names:
            mine = folder / f"mine-{count}"
            (mine / "names/FIRM").mkdir(parents=True)
            write_names(count, mine / "names/FIRM/list.tsv")
            subprocess.run([ONOMA, "compile", "-q", mine, "-o", f"{mine}.onoma"], check=True)
            cases += [(f"{count:,} names", ["--gazetteer", mine]), (f"{count:,} names, compiled", ["--gazetteer", f"{mine}.onoma"])]
        if arguments.patterns:
            mine = folder / "patterns"
            (mine / "patterns").mkdir(parents=True)
            (mine / "patterns/many.rules").write_text("".join(
                f"rule r{i}\nlabel CODE\nmatch x{i}y\\d+\n\n" for i in range(arguments.patterns)))
            subprocess.run([ONOMA, "compile", "-q", mine, "-o", f"{mine}.onoma"], check=True)
            cases += [(f"{arguments.patterns:,} patterns", ["--gazetteer", mine]),
                      (f"{arguments.patterns:,} patterns, compiled", ["--gazetteer", f"{mine}.onoma"])]
        print("| added | start-up, ms | 3 MB, ms | memory, MB |\n| --- | ---: | ---: | ---: |")
        for title, flags in cases:
            start, _ = measure([*flags, few], arguments.runs)
            whole, memory = measure([*flags, news], arguments.runs)
            print(f"| {title} | {start:.0f} | {whole:.0f} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
