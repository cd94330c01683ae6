"""--lines and --jsonl: a line in, a record out."""

import json
import unittest

from harness import TEXT, CliTest, ids

LINE = TEXT.rstrip("\n")


def jsonl(*records):
    return "".join(json.dumps(record) + "\n" for record in records)


class Lines(CliTest):
    def test_each_line_is_a_document_also_an_empty_one(self):
        result = self.onoma("--lines", stdin=f"{LINE}\n\nx")
        first, second, third = result.records()
        self.assertEqual([r["id"] for r in (first, second, third)], ["-:1", "-:2", "-:3"])
        self.assertEqual(first["source"], {"path": "-", "record": 0, "bytes": len(LINE.encode())})
        self.assert_found(first, LINE)
        self.assert_spans_hold(second, "")
        self.assert_spans_hold(third, "x")

    def test_no_line_no_record(self):
        self.assertEqual(self.onoma("--lines", stdin="").out, b"")

    def test_names_come_from_the_file_or_the_option(self):
        self.write("log", "x\ny\n")
        self.assertEqual(ids(self.onoma("--lines", "log", "-", "--stdin-name", "in", stdin="z")), ["log:1", "log:2", "in:1"])

    def test_windows_line_ends_are_no_text(self):
        for record, text in zip(self.onoma("--lines", stdin=f"{LINE}\r\nx\r\r\n").records(), (LINE, "x\r")):
            self.assert_spans_hold(record, text)

    def test_a_mark_begins_a_file_and_is_text_elsewhere(self):
        records = self.onoma("--lines", stdin=f"\ufeff{LINE}\n\ufeff{LINE}\n").records()
        self.assert_found(records[0], LINE)
        self.assert_found(records[1], "\ufeff" + LINE)

    def test_line_separators_of_unicode_end_no_line(self):
        self.assertEqual(len(self.onoma("--lines", stdin="a\u2028b\x0bc\x85d\n").records()), 1)


class Records(CliTest):
    def test_ids_are_the_callers(self):
        lines = '{"id":"a","text":"x"}\n{"id":12345678901234567890,"text":"x"}\n{"id":1.50,"text":"x"}\n{"text":"x"}\n{"id":null,"text":"x"}\n'
        self.assertEqual(ids(self.onoma("--jsonl", stdin=lines)), ["a", "12345678901234567890", "1.50", "-:4", "-:5"])

    def test_blank_lines_are_no_records_but_count_as_lines(self):
        result = self.onoma("--jsonl", stdin='\ufeff{"text":"x"}\r\n\n  \n{"text":"x"}')
        self.assertEqual(ids(result), ["-:1", "-:4"])
        self.assertEqual([r["source"]["record"] for r in result.records()], [0, 3])

    def test_fields_can_be_named(self):
        line = jsonl({"nr": 7, "body": TEXT, "day": "2024-05-01", "text": 5, "id": []})
        record = self.only(self.onoma("--jsonl", "--id-field", "nr", "--text-field=body", "--date-field", "day", stdin=line))
        self.assertEqual(record["id"], "7")
        self.assert_found(record, TEXT)

    def test_offsets_index_the_callers_string(self):
        for text in (TEXT, "\ufeff" + TEXT, "a\x00b " + TEXT, "line\r\n" + TEXT, "\u2028" + TEXT, ""):
            self.assert_spans_hold(self.only(self.onoma("--jsonl", stdin=jsonl({"text": text}))), text)

    def test_lone_surrogates_are_replaced_and_counted(self):
        record = self.only(self.onoma("--jsonl", stdin='{"text":"a\\ud800b\\udfff\\u0041"}'))
        self.assertEqual(record["text"]["replaced"], 2)
        self.assertEqual(record["text"]["codepoints"], 5)
        self.assertEqual(record["warnings"][0]["code"], "W_ENCODING")

    def test_bytes_that_are_not_utf8_are_replaced_and_counted(self):
        record = self.only(self.onoma("--jsonl", stdin=b'{"id":"\xff","text":"a\xff\xc3("}'))
        self.assertEqual(record["id"], "\ufffd")
        self.assertEqual(record["text"]["replaced"], 2)

    def test_a_broken_record_is_a_record_in_its_place(self):
        lines = ['{"id":"a","text":"x"}', '{"id":"b","text":', '{"id":"c"}', '{"id":"d","text":5}', "[1]", '{"id":"e","text":"x"}']
        result = self.onoma("--jsonl", stdin="\n".join(lines), status=1)
        self.assertEqual(ids(result), ["a", "b", "c", "d", "-:5", "e"])
        codes = [record["error"] and record["error"]["code"] for record in result.records()]
        self.assertEqual(codes, [None, "E_JSON", "E_FIELD", "E_FIELD", "E_JSON", None])
        self.assertEqual(
            result.err.splitlines(),
            [
                "onoma: -:2: broken JSON at column 18: the record does not end",
                'onoma: -:3: no field "text"',
                'onoma: -:4: field "text" is not a string',
                "onoma: -:5: broken JSON at column 1: expected an object: {…}",
            ],
        )

    def test_deep_nesting_is_an_error(self):
        for deep in ("[" * 1000000, '{"a":' * 100000):
            record = self.only(self.onoma("--jsonl", stdin='{"text":"x","y":' + deep, status=1))
            self.assertEqual(record["error"]["code"], "E_JSON")

    def test_reference_dates(self):
        line = jsonl({"text": TEXT, "reference_date": "2024-05-01T10:00:00Z"}, {"text": TEXT})
        own, general = self.onoma("--jsonl", "--reference-date", "2023-01-02", stdin=line).records()
        self.assertEqual(own["ref_date"], {"value": "2023-01-02", "from": "option"})
        self.assertEqual(general["ref_date"], {"value": "2023-01-02", "from": "option"})
        own, general = self.onoma("--jsonl", stdin=line).records()
        self.assertEqual(own["ref_date"], {"value": "2024-05-01", "from": "field"})
        self.assertNotIn("ref_date", general)
        for odd in ("yesterday", "2024-13-01", 5, ["2024-05-01"]):
            record = self.only(self.onoma("--jsonl", stdin=jsonl({"text": "x", "reference_date": odd})))
            self.assertEqual(record["warnings"][0]["code"], "W_REFERENCE_DATE")
        for none in ("", None):
            record = self.only(self.onoma("--jsonl", stdin=jsonl({"text": "x", "reference_date": none})))
            self.assertNotIn("W_REFERENCE_DATE", [w["code"] for w in record.get("warnings", [])])

    def test_a_folder_of_records(self):
        self.write("n/a", jsonl({"id": 1, "text": "x"}))
        self.write("n/b", jsonl({"text": "x"}))
        self.assertEqual(ids(self.onoma("--jsonl", "n")), ["1", "n/b:1"])


if __name__ == "__main__":
    unittest.main()
