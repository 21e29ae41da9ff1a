"""One slip of the finger in a longer title is forgiven."""

from __future__ import annotations

import random
from collections.abc import Iterator
from string import ascii_lowercase

from onara.ask import Asker
from onara.spelling import key
from tests.graph.bundled import catalogue

SEED = 1997
LONG_LATIN, LONG_HANGUL = 10, 6
"""Letters and syllables from which a title bears a slip."""
LEAST_LATIN, LEAST_HANGUL = 0.95, 0.9
"""Share of the misspelt titles that must be found first."""


def titles() -> Iterator[str]:
    for drama in catalogue().dramas:
        founding = [song for song in drama.songs if song.in_founding_list]
        yield from (title for title in (drama.title, drama.title_ko) if title)
        yield from (title for song in founding for title in (song.title, song.title_ko) if title)


def misspelt(title: str, chance: random.Random) -> str:
    """A letter dropped, doubled, replaced or exchanged with the next; the first one stays."""
    letters = [i for i in range(1, len(title) - 1) if title[i].isalpha()]
    place = chance.choice(letters)
    before, letter, after = title[:place], title[place], title[place + 1 :]
    kind = chance.choice(("drop", "double", "replace", "exchange"))
    if kind == "drop":
        return before + after
    if kind == "double":
        return before + letter * 2 + after
    if kind == "replace":
        other = ascii_lowercase if letter.isascii() else "가나다라마바사아자차카타파하"
        return before + chance.choice(other) + after
    return before + after[0] + letter + after[1:]


def share(asker: Asker, long: list[str]) -> tuple[float, list[str]]:
    """How many are found first with one slip each, and those that are not."""
    chance = random.Random(SEED)
    missed = []
    for title in long:
        typed = misspelt(title, chance)
        answer = asker.find(typed)
        first = answer.results[0] if answer.results else None
        if (
            answer.unknown
            or first is None
            or key(title)
            not in (
                key(first.title),
                key(first.title_ko or ""),
            )
        ):
            missed.append(typed)
    return 1 - len(missed) / len(long), missed


def test_a_latin_title_with_one_slip_is_found_first(asker: Asker) -> None:
    long = [title for title in titles() if title.isascii() and len(key(title)) >= LONG_LATIN]
    found, missed = share(asker, long * 3)
    assert len(long) > 40
    assert found >= LEAST_LATIN, f"{found:.3f}: {missed}"


def test_a_hangul_title_with_one_slip_is_found_first(asker: Asker) -> None:
    long = [title for title in titles() if not title.isascii() and len(key(title)) >= LONG_HANGUL]
    found, missed = share(asker, long * 3)
    assert len(long) > 20
    assert found >= LEAST_HANGUL, f"{found:.3f}: {missed}"
