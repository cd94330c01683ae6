"""onoma init: the folder it makes is in order, and does what its README.md says."""

import re
import subprocess
import unittest
from pathlib import Path

from harness import ONOMA, CliTest


class Init(CliTest):
    def test_what_it_makes_is_clean_and_every_file_is_of_use(self):
        self.onoma("init", "-q", "mine")
        checked = self.onoma("check", "-q", "mine")
        self.assertEqual(checked.out, b"")

    def test_its_readme_shows_what_its_commands_print(self):
        self.onoma("init", "-q", "mine")
        folder = self.scratch / "mine"
        block = re.search(r"```console\n(.*?)```", (folder / "README.md").read_text(), re.S).group(1)
        steps = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M)
        self.assertEqual(len(steps), 3)
        environment = {**self.environment, "PATH": f"{Path(ONOMA).parent}:{self.environment['PATH']}"}
        for command, shown in steps:
            done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, timeout=60)
            self.assertEqual(done.stdout.decode(), shown, command)

    def test_the_columns_of_its_table_come_back(self):
        self.onoma("init", "-q", "mine")
        record = self.only(self.onoma("--gazetteer", "mine", stdin="The OHT waits for the Sound Pilots."))
        self.assertEqual([(span["text"], span["entry_id"], span["data"]) for span in record["spans"]],
                         [("OHT", "office-1", {"role": "authority"}), ("Sound Pilots", "office-2", {"role": "service"})])

    def test_nothing_is_written_over(self):
        self.write("mine/block.tsv", "old\n")
        result = self.onoma("init", "mine", status=3)
        self.assertEqual(result.err, "onoma: mine/block.tsv: is there already; nothing was written\n")
        self.assertEqual([p.name for p in (self.scratch / "mine").iterdir()], ["block.tsv"])
        self.write("other/notes.md", "mine\n")
        self.assertEqual(self.onoma("init", "other", status=None).err, "onoma: other: 8 files; begin with README.md\n")
        self.write("file", "x")
        self.assertIn("onoma: file: ", self.onoma("init", "file", status=3).err)
        self.onoma("init", status=2)


if __name__ == "__main__":
    unittest.main()
