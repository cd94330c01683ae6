#!/usr/bin/env python3
"""Reads every #include of include/ and src/ and holds the house to its plan (docs/architecture.md, who may include whom).

    check_includes.py [SOURCE_DIR]

Prints each breach as FILE:LINE: error: ..., and each circle between folders; exits 1 if there is any.
"""
import pathlib
import re
import sys

# Folder of src/ (or a file's stem directly in src/) -> what it may include besides itself, the standard library, the
# system's C headers and its door to a library.
API = {"onoma"}
STAGE = API | {"match", "text"}
STAGES = {"text", "gazetteer", "pattern", "tag", "link", "additions"}
MAY_INCLUDE = {
    "include": API,
    "text": STAGE, "gazetteer": STAGE, "pattern": STAGE, "tag": STAGE, "link": STAGE, "additions": STAGE,
    "match": STAGE,
    "model": API | {"match", "gazetteer", "pattern", "tag", "additions", "text", "json"},
    "pipeline": API | {"match", "model", "pipeline_additions", "pipeline_context"} | STAGES,
    "pipeline_additions": API | {"match", "model"} | STAGES,
    "pipeline_context": API | {"match", "model"} | STAGES,
    "pipeline_merge": API | {"pipeline"} | STAGES,
    "pipeline_explain": API | {"pipeline"} | STAGES,
    "pipeline_trace": API | {"pipeline"} | STAGES,
    "pipeline_weights": API | {"pipeline"} | STAGES,
    "pipeline_examples": API | {"model"},
    "io": API | {"text"},
    "json": API | {"text"},
    "output": API | {"text", "json"},
    "batch": API | {"io", "json"},
    "eval": API | {"text", "json"},
    "check": API | {"match", "model", "pattern", "gazetteer", "additions", "text", "pipeline_examples"},
    "imports": API | {"match", "model", "pattern", "text", "json"},
    "learn": API | {"match", "model"} | STAGES,
    "cli": API | {"match", "text", "link", "additions", "pipeline", "pipeline_examples", "model", "io", "json", "output", "batch", "eval", "learn",
                  "check", "imports"},
    # What stands directly in src/ besides the pipeline implements include/onoma.
    "document": API, "entity": API, "label": API, "result": API,
}

# One door for each library.
DOORS = {
    "unicode": ("src/text/", "src/link/dates/"),
    "re2": ("src/pattern/",),
    "nlohmann": ("src/json/",),
    "CLI": ("src/cli/",),
    "toml++": ("src/cli/",),
    "zlib": ("src/io/",),
    "lzma": ("src/io/",),
    "zstd": ("src/io/",),
    "zstd_errors": ("src/io/",),
    "nettle": ("src/io/",),
}

# Only the command line touches the process's streams, environment, locale and exit. A small main() of a build tool is a
# command line too.
MAINS = re.compile(r"src/cli/|_main\.cpp$")
CONSOLE = re.compile(r"<(?:iostream|clocale|locale|locale\.h)>")
PROCESS = re.compile(r"\bstd::(?:cout|cerr|clog|exit|getenv|setlocale)\b|\b(?:printf|puts|getenv|setlocale)\s*\("
                     r"|\b(?:stdout|stderr|STDOUT_FILENO|STDERR_FILENO)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
NOT_CODE = re.compile(r'//.*|"(?:[^"\\\n]|\\.)*"')


def folder_of(path):
    """The folder that a file of the project belongs to, as MAY_INCLUDE names it."""
    parts = path.split("/")
    if parts[0] == "include":
        return "include"
    return parts[1] if len(parts) > 2 else parts[1].split(".")[0]


def target_of(included):
    parts = included.split("/")
    return parts[0] if len(parts) > 1 else parts[0].split(".")[0]


def check_line(path, text):
    """(what is wrong with the line or None, the folder it includes or None)"""
    here = folder_of(path)
    match = INCLUDE.match(text)
    if not match:
        code = NOT_CODE.sub("", text)
        found = PROCESS.search(code) if not MAINS.search(path) else None
        return (f"only src/cli may use {found.group(0).rstrip('( ')}" if found else None), None

    bracket, included = match.groups()
    if CONSOLE.search(f"<{included}>") and not MAINS.search(path):
        return f"only src/cli may include <{included}>", None
    target = target_of(included)
    if target in DOORS:
        if not path.startswith(DOORS[target]):
            return f"<{included}>: the door to that library is {' and '.join(DOORS[target])}", None
        return None, None
    if bracket == "<":
        if here == "include" and (included.endswith(".h") or "/" in included) and not included.startswith("onoma/"):
            return f"<{included}>: a public header may include the C++ standard library only", None
        return None, None
    if target == here:
        return None, None
    if here not in MAY_INCLUDE:
        return f"{here}/ is not in the plan: add it to {pathlib.Path(__file__).name}", None
    if target not in MAY_INCLUDE[here]:
        return f'{here} may not include "{included}"', None
    return None, target


def circles(edges):
    """The folders that can reach themselves."""
    def reached(start):
        seen, todo = set(), list(edges.get(start, ()))
        while todo:
            folder = todo.pop()
            if folder not in seen:
                seen.add(folder)
                todo += edges.get(folder, ())
        return seen
    return sorted(folder for folder in edges if folder in reached(folder))


def main(root):
    root = pathlib.Path(root)
    files = sorted(p for top in ("include", "src") for p in (root / top).rglob("*") if p.suffix in (".hpp", ".cpp"))
    edges, breaches = {}, []
    for file in files:
        path = file.relative_to(root).as_posix()
        for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            breach, target = check_line(path, text)
            if breach:
                breaches.append(f"{path}:{number}: error: {breach}")
            # Mains and the built-in model are targets of their own and stand above the stages.
            if target not in (None, "onoma") and not path.endswith("_main.cpp"):
                edges.setdefault(folder_of(path), set()).add(target)
    breaches += [f"src/{folder}: error: part of a circle of folders" for folder in circles(edges)]
    for breach in breaches:
        print(breach)
    print(f"{len(files)} files, {len(breaches)} breaches")
    return 1 if breaches or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2]))
