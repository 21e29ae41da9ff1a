"""What is wrong with a catalogue file, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from onara.errors import OnaraError

NEAR = 0.85
"""Likeness (Jaro-Winkler) from which on one word is taken for a slip of another.

The beginning counts most, since people know how a key begins: ``titel``, ``rolls``, ``name_kr`` and
``opening theme`` lie above, ``composer`` and ``producer`` below.
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong (``is_refused``) or only doubtful; ``line`` counts from 1.

    ``did_you_mean`` is the right word that is nearest to a wrong one.
    """

    file: Path
    line: int | None
    sentence: str
    did_you_mean: str | None = None
    is_refused: bool = True

    @property
    def place(self) -> str:
        """The file and, where it is known, the line."""
        return f"{self.file}, line {self.line}" if self.line else str(self.file)

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


class CatalogueError(OnaraError):
    """A catalogue file cannot be used; the sentence names the file, the line and the remedy."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that ``word`` is most likely a slip of, or ``None``."""
    spelt = word.casefold().replace("-", "_")
    found = process.extractOne(
        spelt,
        {each: each.replace(" ", "_").replace("-", "_") for each in known},
        scorer=JaroWinkler.similarity,
        score_cutoff=NEAR,
    )
    return str(found[2]) if found else None


def hint(word: str | None) -> str:
    """The question to put behind a wrong word; empty where no right one is near."""
    return f" (did you mean `{word}`?)" if word else ""
