from __future__ import annotations

import pytest

from onara.timbre.aspects import ASPECTS, SIZE, place


def test_aspects_lie_side_by_side_and_fill_a_timbre() -> None:
    places = [place(aspect.name) for aspect in ASPECTS]
    assert [i for each in places for i in range(SIZE)[each]] == list(range(SIZE))


def test_an_aspect_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        place("taste")
