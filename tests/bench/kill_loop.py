#!/usr/bin/env python3
"""Kills a batch at a random moment, resumes it, and compares the result with that of an unbroken run; many times over.

    ONOMA=build/release/onoma tests/bench/kill_loop.py [ROUNDS]        # 100

Goes in turn through one file and a folder, one and two threads, spans and redacted texts. Prints how many runs were killed on
the way, and ends with 1 at the first difference.
"""
import pathlib
import random
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))

from batch_harness import BatchTest  # noqa: E402

KINDS = [[jobs, *view, *to] for jobs in ("-j1", "-j2") for view in ([], ["--redact"]) for to in (["-o", "out"], ["--out-dir", "out"])]


class Loop(BatchTest):
    def result(self):
        path = self.scratch / "out"
        return path.read_bytes() if path.is_file() else self.tree("out")

    def clear(self):
        subprocess.run(["rm", "-rf", "out", "out.part", "out.onoma-journal"], cwd=self.scratch, check=True)

    def run_rounds(self, rounds):
        self.make_inputs(400, 10000)
        chance = random.Random(20)
        expected, length, killed = {}, {}, 0
        for number in range(rounds):
            kind = KINDS[number % len(KINDS)]
            name = " ".join(kind)
            if name not in expected:
                began = time.monotonic()
                self.onoma("in", *kind)
                expected[name], length[name] = self.result(), time.monotonic() - began
            self.clear()
            kills = 0
            for _ in range(chance.choice((1, 1, 2, 5))):
                process = self.start("in", *kind, "--resume", stdin_from=None)
                time.sleep(chance.uniform(0, length[name]))
                process.send_signal(signal.SIGKILL)
                process.communicate()
                kills += process.returncode == -signal.SIGKILL
            self.onoma("in", *kind, "--resume")
            assert self.result() == expected[name], f"round {number}, {name}: another result"
            self.clear()
            killed += kills
        print(f"{rounds} rounds, {killed} runs killed, 0 differences")


if __name__ == "__main__":
    loop = Loop()
    loop.setUp()
    try:
        loop.run_rounds(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
    finally:
        loop.doCleanups()
