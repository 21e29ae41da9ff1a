"""The rate of p at most x against x, a panel a length, a line a kind of query."""

import math
from collections.abc import Sequence

import numpy as np

from bench.calibration.asking import Asked
from bench.calibration.figures import Group, groups, interval
from bench.calibration.negatives import KINDS
from bench.plot import Axis, Line, Panel, picture

_SMALLEST = 1e-5
_STEPS = 12
"""Points a factor of ten."""
_BANDED = ("music", "loops")
"""More bands than these would hide each other."""


def drawn(asked: Sequence[Asked], command: str) -> str:
    """The picture as SVG; raises ValueError where nothing was asked."""
    lengths = sorted({each.seconds for each in asked})
    if not lengths:
        raise ValueError("nothing was asked yet")
    every = " + ".join(f"{seconds:g}" for seconds in lengths)
    panels = [_panel(f"{every} s, n = {len(asked)}", list(asked))]
    for seconds in lengths:
        mine = [each for each in asked if each.seconds == seconds]
        panels.append(_panel(f"{seconds:g} s, n = {len(mine)}", mine))
    return picture(
        panels,
        title="p는 뜻하는 그대로인가 · Does p mean what it says?",
        description=(
            "모르는 소리에 대해 p가 x 이하인 비율을 x에 대해 그린 그림. 점선 아래면 p는 약속보다 "
            "자주 틀리지 않는다. · The share of unknown queries whose p is at most x, against x. "
            "Below the dashed diagonal p errs no more often than it says. Bands are 95 % intervals "
            "of the shares of music and of loops."
        ),
        command=command,
    )


def _panel(name: str, asked: list[Asked]) -> Panel:
    found = [group for group in groups(asked) if group.name in KINDS]
    lines = tuple(_line(group) for group in found)
    return Panel(name, _axis("x"), _axis("P(p ≤ x)"), lines, ((_SMALLEST, _SMALLEST), (1.0, 1.0)))


def _axis(label: str) -> Axis:
    exponents = range(round(math.log10(_SMALLEST)), 1)
    ticks = tuple((10.0**exponent, _power(exponent)) for exponent in exponents)
    return Axis(label, _SMALLEST, 1.0, ticks, is_log=True)


def _power(exponent: int) -> str:
    raised = str(exponent).translate(str.maketrans("-012345", "⁻⁰¹²³⁴⁵"))
    return f"10{raised}" if exponent else "1"


def _line(group: Group) -> Line:
    smallest = max(_SMALLEST, group.ps[0])
    count = max(2, round(_STEPS * -math.log10(smallest)) + 1)
    places = np.geomspace(smallest, 1.0, count)
    points, band = [], []
    for x in places:
        rate = group.rate(float(x) * (1 + 1e-12))
        points.append((float(x), max(rate.share, _SMALLEST)))
        low, high = interval(rate.count, rate.total)
        band.append((float(x), max(low, _SMALLEST), high))
    name, _ = KINDS[group.name]
    return Line(name, tuple(points), tuple(band) if group.name in _BANDED else ())
