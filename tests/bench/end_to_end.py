"""onoma from start to exit beside `wc -w` and `grep -c -F -f NAMES` on the same files, and its start-up beside `true`."""
import pathlib
import subprocess
import sys

import running

TEXTS = pathlib.Path(__file__).resolve().parent / "texts.py"
NAMES = 4000  # for grep
SIZES = {False: {"small": 3_000, "middle": 1_000_000, "large": 45_000_000, "one": 25_000_000, "files": 20_000},
         True: {"small": 3_000, "middle": 300_000, "large": 2_000_000, "one": 1_500_000, "files": 500}}


def size_name(size):
    return f"{size // 1000} KB" if size < 1_000_000 else f"{size / 1e6:g} MB"


def make(kind, size, path, seed=1):
    """In a process of its own: its memory would be in the figures of those started after it."""
    subprocess.run([sys.executable, "-B", TEXTS, kind, str(size), path, "--seed", str(seed)], check=True)
    return path


def facts(name, size, measured):
    """What is kept of a measurement of wc, grep and onoma."""
    onoma, wc, grep = (measured[program] for program in ("onoma", "wc", "grep"))
    return {"name": name, "bytes": size, "wall": running.median(onoma, "wall"), "busy": running.median(onoma, "busy"),
            "wc_busy": running.median(wc, "busy"), "wc": running.ratio(onoma, wc, "busy"),
            "grep": running.ratio(grep, wc, "busy"), "peak": running.median(onoma, "peak")}


def measure(onoma, scratch, quick, runs):
    """One after the other; each text is deleted before the next is made. Processor time, one processor."""
    sizes, path, found = SIZES[quick], scratch / "text", []
    names = make("names", NAMES, scratch / "names")
    large = size_name(sizes["large"])
    single = [(f"news, {size_name(sizes[step])}", "news", sizes[step]) for step in ("small", "middle", "large")]
    single += [(f"{what}, {large}", kind, sizes["large"]) for what, kind in
               (("diacritics", "diacritics"), ("all capitals", "capitals"), ("beginnings of names", "prefixes"), ("digits", "digits"))]
    with running.one_processor():
        for name, kind, size in [*single, (f"JSON Lines, {large}", "records", sizes["large"])]:
            make(kind, size, path)
            options = ["--jsonl"] if kind == "records" else []
            commands = {"wc": ["wc", "-w", path], "grep": ["grep", "-c", "-F", "-f", names, path], "onoma": [onoma, *options, path]}
            found.append(facts(name, path.stat().st_size, running.in_turn(commands, runs)))
            print(line_of(found[-1]), flush=True)
            path.unlink()
        found.append(small_files(onoma, scratch, sizes["files"], names, runs))
        print(line_of(found[-1]), flush=True)
        make("news", sizes["one"], path)
        one = running.run([onoma, path])
        path.unlink()
    return {"texts": found, "one": {"bytes": sizes["one"], "peak": one.peak}}


def small_files(onoma, scratch, count, names, runs):
    folder, listed = scratch / "files", scratch / "listed"
    make("small", count, folder)
    paths = sorted(folder.rglob("*.txt"))
    listed.write_bytes(b"\0".join(bytes(path) for path in paths) + b"\0")
    commands = {"wc": ["wc", "-w", f"--files0-from={listed}"], "grep": ["grep", "-r", "-c", "-F", "-f", names, folder],
                "onoma": [onoma, folder]}
    kept = facts(f"{count:,} files", sum(path.stat().st_size for path in paths), running.in_turn(commands, runs))
    subprocess.run(["rm", "-r", folder], check=True)
    return kept


def start(onoma, scratch, quick):
    """3 KB from start to exit, beside `true` and `wc -w`: wall and processor time."""
    path = make("news", 3_000, scratch / "text")
    with running.one_processor():
        measured = running.in_turn({"true": ["true"], "wc": ["wc", "-w", path], "onoma": [onoma, path]}, 11 if quick else 41)
    path.unlink()
    walls = {name: running.median(runs, "wall") for name, runs in measured.items()}
    busy = {name: running.median(runs, "busy") for name, runs in measured.items()}
    above = sorted(one.wall - other.wall for one, other in zip(measured["onoma"], measured["true"]))
    return {**walls, "busy": busy, "above": above[len(above) // 2], "peak": running.median(measured["onoma"], "peak")}


def cells(one):
    return (one["name"], f"{one['bytes'] / one['wc_busy'] / 1e6:.0f} MB/s" if one["bytes"] > 1e5 else "–", f"{one['grep']:.1f}",
            f"{one['wc']:.1f}", f"{one['bytes'] / one['busy'] / 1e6:.1f} MB/s" if one["bytes"] > 1e5 else "–",
            f"{one['wall']:.2f} s" if one["wall"] >= 1 else f"{1e3 * one['wall']:.1f} ms", f"{one['peak'] / 1e6:.0f} MB")


HEAD = ("text", "`wc -w`", "`grep` / `wc`", "onoma / `wc`", "onoma", "wall time", "peak memory")


def line_of(one):
    return "  ".join(f"{name} {cell}" if name != "text" else f"{cell:24}" for name, cell in zip(HEAD, cells(one)))
