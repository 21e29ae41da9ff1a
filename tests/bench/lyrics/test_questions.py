from __future__ import annotations

from collections import Counter

from bench.lyrics.invented import Writer
from bench.lyrics.library import songs
from bench.lyrics.questions import SEVERAL, half, over, questions


def test_the_same_seeds_give_the_same_songs_and_questions() -> None:
    written = songs(20)
    assert written == songs(20)
    assert list(questions(written, 3)) == list(questions(written, 3))
    assert list(questions(written, 3)) != list(questions(written, 3, seed=1))


def test_every_kind_is_asked_as_often_as_wanted_and_words_come_from_their_song() -> None:
    written = songs(20)
    asked = list(questions(written, 4))
    assert set(Counter(q.kind for q in asked if q.song is not None).values()) == {4}
    assert set(Counter(q.kind for q in asked if q.song is None).values()) == {4 * SEVERAL}
    for each in asked:
        if each.kind == "exact":
            assert each.song is not None
            assert each.words in written[each.song].lines
            assert each.words not in Writer.STOCK


def test_unrelated_words_are_sung_nowhere() -> None:
    written = songs(20)
    lines = {line for song in written for line in song.lines}
    unrelated = [q.words for q in questions(written, 20) if q.kind == "a line of no song"]
    assert unrelated
    assert not lines & set(unrelated)


def test_half_a_line_is_its_longer_half_and_over_joins_two() -> None:
    assert half("a bc defgh ijklm") == "defgh ijklm"
    assert half("alone") == "alone"
    assert over("one two three four", "five six seven eight") == "three four five six"
