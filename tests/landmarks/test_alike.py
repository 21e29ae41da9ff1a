from __future__ import annotations

from collections.abc import Mapping

import pytest

from onara.landmarks import Landmarks, Postings, alike, pick
from tests.media import Wave


@pytest.fixture(scope="module")
def landmarks(family: Mapping[str, Wave]) -> dict[str, Landmarks]:
    return {name: Landmarks.of(pick(sound)) for name, sound in family.items()}


def test_what_shares_sound_is_found_with_its_delay(landmarks: dict[str, Landmarks]) -> None:
    names = ["cover", "instrumental", "other"]
    postings = Postings.of(landmarks[name] for name in names)
    found = alike(landmarks["remaster"], postings)
    assert [names[each.recording] for each in found] == ["instrumental"]
    assert found[0].delay_s == pytest.approx(-0.3, abs=0.07)


def test_an_edit_has_a_delay_on_either_side_of_its_cut(landmarks: dict[str, Landmarks]) -> None:
    found = alike(landmarks["edit"], Postings.of([landmarks["instrumental"]]))
    early, late = sorted(found[:2], key=lambda each: each.delay_s)
    assert early.delay_s == pytest.approx(0, abs=0.07)
    assert late.delay_s == pytest.approx(15, abs=0.07)
    assert early.at_s < 25 < late.at_s


def test_a_passage_is_found_where_it_lies(landmarks: dict[str, Landmarks]) -> None:
    [found] = alike(landmarks["medley"], Postings.of([landmarks["instrumental"]]))
    assert found.delay_s == pytest.approx(15, abs=0.07)
    assert 30 < found.at_s < 45


def test_the_same_notes_played_again_have_nothing_in_common(
    landmarks: dict[str, Landmarks],
) -> None:
    assert alike(landmarks["cover"], Postings.of([landmarks["instrumental"]])) == []


def test_nothing_has_nothing_in_common(landmarks: dict[str, Landmarks]) -> None:
    assert alike(Landmarks.none(), Postings.of([landmarks["song"]])) == []
    assert alike(landmarks["song"], Postings.of([])) == []
