"""What the records and the text format look like."""

import json
import os
import pty
import re
import subprocess
import unittest

from harness import ONOMA, TEXT, CliTest, valid

ESCAPE = re.compile("\x1b\\[[0-9;]*m")


class Records(CliTest):
    def test_keys_are_in_the_order_of_the_schema(self):
        order = "schema type tool id source offset_unit lang ref_date spans rejected text warnings error".split()
        for arguments in ([], ["--explain"], ["--reference-date", "2024-05-01"]):
            keys = list(self.only(self.onoma(*arguments, stdin=TEXT.encode() + b"\xff")))
            self.assertEqual(keys, [key for key in order if key in keys])

    def test_offsets_hold_in_each_unit(self):
        for unit in ("codepoint", "byte", "utf16"):
            record = self.only(self.onoma("--offsets", unit, stdin=TEXT))
            self.assertEqual(record["offset_unit"], unit)
            self.assert_found(record, TEXT)

    def test_explain_adds_reasons_and_changes_nothing_else(self):
        plain = self.only(self.onoma(stdin=TEXT))
        explained = self.only(self.onoma("--explain", stdin=TEXT))
        self.assertIn("rejected", explained)
        for span in explained["spans"]:
            evidence = span.pop("evidence")
            self.assertEqual(span.pop("score"), sum(item["weight"] for item in evidence))
            span.pop("alternatives", None)
        for reading in explained.pop("rejected"):
            self.assertEqual(TEXT[reading["start"] : reading["end"]], reading["text"])
        self.assertEqual(explained, plain)

    def test_labels_can_be_chosen(self):
        everything = self.only(self.onoma(stdin=TEXT))["spans"]
        for arguments, labels in (
            (["--label", "PERSON"], {"PERSON"}),
            (["--label", "date", "--label", "loc"], {"DATE", "LOC"}),
            (["--label=ORG,DATE"], {"ORG", "DATE"}),
        ):
            chosen = self.only(self.onoma(*arguments, stdin=TEXT))["spans"]
            expected = [span["text"] for span in everything if span["label"] in labels]
            self.assertEqual([span["text"] for span in chosen], expected)

    def test_header_is_a_run_record_first(self):
        head, record = self.onoma("--header", "--offsets", "byte", "--label", "LOC", stdin=TEXT).records()
        self.assertEqual((head["type"], record["type"]), ("run", "document"))
        self.assertEqual(head["options"]["offsets"], "byte")
        self.assertEqual(head["options"]["label"], "LOC")

    def test_json_is_the_same_record_indented(self):
        out = self.onoma("--format", "json", stdin=TEXT).out.decode()
        self.assertEqual(valid(json.loads(out)), self.only(self.onoma(stdin=TEXT)))
        self.assertIn('\n  "type": "document",\n', out)
        coloured = self.onoma("--format", "json", "--color", "always", stdin=TEXT).out.decode()
        self.assertNotEqual(coloured, out)
        self.assertEqual(ESCAPE.sub("", coloured), out)

    def test_lines_never_hold_raw_control_characters(self):
        text = "Kabul\x00\x01\t\r\x7f\x85\u2028\u2029\x1b]0;x\x07 Oslo\n" + TEXT
        out = self.onoma(stdin=text).out.decode()
        self.assertEqual(re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", out), [])
        self.assert_spans_hold(valid(json.loads(out)), text)


class Text(CliTest):
    def test_brackets_without_colour(self):
        out = self.onoma("--format", "text", stdin=TEXT).out.decode()
        self.assertEqual(re.sub(r"\[([^]]*)\](PERSON|ORG|LOC|DATE)", r"\1", out), TEXT)
        self.assertNotEqual(out, TEXT)

    def test_colours_without_brackets(self):
        out = self.onoma("--format", "text", "--color", "always", stdin=TEXT).out.decode()
        self.assertEqual(ESCAPE.sub("", out), TEXT)

    def test_headings_tell_documents_apart(self):
        self.write("a", "x")
        self.write("b", "y\n")
        self.assertEqual(self.onoma("--format", "text", "a", "b").out, b"==> a <==\nx\n==> b <==\ny\n")
        self.assertEqual(self.onoma("--format", "text", "--lines", stdin="x\n\ny\n").out, b"x\n\ny\n")

    def test_a_failure_is_a_message_only(self):
        result = self.onoma("--format", "text", "none", status=1)
        self.assertEqual(result.out, b"")
        self.assertIn("onoma: none: ", result.err)


class Terminal(CliTest):
    """Standard output (and input) being a terminal."""

    def on_terminal(self, *arguments, stdin=None, **environment):
        master, slave = pty.openpty()
        process = subprocess.Popen(
            [ONOMA, *arguments], cwd=self.scratch, env={**self.environment, "TERM": "xterm", **environment},
            stdin=slave if stdin is None else subprocess.PIPE, stdout=slave, stderr=subprocess.PIPE,
        )
        os.close(slave)
        if stdin is not None:
            process.stdin.write(stdin.encode())
            process.stdin.close()
        out = b""
        while True:
            try:
                chunk = os.read(master, 65536)
            except OSError:  # Linux's way of saying that the other side is closed
                break
            if not chunk:
                break
            out += chunk
        os.close(master)
        err = process.stderr.read()
        process.stderr.close()
        return process.wait(timeout=60), out.decode().replace("\r\n", "\n"), err.decode()

    def test_json_in_colour_is_the_default(self):
        status, out, _ = self.on_terminal(stdin=TEXT)
        self.assertEqual(status, 0)
        self.assertIn("\x1b[", out)
        self.assertEqual(json.loads(ESCAPE.sub("", out)), self.only(self.onoma(stdin=TEXT)))

    def test_colour_can_be_refused(self):
        for arguments, environment in (
            ([], {"NO_COLOR": "1"}), ([], {"TERM": "dumb"}), (["--color", "never"], {}), (["--color=never"], {}),
        ):
            self.assertNotIn("\x1b", self.on_terminal(*arguments, stdin=TEXT, **environment)[1])
        self.assertIn("\x1b", self.on_terminal("--color", "always", stdin=TEXT, NO_COLOR="1")[1])
        self.assertIn("\x1b", self.on_terminal(stdin=TEXT, NO_COLOR="")[1])

    def test_text_cannot_command_the_terminal(self):
        out = self.on_terminal("--format", "text", "--color", "never", stdin="x\x1b]0;y\x07\x9b2J\tz\n")[1]
        self.assertEqual(out, "x]0;y2J\tz\n")

    def test_no_format_can_command_the_terminal(self):
        text = "Rain in Oslo\x1b]0;y\x07\x9b2J\x7f. Snow in Lagos.\n"
        for name in "jsonl json grep csv tsv conll brat spacy doccano label-studio prodigy xml text".split():
            arguments = ["--context", "10"] if name in ("jsonl", "json", "csv", "tsv") else []
            out = self.on_terminal("--format", name, "--color", "never", *arguments, stdin=text)[1]
            self.assertIn("Lagos", out)
            self.assertEqual(re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f]", out), [], name)
        for view in ("--redact", "--entities", "--count", "-l"):
            out = self.on_terminal(view, "--color", "never", "--stdin-name", "a\x1b[2J\x9b", stdin=text)[1]
            self.assertEqual(re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f]", out), [], view)

    def test_a_terminal_without_arguments_gets_a_short_usage(self):
        for arguments in ([], ["--format", "text"], ["--lines"]):
            status, out, err = self.on_terminal(*arguments)
            self.assertEqual((status, out), (2, ""))
            self.assertTrue(err.startswith("Usage: onoma"), err)


if __name__ == "__main__":
    unittest.main()
