"""Which spans are printed, what a record can hold besides, counts, names of documents, and exit code 4."""

import csv
import hashlib
import io
import json
import unittest

from harness import TEXT, CliTest

MANY = "😀 Zoë Müller of the United Nations met Amina Yusuf in Kabul.\r\nHe left Oslo on 3 May 2024, Ms. Rao said.\n"


class Filters(CliTest):
    def test_confidence_is_held_against_what_is_printed(self):
        spans = self.only(self.onoma(stdin=MANY))["spans"]
        levels = sorted({span["confidence"] for span in spans})
        self.assertGreater(len(levels), 3)
        for level in levels:
            for least in (level, level + 0.00005):
                kept = self.only(self.onoma("--min-confidence", f"{least:.6f}", stdin=MANY))["spans"]
                self.assertEqual(
                    [span["text"] for span in kept], [span["text"] for span in spans if span["confidence"] >= least]
                )

    def test_context_is_the_text_beside_the_span(self):
        for count in (1, 7, 1000):
            record = self.only(self.onoma("--context", str(count), stdin=MANY))
            for span in record["spans"]:
                self.assertEqual(span["prefix"], MANY[max(0, span["start"] - count) : span["start"]])
                self.assertEqual(span["suffix"], MANY[span["end"] : span["end"] + count])
            rows = list(csv.DictReader(io.StringIO(
                self.onoma("--context", str(count), "--format", "csv", stdin=MANY).out.decode(), newline="")))
            self.assertEqual([(row["prefix"], row["suffix"]) for row in rows],
                             [(span["prefix"], span["suffix"]) for span in record["spans"]])
        self.assertEqual(self.onoma("--context", "0", stdin=MANY).out, self.onoma(stdin=MANY).out)

    def test_text_is_in_the_record(self):
        record = self.only(self.onoma("--with-text", stdin=b"\xef\xbb\xbf" + MANY.encode() + b"\xff"))
        self.assertEqual(record["text"]["content"], MANY + "\ufffd")
        self.assert_spans_hold(record, record["text"]["content"])

    def test_digests(self):
        raw = b"\xef\xbb\xbf" + MANY.encode() + b"\xff"
        record = self.only(self.onoma("--digest", stdin=raw))
        self.assertEqual(record["source"]["sha256"], hashlib.sha256(raw).hexdigest())
        self.assertEqual(record["text"]["sha256"], hashlib.sha256((MANY + "\ufffd").encode()).hexdigest())
        line = json.dumps({"id": 1, "text": MANY})
        [record] = self.onoma("--digest", "--jsonl", stdin=line + "\r\n").records()
        self.assertEqual(record["source"]["sha256"], hashlib.sha256(line.encode()).hexdigest())
        self.assertEqual(record["text"]["sha256"], hashlib.sha256(MANY.encode()).hexdigest())
        self.assertNotIn("sha256", json.dumps(self.only(self.onoma(stdin=MANY))))

    def test_the_run_record_tells(self):
        head = self.onoma("--header", "--min-confidence", "0.5", "--context", "3", "--digest", "--with-text", stdin="x")
        options = head.records()[0]["options"]
        self.assertEqual(options["min_confidence"], "0.5")
        self.assertEqual((options["context"], options["digest"], options["with_text"]), ("3", "yes", "yes"))

    def test_numbers_out_of_range_are_wrong_usage(self):
        for arguments in (["--min-confidence", "2"], ["--min-confidence", "-0.1"], ["--min-confidence", "nan"],
                          ["--min-confidence", "high"], ["--context", "-1"], ["--context", "x"]):
            self.assertEqual(self.onoma(*arguments, stdin=TEXT, status=2).out, b"")


