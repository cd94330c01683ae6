"""onoma schema, and every kind of JSON record of onoma/1 held against what it prints."""

import json
import unittest

import jsonschema

from harness import ROOT, TEXT, CliTest


def values(text):
    """The JSON values that stand one after the other, in lines or indented."""
    decoder, at, found = json.JSONDecoder(), 0, []
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        value, at = decoder.raw_decode(text, at)
        found.append(value)
    return found


class Schema(CliTest):
    def setUp(self):
        super().setUp()
        self.schema = json.loads(self.onoma("schema").out)
        self.validator = jsonschema.Draft202012Validator(self.schema)
        self.write("a.txt", TEXT)
        self.write("b.txt", "On Friday, 3 May 2024 at 5 pm for two hours, Ms. Okoro of the Red Cross left Oslo.\n")
        self.write("empty.txt", "")
        self.write("odd.txt", b"\xffOslo\n")
        self.write("c.jsonl", '{"id": 1, "text": "Oslo", "reference_date": "soon"}\nno JSON\n{"text": 3}\n')

    def types(self, *arguments, status=0):
        result = self.onoma(*arguments, status=status)
        records = values(result.out.decode())
        if len(records) == 1 and isinstance(records[0], list):  # tables as --format json
            records = records[0]
        for record in records:
            self.validator.validate(record)
            self.assertEqual(record["schema"], "onoma/1")
        return [record["type"] for record in records], records

    def test_it_is_the_published_file_byte_for_byte_and_a_schema(self):
        self.assertEqual(self.onoma("schema").out, (ROOT / "docs/onoma-1.schema.json").read_bytes())
        jsonschema.Draft202012Validator.check_schema(self.schema)

    def test_documents(self):
        inputs = ["a.txt", "b.txt", "empty.txt", "odd.txt", "none.txt"]
        for style in ("jsonl", "json"):
            for more in ([], ["--explain"], ["--with-text", "--context", "9", "--digest"], ["--times", "--vague-dates"],
                         ["--offsets", "utf16", "--reference-date", "2024-05-06"], ["--date-languages", "all"]):
                types, _ = self.types("--format", style, *more, *inputs, status=1)
                self.assertEqual(types, ["document"] * len(inputs))
            self.assertEqual(self.types("--format", style, "--jsonl", "c.jsonl", status=1)[0], ["document"] * 3)
            self.assertEqual(self.types("--format", style, "--lines", "b.txt")[0], ["document"])

    def test_the_record_about_the_run(self):
        for style in ("jsonl", "json"):
            types, _ = self.types("--format", style, "--header", "--label", "LOC", "--min-confidence", "0.5", "a.txt")
            self.assertEqual(types, ["run", "document"])

    def test_the_summary(self):
        for more in ([], ["--count"], ["--entities"], ["--redact"]):
            err = self.onoma("--stats", *more, "a.txt", "none.txt", status=1).err
            records = [json.loads(line) for line in err.splitlines() if line.startswith("{")]
            self.assertEqual([record["type"] for record in records], ["summary"])
            self.validator.validate(records[0])

    def test_counts_and_names(self):
        for style in ("jsonl", "json"):
            self.assertEqual(set(self.types("--format", style, "--count", "a.txt", "b.txt", "none.txt", status=1)[0]), {"count"})
            self.assertEqual(set(self.types("--format", style, "--entities", "a.txt", "b.txt")[0]), {"name"})

    def test_it_would_find_a_fault(self):
        _, (record,) = self.types("a.txt")
        for change in ({"schema": "onoma/2"}, {"spans": {}}, {"id": 3}, {"offset_unit": "word"}):
            with self.assertRaises(jsonschema.ValidationError):
                self.validator.validate({**record, **change})
        del record["spans"]
        with self.assertRaises(jsonschema.ValidationError):
            self.validator.validate(record)


if __name__ == "__main__":
    unittest.main()
