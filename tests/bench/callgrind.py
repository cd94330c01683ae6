"""Counts instructions with valgrind's callgrind, which other work on the machine does not disturb."""
import os
import re
import shutil
import subprocess
import tempfile

CALL = re.compile(r"^\s*([\d,]+) \(\s*[\d.]+%\)\s+(?:\S*?):(.*?)(?: \[[^\]]*\])?$")


def available():
    return shutil.which("valgrind") is not None and shutil.which("callgrind_annotate") is not None


def profile(command, functions=()):
    """(instructions of the whole run, {function: its own and those of all it calls}). A function is told by how its name
    begins, and has 0 where the run never enters it."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "profile")
        done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *command], capture_output=True,
                              env={**os.environ, "LC_ALL": "C.UTF-8"})
        if done.returncode != 0:
            raise SystemExit(done.stderr.decode(errors="replace"))
        with open(out, encoding="utf-8", errors="replace") as source:
            total = int(re.search(r"^(?:summary|totals): (\d+)", source.read(), re.M).group(1))
        return total, inclusive(out, functions) if functions else {}


def inclusive(out, functions):
    told = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", out], check=True, capture_output=True)
    counts = dict.fromkeys(functions, 0)
    for line in told.stdout.decode(errors="replace").splitlines():
        found = CALL.match(line)
        for function in functions:
            if found and found.group(2).startswith(function):
                counts[function] = max(counts[function], int(found.group(1).replace(",", "")))
    return counts
