"""A clip over the recording that sounds in it: two waveforms, and between them where they agree.

The clip grows upwards from its line and the recording downwards from its own; in the band between
stands a bar for each part of the time, the higher the better the two agree there.  Colours are
attributes, so that the picture stands by itself; a page that puts it into its own text may give
them by the classes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from onara.clock import clock
from onara.pictures.svg import element, text

WIDTH, HEIGHT = 720.0, 252.0
_LEFT, _RIGHT = 8.0, 8.0
_TOP, _WAVE, _BAND = 30.0, 64.0, 58.0
_GAP = 6.0
_LOUDEST_LEAST = 0.02
"""A clip quieter than this is not drawn as if it were loud."""
_MOST_DEVIATIONS = 8.0
"""A bar is full from here on: chance gives 3 once in a thousand parts."""
_TICKS = (0.5, 1.0, 2.0, 5.0, 10.0)
_MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Aligned:
    """What is drawn: waveforms (the loudest of each column, full scale 1; ``other`` may be empty),
    the agreement of each part in standard deviations, and the second at which each begins."""

    clip: Sequence[float]
    other: Sequence[float]
    agreement: Sequence[float]
    clip_s: float
    other_s: float | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Words:
    """What the picture says: of all of it, and of its three rows."""

    title: str
    clip: str
    agreement: str
    other: str


def evidence(aligned: Aligned, words: Words) -> str:
    """The picture as SVG."""
    upper = _TOP + _WAVE
    lower = upper + 2 * _GAP + _BAND
    is_compared = aligned.other_s is not None
    height = HEIGHT if is_compared else upper + 34
    parts = [
        element("title", text(words.title)),
        _label(words.clip, _LEFT, 16, "evidence-clip"),
        _wave(aligned.clip, upper, -1, "evidence-clip", "#b3263e"),
        *_axis(aligned.clip_s, aligned.seconds, 16 if is_compared else upper + 22),
    ]
    if aligned.other_s is not None:
        parts += [
            *_bars(aligned.agreement, upper + _GAP + _BAND),
            _wave(aligned.other, lower, 1, "evidence-other", "#0d6560"),
            _label(words.other, _LEFT, height - 8, "evidence-other"),
            *_axis(aligned.other_s, aligned.seconds, height - 8),
        ]
    return element(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:g} {height:g}",
        role="img",
        class_="evidence",
        aria_label=words.title,
        font_family="system-ui, sans-serif",
        font_size=12,
    )


def _x(share: float) -> float:
    return _LEFT + share * (WIDTH - _LEFT - _RIGHT)


def _wave(peaks: Sequence[float], base: float, direction: int, class_: str, fill: str) -> str:
    """The outline of a waveform that grows from its base line, up (-1) or down (1)."""
    if not peaks:
        return element(
            "line", x1=_x(0), x2=_x(1), y1=base, y2=base, stroke=fill, stroke_dasharray="3 5"
        )
    full = max(*peaks, _LOUDEST_LEAST)
    corners = [f"{_x(0):.1f},{base:.1f}"]
    for place, peak in enumerate(peaks):
        height = base + direction * max(1.0, _WAVE * math.sqrt(peak / full))
        corners.append(f"{_x((place + 0.5) / len(peaks)):.1f},{height:.1f}")
    corners.append(f"{_x(1):.1f},{base:.1f}")
    return element("polygon", points=" ".join(corners), fill=fill, class_=class_)


def _bars(agreement: Sequence[float], base: float) -> list[str]:
    """Bars that stand on a line; what is no more than chance is a dot on it."""
    bars = []
    width = (_x(1) - _x(0)) / max(1, len(agreement))
    for place, value in enumerate(agreement):
        share = min(1.0, max(0.0, value) / _MOST_DEVIATIONS)
        height = max(2.0, share * _BAND)
        bars.append(
            element(
                "rect",
                x=_x(place / len(agreement)) + 0.12 * width,
                y=base - height,
                width=0.76 * width,
                height=height,
                rx=min(2.0, 0.3 * width),
                fill="#6a4c93",
                fill_opacity=0.35 + 0.65 * share,
                class_="evidence-bar",
            )
        )
    return bars


def _axis(start_s: float, seconds: float, y: float) -> list[str]:
    """Times along a row, at round seconds."""
    step = next((tick for tick in _TICKS if seconds / tick <= _MOST_TICKS), _TICKS[-1])
    first = math.ceil(start_s / step) * step
    marks = []
    for number in range(int(seconds / step) + 1):
        at = first + number * step
        share = (at - start_s) / seconds if seconds else 0.0
        # What would touch the row's name at its left, or the edge, is left out.
        if 0.22 <= share <= 0.97:
            told = clock(at) if step >= 1 else f"{clock(at)}.{round(10 * at) % 10}"
            marks.append(_label(told, _x(share), y, "evidence-axis", anchor="middle"))
    return marks


def _label(words: str, x: float, y: float, class_: str, anchor: str = "start") -> str:
    fill = "#645d69" if class_ == "evidence-axis" else "#1e1a22"
    return element(
        "text", text(words), x=x, y=y, fill=fill, text_anchor=anchor, class_=f"{class_}-text"
    )
