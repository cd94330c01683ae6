"""onoma evaluate: scores, lists and comparisons, over every format of annotation."""

import json
import pathlib
import unittest

from harness import ROOT, CliTest

GOLD, OLD, NEW = (str(ROOT / "examples" / name) for name in ("gold.jsonl", "found-old.jsonl", "found-new.jsonl"))

ADA = "😀 Ada Obi met Ben in Kano."
ADA_SPANS = [(2, 9, "PERSON"), (14, 17, "PERSON"), (21, 25, "LOC")]


def record(id, spans, **fields):
    spans = [{"start": start, "end": end, "label": label} for start, end, label in spans]
    return json.dumps({"id": id, **fields, "spans": spans}, ensure_ascii=False) + "\n"


class EvaluateTest(CliTest):
    def objects(self, *arguments, **options):
        out = self.onoma("evaluate", "--json", *arguments, **options).out.decode()
        return [json.loads(line) for line in out.splitlines()]

    def one(self, *arguments, **options):
        found = self.objects(*arguments, **options)
        self.assertEqual(len(found), 1)
        return found[0]

    def text(self, *arguments, **options):
        return self.onoma("evaluate", *arguments, **options).out.decode()

    def problem(self, *arguments, **options):
        result = self.onoma("evaluate", *arguments, status=2, **options)
        self.assertEqual(result.out, b"")
        return result.err


