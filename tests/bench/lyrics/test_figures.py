from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.lyrics.figures import ask, figures
from bench.lyrics.questions import Question
from onara.lyrics import PLAIN, LineHit


def hit(song: int, score: float) -> LineHit:
    return LineHit(
        "", Path(f"/x/{song}.lrc"), None, None, None, "a line", 1.0, score, "exact words"
    )


class Given:
    """Answers with what it was given for the words."""

    def __init__(self, answers: dict[str, Sequence[LineHit]]) -> None:
        self._answers = answers

    def search(self, words: str, /) -> Sequence[LineHit]:
        return self._answers.get(words, ())


def test_first_in_five_plain_and_wrong_are_told_apart() -> None:
    sure, guess = PLAIN, PLAIN / 2
    store = Given(
        {
            "right": [hit(1, sure)],
            "second": [hit(2, sure), hit(1, sure)],
            "guessed": [hit(1, guess)],
            "unrelated": [hit(3, sure)],
        }
    )
    asked = ask(
        store,
        [
            *(Question("a", words, 1) for words in ("right", "second", "guessed", "lost")),
            Question("b", "unrelated", None),
            Question("b", "silence", None),
        ],
    )
    found, none = figures(asked)
    assert (found.count, found.first, found.five) == (4, 0.5, 0.75)
    assert (found.plain, found.wrong) == (0.5, 0.25)
    assert (none.kind, none.count, none.plain) == ("b", 2, 0.5)
