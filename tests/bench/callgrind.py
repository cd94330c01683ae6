"""Counts instructions with valgrind's callgrind, which other work on the machine does not disturb."""
import os
import re
import shutil
import subprocess
import tempfile

NAMED = re.compile(r"c?fn=\((\d+)\)(?: (.*))?")


def available():
    return shutil.which("valgrind") is not None


def profile(command, functions=()):
    """(instructions of the whole run, {function: its own and those of all it calls}). A function is told by how its name
    begins, and has 0 where the run never enters it. Not for functions that call themselves."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "profile")
        done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *command], capture_output=True,
                              env={**os.environ, "LC_ALL": "C.UTF-8"})
        if done.returncode != 0:
            raise SystemExit(done.stderr.decode(errors="replace"))
        with open(out, encoding="utf-8", errors="replace") as source:
            return read(source, functions)


def read(lines, functions):
    """The profile of callgrind's file: `cfn=(NUMBER) NAME`, its name only the first time, then `calls=…`, then a line
    with the cost of these calls."""
    total, called, now, counts = 0, {}, None, dict.fromkeys(functions, 0)
    for line in lines:
        if line.startswith(("fn=", "cfn=")):
            number, name = NAMED.match(line).groups()
            if name is not None:
                called[number] = next((function for function in functions if name.startswith(function)), None)
            now = called[number] if line.startswith("c") else None
        elif line.startswith("calls="):
            cost = next(lines)
            if now is not None:
                counts[now] += int(cost.split()[1])
        elif line.startswith(("summary:", "totals:")):
            total = int(line.split()[1])
    return total, counts
