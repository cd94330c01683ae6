"""--csv-column: a row in, a record out. And --meta, which hands the caller's fields back, of CSV and JSON Lines."""

import csv
import io
import json
import random
import unittest

from harness import TEXT, CliTest, ids


def table(*rows, **options):
    out = io.StringIO()
    csv.writer(out, **options).writerows(rows)
    return out.getvalue()


class Csv(CliTest):
    def test_a_row_is_a_document_named_by_its_line(self):
        data = table(["nr", "body"], ["1", TEXT], ["2", 'one "quoted"\nline, two'], ["3", ""])
        records = self.onoma("--csv-column", "body", stdin=data).records()
        self.assertEqual([r["id"] for r in records], ["-:2", "-:4", "-:6"])
        self.assertEqual([r["source"]["record"] for r in records], [0, 1, 2])
        for record, text in zip(records, (TEXT, 'one "quoted"\nline, two', "")):
            self.assert_spans_hold(record, text)
        self.assert_found(records[0], TEXT)

    def test_columns_for_the_id_the_date_and_what_is_handed_back(self):
        data = table(["nr", "day", "body", "näme", "x"], ["a", "2024-05-01", "It rained on Monday in Paris.", "é\u2028\x1b", "1"],
                     ["", "", "x", "", ""])
        flags = ["--csv-column=body", "--id-field=nr", "--date-field", "day"]
        first, second = self.onoma(*flags, "--meta", "x,näme", stdin=data).records()
        self.assertEqual((first["id"], second["id"]), ("a", "-:3"))
        self.assertEqual(first["ref_date"], {"value": "2024-05-01", "from": "field"})
        self.assertEqual(first["meta"], {"x": "1", "näme": "é\u2028\x1b"})
        self.assertEqual(list(first["meta"]), ["x", "näme"])
        first, _ = self.onoma(*flags, "--meta", "all", stdin=data).records()
        self.assertEqual(first["meta"], {"näme": "é\u2028\x1b", "x": "1"})

    def test_what_pythons_writer_writes_is_read_back(self):
        random_ = random.Random(3)
        pieces = ['"', ",", "\n", "\r\n", "\t", " ", "Paris", "é", "😀", "", "'", ";", "a\rb"]
        for delimiter, flag in ((",", []), ("\t", ["--csv-delimiter", "tab"]), (";", ["--csv-delimiter=;"])):
            rows = [["".join(random_.choices(pieces, k=random_.randint(0, 6))) for _ in range(3)] for _ in range(300)]
            for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
                for end in ("\r\n", "\n"):
                    data = table(["a", "b", "c"], *rows, delimiter=delimiter, quoting=quoting, lineterminator=end)
                    records = self.onoma("--csv-column", "b", "--meta", "a,c", *flag, stdin=data).records()
                    self.assertEqual(len(records), len(rows))
                    for record, (a, b, c) in zip(records, rows):
                        self.assertEqual(record["meta"], {"a": a, "c": c})
                        self.assert_spans_hold(record, b)

    def test_empty_lines_marks_and_the_last_line(self):
        for data in ("\ufeffa,b\r\n\r\n1,x\r\n\r\n2,y", "a,b\n\n1,x\n\n2,y\n"):
            records = self.onoma("--csv-column", "b", "--id-field", "a", stdin=data).records()
            self.assertEqual([(r["id"], r["text"]["bytes"]) for r in records], [("1", 1), ("2", 1)])
        self.assertEqual(self.onoma("--csv-column", "b", stdin="").out, b"")
        self.assertEqual(self.onoma("--csv-column", "b", stdin="b\n").out, b"")
        self.assertEqual(self.only(self.onoma("--csv-column", "b", stdin='b\n""\n'))["text"]["bytes"], 0)

    def test_a_broken_row_is_a_record_in_its_place_and_the_next_is_read(self):
        data = 'a,b\n1,x\n2,"y"z\n3\n4,x,x\n5,in "the" middle\n6,"open\n7,x\n'
        result = self.onoma("--csv-column", "b", "--id-field", "a", stdin=data, status=1)
        self.assertEqual(ids(result), ["1", "-:3", "-:4", "-:5", "5", "-:7"])
        codes = [record["error"] and record["error"]["code"] for record in result.records()]
        self.assertEqual(codes, [None, "E_CSV", "E_CSV", "E_CSV", None, "E_CSV"])
        self.assertEqual(
            result.err.splitlines(),
            [
                "onoma: -:3: text behind a closing quote",
                "onoma: -:4: 1 cells, where the header has 2",
                "onoma: -:5: 3 cells, where the header has 2",
                "onoma: -:7: a quote is not closed",
            ],
        )

    def test_a_column_that_is_not_there(self):
        self.write("n/a.csv", "x,y\n1,2\n")
        self.write("n/b.csv", "b\nParis\n")
        self.write("n/c.csv", "b,b\n1,2\n")
        result = self.onoma("--csv-column", "b", "n", status=1)
        self.assertEqual(ids(result), ["n/a.csv", "n/b.csv:2", "n/c.csv"])
        self.assertEqual(
            result.err.splitlines(),
            ['onoma: n/a.csv: no column "b"; the columns are x, y', 'onoma: n/c.csv: two columns "b"'],
        )
        for flags in (["--id-field", "q"], ["--date-field", "q"], ["--meta", "q"]):
            self.assertIn('no column "q"', self.onoma("--csv-column", "y", *flags, "n/a.csv", status=1).err)

    def test_encodings_and_bad_bytes(self):
        text = "Zoë Müller of the United Nations was in Kabul."
        for codec, flags in (("utf-16", []), ("utf-8-sig", []), ("cp1252", ["--encoding", "cp1252"])):
            record = self.only(self.onoma("--csv-column", "b", *flags, stdin=table(["a", "b"], ["1", text]).encode(codec)))
            self.assert_found(record, text)
        record = self.only(self.onoma("--csv-column", "b", stdin=b"a,b\n\xff,Paris\xff\n"))
        self.assertEqual(record["text"]["replaced"], 1)

    def test_wrong_usage(self):
        for flags in (["--csv-column"], ["--csv-column=b", "--jsonl"], ["--csv-column=b", "--lines"], ["--csv-delimiter=;"],
                      ["--csv-column=b", "--csv-delimiter=ab"], ["--csv-column=b", '--csv-delimiter="'], ["--meta=a"],
                      ["--lines", "--meta=a"], ["--csv-column=b", "--text-field=b"]):
            self.assertEqual(self.onoma(*flags, stdin="x", status=2).out, b"", flags)


