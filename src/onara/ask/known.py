"""Whether the catalogue has what was asked for: nearly right is not right.

A question that names things leaves a rest when the catalogue has only some of them: the singer but
not the song, the song's title but another drama's.  That rest decides.  A described scene has no
rest to speak of; there the meaning must be near enough.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple

from onara.ask.evidence import Case, word_weight
from onara.ask.question import Question, Word
from onara.ask.rank import Candidate
from onara.ask.vocabulary import MOOD_WORDS, is_plain
from onara.ask.wish import Wish
from onara.catalogue.world import TitleElsewhere
from onara.spelling import consonants, key, sound

REST_OF_NAMES, REST_BESIDE_PEOPLE = 0.42, 0.26
"""Share of the words that may stay unexplained where a title is named, and where none is: who
names a singer and something else asks for that."""
LITTLE = 0.3
"""Share of the words that is too little to be the title of another drama."""
TWO_WORDS = 1.5
ONE_WORD = 0.5
"""Worth of a name from which a question of one word is that name, misspelt."""
REST_OF_QUESTIONS = 0.62
"""The same where more is asked of what is named: its singer, its opening, its original."""
NEAR_ENOUGH, NEAR_FOR_FEW_WORDS = 3.3, 6.0
"""Standard deviations of meaning that identify a scene where nothing else is named."""
NEAR_WITH_NAME = 2.0
_SOME_NAME, _MOST = 0.4, 0.45
LIKE_ENOUGH, LIKE_FOR_FEW_WORDS = 0.25, 0.3
LIKE_FEW_WITH_NAME = 0.42
"""Least cosine of a described scene: questions about boiling eggs have less."""
_SURE = 0.75
"""Quality of a name from which the words that it is are explained."""
_PARTLY, _LONG = ("half of the title", "part of the title", "nearly", "line"), 6
"""What is only part of a title, or misspelt, explains its words when they are more than one."""
_SHORT_SOUND = 7
"""A title elsewhere is recognised by its sound from this length on, else by its letters."""


class Verdict(NamedTuple):
    """Whether it is unknown, and which known-elsewhere title was named."""

    unknown: bool
    missing: str | None


class Elsewhere:
    """Titles of dramas that the catalogue does not have."""

    def __init__(self, titles: Iterable[TitleElsewhere]) -> None:
        self._keys: dict[str, TitleElsewhere] = {}
        self._sounds: dict[str, TitleElsewhere] = {}
        for entry in titles:
            for title in entry.titles:
                common = entry.is_common_word and title.isascii()
                if not common and len(key(title)) > 1:
                    self._keys.setdefault(key(title), entry)
                    if len(sound(title)) >= _SHORT_SOUND:
                        self._sounds.setdefault(sound(title), entry)

    def is_title(self, text: str) -> bool:
        """Whether a text is the title of another drama, letter by letter."""
        return key(text) in self._keys

    def named(self, asked: Question, covered: frozenset[int]) -> str | None:
        """A title of another drama in the question, beside the words that are explained."""
        words = asked.words[:40]
        for length in range(min(len(words), 8), 0, -1):
            for start in range(len(words) - length + 1):
                place = range(start, start + length)
                if covered.issuperset(place):
                    continue
                run = words[start : start + length]
                if all(w.is_stop or is_plain(w.text) for w in run):
                    continue
                if length == 1 and not _may_stand_alone(run[0], asked):
                    continue
                text = asked.text_of(start, start + length)
                entry = self._keys.get(key(text)) or self._sounds.get(sound(text))
                if entry and len(covered.intersection(place)) <= length / 2:
                    # As it was typed: that such a title exists is no fact with a source of its own.
                    return asked.text_of(start, start + length)
        return None


def _may_stand_alone(word: Word, asked: Question) -> bool:
    """Whether one word can be a drama's title here: in a sentence most are just words."""
    if word.is_hangul:
        return len(word.text) > (2 if asked.is_description else 1)
    return word.is_namelike or len(asked.words) < 4


