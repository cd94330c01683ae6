"""onoma check: whatever users write, told by its bytes; every problem in one run."""

import re
import unittest

from harness import ROOT, CliTest

GOOD_RULE = "rule   hull\nlabel  ORG\nmatch  (?-i)NK-\\d{3}\nyes    the [NK-123] left\nno     the NK-12 left\n"


class Check(CliTest):
    def check(self, *paths, status=0):
        """[(file, line, severity, code)] of every problem."""
        result = self.onoma("check", "-q", *paths, status=status)
        self.assertEqual(result.err, "")
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
        self.assertIn(("mine/a.rules", 1, "error", "missing-example"), found)
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
