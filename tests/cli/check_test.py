"""onoma check: whatever users write, told by its bytes; every problem in one run."""

import re
import unittest

from harness import ROOT, CliTest

GOOD_RULE = "rule   hull\nlabel  ORG\nmatch  (?-i)NK-\\d{3}\nyes    the [NK-123] left\nno     the NK-12 left\n"


class Check(CliTest):
    def check(self, *paths, status=0):
        """[(file, line, severity, code)] of every problem."""
        result = self.onoma("check", "-q", *paths, status=status)
        self.assertEqual(result.err, "", paths)
        found = []
        for line in result.out.decode().splitlines():
            parts = re.match(r"(.*?)(?::(\d+))?(?::\d+)?: (error|warning): .* \[([a-z-]+)\]$", line)
            self.assertTrue(parts, line)
            found.append((parts[1], int(parts[2] or 0), parts[3], parts[4]))
        return found


class Kinds(Check):
    def test_what_is_not_there(self):
        self.assertEqual(self.check("none", "nor/this", status=1),
                         [("none", 0, "error", "unreadable"), ("nor/this", 0, "error", "unreadable")])

    def test_files_are_told_by_their_bytes(self):
        self.write("a.txt", GOOD_RULE)
        self.write("b.rules", "North Harbour\nSouth Harbour\n")
        self.write("c.tsv", "North Harbour\n".encode("utf-16"))
        self.assertEqual(self.check("a.txt", "b.rules"), [])
        self.assertEqual(self.check("c.tsv", status=1), [("c.tsv", 0, "error", "no-text")])
        self.assertEqual(self.check("/dev/null"), [])

    def test_the_summary_and_the_exit_code(self):
        self.write("a.rules", GOOD_RULE)
        self.write("b.rules", GOOD_RULE.replace("hull", "b").replace("(?-i)NK", "(?-i)C\\+\\+\\b|NK"))
        self.write("c.rules", GOOD_RULE.replace("hull", "c").replace("NK-123", "NK-12"))
        for paths, status, summary in (
            (["a.rules"], 0, "a.rules: no problems"), (["a.rules", "b.rules"], 0, "2 paths: 1 warning"),
            (["c.rules"], 1, "c.rules: 1 error"),
        ):
            result = self.onoma("check", *paths, status=None)
            self.assertEqual((result.status, result.err), (status, f"onoma: {summary}\n"))

    def test_every_file_of_a_folder_whatever_else_is_in_it(self):
        self.write("mine/a.rules", GOOD_RULE.replace("yes ", "si "))
        self.write("mine/deep/b.rules", GOOD_RULE)
        self.write("mine/README.md", "\xff")
        found = self.check("mine", "mine/deep/b.rules", status=1)
        self.assertIn(("mine/a.rules", 4, "error", "unknown-key"), found)
        self.assertNotIn("mine/deep/b.rules", {file for file, *_ in found})  # given twice, taken once

    def test_rules_find_the_fragments_of_their_folder(self):
        self.write("p/fragments.rules", "fragment number\nmatch \\d{3}\n\nfragment other\nmatch x\n")
        self.write("p/a.rules", GOOD_RULE.replace("\\d{3}", "{number}"))
        self.assertEqual(self.check("p/a.rules"), [])
        self.assertEqual(self.check("p"), [("p/fragments.rules", 4, "warning", "unused-fragment")])
        self.assertEqual(self.check("p/a.rules", "p"), self.check("p", "p/a.rules"))

    def test_models(self):
        self.onoma("compile", str(ROOT / "gazetteers"), "-o", "m.onoma", "-q", status=None)
        model = (self.scratch / "m.onoma").read_bytes()
        self.assertEqual(self.check("m.onoma"), [])
        self.write("cut", model[:-1])
        self.write("hurt", model[:200] + b"\xff" * 64 + model[264:])
        self.write("old", model.replace(b"onoma model\n", b"onoma model\n99", 1)[:len(model)])
        for name in ("cut", "hurt", "old"):
            self.assertEqual(self.check(name, status=1), [(name, 0, "error", "bad-model")])

    def test_compiled_user_folders(self):
        self.onoma("init", "-q", "mine")
        self.onoma("compile", "-q", "mine", "-o", "a.onoma")
        bytes_ = (self.scratch / "a.onoma").read_bytes()
        self.assertEqual(self.check("a.onoma"), [])
        for at in range(12, len(bytes_), len(bytes_) // 40):
            self.write("hurt", bytes_[:at])
            self.assertEqual(self.check("hurt", status=1), [("hurt", 0, "error", "bad-model")], at)


class Lists(Check):
    def test_all_forms_without_a_label_are_valid(self):
        self.write("no label.txt", "Blue Gull\nGrey Gull\n")
        self.write("a b.csv", "name;kind\nBlue Gulls;ferry\n")
        self.write("1.jsonl", '{"name": "Gull Rock", "aliases": ["The Gull Rock"]}\n')
        self.write("2.tsv", "#: columns  name id\nGull Sound\t7\n")
        self.assertEqual(self.check("no label.txt", "a b.csv", "1.jsonl", "2.tsv"), [])

    def test_every_problem_in_one_run(self):
        self.write("mine/names/SHIP/ferries.txt", "Heron\nBlue Gull\nBlue Gull\n")
        self.write("mine/block.tsv", "Grey Gull\nthe\n")
        self.write("mine/patterns/a.rules", GOOD_RULE.replace("ORG", "HULL").replace("NK-12 left", "NK-123 left"))
        self.write("mine/stray.tsv", "x\n")
        self.write("more.csv", "name,label,priority\nBlue Gull,BAND,\nGrey Gull,BAND,\nwill,PERSON,\nWill Gull,X,1.5\n")
        self.write("bad.txt", "North\tSound\nM\xfcller\n".encode("latin-1"))
        self.assertEqual(self.check("mine", "more.csv", "bad.txt", status=1), [
            ("mine/names/SHIP/ferries.txt", 1, "warning", "ordinary-word"),
            ("mine/names/SHIP/ferries.txt", 3, "warning", "duplicate"),
            ("mine/patterns/a.rules", 5, "error", "example-found"),
            ("mine/stray.tsv", 0, "warning", "unused-file"),
            ("more.csv", 2, "warning", "contradiction"),
            ("more.csv", 3, "warning", "blocked-name"),
            ("more.csv", 4, "warning", "ordinary-word"),
            ("more.csv", 5, "error", "bad-priority"),
            ("bad.txt", 1, "error", "no-columns"),
            ("bad.txt", 2, "error", "encoding"),
        ])

    def test_a_word_that_is_wanted_in_any_case_fires_more_often_than_one_with_its_capital(self):
        self.write("a.csv", "name,label,case\nWill,PERSON,\nwill,X,\nWILL,ORG,\nMay,PERSON,any\n")
        out = self.onoma("check", "-q", "a.csv").out.decode()
        self.assertEqual(re.findall(r"a.csv:(\d): .* about (\d+) times in a million words", out),
                         [("2", "450"), ("3", "3600"), ("5", "3600")])

    def test_hostile_lists_end_soon(self):
        self.write("long", "x" * (3 << 20) + "\n" + "Gull " * 400 + "\n")
        self.write("tabs", "a\t\n" * 200_000)
        self.write("marks", "\xff\n" * 100_000)
        self.write("one", "Blue Gull\n" * 300_000)
        self.write("deep.jsonl", '{"name": ' + "[" * 200_000 + "\n")
        for name in ("long", "tabs", "one", "deep.jsonl"):
            found = self.check(name, status=None)
            self.assertLessEqual(len(found), 1001, name)
            self.assertGreater(len(found), 0, name)


class Patterns(Check):
    def test_ten_thousand_patterns(self):
        self.write("a.rules", "".join(
            f"rule r{i}\nlabel HULL\nmatch (?-i)NK-{i:05d}[a-z]{{2}}\nyes [NK-{i:05d}ab]\nno NK\n\n" for i in range(10_000)))
        self.assertEqual(self.check("a.rules"), [])

    def test_hostile_patterns_end_soon(self):
        bodies = {
            "nested": "(a*)*b", "again": "(x+x+)+y", "count": "((a{0,1000}){0,1000})b", "classes": "(?:\\pL{1,100}){1,9}b",
            "long": "a" * 1_000_000, "deep": "(" * 20_000 + "a" + ")" * 20_000,
        }
        rules = "".join(f"rule {name}\nlabel X\nmatch {body}\n\n" for name, body in bodies.items())
        self.write("a.rules", rules)
        found = self.check("a.rules", status=1)
        codes = {line: code for _, line, severity, code in found if severity == "error"}
        self.assertEqual(codes, {9: "bad-expression", 13: "bad-expression", 19: "expression-too-long", 23: "expression-too-long"})

    def test_large_patterns_have_a_limit_together(self):
        self.write("a.rules", "".join(f"rule r{i}\nlabel X\nmatch (?:\\pL+\\s){{12}}{i}\n\n" for i in range(1000)))
        found = self.check("a.rules", status=1)
        self.assertEqual({code for *_, code in found}, {"patterns-too-large"})
        self.assertEqual(len(found), 1)


class Gazetteers(Check):
    def test_the_shipped_ones_are_clean(self):
        result = self.onoma("check", str(ROOT / "gazetteers"), status=None)
        self.assertEqual((result.status, result.out), (0, b""))
        self.assertTrue(result.err.endswith("gazetteers: no problems\n"))

    def test_one_file_of_them_by_itself(self):
        for name in ("patterns/dates.rules", "names/ORG/banks.tsv", "weights/prior.tsv"):
            self.assertEqual(self.check(str(ROOT / "gazetteers" / name)), [])


if __name__ == "__main__":
    unittest.main()
