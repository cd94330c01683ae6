#!/usr/bin/env python3
"""Scores the program on the corpora of floors.tsv and fails where it falls below a floor.

    floors.py PROGRAM
"""
import pathlib
import sys
import tempfile

import corpora


def read_floors():
    for line in (pathlib.Path(__file__).parent / "floors.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            corpus, labels, f1, spurious, hits = line.split("\t")
            yield corpus, labels.split(), f1, spurious, hits


def main(program):
    corpora.skip_without_corpora()
    failures = 0
    with tempfile.TemporaryDirectory() as scratch:
        predicted = {}
        for corpus, labels, f1, spurious, hits in read_floors():
            if corpus not in predicted:
                predicted[corpus] = pathlib.Path(scratch) / f"{corpus}.jsonl"
                corpora.extract(program, corpus, predicted[corpus])
            row = corpora.score(corpus, predicted[corpus], labels)["ALL"]
            wrong = row["predicted"] - row["hits"]
            held = ((not f1 or 100 * row["f1"] >= float(f1)) and (not spurious or wrong <= int(spurious))
                    and (not hits or row["hits"] >= int(hits)))
            failures += not held
            asked = ", ".join(text for text, cell in ((f"F1 {f1}", f1), (f"spurious {spurious}", spurious),
                                                      (f"hits {hits}", hits)) if cell)
            print(f"{'ok  ' if held else 'LOW '} {corpus:16} {'+'.join(labels):24} F1 {100 * row['f1']:.1f}, "
                  f"{row['hits']} of {row['gold']} hit, {wrong} spurious (floor: {asked})")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
