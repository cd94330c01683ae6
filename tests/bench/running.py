"""Runs programs and tells their time and memory."""
import contextlib
import os
import statistics
import subprocess
import tempfile
import time
from typing import NamedTuple

ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}


class Run(NamedTuple):
    wall: float  # seconds from start to exit
    busy: float  # seconds of processor time, user and system
    peak: int    # bytes of resident memory at most, mapped pages included; never less than this process has itself, so it stays small


def run(command):
    """One run to its end, its output thrown away; SystemExit where it fails. grep may find nothing, and would end at the first
    line found if it saw that its output is /dev/null."""
    with open(os.devnull, "wb") if command[0] != "grep" else tempfile.TemporaryFile() as out:
        begin = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, env=ENVIRONMENT)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0 and not (command[0] == "grep" and child.returncode == 1):
        raise SystemExit(f"{' '.join(map(str, command))}: exit code {child.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def in_turn(commands, runs):
    """{name: [Run, …]} of the commands one after the other, so many times, after one run each that is not counted: what disturbs
    the machine disturbs neighbours alike."""
    for command in commands.values():
        run(command)
    measured = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            measured[name].append(run(command))
    return measured


def median(runs, what):
    return statistics.median(getattr(one, what) for one in runs)


def ratio(runs, others, what):
    """The median of what the runs are to the others, each to that of its turn."""
    return statistics.median(getattr(one, what) / max(getattr(other, what), 1e-9) for one, other in zip(runs, others))


@contextlib.contextmanager
def one_processor():
    """This process and those it starts stay on one processor."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def machine():
    """"2 processors of AMD EPYC, Debian 12"."""
    facts = {}
    for path, mark in (("/proc/cpuinfo", ":"), ("/etc/os-release", "=")):
        with open(path, encoding="utf-8") as source:
            for line in source:
                key, _, value = line.partition(mark)
                facts.setdefault(key.strip(), value.strip().strip('"'))
    return f"{os.cpu_count()} processors, {facts.get('model name', 'unknown')}; {facts.get('PRETTY_NAME', 'Linux')}"
