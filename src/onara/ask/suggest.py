"""What a half-typed name may become, in whichever script it is begun."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from onara.graph import Kind, Node
from onara.spelling import composed, hangul_of_keyboard, initials, is_initials, key, sound

_ORDER = (Kind.DRAMA, Kind.SONG, Kind.ARTIST, Kind.PERSON, Kind.SOUNDTRACK, Kind.LIST)
_SHORTEST_SOUND = 3
"""Letters of a sound from which it is looked up: fewer begin half of all names."""


class Suggest:
    """The names of nodes, sorted by every form in which they may be begun."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        letters, sounds, firsts, words = [], [], [], []
        self._nodes: list[Node] = []
        for node in nodes:
            if node.kind not in _ORDER:
                continue
            number = len(self._nodes)
            self._nodes.append(node)
            for place, name in enumerate(node.names or (node.title,)):
                entry = (place, number)
                letters.append((_letters(name), *entry))
                sounds.append((sound(name), *entry))
                firsts.append((initials(name), *entry))
                words += [(_letters(tail), *entry) for tail in _tails(name)]
        self._letters = sorted(each for each in letters if each[0])
        self._sounds = sorted(each for each in sounds if each[0])
        self._words = sorted(each for each in words if len(each[0]) > 1)
        self._initials = sorted(each for each in firsts if len(each[0]) > 1)

    def begin(
        self, typed: str, limit: int, kinds: Collection[str] = (), *, as_spelled: bool = False
    ) -> list[Node]:
        """The nodes of which a name begins so: the names spelled so first, then those that sound
        so, then those of which a later word begins so; a Hangul syllable may be half typed, or
        typed on a Latin keyboard.

        ``kinds`` are those to keep to, all where there are none; ``as_spelled`` leaves out what
        only sounds so, or is typed so on another keyboard or in initials.
        """
        text = composed(typed.strip())
        found: dict[int, tuple[int, int, int]] = {}
        forms = [(self._letters, _letters(text), 0)]
        if is_initials(text):
            forms.append((self._initials, initials(text), 1))
        switched = hangul_of_keyboard(text)
        if switched and switched != text:
            forms.append((self._letters, _letters(switched), 2))
        if len(sound(text)) >= _SHORTEST_SOUND:
            forms.append((self._sounds, sound(text), 3))
        if as_spelled:
            forms = forms[:1]
        forms.append((self._words, _letters(text), 4))
        for table, form, rank in forms:
            for place, number in _starting(table, form):
                if kinds and self._nodes[number].kind not in kinds:
                    continue
                kind = _ORDER.index(self._nodes[number].kind)
                known = found.get(number)
                if known is None or (rank, kind, place) < known:
                    found[number] = (rank, kind, place)
        best = sorted(found, key=lambda number: (found[number], number))
        return [self._nodes[number] for number in best[:limit]]


def _starting(table: Sequence[tuple[str, int, int]], form: str) -> Iterable[tuple[int, int]]:
    if not form:
        return
    for index in range(bisect_left(table, (form, -1, -1)), len(table)):
        if not table[index][0].startswith(form):
            return
        yield table[index][1:]


def _tails(name: str) -> Iterable[str]:
    """A name from each of its later words on."""
    words = name.split()
    return (" ".join(words[start:]) for start in range(1, len(words)))


def _letters(text: str) -> str:
    """A name letter by letter, so that half a syllable begins a whole one."""
    return "".join(_JAMO.get(c, c) for c in _decomposed(key(text)))


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


# A consonant that ends a half-typed syllable may yet begin the next: both are one letter here.
_ONSETS = "ᄀᄁᄂᄃᄄᄅᄆᄇᄈᄉᄊᄋᄌᄍᄎᄏᄐᄑᄒ"
_CODAS = "ᆨᆩᆫᆮ*ᆯᆷᆸ*ᆺᆻᆼᆽ*ᆾᆿᇀᇁᇂ"
_JAMO = {coda: onset for onset, coda in zip(_ONSETS, _CODAS, strict=True) if coda != "*"}
