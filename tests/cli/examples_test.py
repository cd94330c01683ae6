"""The examples run, and the README's commands with them."""

import shutil
import subprocess
import unittest

from harness import ONOMA, ROOT, CliTest

EXAMPLES = ROOT / "examples"


class Examples(CliTest):
    def test_dispatches(self):
        texts = sorted(EXAMPLES.glob("*.txt"))
        self.assertGreaterEqual(len(texts), 4)
        for record, path in zip(self.onoma(*map(str, texts)).records(), texts):
            self.assertEqual(record["id"], str(path))
            self.assert_found(record, path.read_text())
            self.assertEqual(record["lang"], "en")
            self.assertNotIn("warnings", record)
            labels = {span["label"] for span in record["spans"]}
            self.assertEqual(labels, {"PERSON", "ORG", "LOC", "DATE"}, path.name)

    def test_records(self):
        records = self.onoma("--jsonl", str(EXAMPLES / "reports.jsonl")).records()
        self.assertEqual([record["id"] for record in records], ["1", "b", "c", "d", "e"])

    def test_people_by_file(self):
        if not shutil.which("jq"):
            self.skipTest("needs jq")
        script = [EXAMPLES / "people-by-file.sh", EXAMPLES / "talks-bridgetown.txt"]
        environment = {**self.environment, "ONOMA": ONOMA}
        out = subprocess.run(script, env=environment, capture_output=True, check=True, timeout=60).stdout.decode()
        self.assertIn(f"{EXAMPLES}/talks-bridgetown.txt\tRohan Bisnauth\t1\n", out)


if __name__ == "__main__":
    unittest.main()
