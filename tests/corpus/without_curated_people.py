#!/usr/bin/env python3
"""The people of the dispatch are found by general means: also by a model without a single hand-curated name of a person.

    without_curated_people.py PROGRAM
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

import corpora

CURATED = "curated for onoma"


def drop_curated_people(gazetteers):
    """Removes the lists of people that rest, in whole or in part, on curation by hand; returns their names."""
    dropped = []
    for path in sorted((gazetteers / "names/PERSON").rglob("*.tsv")):
        with open(path, encoding="utf-8") as file:
            source = next((line for line in file if line.startswith("#: source")), "")
        if CURATED in source:
            path.unlink()
            dropped.append(path.name)
    return dropped


def main(program):
    corpora.skip_without_corpora()
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        lists, model, found = scratch / "gazetteers", scratch / "model.onoma", scratch / "found.jsonl"
        shutil.copytree(corpora.ROOT / "gazetteers", lists, ignore=shutil.ignore_patterns("import"))
        dropped = drop_curated_people(lists)
        assert dropped, f"no list of people says '{CURATED}' as its source"
        subprocess.run([program, "compile", lists, "-o", model], check=True)
        corpora.extract(program, "dispatch", found, "--model", model)

        wanted, got = corpora.spans(corpora.gold("dispatch"), "PERSON"), corpora.spans(found, "PERSON")
        missed = {name: sorted(spans - got.get(name, set())) for name, spans in wanted.items()}
        count = sum(map(len, wanted.values()))
        print(f"without {', '.join(dropped)}: {count - sum(map(len, missed.values()))} of {count} people found")
        for name, spans in missed.items():
            for start, end in spans:
                print(f"{name}: nobody found at {start}-{end}")
        return 1 if any(missed.values()) or count != 6 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
