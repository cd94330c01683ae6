"""onoma suggest: from corrected output to a patch that, applied, makes the output what was corrected."""

import json
import subprocess
import unittest

from harness import CliTest

NOTES = [
    {"id": "1", "text": "The dray Quillon met the dray Marrow Vane at Oslo."},
    {"id": "2", "text": "Nobody saw the dray Tressel. Zorbex opened a mill."},
    {"id": "3", "text": "Zorbex hired Ngozi Adeyemi. The fair in Oslo went on."},
]


class Suggest(CliTest):
    def records(self):
        self.write("notes.jsonl", "".join(json.dumps(note) + "\n" for note in NOTES))
        return self.onoma("--jsonl", "notes.jsonl").records()

    def corrected(self):
        """What onoma says of the notes, with SHIP after "dray", Zorbex an ORG, and Oslo no name."""
        records = self.records()
        wanted = {"Quillon": "SHIP", "Marrow Vane": "SHIP", "Tressel": "SHIP", "Zorbex": "ORG"}
        for note, record in zip(NOTES, records):
            text = note["text"]
            spans = [s for s in record["spans"] if s["text"] == "Ngozi Adeyemi"]
            for name, label in wanted.items():
                at = text.find(name)
                if at >= 0:
                    spans.append({"start": at, "end": at + len(name), "label": label, "text": name})
            record["spans"] = spans
        self.write("corrected.jsonl", "".join(json.dumps(record) + "\n" for record in records))
        return [sorted((s["start"], s["end"], s["label"]) for s in record["spans"]) for record in records]

    def found(self, folder):
        records = self.onoma("--gazetteer", folder, "--jsonl", "notes.jsonl").records()
        return [sorted((s["start"], s["end"], s["label"]) for s in record["spans"]) for record in records]

    def run_tool(self, *command, **options):
        done = subprocess.run(command, cwd=self.scratch, capture_output=True, text=True, **options)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_the_patch_applies_and_the_output_is_what_was_corrected(self):
        wanted = self.corrected()
        self.onoma("suggest", "-q", "corrected.jsonl", "-o", "mine.patch")
        patch = (self.scratch / "mine.patch").read_text()
        self.assertIn("# fixes  breaks", patch)
        self.assertRegex(patch, r"# +\d+ +0  SHIP \+\d+ after \"dray\"")
        self.assertIn("+Zorbex\n", patch)
        self.assertIn("+Oslo\n", patch)
        (self.scratch / "mine").mkdir()
        self.run_tool("patch", "-p1", "-d", "mine", "-i", "../mine.patch")
        self.assertEqual(self.found("mine"), wanted)
        self.onoma("check", "-q", "mine", status=None)
        # Nothing is left to suggest.
        again = self.onoma("suggest", "-q", "corrected.jsonl", "--folder", "mine").out.decode()
        self.assertIn("# nothing to suggest", again)
        self.assertNotIn("@@", again)

    def test_git_applies_it_too_and_files_that_are_there_grow(self):
        wanted = self.corrected()
        self.write("mine/names/ORG/suggested.txt", "Umbrex\nVantor")
        self.write("mine/block.tsv", "Fair\n")
        self.write("mine/context/own.rules", 'rule own\nwhen "dray" ( Cap )\nthen SHIP +1\nyes dray [X]\nno dray\n')
        self.onoma("suggest", "-q", "corrected.jsonl", "--folder", "mine", "-o", "mine.patch")
        self.run_tool("git", "init", "-q", "mine")
        self.run_tool("git", "-C", "mine", "apply", "../mine.patch")
        self.assertEqual((self.scratch / "mine/names/ORG/suggested.txt").read_text(), "Umbrex\nVantor\nZorbex\n")
        self.assertEqual(self.found("mine"), wanted)

    def test_the_weight_of_a_rule_that_is_there_is_changed(self):
        self.corrected()
        self.write("mine/context/own.rules", 'rule own\nwhen "dray" ( Cap{1,2} )\nthen   SHIP +1\nyes dray [X]\nno dray\n')
        patch = self.onoma("suggest", "-q", "corrected.jsonl", "--folder", "mine").out.decode()
        self.assertRegex(patch, r"rule own: SHIP \+\d+")
        self.assertRegex(patch, r"\n-then   SHIP \+1\n\+then   SHIP \+\d+\n")

    def test_the_same_for_every_number_of_threads_and_every_run(self):
        self.corrected()
        one = self.onoma("suggest", "-q", "corrected.jsonl").out
        self.assertEqual(one, self.onoma("suggest", "-q", "-j", "2", "corrected.jsonl").out)

    def test_what_breaks_as_much_is_not_suggested(self):
        self.write(
            "gold.jsonl",
            json.dumps({"id": "a", "text": "Ngozi Adeyemi came.", "spans": [{"start": 0, "end": 13, "label": "ORG"}]}) + "\n"
            + json.dumps({"id": "b", "text": "Ngozi Adeyemi left.", "spans": [{"start": 0, "end": 13, "label": "PERSON"}]}) + "\n",
        )
        out = self.onoma("suggest", "-q", "gold.jsonl").out.decode()
        self.assertIn("# nothing to suggest", out)
        self.assertIn("# before: 1 right, 1 missed, 1 wrong", out)

    def test_other_forms_of_corrected_documents(self):
        doccano = {"id": 4, "text": "Zorbex opened a mill.", "label": [[0, 6, "LOC"]]}
        self.write("doccano.jsonl", json.dumps(doccano) + "\n")
        self.assertIn("+Zorbex\n", self.onoma("suggest", "-q", "doccano.jsonl").out.decode())
        self.assertIn("+Zorbex\n", self.onoma("suggest", "-q", "-", stdin=json.dumps(doccano)).out.decode())
        self.write("b/one.txt", "Zorbex opened a mill.")
        self.write("b/one.ann", "T1\tLOC 0 6\tZorbex\n")
        self.assertIn("+Zorbex\n", self.onoma("suggest", "-q", "b").out.decode())
        named = {"id": 5, "text": "Zorbex opened a mill.", "spans": [{"text": "Zorbex", "label": "LOC"}]}
        self.write("named.jsonl", json.dumps(named) + "\n")
        self.assertIn("+Zorbex\n", self.onoma("suggest", "-q", "named.jsonl").out.decode())

    def test_the_text_of_a_file_is_read_where_the_record_says(self):
        text = "Zorbex opened a mill.\n"
        self.write("a.txt", text)
        record = self.only(self.onoma("a.txt"))
        record["spans"] = [{"start": 0, "end": 6, "label": "LOC", "text": "Zorbex"}]
        self.write("a.jsonl", json.dumps(record) + "\n")
        self.assertIn("+Zorbex\n", self.onoma("suggest", "-q", "a.jsonl").out.decode())
        self.write("a.txt", "Quux opened a mill.\n")
        result = self.onoma("suggest", "-q", "a.jsonl", status=2)
        self.assertIn('a.jsonl:1: span 0 to 6 is "Quux o" in the text, not "Zorbex"', result.err)
        (self.scratch / "a.txt").unlink()
        self.assertIn("a.txt: ", self.onoma("suggest", "-q", "a.jsonl", status=2).err)

    def test_what_cannot_be_used_is_told(self):
        self.assertIn("no corrected file named", self.onoma("suggest", status=2).err)
        self.assertIn("none.jsonl: ", self.onoma("suggest", "none.jsonl", status=2).err)
        self.write("bad.jsonl", '{"id": 1, "text": "x", "spans": [{"start": 0, "end": 9, "label": "ORG"}]}\n')
        self.assertIn("bad.jsonl:1: span 0 to 9 is not in the text", self.onoma("suggest", "bad.jsonl", status=2).err)
        self.write("label.jsonl", '{"id": 1, "text": "x", "spans": [{"start": 0, "end": 1, "label": "org"}]}\n')
        self.assertIn('label.jsonl:1: "org" is no label', self.onoma("suggest", "label.jsonl", status=2).err)
        self.write("good.jsonl", '{"id": 1, "text": "Zorbex", "spans": [{"start": 0, "end": 6, "label": "ORG"}]}\n')
        result = self.onoma("suggest", "-q", "good.jsonl", "-o", "no/such/folder.patch", status=3)
        self.assertIn("no/such/folder.patch", result.err)


if __name__ == "__main__":
    unittest.main()
