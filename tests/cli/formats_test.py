"""Every format is read back by another reader than ours: the same spans as in jsonl, at the same places of the text."""

import csv
import io
import json
import re
import signal
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

from harness import ONOMA, TEXT, CliTest

# CRLF, tabs, emoji, combining marks, quotes, a name over a line end, a formula, control bytes, markup, line ends
# that only some readers know, an abbreviation, a no-break space.
NASTY = {
    "crlf.txt": "It was said on Tuesday that Zoë Müller had met members of the Bank of\r\nGhana in Kabul.\r\n\r\nKabul\r\n",
    "tabs.txt": "Oslo\tBergen\tNorway\n\t \tAmina Yusuf\tin  Lagos\t\n\\tOslo\\n\n",
    "emoji.txt": "😀🌊 Lomé, Togo 👩‍👩‍👧: Zoe\u0308 Mu\u0308ller met A\u030asa Lindqvist. 😀 Kabul\u00a0and\u00a0Oslo",
    "quotes.txt": '"Oslo", \'Kabul\' & "Smith & Wesson" <b>Lagos</b> ]]> the "Bank of\nEngland", said Dr. J. Smith.\n',
    "formula.txt": "=HYPERLINK(1) +Oslo -Kabul @Lagos\n@London said so on 3 May 2024. -5 in Paris. @AminaYusuf\n",
    "control.txt": "In\x00 Oslo\x01, Kabul\x0b\x0c Lagos\x1b[2J \x7f\x85 Accra\u2028Paris\u2029 Amina\x1cYusuf \ufffe \uffff Rome\x00",
    "empty.txt": "",
    "blank.txt": " \n\n",
    "none.txt": "nothing to see here\n",
    "=cmd|x.txt": "The United Nations were in New\nYork and New York.",
    "odd, \"name\".txt": "½ Kabul ℅ Oslo ﬁnally İstanbul Ltd. U.S. #Paris … Lagos",
}


def space_joined(text):
    return re.sub(r"[ \t-\r\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+", " ", text)


def without_controls(text):
    return re.sub("[\x00-\x1f\x7f-\x9f]", "?", text)


