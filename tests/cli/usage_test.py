"""Help, version, wrong arguments, and the commands that work on lists and models."""

import os
import unittest

from harness import ROOT, TEXT, CliTest


class Usage(CliTest):
    def test_version(self):
        out = self.onoma("--version").out.decode()
        self.assertRegex(out, r"^onoma \d+\.\d+\.\d+\n$")
        if "ONOMA_VERSION" in os.environ:
            self.assertEqual(out, f"onoma {os.environ['ONOMA_VERSION']}\n")
        self.assertEqual(self.only(self.onoma(stdin="x"))["tool"], out.split()[1])

    def test_wrong_usage_is_status_2_and_a_message_and_no_output(self):
        for arguments in (
            ["--nope"], ["-x"], ["--format", "yaml"], ["--format"], ["--offsets", "words"], ["--color", "blue"],
            ["-", "-"], ["--lines", "--jsonl"], ["--id-field", "x"], ["--label", "COLOUR"], ["--label"],
            ["--reference-date", "2024-02-30"], ["--reference-date", "May"], ["-j", "-1"], ["-j", "many"],
            ["compile"], ["compile", "."], ["compile", "-o", "x"], ["check", "--nope"],
        ):
            result = self.onoma(*arguments, stdin=TEXT, status=2)
            self.assertEqual(result.out, b"", arguments)
            self.assertRegex(result.err, r"^onoma: .+\nTry 'onoma --help'\.\n$")

    def test_what_may_have_been_meant(self):
        for arguments, message in (
            (["--fromat", "csv"], "unknown option --fromat; did you mean --format?"),
            (["--lable=LOC"], "unknown option --lable; did you mean --label?"),
            (["--min"], "unknown option --min; did you mean --min-confidence?"),
            (["fit", "--epoch", "3"], "unknown option --epoch; did you mean --epochs?"),
            (["--xyzzy"], "unknown option --xyzzy"),
            (["--no-format"], "unknown option --no-format; did you mean --format?"),
            (["--format", "jsnl"], "is none of jsonl, json, grep, csv, tsv, "),
            (["--format", "jsnl"], "; did you mean jsonl?"),
            (["completions", "bsh"], '"bsh" is none of bash, zsh, fish; did you mean bash?'),
            (["evalute", "gold.jsonl"], 'there is no command or file "evalute"; did you mean evaluate?'),
            (["help", "fit"], 'there is no command or file "help"'),
        ):
            result = self.onoma(*arguments, stdin=TEXT, status=2)
            self.assertIn(message, result.err)
            self.assertEqual(result.out, b"")
        self.assertEqual(self.onoma("--xyzzy", status=2).err, "onoma: unknown option --xyzzy\nTry 'onoma --help'.\n")

    def test_files_named_like_commands_and_flags(self):
        for name in ("compile", "check", "compil", "-notes", "--format", "help"):
            self.write(name, TEXT)
        for arguments in (["./compile"], ["--", "compile"], ["-q", "check"], ["compil"], ["help"], ["--", "--format"],
                          ["./-notes"]):
            self.assert_found(self.only(self.onoma(*arguments)), TEXT)
        self.assertIn("; the file of that name is ./-notes", self.onoma("-notes", status=2).err)
        # What is no near miss of a command is a file that is not there.
        self.assertEqual(self.onoma("summary", status=1).records()[0]["error"]["code"], "E_NOT_FOUND")
        self.assertEqual(self.onoma("./chekc", status=1).records()[0]["error"]["code"], "E_NOT_FOUND")

    def test_switches_can_be_undone(self):
        self.assertEqual(self.only(self.onoma("--count", "--no-count", "--explain", stdin=TEXT))["id"], "-")
        self.assertEqual(self.onoma("--no-count", "-qc", stdin=TEXT).out, self.onoma("-c", stdin=TEXT).out)
        self.assertEqual(len(self.onoma("-ql", "--no-quiet", stdin=TEXT).out), 2)
        self.write("--no-count", TEXT)
        self.assertEqual(self.onoma("-l", "--", "--no-count").out, b"--no-count\n")

    def test_the_last_of_two_equal_flags_wins(self):
        record = self.only(self.onoma("--offsets", "byte", "--format", "json", "--offsets", "utf16", "--format", "jsonl", stdin="x"))
        self.assertEqual(record["offset_unit"], "utf16")

    def test_options_may_follow_paths_and_labels_take_one_value_each(self):
        self.write("a", TEXT)
        self.assertEqual(len(self.onoma("--label", "LOC", "a", "--offsets", "byte", "a").records()), 2)

    def test_help_on_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            self.assertIn("cannot write", self.onoma("--help", stdout=full, status=3).err)


class Models(CliTest):
    def test_a_model_that_cannot_be_used_is_status_2(self):
        self.write("junk", "this is no model")
        self.write("empty", "")
        for path in ("none", "junk", "empty", "."):
            result = self.onoma("--model", path, stdin=TEXT, status=2)
            self.assertEqual(result.out, b"")
            self.assertTrue(result.err.startswith(f"onoma: {path}: "), result.err)

    def test_compile_and_use(self):
        self.onoma("compile", str(ROOT / "gazetteers"), "-o", "a.onoma", "-q", status=None)
        if not (self.scratch / "a.onoma").exists():
            self.fail("the shipped lists do not compile")
        self.assertEqual(os.listdir(self.scratch), ["a.onoma"])
        self.assertEqual(self.onoma("--model", "a.onoma", stdin=TEXT).out, self.onoma(stdin=TEXT).out)
        self.onoma("check", "-q", "a.onoma")

    def test_compile_reports_and_leaves_no_file(self):
        self.write("old.onoma", "old")
        result = self.onoma("compile", "none", "-o", "old.onoma", status=1)
        self.assertIn("[unreadable]", result.err)
        self.assertEqual((self.scratch / "old.onoma").read_text(), "old")
        self.assertEqual(os.listdir(self.scratch), ["old.onoma"])

    def test_compile_into_a_folder_that_is_not_there(self):
        result = self.onoma("compile", str(ROOT / "gazetteers"), "-o", "none/a.onoma", status=3)
        self.assertIn("onoma: none/a.onoma: cannot write: No such file or directory", result.err)

    def test_check_prints_problems_to_standard_output(self):
        result = self.onoma("check", "none", status=1)
        self.assertIn(b"[unreadable]", result.out)
        self.assertIn("onoma: none: 1 error", result.err)
        self.assertEqual(self.onoma("check", "-q", "none", status=1).err, "")

    def test_a_file_that_is_no_model_is_named_once(self):
        self.write("r.bin", "no model" * 20)
        self.write("x.txt", "Rain in Lagos.")
        for command in ([], ["explain"], ["stats", "--rules"]):
            result = self.onoma(*command, "--model", "r.bin", "x.txt", status=2)
            self.assertEqual(result.err, "onoma: r.bin: not a compiled onoma model\n")
            result = self.onoma(*command, "--model", "none", "x.txt", status=2)
            self.assertEqual(result.err, "onoma: none: No such file or directory\n")


if __name__ == "__main__":
    unittest.main()
