"""Redacted texts: nothing but the spans changes, the key undoes it, the bytes do not depend on threads."""

import csv
import io
import json
import os
import pathlib
import re
import stat
import unittest

from harness import ROOT, TEXT, CliTest

EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
PLACE = re.compile(r"\[(PERSON|ORG|LOC|DATE) (\d+)\]")


class Redact(CliTest):
    def records(self):
        return "".join(json.dumps({"id": path.name, "text": path.read_text()}) + "\n" for path in EXAMPLES)

    def test_only_the_spans_are_replaced_and_the_key_has_them(self):
        found = self.onoma("--jsonl", stdin=self.records()).records()
        redacted = self.onoma("--redact", "--map", "key.json", "--jsonl", stdin=self.records()).out.decode().splitlines()
        key = {row["placeholder"]: row for row in json.loads((self.scratch / "key.json").read_text())["names"]}
        self.assertEqual(len(redacted), len(EXAMPLES))
        last = {}
        for path, record, line in zip(EXAMPLES, found, redacted):
            text, row = path.read_text(), json.loads(line)
            self.assertEqual(row["id"], path.name)
            kept, done = [], 0
            for span in record["spans"]:
                kept.append(text[done : span["start"]])
                done = span["end"]
            kept.append(text[done:])
            self.assertEqual(PLACE.sub("\0", row["text"]), "\0".join(kept))
            for span, place in zip(record["spans"], PLACE.finditer(row["text"])):
                label, number = place.group(1), int(place.group(2))
                self.assertEqual(label, span["label"])
                self.assertIn(" ".join(span["text"].split()), key[place.group()]["forms"])
                self.assertEqual((key[place.group()]["label"], key[place.group()]["number"]), (label, number))
                self.assertLessEqual(number, last.get(label, 0) + 1, "numbers rise one by one")
                last[label] = max(number, last.get(label, 0))

    def test_a_name_and_its_aliases_keep_one_number(self):
        self.write("a", "Amina Yusuf, the mayor of Kano, met the World Bank. Mr. Yusuf then left Kano.\n")
        self.write("b", "In KANO, Mr. Yusuf met Bola Adeyemi, and Adeyemi left for Abuja.\n")
        out = self.onoma("--redact", "--label", "PERSON,LOC", "a", "b").out.decode()
        self.assertEqual(out, "==> a <==\n[PERSON 1], the mayor of [LOC 1], met the World Bank. Mr. [PERSON 1] then left "
                              "[LOC 1].\n==> b <==\nIn [LOC 1], Mr. [PERSON 1] met [PERSON 2], and [PERSON 2] left for "
                              "[LOC 2].\n")

    def test_the_same_bytes_for_any_number_of_threads(self):
        names = [str(path) for path in EXAMPLES] * 5 + ["no-such"]
        outs, keys = set(), set()
        for jobs in ("1", "2", "8"):
            result = self.onoma("--redact", "-j", jobs, "--format", "jsonl", "--map", "key.json", *names, status=1)
            outs.add(result.out)
            keys.add((self.scratch / "key.json").read_bytes())
        self.assertEqual((len(outs), len(keys)), (1, 1))
        last = json.loads(outs.pop().splitlines()[-1])
        self.assertEqual((last["id"], last["error"]["code"], "text" in last), ("no-such", "E_NOT_FOUND", False))

    def test_a_text_alone_keeps_its_bytes(self):
        self.assertEqual(self.onoma("--redact", "--label", "PERSON", stdin="Rain\r\nfell").out, b"Rain\r\nfell")
        self.assertEqual(self.onoma("--redact", "--lines", stdin="In Oslo\n\nIn Rome").out, b"In [LOC 1]\n\nIn [LOC 2]\n")

    def test_redacted_records_can_be_read_again(self):
        out = self.onoma("--redact", "--jsonl", stdin=self.records()).out
        self.assertEqual(len(self.onoma("--jsonl", stdin=out).records()), len(EXAMPLES))

    def test_the_key_is_for_the_owner_alone(self):
        self.write("key.tsv", "old").chmod(0o644)
        os.umask(0)
        self.addCleanup(os.umask, 0o022)
        self.onoma("--redact", "--map", "key.tsv", stdin=TEXT)
        self.onoma("--redact", "--map", "key.json", stdin=TEXT)
        for name in ("key.tsv", "key.json"):
            self.assertEqual(stat.S_IMODE((self.scratch / name).stat().st_mode), 0o600)
        self.assertEqual(sorted(os.listdir(self.scratch)), ["key.json", "key.tsv"])
        rows = list(csv.DictReader(io.StringIO((self.scratch / "key.tsv").read_text()), delimiter="\t"))
        names = json.loads((self.scratch / "key.json").read_text())["names"]
        self.assertEqual([(row["placeholder"], row["label"], int(row["number"]), row["form"]) for row in rows],
                         [(name["placeholder"], name["label"], name["number"], form) for name in names
                          for form in name["forms"]])
        self.assertGreater(len(rows), 2)

    def test_a_key_that_cannot_be_written_is_told_before_the_work(self):
        self.write("a", TEXT)
        os.mkdir(self.scratch / "folder")
        os.link(self.scratch / "a", self.scratch / "again")
        for path in ("none/key", "folder", "a", "./a", "again"):
            result = self.onoma("--redact", "--map", path, "a", status=2)
            self.assertEqual(result.out, b"")
            self.assertIn(f"onoma: --map: {path}", result.err)
        self.assertEqual((self.scratch / "a").read_text(), TEXT)
        self.assertEqual(sorted(os.listdir(self.scratch)), ["a", "again", "folder"])

    def test_wrong_usage(self):
        for arguments in (["--map", "k"], ["--redact", "--format", "csv"], ["--redact", "--entities"],
                          ["--redact", "--offsets", "byte"], ["--redact", "--explain"]):
            self.assertEqual(self.onoma(*arguments, stdin=TEXT, status=2).out, b"")
        self.assertFalse(pathlib.Path(self.scratch / "k").exists())


if __name__ == "__main__":
    unittest.main()
