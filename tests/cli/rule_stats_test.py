"""onoma stats --rules: how often entries, cues and rules fired, won and were overruled."""

import json
import unittest

from harness import ROOT, CliTest

EXAMPLES = str(ROOT / "examples")
GOLD = str(ROOT / "examples/gold.jsonl")


def gold(id, text, *spans, **fields):
    spans = [{"start": text.index(words), "end": text.index(words) + len(words), "label": label} for words, label in spans]
    return json.dumps({"id": id, "text": text, "spans": spans, **fields}, ensure_ascii=False) + "\n"


class RuleStats(CliTest):
    def rows(self, *arguments, **options):
        out = self.onoma("stats", "--rules", "--format", "json", *arguments, **options).out
        return [json.loads(line) for line in out.splitlines()]

    def of(self, rows, example, file):
        found = [row for row in rows if row["example"] == example and row["file"].startswith(file)]
        self.assertTrue(found, (example, file))
        return found

    def problem(self, *arguments, **options):
        result = self.onoma("stats", *arguments, status=2, **options)
        self.assertEqual(result.out, b"")
        return result.err


class Counts(RuleStats):
    TEXT = "Kofi Mensah lives in Accra. Mensah left Accra on 3 May 2024, in May.\n"

    def test_what_fired_won_and_was_overruled(self):
        rows = self.rows(stdin=self.TEXT)
        for row in rows:
            self.assertEqual(row["fired"], row["won"] + row["overruled"])
            self.assertGreater(row["fired"], 0)
        city = self.of(rows, "Accra", "names/LOC/cities")[0]
        self.assertEqual((city["kind"], city["label"], city["fired"], city["won"]), ("entry", "LOC", 2, 2))
        surname = self.of(rows, "Mensah", "names/PERSON/surnames")[0]
        self.assertEqual((surname["fired"], surname["won"]), (2, 2))  # once within a longer name
        rule = self.of(rows, "3 May 2024", "patterns/")[0]
        self.assertEqual((rule["kind"], rule["label"], rule["fired"], rule["won"]), ("rule", "DATE", 1, 1))
        cue = self.of(rows, "in", "cues/place-prepositions")[0]
        self.assertEqual((cue["kind"], cue["fired"], cue["won"]), ("cue", 2, 1))
        self.assertNotIn("label", cue)
        self.assertNotIn("hits", cue)

    def test_every_place_is_that_line(self):
        for row in self.rows(EXAMPLES, "--top", "300"):
            line = (ROOT / "gazetteers" / row["file"]).read_text().splitlines()[row["line"] - 1]
            self.assertTrue(line.strip(), row)
            if row["kind"] == "rule":
                self.assertEqual(line.split(), ["rule", row["name"]])

    def test_with_annotation_hits_and_false_hits(self):
        self.write("gold.jsonl", gold("a", self.TEXT, ("Kofi Mensah", "PERSON"), ("Accra", "LOC")))
        rows = self.rows("--gold", "gold.jsonl")
        city = self.of(rows, "Accra", "names/LOC/cities")[0]
        self.assertEqual((city["hits"], city["false_hits"]), (1, 1))
        rule = self.of(rows, "3 May 2024", "patterns/")[0]
        self.assertEqual((rule["hits"], rule["false_hits"]), (0, 1))
        cue = self.of(rows, "in", "cues/place-prepositions")[0]
        self.assertEqual((cue["hits"], cue["false_hits"]), (0, 0))

    def test_what_the_annotation_leaves_open_is_not_judged(self):
        self.write("gold.jsonl", gold("a", self.TEXT, ("Accra", "LOC"), labels=["LOC"], ignore=[{"start": 28, "end": 50}]))
        rows = self.rows("--gold", "gold.jsonl")
        city = self.of(rows, "Accra", "names/LOC/cities")[0]
        self.assertEqual((city["fired"], city["hits"], city["false_hits"]), (2, 1, 0))
        self.assertEqual(self.of(rows, "3 May 2024", "patterns/")[0]["false_hits"], 0)

    def test_annotation_of_the_inputs_by_their_id(self):
        self.write("gold.jsonl", gold("a", self.TEXT, ("Accra", "LOC")) + gold("b", "x"))
        self.write("in.jsonl", json.dumps({"id": "a", "text": self.TEXT}) + "\n" + json.dumps({"id": "c", "text": "Accra."}) + "\n")
        result = self.onoma("stats", "--rules", "--format", "json", "--gold", "gold.jsonl", "--jsonl", "in.jsonl", status=None)
        self.assertEqual(result.err, "onoma: warning: 1 documents are not in GOLD, or with another text\n")
        city = self.of([json.loads(line) for line in result.out.splitlines()], "Accra", "names/LOC/cities")[0]
        self.assertEqual((city["fired"], city["hits"], city["false_hits"]), (3, 1, 1))

    def test_times_are_counted_where_they_are_asked_for(self):
        text = "Rain fell at nine o’clock."
        row = self.of(self.rows("--times", stdin=text), "nine o’clock", "patterns/times")[0]
        self.assertEqual((row["label"], row["fired"], row["won"]), ("TIME", 1, 1))
        self.assertFalse([row for row in self.rows(stdin=text) if row["file"] == "patterns/times.rules"])


