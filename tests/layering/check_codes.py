#!/usr/bin/env python3
"""Compares the codes of diagnostics that src/ can emit with those that docs/diagnostics.md explains.

    check_codes.py [SOURCE_DIR]

A code is a word in kebab-case that a diagnostic is made with: written beside a severity, or handed to one of the functions
that make diagnostics. Prints each code that is not explained and each explanation that no code needs; exits 1 if any.
"""
import pathlib
import re
import sys

# Where a diagnostic is made, up to the end of the statement.
MAKERS = re.compile(r"(?:\bSeverity::k\w+\s*,|\.code = |\bpush_back\(\{|\b(?:report|warn|error|fail|tell|stop|add|warning|problem|add_problem|never)\s*\()(.*?);", re.S)
CODE = re.compile(r'"([a-z]+(?:-[a-z]+)*)"')
HEADING = re.compile(r"^\| `([a-z]+(?:-[a-z]+)*)` \| (?:error|warning|both) \|", re.M)


def codes_of(text):
    """Codes that a source file can emit, with their lines."""
    found = {}
    for maker in MAKERS.finditer(text):
        body = maker.group(1)
        for literal in CODE.finditer(body):
            before, after = body[:literal.start()].rstrip(), body[literal.end():].lstrip()
            if not after.startswith((",", ":", ")")) and after:
                continue
            if re.search(r"(?:\+|==|!=|\bstring\()$", before) or after.startswith(("+", ").")):
                continue
            found.setdefault(literal.group(1), text.count("\n", 0, maker.start(1) + literal.start()) + 1)
            break
    return found


def main(root):
    root = pathlib.Path(root)
    emitted = {}
    for file in sorted((root / "src").rglob("*.?pp")):
        others = file.relative_to(root).parts[1] in ("cli", "io", "json", "output", "batch", "eval", "link")
        if others and file.name not in ("check_command.cpp", "import_command.cpp"):
            continue  # errors of inputs have codes of their own (E_…)
        for code, line in codes_of(file.read_text(encoding="utf-8")).items():
            emitted.setdefault(code, f"{file.relative_to(root)}:{line}")
    explained = HEADING.findall((root / "docs/diagnostics.md").read_text(encoding="utf-8"))
    problems = [f"{place}: [{code}] is not explained in docs/diagnostics.md"
                for code, place in sorted(emitted.items()) if code not in explained]
    problems += [f"docs/diagnostics.md: [{code}] is never emitted" for code in explained if code not in emitted]
    problems += [f"docs/diagnostics.md: [{code}] is explained twice" for code in set(explained) if explained.count(code) > 1]
    print("\n".join(problems + [f"{len(emitted)} codes, {len(problems)} problems"]))
    return 1 if problems or not emitted else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2]))
