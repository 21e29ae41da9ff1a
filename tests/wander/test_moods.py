from __future__ import annotations

import pytest

from onara.wander.moods import mood, moods
from tests.graph.bundled import catalogue


def test_the_most_frequent_mood_comes_first_with_the_number_of_its_songs() -> None:
    found = moods(catalogue())
    assert [each.songs for each in found] == sorted((each.songs for each in found), reverse=True)
    first = found[0]
    assert first.songs == sum(first.mood in song.moods for song in catalogue().songs)


def test_a_mood_has_its_songs_where_it_is_said_first_before_the_others() -> None:
    found = mood(catalogue(), "lonely")
    places = [song.moods.index("lonely") for song in found.songs]
    assert places == sorted(places) and len(places) > 3
    assert "lonely" not in {each.mood for each in found.near}
    assert set(found.dramas) == {song.drama_id for song in found.songs}


def test_a_mood_that_no_song_has_is_none() -> None:
    with pytest.raises(KeyError):
        mood(catalogue(), "blorf")
