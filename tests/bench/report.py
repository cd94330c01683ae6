"""The tables and plots of docs/performance.md, from what the sections of scripts/bench measured."""
import os

import end_to_end
import instructions
import plot
from pages import table

NONE = "not measured"


def milliseconds(seconds):
    return f"{1e3 * seconds:.1f} ms"


def megabytes(count):
    return f"{count / 1e6:.0f} MB"


def texts(kept):
    return table(end_to_end.HEAD, [end_to_end.cells(one) for one in kept["texts"]])


def start(kept):
    rows = [(f"`{name}`" if name != "onoma" else name, milliseconds(kept[name]), "" if name == "true" else
             milliseconds(kept["above"] if name == "onoma" else kept[name] - kept["true"]), milliseconds(kept["busy"][name]))
            for name in ("true", "wc", "onoma")]
    return table(("program", "start to exit", "above `true`", "processor time"), rows)


def peers(kept):
    rows = [(one["name"], f"{one['bytes'] / one['wall'] / 1e6:.2f} MB/s", f"{one['wall'] / kept[-1]['wall']:.1f}",
             f"{1e3 * one['start']:.0f} ms", megabytes(one["peak"])) for one in kept]
    return table(("program", "speed", "time / onoma's", "start-up", "peak memory"), rows)


def stage_counts(kept):
    """{stage: (instructions to start, instructions of the news, more instructions for each byte)}; what the stages do not do is
    `the rest`, and compiling expressions is taken out of `patterns`, which does it."""
    first, news = (dict(kept["counts"][name]) for name in (instructions.START, instructions.NEWS))
    for counts in (first, news):
        counts["patterns"] -= counts["expressions"]
        counts["the rest"] = counts["all"] - sum(number for stage, number in counts.items() if stage != "all")
    more = kept["bytes"][instructions.NEWS] - kept["bytes"][instructions.START]
    order = [*(stage for stage in first if stage != "all"), "all"]
    counts = {stage: (first[stage], news[stage], (news[stage] - first[stage]) / more) for stage in order}
    # Expressions are compiled once, however long the text.
    counts["all"] = (*counts["all"][:2], counts["all"][2] - counts["expressions"][2])
    return counts


def stages(kept):
    counts, speeds = stage_counts(kept["instructions"]), kept.get("micro", {})
    rows = [(stage, f"{first / 1e6:.1f} M", f"{news / 1e6:.1f} M", *((f"{more:.0f}", f"{100 * more / counts['all'][2]:.0f} %")
                                                                     if stage != "expressions" else ("once", "")),
             f"{speeds['pipeline' if stage == 'all' else stage] / 1e6:.0f} MB/s" if stage in speeds or (stage == "all" and speeds) else "–")
            for stage, (first, news, more) in counts.items()]
    return table(("stage", "2 KB", "300 KB of news", "for each byte more", "share", "by itself"), rows)


def growth_text(kept):
    return table(("news", "time", "speed", "`wc -w`", "peak memory"),
                 [(end_to_end.size_name(one["bytes"]), f"{one['onoma']:.2f} s", f"{one['bytes'] / one['onoma'] / 1e6:.1f} MB/s",
                   f"{one['bytes'] / one['wc'] / 1e6:.0f} MB/s", megabytes(one["peak"])) for one in kept])


def growth_lists(kept, what):
    alone = what == "names"
    head = ("more " + what, *(["compile alone"] if alone else []), "compile with the shipped lists", "model", "open", "time / without")
    return table(head, [(f"{one['count']:,}", *([f"{one['alone']:.2f} s"] if alone else []), f"{one['compile']:.1f} s",
                         megabytes(one["bytes"]), milliseconds(one["open"]), f"{one['slowdown']:.2f}") for one in kept], 0)


def growth_threads(kept):
    return table(("input", "threads", "wall time", "times as fast as `-j1`"),
                 [(one["input"], f"`-j{one['threads']}`", f"{one['wall']:.2f} s", f"{one['speedup']:.2f}") for one in kept])


