from __future__ import annotations

from onara.graph import Relation
from onara.wander.shared_songs import shared_songs
from tests.graph.bundled import catalogue, graph


def test_a_tie_has_the_songs_of_a_drama_that_somebody_sang_or_made() -> None:
    found = shared_songs(catalogue(), graph())
    for tie in found.ties:
        for song in tie.songs:
            assert catalogue().song(song).drama_id == tie.drama
            makers = {edge.object for edge in graph().edges_from(song)}
            assert tie.person in makers


def test_who_ties_most_dramas_comes_first_and_nobody_is_there_for_one_song() -> None:
    found = shared_songs(catalogue(), graph())
    dramas = [sum(tie.person == place.id for tie in found.ties) for place in found.people]
    assert dramas == sorted(dramas, reverse=True)
    assert all(
        count > 1 or place.songs > 1 for count, place in zip(dramas, found.people, strict=True)
    )


def test_a_director_of_two_dramas_ties_them_without_a_song() -> None:
    found = shared_songs(catalogue(), graph())
    silent = [tie for tie in found.ties if not tie.songs]
    assert silent
    for tie in silent:
        relations = (Relation.DIRECTED_BY, Relation.WRITTEN_BY, Relation.SCORED_BY)
        subjects = {node.id for node in graph().subjects(tie.person, *relations)}
        assert subjects & {tie.drama, f"{tie.drama}/soundtrack"}


def test_every_drama_on_the_map_is_tied_to_somebody() -> None:
    found = shared_songs(catalogue(), graph())
    assert {place.id for place in found.dramas} == {tie.drama for tie in found.ties}
