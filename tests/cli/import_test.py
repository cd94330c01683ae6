"""onoma import: what other tools know becomes a user folder, and what cannot is told line by line."""

import unittest

from harness import ROOT, CliTest

EXAMPLES = ROOT / "examples/import"


class Import(CliTest):
    def folder(self, name="mine"):
        return {str(p.relative_to(self.scratch / name)): p.read_text() for p in (self.scratch / name).rglob("*") if p.is_file()}

    def rows(self, path, name="mine"):
        return [line.split("\t") for line in self.folder(name)[path].splitlines() if not line.startswith("#")]


class Formats(Import):
    def test_what_is_written_is_clean(self):
        for name, status in (("regexner.tsv", 1), ("patterns.jsonl", 1), ("lists.def", 0), ("vessels.txt", 0)):
            self.onoma("import", "-q", str(EXAMPLES / name), "-o", f"mine-{name}", status=status)
            checked = self.onoma("check", "-q", f"mine-{name}", status=None)
            self.assertEqual(checked.status, 0, checked.out.decode())
            self.assertNotIn(b"error", checked.out)

    def test_all_at_once_and_each_format_by_force(self):
        paths = [str(EXAMPLES / name) for name in ("regexner.tsv", "patterns.jsonl", "lists.def", "vessels.txt")]
        self.onoma("import", "-q", *paths, "-o", "mine", status=1)
        self.assertEqual(sorted(self.folder()), [
            "names/LOC/patterns.tsv", "names/LOC/towns.tsv", "names/ORG/patterns.tsv", "names/ORG/regexner.tsv",
            "names/SHIP/ferries.tsv", "names/VESSELS/vessels.tsv", "patterns/patterns.rules", "patterns/regexner.rules"])
        self.write("a.txt", "Heron&year=1990\n")
        self.onoma("import", "-q", "--from", "words", "--label", "SHIP", "a.txt", "-o", "w")
        self.assertEqual(self.rows("names/SHIP/a.tsv", "w"), [["Heron&year=1990", "exact"]])
        self.onoma("import", "-q", "--from", "gate", "--label", "SHIP", "a.txt", "-o", "g")
        self.assertEqual(self.rows("names/SHIP/a.tsv", "g"), [["Heron", "exact", "1990"]])

    def test_a_list_goes_round(self):
        names = ["Heron", "#MeToo", "A & B", "Ünter-den Linden", "x|y", '"quoted"']
        self.write("ships.txt", "\n".join(names).replace("#MeToo", " #MeToo") + "\nHeron\n")
        self.onoma("import", "-q", "ships.txt", "-o", "mine", "--ignore-case")
        text = self.folder()["names/SHIPS/ships.tsv"].splitlines()
        self.assertEqual([line.split("\t")[0].strip() for line in text[2:]], names)
        self.assertEqual({line.split("\t")[1] for line in text[2:]}, {"any"})

    def test_labels(self):
        self.onoma("import", "-q", str(EXAMPLES / "lists.def"), "-o", "mine", "--rename-label", "Ship=VESSEL",
                   "--rename-label", "location=PLACE")
        self.assertEqual(sorted(self.folder()), ["names/PLACE/towns.tsv", "names/VESSEL/ferries.tsv"])

    def test_patterns_run_as_they_are_meant(self):
        self.onoma("import", "-q", str(EXAMPLES / "regexner.tsv"), "-o", "mine", status=1)
        rules = self.folder()["patterns/regexner.rules"]
        self.assertIn("yes       [Bachelor of Arts]", rules)
        good = rules.replace("[Bachelor of Arts]", "a [Bachelor of Laws] and no Bachelor of Music")
        self.write("mine/patterns/regexner.rules", good)
        self.onoma("check", "-q", "mine")
        self.write("mine/patterns/regexner.rules", good.replace("Laws]", "Lawns]"))
        self.assertIn(b"[example-not-found]", self.onoma("check", "-q", "mine", status=1).out)


class Problems(Import):
    def test_each_line_that_is_left_out_is_told(self):
        self.write("a.tsv", "(?!x)y\tA\nok\tA\nno tab\n(a{1001})+\tA\nx*\tA\n")
        result = self.onoma("import", "a.tsv", "-o", "mine", status=1)
        self.assertEqual([line.split(": ")[0] for line in result.err.splitlines()], ["a.tsv:1", "a.tsv:3", "a.tsv:4", "a.tsv:5", "onoma"])
        self.assertTrue(result.err.endswith("onoma: mine: 1 name, 0 patterns, 4 problems\n"), result.err)
        self.assertEqual(self.rows("names/A/a.tsv"), [["ok", "exact"]])

    def test_files_that_are_there_stay(self):
        self.write("a.txt", "Heron\n")
        self.write("mine/names/A/a.tsv", "old\n")
        result = self.onoma("import", "a.txt", "-o", "mine", status=1)
        self.assertIn("[exists]", result.err)
        self.assertEqual(self.folder(), {"names/A/a.tsv": "old\n"})
        self.write("b/a.txt", "Heron\n")
        self.assertIn("[exists]", self.onoma("import", "a.txt", "b/a.txt", "-o", "new", status=1).err)

    def test_what_is_not_there_and_where_nothing_can_be_written(self):
        self.assertIn("none: error: cannot open", self.onoma("import", "none", "-o", "mine", status=1).err)
        self.write("file", "x")
        self.assertIn("onoma: file/mine: ", self.onoma("import", "file", "-o", "file/mine", status=3).err)

    def test_wrong_usage(self):
        for arguments in (["import"], ["import", "a"], ["import", "a", "-o", "b", "--from", "jape"],
                          ["import", "a", "-o", "b", "--label", "a b"], ["import", "a", "-o", "b", "--rename-label", "X"],
                          ["import", "a", "-o", "b", "--rename-label", "X=y"]):
            self.assertEqual(self.onoma(*arguments, status=2).out, b"")

    def test_hostile_files(self):
        self.write("deep.tsv", "(" * 30000 + "a" + ")" * 30000 + "\tA\n" + "a|" * 400000 + "b\tA\n")
        self.write("deep.jsonl", '{"label": "A", "pattern": ' + "[" * 100000 + "\n" + '{"label": "A", "pattern": "' + "x" * 900000 + '"}\n')
        self.write("bytes", bytes(range(256)) * 100)
        self.onoma("import", "-q", "deep.tsv", "-o", "a", status=1)
        self.onoma("import", "-q", "deep.jsonl", "-o", "b", status=1)
        self.onoma("import", "-q", "bytes", "-o", "c", status=1)


if __name__ == "__main__":
    unittest.main()
