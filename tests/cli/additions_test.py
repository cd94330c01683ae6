"""--gazetteer, --patterns, --label-of: names, patterns, blocks and allows of users, in every output."""

import csv
import io
import json
import unittest

from harness import CliTest

TEXT = ("Zubrin Kast sold an AK-47 and two AKMs to Widget Frères in Abuja. The MV Falke, IMO 1234567, left Lagos.\n"
        "Apple Records met Apple on 3 May 2024. Widget Freres and Kast said so.\n")
WEAPONS = "#: label WEAPON\n#: columns name aliases id calibre match\nAK-47\tAKM|Kalashnikov rifle\tW1\t7.62\tprefix\n"
SHIPS = "rule imo-number\nlabel VESSEL\nmatch IMO \\d{7}\n"


def found(record):
    return [(span["label"], span["text"]) for span in record["spans"]]


class Additions(CliTest):
    def setUp(self):
        super().setUp()
        self.write("weapons.tsv", WEAPONS)
        self.write("ships.rules", SHIPS)
        self.write("firms.txt", "Widget Frères\n")
        self.all = ["--gazetteer", "weapons.tsv", "--gazetteer", "firms.txt", "--label-of", "firms.txt=ORG",
                    "--patterns", "ships.rules"]

    def run_all(self, *more, text=TEXT):
        return self.only(self.onoma(*self.all, *more, stdin=text))

    def test_names_and_patterns_are_found_with_their_columns(self):
        record = self.run_all()
        self.assert_found(record, TEXT)
        spans = {span["text"]: span for span in record["spans"]}
        for text in ("AK-47", "AKMs"):
            self.assertEqual(spans[text]["label"], "WEAPON")
            self.assertEqual(spans[text]["entry_id"], "W1")
            self.assertEqual(spans[text]["data"], {"calibre": "7.62"})
            self.assertEqual(spans[text]["confidence"], 1)
        self.assertEqual(spans["IMO 1234567"]["label"], "VESSEL")
        self.assertEqual(spans["Widget Frères"]["label"], "ORG")
        self.assertEqual(spans["Widget Freres"]["label"], "ORG")
        self.assertEqual(spans["Zubrin Kast"]["label"], "PERSON")
        self.assertNotIn("data", spans["Zubrin Kast"])

    def test_the_law_of_offsets_in_every_unit(self):
        text = "😀 Widget Frères’ AK-47. Wídget Fre\u0300res\r\nand Widget\nFreres, ﬁn.\n"
        for unit in ("codepoint", "byte", "utf16"):
            record = self.run_all("--offsets", unit, text=text)
            self.assert_found(record, text)
            self.assertEqual([span["text"] for span in record["spans"] if span["label"] == "ORG"],
                             ["Widget Frères", "Wídget Fre\u0300res", "Widget\nFreres"])

    def test_every_format_prints_the_added_label(self):
        for form in ("jsonl", "json", "grep", "csv", "tsv", "conll", "brat", "spacy", "doccano", "label-studio",
                     "prodigy", "xml", "text"):
            out = self.onoma(*self.all, "--format", form, stdin=TEXT).out.decode()
            self.assertIn("VESSEL", out, form)
            self.assertIn("WEAPON", out, form)

    def test_views_and_filters_know_the_added_labels(self):
        out = self.onoma(*self.all, "--count", stdin=TEXT).out.decode()
        self.assertIn(":WEAPON=2:VESSEL=1", out)
        out = self.onoma(*self.all, "--count", "--format", "csv", stdin=TEXT).out.decode()
        [row] = csv.DictReader(io.StringIO(out))
        self.assertEqual((row["WEAPON"], row["VESSEL"]), ("2", "1"))
        out = self.onoma(*self.all, "--entities", "--format", "tsv", stdin=TEXT).out.decode()
        self.assertIn("VESSEL\tIMO 1234567\t1\t1\n", out)
        out = self.onoma(*self.all, "--redact", "--map", "key.json", stdin=TEXT).out.decode()
        self.assertIn("[WEAPON 1]", out)
        self.assertIn("[VESSEL 1]", out)
        key = json.loads((self.scratch / "key.json").read_text())
        self.assertIn("VESSEL", [name["label"] for name in key["names"]])
        self.assertEqual(found(self.run_all("--label", "vessel")), [("VESSEL", "IMO 1234567")])
        wrong = self.onoma(*self.all, "--label", "TANK", stdin=TEXT, status=2)
        self.assertIn('no label "TANK" (PERSON, ORG, LOC, DATE, TIME, DURATION, SET, WEAPON, VESSEL)', wrong.err)
        self.onoma("--label", "VESSEL", stdin=TEXT, status=2)
        summary = self.onoma(*self.all, "--stats", stdin=TEXT, status=None).err
        self.assertEqual(json.loads(summary)["counts"]["VESSEL"], 1)

    def test_explain_tells_file_and_line(self):
        record = self.run_all("--explain")
        [weapon] = [span for span in record["spans"] if span["text"] == "AK-47"]
        self.assertEqual(weapon["evidence"], [
            {"kind": "user", "rule": "weapons", "weight": 0, "file": "weapons.tsv", "line": 3}])
        [ship] = [span for span in record["spans"] if span["label"] == "VESSEL"]
        self.assertEqual((ship["evidence"][0]["rule"], ship["evidence"][0]["line"]), ("imo-number", 1))

    def test_blocks_and_allows(self):
        self.write("mine/block.tsv", "name\tlabel\nApple\t\nAbuja\tORG\nLagos\tLOC\n")
        self.write("mine/names/ORG/x.txt", "Apple\n")
        texts = [text for _, text in found(self.only(self.onoma("--gazetteer", "mine", stdin=TEXT)))]
        self.assertIn("Abuja", texts)
        self.assertNotIn("Apple", texts)
        self.assertNotIn("Lagos", texts)
        self.assertIn("Apple Records", texts)
        record = self.only(self.onoma("--gazetteer", "mine", "--explain", stdin=TEXT))
        vetoed = {(r["text"], r["label"], r["evidence"][-1]["file"], r["evidence"][-1]["line"])
                  for r in record["rejected"] if r["evidence"] and r["evidence"][-1]["kind"] == "veto"}
        self.assertIn(("Apple", "ORG", "mine/block.tsv", 2), vetoed)
        self.assertIn(("Lagos", "LOC", "mine/block.tsv", 4), vetoed)
        for reading in record["spans"] + record["rejected"]:
            self.assertEqual(sum(e["weight"] for e in reading["evidence"]), reading["score"])
        # What is allowed is kept: by its entry, or as the model reads it, whatever it scores.
        self.write("mine/allow.txt", "Apple\nso\n")
        record = self.only(self.onoma("--gazetteer", "mine", "--explain", stdin=TEXT))
        self.assertIn(("ORG", "Apple"), found(record))
        [so] = [span for span in record["spans"] if span["text"] == "so"]
        self.assertEqual(so["evidence"][-1]["file"], "mine/allow.txt")
        self.assertEqual(so["confidence"], 1)

    def test_an_allow_with_a_label_keeps_the_text_with_it(self):
        text = "Apple Records met Kofi Mensah in so and 3 May 2024, in Lagos.\n"
        self.write("mine/block.txt", "Apple\nApple Records\nLagos\nKofi Mensah\n")
        self.write("mine/allow.tsv", "name\tlabel\nApple Records\tBAND\nKofi Mensah\tLOC\nso\tDATE\n3 May 2024\tDATE\nLagos\t\n")
        record = self.only(self.onoma("--gazetteer", "mine", "--explain", stdin=text))
        self.assertEqual(found(record), [("BAND", "Apple Records"), ("LOC", "Kofi Mensah"), ("DATE", "so"), ("DATE", "3 May 2024"),
                                         ("LOC", "Lagos")])
        for span in record["spans"]:
            self.assertEqual(sum(e["weight"] for e in span["evidence"]), span["score"])
            self.assertEqual((span["evidence"][-1]["rule"], span["confidence"]), ("allow", 1))
        self.assertEqual(record["spans"][3]["value"], "2024-05-03")
        # An entry has the say, whatever its label; a block of that label inside something longer counts no more.
        self.write("mine/names/ORG/x.txt", "Apple Records\n")
        self.assertIn(("ORG", "Apple Records"), found(self.only(self.onoma("--gazetteer", "mine", stdin=text))))
        self.onoma("compile", "-q", "mine", "-o", "mine.onoma")
        self.assertEqual(self.onoma("--gazetteer", "mine", stdin=text).out, self.onoma("--gazetteer", "mine.onoma", stdin=text).out)

    def test_an_allow_with_a_label_is_not_relabelled(self):
        self.write("mine/allow.tsv", "name\tlabel\nLagos\tLOC\n")
        self.write("mine/context/a.rules", 'rule office\nwhen ( LOC ) "ordered"\nthen relabel ORG\n')
        text = "Lagos ordered it. Abuja ordered it.\n"
        self.assertEqual(found(self.only(self.onoma("--gazetteer", "mine", stdin=text))), [("LOC", "Lagos"), ("ORG", "Abuja")])

    def test_what_was_weighed_may_be_relabelled_as_a_date(self):
        self.write("mine/context/a.rules", 'rule weigh\nwhen "in" ( Cap )\nthen LOC +900\n\nrule day\nwhen "in" ( Cap )\nthen relabel DATE\n')
        record = self.only(self.onoma("--gazetteer", "mine", stdin="It was in Zubrin then.\n"))
        self.assertEqual(found(record), [("DATE", "Zubrin")])

    def test_order_of_power(self):
        self.write("low.tsv", "name\tlabel\tpriority\nWidget Frères\tAAA\t-1\nKast\tAAA\t\n")
        self.write("high.tsv", "name\tlabel\tpriority\nWidget\tBBB\t\nKast\tBBB\t\nZubrin Kast\tBBB\t\n")
        record = self.only(self.onoma("--gazetteer", "low.tsv", "--gazetteer", "high.tsv", "--explain", stdin=TEXT))
        self.assertEqual([f for f in found(record) if f[0] in ("AAA", "BBB")],
                         [("BBB", "Zubrin Kast"), ("BBB", "Widget"), ("BBB", "Widget"), ("AAA", "Kast")])
        kast = record["spans"][-1]
        self.assertEqual([(a["label"], a["evidence"][0]["file"]) for a in kast["alternatives"]][:1], [("BBB", "high.tsv")])
        self.assertIn(("AAA", "Widget Frères"), [(r["label"], r["text"]) for r in record["rejected"]])

    def test_dates_and_times_of_patterns_have_values(self):
        self.write("d.rules", "rule log-day\nlabel DATE\nmatch day(?P<year>\\d{4})x(?P<monthnum>\\d\\d)x(?P<daynum>\\d\\d)\n\n"
                              "rule age\nlabel DATE\nmatch the iron age\n")
        record = self.only(self.onoma("--patterns", "d.rules", stdin="On day2024x05x03 in the iron age.\n"))
        self.assertEqual(found(record), [("DATE", "day2024x05x03"), ("DATE", "the iron age")])
        self.assertEqual(record["spans"][0].get("value"), "2024-05-03")

    def test_output_does_not_depend_on_threads_or_windows(self):
        lines = "".join(json.dumps({"id": i, "text": TEXT * 40}) + "\n" for i in range(30))
        one = self.onoma(*self.all, "--jsonl", stdin=lines).out
        self.assertEqual(self.onoma(*self.all, "--jsonl", "-j", "4", stdin=lines).out, one)
        large = TEXT * 30_000
        record = self.only(self.onoma(*self.all, stdin=large))
        self.assertEqual(sum(span["label"] == "VESSEL" for span in record["spans"]), 30_000)
        data = large.encode()
        for span in record["spans"][:: 997]:
            self.assertEqual(data[span["byte_start"] : span["byte_end"]].decode(), span["text"])

    def test_resume_sees_other_additions(self):
        self.write("in/a.txt", TEXT)
        command = [*self.all, "--out-dir", "out", "in"]
        self.onoma(*command, status=None)
        again = self.onoma(*command, "--resume", "--stats", status=None)
        self.assertIn('"documents":1', again.err)
        self.write("firms.txt", "Widget Frères\nMV Falke\n")
        self.onoma(*command, "--resume", status=None)
        self.assertIn("MV Falke", "".join(path.read_text() for path in (self.scratch / "out").rglob("*.json")))

    def test_a_compiled_folder_does_what_the_folder_does(self):
        self.write("mine/block.txt", "Apple\n")
        self.write("mine/names/WEAPON/weapons.tsv", WEAPONS)
        self.write("mine/names/ORG/firms.txt", "Widget Frères\n")
        self.write("mine/patterns/ships.rules", SHIPS)
        told = self.onoma("compile", "mine", "-o", "mine.onoma", status=None)
        self.assertIn("6 entries", told.err)
        folder = self.onoma("--gazetteer", "mine", stdin=TEXT).out
        self.assertEqual(self.onoma("--gazetteer", "mine.onoma", stdin=TEXT).out, folder)
        self.assertEqual(self.onoma("--model", "mine.onoma", stdin=TEXT).out, folder)
        self.assertEqual(found(self.only(self.onoma("--model", "mine.onoma", "--label", "VESSEL", stdin=TEXT))),
                         [("VESSEL", "IMO 1234567")])
        [ship] = self.only(self.onoma("--model", "mine.onoma", "--label", "VESSEL", "--explain", stdin=TEXT))["spans"]
        self.assertEqual(ship["evidence"][0]["file"], "patterns/ships.rules")
        bytes_before = (self.scratch / "mine.onoma").read_bytes()
        self.onoma("compile", "-q", "mine", "-o", "again.onoma")
        self.assertEqual((self.scratch / "again.onoma").read_bytes(), bytes_before)
        # With another list, of which the labels get other numbers.
        self.write("tree.txt", "Abuja\n")
        record = self.only(self.onoma("--gazetteer", "tree.txt", "--gazetteer", "mine.onoma", stdin=TEXT))
        self.assertIn(("TREE", "Abuja"), found(record))
        self.assertIn(("WEAPON", "AK-47"), found(record))
        self.write("cut.onoma", bytes_before[:3000])
        for flag in ("--gazetteer", "--model"):
            self.assertIn("cut.onoma: cut short", self.onoma(flag, "cut.onoma", stdin=TEXT, status=2).err)
        self.write("mine/names/WEAPON/weapons.tsv", WEAPONS + "...\n")
        wrong = self.onoma("compile", "mine", "-o", "mine.onoma", status=1)
        self.assertIn("names/WEAPON/weapons.tsv:4: error:", wrong.err)
        self.assertEqual((self.scratch / "mine.onoma").read_bytes(), bytes_before)

    def test_ten_thousand_patterns_and_hostile_ones(self):
        rules = "".join(f"rule r{i}\nlabel CODE\nmatch x{i}y\\d+\n\n" for i in range(10_000))
        self.write("many.rules", rules)
        record = self.only(self.onoma("--patterns", "many.rules", stdin="see x77y5 and x9999y1 " * 50))
        self.assertEqual(len(record["spans"]), 100)
        self.write("hostile.rules", "rule a\nlabel A\nmatch (a*)*b\n\nrule b\nlabel B\nmatch (x+x+)+y\n")
        self.onoma("--patterns", "hostile.rules", stdin="a" * 100_000 + " " + "x " * 100_000)
        self.write("huge.rules", "rule a\nlabel A\nmatch ((a{100}){100}){100}\n\nrule b\nlabel B\nmatch " + "a|" * 500_000 + "b\n\n"
                                 "rule c\nlabel C\nmatch a*\n")
        wrong = self.onoma("--patterns", "huge.rules", stdin=TEXT, status=2)
        for line in ("1:", "7:7:", "9:"):
            self.assertIn(f"huge.rules:{line} error:", wrong.err)

    def test_what_is_wrong_is_told_with_its_place(self):
        self.write("bad.tsv", "name\tlabel\nx\tsmall\n\ty\n")
        self.write("bad.rules", "rule x\nlabel X\nmatch (a\n")
        wrong = self.onoma("--gazetteer", "bad.tsv", "--patterns", "bad.rules", stdin=TEXT, status=2)
        self.assertIn("bad.tsv:2: error:", wrong.err)
        self.assertIn("bad.tsv:3:1: error:", wrong.err)
        self.assertIn("bad.rules:1: error:", wrong.err)
        for arguments in (["--gazetteer", "none.tsv"], ["--patterns", "none.rules"], ["--patterns", "."],
                          ["--label-of", "x"], ["--label-of", "firms.txt=ORG"],
                          ["--gazetteer", "firms.txt", "--label-of", "firms.txt=org"],
                          ["--gazetteer", "firms.txt", "--label-of", "other.txt=ORG"]):
            wrong = self.onoma(*arguments, stdin=TEXT, status=2)
            self.assertNotEqual(wrong.err, "")
        self.write("in.txt", TEXT)
        self.onoma("--gazetteer", "firms.txt", "-o", "firms.txt", "in.txt", status=2)

    def test_nothing_added_changes_nothing(self):
        self.write("empty.txt", "")
        plain = self.onoma("--explain", stdin=TEXT).out
        self.assertEqual(self.onoma("--explain", "--gazetteer", "empty.txt", stdin=TEXT).out, plain)


if __name__ == "__main__":
    unittest.main()