class Scores(EvaluateTest):
    def test_predictions_are_scored(self):
        report = self.one("--predicted", OLD, GOLD)
        self.assertEqual(report["file"], GOLD)
        self.assertEqual(
            report["exact"]["ORG"], {"precision": 0.5, "recall": 0.25, "f1": 0.3333, "hits": 1, "gold": 4, "predicted": 2}
        )
        self.assertEqual(report["date_values"], {"accuracy": 0.5, "right": 1, "compared": 2, "missing": 0})
        self.assertEqual((report["documents"], report["documents_missing"]), (4, 0))

    def test_running_is_scoring_what_a_run_wrote(self):
        run = self.write("run.jsonl", self.onoma("--jsonl", GOLD).out)
        options = ("--calibration", "--errors", "5", "--group-until", "_")
        self.assertEqual(self.one(*options, GOLD), self.one(*options, "--predicted", str(run), GOLD))
        for unit in ("byte", "utf16"):
            other = self.write(f"{unit}.jsonl", self.onoma("--jsonl", "--header", "--offsets", unit, GOLD).out)
            self.assertEqual(self.one(GOLD), self.one("--predicted", str(other), GOLD))

    def test_the_same_bytes_whatever_the_number_of_threads(self):
        lines = "".join(record(f"{i}", ADA_SPANS, text=ADA + " Filler." * (i % 7 * 300)) for i in range(60))
        self.write("gold.jsonl", lines)
        options = ("--errors", "--calibration", "gold.jsonl")
        self.assertEqual(self.text("-j1", *options), self.text("-j", "7", *options))
        self.assertEqual(self.text("-j1", *options), self.text("-j", "0", *options))

    def test_several_files_have_a_table_each_and_one_together(self):
        self.write("a.jsonl", record("a", ADA_SPANS, text=ADA))
        self.write("b.jsonl", record("b", ADA_SPANS[:1], text=ADA))
        self.write("run", record("a", ADA_SPANS) + record("b", ADA_SPANS))
        first, second, both = self.objects("--predicted", "run", "a.jsonl", "b.jsonl", "--calibration")
        self.assertEqual([first["file"], second["file"], both["file"]], ["a.jsonl", "b.jsonl", None])
        self.assertEqual(both["exact"]["ALL"]["hits"], 4)
        self.assertEqual(both["exact"]["ALL"]["predicted"], 6)
        self.assertEqual(both["documents"], 2)
        self.assertNotIn("calibration", first)
        self.assertIn("calibration", both)
        text = self.text("--predicted", "run", "a.jsonl", "b.jsonl")
        self.assertRegex(text, r"(?s)^a\.jsonl\nexact .*\n\nb\.jsonl\nexact .*\n\nall together\nexact ")

    def test_predictions_may_come_in_several_files_and_from_a_pipe(self):
        lines = pathlib.Path(OLD).read_text().splitlines(keepends=True)
        self.write("first", "".join(lines[:2]))
        whole = self.one("--predicted", OLD, GOLD)
        self.assertEqual(self.one("--predicted", "first", "--predicted", "-", GOLD, stdin="".join(lines[2:])), whole)
        self.assertEqual({**self.one("--predicted", OLD, "-", stdin=pathlib.Path(GOLD).read_bytes()), "file": GOLD}, whole)

    def test_a_document_without_prediction_is_missed_and_a_strange_one_is_a_warning(self):
        self.write("run", record("ng_note_1", []) + record("x", []) + record("y", []) + record("x", []))
        result = self.onoma("evaluate", "--json", "--predicted", "run", GOLD, status=None)
        self.assertEqual(result.status, 0)
        self.assertEqual(json.loads(result.out)["documents_missing"], 3)
        self.assertEqual(
            result.err.splitlines(),
            [
                'onoma: warning: 2 predicted documents are not in GOLD, first run:4: "x"',
                "onoma: warning: 1 predicted documents came again; the last of each counts",
            ],
        )
        self.one("--quiet", "--predicted", "run", GOLD)

    def test_labels_and_dates(self):
        report = self.one("--predicted", OLD, "--label", "person,loc", GOLD)
        self.assertEqual(list(report["exact"]), ["PERSON", "LOC", "ALL"])
        self.assertEqual(self.one("--predicted", OLD, "--label", "PERSON", "--label", "LOC", GOLD), report)
        for dates, gold in (("all", 3), ("resolved", 2), ("calendar", 2)):
            report = self.one("--predicted", OLD, "--dates", dates, GOLD)
            self.assertEqual(report["exact"]["DATE"]["gold"], gold)

    def test_parts(self):
        ids = [f"doc-{i}" for i in range(40)]
        self.write("gold.jsonl", "".join(record(id, [], text="x") for id in ids))
        self.write("run", "".join(record(id, []) for id in ids))
        counts = [self.one("--predicted", "run", *part, "gold.jsonl")["documents"] for part in ((), ("--part", "validation"), ("--part", "fit"))]
        self.assertEqual(counts[0], 40)
        self.assertEqual(counts[1] + counts[2], 40)
        self.assertTrue(0 < counts[1] < 20, counts)  # and nobody is a stranger

    def test_letter_case_is_only_what_the_extractor_sees(self):
        text = "ıſtanbu in Kabul and Türkiye."  # the first letters change their number of bytes
        self.write("gold.jsonl", record("a", [(0, 7, "LOC"), (11, 16, "LOC")], text=text))
        for case in ("upper", "lower"):
            report = self.one("--case", case, "gold.jsonl", "--errors")
            self.assertEqual(report["exact"]["ALL"]["gold"], 2)
        upper = self.one("--case", "upper", "--label", "LOC", "gold.jsonl")
        self.assertGreaterEqual(upper["exact"]["LOC"]["hits"], 1, "KABUL stands where Kabul does")

    def test_groups(self):
        report = self.one("--predicted", OLD, "--group-until", "_", GOLD)
        self.assertEqual([(g["group"], g["documents"]) for g in report["groups"]], [("at", 1), ("br", 1), ("ng", 2)])
        self.assertEqual(report["groups"][2]["exact"]["ALL"]["gold"], 8)
        self.assertRegex(self.text("--predicted", OLD, "--group-until", "_", GOLD), r"\nng +2  PERSON +1\.0000 +0\.5000 ")
        whole = self.one("--predicted", OLD, "--group-until", "#", GOLD)
        self.assertEqual([g["group"] for g in whole["groups"]][:2], ["at_note_1", "br_note_1"])


