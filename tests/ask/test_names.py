"""Names are found whole, in part, shortened, by their initials, and nearly."""

from __future__ import annotations

import pytest

from onara.ask.names import ABBREVIATION, GIVEN_NAME, HALF, INITIALS, NameIndex, is_shortened
from onara.graph import Kind, Node


def node(kind: Kind, name: str, *names: str) -> Node:
    return Node(kind, name, name, None, (name, *names))


INDEX = NameIndex(
    [
        node(Kind.DRAMA, "My Love From the Star", "별에서 온 그대"),
        node(Kind.SONG, "The Man (Hyun Bin)", "그 남자"),
        node(Kind.SONG, "I Will Go to You like the First Snow", "첫눈처럼 너에게 가겠다"),
        node(Kind.ARTIST, "Lee Seung Yeol", "이승열"),
        node(Kind.RELEASE, "Winter OST Part 1"),
    ]
)
STAR, MAN, SNOW, LEE = (
    "My Love From the Star",
    "The Man (Hyun Bin)",
    "I Will Go to You like the First Snow",
    "Lee Seung Yeol",
)


def exact(text: str) -> dict[str, tuple[float, str]]:
    return {hit.node: (hit.quality, hit.how) for hit in INDEX.exact(text)}


@pytest.mark.parametrize(
    "text", ["my love from the star", "별에서온그대", "MY LOVE  FROM THE STAR"]
)
def test_a_whole_name_is_worth_all(text: str) -> None:
    assert exact(text)[STAR] == (1.0, "name")


def test_a_name_of_the_same_sound_is_worth_a_little_less() -> None:
    quality, how = exact("Yi Sung Yol")[LEE]
    assert how == "sounds like"
    assert 0.9 < quality < 1


def test_half_a_title_is_worth_more_the_more_it_is() -> None:
    (little, how), (much, _) = exact("first snow")[SNOW], exact("like the first snow")[SNOW]
    assert how == "half of the title"
    assert HALF < little < much < 1


def test_small_words_of_a_title_are_no_half_of_it() -> None:
    assert SNOW not in exact("to you")
    assert STAR not in exact("from the")


def test_the_part_between_marks_is_part_of_the_title() -> None:
    quality, how = exact("The Man")[MAN]
    assert how == "part of the title"
    assert 0.75 < quality < 1


def test_a_given_name_finds_the_person() -> None:
    assert exact("seung yeol")[LEE] == (GIVEN_NAME, "given name")
    assert exact("승열")[LEE] == (GIVEN_NAME, "given name")


def test_initial_letters_and_shortened_titles_find_the_drama() -> None:
    assert exact("mlfts")[STAR] == (ABBREVIATION, "initial letters")
    assert exact("별그대")[STAR] == (ABBREVIATION, "abbreviation")


@pytest.mark.parametrize(
    ("short", "title"),
    [
        ("별그대", "별에서 온 그대"),
        ("꽃남", "꽃보다 남자"),
        ("미사", "미안하다 사랑한다"),
        ("밥누나", "밥 잘 사주는 예쁜 누나"),
    ],
)
def test_a_title_is_shortened_by_the_beginnings_of_its_words(short: str, title: str) -> None:
    assert is_shortened(short, title)


@pytest.mark.parametrize(
    ("short", "title"),
    [
        ("그대별", "별에서 온 그대"),
        ("별서", "별에서 온 그대"),
        ("온그", "별에서 온 그대"),
        ("꽃보다남자", "꽃보다 남자"),
        ("꽃여", "꽃보다 남자"),
        ("꽃", ""),
    ],
)
def test_other_syllables_do_not_shorten_a_title(short: str, title: str) -> None:
    assert not is_shortened(short, title)


def test_initial_consonants_find_a_name_whole_or_from_the_beginning() -> None:
    (whole,) = INDEX.by_initials("ㄱㄴㅈ")
    assert (whole.node, whole.quality) == (MAN, INITIALS)
    (beginning,) = INDEX.by_initials("ㅊㄴㅊㄹ")
    assert beginning.node == SNOW
    assert beginning.quality < INITIALS
    assert INDEX.by_initials("ㅋㅋㅋ") == []


def test_a_slip_is_nearly_the_name() -> None:
    ((best, *_),) = INDEX.near(["my lvoe from the star"])
    assert (best.node, best.how) == (STAR, "nearly")
    assert 0.5 < best.quality < 1
    assert INDEX.near(["entirely different words", "ab"]) == [[], []]


def test_releases_are_no_names() -> None:
    assert INDEX.exact("Winter OST Part 1") == []


def test_only_people_are_people() -> None:
    assert INDEX.is_person(LEE)
    assert not INDEX.is_person(STAR)


def test_nothing_is_named_by_no_letters() -> None:
    assert INDEX.exact("") == INDEX.exact("!?") == []
