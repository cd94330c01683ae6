"""onoma diff: entity-level changes between two files of records."""

import gzip
import json
import unittest

from harness import ROOT, CliTest

OLD, NEW = (str(ROOT / "examples" / name) for name in ("found-old.jsonl", "found-new.jsonl"))


def span(start, end, label, **fields):
    return {"start": start, "end": end, "label": label, **fields}


def record(id, spans=(), **fields):
    return json.dumps({"id": id, **fields, "spans": list(spans)}, ensure_ascii=False) + "\n"


class DiffTest(CliTest):
    def diff(self, a, b, *options, status=1, **more):
        """The rows of the text form, each as its columns, and the summary."""
        self.write("a", a)
        self.write("b", b)
        lines = self.onoma("diff", "a", "b", *options, status=status, **more).out.decode().splitlines()
        return [line.split("\t") for line in lines[:-1]], lines[-1]

    def problem(self, *arguments, **options):
        return self.onoma("diff", *arguments, status=2, **options).err


class Changes(DiffTest):
    def test_each_kind_of_change(self):
        a = [span(0, 5, "PERSON", text="Ada O"), span(10, 15, "ORG", text="Acme\n1"), span(20, 25, "LOC", text="Accra"),
             span(30, 35, "LOC", text="Lomé"), span(50, 56, "DATE", text="Monday", value="2024-05-06")]
        b = [span(0, 5, "PERSON", text="Ada O"), span(10, 15, "VESSEL", text="Acme\n1"), span(20, 28, "LOC", text="Accra Bay"),
             span(40, 45, "ORG", text="\x1b[31mU"), span(50, 56, "DATE", text="Monday", value="2024-05-13")]
        rows, summary = self.diff(record("x", a), record("x", b))
        self.assertEqual(
            rows,
            [
                ["~", "x:10", "relabelled", "ORG -> VESSEL [Acme 1]"],
                ["~", "x:20", "moved", "LOC [Accra] -> LOC [Accra Bay]"],
                ["-", "x:30", "removed", "LOC [Lomé]"],
                ["+", "x:40", "added", "ORG [[31mU]"],
                ["~", "x:50", "revalued", "DATE [Monday] 2024-05-06 -> 2024-05-13"],
            ],
        )
        self.assertEqual(summary, "1 same, 1 added, 1 removed, 1 relabelled, 1 moved, 1 revalued; 1 document, 1 changed")

    def test_json_says_the_same(self):
        lines = [json.loads(line) for line in self.onoma("diff", "--format", "json", OLD, NEW, status=1).out.splitlines()]
        changes, summary = lines[:-1], lines[-1]
        self.assertEqual({line["type"] for line in changes}, {"change"})
        self.assertEqual(summary["type"], "summary")
        for kind in ("added", "removed", "relabelled", "moved", "revalued"):
            self.assertEqual(summary[kind], sum(change["kind"] == kind for change in changes), kind)
        self.assertEqual(changes[1]["a"], None)
        self.assertEqual(changes[1]["b"], {"start": 0, "end": 5, "label": "PERSON", "text": "Yusuf", "value": ""})

    def test_no_difference_is_exit_code_0(self):
        rows, summary = self.diff(record("x", [span(0, 1, "LOC")]), record("x", [span(0, 1, "LOC")] * 2), status=0)
        self.assertEqual((rows, summary), ([], "1 same, 0 added, 0 removed, 0 relabelled, 0 moved, 0 revalued; 1 document, 0 changed"))
        self.assertEqual(self.onoma("diff", "-q", "a", "b").out, b"")

    def test_labels(self):
        a = record("x", [span(0, 1, "LOC"), span(5, 6, "ORG"), span(8, 9, "ORG")])
        b = record("x", [span(0, 1, "ORG"), span(8, 9, "ORG")])
        rows, summary = self.diff(a, b, "--label", "loc")
        self.assertEqual([row[2] for row in rows], ["relabelled"])
        self.assertTrue(summary.startswith("0 same"))
        rows, summary = self.diff(a, b, "--label", "ORG")
        self.assertEqual([row[2] for row in rows], ["relabelled", "removed"])
        self.assertTrue(summary.startswith("1 same"))
        self.assertEqual(self.diff(a, b, "--label", "DATE", status=0)[0], [])

    def test_summary_alone(self):
        self.assertEqual(self.onoma("diff", "--summary", OLD, NEW, status=1).out.decode().count("\n"), 1)

    def test_colours(self):
        plain = self.onoma("diff", OLD, NEW, status=1).out
        self.assertNotIn(b"\x1b", plain)
        self.assertIn(b"\x1b[32m+\x1b[0m\t", self.onoma("diff", "--color", "always", OLD, NEW, status=1).out)
        self.assertNotIn(b"\x1b", self.onoma("diff", "--color", "always", "--format", "json", OLD, NEW, status=1).out)


