"""Context rules: what they find, weigh, forbid and relabel, and how what is wrong with them is told."""

import unittest

from harness import CliTest, valid

TEXT = "Skipper Juniper Stone, of the frigate Wild Heron, met the Lagos delegation. Lagos ordered a tug Bee to berth Victoria.\n"


def rule(name, when, then, *more):
    return "\n".join([f"rule {name}", f"when {when}", f"then {then}", *more]) + "\n"


class Context(CliTest):
    def rules(self, *rules, folder="mine"):
        self.write(f"{folder}/context/all.rules", "\n".join(rules))
        return folder

    def found(self, text, *arguments, folder="mine"):
        self.write("in.txt", text)
        record = self.only(self.onoma("--gazetteer", folder, *arguments, "in.txt"))
        self.assert_spans_hold(record, text)
        return record

    def pairs(self, text, *arguments, **options):
        return [(span["label"], span["text"]) for span in self.found(text, *arguments, **options)["spans"]]

    def test_a_rule_finds_names_of_any_label_after_an_entry_of_a_list(self):
        self.write("mine/cues/vessels.txt", "frigate\npatrol boat\ntug\n")
        self.rules(rule("ships", "<vessels> ( Cap{1,3} )", "SHIP"))
        pairs = self.pairs("The patrol boat Wild Heron passed the tug Bee. The tugs Ant slept.")
        self.assertEqual([p for p in pairs if p[0] == "SHIP"], [("SHIP", "Wild Heron"), ("SHIP", "Bee")])

    def test_the_evidence_names_the_rule(self):
        self.rules(rule("ships", '"frigate" ( Cap{1,3} )', "SHIP", "priority 3"))
        (ship,) = [s for s in self.found(TEXT, "--explain")["spans"] if s["label"] == "SHIP"]
        (reason,) = ship["evidence"]
        self.assertEqual((reason["kind"], reason["rule"], reason["weight"], reason["line"]), ("user", "ships", 3, 1))
        self.assertEqual(reason["file"], "mine/context/all.rules")
        self.assertEqual(ship["confidence"], 1)

    def test_lists_of_the_model_can_be_asked_for(self):
        self.rules(rule("meeting", '<LOC/cities> ( "delegation" )', "GROUP"))
        self.assertIn(("GROUP", "delegation"), self.pairs(TEXT))

    def test_a_weight_tips_a_reading_and_is_in_the_sum(self):
        text = "Then the dray Oslo Pine came.\n"
        self.rules("")
        self.write("mine/names/X/x.txt", "no such name\n")
        self.assertNotIn(("ORG", "Oslo Pine"), self.pairs(text))
        self.rules(rule("drays", '"dray" ( Cap{2} )', "ORG +900"), rule("more", '( Cap{2} ) "came"', "ORG +50"))
        record = self.found(text, "--explain")
        (found,) = [s for s in record["spans"] if s["text"] == "Oslo Pine"]
        self.assertEqual(found["label"], "ORG")
        self.assertEqual(found["score"], sum(e["weight"] for e in found["evidence"]))
        users = [(e["rule"], e["weight"]) for e in found["evidence"] if e["kind"] == "user"]
        self.assertEqual(users, [("drays", 900), ("more", 50)])
        self.assertIn("PERSON", [a["label"] for a in found["alternatives"]])

    def test_a_weight_for_a_label_of_ones_own_competes_with_the_model(self):
        text = "Then the dray Oslo Pine came.\n"
        self.rules(rule("drays", '"dray" ( Cap{2} )', "DRAY +900"))
        self.assertIn(("DRAY", "Oslo Pine"), self.pairs(text))
        self.assertIn(("DRAY", "Oslo Pine"), self.pairs(text, "--explain"))
        self.rules(rule("drays", '"dray" ( Cap{2} )', "DRAY +1"))
        sure = "Then the dray Ngozi Adeyemi came.\n"
        self.assertIn(("PERSON", "Ngozi Adeyemi"), self.pairs(sure))

    def test_a_weight_can_take_away(self):
        text = "He said Ngozi Adeyemi left.\n"
        self.assertIn(("PERSON", "Ngozi Adeyemi"), self.pairs(text, folder=self.rules(rule("a", '( "zzz" )', "ORG"))))
        self.rules(rule("a", '"said" ( Cap{2} )', "PERSON -1000"))
        self.assertNotIn(("PERSON", "Ngozi Adeyemi"), self.pairs(text))

    def test_a_veto_forbids_a_label_or_all(self):
        self.assertIn(("LOC", "Lagos"), self.pairs(TEXT, folder=self.rules(rule("a", '( "zzz" )', "ORG"))))
        self.rules(rule("a", '( "Lagos" ) "delegation"', "veto LOC"))
        labels = [p for p in self.pairs(TEXT) if p == ("LOC", "Lagos")]
        self.assertEqual(len(labels), 1, "only the other one is left")
        self.rules(rule("a", '( "Lagos" )', "veto"))
        self.assertFalse([p for p in self.pairs(TEXT) if p[1] == "Lagos"])
        rejected = self.found(TEXT, "--explain")["rejected"]
        vetoes = [e for r in rejected if r["text"] == "Lagos" for e in r["evidence"] if e["kind"] == "veto"]
        self.assertTrue(vetoes)
        self.assertEqual(vetoes[0]["rule"], "a")

    def test_a_relabelling_changes_what_was_found_there(self):
        self.rules(rule("office", '( LOC ) "ordered"', "relabel ORG"))
        lagos = [s for s in self.found(TEXT, "--explain")["spans"] if s["text"] == "Lagos"]
        self.assertEqual([s["label"] for s in lagos], ["LOC", "ORG"])
        self.assertEqual([e["rule"] for e in lagos[1]["evidence"] if e["kind"] == "user"], ["office"])
        self.assertEqual(lagos[1]["score"], sum(e["weight"] for e in lagos[1]["evidence"]))

    def test_a_rule_may_ask_what_was_found(self):
        self.rules(rule("office", 'LOC ( "delegation" )', "GROUP"), rule("none", 'GROUP ( Any )', "NEVER"))
        pairs = self.pairs(TEXT)
        self.assertIn(("GROUP", "delegation"), pairs)
        self.assertNotIn("NEVER", [label for label, _ in pairs])

    def test_labels_of_ones_own_lists_can_be_asked_for(self):
        self.write("mine/names/SHIP/ships.txt", "Wild Heron\n")
        self.rules(rule("crew", '( Cap{2} ) "," "of" "the" "frigate" SHIP', "CREW"))
        self.assertIn(("CREW", "Juniper Stone"), self.pairs(TEXT))

    def test_power_goes_by_priority_then_length(self):
        self.write("mine/names/SHIP/ships.txt", "Wild Heron\n")
        self.rules(rule("a", '"frigate" ( Cap )', "BIRD"))
        self.assertIn(("SHIP", "Wild Heron"), self.pairs(TEXT))
        self.rules(rule("a", '"frigate" ( Cap )', "BIRD", "priority 1"))
        self.assertIn(("BIRD", "Wild"), self.pairs(TEXT))
        self.write("mine/block.txt", "Wild\n")
        self.assertNotIn(("BIRD", "Wild"), self.pairs(TEXT))

    def test_the_same_whatever_the_threads_and_the_pieces(self):
        self.write("mine/cues/vessels.txt", "frigate\ntug\n")
        self.rules(
            rule("ships", "<vessels> ( Cap{1,2} )", "SHIP"),
            rule("office", '( LOC ) "ordered"', "relabel ORG"),
            rule("near", "SHIP ( Any )", "NEXT"),
        )
        text = (TEXT + "\n") * 9000
        self.write("big.txt", text)
        self.write("small.txt", TEXT)
        one = self.onoma("--gazetteer", "mine", "big.txt", "small.txt").out
        self.assertEqual(one, self.onoma("--gazetteer", "mine", "-j", "2", "big.txt", "small.txt").out)
        labels = [[s["label"] for s in valid(r)["spans"]] for r in self.onoma("--gazetteer", "mine", "big.txt", "small.txt").records()]
        self.assertEqual(labels[0].count("SHIP"), 18000)
        self.assertEqual(labels[0].count("NEXT"), 9000 * labels[1].count("NEXT"))

    def test_a_compiled_folder_says_the_same(self):
        self.write("mine/cues/vessels.txt", "frigate\ntug\n")
        self.rules(
            rule("ships", "<vessels> ( Cap{1,2} )", "SHIP", "priority 3", "yes frigate [Wild Heron]", "no the frigate"),
            rule("office", '( LOC ) "ordered"', "relabel OFFICE", "yes [Lagos] ordered", "no in Lagos"),
            rule("berth", '"berth" ( Cap )', "veto LOC", "yes berth [Victoria]", "no Victoria"),
        )
        self.onoma("compile", "-q", "mine", "-o", "mine.onoma")
        (self.scratch / "elsewhere").mkdir()
        self.write("elsewhere/in.txt", TEXT)
        text = self.only(self.onoma("--gazetteer", "mine", "--explain", "elsewhere/in.txt"))
        mapped = self.only(self.onoma("--gazetteer", "mine.onoma", "--explain", "elsewhere/in.txt"))
        strip = lambda r: [(s["label"], s["text"], [(e["rule"], e.get("line")) for e in s["evidence"]]) for s in r["spans"]]
        self.assertEqual(strip(mapped), strip(text))
        self.assertIn(("OFFICE", "Lagos"), [(s["label"], s["text"]) for s in mapped["spans"]])
        # Beside a folder that is read as text.
        self.rules(rule("crew", '( Cap{2} ) ","', "CREW"), folder="other")
        record = self.only(self.onoma("--gazetteer", "mine.onoma", "--gazetteer", "other", "elsewhere/in.txt"))
        self.assertEqual({s["label"] for s in record["spans"]} & {"SHIP", "CREW", "OFFICE"}, {"SHIP", "CREW", "OFFICE"})

    def test_every_problem_is_told_with_its_place(self):
        self.rules(rule("a", "( Caps )", "PERSON"), rule("b", "( Cap )", "PERSON 4"), rule("c", "<nolist> ( Cap )", "PERSON"))
        self.write("in.txt", TEXT)
        result = self.onoma("--gazetteer", "mine", "in.txt", status=2)
        self.assertEqual(result.out, b"")
        self.assertIn("mine/context/all.rules:2:8: error: no kind of word \"Caps\"", result.err)
        self.assertIn("mine/context/all.rules:7:13: error: a weight is +N or -N", result.err)
        self.rules(rule("c", "<nolist> ( Cap )", "PERSON"))
        result = self.onoma("--gazetteer", "mine", "in.txt", status=2)
        self.assertIn("mine/context/all.rules:2:6: error: no list \"nolist\"", result.err)
        self.assertIn("[unknown-list]", result.err)

    def test_rules_are_part_of_what_a_run_was_asked(self):
        self.write("docs/a.txt", TEXT)
        self.rules(rule("a", '"frigate" ( Cap{2} )', "SHIP"))
        self.onoma("--gazetteer", "mine", "--out-dir", "out", "docs")
        self.rules(rule("a", '"frigate" ( Cap{2} )', "BOAT"))
        self.onoma("--gazetteer", "mine", "--out-dir", "out", "--resume", "docs", status=None)
        # Either refused or done anew, but never an old answer for new rules.
        again = self.onoma("--gazetteer", "mine", "docs").out
        written = (self.scratch / "out/docs/a.txt.json").read_bytes()
        self.assertTrue(b"BOAT" in again)
        self.assertFalse(b"BOAT" in written and b"SHIP" in written)


if __name__ == "__main__":
    unittest.main()
