#!/usr/bin/env python3
"""The first ```cpp block of a document is, line by line, the program in the comment that opens a header.

    same_example.py README.md include/onoma/onoma.hpp
"""
import difflib
import sys


def block_of(document):
    lines = open(document, encoding="utf-8").read().split("\n")
    begin = lines.index("```cpp") + 1
    return lines[begin:lines.index("```", begin)]


def program_of(header):
    lines = [line.rstrip("\n") for line in open(header, encoding="utf-8")]
    comment = [line[2:] for line in lines[:next(i for i, l in enumerate(lines) if not l.startswith("//"))]]
    code = [line[3:] if line.startswith("   ") else "" for line in comment if line.startswith("   ") or not line.strip()]
    while code and not code[0]:
        code.pop(0)
    while code and not code[-1]:
        code.pop()
    return code


shown, real = block_of(sys.argv[1]), program_of(sys.argv[2])
for line in difflib.unified_diff(real, shown, sys.argv[2], sys.argv[1], lineterm=""):
    print(line)
sys.exit(0 if shown == real else 1)
