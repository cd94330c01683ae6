"""Runs the real program in a scratch folder and holds what it prints against the schema and the text.

Environment: ONOMA is the program's path, ONOMA_VERSION the version it must tell (optional).
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

try:
    import jsonschema
except ImportError:
    sys.exit("the command-line tests need Debian's python3-jsonschema")

ROOT = pathlib.Path(__file__).resolve().parents[2]
ONOMA = os.path.abspath(os.environ.get("ONOMA", ROOT / "build/release/onoma"))
SCHEMA = json.loads((ROOT / "docs/onoma-1.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

# Found by any extractor worth the name; the accents and the emoji set the three units apart.
TEXT = "😀 Zoë Müller of the United Nations was in Kabul, Türkiye’s envoy said on 3 May 2024.\n"


class Result:
    """What one run of the program gave."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err.decode(errors="replace")

    def records(self):
        """The records of --format jsonl, each valid against the schema."""
        assert self.out == b"" or self.out.endswith(b"\n"), "the last record does not end"
        return [valid(json.loads(line)) for line in self.out.split(b"\n")[:-1]]


def valid(record):
    """The record, held against the schema (the checker is slow, so of very many spans only the first)."""
    VALIDATOR.validate({**record, "spans": record["spans"][:200]} if "spans" in record else record)
    return record


class CliTest(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="onoma-cli-")
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)
        self.environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
        for name in os.environ:  # sanitizers are steered by the environment
            if name.endswith("SAN_OPTIONS"):
                self.environment[name] = os.environ[name]

    def write(self, name, content):
        path = self.scratch / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def start(self, *arguments, stdin_from=subprocess.PIPE, **options):
        usual = {"stdin": stdin_from, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": self.scratch}
        return subprocess.Popen([ONOMA, *arguments], env=self.environment, **{**usual, **options})

    def onoma(self, *arguments, stdin=b"", status=0, **options):
        """Runs the program to its end; the exit code must be `status` (None: any)."""
        process = self.start(*arguments, **options)
        out, err = process.communicate(stdin.encode() if isinstance(stdin, str) else stdin, timeout=120)
        result = Result(process.returncode, out or b"", err or b"")
        if status is not None:
            self.assertEqual(process.returncode, status, result.err)
        if status == 0:
            self.assertEqual(result.err, "", "nothing may be said when all is well")
        return result

    def only(self, result):
        records = result.records()
        self.assertEqual(len(records), 1)
        return records[0]

    def assert_spans_hold(self, record, text):
        """The law: the span's text is the slice of the document's text, whatever the unit."""
        data, wide = text.encode(), text.encode("utf-16-le")
        self.assertIsNone(record["error"])
        counts = record["text"]
        self.assertEqual(
            (counts["bytes"], counts["codepoints"], counts["utf16"]), (len(data), len(text), len(wide) // 2)
        )
        end = 0
        for number, span in enumerate(record["spans"], 1):
            start, stop = span["start"], span["end"]
            cut = {
                "codepoint": lambda: text[start:stop],
                "byte": lambda: data[start:stop].decode(),
                "utf16": lambda: wide[2 * start : 2 * stop].decode("utf-16-le"),
            }[record["offset_unit"]]()
            self.assertEqual(cut, span["text"])
            self.assertEqual(data[span["byte_start"] : span["byte_end"]].decode(), span["text"])
            self.assertEqual(span["id"], f"s{number}")
            self.assertGreaterEqual(span["byte_start"], end)
            self.assertGreater(span["byte_end"], span["byte_start"])
            end = span["byte_end"]

    def assert_found(self, record, text):
        self.assert_spans_hold(record, text)
        self.assertTrue(record["spans"], "nothing was found")


def spans(record):
    return record["spans"]


def ids(result):
    return [record["id"] for record in result.records()]
