import pytest

from bench.questions.asking import WARMING, ask, nearest_rank
from onara.errors import OnaraError
from tests.bench.questions.answers import Given, Parrot, Shown, question

ANSWERS: dict[str, Given | Exception] = {
    "sweet nite": Given((Shown("song", "Sweet Night"),)),
    "???": OnaraError("There is nothing to look for in this."),
}


def test_every_question_is_put_and_judged_with_what_was_shown() -> None:
    (only,) = ask(Parrot(ANSWERS), [question("Sweet Night")])
    assert only.verdict.first
    assert only.is_right
    assert only.shown == ("song Sweet Night",)
    assert only.ms > 0


def test_a_sentence_instead_of_an_answer_is_a_refusal() -> None:
    named, negative = ask(
        Parrot(ANSWERS),
        [question("Sweet Night", query="???"), question(kind="negatives", query="???")],
    )
    assert (named.verdict.first, named.verdict.refused) == (False, True)
    assert negative.verdict.first


def test_an_error_in_the_program_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        ask(Parrot({"sweet nite": ZeroDivisionError()}), [question("Sweet Night")])


def test_the_first_ones_warm_the_process_and_each_is_put_again_for_its_time() -> None:
    parrot = Parrot(ANSWERS)
    questions = [question("Sweet Night")] * (WARMING + 2)
    assert len(ask(parrot, questions, repeats=3)) == len(questions)
    assert len(parrot.asked) == WARMING + len(questions) * 4


@pytest.mark.parametrize(("percent", "expected"), [(50, 10.0), (95, 19.0), (100, 20.0), (1, 1.0)])
def test_a_percentile_is_a_measured_value(percent: int, expected: float) -> None:
    assert nearest_rank([float(n) for n in range(20, 0, -1)], percent) == expected


def test_the_percentile_of_one_value_is_that_value() -> None:
    assert nearest_rank([7.0], 95) == 7.0