class Additions(RuleStats):
    def test_entries_patterns_blocks_and_allows_of_users(self):
        self.write("mine/names/WEAPON/rifles.tsv", "AK-47\nLagos\n")
        self.write("mine/block.tsv", "Apple\nLagos\n")
        self.write("mine/allow.tsv", "Apple Records\n")
        self.write("mine/patterns/ships.rules", "rule hulls\nlabel VESSEL\nmatch hull [0-9]+\nyes [hull 12]\nno hull\n")
        text = "The AK-47 of hull 12. Lagos, and Apple Records of Apple. An AK-47.\n"
        rows = {(row["kind"], row["file"], row["line"]): row for row in self.rows("--gazetteer", "mine", stdin=text) if row["file"].startswith("mine/")}
        numbers = {key: (row["fired"], row["won"]) for key, row in rows.items()}
        self.assertEqual(
            numbers,
            {
                ("entry", "mine/names/WEAPON/rifles.tsv", 1): (2, 2),
                ("entry", "mine/names/WEAPON/rifles.tsv", 2): (1, 0),
                ("block", "mine/block.tsv", 1): (2, 1),
                ("block", "mine/block.tsv", 2): (1, 1),
                ("allow", "mine/allow.tsv", 1): (1, 1),
                ("rule", "mine/patterns/ships.rules", 1): (1, 1),
            },
        )
        self.assertEqual(rows[("entry", "mine/names/WEAPON/rifles.tsv", 1)]["label"], "WEAPON")
        self.assertEqual(rows[("rule", "mine/patterns/ships.rules", 1)]["label"], "VESSEL")


    def test_what_never_fired_is_there_with_zeros(self):
        self.write("mine/names/WEAPON/rifles.tsv", "#: columns name aliases\nAK-47\t\nFN FAL\tFAL|L1A1\nFamas\tFA-MAS\n")
        self.write("mine/block.tsv", "name\tlabel\nApple\tORG\n")
        self.write("mine/allow.tsv", "Apple Records\n")
        self.write("mine/cues/vessels.txt", "dray\n")
        self.write("mine/patterns/ships.rules", "rule hulls\nlabel VESSEL\nmatch hull [0-9]+\nyes [hull 12]\nno hull\n")
        self.write("mine/context/a.rules", 'rule ships\nwhen <vessels> ( Cap )\nthen SHIP\nyes dray [Teal]\nno x\n\n'
                   'rule none\nwhen "to" ( Cap )\nthen veto LOC\nyes to [Oslo]\nno x\n')
        text = "An AK-47 and an L1A1 in Accra.\n"
        expected = [
            ("entry", "mine/names/WEAPON/rifles.tsv", 4, "WEAPON/rifles", "WEAPON", "Famas"),
            ("cue", "mine/cues/vessels.txt", 1, "vessels", None, "dray"),
            ("block", "mine/block.tsv", 2, "block", "ORG", "Apple"),
            ("allow", "mine/allow.tsv", 1, "allow", None, "Apple Records"),
            ("rule", "mine/patterns/ships.rules", 1, "hulls", "VESSEL", ""),
            ("rule", "mine/context/a.rules", 1, "ships", "SHIP", ""),
            ("block", "mine/context/a.rules", 7, "none", "LOC", ""),
        ]
        rows = self.rows("--gazetteer", "mine", stdin=text)
        zeros = [row for row in rows if row["fired"] == 0]
        self.assertEqual(zeros, rows[-len(zeros):])
        found = [(row["kind"], row["file"], row["line"], row["name"], row.get("label"), row["example"]) for row in zeros]
        self.assertEqual(sorted(found, key=str), sorted(expected, key=str))
        self.assertEqual({(row["won"], row["overruled"]) for row in zeros}, {(0, 0)})
        self.assertEqual(self.rows("--unused", "--gazetteer", "mine", stdin=text), zeros)
        self.assertEqual(self.rows("--unused", "--top", "2", "--gazetteer", "mine", stdin=text), zeros[:2])
        self.onoma("compile", "-q", "mine", "-o", "mine.onoma")
        compiled = self.rows("--unused", "--gazetteer", "mine.onoma", stdin=text)
        self.assertEqual([{**row, "file": "mine/" + row["file"]} for row in compiled], zeros)
        lines = self.onoma("stats", "--rules", "--gazetteer", "mine", stdin=text).out.decode().splitlines()
        self.assertEqual(lines[-1], "7 of what was added never fired (--unused lists it)")
        self.assertFalse([line for line in lines if line.split()[0] == "0"])
        lines = self.onoma("stats", "--rules", "--unused", "--gazetteer", "mine", stdin=text).out.decode().splitlines()
        self.assertEqual(len(lines), 8)
        self.assertRegex("\n".join(lines), r"(?m)^ +0 +0 +0  entry  mine/names/WEAPON/rifles\.tsv:4 +WEAPON/rifles +WEAPON +Famas$")

    def test_of_very_many_that_never_fired_text_has_the_number(self):
        self.write("many.txt", "#: label WEAPON\n" + "".join(f"Zubrin {i:05}\n" for i in range(3000)))
        arguments = ("stats", "--rules", "--unused", "--gazetteer", "many.txt")
        lines = self.onoma(*arguments, stdin="Accra.").out.decode().splitlines()
        self.assertEqual((len(lines), lines[-1]), (1002, "2000 more of what was added never fired (--format tsv lists all)"))
        rows = self.onoma(*arguments, "--format", "tsv", stdin="Accra.").out.decode().splitlines()
        self.assertEqual([row.split("\t")[4] for row in rows[1:]], [f"many.txt:{i + 2}" for i in range(3000)])

    def test_context_rules(self):
        self.write("mine/context/a.rules", "\n\n".join([
            'rule ships\nwhen "frigate" ( Cap{1,3} )\nthen SHIP',
            'rule office\nwhen ( LOC ) "ordered"\nthen relabel ORG',
            'rule drays\nwhen "dray" ( Cap{2} )\nthen DRAY +900',
            'rule weak\nwhen "dray" ( Cap )\nthen BOAT +1',
            'rule less\nwhen "dray" ( Cap{2} )\nthen PERSON -50',
            'rule nowhere\nwhen "to" ( Cap )\nthen veto LOC']) + "\n")
        text = "The frigate Wild Heron left. Lagos ordered the dray Oslo Pine to Mombasa. The frigate Teal ordered it.\n"
        rows = {row["name"]: row for row in self.rows("--gazetteer", "mine", stdin=text) if row["file"] == "mine/context/a.rules"}
        self.assertEqual(
            {name: (row["kind"], row["line"], row["label"], row["example"], row["fired"], row["won"]) for name, row in rows.items()},
            {
                "ships": ("rule", 1, "SHIP", "Wild Heron", 2, 2),
                "office": ("rule", 5, "ORG", "Lagos", 1, 1),
                "drays": ("rule", 9, "DRAY", "Oslo Pine", 1, 1),
                "weak": ("rule", 13, "BOAT", "Oslo", 1, 0),
                "less": ("rule", 17, "PERSON", "Oslo Pine", 1, 1),
                "nowhere": ("block", 21, "LOC", "Mombasa", 1, 1),
            },
        )


