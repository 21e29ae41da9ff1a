"""From names to records: exactly by key or sound, and by what a person half remembers.

This is hot: a question is cut into some 60 spans that might be names, and all of them are looked up
at once, among a million songs.  ``bench/questions`` measures it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA, LCSseq

from onara.imports.forms import key_of, sound_of
from onara.imports.links import PERFORMER
from onara.imports.records import KINDS, Kind, clean
from onara.imports.signature import Signatures, slips
from onara.spelling import initials, is_initials

MOST = 20
"""Records for one name and kind: more namesakes than that tell a person nothing."""
MOST_FUZZY = 3
"""Fuzzy names of one question; each costs as much as all exact ones together."""
_READ = 3 * MOST
"""Rows read for one name and kind: records are found by several of their names."""
_CANDIDATES = 600
"""Sounds read and compared letter by letter for one fuzzy name: about a millisecond."""
_FORMS = 40
"""Sounds whose records are read for one fuzzy name."""
_ENOUGH = 4 * MOST
"""Rows read for one fuzzy name, the best sounds first."""

_BY_KEY, _BY_SOUND, _ALIAS = 1.0, 0.9, 0.02
_NEAR, _PART, _INITIALS = 0.88, 0.8, 0.75
"""Qualities: the key is the name as it is written, the sound leaves the spelling open; a main name
is meant a little sooner than a further one; slips and missing words count by their share."""
_LEAST_SHARE = 0.4
"""Of a title, that a part of it must be: less is a word that a hundred titles have."""
_VERY_NAME = 0.98
"""Quality from which a name is that which was asked for, whatever its case and marks."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that goes by a name: ``matched`` is its own spelling, ``quality`` in 0-1.

    1.0 is the same key, about 0.9 the same sound, less the more slips or missing words there are.
    """

    name: str
    kind: Kind
    id: str
    matched: str
    quality: float

    @property
    def is_very_name(self) -> bool:
        """Whether that is the very name, and does not only sound like it."""
        return self.quality >= _VERY_NAME


# The indexes hold all of these columns, so that namesakes are weighed without reading them.
_COLUMNS = "record, place, kind, rank"
_WHERE = {
    "key": "key = ?1 AND kind = {} ORDER BY rank",
    "form": "form = ?1 AND kind = {} ORDER BY rank",
    "initials": "kind = {} AND initials = ?1 ORDER BY rank",
    "beginning": "kind = {} AND initials > ?1 AND initials < ?1 || '힣'",
}


def _query(by: str) -> str:
    # One statement for all kinds, each with its own limit, so that songs do not crowd out a drama.
    return " UNION ALL ".join(
        f"SELECT * FROM (SELECT {_COLUMNS} FROM name WHERE {_WHERE[by].format(kind)} LIMIT {_READ})"
        for kind in range(len(KINDS))
    )


_QUERIES = {by: _query(by) for by in _WHERE}


class Lookup:
    """Looks names up through an open connection; ``signatures`` gives those of all sounds."""

    def __init__(
        self, connection: sqlite3.Connection, signatures: Callable[[], Signatures]
    ) -> None:
        self._run = connection
        self._signatures = signatures

    def exact(self, names: Sequence[str]) -> Iterator[Hit]:
        """For each name at most `MOST` records of a kind that have its key or its sound."""
        for name in dict.fromkeys(names):
            typed = clean(name)
            if not typed:
                continue
            found = [*self._rows("key", key_of(typed), _BY_KEY)]
            form = self._form(sound_of(typed))
            if form is not None:
                found += self._rows("form", form, _BY_SOUND)
            yield from self._best(name, found)

    def fuzzy(self, names: Sequence[str]) -> Iterator[Hit]:
        """The same for slips, missing words, parts and initials (ㄷㄲㅂ) of `MOST_FUZZY` names."""
        for name in list(dict.fromkeys(names))[:MOST_FUZZY]:
            found: list[_Found] = []
            typed = clean(name)
            first = initials(typed)
            if is_initials(typed) and len(first) > 1:
                found += self._rows("initials", first, _INITIALS)
                found += self._rows("beginning", first, _INITIALS - 0.1)
            else:
                for form, quality in self._similar(sound_of(typed)):
                    found += self._rows("form", form, quality)
                    if len(found) >= _ENOUGH:
                        break
            yield from self._best(name, found)

    def _form(self, sound: str) -> int | None:
        if not sound:
            return None
        row = self._run.execute("SELECT id FROM form WHERE sound = ?", (sound,)).fetchone()
        return None if row is None else int(row[0])

    def _rows(self, by: str, value: int | str, quality: float) -> Iterator[_Found]:
        for record, place, kind, rank in self._run.execute(_QUERIES[by], (value,)):
            yield _Found(record, place, kind, rank, quality - _ALIAS * (rank & 1))

    def _best(self, name: str, found: Iterable[_Found]) -> Iterator[Hit]:
        best: dict[int, _Found] = {}
        for each in found:
            if each.record not in best or each.quality > best[each.record].quality:
                best[each.record] = each
        by_kind: dict[int, list[_Found]] = {}
        for each in sorted(best.values(), key=lambda e: (-e.quality, e.rank, e.record)):
            by_kind.setdefault(each.kind, []).append(each)
        for kind, namesakes in sorted(by_kind.items()):
            if KINDS[kind] == "artist" and len(namesakes) > 1:
                namesakes = self._best_known_first(namesakes)
            for each in namesakes[:MOST]:
                id, text = self._run.execute(
                    "SELECT id, text FROM name JOIN record ON row = record "
                    "WHERE record = ? AND place = ?",
                    (each.record, each.place),
                ).fetchone()
                yield Hit(name, KINDS[kind], id, text, round(each.quality, 4))

    def _best_known_first(self, artists: list[_Found]) -> list[_Found]:
        """Of namesakes who are as good as each other, those with more songs are meant sooner."""
        counts = {
            each.record: self._run.execute(
                "SELECT count(*) FROM link WHERE role = ? AND target = "
                "(SELECT id FROM record WHERE row = ?)",
                (PERFORMER, each.record),
            ).fetchone()[0]
            for each in artists
        }
        return sorted(artists, key=lambda e: (-e.quality, e.rank, -counts[e.record], e.record))

    def _similar(self, sound: str) -> list[tuple[int, float]]:
        """The best forms for a sound that is not quite theirs, with qualities, best first."""
        if len(sound) < 3:
            return []
        signatures = self._signatures()
        near = signatures.near(sound, _CANDIDATES)
        holding = signatures.containing(sound, _CANDIDATES)
        forms = self._sounds(list({*near, *holding}))
        qualities: dict[int, float] = {}
        for numbers, rate in ((near, _slipped), (holding, _partly)):
            for form, quality in rate(sound, {n: forms[n] for n in numbers if n in forms}):
                qualities[form] = max(quality, qualities.get(form, 0.0))
        return sorted(qualities.items(), key=lambda pair: -pair[1])[:_FORMS]

    def _sounds(self, forms: list[int]) -> dict[int, str]:
        marks = ",".join("?" * len(forms))
        rows = self._run.execute(f"SELECT id, sound FROM form WHERE id IN ({marks})", forms)
        return dict(rows)


class _Found(NamedTuple):
    """A name in an index: the place of the name among those of its record, and its weights."""

    record: int
    place: int
    kind: int
    rank: int
    quality: float


def _slipped(sound: str, forms: dict[int, str]) -> Iterator[tuple[int, float]]:
    """Forms within the slips allowed, and a quality that falls with their share of the letters."""
    for _, distance, form in process.extract(
        sound, forms, scorer=OSA.distance, score_cutoff=slips(sound), limit=_FORMS
    ):
        yield form, _NEAR * (1 - distance / max(len(sound), 4))


def _partly(sound: str, forms: dict[int, str]) -> Iterator[tuple[int, float]]:
    """Forms that hold all of the sound but for one slip, at least `_LEAST_SHARE` of them."""
    for form, text in forms.items():
        share = len(sound) / len(text)
        if not _LEAST_SHARE <= share < 1:
            continue
        if sound in text:
            yield form, _PART * (0.6 + 0.4 * share)
        elif len(sound) >= 8 and _in_two_pieces(sound, text):
            yield form, _PART * (0.5 + 0.4 * share)


def _in_two_pieces(sound: str, text: str) -> bool:
    """Whether a text with a word left out is this sound: its letters are there in few blocks."""
    if LCSseq.similarity(sound, text) < len(sound) - 1:
        return False
    blocks = [op for op in LCSseq.opcodes(sound, text) if op.tag == "equal"]
    return len(blocks) <= 3
