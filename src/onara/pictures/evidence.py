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

WIDE, NARROW = 1080.0, 340.0
"""Widths, in units of which a letter is 12 high: of a page, and of a telephone."""
MARGIN = 4.0
_TOP, _WAVE, _BAND = 28.0, 64.0, 58.0
_GAP = 6.0
_LOUDEST_LEAST = 0.02
"""A clip quieter than this is not drawn as if it were loud."""
_MOST_DEVIATIONS = 8.0
"""A bar is full from here on: chance gives 3 once in a thousand parts."""
_TICKS = (0.5, 1.0, 2.0, 5.0, 10.0)
_TICK_EVERY = 64.0
"""Times stand no closer than this, and none so close to a row's name."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """What is drawn: waveforms (the loudest of each column, full scale 1; ``other`` may be empty),
    the agreement of each part in standard deviations, and the second at which each begins;
    ``seconds`` of the clip are ``faster`` as many of the other."""

    clip: Sequence[float]
    other: Sequence[float]
    agreement: Sequence[float]
    clip_s: float
    other_s: float | None
    seconds: float
    faster: float = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """What the picture says: of all of it, and of its three rows."""

    title: str
    clip: str
    agreement: str
    other: str


def evidence(aligned: Aligned, words: Words, *, width: float = WIDE) -> str:
    """The picture as SVG, `WIDE` or `NARROW`."""
    upper = _TOP + _WAVE
    lower = upper + 2 * _GAP + _BAND
    is_compared = aligned.other_s is not None
    height = lower + _WAVE + 26 if is_compared else upper + 26
    place = _Row(width)
    parts = [
        element("title", text(words.title)),
        _label(words.clip, MARGIN, 16, "evidence-clip"),
        place.wave(aligned.clip, upper, -1, "evidence-clip", "#b3263e"),
        *place.axis(aligned.clip_s, aligned.seconds, 16 if is_compared else upper + 20),
    ]
    if aligned.other_s is not None:
        parts += [
            *place.bars(aligned.agreement, upper + _GAP + _BAND),
            place.wave(aligned.other, lower, 1, "evidence-other", "#0d6560"),
            _label(words.other, MARGIN, height - 8, "evidence-other"),
            *place.axis(aligned.other_s, aligned.seconds * aligned.faster, height - 8),
        ]
    return element(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        role="img",
        class_="evidence",
        aria_label=words.title,
        font_family="system-ui, sans-serif",
        font_size=12,
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """What is drawn along the time of a picture so wide."""

    width: float

    def x(self, share: float) -> float:
        """Where a share of the time is."""
        return MARGIN + share * (self.width - 2 * MARGIN)

    def wave(
        self, peaks: Sequence[float], base: float, direction: int, class_: str, fill: str
    ) -> str:
        """The outline of a waveform that grows from its base line, up (-1) or down (1)."""
        if not peaks:
            ends = {"x1": self.x(0), "x2": self.x(1), "y1": base, "y2": base}
            return element("line", stroke=fill, stroke_dasharray="3 5", **ends)
        full = max(*peaks, _LOUDEST_LEAST)
        corners = [f"{self.x(0):.1f},{base:.1f}"]
        for place, peak in enumerate(peaks):
            height = base + direction * max(1.0, _WAVE * math.sqrt(peak / full))
            corners.append(f"{self.x((place + 0.5) / len(peaks)):.1f},{height:.1f}")
        corners.append(f"{self.x(1):.1f},{base:.1f}")
        return element("polygon", points=" ".join(corners), fill=fill, class_=class_)

    def bars(self, agreement: Sequence[float], base: float) -> list[str]:
        """Bars that stand on a line; what is no more than chance hardly rises from it."""
        bars = []
        width = (self.x(1) - self.x(0)) / max(1, len(agreement))
        for place, value in enumerate(agreement):
            share = min(1.0, max(0.0, value) / _MOST_DEVIATIONS)
            height = max(2.0, share * _BAND)
            bars.append(
                element(
                    "rect",
                    x=self.x(place / len(agreement)) + 0.12 * width,
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

    def axis(self, start_s: float, seconds: float, y: float) -> list[str]:
        """Times along a row, at round seconds."""
        most = max(2, int(self.width / _TICK_EVERY))
        step = next((tick for tick in _TICKS if seconds / tick <= most), _TICKS[-1])
        first = math.ceil(start_s / step) * step
        marks = []
        for number in range(int(seconds / step) + 1):
            at = first + number * step
            x = self.x((at - start_s) / seconds if seconds else 0.0)
            # What would touch the row's name at its left, or the edge, is left out.
            if 1.6 * _TICK_EVERY <= x <= self.width - 16:
                told = clock(at) if step >= 1 else f"{clock(at)}.{round(10 * at) % 10}"
                marks.append(_label(told, x, y, "evidence-axis", anchor="middle"))
        return marks


def _label(words: str, x: float, y: float, class_: str, anchor: str = "start") -> str:
    fill = "#645d69" if class_ == "evidence-axis" else "#1e1a22"
    return element(
        "text", text(words), x=x, y=y, fill=fill, text_anchor=anchor, class_=f"{class_}-text"
    )
