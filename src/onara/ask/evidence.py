"""Which words of a question speak for which node, and how strongly.

Each run of words that may be a name is a span.  A candidate is credited with the best set of spans
that do not overlap, each by its weight (how much of the question it is), its quality (how good the
name fits) and its reach (whether it names the candidate or something near it).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from onara.ask.names import PEOPLE, Hit, NameIndex
from onara.ask.question import Question, Word, question
from onara.ask.spread import Reach, Spread
from onara.ask.vocabulary import MOOD_WORDS, PARTICLES, SURNAMES, is_plain
from onara.graph import Kind
from onara.spelling import hangul_of_keyboard, is_initials, latin_of_keyboard

_WORDS, _LONGEST_SPAN = 40, 10
_YEAR = re.compile(r"\d{4}")
_SURELY = 0.95
_GOOD = 0.8
"""Quality from which a word counts as explained, so that nothing nearly alike is looked for."""

_STOP, _PLAIN, _DIGITS, _ONE_SYLLABLE, _ORDINARY = 0.3, 0.45, 0.8, 0.5, 0.5
_LONG_HANGUL = 4
"""Syllables from which one Hangul word in a sentence may be part of a title."""
_LONGEST_TITLE = 14
"""Words up to which a whole question may be one misspelt title."""
_WINDOWS = 36
"""Runs of words that are compared with all names by sound; each costs some 0.1 ms."""


class Span(NamedTuple):
    """The words ``start`` to before ``end`` as a name; ``weight`` is their share of the question
    in words."""

    start: int
    end: int
    hit: Hit
    weight: float


class Support(NamedTuple):
    """A span that speaks for a candidate, with the reach by which it does, and what it adds."""

    span: Span
    reach: Reach
    value: float


@dataclass(frozen=True, slots=True)
class Case:
    """All that the names in the question say for one node."""

    node: str
    value: float
    supports: tuple[Support, ...]

    @property
    def names_itself(self) -> bool:
        """Whether the node is named, and not only something near it."""
        return any(not s.reach.chain and s.span.hit.quality >= _GOOD for s in self.supports)

    @property
    def covered(self) -> frozenset[int]:
        """The positions of the words that are explained."""
        return frozenset(i for s in self.supports for i in range(s.span.start, s.span.end))


def word_weight(word: Word, *, in_description: bool) -> float:
    """How much of a question a word is; 1 for an ordinary content word."""
    if word.is_stop:
        return _STOP
    if is_plain(word.text) and not word.is_namelike:
        return _PLAIN
    if word.text.isdigit():
        return _DIGITS
    if word.is_hangul:
        return _ONE_SYLLABLE if len(word.text) == 1 else max(1.0, len(word.text) / 2.5)
    if len(word.text) == 1 and word.text.isascii():
        return _ONE_SYLLABLE if not word.is_namelike else 1.0
    if in_description and not word.is_namelike:
        return _ORDINARY
    return 1.0


def spans(asked: Question, names: NameIndex) -> list[Span]:
    """All runs of words that may be names."""
    words = asked.words[:_WORDS]
    found: list[Span] = []
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST_SPAN) + 1):
            found += _exact(asked, names, start, end)
    found += _initials(asked, names)
    good = {i for s in found if s.hit.quality >= _GOOD for i in range(s.start, s.end)}
    found += _inside_words(asked, names, good)
    found += _near(asked, names, good)
    return found


def named_words(found: Iterable[Span], asked: Question) -> frozenset[int]:
    """The words that are surely part of a name, so that they are not read as anything else."""
    return frozenset(
        number
        for span in found
        if span.hit.how in ("name", "sounds like") and span.hit.quality >= _SURELY
        for number in range(span.start, span.end)
        if span.end - span.start > 1 or not is_plain(asked.words[number].text)
    )


def people_named(asked: Question, names: NameIndex, kinds: Mapping[str, Kind]) -> set[str]:
    """The people and characters whose names stand in a text, letter by letter.

    ``kinds`` gives the kind of a node by its id.
    """
    found = set()
    for start, word in enumerate(asked.words):
        if not (word.is_namelike or word.is_hangul) or len(word.text) < 2:
            continue
        for end in range(start + 1, min(len(asked.words), start + 3) + 1):
            texts = {asked.plain(start, end), _without_particle(asked, start, end)}
            for hit in (hit for text in texts for hit in names.letter_by_letter(text)):
                if kinds[hit.node] in PEOPLE and hit.quality >= _GOOD:
                    found.add(hit.node)
    return found


def other_keyboard(asked: Question) -> Question | None:
    """The question as it would read had the keyboard been switched, or ``None``."""
    for switched in (hangul_of_keyboard(asked.text), latin_of_keyboard(asked.text)):
        if switched and switched != asked.text:
            return question(switched)
    return None


def cases(found: Iterable[Span], spread: Spread) -> dict[str, Case]:
    """For every node that any span speaks for, the best that they say together."""
    supports: dict[str, dict[tuple[int, int], Support]] = defaultdict(dict)
    for span in found:
        for node, reach in spread.reach(span.hit.node).items():
            value = span.weight * span.hit.quality * reach.factor
            place = (span.start, span.end)
            known = supports[node].get(place)
            if known is None or known.value < value:
                supports[node][place] = Support(span, reach, value)
    return {node: _best(node, list(places.values())) for node, places in supports.items()}


def _best(node: str, supports: list[Support]) -> Case:
    """The non-overlapping supports of the highest sum (weighted interval scheduling)."""
    supports.sort(key=lambda support: support.span.end)
    best: list[tuple[float, tuple[Support, ...]]] = [(0.0, ())]
    ends = [0]
    for support in supports:
        before = max(i for i, end in enumerate(ends) if end <= support.span.start)
        value = best[before][0] + support.value
        if value > best[-1][0]:
            best.append((value, (*best[before][1], support)))
            ends.append(support.span.end)
    value, chosen = best[-1]
    return Case(node, value, chosen)


def _span(asked: Question, start: int, end: int, hit: Hit) -> Span:
    run = asked.words[start:end]
    described = asked.is_description
    weight = sum(word_weight(word, in_description=described) for word in run)
    whole = hit.how in ("name", "sounds like")
    if whole and all(word.is_stop or is_plain(word.text) for word in run):
        # A title made of small words is a title where nothing else is asked.
        weight = max(weight, 0.8 * len(run) if not described or _is_marked(run) else weight)
    if described and len(run) == 1 and not run[0].is_namelike and not run[0].is_hangul:
        weight *= 0.6
    return Span(start, end, hit, weight)


def _is_marked(run: tuple[Word, ...]) -> bool:
    return all(word.is_namelike for word in run)


def _exact(asked: Question, names: NameIndex, start: int, end: int) -> list[Span]:
    text = asked.plain(start, end)
    hits = {hit.node: hit for hit in names.exact(text)}
    if all(word.is_stop or is_plain(word.text) for word in asked.words[start:end]):
        # Small words are a name only where they are it letter by letter.
        hits = {node: hit for node, hit in hits.items() if hit.how == "name"}
    bare = _without_particle(asked, start, end)
    if bare != text:
        for hit in names.exact(bare):
            if hit.node not in hits:
                hits[hit.node] = hit._replace(quality=hit.quality * 0.98)
    run = asked.words[start:end]
    return [
        span
        for hit in hits.values()
        if (not asked.is_description or _stands_out(run, hit))
        and not _other_number(hit.name, asked.words[start : end + 1])
        for span in _with_surname(asked, _span(asked, start, end, hit), names)
    ]


def _other_number(name: str, run: tuple[Word, ...]) -> bool:
    """Whether a title has a year, and another was typed: Reply 1988 is no Reply 1997."""
    typed = {word.text for word in run if word.text.isdigit() and len(word.text) == 4}
    named = set(_YEAR.findall(name))
    return bool(typed and named and not typed & named)


def _stands_out(run: tuple[Word, ...], hit: Hit) -> bool:
    """Whether a run of words in a sentence is a name there, not words that happen to be one too."""
    namelike = all(word.is_namelike or word.is_stop for word in run)
    if hit.how == "sounds like":
        return namelike
    length = sum(len(word.text) for word in run)
    if hit.how in ("half of the title", "part of the title"):
        return namelike or len(run) > 1 or (run[0].is_hangul and length >= _LONG_HANGUL)
    return namelike or length > 1


def _without_particle(asked: Question, start: int, end: int) -> str:
    last = asked.words[end - 1]
    if last.stem == last.text:
        return asked.plain(start, end)
    return " ".join([*(w.text for w in asked.words[start : end - 1]), last.stem])


def _with_surname(asked: Question, span: Span, names: NameIndex) -> list[Span]:
    """A stage name or given name, and the same with the surname that stands before it."""
    before = asked.words[span.start - 1] if span.start else None
    spelled = span.hit.how in ("name", "given name")
    if spelled and names.is_person(span.hit.node) and before and before.text in SURNAMES:
        return [span, span._replace(start=span.start - 1, weight=span.weight + 1.0)]
    return [span]


def _initials(asked: Question, names: NameIndex) -> list[Span]:
    if not is_initials(asked.text):
        return []
    hits = names.by_initials(asked.text)
    return [Span(0, len(asked.words), hit, float(len(asked.words))) for hit in hits]


def _inside_words(asked: Question, names: NameIndex, good: set[int]) -> list[Span]:
    """Names at the beginning or end of a long Hangul word: spaces are often left out."""
    found = []
    for number, word in enumerate(asked.words[:_WORDS]):
        if asked.is_description or number in good or not word.is_hangul or len(word.text) < 4:
            continue
        for cut in range(2, len(word.text) - 1):
            for part, rest in (
                (word.text[:cut], word.text[cut:]),
                (word.text[cut:], word.text[:cut]),
            ):
                if not (is_plain(rest) or rest in PARTICLES or names.exact(rest)):
                    continue
                for hit in names.exact(part):
                    if hit.how in ("name", "part of the title") and len(part) > 1:
                        weight = len(part) / 2.5
                        found.append(Span(number, number + 1, hit, weight))
    return found


def _near(asked: Question, names: NameIndex, good: set[int]) -> list[Span]:
    words = asked.words[:_WORDS]
    described = asked.is_description
    windows = [
        (start, end)
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + 7) + 1)
        if not good.issuperset(range(start, end)) and _may_be_a_name(words[start:end], described)
    ]
    if len(words) <= _LONGEST_TITLE and not good.issuperset(range(len(words))):
        windows.append((0, len(words)))
    windows = sorted(windows, key=lambda window: window[0] - window[1])[:_WINDOWS]
    texts = [
        " ".join([*(w.text for w in words[start : end - 1]), words[end - 1].stem])
        for start, end in windows
    ]
    return [
        _span(asked, start, end, hit)
        for (start, end), hits in zip(windows, names.near(texts), strict=True)
        for hit in hits
        if not _other_number(hit.name, words[start : end + 1])
    ]


def _may_be_a_name(run: tuple[Word, ...], described: bool) -> bool:
    if all(word.is_stop or is_plain(word.text) for word in run):
        return False
    for edge in (run[0], run[-1]):
        if edge.is_stop or is_plain(edge.text) or edge.text in MOOD_WORDS:
            return False
    return not described or all(w.is_namelike or w.is_stop for w in run)
