"""Help, version, wrong arguments, and the commands that work on lists and models."""

import os
import unittest

from harness import ROOT, TEXT, CliTest


class Usage(CliTest):
    def test_help_names_every_flag_and_ends_well(self):
        for flag in ("-h", "--help"):
            result = self.onoma(flag)
            for name in (
                "--csv-column --csv-delimiter --meta --encoding --files-from --null --max-expansion --max-expanded --list-files --glob --iglob "
                "--exclude --no-ignore --hidden --follow --max-depth --max-filesize --verbose "
                "--jsonl --lines --id-field --text-field --date-field --stdin-name --reference-date --format --offsets "
                "--label --explain --header --with-text --context --digest --csv-safe --min-confidence --exit-status --count "
                "--files-with-matches --entities --top --redact --map --stats --color --model --jobs --quiet --help --version Examples: Exit"
            ).split():
                self.assertIn(name, result.out.decode())
        for command in ("check", "compile", "evaluate"):
            self.assertIn(f"Usage: onoma {command}", self.onoma(command, "--help").out.decode())

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
            ["compile"], ["compile", "."], ["compile", "-o", "x"], ["check", "a", "b"], ["check", "--nope"],
        ):
            result = self.onoma(*arguments, stdin=TEXT, status=2)
            self.assertEqual(result.out, b"", arguments)
            self.assertRegex(result.err, r"^onoma: .+\nTry 'onoma --help'\.\n$")

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
        self.onoma("check", "a.onoma")

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
        self.write("junk", "this is no model")
        self.assertIn("onoma: junk: ", self.onoma("check", "junk", status=1).err)


if __name__ == "__main__":
    unittest.main()
