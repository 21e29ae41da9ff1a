"""Whatever is typed, there is an answer, and no more work than for a long question."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onara.ask import Answer, Asker
from onara.ask.question import LONGEST, question
from tests.spelling.any_text import ANYTHING

WORDLESS = {
    "empty": "",
    "blanks": " \t\n\r  ",
    "emoji": "😀🎵🥹" * 20,
    "controls": "\x00\x01\x1b[31m\x7f\x9f",
    "marks": "?!… – ()[]{} *** ///",
    "surrogates": "\ud83d\udc00\udfff",
    "directions": "\u202e\u200f\u2066\u2069\u200b",
}
ODD = {
    "10,000 letters": "x" * 10_000,
    "10,000 syllables": "가" * 10_000,
    "10,000 initials": "ㄱ" * 10_000,
    "10,000 digits": "7" * 10_000,
    "10,000 marks": "." * 10_000,
    "10,000 words": "love " * 10_000,
    "10,000 Hangul words": "사랑 " * 10_000,
    "10,000 quotes": "“" * 10_000,
    "10,000 accents": "e" + "\u0301" * 10_000,
    "SQL": "'; DROP TABLE songs; --",
    "markup": "<script>alert('Paradise')</script>&lt;b&gt;",
    "a path": "../../../../etc/passwd",
    "a template": "{{7*7}} %s %n ${HOME} $(id)",
    "a pattern": "(((((a+)+)+)+)+)$ [^]]* \\",
    "half a jamo": "ㅏㄳㅢ\u1100\u11a8",
}
BETWEEN = {
    "surrogates": "par\ud800adise \udfff",
    "directions": "\u202eparadise\u202c\u200f",
    "controls": "\x00paradise\x1b",
    "emoji": "🎵 paradise 🎵",
    "SQL": "paradise'; DROP TABLE songs; --",
}


@pytest.mark.parametrize("typed", WORDLESS.values(), ids=WORDLESS)
def test_a_question_without_words_has_no_results(asker: Asker, typed: str) -> None:
    assert asker.find(typed) == Answer(typed, True, ())


@pytest.mark.parametrize("typed", ODD.values(), ids=ODD)
def test_an_odd_question_is_answered(asker: Asker, typed: str) -> None:
    answer = asker.find(typed)
    assert answer.query == typed
    assert len(answer.results) <= (2 if answer.unknown else 10)


@pytest.mark.parametrize("typed", BETWEEN.values(), ids=BETWEEN)
def test_a_title_is_found_between_rubbish(asker: Asker, typed: str) -> None:
    titles = [result.title for result in asker.find(typed).results]
    if "DROP" in typed:
        assert "Paradise" in titles
    else:
        assert titles[0] == "Paradise"


@pytest.mark.parametrize("word", ["love ", "사랑 ", "paradise ", "ㄷㄲㅂ "])
def test_the_work_is_that_of_the_beginning(asker: Asker, word: str) -> None:
    endless, beginning = word * 10_000, (word * 10_000)[:LONGEST]
    assert len(question(endless).text) <= LONGEST
    assert asker.find(endless).results == asker.find(beginning).results


@given(typed=ANYTHING | st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_text_is_answered(asker: Asker, typed: str) -> None:
    answer = asker.find(typed, limit=3)
    assert answer.query == typed
    assert len(answer.results) <= 3
    assert all(0 <= result.score <= 1 for result in answer.results)
    assert len({(result.kind, result.id) for result in answer.results}) == len(answer.results)
