#!/usr/bin/env python3
"""Measure onoma's time and memory beside `wc -w` on the same text, as docs/performance.md shows them.

    speed.py build/release/onoma [--runs 5]

The texts are examples/*.txt, over and over, until the size is reached. Every number is the median of the runs, from the
start of the program to its exit, on one processor (both programs are bound to the same one). Memory is the peak
resident size that the kernel reports for the program, the pages of the model it touched included. Speed is by processor
time, which other work on the machine disturbs less than wall time.
"""
import argparse
import glob
import os
import statistics
import subprocess
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SIZES = (("3 KB", 3_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000))


def news():
    texts = []
    for path in sorted(glob.glob(os.path.join(ROOT, "examples", "*.txt"))):
        with open(path, "rb") as source:
            texts.append(source.read().strip() + b"\n\n")
    return b"".join(texts)


def write_text(path, size):
    text = news()
    text = (text * (size // len(text) + 1))[:size]
    text = text[:text.rfind(b" ")] + b".\n"
    with open(path, "wb") as target:
        target.write(text)


def run(command, processor):
    """Wall-clock seconds, processor seconds, peak KiB."""
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C.UTF-8"},
                             preexec_fn=lambda: os.sched_setaffinity(0, {processor}))
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit("%s: exit code %d" % (" ".join(command), child.returncode))
    return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("onoma")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    processor = max(os.sched_getaffinity(0))
    print("| text | program | wall time | processor time | speed | peak memory |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for name, size in SIZES:
            path = os.path.join(folder, "text")
            write_text(path, size)
            size = os.path.getsize(path)
            for label, command in (("`wc -w`", ["wc", "-w", path]), ("onoma", [arguments.onoma, path])):
                run(command, processor)
                runs = [run(command, processor) for _ in range(arguments.runs)]
                wall, busy, peak = (statistics.median(column) for column in zip(*runs))
                speed = "" if size < 100_000 else "%.1f MB/s" % (size / busy / 1e6)
                # A small program's own figure drowns in that of the process it was forked from.
                memory = "" if label == "`wc -w`" else "%.0f MB" % (peak * 1024 / 1e6)
                print("| %s | %s | %.1f ms | %.1f ms | %s | %s |" % (
                    name, label, wall * 1e3, busy * 1e3, speed, memory))


if __name__ == "__main__":
    main()
