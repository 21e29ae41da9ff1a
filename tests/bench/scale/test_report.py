import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from bench.scale.drawing import growth
from bench.scale.measuring import Costs
from bench.scale.report import Size, table

COSTS = Costs(
    opened_s=0.001,
    first_s=0.2,
    seconds=(0.3, 0.5),
    processor=(0.1, 0.2),
    own_mb=12.0,
    mapped_mb=40.0,
    named={"room": 1},
    proposed={"room": 2},
    asked={"room": 4},
    wrong=0,
)
SMALL = Size(1000, 66.7, 133_000_000, False, COSTS, [COSTS])


def test_shared_bits_are_reckoned_as_if_they_were_not() -> None:
    assert SMALL.whole_bytes == SMALL.bytes
    shared = replace(SMALL, bytes=13_000_000, shares_bits=True)
    assert shared.whole_bytes == 13_000_000 + 1000 * 240 * 500
    assert shared.mb_per_hour == pytest.approx(1.99, abs=0.01)


def test_a_table_has_a_column_for_each_size() -> None:
    rows = table([SMALL, replace(SMALL, recordings=10_000)], as_markdown=True).splitlines()
    assert rows[0].split(" | ")[1:] == ["1,000", "10,000 |"]
    assert "| room: proposed / named, % | 50 / 25 | 50 / 25 |" in rows


def test_the_growth_is_drawn_as_lines() -> None:
    drawn = ET.fromstring(growth([SMALL, replace(SMALL, recordings=10_000)]))
    lines = [each for each in drawn if each.tag.endswith("polyline")]
    assert len(lines) == 5
    assert all(len(line.attrib["points"].split()) == 2 for line in lines)
