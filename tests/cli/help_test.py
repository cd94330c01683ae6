"""Help, manual page and completions: all of them know the same flags, for they are made from one table."""

import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from harness import CliTest

HERE = pathlib.Path(__file__).resolve().parent
COMMANDS = ["check", "compile", "evaluate", "explain", "stats", "diff", "fit", "suggest", "init", "import", "env", "schema",
            "man", "completions"]
FLAG_ROW = re.compile(r"^  ((?:-\w|--[\w-]+)(?:, --[\w-]+)*)(?: |$)")


class Help(CliTest):
    def text(self, *arguments):
        return self.onoma(*arguments).out.decode()

    def flags(self, command, option="--help"):
        """The names of all flags that the help of a command has rows for."""
        rows = [FLAG_ROW.match(line) for line in self.text(*([command] if command else []), option).splitlines()]
        names = [name for row in rows if row for name in row.group(1).split(", ")]
        self.assertEqual(len(names), len(set(names)), command)
        return set(names)

    def shell(self, *command):
        done = subprocess.run(command, cwd=self.scratch, env={**self.environment, "HOME": str(self.scratch), "TERM": "dumb"},
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        return set(done.stdout.split("\n")) - {""}

    def need(self, program):
        if shutil.which(program) is None:
            self.skipTest(f"{program} is not installed")


class Texts(Help):
    def test_short_help_has_some_flags_of_the_long_one_and_a_line_of_usage(self):
        for command in [""] + COMMANDS:
            short, full = self.flags(command, "-h"), self.flags(command)
            self.assertLess(short, full, command)
            usage = re.search(r"^Usage: onoma.*$", self.text(*command.split(), "-h"), re.M).group(0)
            self.assertIn(usage, self.text(*command.split(), "--help"))
            self.assertTrue(usage.startswith(f"Usage: onoma {command} [OPTIONS]".replace("  ", " ")), usage)
        self.assertGreater(len(self.flags("", "-h")), 5)

    def test_help_lists_the_commands_and_fits_a_terminal(self):
        text = self.text("--help")
        for command in COMMANDS:
            self.assertRegex(text, rf"(?m)^  {command}\b.* \w")
            self.assertIn(command, self.text("-h"))
        for command in [""] + COMMANDS:
            text = re.sub(r"\nExamples:\n(  .*\n)+", "", self.text(*command.split(), "--help"))  # they are to be copied
            self.assertLessEqual(max(map(len, text.splitlines())), 100)

    def test_help_whatever_else_is_wrong(self):
        self.environment["ONOMA_CONFIG"] = "none.toml"
        self.environment["ONOMA_JOBS"] = "many"
        self.assertIn("Usage: onoma [", self.text("--nope", "--help", "-x"))
        self.assertIn("Usage: onoma fit", self.text("fit", "--epochs", "many", "-h"))
        self.assertRegex(self.text("--version", "--nope"), r"^onoma \d")

    def test_the_help_of_an_option_s_value_is_no_help(self):
        self.write("--help", "x")
        self.assertEqual(self.only(self.onoma("--", "--help"))["id"], "--help")
        self.assertEqual(self.only(self.onoma("--stdin-name", "--help", stdin="x"))["id"], "--help")

    def test_version_as_json_names_model_libraries_and_build(self):
        version = json.loads(self.text("--version", "--json"))
        self.assertEqual(version["schema"], "onoma/1")
        self.assertEqual("onoma " + version["tool"] + "\n", self.text("-V"))
        self.assertRegex(version["model"]["digest"], r"^[0-9a-f]{16}$")
        self.assertGreater(version["model"]["entries"], 1000)
        self.assertLessEqual({"icu", "re2", "nlohmann_json", "cli11", "tomlplusplus"}, set(version["libraries"]))
        for value in [*version["libraries"].values(), *version["build"].values()]:
            self.assertRegex(value, r"\w")
        self.assertIn("--version", self.onoma("--json", status=2).err)


class Manual(Help):
    def flags_by_command(self):
        found, command, lines = {}, None, self.text("man").splitlines()
        for before, line in zip(lines, lines[1:]):
            if before.startswith((".SH OPTIONS", ".SS onoma ")):
                command = before[len(".SS onoma "):] if before.startswith(".SS") else ""
                found[command] = set()
            elif before.startswith(".SH") and before != ".SH COMMANDS":
                command = None
            if before == ".TP" and command is not None:
                names = [name.replace("\\-", "-") for name in re.findall(r"\\fB(.*?)\\fR", line)]
                found[command] |= {name for name in names if name.startswith("-")}
        return found

    def test_it_has_the_flags_of_the_help_and_no_others(self):
        found = self.flags_by_command()
        self.assertEqual(sorted(found), sorted([""] + COMMANDS))
        for command, flags in found.items():
            self.assertEqual(flags, self.flags(command), command)

    def test_it_is_ascii_and_groff_has_nothing_to_say(self):
        self.need("groff")
        page = self.write("onoma.1", self.text("man").encode("ascii"))
        done = subprocess.run(["groff", "-man", "-ww", "-Tutf8", str(page)], capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        plain = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout)
        for heading in "NAME SYNOPSIS DESCRIPTION OPTIONS COMMANDS ENVIRONMENT FILES EXAMPLES".split() + ["EXIT STATUS"]:
            self.assertIn("\n" + heading + "\n", plain)
        self.assertIn('{"id": …, "text": …}', plain)
        self.assertIn("onoma news/ | jq -r '.spans[].text'", plain)

    def test_mandoc_finds_no_fault(self):
        self.need("mandoc")
        page = self.write("onoma.1", self.text("man"))
        done = subprocess.run(["mandoc", "-T", "lint", str(page)], capture_output=True, text=True, timeout=60)
        # A version that is not released has no day.
        faults = [line for line in done.stdout.splitlines() if "missing date" not in line]
        self.assertEqual(faults, [])


class Completions(Help):
    """Each shell says what it would offer for the last word."""

    def script(self, shell, name):
        return str(self.write(name, self.text("completions", shell)))

    def offers(self, line):
        raise NotImplementedError

    def check_flags(self, offers):
        for command in [""] + COMMANDS:
            start = f"onoma {command} ".replace("  ", " ")
            flags = self.flags(command)
            found = offers(start + "-") | offers(start + "--")
            self.assertEqual({name for name in found if name.startswith("-")}, flags, command)

    def check_values(self, offers):
        self.write("news/a.txt", "x")
        formats = re.search(r"--format FORMAT +(.*?) \(without", " ".join(self.text("--help").split())).group(1)
        self.assertEqual(offers("onoma --format "), set(formats.split(", ")))
        self.assertEqual(offers("onoma --color n"), {"never"})
        self.assertEqual(offers("onoma fit --gold-format c"), {"conll"})
        self.assertEqual(offers("onoma completions "), {"bash", "fish", "zsh"})
        self.assertEqual(offers("onoma env ev"), {"evaluate"})
        self.assertEqual({word.split(",")[-1] for word in offers("onoma --label LOC,P")}, {"PERSON"})
        self.assertEqual({word.rstrip("/") for word in offers("onoma fit --model n")}, {"news"})
        self.assertEqual({word.rstrip("/") for word in offers("onoma compile n")}, {"news"})
        self.assertEqual({word.rstrip("/") for word in offers("onoma -q n")}, {"news"})
        self.assertEqual({word.rstrip("/") for word in offers("onoma fit --from n")}, {"news", "nothing"})
        self.assertEqual({word for word in offers("onoma eva")}, {"evaluate"})
        self.assertEqual(offers("onoma --top "), set())
        self.assertEqual(offers("onoma --no-expl"), {"--no-explain"})
        self.assertEqual(offers("onoma --no-conf"), {"--no-config"})

    def check(self, offers):
        self.check_flags(offers)
        self.check_values(offers)

    def test_bash(self):
        self.need("bash")
        script = self.script("bash", "onoma.bash")

        def offers(line):
            return self.shell("bash", str(HERE / "complete.bash"), script, *line.split(" "))
        self.check(offers)
        self.assertEqual(self.shell("bash", str(HERE / "complete.bash"), script, "onoma", "--color", "=", "a"),
                         {"auto", "always"})
        self.assertEqual(offers("onoma -- --"), set())

    def test_zsh(self):
        self.need("zsh")
        with tempfile.TemporaryDirectory() as folder:  # not where the files are that it completes
            pathlib.Path(folder, "_onoma").write_text(self.text("completions", "zsh"))
            self.check(lambda line: self.shell("zsh", "-f", str(HERE / "complete.zsh"), folder, line))

    def test_fish(self):
        self.need("fish")
        script = self.script("fish", "onoma.fish")

        def offers(line):
            answer = self.shell("fish", "--no-config", "-c", f"source {script}; complete -C '{line}'")
            return {word.split("\t")[0] for word in answer}
        self.check(offers)


if __name__ == "__main__":
    unittest.main()
