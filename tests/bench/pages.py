"""Tables of Markdown, and where a page keeps them: between `<!-- NAME -->` and `<!-- end -->`."""
import re


def row(*cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def table(head, rows, numbers_from=1):
    """`head` and `rows` as lines; columns from `numbers_from` on are set to the right."""
    marks = ("---" if column < numbers_from else "---:" for column in range(len(head)))
    return [row(*head), row(*marks), *(row(*cells) for cells in rows)]


def rewrite(path, tables):
    """Puts {name: lines} between the marks of the page; SystemExit where it has none."""
    text = path.read_text(encoding="utf-8")
    for name, lines in tables.items():
        pattern = re.compile(f"(<!-- {name} -->\n).*?(<!-- end -->)", re.S)
        if not pattern.search(text):
            raise SystemExit(f"{path}: no <!-- {name} --> … <!-- end -->")
        content = "\n".join(lines)
        text = pattern.sub(lambda found: f"{found.group(1)}{content}\n{found.group(2)}", text)
    path.write_text(text, encoding="utf-8")
