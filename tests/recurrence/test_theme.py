from __future__ import annotations

import pytest

from onara.recurrence.episode import Span
from onara.recurrence.pair import Pair
from onara.recurrence.theme import Moment, clusters, copied_from


def pair(
    first: tuple[str, float, float],
    second: tuple[str, float],
    gain: float = 1000.0,
    copy: bool = False,
) -> Pair:
    """Seconds of one episode that sound in another from a second on."""
    episode, start, end = first
    return Pair(
        Span(episode, start, end),
        Span(second[0], second[1], second[1] + end - start),
        gain=gain,
        p=1e-9,
        z=40.0,
        support=100.0,
        heard_s=end - start,
        likeness=0.4,
        spoken_likeness=None,
        is_copy=copy,
    )


def episodes(theme: object) -> list[str]:
    return [one.span.episode for one in theme.occurrences]  # type: ignore[attr-defined]


def test_three_places_are_one_theme_though_two_of_them_were_never_paired() -> None:
    (theme,) = clusters([pair(("a", 100, 120), ("b", 50)), pair(("b", 50, 70), ("c", 300))])
    assert episodes(theme) == ["a", "b", "c"]


def test_partial_overlaps_make_one_timeline() -> None:
    found = clusters([pair(("a", 100, 120), ("b", 50)), pair(("b", 60, 90), ("c", 300))])
    (theme,) = found
    a, b, c = theme.occurrences
    assert (b.span.start_s, b.span.end_s) == (50, 90)
    assert (a.offset_s, b.offset_s, c.offset_s) == (0, 0, 10)
    assert theme.seconds == 40


def test_two_pieces_crossfaded_in_one_stretch_stay_two() -> None:
    found = clusters([pair(("a", 100, 120), ("b", 50)), pair(("a", 117.5, 140), ("c", 300))])
    assert sorted(episodes(theme) for theme in found) == [["a", "b"], ["a", "c"]]


def test_a_short_line_under_two_themes_does_not_make_them_one() -> None:
    themes = [
        pair(("a", 100, 120), ("b", 50), 9000),
        pair(("c", 200, 225), ("d", 30), 9000),
    ]
    line = pair(("a", 110, 115), ("c", 210), 500)
    assert sorted(episodes(theme) for theme in clusters([*themes, line])) == [
        ["a", "b"],
        ["c", "d"],
    ]
    core = [pair(("a", 110, 118), ("c", 210), 500), pair(("b", 60, 68), ("d", 40), 500)]
    assert [episodes(theme) for theme in clusters([*themes, *core])] == [["a", "b", "c", "d"]]
    long = pair(("a", 105, 120), ("c", 205), 500)
    assert [episodes(theme) for theme in clusters([*themes, long])] == [["a", "b", "c", "d"]]


def test_short_pieces_that_recur_are_themes_too() -> None:
    jingle = [
        pair(("a", 10, 15), ("b", 20)),
        pair(("b", 20, 25), ("c", 30)),
        pair(("c", 30, 35), ("d", 9)),
    ]
    assert [episodes(theme) for theme in clusters(jingle)] == [["a", "b", "c", "d"]]


def test_a_jump_in_the_music_makes_two_occurrences() -> None:
    (theme,) = clusters(
        [
            pair(("a", 0, 20), ("b", 100)),
            pair(("a", 40, 60), ("b", 121)),
            pair(("a", 0, 60), ("c", 0)),
        ]
    )
    assert [one.offset_s for one in theme.occurrences if one.span.episode == "b"] == [0, 40]


def test_a_person_can_join_and_part() -> None:
    pairs = [pair(("a", 100, 120), ("b", 50)), pair(("c", 10, 40), ("d", 70))]
    joined = clusters(pairs, together=[(Moment("a", 110), Moment("c", 20))])
    assert [episodes(theme) for theme in joined] == [["a", "b", "c", "d"]]
    shifts = {one.span.episode: one.span.start_s - one.offset_s for one in joined[0].occurrences}
    # The two moments are the same second of the music.
    assert 110 - shifts["a"] == pytest.approx(20 - shifts["c"])
    chain = [*pairs, pair(("b", 50, 70), ("c", 15), 500)]
    assert len(clusters(chain)) == 1
    parted = clusters(chain, apart=[(Moment("a", 110), Moment("d", 75))])
    assert sorted(episodes(theme) for theme in parted) == [["a", "b"], ["c", "d"]]


def test_what_only_comes_back_with_its_speech_is_a_repeat() -> None:
    recap = pair(("a", 100, 120), ("b", 5), copy=True)
    (theme,) = clusters([recap])
    assert theme.is_repeat
    (theme,) = clusters([recap, pair(("a", 100, 120), ("c", 300))])
    assert not theme.is_repeat
    assert copied_from(Span("b", 4, 26), [recap]) == {"a"}
    assert copied_from(Span("b", 4, 90), [recap]) == set()


def test_nothing_comes_of_no_pairs() -> None:
    assert clusters([]) == []