class Lists(EvaluateTest):
    def test_errors_take_a_number_or_none(self):
        whole = self.one("--predicted", OLD, "--errors", GOLD)
        self.assertEqual(self.one("--predicted", OLD, GOLD, "--errors"), whole)
        self.assertEqual(self.one("--predicted", OLD, "--errors=20", GOLD), whole)
        missed = whole["errors"]["missed"]
        self.assertEqual((missed["total"], missed["different"]), (2, 2))
        self.assertEqual(
            missed["most_frequent"][1],
            {"count": 1, "label": "PERSON", "text": "Yusuf", "id": "ng_note_2", "context": "[Yusuf] returned to Abuja. Radio Kano had recently said s"},
        )
        for arguments in (("--errors", "1"), ("--errors=1",)):
            self.assertEqual(len(self.one("--predicted", OLD, *arguments, GOLD)["errors"]["missed"]["most_frequent"]), 1)
        self.assertEqual(self.one("--predicted", OLD, "--errors", "0", GOLD)["errors"]["missed"]["most_frequent"], [])
        self.assertIn("spurious: 0, different 0\n\nmissed: 2, different 2\n", self.text("--predicted", OLD, "--errors", GOLD))

    def test_errors_cannot_command_a_terminal(self):
        self.write("gold.jsonl", record("a\x1b[2J", [(0, 5, "LOC")], text="Ka\x1b[b\n\u202eul \x9b31m x"))
        self.write("run", record("a\x1b[2J", []))
        out = self.text("--predicted", "run", "--errors", "gold.jsonl")
        for command in "\x1b\x9b\u202e":
            self.assertNotIn(command, out)

    def test_calibration(self):
        calibration = self.one("--predicted", OLD, "--calibration", GOLD)["calibration"]
        self.assertEqual(calibration["dates"]["spans"], 2)
        last = calibration["names"]["bins"][9]
        self.assertEqual((last["from"], last["to"], last["spans"], last["right"]), (0.9, 1, 5, 5))
        self.write("run", record("ng_note_1", [(0, 11, "PERSON")]))
        out = self.text("--predicted", "run", "--calibration", GOLD)
        self.assertIn("over 0 spans; 1 without confidence", out)


class Comparisons(EvaluateTest):
    def test_without_annotation(self):
        report = self.one("--against", OLD, NEW)
        counts = [report[kind] for kind in ("documents", "same", "label", "boundaries", "only_a", "only_b")]
        self.assertEqual(counts, [4, 7, 2, 2, 1, 1])
        self.assertNotIn("p_value", report)
        self.assertEqual(
            report["differences"][0],
            {
                "id": "ng_note_1",
                "kind": "boundaries",
                "a": {"start": 53, "end": 58, "label": "ORG", "text": "World"},
                "b": {"start": 53, "end": 63, "label": "ORG", "text": "World Bank"},
            },
        )
        self.assertIn("\nng_note_2:0\tonly B\t-\tPERSON [Yusuf]\n", self.text("--against", OLD, NEW))

    def test_annotation_judges(self):
        report = self.one("--against", OLD, NEW, GOLD)
        self.assertEqual([report[verdict] for verdict in ("a_right", "b_right", "both_right", "both_wrong")], [1, 3, 0, 1])
        self.assertEqual(report["p_value"], 0.625)
        self.assertEqual(report["only_a"], 0, "Santos is in a region to ignore")
        self.assertIn("\nng_note_1:53\tboundaries\tORG [World]\tORG [World Bank]\tB right\n", self.text("--against", OLD, NEW, GOLD))
        self.assertEqual(self.one(GOLD, "--label", "ORG", "--against", OLD, NEW)["a_right"], 0)

    def test_a_run_is_the_same_as_itself(self):
        report = self.one("--against", OLD, OLD)
        self.assertEqual((report["same"], report["differences"]), (12, []))

    def test_documents_that_one_run_lacks(self):
        self.write("a", record("x", []) + record("y", []))
        self.write("b", record("y", []) + record("z", []) + record("w", []))
        report = self.one("--against", "a", "b")
        self.assertEqual([report[key] for key in ("documents", "documents_only_a", "documents_only_b")], [1, 1, 2])

    def test_units_must_be_the_same_unless_the_text_is_known(self):
        runs = [str(self.write(unit, self.onoma("--jsonl", "--offsets", unit, GOLD).out)) for unit in ("byte", "utf16")]
        self.assertIn("utf16:1: counts offsets in another unit than", self.problem("--against", *runs))
        self.assertEqual(self.one("--against", *runs, GOLD)["differences"], [])