class Formats(CliTest):
    def setUp(self):
        super().setUp()
        for name, text in NASTY.items():
            self.write(name, text)
        self.names = list(NASTY)
        records = self.onoma(*self.names).records()
        self.expected = {
            record["id"]: [(span["start"], span["end"], span["label"]) for span in record["spans"]]
            for record in records
        }
        self.records = {record["id"]: record for record in records}
        for record in records:
            self.assert_spans_hold(record, NASTY[record["id"]])
        self.assertGreater(sum(map(len, self.expected.values())), 25)
        texts = {span["text"] for record in records for span in record["spans"]}
        self.assertLessEqual({"Bank of\r\nGhana", "Bank of\nEngland"}, texts)

    def run_format(self, name, *arguments):
        out = self.onoma("--format", name, *arguments, *self.names).out.decode()
        threaded = self.onoma("--format", name, *arguments, "-j", "3", *self.names).out.decode()
        self.assertEqual(out, threaded)
        return out

    def without_empty(self):
        return {name: spans for name, spans in self.expected.items() if spans}

    def test_jsonl_is_what_it_is_without_a_format(self):
        self.assertEqual(self.run_format("jsonl"), self.onoma(*self.names).out.decode())

    def test_grep(self):
        for unit in ("codepoint", "byte", "utf16"):
            found = {}
            for line in self.run_format("grep", "--offsets", unit).split("\n")[:-1]:
                name, row, column, label, text = re.fullmatch(r"(.*?):(\d+):(\d+):([A-Z]+):(.*)", line, re.S).groups()
                lines = NASTY[name].split("\n")
                before = lines[int(row) - 1]
                column = int(column) - 1
                if unit == "byte":
                    column = len(before.encode()[:column].decode())
                if unit == "utf16":
                    column = len(before.encode("utf-16-le")[: 2 * column].decode("utf-16-le"))
                start = sum(len(part) + 1 for part in lines[: int(row) - 1]) + column
                at = [span for span in self.expected[name] if span[0] == start]
                self.assertEqual(len(at), 1, line)
                self.assertEqual(text, without_controls(space_joined(NASTY[name][start : at[0][1]])))
                found.setdefault(name, []).append((start, at[0][1], label))
            self.assertEqual(found, self.without_empty())

    def test_grep_of_lines_tells_the_line_of_the_file(self):
        self.write("log", "Rain\nSnow in Oslo\n")
        self.assertEqual(self.onoma("--lines", "--format", "grep", "log").out, b"log:2:9:LOC:Oslo\n")

    def read_rows(self, rows):
        found = {}
        for row in rows:
            text = NASTY[row["document"]]
            start, end = int(row["start"]), int(row["end"])
            self.assertEqual(text[start:end], row["text"])
            self.assertEqual(text.encode()[int(row["byte_start"]) : int(row["byte_end"])].decode(), row["text"])
            found.setdefault(row["document"], []).append((start, end, row["label"]))
            span = self.records[row["document"]]["spans"][len(found[row["document"]]) - 1]
            self.assertEqual((row["value"], float(row["confidence"])), (span.get("value", ""), span["confidence"]))
        return found

    def test_csv(self):
        out = self.run_format("csv")
        self.assertEqual(out.count("document,start,end,"), 1)
        self.assertEqual(self.read_rows(csv.DictReader(io.StringIO(out, newline=""))), self.without_empty())

    def test_tsv(self):
        lines = self.run_format("tsv").split("\n")
        self.assertEqual(lines.pop(), "")
        unescape = {"t": "\t", "n": "\n", "r": "\r", "0": "\0", "\\": "\\"}
        rows = [
            [re.sub(r"\\(.)", lambda m: unescape[m.group(1)], cell) for cell in line.split("\t")] for line in lines
        ]
        self.assertEqual({len(row) for row in rows}, {9})
        self.assertEqual(self.read_rows([dict(zip(rows[0], row)) for row in rows[1:]]), self.without_empty())

    def test_tables_can_be_made_safe_for_spreadsheets(self):
        for name in ("csv", "tsv"):
            out = self.run_format(name, "--csv-safe")
            rows = list(csv.reader(io.StringIO(out, newline=""), **({} if name == "csv" else {"delimiter": "\t"})))
            self.assertNotEqual(out, self.run_format(name))
            self.assertIn("'=cmd|x.txt", [row[0] for row in rows])
            for row in rows:
                for cell in row:
                    self.assertNotRegex(cell, r"^[=+\-@\t\r]")

    def test_conll(self):
        found, name, tag_before = {}, None, "O"
        documents = []
        for line in self.run_format("conll").split("\n")[:-1]:
            if not line:
                continue
            first, *columns = line.split("\t")
            if first == "-DOCSTART-":
                name = columns[0]
                name = [real for real in NASTY if real.replace(" ", "_") == name][0]
                documents.append(name)
                spans, end, tag_before = found.setdefault(name, []), 0, "O"
                continue
            start, stop, tag = int(columns[0]), int(columns[1]), columns[2]
            self.assertEqual(first, without_controls(space_joined(NASTY[name][start:stop]).replace(" ", "_")))
            self.assertLessEqual(end, start)
            self.assertLess(start, stop)
            end = stop
            if tag.startswith("B-"):
                spans.append((start, stop, tag[2:]))
            elif tag != "O":
                self.assertEqual(tag[2:], tag_before[2:], "an entity goes on that did not begin")
                spans[-1] = (spans[-1][0], stop, tag[2:])
            tag_before = tag
        self.assertEqual(documents, self.names)
        self.assertEqual(found, self.expected)

    def test_conll_has_a_blank_line_after_each_sentence_and_none_in_an_entity(self):
        self.write("x", "Rain fell. Dr. J. Smith went home.\n\nSnow fell in Oslo.")
        lines = self.onoma("--format", "conll", "x").out.decode().split("\n")
        sentences = "\n".join(line.split("\t")[0] for line in lines).strip("\n").split("\n\n")
        self.assertEqual(sentences[0], "-DOCSTART-")
        self.assertEqual([len(sentence.split("\n")) for sentence in sentences[1:]], [3, 6, 5])

    def test_conll_is_gold_for_our_own_scorer(self):
        self.write("out.conll", self.onoma("--format", "conll", *self.names).out)
        self.assertIn(b"PERSON", self.onoma("evaluate", "--gold-format", "conll", "out.conll", status=None).out)

    def test_brat(self):
        found, name = {}, None
        # brat reads lines as Python's codecs do: at more line ends than "\n".
        for line in self.run_format("brat").splitlines():
            if line.startswith("# "):
                name = line[2:]
                found[name] = []
                continue
            number, middle, text = line.split("\t")
            label, places = middle.split(" ", 1)
            parts = [tuple(map(int, part.split(" "))) for part in places.split(";")]
            self.assertEqual(" ".join(NASTY[name][start:end] for start, end in parts), text)
            found[name].append((parts[0][0], parts[-1][1], label))
            self.assertEqual(number, f"T{len(found[name])}")
        self.assertEqual(found, self.expected)

    def test_brat_of_one_document_is_an_ann_file(self):
        out = self.onoma("--format", "brat", "crlf.txt").out
        self.assertTrue(out.startswith(b"T1\t"), out)
        self.assertIn("\tBank of Ghana\n", out.decode())

    def test_spacy(self):
        found = {}
        for line in self.run_format("spacy").split("\n")[:-1]:
            doc = json.loads(line)
            text = doc["text"]
            self.assertEqual(text, NASTY[doc["id"]])
            words = [text[token["start"] : token["end"]] for token in doc["tokens"]]
            self.assertEqual(spacy_words(words, text), words)
            starts = {token["start"] for token in doc["tokens"]}
            ends = {token["end"] for token in doc["tokens"]}
            for entity in doc["ents"]:
                self.assertIn(entity["start"], starts)
                self.assertIn(entity["end"], ends)
            found[doc["id"]] = [(entity["start"], entity["end"], entity["label"]) for entity in doc["ents"]]
        self.assertEqual(found, self.expected)

    def test_doccano(self):
        found = {}
        for line in self.run_format("doccano").split("\n")[:-1]:
            row = json.loads(line)
            self.assertEqual(row["text"], NASTY[row["id"]])
            found[row["id"]] = [tuple(label) for label in row["label"]]
        self.assertEqual(found, self.expected)

    def test_label_studio(self):
        found = {}
        for task in json.loads(self.run_format("label-studio")):
            text = task["data"]["text"]
            self.assertEqual(text, NASTY[task["data"]["id"]])
            [prediction] = task["predictions"]
            regions = []
            for region in prediction["result"]:
                value = region["value"]
                self.assertEqual((region["from_name"], region["to_name"], region["type"]), ("label", "text", "labels"))
                self.assertEqual(text[value["start"] : value["end"]], value["text"])
                self.assertTrue(0 <= region["score"] <= 1)
                regions.append((value["start"], value["end"], *value["labels"]))
            found[task["data"]["id"]] = regions
        self.assertEqual(found, self.expected)

    def test_label_studio_is_an_array_whatever_comes(self):
        for names in ([], ["none"], ["none", "empty.txt", "none"], ["empty.txt", "none", "none.txt"]):
            out = self.onoma("--format", "label-studio", *names, status=None).out
            tasks = json.loads(out)
            wanted = [name for name in names if name != "none"] or (["-"] if not names else [])
            self.assertEqual([task["data"]["id"] for task in tasks], wanted)

    def test_prodigy(self):
        found = {}
        for line in self.run_format("prodigy").split("\n")[:-1]:
            task = json.loads(line)
            text, tokens = task["text"], task["tokens"]
            self.assertEqual(text, NASTY[task["meta"]["source"]])
            self.assertEqual("".join(token["text"] + " " * token["ws"] for token in tokens), text)
            for number, token in enumerate(tokens):
                self.assertEqual(token["id"], number)
                self.assertEqual(text[token["start"] : token["end"]], token["text"])
            for span in task["spans"]:
                self.assertEqual(tokens[span["token_start"]]["start"], span["start"])
                self.assertEqual(tokens[span["token_end"]]["end"], span["end"])
            found[task["meta"]["source"]] = [(span["start"], span["end"], span["label"]) for span in task["spans"]]
        self.assertEqual(found, self.expected)

    def test_xml(self):
        found = {}
        forbidden = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
        for document in ElementTree.fromstring(self.run_format("xml")):
            name = document.get("id")
            text, spans = document.text or "", []
            for element in document:
                spans.append((len(text), len(text) + len(element.text), element.tag))
                span = self.records[name]["spans"][len(spans) - 1]
                self.assertEqual(element.get("value"), span.get("value") if "date" in span else None)
                text += element.text + (element.tail or "")
            self.assertEqual(text, forbidden.sub("\ufffd", NASTY[name]))
            found[name] = spans
        self.assertEqual(found, self.expected)

    def test_times_are_spans_like_others(self):
        text = "They met on 3 May 2024 at 10:30 for two hours, as every Monday, in Oslo.\n"
        spans = [(span["start"], span["end"], span["label"]) for span in self.only(self.onoma("--times", stdin=text))["spans"]]
        self.assertLessEqual({"TIME", "DURATION", "SET", "LOC"}, {span[2] for span in spans})
        [document] = ElementTree.fromstring(self.onoma("--times", "--format", "xml", stdin=text).out)
        self.assertEqual([(element.tag, element.text) for element in document],
                         [(label, text[start:end]) for start, end, label in spans])
        row = json.loads(self.onoma("--times", "--format", "doccano", stdin=text).out)
        self.assertEqual([tuple(label) for label in row["label"]], spans)
        rows = csv.DictReader(io.StringIO(self.onoma("--times", "--format", "csv", stdin=text).out.decode()))
        self.assertIn(("10:30", "TIME", "2024-05-03T10:30"), [(row["text"], row["label"], row["value"]) for row in rows])
        lines = self.onoma("--times", "--format", "conll", stdin=text).out.decode()
        self.assertEqual(lines.count("\tB-"), len(spans))
        self.assertIn("[TIME 1] for [DURATION 1], as [SET 1]", self.onoma("--times", "--redact", stdin=text).out.decode())

    def test_none_is_nothing_but_the_exit_code(self):
        self.assertEqual(self.run_format("none"), "")
        result = self.onoma("--format", "none", "no-such", status=1)
        self.assertEqual(result.out, b"")
        self.assertIn("onoma: no-such: ", result.err)

    def test_a_failure_is_told_where_the_format_has_a_place(self):
        for name in "grep csv tsv conll brat spacy doccano label-studio prodigy xml text none".split():
            result = self.onoma("--format", name, "no-such", "none.txt", status=1)
            self.assertIn("onoma: no-such: cannot open: No such file or directory\n", result.err)
            if name == "xml":
                failed = ElementTree.fromstring(result.out)[0]
                self.assertEqual((failed.get("id"), failed.get("error")), ("no-such", "E_NOT_FOUND"))
            else:
                self.assertNotIn(b"no-such", result.out)

    def test_records_and_lines_have_their_ids(self):
        records = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in NASTY.items())
        for name in ("csv", "conll", "xml", "spacy", "doccano", "prodigy", "label-studio"):
            out = self.onoma("--format", name, "--jsonl", stdin=records).out
            self.assertEqual(out.decode(), self.run_format(name))

    def test_odd_texts(self):
        """Every character of the first planes somewhere near a name: no format may lose a span."""
        text = "".join(f"{chr(c)}Kabul{chr(c)} in Oslo{chr(c)}\n" for c in range(1, 0x3100, 7) if c != 13)
        self.write("odd", text)
        record = self.only(self.onoma("odd"))
        spans = [(span["start"], span["end"], span["label"]) for span in record["spans"]]
        self.assertGreater(len(spans), 500)
        doc = json.loads(self.onoma("--format", "spacy", "odd").out)
        words = [text[token["start"] : token["end"]] for token in doc["tokens"]]
        self.assertEqual(spacy_words(words, text), words)
        task = json.loads(self.onoma("--format", "prodigy", "odd").out)
        tokens = task["tokens"]
        self.assertEqual([(tokens[s["token_start"]]["start"], tokens[s["token_end"]]["end"]) for s in task["spans"]],
                         [span[:2] for span in spans])
        rows = csv.DictReader(io.StringIO(self.onoma("--format", "csv", "odd").out.decode(), newline=""))
        self.assertEqual([(int(row["start"]), int(row["end"]), row["label"]) for row in rows], spans)

    def test_options_that_a_format_has_no_place_for(self):
        for arguments in (
            ["--format", "csv", "--explain"], ["--format", "grep", "--header"], ["--format", "brat", "--offsets", "byte"],
            ["--csv-safe"], ["--format", "jsonl", "--csv-safe"], ["--format", "text", "--explain"],
        ):
            result = self.onoma(*arguments, stdin=TEXT, status=2)
            self.assertEqual(result.out, b"")
            self.assertRegex(result.err, r"^onoma: --[a-z-]+ needs --format .+\n")

    def test_a_reader_that_goes_away_ends_every_format_quietly(self):
        self.write("big", "\n".join(f"In Oslo {i}." for i in range(30000)))
        for name in "grep csv conll label-studio xml".split():
            process = subprocess.Popen([ONOMA, "--format", name, "big", "big", "big"], cwd=self.scratch,
                                       env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            process.stdout.read(10)
            process.stdout.close()
            self.assertEqual(process.stderr.read(), b"")
            process.stderr.close()
            self.assertIn(process.wait(timeout=60), (141, -signal.SIGPIPE))


def spacy_words(words, text):
    """The words that spaCy makes of words and their text (spacy.util.get_words_and_spaces); they must be the same."""
    assert "".join("".join(words).split()) == "".join(text.split())
    found, position = [], 0
    for word in (word for word in words if not word.isspace()):
        start = text[position:].index(word)
        if start > 0:
            found.append(text[position : position + start])
            position += start
        found.append(word)
        position += len(word)
        if position < len(text) and text[position] == " ":
            position += 1
    if position < len(text):
        found.append(text[position:])
    return found


if __name__ == "__main__":
    unittest.main()
