"""onoma explain: what was considered at a place."""

import json
import unittest

from harness import ROOT, TEXT, CliTest

STORM = str(ROOT / "examples/storm.txt")


class ExplainTest(CliTest):
    def text(self, *arguments, **options):
        return self.onoma("explain", *arguments, **options).out.decode()

    def words(self, *arguments, **options):
        """The records of --format json."""
        return [json.loads(line) for line in self.text("--format", "json", *arguments, **options).splitlines()]

    def word(self, *arguments, **options):
        words = self.words(*arguments, **options)
        self.assertEqual(len(words), 1)
        return words[0]

    def problem(self, *arguments, **options):
        result = self.onoma("explain", *arguments, status=2, **options)
        self.assertEqual(result.out, b"")
        return result.err


class Places(ExplainTest):
    def test_a_place_by_line_and_column_or_by_offset_in_any_unit(self):
        path = str(self.write("a.txt", "First.\n" + TEXT))
        text = "First.\n" + TEXT
        at = text.index("Türkiye")
        expected = self.word(f"{path}:2:{at - 6}")
        self.assertEqual(expected["text"], "Türkiye")
        self.assertEqual((expected["line"], expected["column"], expected["start"]), (2, at - 6, at))
        for option, offset in (("codepoint", at), ("byte", len(text[:at].encode())), ("utf16", len(text[:at].encode("utf-16-le")) // 2)):
            found = self.word("--offsets", option, "--at", str(offset), path)
            self.assertEqual(found["start"], offset)
            self.assertEqual(found["candidates"][0]["evidence"], expected["candidates"][0]["evidence"])
            self.assertEqual(self.word("--offsets", option, "--at", str(offset), stdin=text)["start"], offset)
        self.assertEqual(self.word("--at", f"2:{at - 6}", path), expected)

    def test_every_span_that_grep_prints_is_a_place_that_won(self):
        for row in self.onoma("--format", "grep", STORM).out.decode().splitlines():
            path, line, column, label, text = row.split(":", 4)
            best = self.word(f"{path}:{line}:{column}")["candidates"][0]
            self.assertEqual((best["won"], best["label"]), (True, label))
            self.assertEqual(" ".join(best["text"].split()), text)

    def test_a_line_or_a_file_is_a_row_for_each_word(self):
        rows = self.text(STORM + ":5").splitlines()
        self.assertEqual(rows[0].split(), ["place", "word", "label", "score", "by", "words"])
        self.assertRegex(rows[4], r"^5:19 +Chandra +PERSON +\+\d+ +\d+  \[N\. Chandra Reddy\]$")
        whole = self.text(STORM).splitlines()
        self.assertTrue(set(rows) < set(whole))
        words = self.words(STORM)
        self.assertEqual(len(words), len(whole) - 1)
        source = (ROOT / "examples/storm.txt").read_text()
        for word in words:
            self.assertEqual(source[word["start"] : word["end"]], word["text"])
            for candidate in word["candidates"]:
                self.assertEqual(source[candidate["start"] : candidate["end"]], candidate["text"])
                self.assertEqual(sum(piece["weight"] for piece in candidate["evidence"]), candidate["score"])

    def test_a_record_of_json_lines(self):
        records = str(ROOT / "examples/reports.jsonl")
        word = self.word("--jsonl", "--at", "9", records + ":2")
        self.assertEqual((word["id"], word["text"]), ("b", "returned"))
        words = self.words("--jsonl", records + ":4")
        self.assertEqual((words[0]["id"], words[0]["text"]), ("d", "São"))
        self.assertTrue(self.text("--jsonl", "--at", "0", records + ":2").startswith("b at 0: Yusuf\n"))
        self.assertIn("FILE:LINE", self.problem("--jsonl", records))
        self.assertIn(":9: the text has 5 lines", self.problem("--jsonl", records + ":9"))

    def test_names_that_end_in_numbers(self):
        self.write("log:3", "Rain in Lagos.\n")
        self.assertEqual(self.word("log:3:1:9")["text"], "Lagos")
        self.assertEqual(len(self.words("log:3")), 4)
        self.write("log", "x\ny\nRain in Oslo.\n")
        self.assertEqual(len(self.words("log:3")), 4)  # a file of that name comes first
        self.assertEqual(self.problem("log:3:9"), "onoma: log:3:9: the text has 1 line\n")

    def test_other_encodings(self):
        self.write("wide.txt", "Zoë Müller left Kabul.\n".encode("utf-16"))
        word = self.word("wide.txt:1:17")
        self.assertEqual((word["text"], word["candidates"][0]["label"]), ("Kabul", "LOC"))
        self.write("old.txt", "Zoë Müller left Kabul.\n".encode("latin-1"))
        self.assertEqual(self.word("--encoding", "latin1", "old.txt:1:5")["text"], "Müller")

    def test_a_place_without_a_word(self):
        self.assertEqual(self.word("--at", "4", stdin="Rain in Lagos")["text"], "in")
        self.assertEqual(self.word("--at", "13", stdin="Rain in Lagos")["text"], "Lagos")
        for stdin in ("", "\n \n"):
            self.assertEqual(self.word("--at", "0", stdin=stdin)["remarks"], ["there is no word here"])


class Answers(ExplainTest):
    def test_the_evidence_names_its_file_and_line_in_a_pipe_too(self):
        out = self.text(STORM + ":5:19")
        self.assertRegex(out, r"(?m)^  won   PERSON   \+\d+  by \d+   \[N\. Chandra Reddy\]$")
        self.assertRegex(out, r"(?m)^ +\+\d+  last\.list:PERSON/\S+ +Reddy +names/PERSON/\S+\.tsv:\d+$")
        self.assertRegex(out, r"(?m)^  lost  PERSON   [+-]\d+  by \d+   \[Chandra Reddy\]$")
        self.assertRegex(out, r"(?m)^  known  names/LOC/cities\.tsv:\d+ +list:LOC/cities\S* +\[Chandra\]$")
        self.assertLess(len(out.splitlines()), 40)
        self.assertNotIn("\x1b", out)
        self.assertIn("\x1b[32mwon", self.text("--color", "always", STORM + ":5:19"))

    def test_the_entry_is_in_the_line_that_is_named(self):
        for name in self.word(STORM + ":5:19")["known"]:
            line = (ROOT / "gazetteers" / name["file"]).read_text().splitlines()[name["line"] - 1]
            self.assertTrue(any("Chandra" in cell for cell in line.split("\t")), line)

    def test_all_says_all(self):
        word = self.word(STORM + ":5:19")
        out = self.text("--all", STORM + ":5:19")
        self.assertEqual(out.count("  lost  ") + out.count("  won   "), len(word["candidates"]))
        self.assertNotIn("lighter", out)
        self.assertNotIn(" more ", out)

    def test_it_agrees_with_the_record(self):
        for span in self.only(self.onoma("--explain", STORM))["spans"]:
            best = self.word("--at", str(span["start"]), STORM)["candidates"][0]
            for field in ("start", "end", "byte_start", "byte_end", "label", "text", "score", "confidence", "evidence"):
                self.assertEqual(best[field], span[field])
            self.assertEqual(best.get("value"), span.get("value"))

    def test_why_there_is_nothing(self):
        text = "I was reading in Reading on 31 February 2024, see https://example.org now."
        remarks = {word["text"]: word["remarks"] for word in self.words(stdin=text)}
        self.assertEqual(remarks["was"], ["no capital, and in no list of names as it is written", "no list has it", "no pattern matches here"])
        self.assertIn("lists have it, but not as it is written here", remarks["reading"])
        self.assertIn("an address is no part of a name", remarks["https://example.org"])
        self.assertIn("a sign that is no part of names", remarks[","])
        self.assertIn("no candidate scores above 0, so the word has no label", remarks["31"])
        february = [word for word in self.words(stdin=text) if word["text"] == "February"][0]
        self.assertEqual([(seen["counts"], seen["won"]) for seen in february["patterns"] if seen["text"] == "31 February 2024"], [(False, False)])
        self.assertRegex(self.text(STORM + ":5:1"), r"\n  the nearest lost to PERSON \[N\. Chandra Reddy\]\n")

    def test_dates_and_times(self):
        self.assertIn("[Wednesday] = 2024-05-08", self.text("--reference-date", "2024-05-09", "--at", "8", stdin="Rain on Wednesday fell."))
        out = self.text("--times", "--at", "15", stdin="Rain fell at nine o’clock.")
        self.assertRegex(out, r"(?m)^  rule  patterns/times\.rules:\d+  \S+ +TIME \[nine o’clock\]  won$")
        self.assertNotIn("TIME", self.text("--at", "15", stdin="Rain fell at nine o’clock."))

    def test_a_name_may_lean_on_its_document(self):
        text = "Rahmatullah Najib, a minister, spoke.\n\nNajib left."
        evidence = self.word("--at", "3:1", stdin=text)["candidates"][0]["evidence"]
        self.assertTrue(any(piece["rule"].startswith("doc.") for piece in evidence), evidence)

    def test_another_model(self):
        self.assertTrue(self.problem("--model", "none", STORM).startswith("onoma: none: "))


class Additions(ExplainTest):
    TEXT = "The AK-47 came from Kabul. Apple Records is in Lagos, not Apple."

    def setUp(self):
        super().setUp()
        self.write("mine/names/WEAPON/rifles.tsv", "AK-47\n")
        self.write("mine/block.tsv", "Apple\nLagos\n")
        self.write("mine/allow.tsv", "Apple Records\n")
        self.write("weak.tsv", "#: label VESSEL\n#: columns name priority\nAK-47\t-3\nKabul\t2\n")

    def at(self, words, *arguments):
        return self.word("--at", str(self.TEXT.index(words)), "--gazetteer", "mine", "--gazetteer", "weak.tsv", *arguments, stdin=self.TEXT)

    def test_a_name_that_was_added_wins_and_the_weaker_one_says_by_what_it_lost(self):
        word = self.at("AK-47")
        first, second = word["added"]
        self.assertEqual((first["role"], first["label"], first["counts"], first["text"], first["file"], first["line"]),
                         ("name", "WEAPON", True, "AK-47", "mine/names/WEAPON/rifles.tsv", 1))
        self.assertEqual((second["label"], second["counts"], second["priority"], second["overruled_by"]),
                         ("VESSEL", False, -3, "mine/names/WEAPON/rifles.tsv:1"))
        self.assertFalse(any(candidate["won"] for candidate in word["candidates"]))
        self.assertEqual(word["remarks"], [])
        self.assertEqual(self.at("Kabul")["added"][0]["label"], "VESSEL")

    def test_text(self):
        text = self.text("--gazetteer", "mine", "--gazetteer", "weak.tsv", "--at", "4", stdin=self.TEXT)
        self.assertRegex(text, r"(?m)^  won   WEAPON  \+0  \[AK-47\]  mine/names/WEAPON/rifles\.tsv:1 ")
        self.assertRegex(text, r"(?m)^  lost  VESSEL  -3  \[AK-47\]  weak\.tsv:3 .* overruled by mine/names/WEAPON/rifles\.tsv:1$")
        line = self.text("--gazetteer", "mine", "--at", "1:5", stdin=self.TEXT)
        self.assertIn("[AK-47] came from", line)

    def test_blocks_and_what_is_allowed_all_the_same(self):
        word = self.at("Lagos")
        self.assertEqual([(seen["role"], seen["counts"]) for seen in word["added"]], [("block", True)])
        self.assertEqual(word["candidates"][0]["blocked_by"], "mine/block.tsv:2")
        self.assertEqual(word["remarks"], ["the nearest is blocked by mine/block.tsv:2"])
        roles = {seen["role"]: seen["counts"] for seen in self.at("Apple Records")["added"]}
        self.assertEqual(roles, {"allow": True, "block": False})

    def test_what_is_forbidden_lost_by_nothing_that_counts(self):
        word = self.at("Lagos")
        self.assertNotIn("margin", word["candidates"][0])
        lists = ("--gazetteer", "mine", "--gazetteer", "weak.tsv")
        at = str(self.TEXT.index("Lagos"))
        self.assertRegex(self.text("--at", at, *lists, stdin=self.TEXT), r"(?m)^  lost  LOC +\+\d+ {11}\[Lagos\] blocked by mine/block\.tsv:2$")
        self.write("lagos.txt", self.TEXT)
        rows = self.text(*lists, "lagos.txt").splitlines()
        self.assertTrue([row for row in rows if row.endswith("LOC [Lagos] blocked by mine/block.tsv:2") and " - " in row], rows)
        at = str(self.TEXT.index("Kabul"))
        kabul = self.at("Kabul")["candidates"][0]
        self.assertEqual((kabul["overruled_by"], kabul["won"]), ("weak.tsv:4", False))
        self.assertNotIn("margin", kabul)
        out = self.text("--all", "--at", at, *lists, stdin=self.TEXT)
        self.assertRegex(out, r"(?m)^  lost  LOC +\+\d+ {11}\[Kabul\] overruled by weak\.tsv:4$")
        self.assertNotRegex(out, r"(?m)^  lost .* by \d+ .*(blocked|overruled)")

    def test_what_is_kept_is_what_won_whatever_the_model_thinks(self):
        self.write("mine/allow.tsv", "name\tlabel\nApple Records\tBAND\ncame from\t\n")
        word = self.at("Apple Records")
        best = word["candidates"][0]
        self.assertEqual((best["won"], best["label"], best["text"]), (True, "BAND", "Apple Records"))
        for other in word["candidates"][1:]:
            self.assertTrue(other.get("blocked_by") or other.get("overruled_by") or other["text"] == "Apple Records", other)
        word = self.at("came from")
        self.assertEqual((word["candidates"][0]["won"], word["candidates"][0]["text"], word["remarks"]), (True, "came from", []))
        self.assertEqual(word["candidates"][0]["evidence"][-1]["file"], "mine/allow.tsv")

    def test_a_list_that_cannot_be_used(self):
        self.write("bad.tsv", "#: columns nmae\nx\n")
        self.assertIn("bad.tsv:1", self.onoma("explain", "--gazetteer", "bad.tsv", STORM, status=2).err)


class ContextRules(ExplainTest):
    TEXT = "The frigate Wild Heron left. Lagos ordered the dray Oslo Pine to Mombasa.\n"

    def setUp(self):
        super().setUp()
        self.write("mine/context/a.rules", "\n\n".join([
            'rule ships\nwhen "frigate" ( Cap{1,3} )\nthen SHIP',
            'rule office\nwhen ( LOC ) "ordered"\nthen relabel ORG',
            'rule drays\nwhen "dray" ( Cap{2} )\nthen DRAY +900',
            'rule nowhere\nwhen "to" ( Cap )\nthen veto LOC']) + "\n")

    def at(self, words, line=None):
        place = ("--gazetteer", "mine", "--at", str(self.TEXT.index(words)))
        if line is not None:
            self.assertRegex(self.text(*place, stdin=self.TEXT), line)
        return self.word(*place, stdin=self.TEXT)

    def test_one_that_finds(self):
        word = self.at("Wild", r"(?m)^  won  SHIP  \+0  \[Wild Heron\]  mine/context/a\.rules:1  ships$")
        self.assertEqual([(seen["label"], seen["rule"], seen["counts"]) for seen in word["added"]], [("SHIP", "ships", True)])
        for candidate in word["candidates"]:
            self.assertEqual(candidate["overruled_by"], "mine/context/a.rules:1")

    def test_one_that_relabels_is_in_the_row_of_what_won(self):
        best = self.at("Lagos", r"(?m)^  won   ORG +\+\d+  by \d+ +\[Lagos\] relabelled from LOC by mine/context/a\.rules:5$")["candidates"][0]
        self.assertEqual((best["label"], best["relabelled_from"], best["relabelled_by"]), ("ORG", "LOC", "mine/context/a.rules:5"))
        [span] = [s for s in self.only(self.onoma("--gazetteer", "mine", "--explain", stdin=self.TEXT))["spans"] if s["text"] == "Lagos"]
        for field in ("label", "score", "confidence", "evidence"):
            self.assertEqual(best[field], span[field])

    def test_one_that_weighs_is_evidence(self):
        best = self.at("Oslo", r"(?m)^ +\+900  drays +mine/context/a\.rules:9$")["candidates"][0]
        self.assertEqual((best["won"], best["label"], best["score"]), (True, "DRAY", 900))
        self.assertNotIn("relabelled_by", best)

    def test_one_that_forbids(self):
        word = self.at("Mombasa", r"(?m)^  lost  LOC .*\[Mombasa\] blocked by mine/context/a\.rules:13$")
        self.assertEqual([(seen["role"], seen["label"], seen["rule"]) for seen in word["added"]], [("block", "LOC", "nowhere")])


class BadInput(ExplainTest):
    def test_usage(self):
        for arguments in (["--at", "x", STORM], ["--at", "0:1", STORM], ["--at", "1:0", STORM], ["--at", "-1", STORM], ["--format", "xml", STORM],
                          ["--offsets", "words", STORM], [STORM, STORM], ["--encoding", "x", STORM], ["--date-languages", "xx", STORM]):
            self.assertRegex(self.problem(*arguments), r"^onoma: .+\nTry 'onoma --help'\.\n$")

    def test_files_and_places_that_are_not_there(self):
        self.write("a", "One.\nTwo é.\n")
        for place, message in (
            ("none:1:1", "none: cannot open: No such file or directory"),
            ("a:3", "a:3: the text has 2 lines"),
            ("a:3:1", "a:3:1: the text has 2 lines"),
            ("a:2:8", "a:2:8: line 2 has 6 characters"),
        ):
            self.assertEqual(self.problem(place), f"onoma: {message}\n")
        self.assertEqual(self.problem("--at", "99", "a"), "onoma: a: the text ends at offset 12\n")
        self.assertEqual(self.problem("--at", "10", "--offsets", "byte", "a"), "onoma: a: offset 10 is inside a character\n")
        self.assertEqual(self.problem("--at", "9", stdin="x"), "onoma: 9: the text ends at offset 1\n")
        self.assertIn("onoma: .: ", self.problem("."))
        self.write("b.jsonl", '{"id": 1}\n\n')
        self.assertEqual(self.problem("--jsonl", "b.jsonl:1"), 'onoma: b.jsonl:1: no field "text"\n')
        self.assertEqual(self.problem("--jsonl", "b.jsonl:2"), "onoma: b.jsonl:2: there is no record in it\n")

    def test_any_bytes(self):
        self.write("noise", bytes(range(256)) * 20)
        self.assertGreater(len(self.words("noise")), 10)
        self.text("--all", "noise")

    def test_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            self.assertIn("cannot write", self.onoma("explain", STORM, stdout=full, status=3).err)


if __name__ == "__main__":
    unittest.main()
