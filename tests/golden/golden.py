#!/usr/bin/env python3
"""Holds what the program prints for each text against what is stored.

    golden.py PROGRAM [--update]

The texts are examples/*.txt and tests/golden/*.txt; the text NAME.txt has its answer, as `--format text` shows it, in
tests/golden/NAME.expected. --update writes those files anew: read the change before committing it.
"""
import difflib
import pathlib
import subprocess
import sys

GOLDEN = pathlib.Path(__file__).resolve().parent
ROOT = GOLDEN.parents[1]


def printed(program, text):
    # Relative to the root, so that no path of this machine is stored.
    command = [program, "--format", "text", "--color", "never", text.relative_to(ROOT)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True)
    if done.returncode or done.stderr:
        sys.exit(f"{text.name}: exit {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return done.stdout.decode("utf-8")


def main(program, update):
    program = pathlib.Path(program).resolve()
    texts = sorted([*(ROOT / "examples").glob("*.txt"), *GOLDEN.glob("*.txt")], key=lambda text: text.name)
    texts = [text for text in texts if text.name != "CMakeLists.txt"]
    names = [text.stem for text in texts]
    assert len(set(names)) == len(names), "two texts of one name"

    problems = 0
    for text in texts:
        stored = GOLDEN / f"{text.stem}.expected"
        new = printed(program, text)
        old = stored.read_text(encoding="utf-8") if stored.exists() else ""
        if update:
            stored.write_text(new, encoding="utf-8")
            if new != old:
                print(f"{stored.relative_to(ROOT)} written")
        elif new != old:
            problems += 1
            sys.stdout.writelines(line.rstrip("\n") + "\n" for line in difflib.unified_diff(
                old.splitlines(), new.splitlines(), stored.name, "printed now", n=1))
    for stored in sorted(GOLDEN.glob("*.expected")):
        if stored.stem not in names:
            problems += 1
            print(f"{stored.relative_to(ROOT)}: its text is gone")
    print(f"{len(texts)} texts, {problems} problems")
    return 1 if problems or not texts else 0


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--update"]
    sys.exit(main(arguments[0], "--update" in sys.argv))
