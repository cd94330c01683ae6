"""The evaluation corpora, which are not part of this project: where they are, running the program on one, scoring it.

Environment: ONOMA_EVAL is the folder of score.py and corpora/ (../shared/eval beside the project, if not said).
"""
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
EVAL = pathlib.Path(os.environ.get("ONOMA_EVAL") or ROOT.parent / "shared/eval").resolve()
SKIPPED = 77


def skip_without_corpora():
    if not (EVAL / "score.py").is_file():
        print(f"skipped: no evaluation corpora (ONOMA_EVAL names their folder)")
        sys.exit(SKIPPED)


def gold(corpus):
    return EVAL / "corpora" / f"{corpus}.jsonl"


def extract(program, corpus, output, *options):
    """Runs the program on a corpus; its records go to the file `output`."""
    with open(output, "wb") as file:
        subprocess.run([program, "--jsonl", *options, gold(corpus)], stdout=file, check=True)


def score(corpus, predicted, labels):
    """The exact scores of score.py: {label or ALL: {f1, hits, gold, predicted}}."""
    command = [sys.executable, "-B", EVAL / "score.py", gold(corpus), predicted, "--json", "--labels", *labels]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)["exact"]


def spans(path, label):
    """{document id: {(start, end), …}} of one label, of a gold file or of the program's records."""
    found = {}
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        found[document["id"]] = {(span["start"], span["end"]) for span in document["spans"] if span["label"] == label}
    return found
