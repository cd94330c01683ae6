"""Plots as SVG, drawn by hand so that the same numbers give the same bytes: lines over a logarithmic or even axis, and bars."""
import math
from html import escape

WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 70, 150, 40, 50
COLOURS = ("#1f5fa8", "#c2571a", "#3a7d34", "#7b4ba0", "#8a6d00", "#a8324e", "#4d4d4d", "#2a8f8f")


def text(x, y, words, anchor="middle", extra=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{extra}>{escape(words)}</text>'


def page(title, body, height=HEIGHT):
    return "\n".join((
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="12" fill="#222">',
        f"<title>{escape(title)}</title>", f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        text(WIDTH / 2, 20, title, extra=' font-size="14"'), *body, "</svg>", ""))


def short(number):
    """0.001, 20, 3,000 or 2 M."""
    if number >= 1e6:
        return f"{number / 1e6:g} M"
    return f"{number:,.0f}" if number >= 1000 else f"{number:g}"


class Axis:
    """Places of the values between two pixels, and ticks. Logarithmic from the power of ten below the least."""

    def __init__(self, values, begin, end, log):
        self.begin, self.end, self.log = begin, end, log
        if log:
            self.low, self.high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
            self.high = max(self.high, self.low + 1)
            self.ticks = [10.0 ** power for power in range(self.low, self.high + 1)]
        else:
            step = 10.0 ** math.floor(math.log10(max(values)))
            step = next(s for s in (step / 5, step / 2, step, 2 * step) if max(values) / s <= 6)
            if all(isinstance(value, int) for value in values):
                step = max(step, 1)
            self.low, self.high = 0.0, step * math.ceil(max(values) / step)
            self.ticks = [step * number for number in range(round(self.high / step) + 1)]

    def __call__(self, value):
        inside = (math.log10(value) if self.log else value) - self.low
        return self.begin + (self.end - self.begin) * inside / (self.high - self.low)


def apart(places, least=15):
    """{name: pixel} with neighbours at least so far from each other: a place too near the one above moves down."""
    found, last = {}, -least
    for name, place in sorted(places.items(), key=lambda item: item[1]):
        last = found[name] = max(place, last + least)
    return found


def lines(title, across, up, series, log_x=True, log_y=True):
    """{name: [(x, y), …]} as lines with points; `across` and `up` name the axes."""
    points = [point for line in series.values() for point in line]
    x = Axis([p[0] for p in points], LEFT, WIDTH - RIGHT, log_x)
    y = Axis([p[1] for p in points], HEIGHT - BOTTOM, TOP, log_y)
    body = []
    for tick in y.ticks:
        body.append(f'<path d="M{LEFT} {y(tick):.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        body.append(text(LEFT - 6, y(tick) + 4, short(tick), "end"))
    for tick in x.ticks:
        body.append(f'<path d="M{x(tick):.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        body.append(text(x(tick), HEIGHT - BOTTOM + 16, short(tick)))
    body.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, across))
    middle = (TOP + HEIGHT - BOTTOM) / 2
    body.append(text(16, middle, up, extra=f' transform="rotate(-90 16 {middle:.1f})"'))
    labels = apart({name: y(line[-1][1]) + 4 for name, line in series.items()})
    for number, (name, line) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        path = " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in line)
        body.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        body += [f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="3" fill="{colour}"/>' for a, b in line]
        body.append(text(WIDTH - RIGHT + 10, labels[name], name, "start", f' fill="{colour}"'))
    return page(title, body)


def bars(title, unit, values):
    """{name: number} as bars, one under the other."""
    height = TOP + 26 * len(values) + 20
    scale = Axis([*values.values(), 1e-9], 150, WIDTH - 110, False)
    body = []
    for number, (name, value) in enumerate(values.items()):
        top = TOP + 26 * number
        body.append(text(142, top + 15, name, "end"))
        body.append(f'<rect x="150" y="{top}" width="{scale(value) - 150:.1f}" height="20" fill="{COLOURS[0]}"/>')
        body.append(text(scale(value) + 6, top + 15, f"{value:,.0f} {unit}", "start"))
    return page(title, body, height)
