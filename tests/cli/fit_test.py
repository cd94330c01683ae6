"""onoma fit: learns from annotated documents, by the real program, on documents made here."""

import json
import os
import pty
import shutil
import unittest

from harness import ROOT, CliTest

HEADER = ["#: title ", "#: about ", "#: source ", "#: licence ", "#: columns "]


def shipment(number):
    """An invented carrier, as only our gold knows it: no list has the name, and `consignee` calls for an ORG."""
    name = "".join("bdfgklmnprstvz"[number * 7 % 14 + at * 5 % 14 - 14] + "aeiou"[(number + at) % 5] for at in range(3))
    name = name.capitalize() + "ex"
    return f"The consignee {name} paid for the crates.", name


def document(id, text, *names, **fields):
    spans = [{"start": text.index(name), "end": text.index(name) + len(name), "label": label} for name, label in names]
    return json.dumps({"id": id, "text": text, **fields, "spans": spans}) + "\n"


def gold(first, last, **fields):
    lines = []
    for number in range(first, last):
        text, name = shipment(number)
        lines.append(document(f"s{number}", text, (name, "ORG"), **fields))
    return "".join(lines)


# Learns fast, so that few documents suffice.
FAST = ("--l1", "0.1", "--l2", "0.1", "--epochs", "12")


class FitTest(CliTest):
    def setUp(self):
        super().setUp()
        self.write("gold.jsonl", gold(0, 30))
        self.write("new.jsonl", gold(30, 40))

    def fit(self, *arguments, **options):
        """The weights file, of a run that says nothing."""
        return self.onoma("fit", "-q", *arguments, **options).out.decode()

    def problem(self, *arguments, status=2, **options):
        before = sorted(self.scratch.rglob("*"))
        result = self.onoma("fit", *arguments, status=status, **options)
        self.assertEqual(result.out, b"")
        self.assertEqual(sorted(self.scratch.rglob("*")), before, "something was written")
        return result.err

    def hits(self, *model):
        report = json.loads(self.onoma("evaluate", "--json", "--label", "ORG", *model, "new.jsonl").out)
        return report["exact"]["ORG"]["hits"]

    def rows(self, text):
        lines = text.splitlines()
        self.assertEqual([line.split("  ")[0].strip() for line in lines[:5]], [h.strip() for h in HEADER])
        rows = {}
        for line in lines[5:]:
            evidence, *cells = line.split("\t")
            weights = [int(cell or 0) for cell in cells] + [0] * (4 - len(cells))
            self.assertTrue(any(weights), line)
            self.assertNotIn("0", cells, line)
            rows[evidence] = weights
        self.assertEqual(lines[5:], sorted(lines[5:], key=str.encode))
        return rows

    def copy_gazetteers(self, weights=None):
        """A folder to compile; `weights` takes the place of its weights, but for the types."""
        folder = self.scratch / "gazetteers"
        shutil.copytree(ROOT / "gazetteers", folder)
        if weights is not None:
            for file in (folder / "weights").glob("*.tsv"):
                if file.name != "types.tsv":
                    file.unlink()
            self.write("gazetteers/weights/mine.tsv", weights)
        return folder

    def compile(self, model):
        """Compiles the folder. Nothing may be wrong with our file, whatever is with the others."""
        checked = self.onoma("check", "-q", "gazetteers", status=None)
        self.assertNotIn(b"mine.tsv", checked.out)
        self.assertEqual(self.onoma("compile", "-q", "gazetteers", "-o", model, status=None).status, 0)

    def extracted(self, model):
        """What a model finds in the examples, with all numbers and reasons."""
        texts = sorted(str(path) for path in (ROOT / "examples").glob("*.txt"))
        records = self.onoma("--model", str(model), "--explain", "-j2", *texts).records()
        for record in records:
            for span in record["spans"] + record.get("rejected", []):
                for reason in span.get("evidence", []):
                    reason.pop("file", None)  # numbered by the folder's files
        return records


