"""Charts as SVG, written by hand: panels of lines with bands, readable on light and on dark."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 300, 240
"""Of the field of a panel, in pixels."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 18, 30, 44
_KEY_ROW, _KEY_COLUMN = 18, 215
COLOURS = (
    *("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#c98a00", "#3fa7dc", "#8a63d2", "#7a7a7a"),
)
"""Told apart with any kind of colour vision (after Okabe and Ito, 2008), on white and on black."""
_DASHES = ("", "6 3", "2 3", "8 3 2 3")
_STYLE = """
.text { font: 11px system-ui, sans-serif; fill: #222 }
.name { font-weight: 600; font-size: 12px }
.grid { stroke: #d6d6d6; stroke-width: 1 }
.frame { fill: none; stroke: #888; stroke-width: 1 }
.guide { fill: none; stroke: #555; stroke-width: 1.5; stroke-dasharray: 5 4 }
.ground { fill: #fff }
@media (prefers-color-scheme: dark) {
  .text { fill: #ddd } .grid { stroke: #3a3a3a } .guide { stroke: #bbb } .ground { fill: #111 }
}
"""


@dataclass(frozen=True)
class Axis:
    """What is laid out along a side: ``ticks`` are values with their names."""

    label: str
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    is_log: bool = False

    def share(self, value: float) -> float:
        """Where a value lies, 0 at the low end and 1 at the high one; beyond is put at the end."""
        value = min(max(value, self.low), self.high)
        if self.is_log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True)
class Line:
    """Points (x, y), and a band of (x, low, high) behind them; of one key all over the picture."""

    key: str
    points: tuple[tuple[float, float], ...]
    band: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True)
class Panel:
    """Lines in one field; ``guide`` is drawn dashed, without a key."""

    name: str
    x: Axis
    y: Axis
    lines: tuple[Line, ...]
    guide: tuple[tuple[float, float], ...] = ()


def picture(
    panels: Sequence[Panel],
    *,
    title: str,
    description: str,
    columns: int = 2,
    command: str = "",
    colours: Sequence[str] = COLOURS,
) -> str:
    """The panels in rows of so many columns, with one key below them all."""
    keys = list(dict.fromkeys(line.key for panel in panels for line in panel.lines))
    columns = min(columns, len(panels))
    rows = -(-len(panels) // columns)
    across, down = _LEFT + WIDTH + _RIGHT, _TOP + HEIGHT + _BOTTOM
    width, bottom = across * columns, down * rows
    key_columns = max(1, (width - _LEFT) // _KEY_COLUMN)
    key_rows = -(-len(keys) // key_columns)
    height = bottom + 8 + _KEY_ROW * key_rows + (20 if command else 6)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-labelledby="title desc">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(description)}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect class="ground" width="{width}" height="{height}"/>',
    ]
    for place, panel in enumerate(panels):
        left = across * (place % columns) + _LEFT
        top = down * (place // columns) + _TOP
        parts.append(f'<g transform="translate({left} {top})">')
        parts += [*_field(panel), *_lines(panel, keys, colours), "</g>"]
    for place, key in enumerate(keys):
        x = _LEFT + _KEY_COLUMN * (place % key_columns)
        y = bottom + 8 + _KEY_ROW * (place // key_columns)
        parts.append(f'<path d="M{x} {y}h26" {_stroke(place, colours)}/>')
        parts.append(_text(x + 32, y + 4, key))
    if command:
        parts.append(_text(_LEFT, height - 8, command))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _field(panel: Panel) -> Iterable[str]:
    yield _text(0, -12, panel.name, "text name")
    for value, name in panel.x.ticks:
        x = _number(panel.x.share(value) * WIDTH)
        yield f'<path class="grid" d="M{x} 0V{HEIGHT}"/>'
        yield _text(x, HEIGHT + 15, name, anchor="middle")
    for value, name in panel.y.ticks:
        y = HEIGHT - panel.y.share(value) * HEIGHT
        yield f'<path class="grid" d="M0 {_number(y)}H{WIDTH}"/>'
        yield _text(-6, _number(y + 4), name, anchor="end")
    yield f'<rect class="frame" width="{WIDTH}" height="{HEIGHT}"/>'
    yield _text(WIDTH / 2, HEIGHT + 32, panel.x.label, anchor="middle")
    yield (
        f'<text class="text" text-anchor="middle" transform="translate(-40 {HEIGHT // 2}) '
        f'rotate(-90)">{escape(panel.y.label)}</text>'
    )


def _lines(panel: Panel, keys: list[str], colours: Sequence[str]) -> Iterable[str]:
    if panel.guide:
        yield f'<path class="guide" d="{_path(panel, panel.guide)}"/>'
    for line in panel.lines:
        if line.band:
            edge = [(x, high) for x, _, high in line.band]
            edge += [(x, low) for x, low, _ in reversed(line.band)]
            colour = colours[keys.index(line.key) % len(colours)]
            yield f'<path d="{_path(panel, edge)}Z" fill="{colour}" fill-opacity="0.13"/>'
    for line in panel.lines:
        if line.points:
            name = escape(line.key)
            stroke = _stroke(keys.index(line.key), colours)
            yield f'<path d="{_path(panel, line.points)}" {stroke}><title>{name}</title></path>'


def _path(panel: Panel, points: Iterable[tuple[float, float]]) -> str:
    places = (
        f"{_number(panel.x.share(x) * WIDTH)} {_number(HEIGHT - panel.y.share(y) * HEIGHT)}"
        for x, y in points
    )
    return "M" + "L".join(places)


def _stroke(place: int, colours: Sequence[str]) -> str:
    colour = colours[place % len(colours)]
    dash = _DASHES[place // len(colours) % len(_DASHES)]
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'fill="none" stroke="{colour}" stroke-width="2" stroke-linejoin="round"{dashed}'


def _text(
    x: float | str, y: float | str, said: str, kind: str = "text", anchor: str = "start"
) -> str:
    return f'<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{escape(said)}</text>'


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