class Meta(CliTest):
    def test_fields_are_handed_back_as_they_came(self):
        line = '{"id":7,"text":"x","big":12345678901234567890123,"f":1.50, "n" : null,"l":[1, {"a b":"\\u00e9\\n"} ],"t":true,"e":1e999}\n'
        record = self.only(self.onoma("--jsonl", "--meta", "all", stdin=line))
        self.assertEqual(record["meta"], json.loads('{"big":12345678901234567890123,"f":1.5,"n":null,"l":[1,{"a b":"é\\n"}],"t":true,"e":1e999}'))
        raw = self.onoma("--jsonl", "--meta", "big", "--meta", "f,e", stdin=line).out
        self.assertIn(b'"meta":{"big":12345678901234567890123,"f":1.50,"e":1e999}', raw)
        self.assertEqual(self.only(self.onoma("--jsonl", "--meta", "id,text", stdin=line))["meta"], {"id": 7, "text": "x"})
        self.assertEqual(self.only(self.onoma("--jsonl", "--meta", "none", stdin=line))["meta"], {})
        self.assertNotIn("meta", self.only(self.onoma("--jsonl", stdin=line)))

    def test_of_equal_names_the_last_counts_and_odd_strings_come_out_valid(self):
        line = b'{"text":"x","a":1,"b":"\xff\\ud800","a":"\x7f","\xfe":2}\n'
        record = self.only(self.onoma("--jsonl", "--meta", "all", stdin=line))
        self.assertEqual(record["meta"], {"a": "\x7f", "b": "\ufffd\ufffd", "\ufffd": 2})

    def test_a_record_that_fails_hands_them_back_too(self):
        record = self.only(self.onoma("--jsonl", "--meta", "k", stdin='{"id":"a","k":[1]}\n', status=1))
        self.assertEqual((record["error"]["code"], record["meta"]), ("E_FIELD", {"k": [1]}))


if __name__ == "__main__":
    unittest.main()