class Formats(EvaluateTest):
    CONLL = "-DOCSTART- -X- O\n\nAda NNP B-PER\nObi NNP I-PER\nmet VBD O\nBen NNP B-PER\n\nKano NNP B-LOC\nCup NN B-MISC\n"

    def test_conll(self):
        self.write("x.testa", self.CONLL)
        self.write("run", record("x.testa:1", [(0, 7, "PERSON"), (12, 15, "PERSON"), (16, 20, "LOC"), (21, 24, "ORG"), (8, 11, "DATE")]))
        report = self.one("--predicted", "run", "x.testa")
        self.assertEqual(report["exact"]["ALL"], {"precision": 1, "recall": 1, "f1": 1, "hits": 3, "gold": 3, "predicted": 3})
        self.assertEqual(self.one("--predicted", "run", "--gold-format", "conll", "x.testa"), report)
        self.one("x.testa")

    def test_json_lines_are_told_by_their_content(self):
        self.write("gold", record("a", ADA_SPANS, text=ADA))
        self.assertEqual(self.one("gold")["exact"]["ALL"]["gold"], 3)

    def test_brat(self):
        self.write("c/one.txt", ADA + "\r\nNorth and South America\n")
        self.write("c/one.ann", "T1\tPerson 2 9\tAda Obi\r\nT2\tPER 14 17\tBen\r\nT3\tGPE 21 25\tKano\nT4\tLOC 28 33;44 51\tNorth America\n")
        self.write("c/two.txt", "Nothing here.")
        self.write("c/two.ann", "")
        self.write("run", record("c/one.txt", [*ADA_SPANS, (38, 51, "LOC")]) + record("c/two.txt", [(0, 7, "PERSON")]))
        report = self.one("--predicted", "run", "c")
        self.assertEqual(report["exact"]["ALL"], {"precision": 0.75, "recall": 1, "f1": 0.8571, "hits": 3, "gold": 3, "predicted": 4})
        self.assertEqual(report["documents"], 2)
        for name in ("c/one.ann", "c/one.txt"):
            self.assertEqual(self.one("-q", "--predicted", "run", name)["exact"]["ALL"]["hits"], 3)
        self.write("found", self.onoma("c/one.txt", "c/two.txt").out)
        self.assertEqual(self.one("c"), self.one("--predicted", "found", "c"))

    def test_a_mark_at_the_start_is_text(self):
        text = "\ufeffAda Obi was in Kabul."
        self.write("gold.jsonl", record("a", [(16, 21, "LOC")], text=text))
        self.assertEqual(self.one("--label", "LOC", "gold.jsonl")["exact"]["LOC"]["hits"], 1)