class Counts(CliTest):
    def setUp(self):
        super().setUp()
        self.names = ["a.txt", "=b, c.txt", "none.txt"]
        for name, text in zip(self.names, (MANY, "Oslo, Kabul and Lagos.", "nothing")):
            self.write(name, text)
        self.expected = []
        for record in self.onoma(*self.names).records():
            counts = dict.fromkeys(("PERSON", "ORG", "LOC", "DATE"), 0)
            for span in record["spans"]:
                counts[span["label"]] += 1
            self.expected.append((record["id"], len(record["spans"]), counts))
        self.assertGreater(self.expected[0][1], 4)
        self.assertEqual(self.expected[2][1], 0)

    def test_text(self):
        lines = self.onoma("--count", *self.names).out.decode().splitlines()
        wanted = [f"{name}:{total}:" + ":".join(f"{label}={count}" for label, count in counts.items())
                  for name, total, counts in self.expected]
        self.assertEqual([line[: len(text)] for line, text in zip(lines, wanted)], wanted)
        self.assertEqual(len(lines), 3)
        self.assertEqual(self.onoma("-c", *self.names).out.decode().splitlines(), lines)

    def test_tables(self):
        for name, delimiter in (("csv", ","), ("tsv", "\t")):
            out = self.onoma("--count", "--format", name, "-j", "2", *self.names).out.decode()
            rows = list(csv.DictReader(io.StringIO(out, newline=""), delimiter=delimiter))
            self.assertEqual([(row["document"], int(row["spans"])) for row in rows], [row[:2] for row in self.expected])
            for row, (_, _, counts) in zip(rows, self.expected):
                self.assertEqual({label: int(row[label]) for label in counts}, counts)
        self.assertIn("\"'=b, c.txt\"", self.onoma("--count", "--format", "csv", "--csv-safe", *self.names).out.decode())

    def test_records(self):
        records = self.onoma("--count", "--format", "jsonl", "no-such", *self.names, status=1).records()
        self.assertEqual(records[0]["error"]["code"], "E_NOT_FOUND")
        self.assertEqual([(record["id"], record["count"]) for record in records[1:]], [row[:2] for row in self.expected])
        for record, (_, _, counts) in zip(records[1:], self.expected):
            self.assertEqual((record["type"], record["error"]), ("count", None))
            self.assertEqual({label: record["counts"][label] for label in counts}, counts)

    def test_only_the_labels_asked_for(self):
        out = self.onoma("--count", "--label", "LOC", "--label", "person,LOC", "none.txt").out
        self.assertEqual(out, b"none.txt:0:PERSON=0:LOC=0\n")

    def test_names_of_documents_that_have_a_span(self):
        self.assertEqual(self.onoma("-l", *self.names).out, b"a.txt\n=b, c.txt\n")
        self.assertEqual(self.onoma("--files-with-matches", "--label", "PERSON", *self.names).out, b"a.txt\n")
        name = b"\xff\xfe odd\t.txt"
        (self.scratch / "x").mkdir()
        with open(bytes(self.scratch) + b"/x/" + name, "wb") as file:
            file.write(MANY.encode())
        self.assertEqual(self.onoma("-l", "x").out, b"x/" + name + b"\n")

    def test_what_does_not_go_together_is_wrong_usage(self):
        for arguments in (["--count", "-l"], ["--count", "--explain"], ["-l", "--with-text"], ["--count", "--format", "xml"],
                          ["-l", "--format", "csv"], ["--count", "--offsets", "byte"], ["--count", "--csv-safe"]):
            result = self.onoma(*arguments, stdin=TEXT, status=2)
            self.assertEqual(result.out, b"")
            self.assertRegex(result.err, r"^onoma: .+\nTry 'onoma --help'\.\n$")


class ExitStatus(CliTest):
    def test_nothing_found_is_4_only_when_asked_for(self):
        self.write("none", "nothing to see here")
        self.write("some", "Rain in Oslo.")
        for arguments, status in (
            (["none"], 0), (["-e", "none"], 4), (["--exit-status", "none", "some"], 0), (["-e", "some", "--label", "DATE"], 4),
            (["-e", "none", "no-such"], 1), (["-e", "some", "no-such"], 1), (["-e", "-l", "none"], 4),
            (["-e", "--count", "some"], 0), (["-e", "--format", "none", "some"], 0), (["-e", "--min-confidence", "1", "some"], 4),
        ):
            self.onoma("-q", *arguments, status=status)
        self.onoma("-e", stdin=b"", status=4)


if __name__ == "__main__":
    unittest.main()
