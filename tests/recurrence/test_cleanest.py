from __future__ import annotations

import numpy as np

from onara.recurrence.cleanest import LONGEST_S, SHORTEST_S, Heard, cleanest
from onara.recurrence.episode import Span


def heard(speech: float = 0.0, level_db: float = -20.0, seconds: int = 600) -> Heard:
    return Heard(np.full(seconds, speech), np.full(seconds, level_db))


def test_the_seconds_without_speech_are_chosen() -> None:
    one = heard()
    one.speech[100:140] = 0.8
    one.speech[112:124] = 0.0
    found = cleanest([Span("a", 100.4, 140.0)], {"a": one})
    assert found == Span("a", 112, 124)


def test_the_louder_of_two_places_is_chosen_and_no_more_than_half_a_minute() -> None:
    quiet, loud = heard(level_db=-35), heard(level_db=-18)
    found = cleanest([Span("a", 10, 80), Span("b", 200, 290)], {"a": quiet, "b": loud})
    assert found is not None and found.episode == "b" and found.seconds == LONGEST_S


def test_speech_everywhere_still_gives_an_excerpt() -> None:
    found = cleanest([Span("a", 10, 80)], {"a": heard(speech=1.0)})
    assert found is not None and found.seconds == SHORTEST_S


def test_short_music_is_taken_whole_where_there_is_no_longer() -> None:
    spans = [Span("a", 10, 15), Span("a", 50, 56.5)]
    assert cleanest(spans, {"a": heard()}) == spans[1]
    assert cleanest([*spans, Span("a", 80, 90)], {"a": heard()}) == Span("a", 80, 90)


def test_episodes_of_which_nothing_is_told_are_passed_over() -> None:
    assert cleanest([Span("a", 10, 80)], {}) is None
    assert cleanest([], {"a": heard()}) is None
    # The arrays end before the music does.
    found = cleanest([Span("a", 590, 640)], {"a": heard()})
    assert found is not None and found.end_s <= 600