class Learning(FitTest):
    def test_a_pattern_of_names_is_learnt(self):
        before = self.hits()
        text = self.fit(*FAST, "gold.jsonl", "--model-out", "mine.onoma")
        after = self.hits("--model", "mine.onoma")
        self.assertLess(before, 5)
        self.assertEqual(after, 10)
        rows = self.rows(text)
        self.assertFalse(any(weights[3] for weights in rows.values()), "weights of DATE stay")

    def test_the_same_bytes_on_every_run_and_number_of_threads(self):
        options = (*FAST, "gold.jsonl", str(ROOT / "examples/gold.jsonl"), "--hold-out", "validation")
        runs = []
        for jobs in ("1", "1", "2", "4", "0"):
            text = self.fit("-j", jobs, *options, "--model-out", "m.onoma")
            runs.append((text, (self.scratch / "m.onoma").read_bytes()))
        self.assertTrue(all(run == runs[0] for run in runs))
        self.assertGreater(len(self.rows(runs[0][0])), 0)
        self.assertNotEqual(self.fit(*options, "--seed", "2"), runs[0][0])

    def test_a_label_that_is_not_annotated_is_left_open(self):
        # Nothing is said of places: so nothing may be held against Kano, nor learnt of it.
        text = "Amina Yusuf went to Kano."
        lines = "".join(document(f"{i}", text, ("Amina Yusuf", "PERSON"), labels=["PERSON"]) for i in range(20))
        self.write("people.jsonl", lines)
        self.write("all.jsonl", lines.replace('"labels": ["PERSON"], ', ""))
        self.fit(*FAST, "people.jsonl", "--model-out", "people.onoma", "-o", "people.tsv")
        self.fit(*FAST, "all.jsonl", "--model-out", "all.onoma", "-o", "all.tsv")
        places = {
            name: [s["text"] for s in self.only(self.onoma("--model", f"{name}.onoma", stdin=text))["spans"] if s["label"] == "LOC"]
            for name in ("people", "all")
        }
        self.assertEqual(places, {"people": ["Kano"], "all": []})

    def test_regions_to_ignore_are_left_open(self):
        text = "Amina Yusuf went to Kano."
        record = json.loads(document("a", text, ("Amina Yusuf", "PERSON")))
        record["ignore"] = [{"start": 20, "end": 24}]
        self.write("open.jsonl", "".join(json.dumps({**record, "id": i}) + "\n" for i in range(20)))
        self.fit(*FAST, "open.jsonl", "--model-out", "m.onoma")
        found = self.only(self.onoma("--model", "m.onoma", stdin=text))["spans"]
        self.assertEqual([span["text"] for span in found], ["Amina Yusuf", "Kano"])

    def test_copies_in_other_letter_case(self):
        plain, more = self.fit(*FAST, "gold.jsonl"), self.fit(*FAST, "--recased", "50", "gold.jsonl")
        self.assertFalse(any("caps" in row for row in self.rows(plain)))
        self.assertTrue(any("caps" in row for row in self.rows(more)))

    def test_evidence_that_is_left_out_weighs_nothing(self):
        rows = self.rows(self.fit(*FAST, "--from", "nothing", "--leave-out", "cluster:", "--leave-out", "sig.", "gold.jsonl"))
        self.assertTrue(rows)
        self.assertFalse([row for row in rows if "cluster:" in row or "sig." in row])
        self.assertTrue([row for row in rows if "shape:" in row])
        change = self.rows(self.fit(*FAST, "--leave-out", "cue:", "gold.jsonl"))
        self.assertTrue([row for row in change if "cue:" in row], "what the model holds for it is taken back")

    def test_every_format_of_annotation(self):
        self.write("notes.conll", "The O\nconsignee O\nBafelex B-ORG\npaid O\n\n" * 3)
        self.write("brat/a.txt", "The consignee Bafelex paid.")
        self.write("brat/a.ann", "T1\tOrganization 14 21\tBafelex\n")
        for path in ("notes.conll", "brat", "brat/a.ann"):
            self.assertGreater(len(self.rows(self.fit(*FAST, path))), 0, path)
        self.assertEqual(self.fit("-", stdin=gold(0, 30)), self.fit("gold.jsonl"))

    def test_dates_are_fitted_when_asked_for(self):
        lines = "".join(document(str(i), "It closed in 2019.", ("2019", "DATE")) for i in range(10)) + gold(0, 5)
        self.write("dates.jsonl", lines)
        rows = self.rows(self.fit(*FAST, "--dates", "dates.jsonl"))
        self.assertTrue(any(weights[3] for weights in rows.values()))
        rows = self.rows(self.fit(*FAST, "dates.jsonl"))
        self.assertFalse(any(weights[3] for weights in rows.values()))


