import pytest

from bench.questions.judging import Verdict, judge
from tests.bench.questions.answers import Given, Shown, question

RIGHT, WRONG = Shown("song", "Sweet Night"), Shown("song", "Lonely Night")


def test_the_first_result_decides_and_letter_case_does_not() -> None:
    asked = question("sweet NIGHT")
    assert judge(asked, Given((RIGHT, WRONG))) == Verdict(True, True, False)
    assert judge(asked, Given((WRONG, RIGHT))) == Verdict(False, True, False)


def test_any_of_the_expected_answers_is_right() -> None:
    assert judge(question("Maybe", "Sweet Night"), Given((RIGHT,))).first


def test_a_sixth_result_is_too_late() -> None:
    asked = question("Sweet Night")
    assert judge(asked, Given((*[WRONG] * 4, RIGHT))).in_five
    assert not judge(asked, Given((*[WRONG] * 5, RIGHT))).in_five


def test_the_same_title_of_another_kind_is_wrong() -> None:
    asked = question("Secret Garden", of="drama")
    assert not judge(asked, Given((Shown("soundtrack", "Secret Garden"),))).in_five


@pytest.mark.parametrize(("expected", "found"), [("artist", "person"), ("person", "artist")])
def test_a_singer_who_acts_may_be_either(expected: str, found: str) -> None:
    assert judge(
        question("Kim Soo Hyun", of=expected), Given((Shown(found, "Kim Soo Hyun"),))
    ).first


def test_a_song_expected_by_its_korean_title_is_right_under_an_english_one() -> None:
    asked = question("내 눈에만 보여")
    assert judge(asked, Given((Shown("song", "My Eyes", "내 눈에만 보여"),))).first


def test_what_is_suggested_beside_a_refusal_is_no_answer() -> None:
    refusal = Given((RIGHT,), unknown=True)
    assert judge(question("Sweet Night"), refusal) == Verdict(False, False, True)


def test_a_negative_is_right_when_it_is_refused() -> None:
    asked = question(kind="negatives")
    assert judge(asked, Given((RIGHT,), unknown=True)) == Verdict(True, True, True)
    assert judge(asked, Given((RIGHT,))) == Verdict(False, False, False)
    assert not judge(asked, Given()).first


def test_of_a_contested_question_either_answer_is_right_but_not_a_third() -> None:
    asked = question("Sweet Night", contested=True)
    assert judge(asked, Given(unknown=True)) == Verdict(True, True, False)
    assert judge(asked, Given((RIGHT,))).first
    assert not judge(asked, Given((WRONG,))).first
    assert judge(question(kind="negatives", contested=True), Given((RIGHT,))).first


def test_a_scene_is_right_among_the_first_five_and_a_name_only_in_the_first_place() -> None:
    verdict = Verdict(first=False, in_five=True, refused=False)
    assert verdict.right("scenes")
    assert not verdict.right("names")


def test_a_song_answers_for_its_singer_only_where_the_reason_names_him() -> None:
    for why, right in (("the original is Aroha by COOL (2001)", True), ("a name of Aroha", False)):
        answer = Given((Shown("song", "Aroha", why=why),))
        wanted = question("COOL", kind="relations", of="artist")
        assert judge(wanted, answer).first is right
        assert not judge(question("COOL", of="artist"), answer).first
