from __future__ import annotations

from onara.pictures.chance import Chance


def test_chance_follows_from_the_name_alone() -> None:
    one, same, other = Chance("a"), Chance("a"), Chance("b")
    first = [one.number() for _ in range(5)]
    assert first == [same.number() for _ in range(5)]
    assert first != [other.number() for _ in range(5)]


def test_what_chance_gives_lies_where_it_was_asked_for_and_everywhere_there() -> None:
    chance = Chance("x")
    numbers = [chance.number(2.0, 3.0) for _ in range(1000)]
    assert all(2.0 <= each < 3.0 for each in numbers) and 2.45 < sum(numbers) / 1000 < 2.55
    assert {chance.whole(1, 3) for _ in range(100)} == {1, 2, 3}
    assert {chance.one_of("ab") for _ in range(100)} == {"a", "b"}


def test_the_numbers_are_those_of_the_published_method() -> None:
    """SplitMix64 from the state 0: the first output of the reference code."""
    chance = Chance("")
    chance._state = 0
    assert chance.number() == 0xE220A8397B1DCDAF / 2**64