class Using(FitTest):
    def test_the_model_is_the_folder_compiled_with_the_file(self):
        self.fit(*FAST, "--dates", "gold.jsonl", str(ROOT / "examples/gold.jsonl"), "-o", "mine.tsv", "--model-out", "mine.onoma")
        folder = self.copy_gazetteers()
        shutil.copy(self.scratch / "mine.tsv", folder / "weights" / "mine.tsv")
        self.compile("whole.onoma")
        self.assertEqual(self.extracted("mine.onoma"), self.extracted("whole.onoma"))
        self.assertEqual(self.onoma("check", "-q", "mine.onoma").out, b"")

    def test_from_nothing_and_from_a_file_are_whole(self):
        from_file = self.write("start.tsv", (ROOT / "gazetteers/weights/prior.tsv").read_bytes())
        for name in ("nothing", from_file.name):
            text = self.fit("--from", name, "gold.jsonl", "-o", "whole.tsv", "--model-out", "fitted.onoma")
            self.assertEqual(text, "")
            text = (self.scratch / "whole.tsv").read_text()
            self.assertIn("Replaces all other weights but types.tsv", text.splitlines()[1])
            rows = self.rows(text)
            self.assertTrue(any(weights[3] for weights in rows.values()), "dates keep their weights")
            self.copy_gazetteers(text)
            self.compile("compiled.onoma")
            shutil.rmtree(self.scratch / "gazetteers")
            self.assertEqual(self.extracted("fitted.onoma"), self.extracted("compiled.onoma"), name)

    def test_a_fit_can_go_on_from_another(self):
        self.fit(*FAST, "gold.jsonl", "-o", "one.tsv", "--model-out", "one.onoma")
        again = self.rows(self.fit("--model", "one.onoma", "gold.jsonl"))
        first = self.rows((self.scratch / "one.tsv").read_text())
        size = lambda rows: sum(abs(weight) for weights in rows.values() for weight in weights)
        self.assertLess(size(again), size(first) / 2)

    def test_evidence_that_the_model_lacks_is_a_warning(self):
        head = "".join(f"#: {name} x\n" for name in ("title", "about", "source", "licence"))
        self.write("start.tsv", head + "#: columns evidence ORG\nonly.list:ORG/moons\t5\nsig.N\t5\n")
        result = self.onoma("fit", "--from", "start.tsv", "gold.jsonl", status=None)
        self.assertEqual(result.status, 0)
        self.assertIn("start.tsv:6:1: warning: no list, cue or shape gives 'only.list:ORG/moons' [unknown-evidence]", result.err)


class Telling(FitTest):
    def test_passes_and_a_summary_on_standard_error(self):
        lines = gold(0, 60) + document("odd", "Kanobank", ("Kano", "LOC"))
        self.write("many.jsonl", lines)
        result = self.onoma("fit", "many.jsonl", "--epochs", "3", "-o", "w.tsv", status=None)
        self.assertEqual((result.status, result.out), (0, b""))
        lines = result.err.splitlines()
        self.assertRegex(lines[0], r"^onoma: first helper 1/3: loss \d+\.\d{3}$")
        self.assertRegex(lines[8], r"^onoma: fit 3/3: loss \d+\.\d{3}, held out \d+\.\d{3}$")
        self.assertEqual(
            lines[9],
            "onoma: 61 documents, 61 annotated spans; not to be learnt: 1 off the edges of words, 0 that are no candidates",
        )
        self.assertRegex(lines[10], r"^onoma: \d+ documents held out: loss .* after; F1 \d+\.\d before, \d+\.\d after$")
        self.assertRegex(lines[-1], r"^onoma: \d+ pieces of evidence written$")
        self.assertEqual(self.fit("many.jsonl", "--epochs", "3"), (self.scratch / "w.tsv").read_text())

    def test_documents_are_held_out_from_fifty_on(self):
        self.write("many.jsonl", gold(0, 60))
        told = lambda *arguments: "held out" in self.onoma("fit", "--epochs", "1", *arguments, "-o", "w", status=None).err
        self.assertTrue(told("many.jsonl"))
        self.assertFalse(told("gold.jsonl"))
        self.assertFalse(told("--hold-out", "none", "many.jsonl"))
        self.assertTrue(told("--hold-out", "validation", "gold.jsonl"))
        self.write("one.jsonl", gold(0, 1))
        result = self.onoma("fit", "--hold-out", "validation", "one.jsonl", "-o", "w", status=None)
        self.assertIn("onoma: warning: no document has an id that is held out: all are fitted on", result.err)

    def test_a_bar_on_a_terminal(self):
        terminal, side = pty.openpty()
        process = self.start("fit", "gold.jsonl", "-o", "w.tsv", stderr=side)
        os.close(side)
        shown = b""
        try:
            while part := os.read(terminal, 4096):
                shown += part
        except OSError:  # the other side was closed
            pass
        os.close(terminal)
        process.communicate()
        self.assertEqual(process.returncode, 0)
        self.assertRegex(shown.decode(), r"\r\x1b\[K\[#*\.*\] [a-z]+")
        self.assertRegex(shown.decode().split("\x1b[K")[-1], r"^onoma: 30 documents")


