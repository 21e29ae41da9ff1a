"""Reading a text to its last word as known names and markings.

A tag or file name speaks of a song for certain only where nothing of it is left over: in
"Sam Smith - Stay With Me" two words are, and they are why it is another song.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onara.catalogue.markings import (
    MARKS,
    NOISE,
    OST,
    is_date,
    leading_numbers,
    number_of,
)
from onara.spelling import same_name, skeleton

TITLE, PERFORMER, DRAMA, ALSO = "title", "performer", "drama", "also"
Kinds = frozenset[str]
_NOTHING: Kinds = frozenset()
# The longest title has ten words; Latin names are typed with more spaces than we have.
_LONGEST = 16
_MARK, _NUMBER = "version ", "part "


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text speaks of: the kinds of names in it, its version marks and part numbers."""

    found: Kinds

    def __contains__(self, kind: str) -> bool:
        return kind in self.found

    @property
    def marks(self) -> frozenset[str]:
        """Versions named, such as ``"instrumental"``."""
        return frozenset(f[len(_MARK) :] for f in self.found if f.startswith(_MARK))

    @property
    def parts(self) -> frozenset[int]:
        """Numbers of soundtrack parts named."""
        return frozenset(int(f[len(_NUMBER) :]) for f in self.found if f.startswith(_NUMBER))


@dataclass(slots=True)
class Lexicon:
    """Names that may stand in a text: by their key and, for romanised names, by their skeleton."""

    keys: dict[str, Kinds] = field(default_factory=dict)
    skeletons: dict[str, Kinds] = field(default_factory=dict)

    def add(
        self,
        words: tuple[str, ...],
        kind: str,
        *,
        marks: frozenset[str] = frozenset(),
        romanised: bool = False,
    ) -> None:
        """Enter a name, with the versions that it names itself.

        The first kind entered for a name stays.
        """
        if words:
            kinds = frozenset({kind, *(_MARK + mark for mark in marks)})
            self.keys.setdefault("".join(words), kinds)
            bones = skeleton(words) if romanised else ""
            if len(bones) > 2:
                self.skeletons.setdefault(bones, kinds)

    def kinds(self, words: tuple[str, ...]) -> Kinds | None:
        """What these words name, or ``None``."""
        exact = self.keys.get("".join(words))
        if exact is not None or not self.skeletons:
            return exact
        bones = skeleton(words)
        if not bones:
            return None
        near = self.skeletons.get(bones)
        if near is None:
            near = next((k for name, k in self.skeletons.items() if same_name(bones, name)), None)
        return near


def read(
    words: tuple[str, ...],
    *lexicons: Lexicon,
    slips: frozenset[str] = frozenset(),
    numbered: bool = True,
) -> Reading | None:
    """The fullest way to read all words, or ``None`` where some are left over.

    ``slips`` are keys to be read as the title, misspelt; with ``numbered`` the text may start with
    a track number.  Of several ways the one that finds a
    title counts first, then the one that finds more names with fewer version marks.
    """
    ways: list[set[Kinds]] = [set() for _ in range(len(words) + 1)]
    ways[0].add(_NOTHING)
    for start in range(leading_numbers(words) if numbered else 0):
        ways[start + 1].add(_NOTHING)
    for start in range(len(words)):
        if not ways[start]:
            continue
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
            for kinds in _all_kinds(words[start:end], lexicons, slips):
                ways[end].update(way | kinds for way in ways[start])
    return Reading(max(ways[-1], key=_fullness)) if ways[-1] else None


def _all_kinds(
    words: tuple[str, ...], lexicons: tuple[Lexicon, ...], slips: frozenset[str]
) -> list[Kinds]:
    """All that these words can be; a word that says nothing is nothing, but it is read."""
    text = "".join(words)
    found = [kinds for lexicon in lexicons if (kinds := lexicon.kinds(words))]
    if text in slips:
        found.append(frozenset({TITLE}))
    if text in MARKS:
        found.append(frozenset({_MARK + MARKS[text]}))
    number = number_of(words)
    if number:
        found.append(frozenset({number}) if number.startswith(_NUMBER) else _NOTHING)
    if text in OST or text in NOISE or is_date(words):
        found.append(_NOTHING)
    return found


def _fullness(way: Kinds) -> tuple[bool, int, int, list[str]]:
    marks = sum(kind.startswith(_MARK) for kind in way)
    names = len(way & {TITLE, PERFORMER, DRAMA})
    return (TITLE in way, names, -marks, sorted(way))


def runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All runs of words that are short enough for a name."""
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
            yield words[start:end]


def spans(words: tuple[str, ...]) -> Iterator[str]:
    """The keys of `runs`."""
    return map("".join, runs(words))
