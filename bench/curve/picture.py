"""Per cent of clips named against their length, a panel a recogniser, a line a level."""

from collections.abc import Mapping

from bench.curve.figures import Cells
from bench.curve.making import CONDITIONS, LENGTHS
from bench.plot import Axis, Line, Panel, picture

SHADES = (
    *("#8a8a8a", "#3b6fd6", "#1a9bd0", "#12a58a", "#5aa02c", "#c39a00", "#dd6a00", "#d8413a"),
)
"""From clean music, grey, to the faintest, red."""
_TICKS = (0.3, 0.5, 1.0, 2.0, 5.0, 10.0)


def drawn(cells: Mapping[str, Cells], command: str) -> str:
    """The picture as SVG, of the cells of each recogniser."""
    x = Axis("s", LENGTHS[0], LENGTHS[-1], tuple((t, f"{t:g}") for t in _TICKS), is_log=True)
    y = Axis("%", 0, 100, tuple((t, f"{t:g}") for t in (0, 25, 50, 75, 100)))
    panels = [
        Panel(name, x, y, tuple(_line(mine, c.name, c.level_db) for c in CONDITIONS))
        for name, mine in cells.items()
    ]
    return picture(
        panels,
        title="얼마나 짧게, 얼마나 작게 · How short, how faint",
        description=(
            "클립 길이(초)에 따라 바르게 알아맞힌 클립의 비율(%). 선마다 음악이 말소리보다 몇 dB "
            "작은지가 다르고, 칸마다 프로그램이 다르다. · Per cent of clips named rightly against "
            "their length in seconds; a line a level of music under speech, a panel a recogniser."
        ),
        command=command,
        colours=SHADES,
    )


def _line(cells: Cells, condition: str, level_db: float | None) -> Line:
    name = (
        "음악만 · clean"
        if level_db is None
        else f"{level_db:+g} dB".replace("+0", "0").replace("-", "−")
    )
    points = sorted(
        (length, share.percent) for (c, length), share in cells.items() if c == condition
    )
    return Line(name, tuple(points))
