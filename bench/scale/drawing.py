"""The growth as a plot, written as SVG: time of a question and bytes over recordings, both on
logarithmic scales."""

import math

from bench.scale.report import Size

_WIDTH, _HEIGHT, _LEFT, _TOP, _SIDE = 760, 300, 60, 40, 280
_GAP = 90
_INK, _QUIET = "#222", "#bbb"
_Line = tuple[str, str, list[float]]


def growth(sizes: list[Size]) -> str:
    """Two panels side by side."""
    counts = [float(size.recordings) for size in sizes]
    seconds: list[_Line] = [
        ("warm, median", "#1b6e8c", [size.warm_s[0] for size in sizes]),
        ("warm, 95 %", "#c2571a", [size.warm_s[1] for size in sizes]),
        ("cold, first", "#7a4fa3", [size.cold_s for size in sizes]),
    ]
    room: list[_Line] = [
        ("on disk", "#1b6e8c", [size.bytes / 1e9 for size in sizes]),
        ("memory of its own", "#c2571a", [size.warm.own_mb / 1e3 for size in sizes]),
    ]
    parts = [
        *_panel(_LEFT, "seconds of a 5 s question, one core", counts, seconds),
        *_panel(_LEFT + _SIDE + _GAP, "gigabytes", counts, room),
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="sans-serif" font-size="11">'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>'
    )
    return "\n".join([head, *parts, "</svg>"]) + "\n"


def _panel(left: float, title: str, counts: list[float], lines: list[_Line]) -> list[str]:
    bottom = _HEIGHT - 45
    values = [value for _, _, each in lines for value in each if value > 0]
    low, high = _decades(values)
    first, last = _decades(counts)

    def x(count: float) -> float:
        return left + _SIDE * (math.log10(count) - first) / (last - first)

    def y(value: float) -> float:
        share = (math.log10(max(value, 10.0**low)) - low) / (high - low)
        return bottom - (bottom - _TOP) * share

    parts = [_text(left, _TOP - 20, title, weight="bold")]
    for power in range(low, high + 1):
        at = y(10.0**power)
        parts.append(_rule(left, at, left + _SIDE, at))
        parts.append(_text(left - 6, at + 4, f"{10.0**power:g}", anchor="end"))
    for power in range(first, last + 1):
        at = x(10.0**power)
        parts.append(_rule(at, _TOP, at, bottom))
        parts.append(_text(at, bottom + 16, f"{10**power:,}", anchor="middle"))
    parts.append(_text(left + _SIDE / 2, bottom + 34, "recordings", anchor="middle"))
    for place, (name, colour, each) in enumerate(lines):
        points = " ".join(f"{x(c):.1f},{y(v):.1f}" for c, v in zip(counts, each, strict=True))
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        )
        parts += [
            f'<circle cx="{x(c):.1f}" cy="{y(v):.1f}" r="3" fill="{colour}"/>'
            for c, v in zip(counts, each, strict=True)
        ]
        parts.append(_text(left + 8, _TOP + 14 + 15 * place, name, colour=colour))
    return parts


def _decades(values: list[float]) -> tuple[int, int]:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'stroke="{_QUIET}" stroke-width="0.5"/>'
    )


def _text(
    x: float, y: float, text: str, *, anchor: str = "start", colour: str = _INK, weight: str = ""
) -> str:
    bold = f' font-weight="{weight}"' if weight else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}"{bold}>{text}</text>'
    )
