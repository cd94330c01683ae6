#!/usr/bin/env python3
"""Runs the program over the tables of dates and times, and holds what it finds against what a reader expects.

    date_tables.py PROGRAM

date_expressions.tsv and time_expressions.tsv say at their top what their columns are. Each row is a document of its own; rows of
the same options go through one run of the program as JSON Lines.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

GOLDEN = pathlib.Path(__file__).resolve().parent
REFERENCE = "2025-10-26"
DATES = {"DATE"}
TIMES = {"DATE", "TIME", "DURATION", "SET"}


def rows_of(path, usual_label):
    """(line number, text, [(start, end, label, value, mod)], options, reference day, extras) of each row, its text without brackets."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t") + ["", ""]
        extras = dict(e.partition("=")[::2] for e in cells[2].split())
        text, spans, marked = "", [], cells[0].replace("\\n", "\n")
        for piece in re.split(r"(\[[^\]]+\])", marked):
            if piece.startswith("["):
                spans.append((len(text), len(text) + len(piece) - 2))
                piece = piece[1:-1]
            text += piece
        values = cells[1].split()
        labels = extras.get("labels", ",".join([usual_label] * len(spans))).split(",")
        mods = extras.get("mod", ",".join(["-"] * len(spans))).split(",")
        if not len(spans) == len(values) or spans and not len(spans) == len(labels) == len(mods):
            sys.exit(f"{path.name}:{number}: spans, values, labels and modifiers differ in number")
        options = []
        if "languages" in extras:
            options += ["--date-languages", extras["languages"]]
        if "vague" in extras:
            options.append("--vague-dates")
        expected = [(*span, *rest) for span, *rest in zip(spans, labels, values, mods)]
        yield number, text, expected, tuple(options), extras.get("ref", REFERENCE), extras


def run(program, options, rows):
    """The spans found in each row's text: [(start, end, label, value, mod)], and whether any is ambiguous."""
    records = []
    for number, text, _, _, reference, _ in rows:
        record = {"id": str(number), "text": text}
        if reference != "none":
            record["reference_date"] = reference
        records.append(json.dumps(record))
    done = subprocess.run([program, "--jsonl", *options], input="\n".join(records), capture_output=True, text=True)
    if done.returncode or done.stderr:
        sys.exit(f"exit {done.returncode}: {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def shown(text, spans):
    out, at = "", 0
    for start, end, label, value, mod in spans:
        out += f"{text[at:start]}[{text[start:end]}]"
        at = end
    found = " ".join(label[0] + ":" + value + (f"({mod})" if mod != "-" else "") for _, _, label, value, mod in spans)
    return f"{out}{text[at:]}  {found}".replace("\n", "\\n")


def problems(program, path, usual_label, labels, always):
    groups = collections.defaultdict(list)
    for row in rows_of(path, usual_label):
        groups[row[3]].append(row)
    count = hard = 0
    for options, rows in groups.items():
        for row, record in zip(rows, run(program, [*always, *options], rows), strict=True):
            count += 1
            number, text, expected, _, _, extras = row
            ambiguous = "ambiguous" in extras
            spans = [span for span in record["spans"] if span["label"] in labels]
            found = [(span["start"], span["end"], span["label"], span.get("value") or "-", span["date"].get("mod", "-"))
                     for span in spans]
            hard += "hard" in extras and found != expected
            if "hard" in extras:
                continue
            if found != expected:
                yield f"{path.name}:{number}: found     {shown(text, found)}\n{' ' * len(path.name)}      expected  {shown(text, expected)}"
            elif ambiguous != any(span["date"].get("ambiguous", False) for span in spans):
                yield f"{path.name}:{number}: {'is not' if ambiguous else 'is'} ambiguous: {text}"
    print(f"{path.name}: {count} rows, {hard} of them too hard so far")


def main(program):
    program = str(pathlib.Path(program).resolve())
    found = [*problems(program, GOLDEN / "date_expressions.tsv", "DATE", DATES, []),
             *problems(program, GOLDEN / "time_expressions.tsv", "TIME", TIMES, ["--times"])]
    print(*found, sep="\n")
    print(f"{len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
