from __future__ import annotations

import itertools

from onara.export.chapters import SHORTEST_S, chapters
from onara.sheet import CueSheet
from tests.export.sheets import RAIN, SHEET, SNOW, UNKNOWN_3, line, sheet


def told(given: CueSheet) -> list[tuple[float, float, str]]:
    return [(each.start_s, each.end_s, each.title("en")) for each in chapters(given)]


def test_a_chapter_begins_where_music_begins_and_where_it_ends() -> None:
    assert told(sheet(line("a", 10, 70, RAIN))) == [
        (0, 10, "(no music)"),
        (10, 70, "Rain – Park Else"),
        (70, 3600, "(no music)"),
    ]


def test_two_cues_at_once_are_one_chapter_named_after_both() -> None:
    both = sheet(line("a", 0, 70, RAIN), line("b", 60, 3600, UNKNOWN_3))
    assert told(both) == [
        (0, 60, "Rain – Park Else"),
        (60, 70, "Rain – Park Else + Unknown 3"),
        (70, 3600, "Unknown 3"),
    ]


def test_they_cover_the_programme_without_gap_or_overlap() -> None:
    found = chapters(SHEET)
    assert (found[0].start_s, found[-1].end_s) == (0, SHEET.episode.duration_s)
    assert all(a.end_s == b.start_s for a, b in itertools.pairwise(found))
    starts = {each.start_s for each in found}
    kept = [each.cue for each in SHEET.lines if not each.cue.rejected]
    assert starts.issuperset(cue.start_s for cue in kept)
    assert 210.0 not in starts


def test_a_crossfade_is_no_chapter_and_the_next_song_keeps_its_beginning() -> None:
    faded = sheet(line("a", 0, 60.4, RAIN), line("b", 60, 3600, UNKNOWN_3))
    assert told(faded) == [(0, 60, "Rain – Park Else"), (60, 3600, "Unknown 3")]


def test_a_breath_between_two_songs_is_no_chapter() -> None:
    close = sheet(line("a", 0.3, 60, RAIN), line("b", 60.4, 3600, UNKNOWN_3))
    assert told(close) == [(0, 60.4, "Rain – Park Else"), (60.4, 3600, "Unknown 3")]


def test_a_sting_is_one_however_short() -> None:
    sting = sheet(line("a", 30, 30 + SHORTEST_S / 2, RAIN))
    assert (30, 30.5, "Rain – Park Else") in told(sting)


def test_cues_are_cut_to_the_programme() -> None:
    over = sheet(line("a", -2, 5, SNOW), line("b", 3590, 3605, RAIN), line("c", 4000, 4010, RAIN))
    found = chapters(over)
    assert (found[0].start_s, found[-1].end_s) == (0, 3600)
    assert next(each.title("ko") for each in found) == "첫눈 – Kim Someone; Beyoncé"


def test_without_music_there_are_none() -> None:
    assert chapters(sheet()) == ()
