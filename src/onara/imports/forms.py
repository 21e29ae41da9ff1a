"""Names made comparable once, when they come in: key, sound, initials and signature."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from onara.imports.records import Record, SongRecord, names_of
from onara.imports.signature import CHUNK, Signatures, signature
from onara.spelling import fold, initials, key, sound

LONGEST_SOUND = 120
"""Letters of a sound that are compared: beyond, titles differ in what nobody types."""
MOST_NAMES = 200
"""Names that are indexed of one record: famous people have aliases in some 150 languages."""
_PROBES = ("도깨비", "Kim Beom-june", "이승열 Yi", "별에서 온 그대", "Stay With Me", "鬼怪", "オー")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name as it is indexed; ``sound`` is empty where nothing of it can be spoken."""

    text: str
    key: int
    sound: str
    initials: str | None


def key_of(text: str) -> int:
    """The key of a name as a 64-bit number, the same on every machine."""
    # A name of signs only ("♥") has no key; its folded text stands for itself.
    digest = blake2b((key(text) or fold(text)).encode("utf-8"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def sound_of(text: str) -> str:
    """The sound of a name, as far as it is compared."""
    return sound(text)[:LONGEST_SOUND]


def spellings(record: Record) -> list[Spelling]:
    """The names of a record to be indexed, in the order to show, each key once."""
    found: dict[int, Spelling] = {}
    for text in names_of(record):
        number = key_of(text)
        if number not in found:
            found[number] = Spelling(text, number, sound_of(text), initials(text) or None)
            if len(found) == MOST_NAMES:
                break
    return list(found.values())


def rank(record: Record, text: str) -> int:
    """How far behind others of the same spelling: songs without a drama, then further names."""
    homeless = isinstance(record, SongRecord) and not any(
        each.drama or each.drama_id or each.soundtrack for each in record.appearances
    )
    return 2 * homeless + (text not in (record.title, record.title_ko))


def rules() -> str:
    """A mark of the rules of spelling in force: another one means that the sounds are stale."""
    sounds = "|".join(f"{sound(text)},{key(text)},{initials(text)}" for text in _PROBES)
    return blake2b(sounds.encode("utf-8"), digest_size=8).hexdigest()


class Forms:
    """The sounds of the database while a transaction writes; new ones are appended.

    Sounds have dense numbers, because their signatures lie side by side.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection
        (last,) = connection.execute("SELECT max(id) FROM form").fetchone()
        self._next = 0 if last is None else last + 1
        self._new: list[tuple[int, int]] = []

    def number(self, text: str) -> int | None:
        """The number of a sound, new or not; ``None`` for an empty one."""
        if not text:
            return None
        row = self._run.execute("SELECT id FROM form WHERE sound = ?", (text,)).fetchone()
        if row is not None:
            return int(row[0])
        number, self._next = self._next, self._next + 1
        self._run.execute("INSERT INTO form VALUES (?, ?)", (number, text))
        self._new.append((number, signature(text)))
        return number

    def write_signatures(self) -> None:
        """Append the signatures of what is new; to be called before the transaction ends."""
        chunks: dict[int, npt.NDArray[np.uint64]] = {}
        for number, bits in self._new:
            chunk, place = divmod(number, CHUNK)
            if chunk not in chunks:
                chunks[chunk] = self._chunk(chunk)
            chunks[chunk][place] = bits
        self._run.executemany(
            "INSERT OR REPLACE INTO signature VALUES (?, ?)",
            [(chunk, bits.astype("<u8").tobytes()) for chunk, bits in chunks.items()],
        )
        self._new.clear()

    def _chunk(self, chunk: int) -> npt.NDArray[np.uint64]:
        row = self._run.execute("SELECT bits FROM signature WHERE chunk = ?", (chunk,)).fetchone()
        if row is None:
            return np.zeros(CHUNK, np.uint64)
        return np.frombuffer(row[0], "<u8").astype(np.uint64)


def all_signatures(connection: sqlite3.Connection) -> Signatures:
    """The signatures of all sounds; that of a number without a sound is zero."""
    rows = connection.execute("SELECT bits FROM signature ORDER BY chunk")
    bits = np.frombuffer(b"".join(bits for (bits,) in rows), "<u8")
    return Signatures(bits.astype(np.uint64, copy=False))


def sweep(connection: sqlite3.Connection) -> None:
    """Forget the sounds that no name has any more, and make all signatures anew."""
    connection.execute(
        "DELETE FROM form WHERE NOT EXISTS (SELECT 1 FROM name WHERE name.form = form.id)"
    )
    connection.execute("DELETE FROM signature")
    (last,) = connection.execute("SELECT max(id) FROM form").fetchone()
    for first in range(0, 0 if last is None else last + 1, CHUNK):
        bits = np.zeros(CHUNK, "<u8")
        rows = connection.execute(
            "SELECT id, sound FROM form WHERE id >= ? AND id < ?", (first, first + CHUNK)
        )
        for number, text in rows:
            bits[number - first] = signature(text)
        connection.execute("INSERT INTO signature VALUES (?, ?)", (first // CHUNK, bits.tobytes()))
