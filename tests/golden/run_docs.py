#!/usr/bin/env python3
"""Run what the documents show: every command of every ```console block, and compare the output exactly.

    run_docs.py --onoma build/release/onoma [--update] [FILE.md ...]

In a ```console block a line "$ command" is run by bash; the lines up to the next "$ " are what it prints, standard
output and standard error together. A line that ends in a backslash goes on in the next one, which begins with "> ".
All commands of one document run in one scratch folder that holds a copy of examples/ and of gazetteers/, with the
program on the PATH and the locale C.UTF-8. Blocks of other kinds (```sh, ```cpp, ...) are passed over.
With --update the shown output is replaced by the real one.
"""
import argparse
import difflib
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FENCE = "```"


def documents():
    found = ["README.md"]
    for folder, folders, names in os.walk(os.path.join(ROOT, "docs")):
        folders.sort()
        found += [os.path.relpath(os.path.join(folder, n), ROOT) for n in sorted(names) if n.endswith(".md")]
    return found


def split(lines):
    """Yields (is_console, first line number, lines): the fences belong to the text around a block."""
    inside, start, part, fence = False, 1, [], None
    for number, line in enumerate(lines, 1):
        if fence is None and line.startswith(FENCE):
            part.append(line)
            fence = line.strip()
            if fence == FENCE + "console":
                yield False, start, part
                inside, start, part = True, number + 1, []
        elif fence is not None and line.strip() == FENCE:
            if inside:
                yield True, start, part
                inside, start, part = False, number, []
            part.append(line)
            fence = None
        else:
            part.append(line)
    yield inside, start, part


def steps(lines, start):
    """The commands of a block: [line number, command as written, shown output]."""
    found, going_on = [], False
    for number, line in enumerate(lines, start):
        if going_on and line.startswith("> "):
            found[-1][1].append(line)
        elif line.startswith("$ "):
            found.append([number, [line], []])
        elif not found:
            raise SystemExit("line %d: output before the first command" % number)
        else:
            found[-1][2].append(line)
        going_on = line.endswith("\\\n")
    return found


def run(command, folder, environment):
    script = "".join(line[2:] for line in command)
    done = subprocess.run(["bash", "-o", "pipefail", "-c", script], cwd=folder, env=environment, timeout=120,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = done.stdout.decode("utf-8")
    return output if output.endswith("\n") or not output else output + "\n"


def scratch_copy(folder, onoma):
    for name in ("examples", "gazetteers", "docs"):
        shutil.copytree(os.path.join(ROOT, name), os.path.join(folder, "work", name))
    os.mkdir(os.path.join(folder, "bin"))
    os.symlink(os.path.abspath(onoma), os.path.join(folder, "bin", "onoma"))
    theirs = ("NO_COLOR", "CLICOLOR_FORCE", "LANGUAGE", "XDG_CONFIG_HOME")
    environment = {k: v for k, v in os.environ.items() if k not in theirs and not k.startswith("ONOMA")}
    environment.update(HOME=folder, PATH=os.path.join(folder, "bin") + os.pathsep + os.environ["PATH"], LC_ALL="C.UTF-8")
    return os.path.join(folder, "work"), environment


def check(path, onoma, update):
    """Returns (commands, failures)."""
    with open(os.path.join(ROOT, path), encoding="utf-8") as source:
        lines = source.readlines()
    new, commands, failures = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        work, environment = scratch_copy(folder, onoma)
        for is_console, start, part in split(lines):
            if not is_console:
                new += part
                continue
            for number, command, shown in steps(part, start):
                commands += 1
                real = run(command, work, environment).splitlines(keepends=True)
                new += command + real
                if real == shown or update:
                    continue
                failures += 1
                print("%s:%d: the output differs: %s" % (path, number, "".join(command).rstrip()))
                sys.stdout.writelines(difflib.unified_diff(shown, real, "shown", "real"))
    if update and new != lines:
        with open(os.path.join(ROOT, path), "w", encoding="utf-8") as target:
            target.writelines(new)
    return commands, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--onoma", default=os.environ.get("ONOMA", os.path.join(ROOT, "build/release/onoma")))
    parser.add_argument("--update", action="store_true", help="write the real output into the documents")
    parser.add_argument("files", nargs="*", metavar="FILE.md", help="relative to the project's folder; default: all")
    arguments = parser.parse_args()
    commands = failures = 0
    for path in arguments.files or documents():
        counts = check(path, arguments.onoma, arguments.update)
        commands, failures = commands + counts[0], failures + counts[1]
    print("%d commands, %d failed" % (commands, failures))
    if commands == 0:
        print("no commands found")
    return 1 if failures or commands == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