class BadInput(EvaluateTest):
    def test_usage(self):
        for arguments in (
            [], ["--errors"], ["--errors=x", GOLD], ["--errors=-1", GOLD], ["--dates", "some", GOLD], ["--label", "COLOUR", GOLD], ["--part", "x", GOLD],
            ["--case", "title", GOLD], ["--gold-format", "xml", GOLD], ["--against", OLD], ["--against", OLD, NEW, "--errors", GOLD],
            ["--against", OLD, NEW, "--predicted", OLD], ["--predicted", OLD, "--case", "upper", GOLD],
            ["--predicted", OLD, "--model", "x", GOLD], ["-", "-"], ["--predicted", "-", "-"], ["--nope"], ["-j", "-1", GOLD],
        ):
            self.assertRegex(self.problem(*arguments), r"^onoma: .+\nTry 'onoma --help'\.\n$")

    def test_help(self):
        out = self.text("--help")
        for flag in "--predicted --against --gold-format --part --case --label --dates --errors --calibration --group-until --json --model --jobs --quiet".split():
            self.assertIn(flag, out)
        self.assertIn("Exit codes:", out)

    def test_gold_that_cannot_be_used_is_told_by_file_and_line(self):
        good = record("a", ADA_SPANS, text=ADA)
        for content, message in (
            (good + "{", "gold.jsonl:2: broken JSON at byte 2"),
            (good + good, 'gold.jsonl:2: the id "a" is already that of line 1'),
            ("\n" + record("a", [(0, 99, "LOC")], text=ADA), "gold.jsonl:2: span 0 to 99 ends beyond the text, which has 26 characters"),
            ('{"id":"a","text":"x"}\n', 'gold.jsonl:1: no field "spans"'),
            (b'{"id":"a","text":"\xff","spans":[]}\n', "gold.jsonl:1: broken JSON at byte 19"),
            ("[" * 100000, "gold.jsonl:1: broken JSON at byte 100001"),
            ("\n \n", "gold.jsonl: no document in it"),
            ("", "gold.jsonl: no document in it"),
        ):
            self.write("gold.jsonl", content)
            self.assertEqual(self.problem("gold.jsonl"), f"onoma: {message}\n")

    def test_every_bad_file_is_named(self):
        self.write("a.conll", "one\n")
        self.write("b.ann", "T1\tPER 0 9\tx\n")
        self.write("b.txt", "x")
        self.write("c.ann", "")
        self.write("d/x.jsonl", "")
        lines = self.problem("a.conll", "b.ann", "c.ann", "d", "none", "--gold-format", "conll").splitlines()
        self.assertEqual(lines[0], "onoma: a.conll:1: one column only: a token needs a tag")
        lines = self.problem("a.conll", "b.ann", "c.ann", "d", "none").splitlines()
        self.assertEqual(
            lines,
            [
                "onoma: a.conll:1: one column only: a token needs a tag",
                "onoma: b.ann:1: ends at 9, beyond the text, which has 1 characters",
                "onoma: c.txt: cannot open: No such file or directory",
                "onoma: d: a folder without .ann files; files of other formats are named one by one",
                "onoma: none: cannot open: No such file or directory",
            ],
        )

    def test_predictions_that_cannot_be_used(self):
        gold = str(self.write("gold.jsonl", record("a", ADA_SPANS, text=ADA)))
        for content, message in (
            ("\nx", "run:2: broken JSON at byte 1"),
            ('{"id":"a"}', 'run:1: no field "spans"'),
            (record("a", [(0, 99, "LOC")]), 'run:1: span 0 to 99 is not in the text of document "a"'),
            (record("a", [(3, 2, "LOC")]), "run:1: span 3 to 2 ends before it begins"),
        ):
            self.write("run", content)
            self.assertEqual(self.problem("--predicted", "run", gold), f"onoma: {message}\n")
            self.assertEqual(self.problem("--against", "run", "run", gold), f"onoma: {message}\n")
        self.write("run", record("a", [(0, 99, "LOC")]))
        self.assertIn("run:1: span", self.problem("-q", "--predicted", "run", GOLD, gold))  # and no table of the first
        self.assertEqual(self.problem("--predicted", "none", gold), "onoma: none: cannot open: No such file or directory\n")

    def test_a_model_that_cannot_be_used(self):
        self.assertTrue(self.problem("--model", "none", GOLD).startswith("onoma: none: "))

    def test_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            self.assertIn("cannot write", self.onoma("evaluate", "--predicted", OLD, GOLD, stdout=full, status=3).err)


if __name__ == "__main__":
    unittest.main()