class Mistakes(FitTest):
    def test_gold_that_cannot_be_used(self):
        self.write("bad.jsonl", gold(0, 1) + '{"id": 2}\n')
        self.write("bad.conll", "Franz B-PER\nHuber\n")
        err = self.problem("bad.jsonl", "bad.conll", "missing.jsonl", "-o", "w.tsv", "--model-out", "m.onoma")
        self.assertEqual(
            err.splitlines(),
            [
                'onoma: bad.jsonl:2: no field "text"',
                "onoma: bad.conll:2: one column only: a token needs a tag",
                "onoma: missing.jsonl: cannot open: No such file or directory",
            ],
        )

    def test_gold_without_a_name_to_learn(self):
        self.write("none.jsonl", document("a", "Nothing here."))
        self.write("dates.jsonl", document("a", "It closed in 2019.", ("2019", "DATE")))
        self.write("parts.jsonl", document("a", "Kanobank", ("Kano", "LOC")))
        self.write("other.jsonl", document("a", "Kano", ("Kano", "LOC"), labels=["PERSON"]))
        for path in ("none.jsonl", "dates.jsonl", "parts.jsonl", "other.jsonl"):
            self.assertIn("onoma: no annotated name that could be learnt in 1 documents", self.problem(path, "-o", "w"), path)

    def test_weights_and_models_that_cannot_be_used(self):
        self.write("start.tsv", "#: columns evidence ORG\nspan.length=2\tmany\n")
        self.assertIn("start.tsv:2: error: a weight is a whole number", self.problem("--from", "start.tsv", "gold.jsonl"))
        self.assertIn("cannot open", self.problem("--from", "nowhere.tsv", "gold.jsonl"))
        self.write("empty.tsv", "#: columns evidence ORG\n")
        self.assertIn("empty.tsv: no weight in it", self.problem("--from", "empty.tsv", "gold.jsonl"))
        self.assertIn("not a compiled onoma model", self.problem("--model", "start.tsv", "gold.jsonl"))

    def test_wrong_usage(self):
        for arguments in (
            (),
            ("--epochs", "0", "gold.jsonl"),
            ("--rate", "0", "gold.jsonl"),
            ("--l1", "-1", "gold.jsonl"),
            ("--l2", "nan", "gold.jsonl"),
            ("--hold-out", "half", "gold.jsonl"),
            ("--recased", "51", "gold.jsonl"),
            ("--from", "-", "-"),
            ("--strange", "gold.jsonl"),
        ):
            self.assertIn("Try 'onoma --help'", self.problem(*arguments), arguments)

    def test_output_that_cannot_be_written(self):
        self.assertIn("No such file", self.problem("-q", "gold.jsonl", "-o", "nowhere/w.tsv", status=3))
        self.assertIn("No space left", self.problem("-q", "gold.jsonl", "-o", "/dev/full", status=3))
        self.assertIn("No space left", self.problem("-q", "gold.jsonl", "-o", "/dev/null", "--model-out", "/dev/full", status=3))
        with open("/dev/full", "wb") as full:
            process = self.start("fit", "-q", "gold.jsonl", stdout=full)
            self.assertIn(b"standard output: cannot write: No space left", process.communicate()[1])
            self.assertEqual(process.returncode, 3)

    def test_what_was_there_stays_when_the_run_fails(self):
        self.write("w.tsv", "precious")
        self.write("none.jsonl", document("a", "Nothing here."))
        self.problem("none.jsonl", "-o", "w.tsv")
        self.assertEqual((self.scratch / "w.tsv").read_text(), "precious")


if __name__ == "__main__":
    unittest.main()
