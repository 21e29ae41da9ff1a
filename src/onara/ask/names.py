"""Every name of the catalogue under every form in which it may be typed.

Exact forms are looked up in tables; what remains is compared by its sound with all names at once.
The qualities say how much a form is worth as evidence: 1 is the name itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from onara.ask.question import question
from onara.ask.vocabulary import is_plain
from onara.graph import Kind, Node
from onara.spelling import consonants, initials, key, letters_of, romanised, sound

SOUND, CONSONANTS, GIVEN_NAME, INITIALS = 0.97, 0.86, 0.8, 0.95
GIVEN_LAST = 0.98
LINE = 0.95
ABBREVIATION, ABBREVIATED_SONG = 0.88, 0.76
"""Quality of a name that is spelled otherwise, whose consonants agree across scripts, that lacks
its surname, whose initial consonants were typed."""

HALF, WHOLE = 0.35, 0.9
"""Quality of half a title: ``HALF`` for none of it, ``WHOLE`` for nearly all."""

_SHORTEST_HALF = 0.22
_ALIKE, _ALIKE_SHORT = 70, 80
"""How alike (per cent) the whole sound must be where consonants agree across scripts; where there
are but one or two consonants."""

_FUZZY = ((5, 88), (7, 84), (12, 78), (20, 72), (999, 66))
"""Least similarity (per cent) of two sounds by their length: long names bear more slips."""
_FUZZY_JAMO = ((6, 88), (9, 79), (14, 77), (20, 72), (999, 66))
"""The same for Hangul letter by letter, where a wrong syllable is up to three letters."""
_SHORTEST, _SHARPNESS = 4, 3.0
"""Letters from which slips are forgiven; how fast the worth of a name falls with its likeness: at
80 % it is worth half."""
_LONGEST_SHORT = 5
"""Syllables that an abbreviation has at most."""
_SAME_SCRIPT = 72
_OTHER_SCRIPT = 64
"""Least likeness of letters (per cent) where two names sound alike: in Hangul, or romanised."""

PEOPLE = (Kind.ARTIST, Kind.PERSON, Kind.CHARACTER)
_NAMED = frozenset(Kind) - {Kind.WORK, Kind.RELEASE}
_MISSPELT = _NAMED - {Kind.RECORDING, Kind.OTHER, Kind.LIST}
"""Kinds that are looked up by their names, and those of them where slips are forgiven."""

_BREAK = re.compile(r"\s*[:(\[/~〜]\s*|\s+[-–—]\s+|[)\]]")


class Hit(NamedTuple):
    """A name that may be meant: of which node, how good, and in which way it was found."""

    node: str
    quality: float
    name: str
    how: str


@dataclass(frozen=True, slots=True)
class _Forms:
    """Forms of names that are compared as a whole, and what each is a name of."""

    texts: list[str] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)

    def add(self, text: str, hit: Hit) -> None:
        self.texts.append(text)
        self.hits.append(hit)


class NameIndex:
    """The names of nodes, ready to be looked up; ``lines`` are words that songs are quoted by."""

    def __init__(self, nodes: Iterable[Node], lines: Mapping[str, str] | None = None) -> None:
        self._keys: dict[str, list[Hit]] = defaultdict(list)
        self._sounds: dict[str, list[Hit]] = defaultdict(list)
        self._consonants: dict[str, list[Hit]] = defaultdict(list)
        self._initials: dict[str, list[Hit]] = defaultdict(list)
        self._heard, self._spelled = _Forms(), _Forms()
        self._shortened: list[Hit] = []
        self._people: set[str] = set()
        for song, line in (lines or {}).items():
            self._enter(line, Hit(song, LINE, line, "line"), fuzzy=True)
        for node in nodes:
            if node.kind in _NAMED:
                for name in node.names:
                    self._add(node, name)

    def exact(self, text: str) -> list[Hit]:
        """Names that this text is, in any script or spelling, or half of which it is."""
        found: dict[str, Hit] = {}
        plain = key(text)
        if not plain:
            return []
        hits = list(self._keys.get(plain, ()))
        heard = sound(text)
        if len(heard) > 2 or (len(heard) == 2 and not text.isascii()):
            hits += [hit for hit in self._sounds.get(heard, ()) if _alike(text, hit.name)]
        bones = consonants(text)
        least = _ALIKE if len(bones) > 2 else _ALIKE_SHORT
        hits += [
            hit
            for hit in self._consonants.get(bones + _script(text), ())
            if fuzz.ratio(heard, sound(hit.name)) >= least
        ]
        if not hits and 2 <= len(plain) <= _LONGEST_SHORT and "가" <= plain[0] <= "힣":
            hits = [hit for hit in self._shortened if is_shortened(plain, hit.name)]
        for hit in hits:
            if hit.node not in found or found[hit.node].quality < hit.quality:
                found[hit.node] = hit
        return list(found.values())

    def is_person(self, node: str) -> bool:
        """Whether a node is a person, a group or a character."""
        return node in self._people

    def letter_by_letter(self, text: str) -> list[Hit]:
        """Names that this text is, spelled as they are."""
        return self._keys.get(key(text), [])

    def by_initials(self, text: str) -> list[Hit]:
        """Names whose initial consonants these are, whole or from the beginning."""
        typed = "".join(text.split())
        whole = self._initials.get(typed, [])
        if whole or len(typed) < 3:
            return [hit._replace(quality=INITIALS, how="initials") for hit in whole]
        return [
            hit._replace(quality=INITIALS * len(typed) / len(form), how="first initials")
            for form, hits in self._initials.items()
            if form.startswith(typed)
            for hit in hits
        ]

    def near(self, texts: Sequence[str], *, most: int = 6) -> list[list[Hit]]:
        """For each text, names that sound nearly so, the nearest first."""
        heard = [sound(text) for text in texts]
        spelled = [letters_of(key(text)) for text in texts]
        result: list[list[Hit]] = [[] for _ in texts]
        for forms, known in ((heard, self._heard), (spelled, self._spelled)):
            usable = [index for index, each in enumerate(forms) if len(each) >= _SHORTEST]
            if not usable:
                continue
            table = process.cdist(
                [forms[index] for index in usable],
                known.texts,
                scorer=fuzz.ratio,
                score_cutoff=_FUZZY[-1][1],
                dtype=np.uint8,
            )
            for row, index in zip(table, usable, strict=True):
                result[index] += _nearest(row, len(forms[index]), known, most)
        return result

    def _add(self, node: Node, name: str) -> None:
        if not key(name):
            return
        fuzzy = node.kind in _MISSPELT
        self._enter(name, Hit(node.id, 1.0, name, "name"), fuzzy=fuzzy)
        if node.kind in PEOPLE:
            self._people.add(node.id)
            self._given_names(node, name)
        else:
            self._halves(node, name)
        first = initials(name)
        if len(first) > 1:
            self._initials[first].append(Hit(node.id, 1.0, name, "initials"))

    def _enter(self, text: str, hit: Hit, *, fuzzy: bool = False) -> None:
        self._keys[key(text)].append(hit)
        heard = sound(text)
        if len(heard) > 1:
            self._sounds[heard].append(hit._replace(quality=hit.quality * SOUND, how="sounds like"))
            if fuzzy:
                self._heard.add(heard, hit)
                self._spelled.add(letters_of(key(text)), hit)
        bones = consonants(text)
        if bones:
            # Consonants alone are compared across scripts only: within one, the sound tells more.
            other = "latin" if _script(text) == "hangul" else "hangul"
            across = hit._replace(quality=hit.quality * CONSONANTS, how="sounds like")
            self._consonants[bones + other].append(across)

    def _given_names(self, node: Node, name: str) -> None:
        words = question(name).words
        if name.isascii() and len(words) == 3:
            given = f"{words[1].text} {words[2].text}"
            turned = f"{given} {words[0].text}"
            self._enter(turned, Hit(node.id, GIVEN_LAST, turned, "name"))
        elif name.isascii() and len(words) == 2 and len(words[1].text) > 4:
            given = words[1].text
        elif not name.isascii() and len(name) == 3 and "가" <= name[0] <= "힣":
            given = name[1:]
        else:
            return
        self._keys[key(given)].append(Hit(node.id, GIVEN_NAME, name, "given name"))

    def _halves(self, node: Node, name: str) -> None:
        """Parts of a title: between its marks, and runs of its words."""
        whole = len(key(name))
        parts = [part for part in _BREAK.split(name) if part]
        if len(parts) > 1:
            for part in parts:
                share = len(key(part)) / whole
                if key(part) and share > _SHORTEST_HALF:
                    hit = Hit(node.id, 0.75 + 0.23 * share, name, "part of the title")
                    self._enter(part, hit, fuzzy=share > 0.5)
        words = question(name).words
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                run = words[start:end]
                share = sum(len(word.text) for word in run) / whole
                solid = not all(word.is_stop or word.text.isdigit() for word in run)
                least = _SHORTEST_HALF if len(run) > 1 else _SHORTEST_HALF / 2
                if end - start == len(words) or share < least or not solid:
                    continue
                if len(run) == 1 and is_plain(run[0].text):
                    continue
                if len(run) == 1 and len(run[0].text) < _SHORTEST and not run[0].is_hangul:
                    continue
                text = " ".join(word.text for word in run)
                quality = HALF + (WHOLE - HALF) * share
                hit = Hit(node.id, quality, name, "half of the title")
                self._keys[key(text)].append(hit)
                if len(run) == 1 and run[0].stem != run[0].text:
                    self._keys[run[0].stem].append(hit)
        if len(words) > 2 and name.isascii():
            letters = "".join(word.text[0] for word in words)
            quality = ABBREVIATION if node.kind is Kind.DRAMA else ABBREVIATED_SONG
            self._keys[letters].append(Hit(node.id, quality, name, "initial letters"))
        if node.kind is Kind.DRAMA and len(words) > 1 and words[0].is_hangul:
            self._shortened.append(Hit(node.id, ABBREVIATION, name, "abbreviation"))


def is_jamo(text: str) -> bool:
    """Whether a text is Hangul taken apart into letters."""
    return "\u1100" <= text[:1] <= "\u11ff"


def is_shortened(short: str, title: str) -> bool:
    """Whether a Hangul title is shortened as Koreans do: 별에서 온 그대 to 별그대.

    The first syllable stays; each further one begins a word or follows the one before it.
    """
    syllables: list[str] = []
    starts: set[int] = set()
    begins = True
    for character in title:
        if character.isspace():
            begins = True
        else:
            if begins:
                starts.add(len(syllables))
            begins = False
            syllables.append(character)
    if not syllables or syllables[0] != short[0]:
        return False
    ends = {0}
    for wanted in short[1:]:
        ends = {
            place
            for place, syllable in enumerate(syllables)
            if syllable == wanted
            and (place - 1 in ends or (place in starts and any(end < place for end in ends)))
        }
    return bool(ends) and len(short) < len(syllables)


def _nearest(row: NDArray[np.uint8], length: int, known: _Forms, most: int) -> list[Hit]:
    found: dict[str, Hit] = {}
    for column in np.argsort(row)[::-1][: most * 4]:
        score = int(row[column])
        shortest = min(length, len(known.texts[column]))
        limits = _FUZZY_JAMO if is_jamo(known.texts[column]) else _FUZZY
        if score < next(least for size, least in limits if shortest <= size):
            continue
        hit = known.hits[column]
        if hit.node not in found:
            quality = hit.quality * (score / 100) ** _SHARPNESS
            found[hit.node] = hit._replace(quality=quality, how="nearly")
    return list(found.values())[:most]


def _alike(text: str, name: str) -> bool:
    """Whether two names of one sound may be one: the sound is coarse, the letters tell more."""
    one, other = key(text), key(name)
    if "가" <= one[:1] <= "힣" and "가" <= other[:1] <= "힣":
        return fuzz.ratio(letters_of(one), letters_of(other)) >= _SAME_SCRIPT
    return fuzz.ratio(key(romanised(text)), key(romanised(name))) >= _OTHER_SCRIPT


def _script(text: str) -> str:
    return "hangul" if any("가" <= c <= "힣" or "ァ" <= c <= "ヺ" for c in text) else "latin"
