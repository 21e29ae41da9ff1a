from __future__ import annotations

from onara.graph.families import Families
from tests.graph.bundled import catalogue, invented, of

REMAKE = "cover_of: {title: First Snow, artists: [{name: Old Band}], year: 1984}"


def test_a_version_of_a_version_is_of_the_first_work() -> None:
    made, _ = of(
        invented(
            "id: c, title: C, version_of: b",
            "id: b, title: B, version_of: a",
            "id: a, title: A",
        )
    )
    families = Families(made)
    assert {families.head(song).id for song in made.songs} == {"winter/a"}


def test_remakes_of_one_original_in_two_dramas_are_of_one_work() -> None:
    made, _ = of(
        invented(f"id: snow, title: Snow, {REMAKE}"),
        invented(f"id: sleet, title: Sleet, {REMAKE}", drama="summer"),
    )
    families = Families(made)
    assert families.original(made.song("sleet")) == "winter/snow/original"
    assert families.head(made.song("sleet")).id == "winter/snow"


def test_a_remake_of_a_song_of_the_catalogue_reaches_that_song() -> None:
    made, _ = of(
        invented(f"id: new-snow, title: New Snow, {REMAKE}"),
        invented("id: snow, title: First Snow, performers: [{name: Old Band}]", drama="summer"),
    )
    assert Families(made).original(made.song("new-snow")) == "summer/snow"


def test_songs_of_one_title_by_others_stay_apart() -> None:
    made, _ = of(
        invented("id: wish, title: Wish, performers: [{name: One}]"),
        invented("id: wish, title: Wish, performers: [{name: Two}]", drama="summer"),
    )
    assert len({Families(made).head(song).id for song in made.songs}) == 2


def test_a_circle_of_versions_has_an_end() -> None:
    made, _ = of(invented("id: a, title: A, version_of: b", "id: b, title: B, version_of: a"))
    assert len({Families(made).head(song).id for song in made.songs}) == 1


def test_hyun_bins_take_is_of_the_work_of_baek_ji_youngs_song() -> None:
    families = Families(catalogue())
    heads = {families.head(catalogue().song(f"secret-garden/{song}")).id for song in _FAMILY}
    assert heads == {"secret-garden/the-woman"}


_FAMILY = ("the-woman", "the-man", "the-man-hyun-bin")
