"""Links of real sound: versions of a song that the demo plays, and what is none of them."""

from __future__ import annotations

import pytest

from onara import Library
from onara.families import Link


@pytest.fixture(scope="module")
def links(owned: Library) -> dict[tuple[str, str], Link]:
    names = {one.recording: one.paths[0].stem for one in owned.recordings()}
    found = {}
    for link in owned.links():
        found[names[link.one], names[link.other]] = link
        found[names[link.other], names[link.one]] = link.seen_from(link.other)
    return found


def test_an_instrumental_and_its_song_share_a_backing(
    links: dict[tuple[str, str], Link],
) -> None:
    link = links["song", "instrumental"]
    assert link.kind == "shared backing"
    assert link.share == 1
    assert link.delays_s == (0,)
    assert 0.6 < link.coherence < 0.95


def test_an_edit_is_the_same_take_with_something_cut_out(
    links: dict[tuple[str, str], Link],
) -> None:
    link = links["edit", "instrumental"]
    assert link.kind == "same take"
    assert link.delays_s == pytest.approx((0, 15), abs=0.001)
    assert link.coherence > 0.95


def test_a_remaster_is_the_same_take(links: dict[tuple[str, str], Link]) -> None:
    link = links["instrumental", "remaster"]
    assert link.kind == "same take"
    assert link.delay_s == pytest.approx(0.3, abs=0.001)
    assert 0.7 < link.coherence < 0.95


def test_a_passage_is_no_more_than_that(links: dict[tuple[str, str], Link]) -> None:
    link = links["medley", "instrumental"]
    assert link.kind == "shared passage"
    assert link.share == pytest.approx(15 / 60, abs=0.1)
    assert link.delay_s == pytest.approx(15, abs=0.001)


def test_the_same_notes_and_other_music_are_not_linked(
    links: dict[tuple[str, str], Link],
) -> None:
    linked = {name for pair in links for name in pair}
    assert linked == {"song", "instrumental", "edit", "remaster", "medley"}
