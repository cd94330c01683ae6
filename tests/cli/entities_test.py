"""The table of distinct names: held against the spans that the records have."""

import collections
import csv
import io
import json
import pathlib
import unittest

from harness import ROOT, TEXT, CliTest, valid

EXAMPLES = sorted(str(path) for path in (ROOT / "examples").glob("*.txt"))


class Entities(CliTest):
    def table(self, *arguments):
        return json.loads(self.onoma("--entities", "--format", "json", *arguments).out)

    def test_counts_are_those_of_the_spans(self):
        counts, documents = collections.Counter(), collections.defaultdict(set)
        for record in self.onoma(*EXAMPLES).records():
            for span in record["spans"]:
                key = span["label"], " ".join(span["text"].split()).casefold()
                counts[key] += 1
                documents[key].add(record["id"])
        table = self.table(*EXAMPLES)
        found = {(row["label"], row["name"].casefold()): (row["count"], row["documents"]) for row in table}
        self.assertEqual(found, {key: (count, len(documents[key])) for key, count in counts.items()})
        self.assertEqual(len(found), len(table))
        order = [(-row["count"], row["name"].encode()) for row in table]
        self.assertEqual(order, sorted(order))

    def test_every_format_has_the_same_rows(self):
        table = [(row["label"], row["name"], row["count"], row["documents"]) for row in map(valid, self.table(*EXAMPLES))]
        records = self.onoma("--entities", "--format", "jsonl", *EXAMPLES).records()
        self.assertEqual([(row["label"], row["name"], row["count"], row["documents"]) for row in records], table)
        for name, delimiter in (("csv", ","), ("tsv", "\t")):
            out = self.onoma("--entities", "--format", name, *EXAMPLES).out.decode()
            rows = csv.DictReader(io.StringIO(out, newline=""), delimiter=delimiter)
            self.assertEqual([(row["label"], row["name"], int(row["count"]), int(row["documents"])) for row in rows], table)
        lines = self.onoma("--entities", *EXAMPLES).out.decode().splitlines()
        self.assertEqual(lines[0].split(), ["count", "documents", "label", "name"])
        self.assertEqual([(label, name, int(count), int(documents)) for count, documents, label, name in
                          (line.split(None, 3) for line in lines[1:])], table)

    def test_the_same_for_any_number_of_threads_and_any_cut(self):
        whole = self.onoma("--entities", *EXAMPLES).out
        for jobs in ("2", "8"):
            self.assertEqual(self.onoma("--entities", "-j", jobs, *EXAMPLES).out, whole)
        records = "".join(json.dumps({"text": pathlib.Path(path).read_text()}) + "\n" for path in EXAMPLES)
        self.assertEqual(self.onoma("--entities", "--jsonl", "-j", "2", stdin=records).out, whole)

    def test_top_and_filters(self):
        table = self.table(*EXAMPLES)
        self.assertEqual(self.table("--top", "3", *EXAMPLES), table[:3])
        self.assertEqual(self.table("--top", "1000000", *EXAMPLES), table)
        self.assertEqual(self.table("--label", "ORG", "--top", "2", *EXAMPLES),
                         [row for row in table if row["label"] == "ORG"][:2])
        self.assertEqual(self.table("--min-confidence", "1", *EXAMPLES), [])

    def test_failures_are_told_and_the_rest_is_counted(self):
        result = self.onoma("--entities", "no-such", *EXAMPLES, status=1)
        self.assertIn("onoma: no-such: ", result.err)
        self.assertEqual(result.out, self.onoma("--entities", *EXAMPLES).out)
        self.onoma("--entities", "-e", stdin="nothing", status=4)

    def test_wrong_usage(self):
        for arguments in (["--top", "3"], ["--entities", "--top", "0"], ["--entities", "--count"], ["--entities", "-l"],
                          ["--entities", "--format", "conll"], ["--entities", "--header"], ["--entities", "--context", "3"]):
            self.assertEqual(self.onoma(*arguments, stdin=TEXT, status=2).out, b"")


if __name__ == "__main__":
    unittest.main()
