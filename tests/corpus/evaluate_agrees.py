#!/usr/bin/env python3
"""`onoma evaluate --json` gives every number that score.py gives, running the extractor or scoring its output.

    evaluate_agrees.py PROGRAM
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import corpora

CORPORA = ("dispatch", "re3d_dev", "gum_dev", "uner_ewt_dev", "timebank", "meantime", "btc_dev")
DATES = ("all", "resolved", "calendar")
LABELS = ((), ("PERSON", "DATE"))


def told_by_score(corpus, predicted, dates, labels):
    command = [sys.executable, "-B", corpora.EVAL / "score.py", corpora.gold(corpus), predicted, "--json", "--dates", dates]
    command += ["--labels", *labels] if labels else []
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def told_by_onoma(program, corpus, dates, labels, *source):
    command = [program, "evaluate", "--json", "--dates", dates, *source, corpora.gold(corpus)]
    for label in labels:
        command += ["--label", label]
    report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert report.pop("file") == str(corpora.gold(corpus))
    return report


def cut_short(source, target):
    """The predictions without every third document: those count as missed."""
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    target.write_text("".join(line for number, line in enumerate(lines) if number % 3), encoding="utf-8")


def main(program):
    corpora.skip_without_corpora()
    compared = failures = 0
    with tempfile.TemporaryDirectory() as scratch:
        for corpus in CORPORA:
            whole, part = pathlib.Path(scratch) / f"{corpus}.jsonl", pathlib.Path(scratch) / f"{corpus}.part.jsonl"
            corpora.extract(program, corpus, whole)
            cut_short(whole, part)
            for dates in DATES:
                for labels in LABELS:
                    for predicted, source in ((whole, ("-j", "2")), (whole, ("--predicted", whole)), (part, ("--predicted", part))):
                        wanted = told_by_score(corpus, predicted, dates, labels)
                        got = told_by_onoma(program, corpus, dates, labels, *source)
                        compared += 1
                        if got == wanted:
                            continue
                        failures += 1
                        print(f"{corpus} --dates {dates} {' '.join(labels)} {source[0]}: score.py\n{wanted}\nonoma evaluate\n{got}")
    print(f"{compared} reports, {failures} differ")
    return 1 if failures or not compared else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