def rest(asked: Question, case: Case | None, *, moods: bool = False) -> tuple[float, float]:
    """Weight of the words that are neither explained nor plain, and of all that are not plain.

    A word that is only part of a title explains itself by half.  Words of mood name nothing; they
    count where ``moods`` asks for what is described.
    """
    left = whole = 0.0
    described = asked.is_description
    explained: dict[int, float] = {}
    for support in case.supports if case else ():
        start, end, hit, _ = support.span
        long = end - start > 1 or len(asked.text_of(start, end)) >= _LONG
        sure = hit.quality >= _SURE or hit.how == "means" or (hit.how in _PARTLY and long)
        for number in range(start, end):
            explained[number] = 1.0 if sure else 0.5
    for number, word in enumerate(asked.words):
        if is_plain(word.text) or is_plain(word.stem) or word.text.isdigit():
            continue
        if word.is_stop and (described or not word.is_namelike):
            continue
        is_mood = word.text in MOOD_WORDS and number not in explained
        if is_mood and not (moods or described):
            continue
        weight = word_weight(word, in_description=described)
        whole += weight
        if number not in explained and _is_repeated(asked, number, explained):
            continue
        left += weight * (1.0 - explained.get(number, 0.0))
    return left, whole


def _is_repeated(asked: Question, number: int, explained: Container[int]) -> bool:
    """Whether a word says again, in another script, what an explained one beside it says."""
    word = asked.words[number]
    beside = [asked.words[i] for i in (number - 1, number + 1) if i in explained]
    return any(
        other.is_hangul != word.is_hangul and consonants(other.text) == consonants(word.text) != ""
        for other in beside
    )


def verdict(
    asked: Question,
    wished: Wish,
    ranked: list[Candidate],
    elsewhere: Elsewhere,
    *,
    lacks_songs: Container[str],
    names_drama: bool,
    names_relative: bool,
) -> Verdict:
    """Whether the best candidate is what was asked for.

    ``lacks_songs`` are dramas that are known only as relatives of others; ``names_drama`` says
    that a drama of the catalogue is named by its title, ``names_relative`` that such a relative is.
    """
    if not ranked:
        return Verdict(True, elsewhere.named(asked, frozenset()))
    best = ranked[0]
    left, whole = rest(asked, best.case)
    z = best.scene.z if best.scene else 0.0
    by_makers = wished.same and bool(wished.makers)
    if by_makers and best.reasons:
        return Verdict(False, None)
    if best.node in lacks_songs or (names_relative and not (names_drama or wished.same)):
        return Verdict(True, None)
    if not (wished.same or names_drama or (_is_plain(best) and left <= LITTLE * whole)):
        missing = elsewhere.named(asked, best.case.covered)
        if missing:
            return Verdict(True, missing)
    if asked.is_description:
        if names_drama:
            return Verdict(False, None)
        if best.case.value > _SOME_NAME:
            return Verdict(z < NEAR_WITH_NAME and left > _MOST * whole, None)
        return Verdict(not _is_near(best), None)
    if not best.case.supports:
        if best.reasons and not left:
            return Verdict(False, None)  # a year, a network, a role: nothing else was asked
        few = z >= NEAR_FOR_FEW_WORDS and best.scene and best.scene.cosine >= LIKE_FOR_FEW_WORDS
        return Verdict(not few, None)
    if len(asked.words) == 1 and best.case.value >= ONE_WORD:
        return Verdict(False, None)  # one misspelt word can hardly be anything else
    titled = (
        any(not s.reach.chain and s.span.hit.quality >= _SURE for s in best.case.supports)
        and not best.is_person
    )
    limit = REST_OF_NAMES if titled else REST_BESIDE_PEOPLE
    if wished.asks and best.case.value > _SOME_NAME:
        limit = REST_OF_QUESTIONS
    small = not any(word.is_namelike for word in asked.words)
    if small and best.scene and z >= NEAR_FOR_FEW_WORDS and best.scene.cosine >= LIKE_FEW_WITH_NAME:
        return Verdict(False, None)
    return Verdict(bool(whole) and left / whole > limit, None)


def _is_plain(best: Candidate) -> bool:
    """Whether two names of two words or more speak for it: both singers of a duet."""
    return sum(support.value >= TWO_WORDS for support in best.case.supports) > 1


def _is_near(best: Candidate) -> bool:
    scene = best.scene
    return scene is not None and scene.z >= NEAR_ENOUGH and scene.cosine >= LIKE_ENOUGH