class Layout(RuleStats):
    def test_order(self):
        for column, key in (("fired", "fired"), ("won", "won"), ("overruled", "overruled"), ("hits", "hits"), ("false", "false_hits")):
            values = [row[key] for row in self.rows("--gold", GOLD, "--sort", column)]
            self.assertEqual(values, sorted(values, reverse=True), column)
            self.assertGreater(values[0], 0)
        whole = self.rows(EXAMPLES)
        self.assertEqual(self.rows("--top", "7", EXAMPLES), whole[:7])

    def test_the_same_bytes_whatever_the_number_of_threads(self):
        one = self.onoma("stats", "--rules", EXAMPLES).out
        self.assertEqual(self.onoma("stats", "--rules", "-j", "5", EXAMPLES).out, one)

    def test_text_and_tsv(self):
        tsv = self.onoma("stats", "--rules", "--format", "tsv", EXAMPLES).out.decode().splitlines()
        self.assertEqual(tsv[0].split("\t"), ["fired", "won", "overruled", "kind", "place", "name", "label", "example"])
        rows = self.rows(EXAMPLES)
        self.assertEqual(len(tsv), len(rows) + 1)
        first = tsv[1].split("\t")
        self.assertEqual(first[:3], [str(rows[0][key]) for key in ("fired", "won", "overruled")])
        self.assertEqual(first[4], f'{rows[0]["file"]}:{rows[0]["line"]}')
        text = self.onoma("stats", "--rules", EXAMPLES).out.decode().splitlines()
        self.assertEqual([line.split()[:3] for line in text], [line.split("\t")[:3] for line in tsv])
        judged = self.onoma("stats", "--rules", "--format", "tsv", "--gold", GOLD).out.decode().splitlines()[0]
        self.assertEqual(judged.split("\t")[3:5], ["hits", "false"])


