"""Settings beneath the command line: variables, the configuration file, and what onoma env says of them."""

import json

from harness import TEXT, CliTest
import unittest


class Settings(CliTest):
    def settings(self, *arguments):
        """What onoma env says, as {flag: (values, from, where)}."""
        state = json.loads(self.onoma("env", "--json", *arguments).out)
        flags = {row["flag"]: (row["values"], row["from"], row["where"]) for row in state["flags"]}
        self.assertEqual(len(flags), len(state["flags"]))
        return flags

    def config(self, text):
        self.environment["ONOMA_CONFIG"] = "c.toml"
        self.write("c.toml", text)

    def unit(self, *arguments):
        return self.only(self.onoma(*arguments, stdin=TEXT))["offset_unit"]


class Precedence(Settings):
    def test_flag_before_variable_before_file_before_default(self):
        self.assertEqual(self.unit(), "codepoint")
        self.config('offsets = "byte"\n')
        self.assertEqual(self.unit(), "byte")
        self.environment["ONOMA_OFFSETS"] = "utf16"
        self.assertEqual(self.unit(), "utf16")
        self.assertEqual(self.unit("--offsets", "codepoint"), "codepoint")
        self.environment["ONOMA_OFFSETS"] = ""
        self.assertEqual(self.unit(), "byte")
        self.assertEqual(self.unit("--no-config"), "codepoint")

    def test_switches_are_turned_off_by_each_layer(self):
        def explains(*arguments):
            return "evidence" in self.only(self.onoma(*arguments, stdin=TEXT))["spans"][0]
        self.config("explain = true\n")
        self.assertTrue(explains())
        self.assertFalse(explains("--no-explain"))
        self.assertFalse(explains("--explain=false"))
        self.assertTrue(explains("--no-explain", "--explain"))
        for off in ("0", "false", "no", "off"):
            self.environment["ONOMA_EXPLAIN"] = off
            self.assertFalse(explains())
        self.assertTrue(explains("--explain"))

    def test_lists_are_replaced_and_not_joined(self):
        def labels(*arguments):
            return {span["label"] for span in self.only(self.onoma(*arguments, stdin=TEXT))["spans"]}
        self.config('label = ["LOC", "DATE"]\n')
        self.assertEqual(labels(), {"LOC", "DATE"})
        self.environment["ONOMA_LABEL"] = "ORG,DATE"
        self.assertEqual(labels(), {"ORG", "DATE"})
        self.assertEqual(labels("--label", "DATE"), {"DATE"})

    def test_what_cannot_go_with_a_flag_or_lacks_one_gives_way(self):
        self.config('count = true\nid-field = "nr"\ntop = 3\n')
        self.assertEqual(self.onoma("-l", stdin=TEXT).out, b"-\n")
        self.assertIn(b"-:", self.onoma(stdin=TEXT).out)
        self.assertEqual(self.only(self.onoma("--jsonl", "--no-count", stdin='{"nr": 7, "text": ""}'))["id"], "7")
        self.assertNotIn("--top", {flag for flag, row in self.settings().items() if row[1] != "default"})

    def test_what_a_format_or_an_input_has_no_place_for_gives_way(self):
        self.config('with-text = true\nexplain = true\nid-field = "nr"\ncsv-safe = true\noffsets = "utf16"\n')
        self.assertEqual(self.only(self.onoma(stdin=TEXT))["offset_unit"], "utf16")
        self.assertIn("document,start,", self.onoma("--format", "csv", stdin=TEXT).out.decode())
        self.assertIn(b"-:", self.onoma("--count", stdin=TEXT).out)
        self.assertNotIn("--id-field", self.onoma("-v", stdin=TEXT, status=None).err)
        self.config('format = "csv"\n')
        self.assertIn("evidence", self.only(self.onoma("--explain", stdin=TEXT))["spans"][0])
        # On the command line it stays an error.
        self.assertIn("--explain needs", self.onoma("--explain", "--format", "csv", stdin=TEXT, status=2).err)

    def test_a_wrong_value_does_not_give_way(self):
        for text, message in (('label = "COLOUR"\n', 'c.toml:1: --label: no label "COLOUR"'),
                              ("\nmin-confidence = 7\n", "c.toml:2: --min-confidence: "),
                              ('reference-date = "May"\n', "c.toml:1: --reference-date: "),
                              ('max-depth = "deep"\n', "c.toml:1: --max-depth: ")):
            self.config(text)
            self.assertIn("onoma: " + message, self.onoma(stdin=TEXT, status=2).err)

    def test_two_of_one_layer_that_exclude_each_other_are_an_error(self):
        self.config("count = true\nentities = true\n")
        self.assertRegex(self.onoma(stdin=TEXT, status=2).err, "--(count|entities).*--(count|entities)")

    def test_a_day_a_number_and_a_text_are_values(self):
        self.config('reference-date = 2024-05-06\nmin-confidence = 0.5\nstdin-name = "a # b"\njobs = 2\n')
        record = self.only(self.onoma(stdin="He left on Friday."))
        self.assertEqual((record["id"], record["ref_date"]["value"]), ("a # b", "2024-05-06"))
        self.assertEqual(self.settings()["--min-confidence"], (["0.5"], "config", "c.toml:2"))

    def test_the_same_records_from_flags_variables_and_file(self):
        flags = self.onoma("--with-text", "--context", "5", "--label", "LOC", stdin=TEXT).out
        self.config('with-text = true\ncontext = 5\nlabel = "LOC"\n')
        self.assertEqual(self.onoma(stdin=TEXT).out, flags)
        self.environment = {**self.environment, "ONOMA_CONFIG": "", "ONOMA_WITH_TEXT": "yes", "ONOMA_CONTEXT": "5",
                            "ONOMA_LABEL": "LOC"}
        self.assertEqual(self.onoma(stdin=TEXT).out, flags)