class Documents(DiffTest):
    def test_they_are_matched_by_id_in_any_order(self):
        a = "".join(record(i, [span(i, i + 1, "LOC")]) for i in range(50))
        b = "".join(record(i, [span(i, i + 1, "LOC")]) for i in reversed(range(50)))
        self.assertEqual(self.diff(a, b, status=0)[0], [])

    def test_what_is_in_one_run_alone(self):
        a = record("both") + record("old", [span(0, 1, "LOC")]) + record("older") + record("both 2")
        b = record("new", [span(0, 1, "LOC"), span(2, 3, "LOC")]) + record("both 2") + record("both")
        rows, summary = self.diff(a, b)
        self.assertEqual(
            rows,
            [["-", "old", "only in A", "1 span"], ["-", "older", "only in A", "0 spans"], ["+", "new", "only in B", "2 spans"]],
        )
        self.assertTrue(summary.endswith("; 2 documents, 0 changed, 2 only in A, 1 only in B"), summary)

    def test_documents_of_one_id_go_together_one_by_one(self):
        a = record("x", [span(0, 1, "LOC")]) + record("x", [span(5, 6, "LOC")])
        self.assertEqual(self.diff(a, a, status=0)[0], [])
        rows, _ = self.diff(a, a + record("x"))
        self.assertEqual(rows, [["+", "x", "only in B", "0 spans"]])

    def test_an_input_that_failed_in_one_run(self):
        failed = '{"id":"x","spans":[],"error":{"code":"E_READ","message":"gone"}}\n'
        rows, summary = self.diff(failed, record("x", [span(0, 1, "LOC")]))
        self.assertEqual(rows, [["+", "x", "failed in A", "1 span"]])
        self.assertTrue(summary.endswith("; 1 document, 0 changed, 1 failed in one run"))
        self.assertEqual(self.diff(failed, failed, status=0)[0], [])

    def test_real_runs_pipes_and_compressed_files(self):
        run = self.onoma(str(ROOT / "examples")).out
        self.write("run.gz", gzip.compress(run))
        self.onoma("diff", "-q", "run.gz", "-", stdin=run)
        utf16 = self.onoma("--offsets", "utf16", "--header", str(ROOT / "examples")).out
        self.onoma("diff", "-q", "run.gz", "-", stdin=utf16)

    def test_a_large_run_is_read_side_by_side(self):
        one = record("i", [span(n, n + 1, "LOC", text="x" * 20) for n in range(0, 200, 2)])
        lines = "".join(one.replace('"i"', f'"{n}"') for n in range(2000))
        rows, summary = self.diff(lines, record("first") + lines)
        self.assertEqual(rows, [["+", "first", "only in B", "0 spans"]])
        self.assertIn("2000 documents", summary)


class BadInput(DiffTest):
    def test_usage(self):
        for arguments in ([], ["a"], ["a", "b", "c"], ["-", "-"], ["--format", "csv", "a", "b"], ["--color", "x", "a", "b"]):
            self.assertRegex(self.problem(*arguments), r"^onoma: .+\nTry 'onoma --help'\.\n$")

    def test_a_format_meant_for_other_runs_gives_way(self):
        self.environment["ONOMA_FORMAT"] = "csv"
        self.onoma("diff", OLD, NEW, status=1)

    def test_files_that_cannot_be_used(self):
        good = record("a", [span(0, 1, "LOC")])
        for content, message in (
            (good + "{", "b:2: broken JSON at byte 2"),
            ("\n[]\n", "b:2: expected an object: {…}"),
            ('{"id":"a"}', 'b:1: no field "spans"'),
            ('{"spans":[]}', 'b:1: no field "id"'),
            (b'{"id":"\xff","spans":[]}', "b:1: broken JSON at byte 8"),
            ("[" * 100000, "b:1: broken JSON at byte 100001"),
            (record("a", [span(3, 2, "LOC")]), "b:1: span 3 to 2 ends before it begins"),
            (record("a", [span(0, 1, "LOC")], offset_unit="byte"),
             "b:1: counts offsets in another unit than a:1, and not all spans have byte_start and byte_end"),
        ):
            self.write("a", good)
            self.write("b", content)
            self.assertEqual(self.problem("a", "b"), f"onoma: {message}\n")
        self.assertEqual(self.problem("none", "b"), "onoma: none: cannot open: No such file or directory\n")
        self.assertIn("onoma: .: ", self.problem("a", "."))

    def test_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            self.assertIn("cannot write", self.onoma("diff", OLD, NEW, stdout=full, status=3).err)


if __name__ == "__main__":
    unittest.main()