class BadInput(RuleStats):
    def test_usage(self):
        for arguments in ([], ["--rules", "--sort", "x"], ["--rules", "--sort", "false"], ["--rules", "--format", "xml"], ["--rules", "--top", "x"], ["--rules", "--unused"],
                          ["--rules", "-", "-"], ["--rules", "--gold-format", "x"]):
            self.assertRegex(self.problem(*arguments), r"^onoma: .+\nTry 'onoma --help'\.\n$")

    def test_inputs_that_fail(self):
        self.write("a", "Rain in Accra.")
        result = self.onoma("stats", "--rules", "--format", "json", "none", "a", status=1)
        self.assertEqual(result.err, "onoma: none: cannot open: No such file or directory\n")
        self.assertIn(b'"example":"Accra"', result.out)
        self.assertEqual(self.onoma("stats", "--rules", "-q", "none", status=1).err, "")

    def test_gold_or_a_model_that_cannot_be_used(self):
        self.write("gold.jsonl", "{")
        self.assertEqual(self.problem("--rules", "--gold", "gold.jsonl"), "onoma: gold.jsonl:1: broken JSON at byte 2\n")
        self.assertTrue(self.problem("--rules", "--model", "none", "a").startswith("onoma: none: "))

    def test_any_bytes(self):
        self.write("noise", bytes(range(256)) * 50)
        self.onoma("stats", "--rules", "noise")
        self.assertEqual(self.onoma("stats", "--rules", "--format", "json").out, b"")


if __name__ == "__main__":
    unittest.main()