class File(Settings):
    def test_where_it_is_looked_for(self):
        def found(**variables):
            environment = self.environment
            self.environment = {**environment, **variables}
            state = json.loads(self.onoma("env", "--json").out)
            self.environment = environment
            return state["config"]["path"].replace(str(self.scratch), ""), state["config"]["named_by"], state["config"]["read"]
        home, xdg = str(self.scratch / "home"), str(self.scratch / "xdg")
        self.assertEqual(found(), ("", "", False))
        self.assertEqual(found(HOME=home), ("/home/.config/onoma/config.toml", "HOME", False))
        self.write("home/.config/onoma/config.toml", "jobs = 2\n")
        self.assertEqual(found(HOME=home), ("/home/.config/onoma/config.toml", "HOME", True))
        self.write("xdg/onoma/config.toml", "jobs = 3\n")
        self.assertEqual(found(HOME=home, XDG_CONFIG_HOME=xdg), ("/xdg/onoma/config.toml", "XDG_CONFIG_HOME", True))
        self.assertEqual(found(HOME=home, XDG_CONFIG_HOME="xdg")[1], "HOME")  # the standard: relative ones are ignored
        self.write("own.toml", "jobs = 4\n")
        self.assertEqual(found(HOME=home, XDG_CONFIG_HOME=xdg, ONOMA_CONFIG="own.toml"), ("own.toml", "ONOMA_CONFIG", True))
        self.assertEqual(found(HOME=home, ONOMA_CONFIG=""), ("", "ONOMA_CONFIG", False))
        self.environment["ONOMA_CONFIG"] = "none"
        self.assertEqual(self.settings("--config", "own.toml")["--jobs"], (["4"], "config", "own.toml:1"))
        self.assertEqual(self.settings("--config=own.toml")["--jobs"][0], ["4"])
        self.assertEqual(self.settings("--no-config")["--jobs"][1], "default")

    def test_it_is_never_read_from_a_folder_of_inputs(self):
        for name in ("config.toml", "onoma.toml", ".onoma", ".config/onoma/config.toml", "onoma/config.toml"):
            self.write(name, 'offsets = "byte"\n')
        self.assertEqual(self.unit(), "codepoint")

    def test_a_file_that_is_named_must_be_there(self):
        self.assertIn("onoma: none.toml: cannot open", self.onoma("--config", "none.toml", stdin=TEXT, status=2).err)
        self.environment["ONOMA_CONFIG"] = "gone.toml"
        self.assertIn("onoma: gone.toml: cannot open", self.onoma("check", status=2).err)
        self.environment["ONOMA_CONFIG"] = "."
        self.assertIn("onoma: .: ", self.onoma(stdin=TEXT, status=2).err)
        self.assertIn("--config", self.onoma("--config", "a", "--no-config", stdin=TEXT, status=2).err)

    def test_sections_belong_to_commands_and_general_flags_to_all(self):
        self.config('jobs = 2\nexplain = true\n[evaluate]\njobs = 3\nerrors = 7\n[fit]\nepochs = 9\n')
        self.assertEqual(self.settings()["--jobs"], (["2"], "config", "c.toml:1"))
        self.assertEqual(self.settings("evaluate")["--jobs"], (["3"], "config", "c.toml:4"))
        self.assertEqual(self.settings("evaluate")["--errors"][0], ["7"])
        self.assertEqual(self.settings("fit")["--jobs"], (["2"], "config", "c.toml:1"))
        self.assertEqual(self.settings("fit")["--epochs"], (["9"], "config", "c.toml:7"))
        self.assertEqual(self.settings("check")["--quiet"], (["false"], "default", ""))

    def test_what_is_wrong_is_told_with_file_and_line_all_at_once(self):
        self.config('jobs = 2\nfromat = "csv"\nepochs = 3\n\n[fit]\nepoch = 3\n[fitt]\nx = 1\n[check]\n')
        result = self.onoma(stdin=TEXT, status=2)
        self.assertEqual(result.out, b"")
        self.assertEqual(result.err.splitlines(), [
            'onoma: c.toml:2: unknown key "fromat"; did you mean format?',
            'onoma: c.toml:3: unknown key "epochs"; it belongs under [fit]',
            'onoma: c.toml:6: unknown key "epoch"; did you mean epochs?',
            "onoma: c.toml:7: unknown section [fitt]; did you mean fit?",
        ])
        for command in ("check", "env", "schema"):
            self.assertEqual(self.onoma(command, status=2).err, result.err)

    def test_values_that_do_not_fit(self):
        for text, message in (
            ('format = "jsnl"\n', 'c.toml:1: --format: "jsnl" is none of jsonl, '),
            ('format = "jsnl"\n', "; did you mean jsonl?"),
            ("\njobs = 5000\n", "c.toml:2: --jobs: "),
            ('jobs = "many"\n', "c.toml:1: "),
            ('explain = "perhaps"\n', "c.toml:1: "),
            ("jobs = {a = 1}\n", "c.toml:1: unknown section [jobs]"),
            ("label = [[1]]\n", "c.toml:1: label: not a text"),
            ("jobs = 1\njobs = 2\n", "c.toml:2: "),
            ("jobs 2\n", "c.toml:1: "),
            ("a\x00b", "c.toml:1: "),
            ('help = true\n', 'c.toml:1: unknown key "help"'),
            ('config = "d.toml"\n', 'c.toml:1: unknown key "config"'),
        ):
            self.config(text)
            result = self.onoma(stdin=TEXT, status=2)
            self.assertIn("onoma: c.toml:", result.err)
            self.assertIn(message, result.err)
            self.assertEqual(result.out, b"")
        self.config("")
        self.write("c.toml", b'stdin-name = "\xff"\n')
        self.assertIn("onoma: c.toml:1: ", self.onoma(stdin=TEXT, status=2).err)

    def test_an_empty_file_sets_nothing(self):
        for text in ("", "\n\n", "# jobs = 2\n", "[fit]\n"):
            self.config(text)
            self.assertEqual(self.unit(), "codepoint")

    def test_a_long_file_and_deep_brackets_end_well(self):
        self.config("# " + "x" * 3_000_000 + "\njobs = 2\n")
        self.assertEqual(self.settings()["--jobs"][2], "c.toml:2")
        self.config("label = " + "[" * 100_000)
        self.assertIn("c.toml:1: ", self.onoma(stdin=TEXT, status=2).err)


