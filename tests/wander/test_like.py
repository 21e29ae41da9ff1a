from __future__ import annotations

import pytest

from onara.graph import Kind
from onara.wander import Near, Sounds, like, like_all, seeds
from tests.graph.bundled import catalogue, graph, invented, of
from tests.wander.test_sounding import owned

ROCO = "credits: {music: [{name: Rocoberry}]}"


def near(node_id: str, limit: int = 10) -> list[Near]:
    return like(graph(), catalogue(), node_id, limit)


def test_songs_are_like_songs_dramas_like_dramas_people_like_people() -> None:
    assert {each.kind for each in near("signal/blooming")} == {"song"}
    assert {each.kind for each in near("signal")} == {"drama"}
    assert {each.kind for each in near("lyn")} <= {"artist", "person"}


def test_a_thing_is_not_like_itself() -> None:
    for node_id in ("signal/blooming", "signal", "lyn"):
        assert node_id not in {each.id for each in near(node_id, 500)}


def test_another_recording_of_the_work_is_near_and_says_so() -> None:
    first = near("signal/looking-back", 1)[0]
    assert first.id == "hospital-playlist/hoesang-jung-kyung-ho"
    assert "another recording of the same work" in first.reasons


def test_dramas_by_the_same_director_and_writer_are_near() -> None:
    first = near("reply-1997", 1)[0]
    assert first.id == "hospital-playlist"
    assert "directed by Shin Won Ho too" in first.reasons


def test_every_near_thing_has_a_reason() -> None:
    for node in graph().nodes(Kind.SONG):
        assert all(each.reasons for each in near(node.id, 5))


def test_what_is_rare_counts_more() -> None:
    common = [f"id: c{n}, title: C{n}, moods: [sad]" for n in range(8)]
    rare = ["id: r, title: R, moods: [plaintive]", "id: s, title: S, moods: [plaintive, sad]"]
    made, found = of(invented(*common, *rare))
    assert like(found, made, "winter/s", 1)[0].id == "winter/r"


def test_a_shared_composer_says_more_than_a_shared_network() -> None:
    made, found = of(
        invented(f"id: a, title: A, {ROCO}", more=", network: tvN"),
        invented(f"id: b, title: B, {ROCO}", drama="summer", more=", network: SBS"),
        invented("id: c, title: C", drama="autumn", more=", network: tvN"),
    )
    first, second = like(found, made, "winter/a")
    assert (first.id, second.id) == ("summer/b", "autumn/c")
    assert first.reasons == ("music by Rocoberry too",)
    assert second.reasons == ("also on tvN",)


def test_not_all_come_from_one_drama() -> None:
    same = [f"id: s{n}, title: S{n}, moods: [sad, plain]" for n in range(6)]
    made, found = of(invented(*same), invented("id: o, title: O, moods: [sad]", drama="summer"))
    assert "summer/o" in {each.id for each in like(found, made, "winter/s0", 3)}
    for song in ("guardian-the-lonely-and-great-god/stay-with-me", "my-mister/grown-ups"):
        assert len({each.drama for each in near(song, 5)}) > 2


def test_several_songs_together_are_answered_with_what_fits_them_all() -> None:
    given = ["my-mister/grown-ups", "signal/blooming"]
    found = like_all(graph(), catalogue(), given, 5)
    assert len(found) == 5
    assert not set(given) & {each.id for each in found}


@pytest.mark.parametrize(
    ("node_id", "seed"),
    [
        ("signal/soundtrack", "signal"),
        ("work/signal/blooming", "signal/blooming"),
        ("signal/looking-back/original", "signal/looking-back"),
        ("secret-garden/character/kim-joo-won", "secret-garden"),
        ("running-man", "secret-garden/only-scratches"),
    ],
)
def test_other_things_are_stood_for_by_songs_or_dramas(node_id: str, seed: str) -> None:
    if node_id not in graph():  # the original is kept under whichever remake comes first
        node_id = "hospital-playlist/hoesang-jung-kyung-ho/original"
    assert seed in seeds(graph(), node_id)


def test_a_limit_is_kept_and_an_unknown_id_is_an_error() -> None:
    assert len(near("signal/blooming", 3)) == 3
    with pytest.raises(KeyError):
        near("nothing")
    assert like_all(graph(), catalogue(), []) == []


def test_songs_that_sound_alike_say_so_and_count_more() -> None:
    songs = ["id: a, title: A, moods: [sad]", "id: b, title: B, moods: [sad]"]
    made, found = of(invented(*songs, "id: c, title: C, moods: [sad]"))
    sounds = Sounds((owned("winter/a", "notes"), owned("winter/c", "notes", 2)))
    before = {each.id: each for each in like_all(found, made, ["winter/a"])}
    first, second = like_all(found, made, ["winter/a"], sounds=sounds)
    assert (first.id, second.id) == ("winter/c", "winter/b")
    assert first.score > before["winter/c"].score + 2
    assert any(reason.startswith("sounds alike") for reason in first.reasons)
    assert first.sound is not None
    assert first.sound >= 0.95
    assert second == before["winter/b"]


def test_a_song_that_shares_nothing_is_found_by_its_sound() -> None:
    made, found = of(invented("id: a, title: A"), invented("id: b, title: B", drama="summer"))
    sounds = Sounds((owned("winter/a", "notes"), owned("summer/b", "notes", 2)))
    (near,) = like_all(found, made, ["winter/a"], sounds=sounds)
    assert near.id == "summer/b"
    assert near.reasons[0].startswith("sounds alike")


def test_recordings_of_no_known_song_are_found_and_can_be_started_from() -> None:
    made, found = of(invented("id: a, title: A"))
    sounds = Sounds((owned("winter/a", "notes"), owned("r1", "notes", 2, is_song=False)))
    (stranger,) = like_all(found, made, ["winter/a"], sounds=sounds)
    assert (stranger.kind, stranger.id, stranger.drama) == ("recording", "r1", None)
    (song,) = like_all(found, made, ["r1"], sounds=sounds)
    assert (song.kind, song.id) == ("song", "winter/a")


def test_dramas_and_people_are_not_compared_by_sound() -> None:
    sounds = Sounds((owned("signal/blooming", "notes"), owned("r1", "notes", 2, is_song=False)))
    for node_id in ("signal", "lyn"):
        assert like_all(graph(), catalogue(), [node_id], sounds=sounds) == near(node_id)


def test_of_a_list_a_song_counts_more_that_sounds_like_all_of_it() -> None:
    made, found = of(invented("id: a, title: A", "id: b, title: B", "id: c, title: C"))
    given = ["winter/a", "winter/b"]
    both = Sounds(tuple(owned(f"winter/{x}", "notes", n) for n, x in enumerate("abc")))
    one = Sounds((*both.owned[1:], owned("winter/a", "noise")))
    scores = [like_all(found, made, given, sounds=sounds)[0].score for sounds in (both, one)]
    assert scores[0] > scores[1]
