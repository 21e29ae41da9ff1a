"""What a text was before it was decoded with the wrong character encoding.

Bytes that were written in one encoding and read in another are undone by going back: what was read
is encoded again, which gives the bytes, and these are decoded as they were meant.  Several ways
back may be open, and correct texts have some too, so each is weighed by how likely it is that
somebody wrote that text (`letters`).  A text is repaired only where what it was is far likelier
than what it is, and than any other that it may have been; else it stays.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from onara.spelling.letters import kind, weigh

WINDOWS = "windows-1252"
"""Western Windows, with the controls of Latin-1 where it has no signs: programs mix the two."""

BYTES = "bytes"
"""Not read at all: names of files whose bytes Python could not decode (surrogates)."""

_Steps = tuple[tuple[str, str], ...]

_READ_AS = (
    BYTES,
    WINDOWS,
    "cp949",
    "cp932",
    "gbk",
    "big5",
    "koi8-r",
    "cp1251",
    "mac-roman",
    "cp437",
)
_WRITTEN_IN = ("utf-8", "cp949", "cp932", "gbk", "big5")
_LETTERS = {"cp949": "H", "cp932": "KC", "gbk": "C", "big5": "C"}
_DEEPEST = 3
"""Texts were decoded wrongly up to three times: a program repeats the mistake of the one before."""

_MOST_TWICE = 4
"""Characters with two codes in a text, of which all combinations are tried."""

_LONGEST = 4096
"""Characters that are looked at; tags are shorter, and lyrics are told by their beginning."""

# Bits that a way back must gain before it is believed, as it is rare: most texts are right.
_RARENESS = {
    ("utf-8", BYTES): 0.0, ("cp949", BYTES): 0.0, ("cp932", BYTES): 8.0, ("gbk", BYTES): 8.0,
    ("big5", BYTES): 10.0,
    ("utf-8", WINDOWS): 2.0, ("cp949", WINDOWS): 6.0, ("cp932", WINDOWS): 12.0,
    ("gbk", WINDOWS): 9.0, ("big5", WINDOWS): 13.0,
    ("utf-8", "cp949"): 12.0,
}  # fmt: skip
_ODD = 20.0
_CUT = 3.0
_MARGIN = 4.0
"""Bits that must be gained in all."""

_APART = 8.0
"""Bits by which a text must be likelier than the next that it may have been."""

_KNOWN = 2.0
"""Bits that suffice where another text of the same file or album is certainly broken so."""

_STRANGER = 12.0
"""Bits that any other way back then has to gain on top: few programs break texts in two ways."""

_CERTAIN = 20.0
_PLAUSIBLE = 13.0
_AT_MOST = {"utf-8": 26.0, "cp949": 17.0}
_AT_MOST_ELSE = 16.0
_AT_MOST_KNOWN = 20.0
"""Bits that a character which is not ASCII may count in a text that somebody wrote: Hangul that is
surely right counts less than the first.  What is valid UTF-8 is hardly so by chance.  A way back
that is known already may lead to rarer ones, as names have."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What a text was.

    ``steps`` lead back to it: each is the encoding that the bytes were written in and the one they
    were read in, the last mistake first.  ``bits`` is by how much it is likelier than what stands
    there, as a logarithm to base 2.  ``is_cut``: the text ends inside a character, which is lost.
    """

    text: str
    steps: _Steps
    bits: float
    is_cut: bool = False


def repaired(text: str) -> str:
    """The text as it was before it was decoded wrongly; as it is where that is not certain.

    Old Korean tags hold CP949 bytes in a field that is declared Latin-1: "½ºÅ×ÀÌ À§µå ¹Ì" is
    스테이 위드 미.  File names whose bytes Python could not decode (surrogates) are read likewise.
    """
    repair = restored(text)
    return repair.text if repair else text


def restored(text: str, *beside: Sequence[str]) -> Repair | None:
    """What a text was before it was decoded wrongly, and how that is known.

    ``beside`` are other texts that one program wrote, the nearest first (those of the same file,
    then of the same album), so that what is certain of one speaks for this.  ``None`` where the
    text is right or nothing is certain.
    """
    if text.isascii():
        return None
    for others in beside:
        known = frozenset(
            repair.steps
            for other in set(others) - {text}
            if not other.isascii() and (repair := _restored(other, frozenset())) is not None
            if repair.bits >= _CERTAIN
        )
        if known:
            return _restored(text, known)
    return _restored(text, frozenset())


@lru_cache(maxsize=1 << 14)
def _restored(text: str, known: frozenset[_Steps]) -> Repair | None:
    head = text[:_LONGEST]
    composed = unicodedata.normalize("NFC", head)
    as_it_is = weigh(composed)
    if as_it_is.each < _PLAUSIBLE and all(c.isascii() or kind(c) == "H" for c in composed):
        return None  # Hangul that reads like Korean is Korean
    weighed: list[tuple[float, str, _Steps, bool]] = []
    for candidate, steps, is_cut in _ways_back(_as_encoded(head), _DEEPEST, ()):
        read = unicodedata.normalize("NFC", candidate)
        rareness = sum(_RARENESS.get(step, _ODD) for step in steps)
        if steps in known:
            rareness = min(rareness, _KNOWN)
        elif known:
            rareness += _STRANGER
        rareness += _CUT * is_cut
        weighed.append((as_it_is.bits - weigh(read).bits - rareness, read, steps, is_cut))
    if not weighed:
        return None
    gained, read, steps, is_cut = max(weighed)
    if gained < _MARGIN or not _is_told(read, steps, known):
        return None
    rivals = [one for one in weighed if one[1] != read and _is_told(one[1], one[2], known)]
    if rivals and gained - max(rivals)[0] < _APART:
        return None
    if len(text) > _LONGEST:
        whole = _all_the_way(_as_encoded(text), steps)
        return Repair(whole, steps, gained) if whole is not None else None
    return Repair(read, steps, gained, is_cut)


def _ways_back(text: str, deep: int, done: _Steps) -> Iterator[tuple[str, _Steps, bool]]:
    """Texts that this one may have been, how, and whether the end is lost."""
    for read_as in _READ_AS if not done else (WINDOWS,):
        for raw, written_in in product(_all_bytes_of(text, read_as), _WRITTEN_IN):
            if written_in == read_as or raw.isascii():
                continue
            decoded = _decoded(raw, written_in)
            if decoded is None:
                continue
            before, is_cut = decoded
            if before == text or any(kind(c) == "!" for c in before if not _is_high_control(c)):
                continue
            steps = (*done, (written_in, read_as))
            if not before.isascii():
                yield before, steps, is_cut
            if deep > 1 and written_in == "utf-8" and not is_cut:
                yield from _ways_back(before, deep - 1, steps)


def _as_encoded(text: str) -> str:
    """With letters and their accents in one, as encodings have them.  Chinese characters stay: NFC
    makes one of some that CP949 has twice."""
    is_apart = any(unicodedata.combining(c) for c in text)
    return unicodedata.normalize("NFC", text) if is_apart else text


def _is_told(text: str, steps: _Steps, known: frozenset[_Steps]) -> bool:
    """Whether a text says enough to be believed: it is of the letters that its encoding is there
    for, somebody may have written it, and it is more than one character where that could be any."""
    written_in = steps[-1][0]
    foreign = [kind(c) for c in text if not c.isascii()]
    letters = _LETTERS.get(written_in, "xXyYHKCS")
    if 2 * sum(one in letters for one in foreign) < len(foreign):
        return False
    is_usual = steps in known or all(step in _RARENESS for step in steps)
    if len(foreign) == 1 and (not is_usual or foreign == ["C"]):
        return False
    at_most = _AT_MOST.get(written_in, _AT_MOST_ELSE)
    return weigh(text).each <= (max(at_most, _AT_MOST_KNOWN) if steps in known else at_most)


def _is_high_control(character: str) -> bool:
    return "\x80" <= character <= "\x9f"


def _all_the_way(text: str, steps: _Steps) -> str | None:
    for written_in, read_as in steps:
        raw = _bytes_of(text, read_as)
        decoded = _decoded(raw, written_in) if raw is not None else None
        if decoded is None:
            return None
        text = decoded[0]
    return text


def _all_bytes_of(text: str, encoding: str) -> Iterator[bytes]:
    """All bytes that are this text in an encoding."""
    raw = _bytes_of(text, encoding)
    if raw is None:
        return
    again = [c for c in text if c in _again_in_cp932()] if encoding == "cp932" else []
    if not again:
        yield raw
    elif len(again) <= _MOST_TWICE:
        for chosen in product((False, True), repeat=len(again)):
            choices = iter(chosen)
            yield b"".join(
                _again_in_cp932()[c]
                if c in _again_in_cp932() and next(choices)
                else c.encode("cp932")
                for c in text
            )


def _bytes_of(text: str, encoding: str) -> bytes | None:
    """The bytes that are this text in an encoding, or ``None`` where none are."""
    if encoding == BYTES:
        if not any("\udc80" <= c <= "\udcff" for c in text):
            return None
        try:
            return text.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            return None
    if encoding == WINDOWS:
        if any(ord(c) > 0xFF and c not in _WINDOWS_BYTES for c in text):
            return None
        return b"".join(_WINDOWS_BYTES.get(c) or c.encode("latin-1") for c in text)
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return None


@cache
def _again_in_cp932() -> Mapping[str, bytes]:
    """Characters that Windows' Shift-JIS has twice, with the code that Python does not write."""
    found = {}
    for lead, trail in product(range(0x81, 0xFD), range(0x40, 0xFD)):
        code = bytes([lead, trail])
        character = code.decode("cp932", "replace")
        if len(character) == 1 and character != "\ufffd" and character.encode("cp932") != code:
            found[character] = code
    return found


def _decoded(raw: bytes, encoding: str) -> tuple[str, bool] | None:
    """The text of these bytes, and whether they end inside a character."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(raw)
    except UnicodeDecodeError:
        return None
    pending, _ = decoder.getstate()
    return text, bool(pending)


def _windows_bytes() -> dict[str, bytes]:
    """The signs that Windows-1252 has where Latin-1 has controls."""
    found = {}
    for byte in range(0x80, 0xA0):
        sign = bytes([byte]).decode("cp1252", errors="ignore")
        if sign:
            found[sign] = bytes([byte])
    return found


_WINDOWS_BYTES = _windows_bytes()
