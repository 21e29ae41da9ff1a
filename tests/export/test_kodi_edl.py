from __future__ import annotations

from onara.export import write
from tests.export.sheets import RAIN, SHEET, line, sheet


def test_only_scene_markers_are_written_so_that_nothing_is_skipped() -> None:
    rows = [each.split("\t") for each in write([SHEET], "kodi").decode().splitlines()]
    assert len(rows) > 5
    assert {action for _, _, action in rows} == {"2"}
    # Kodi takes the second time for the place of a marker.
    assert all(start == end for start, end, _ in rows)


def test_a_marker_stands_where_music_begins_and_ends() -> None:
    given = sheet(line("a", 0, 10, RAIN), line("b", 60.25, 3600, RAIN))
    assert write([given], "kodi") == b"10.000\t10.000\t2\n60.250\t60.250\t2\n"


def test_without_music_the_file_is_empty() -> None:
    assert write([sheet()], "kodi") == b""
