from onara.episodes.corrections import corrected
from onara.episodes.naming import Evidence, Naming, Place, over

READ = Naming(
    titles=("도깨비",),
    season=1,
    number=7,
    last_number=8,
    evidence=(Evidence("number", "7", "E07-E08", Place.FILE),),
)


def test_what_is_believed_first_wins_and_the_rest_fills_in() -> None:
    told = Naming(titles=("Goblin",), season=2, number=3, year=2016)
    both = over(told, READ)
    assert (both.titles, both.season, both.number, both.year) == (("Goblin", "도깨비"), 2, 3, 2016)


def test_the_last_number_of_one_place_is_not_joined_to_the_first_of_another() -> None:
    assert over(Naming(number=3), READ).last_number is None
    assert over(Naming(year=2016), READ).last_number == 8


def test_a_person_wins_and_is_named_in_the_evidence() -> None:
    said = corrected(READ, drama="signal", season="시즌 3", number=5, title="끝")
    assert (said.drama, said.season, said.number, said.last_number) == ("signal", 3, 5, None)
    assert said.episode_title == "끝"
    for field in ("drama", "season", "number", "episode_title"):
        why = said.why(field)
        assert why and why.place is Place.PERSON
    assert READ.evidence[0] in said.evidence


def test_what_a_person_does_not_say_stays() -> None:
    assert corrected(READ) == READ
    assert corrected(READ, number=9).titles == READ.titles


def test_a_season_may_have_a_name_instead_of_a_number() -> None:
    said = corrected(READ, season="director's cut")
    assert (said.season, said.season_name) == (None, "director's cut")
    assert corrected(READ, season="Specials").season == 0
    assert corrected(READ, season=0).season == 0
