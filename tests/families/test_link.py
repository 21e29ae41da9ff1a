from __future__ import annotations

from onara.families.coherence import Window
from onara.families.link import link_of


def windows(coherence: list[float], delays: list[float] | None = None) -> list[Window]:
    return [
        Window(5.0 * place, (delays or [0.0] * len(coherence))[place], each, 100 * each)
        for place, each in enumerate(coherence)
    ]


def test_evenly_coherent_throughout_is_the_same_take() -> None:
    link = link_of("a", "b", windows([0.7, 0.75, 0.8, 0.78, 0.76, 0.74, 0.77, 0.72]), 8)
    assert link.kind == "same take"
    assert link.share == 1


def test_what_comes_and_goes_over_it_is_a_shared_backing() -> None:
    link = link_of("a", "b", windows([1.0, 0.99, 0.6, 0.55, 0.7, 0.65, 0.98, 0.6]), 8)
    assert link.kind == "shared backing"


def test_a_part_is_a_shared_passage_however_alike() -> None:
    link = link_of("a", "b", windows([1.0, 1.0]), 8)
    assert link.kind == "shared passage"
    assert link.share == 0.25


def test_a_cut_gives_a_second_delay() -> None:
    found = windows([1.0] * 6, [0.0, 0.001, 12.0, 12.0, 12.001, 12.0])
    link = link_of("a", "b", found, 6)
    assert link.delay_s == 12
    assert link.delays_s == (0.0005, 12)


def test_a_link_can_be_seen_from_the_other_side() -> None:
    link = link_of("a", "b", windows([1.0] * 3, [2.0, 2.0, 5.0]), 3)
    turned = link.seen_from("b")
    assert (turned.one, turned.other) == ("b", "a")
    assert turned.delays_s == (-2, -5)
    assert turned.share == link.share
    assert turned.seen_from("a") == link
    assert link.seen_from("a") is link
