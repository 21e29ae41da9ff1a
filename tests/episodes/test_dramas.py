from pathlib import Path

import pytest

from onara.catalogue import Catalogue
from onara.catalogue.catalogue import bundled
from onara.catalogue.read import read_drama
from onara.episodes.dramas import find_drama


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.mark.parametrize(
    ("text", "drama"),
    [
        ("도깨비", "guardian-the-lonely-and-great-god"),
        ("goblin", "guardian-the-lonely-and-great-god"),
        ("쓸쓸하고 찬란하신 도깨비", "guardian-the-lonely-and-great-god"),
        ("tvN 금토드라마 도깨비", "guardian-the-lonely-and-great-god"),
        ("kkotboda namja", "boys-over-flowers"),
        ("Kkot Bo Da Nam Ja", "boys-over-flowers"),
        ("Pyoreso on kudae", "my-love-from-the-star"),
        ("School 2015", "who-are-you-school-2015"),
        ("응답하라1997", "reply-1997"),
        ("Signal 2016", "signal"),
    ],
)
def test_a_drama_is_found_in_any_spelling(catalogue: Catalogue, text: str, drama: str) -> None:
    found = find_drama(catalogue, [text])
    assert found.drama is not None
    assert found.drama.id == drama


def test_every_title_of_the_catalogue_names_its_drama_or_is_ambiguous(catalogue: Catalogue) -> None:
    for drama in catalogue.dramas:
        for title in drama.titles:
            found = find_drama(catalogue, [title])
            assert drama.id in found.candidates or found.drama == drama, title
            assert found.drama in (None, drama), title


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Reply 1988", "reply-1997"),
        ("Reply 1994", "reply-1997"),
        ("Goblin Slayer", "guardian-the-lonely-and-great-god"),
        ("Secret Graden", "secret-garden"),
        ("School", "who-are-you-school-2015"),
        ("Signal 2018", "signal"),
        ("Winter Sonata", None),
        ("", None),
    ],
)
def test_what_is_not_certain_is_not_guessed(
    catalogue: Catalogue, text: str, near: str | None
) -> None:
    found = find_drama(catalogue, [text])
    assert found.drama is None
    assert near is None or near in found.candidates


def test_a_drama_that_the_catalogue_lacks_is_said(catalogue: Catalogue) -> None:
    assert find_drama(catalogue, ["응답하라 1988"]).elsewhere == "Reply 1988"
    assert find_drama(catalogue, ["Reply 1988", "Goblin"]).drama is None


def test_a_year_that_is_not_its_own_speaks_against_a_drama(catalogue: Catalogue) -> None:
    assert find_drama(catalogue, ["Signal"], year=2018).drama is None
    found = find_drama(catalogue, ["Signal"], year=2016).drama
    assert found and found.id == "signal"


def test_a_second_season_is_only_that_of_a_drama_with_two(catalogue: Catalogue) -> None:
    assert find_drama(catalogue, ["Signal"], season=2).drama is None
    found = find_drama(catalogue, ["슬기로운 의사생활"], season=2).drama
    assert found and found.id == "hospital-playlist"
    for text in ("슬의생2", "슬기로운 의사생활 2"):
        short = find_drama(catalogue, [text])
        assert short.drama and (short.drama.id, short.season) == ("hospital-playlist", 2), text


def own(id_: str, title: str, title_ko: str, year: int) -> str:
    return (
        f"drama:\n  id: {id_}\n  title: {title}\n  title_ko: {title_ko}\n"
        f"  aired: {{first: {year}-01-02, last: {year}-03-01}}\nsongs: []\n"
    )


def catalogue_of(*texts: str) -> Catalogue:
    return Catalogue([*bundled(), *(read_drama(text, Path("own.yaml")) for text in texts)])


def test_a_season_that_is_a_drama_of_its_own_is_found() -> None:
    first = own("romantic-doctor", "Dr. Romantic", "낭만닥터 김사부", 2016)
    second = own("romantic-doctor-2", "Dr. Romantic 2", "낭만닥터 김사부 시즌2", 2020)
    catalogue = catalogue_of(first, second)
    for text, season, drama in (
        ("낭만닥터 김사부", 2, "romantic-doctor-2"),
        ("Dr. Romantic", 2, "romantic-doctor-2"),
        ("낭만닥터 김사부 시즌2", None, "romantic-doctor-2"),
        ("낭만닥터 김사부", 1, "romantic-doctor"),
        ("낭만닥터 김사부", None, "romantic-doctor"),
    ):
        found = find_drama(catalogue, [text], season=season).drama
        assert found and found.id == drama, (text, season)
    assert find_drama(catalogue, ["낭만닥터 김사부"], season=3).drama is None


def test_two_dramas_of_one_name_are_told_apart_by_year_or_folder_or_not_at_all() -> None:
    old, new = (
        own("cinderella", "Cinderella", "신데렐라", 1997),
        own("ella", "Ella", "신데렐라", 2010),
    )
    catalogue = catalogue_of(old, new)
    both = find_drama(catalogue, ["신데렐라"])
    assert both.drama is None
    assert set(both.candidates) == {"cinderella", "ella"}
    for found in (
        find_drama(catalogue, ["신데렐라"], year=2010),
        find_drama(catalogue, ["신데렐라", "Ella"]),
        find_drama(catalogue, ["신데렐라 (2010)"]),
    ):
        assert found.drama and found.drama.id == "ella"
