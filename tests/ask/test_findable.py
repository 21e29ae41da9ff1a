"""Whatever the founding list names can be found by what it is called."""

from __future__ import annotations

import pytest

from onara.ask import Asker
from onara.catalogue import Drama, Song
from tests.graph.bundled import catalogue

DRAMAS = catalogue().dramas
SONGS = [song for song in catalogue().songs if song.in_founding_list]
FIRST_FIVE = 5


def named(song: Song) -> str:
    return song.id


def titles(song: Song) -> list[str]:
    return [title for title in dict.fromkeys((song.title, song.title_ko)) if title]


def shares_its_title(song: Song, title: str) -> bool:
    """Whether another song or a drama goes by this title, so that it alone does not decide."""
    mine = title.casefold()
    others = [each for other in catalogue().songs if other.id != song.id for each in other.titles]
    others += [each for drama in DRAMAS for each in drama.titles]
    return any(mine == each.casefold() for each in others)


def test_the_founding_list_is_whole() -> None:
    assert (len(DRAMAS), len(SONGS)) == (15, 84)


@pytest.mark.parametrize("drama", DRAMAS, ids=lambda drama: drama.id)
def test_a_soundtrack_is_found_by_its_english_and_its_korean_title(
    asker: Asker, drama: Drama
) -> None:
    assert drama.title_ko is not None
    for title in (drama.title, drama.title_ko):
        for typed in (title, f"{title} OST"):
            answer = asker.find(typed)
            first = answer.results[0]
            assert not answer.unknown, typed
            assert first.id in (drama.id, f"{drama.id}/soundtrack"), typed
            assert f"{drama.id}/soundtrack" in [result.id for result in answer.results], typed


@pytest.mark.parametrize("song", SONGS, ids=named)
def test_a_song_is_found_by_its_title(asker: Asker, song: Song) -> None:
    for title in titles(song):
        answer = asker.find(title)
        place = [result.id for result in answer.results].index(song.id)
        assert not answer.unknown, title
        assert place < (FIRST_FIVE if shares_its_title(song, title) else 1), title


@pytest.mark.parametrize("song", [song for song in SONGS if song.performers], ids=named)
def test_a_song_is_found_first_by_its_performer_and_title(asker: Asker, song: Song) -> None:
    for person in song.performers:
        typed = [f"{person.name} {song.title}", f"{song.title} {person.name}"]
        if person.name_ko and song.title_ko:
            typed.append(f"{person.name_ko} {song.title_ko}")
        for each in typed:
            answer = asker.find(each)
            assert not answer.unknown, each
            assert answer.results[0].id == song.id, each


@pytest.mark.parametrize("song", [song for song in SONGS if song.performers], ids=named)
def test_a_song_is_among_what_its_performer_is_known_for(asker: Asker, song: Song) -> None:
    name = song.performers[0].name
    answer = asker.find(f"{name} songs", limit=40)
    assert song.id in [result.id for result in answer.results]
