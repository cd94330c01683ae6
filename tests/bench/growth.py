"""How the cost of a run grows with the text, the names, the rules and the threads."""
import os
import pathlib
import shutil
import subprocess
import time

import running
from end_to_end import make

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEXT_SIZES = {False: (100_000, 300_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000), True: (30_000, 100_000, 300_000)}
NAMES = {False: (1_000, 100_000, 1_000_000), True: (1_000, 20_000)}
RULES = {False: (10, 100, 1_000), True: (10, 100)}
SAMPLE = {False: 5_000_000, True: 500_000}  # bytes that names, rules and threads are measured on


def of_text(onoma, scratch, quick, runs):
    found, path = [], scratch / "text"
    with running.one_processor():
        for size in TEXT_SIZES[quick]:
            make("news", size, path)
            measured = running.in_turn({"wc": ["wc", "-w", path], "onoma": [onoma, path]}, runs)
            found.append({"bytes": size, **{name: running.median(one, "busy") for name, one in measured.items()},
                          "peak": running.median(measured["onoma"], "peak")})
    return found


def compile_seconds(onoma, folder, model):
    begin = time.perf_counter()
    done = subprocess.run([onoma, "compile", folder, "-o", model, "-q"], stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return time.perf_counter() - begin


class Lists:
    """A copy of gazetteers/ to add to, its model, and a text to find names in."""

    def __init__(self, onoma, scratch, quick, runs):
        self.onoma, self.scratch, self.runs = onoma, scratch, runs
        self.folder, self.text, self.empty = scratch / "gazetteers", make("news", SAMPLE[quick], scratch / "text"), scratch / "empty"
        self.empty.write_bytes(b"")
        shutil.copytree(ROOT / "gazetteers", self.folder, ignore=shutil.ignore_patterns("import"))
        self.base = scratch / "base.onoma"
        compile_seconds(onoma, self.folder, self.base)

    def with_more(self, path, count, kind):
        """The facts of a model with `count` more of `kind`, a file at `path` of the folder."""
        more, model = self.folder / path, self.scratch / "more.onoma"
        make(kind, count, more)
        seconds = compile_seconds(self.onoma, self.folder, model)
        with running.one_processor():
            both = running.in_turn({"base": [self.onoma, "--model", self.base, self.text],
                                    "more": [self.onoma, "--model", model, self.text]}, self.runs)
            opened = running.in_turn({"built-in": [self.onoma, self.empty], "more": [self.onoma, "--model", model, self.empty]},
                                     5 * self.runs)
        facts = {"count": count, "compile": seconds, "bytes": model.stat().st_size,
                 "slowdown": running.ratio(both["more"], both["base"], "busy"),
                 "open": running.median(opened["more"], "busy") - running.median(opened["built-in"], "busy")}
        more.unlink()
        model.unlink()
        return facts


def of_names(onoma, scratch, quick, runs):
    """Names of people on a list beside the shipped ones; `alone`: seconds to compile a folder of that list only."""
    lists, found = Lists(onoma, scratch, quick, runs), []
    alone = scratch / "alone"
    (alone / "names/PERSON").mkdir(parents=True)
    for count in NAMES[quick]:
        make("list", count, alone / "names/PERSON/more.tsv")
        seconds = compile_seconds(onoma, alone, scratch / "alone.onoma")
        found.append({**lists.with_more("names/PERSON/more.tsv", count, "list"), "alone": seconds})
        print(f"{count:,} names: {found[-1]}", flush=True)
    return found


def of_rules(onoma, scratch, quick, runs):
    """Date rules beside the shipped ones, none of which the text has."""
    lists = Lists(onoma, scratch, quick, runs)
    return [lists.with_more("patterns/more.rules", count, "rules") for count in RULES[quick]]


def of_threads(onoma, scratch, quick, runs):
    """Wall time by number of threads, on a folder of small files and on JSON Lines; all processors."""
    folder, records = make("small", 200 if quick else 8_000, scratch / "files"), make("records", 4 * SAMPLE[quick], scratch / "records")
    found = []
    for name, inputs in (("files", [folder]), ("JSON Lines", ["--jsonl", records])):
        threads = range(1, min(os.cpu_count(), 16) + 1)
        measured = running.in_turn({str(j): [onoma, "-j", str(j), *inputs] for j in threads}, runs)
        found += [{"input": name, "threads": j, "wall": running.median(measured[str(j)], "wall"),
                   "speedup": running.ratio(measured["1"], measured[str(j)], "wall")} for j in threads]
    return found