class Variables(Settings):
    def test_values_that_do_not_fit_name_the_variable(self):
        for name, value in (("ONOMA_JOBS", "many"), ("ONOMA_FORMAT", "jsnl"), ("ONOMA_EXPLAIN", "perhaps")):
            self.environment[name] = value
            result = self.onoma(stdin=TEXT, status=2)
            self.assertTrue(result.err.startswith(f"onoma: {name}: "), result.err)
            self.assertIn("ONOMA_", self.onoma("env", status=2).err)
            del self.environment[name]

    def test_env_names_them_and_those_that_no_flag_has(self):
        self.environment.update(ONOMA_JOBS="2", ONOMA_NAPS="1", ONOMA_EPOCHS="4", NO_COLOR="1")
        variables = {row["name"]: row for row in json.loads(self.onoma("env", "--json").out)["variables"]}
        self.assertEqual({name: row["known"] for name, row in variables.items()},
                         {"ONOMA_JOBS": True, "ONOMA_NAPS": False, "ONOMA_EPOCHS": True, "NO_COLOR": True})
        text = self.onoma("env").out.decode()
        self.assertRegex(text, r"(?m)^--jobs +2 +ONOMA_JOBS$")
        self.assertRegex(text, r"(?m)^--offsets +codepoint +default$")
        self.assertIn("ONOMA_NAPS=1 (no flag has this name)", text)
        self.assertEqual(self.settings("fit")["--epochs"], (["4"], "variable", "ONOMA_EPOCHS"))

    def test_variables_in_any_bytes_can_be_shown(self):
        self.environment["ONOMA_STDIN_NAME"] = b"a\xff\x1b[2J\n"
        self.assertNotIn(b"\x1b", self.onoma("env").out)
        self.assertEqual(self.settings()["--stdin-name"][1], "variable")

    def test_colour_that_is_asked_for_is_given_whatever_NO_COLOR_says(self):
        self.environment.update(NO_COLOR="1", ONOMA_COLOR="always")
        self.assertIn(b"\x1b[", self.onoma("--format", "text", stdin=TEXT).out)
        self.assertNotIn(b"\x1b[", self.onoma("--format", "text", "--color", "auto", stdin=TEXT).out)

    def test_env_has_the_flags_that_can_be_set_of_every_command(self):
        for command in ("", "check", "compile", "evaluate", "fit", "suggest", "init", "import", "env", "schema", "man", "completions"):
            words = command.split()
            help_text = self.onoma(*words, "--help").out.decode()
            for flag in self.settings(*words):
                self.assertRegex(help_text, rf"(?m)^  (-\w, )?{flag}\b")
                self.assertNotIn(flag, ("--help", "--version", "--config", "--no-config"))


class Verbose(Settings):
    def test_it_says_what_is_read_with_what(self):
        self.config('times = true\n')
        self.environment["ONOMA_JOBS"] = "2"
        self.write("2024-05-06 news.txt", "He left Oslo on Friday.")
        quiet = self.onoma("2024-05-06 news.txt")
        result = self.onoma("-v", "2024-05-06 news.txt", status=None)
        self.assertEqual((result.status, result.out), (0, quiet.out))
        self.assertIn("onoma: configuration file: c.toml\n", result.err)
        self.assertIn("onoma: --times: true (c.toml:1)\n", result.err)
        self.assertIn("onoma: --jobs: 2 (ONOMA_JOBS)\n", result.err)
        self.assertRegex(result.err, r"onoma: model: built in, [0-9a-f]{16}, \d+ names\n")
        self.assertIn("onoma: 2024-05-06 news.txt: 23 bytes, 2 spans, reference date 2024-05-06 (filename)\n", result.err)
        self.assertIn("--quiet", self.onoma("-q", "-v", stdin=TEXT, status=2).err)


if __name__ == "__main__":
    unittest.main()