def targets(kept, program):
    """What the project set out to reach, beside what was measured."""
    rows = []

    def add(name, limit, value, form, least=False):
        met = "–" if value is None else ("met" if (value >= limit if least else value <= limit) else "not met")
        rows.append((name, form.format(limit), NONE if value is None else form.format(value), met))

    texts_kept = kept.get("texts", {}).get("texts", [])
    named = lambda *starts: [one for one in texts_kept if one["name"].startswith(starts)]
    news = [one["wc"] for one in named("news")]
    worst = [one["bytes"] / one["busy"] / 1e6 for one in named("all capitals", "beginnings", "digits")]
    add("news, the largest, as a multiple of the time of `wc -w`", 5.5, news[-1] if news else None, "{:.1f}")
    add("slowest of the worst cases", 10, min(worst, default=None), "{:.1f} MB/s", least=True)
    add("3 KB from start to exit, above `true`", 5, 1e3 * kept["start"]["above"] if "start" in kept else None, "{:.1f} ms")
    add("peak memory of a stream (JSON Lines)", 128, named("JSON")[0]["peak"] / 1e6 if named("JSON") else None, "{:.0f} MB")
    one = kept.get("texts", {}).get("one")
    add(f"peak memory of one document of {end_to_end.size_name(one['bytes']) if one else '25 MB'}", 128,
        one["peak"] / 1e6 if one else None, "{:.0f} MB")
    most = kept["names"][-1] if "names" in kept else {}
    number = f"{most.get('count', 1_000_000):,}"
    add(f"{number} names of a user: compile", 10, most.get("alone"), "{:.1f} s")
    add(f"{number} names of a user beside the shipped lists: open", 5, 1e3 * most["open"] if most else None, "{:.1f} ms")
    add(f"{number} names of a user beside the shipped lists: slower by", 20, round(100 * (most["slowdown"] - 1)) if most else None, "{} %")
    two = [one["speedup"] for one in kept.get("threads", []) if one["threads"] == 2]
    add("`-j2`, times as fast as `-j1`", 1.7, min(two, default=None), "{:.2f}", least=True)
    add("the program with its model", 40, os.stat(program).st_size / 1e6, "{:.0f} MB")
    return table(("", "target", "measured", ""), rows)


def summary(kept):
    """The sentence of the README."""
    news = [one for one in kept["texts"]["texts"] if one["name"].startswith("news")][-1]
    return [f"On one core ({kept['machine']}): {news['bytes'] / news['busy'] / 1e6:.1f} MB/s of news,",
            f"{news['wc']:.1f} times the time of `wc -w` on the same file; {milliseconds(kept['start']['above'])} more than `true` for a file of",
            f"3 KB, from start to exit; {megabytes(news['peak'])} of memory at the peak for a document of "
            f"{end_to_end.size_name(news['bytes'])}, the touched pages of",
            "the model included. `-j N` uses N cores."]


def tables(kept, program):
    """{marker: lines} of all that was measured."""
    made = {"machine": [f"Measured on: {kept['machine']}. Compiled as Release."], "targets": targets(kept, program)}
    for section, marker, make in (("texts", "texts", texts), ("start", "start", start), ("peers", "peers", peers),
                                  ("text", "growth-text", growth_text), ("threads", "growth-threads", growth_threads)):
        if section in kept:
            made[marker] = make(kept[section])
    for what in ("names", "rules"):
        if what in kept:
            made[f"growth-{what}"] = growth_lists(kept[what], what)
    if "instructions" in kept:
        made["stages"] = stages(kept)
    return made


def plots(kept):
    """{file name: SVG} of all that was measured."""
    made = {}
    if "instructions" in kept:
        counts = stage_counts(kept["instructions"])
        more = {stage: number[2] for stage, number in counts.items() if stage not in ("all", "expressions")}
        made["stages.svg"] = plot.bars("Instructions for each byte of news", "", more)
        made["start.svg"] = plot.bars("Instructions for 2 KB, from start to exit", "M", {
            stage: number[0] / 1e6 for stage, number in counts.items() if stage != "all"})
    if "text" in kept:
        made["text.svg"] = plot.lines("Processor time and size of the text", "bytes", "seconds", {
            name: [(one["bytes"], one[key]) for one in kept["text"]] for name, key in (("onoma", "onoma"), ("wc -w", "wc"))})
    for what in ("names", "rules"):
        if what in kept:
            made[f"{what}.svg"] = plot.lines(
                f"Time on the same text with more {what}", f"more {what}", "time / without",
                {"onoma": [(one["count"], one["slowdown"]) for one in kept[what]]}, log_y=False)
    if "threads" in kept:
        series = {}
        for one in kept["threads"]:
            series.setdefault(one["input"], []).append((one["threads"], one["speedup"]))
        made["threads.svg"] = plot.lines("Threads", "threads", "times as fast as -j1", series, log_x=False, log_y=False)
    return made
