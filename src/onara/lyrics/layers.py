"""The words of a song in layers: as they are sung, how that sounds, and what it means.

Files hold them in many ways: a translation below each line of the same time, a file for each
language, a tag for each.  What a layer is, is read off its script and its sound: romanised lines
sound like the lines in Hangul that they stand for.  Where no file of the user's has them, Onara
romanises the lines by rule, and says that it did.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from typing import Literal

from onara.lyrics.grams import sound_of
from onara.lyrics.model import MADE, Line, Lyrics
from onara.lyrics.script import script_of
from onara.spelling import romanised

Kind = Literal["main", "pronunciation", "translation"]
KOREAN, ROMANISED, UNKNOWN = "ko", "ko-Latn", "und"
SAME_SOUND = 0.7
"""How alike the sounds of a line and its romanisation are at least, 0 to 1.  Of eight sentences,
those romanised by rule or by ear agreed for 0.95 and more, and with any translation for 0.47 at
most."""
NEAR_S = 0.5
"""Seconds by which the same line of two files may be apart."""
_THREE_LETTERS = {"kor": "ko", "eng": "en", "jpn": "ja", "zho": "zh", "chi": "zh", "spa": "es"}
_THREE_LETTERS |= {"fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "ind": "id", "vie": "vi"}
_LATIN = re.compile(r"ko[-_](?:latn|rom)|rom|roman|romaji|romaja", re.I)


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a song's words, its lines in order.

    ``language`` is a BCP 47 tag ("ko", "ko-Latn", "en"), or ``None`` where nothing tells it.
    ``made`` says that Onara has romanised it; ``source`` is the file that the words are from.
    """

    kind: Kind
    language: str | None
    lines: tuple[Line, ...]
    source: Path
    made: bool = False

    @property
    def is_timed(self) -> bool:
        return any(line.start_s is not None for line in self.lines)


def layers_of(sheets: Sequence[Lyrics]) -> tuple[Layer, ...]:
    """The layers of a song, of all files and tags that hold its words: main, then pronunciation,
    then translations.  Empty where there are no words.

    ``sheets`` come with those first that are best, as `LyricStore.of_recording` gives them.  A
    second edition of a layer is left out: the first one stands.
    """
    main = next((each for each in sheets if _is_korean(each)), next(iter(sheets), None))
    if main is None:
        return ()
    found = _of_one(main)
    for sheet in sheets:
        found += _beside(sheet, main) if sheet is not main else []
    kept: dict[tuple[Kind, str | None], Layer] = {}
    # What somebody wrote comes before what Onara made.
    for layer in sorted(found, key=lambda layer: layer.made):
        kept.setdefault((layer.kind, layer.language), layer)
    layers = list(kept.values())
    if not any(layer.kind == "pronunciation" for layer in layers):
        layers += _made(next(layer for layer in layers if layer.kind == "main"))
    order = ("main", "pronunciation", "translation")
    return tuple(sorted(layers, key=lambda layer: order.index(layer.kind)))


@dataclass(frozen=True, slots=True)
class Row:
    """A line with what stands for it in the other layers, for reading them side by side."""

    line: Line
    pronunciation: str | None = None
    translations: tuple[tuple[str | None, str], ...] = ()


def side_by_side(layers: Sequence[Layer]) -> tuple[Row, ...]:
    """The lines of the main layer, each with those of the others.

    Lines with times belong together where their times do, within `NEAR_S`; lines without, where
    both layers have as many.  What belongs to no line is left out here.
    """
    main = next((layer for layer in layers if layer.kind == "main"), None)
    if main is None:
        return ()
    others = [(layer, _aligned(main.lines, layer.lines)) for layer in layers if layer is not main]
    return tuple(
        Row(
            line,
            next(
                (by[at] for layer, by in others if layer.kind == "pronunciation" and at in by), None
            ),
            tuple(
                (layer.language, by[at])
                for layer, by in others
                if layer.kind == "translation" and at in by
            ),
        )
        for at, line in enumerate(main.lines)
    )


def _aligned(lines: Sequence[Line], others: Sequence[Line]) -> dict[int, str]:
    """The other layer's text for each line that has one, by the line's place."""
    timed = [(line.start_s, at) for at, line in enumerate(lines) if line.start_s is not None]
    found: dict[int, list[str]] = {}
    if timed and any(line.start_s is not None for line in others):
        for other in others:
            if other.start_s is None:
                continue
            off, at = min((abs(start - other.start_s), at) for start, at in timed)
            if off <= NEAR_S:
                found.setdefault(at, []).append(other.text)
    elif len(lines) == len(others):
        found = {at: [other.text] for at, other in enumerate(others)}
    return {at: " ".join(texts) for at, texts in found.items()}


def _of_one(sheet: Lyrics) -> list[Layer]:
    """The layers of one file: lines of one time are a line and what stands for it."""
    main: list[Line] = []
    romanised_: list[Line] = []
    translated: dict[str, list[Line]] = {}
    for first, others in _together(sheet.lines):
        script = script_of(first.text)
        for other in others:
            if script_of(other.text) in (script, "none"):
                # Wrapped for its width.
                first = replace(first, text=f"{first.text} {other.text}")
            elif script == "hangul" and sounds_like(other.text, first.text):
                romanised_.append(other)
            else:
                translated.setdefault(script_of(other.text), []).append(other)
        main.append(first)
    own = _language(sheet)
    korean = KOREAN if _is_hangul(main) else None
    layers = [Layer("main", korean or own, tuple(main), sheet.source)]
    if romanised_:
        layers.append(_layer("pronunciation", ROMANISED, romanised_, sheet))
    for lines in translated.values():
        told = own if korean and own not in (KOREAN, ROMANISED) else None
        layers.append(_layer("translation", told, lines, sheet))
    return layers


def _together(lines: Sequence[Line]) -> Iterable[tuple[Line, list[Line]]]:
    """Lines by their times, in order; lines without a time stand alone."""
    timed = sorted(
        (line for line in lines if line.start_s is not None), key=lambda line: line.start_s or 0.0
    )
    for line in lines:
        if line.start_s is None:
            yield line, []
    for _, group in groupby(timed, key=lambda line: line.start_s):
        first, *others = group
        yield first, others


def _beside(sheet: Lyrics, main: Lyrics) -> list[Layer]:
    """What another file of the same song is to the main one."""
    first, *more = _of_one(sheet)
    language = first.language
    if language == ROMANISED or _sounds_like_all(first.lines, main.lines):
        return [_layer("pronunciation", ROMANISED, first.lines, sheet)]
    is_other = language is not None and language != _main_language(main)
    if is_other or _scripts(first.lines) != _scripts(main.lines):
        return [_layer("translation", language, first.lines, sheet)]
    # The same words once more; what stands below them may be new.
    return more


def _layer(kind: Kind, language: str | None, lines: Iterable[Line], sheet: Lyrics) -> Layer:
    made = kind == "pronunciation" and sheet.kind == MADE
    return Layer(kind, language, tuple(lines), sheet.source, made)


def _made(main: Layer) -> list[Layer]:
    """The pronunciation by rule, of the lines that have Hangul in them."""
    lines = tuple(
        replace(line, text=romanised(line.text))
        for line in main.lines
        if any("가" <= sign <= "힣" for sign in line.text)
    )
    return [Layer("pronunciation", ROMANISED, lines, main.source, made=True)] if lines else []


def sounds_like(latin: str, hangul: str) -> bool:
    """Whether a line in Latin letters is how a line in Hangul sounds."""
    if script_of(latin) != "latin":
        return False
    return _likeness(latin, hangul) >= SAME_SOUND


def _sounds_like_all(lines: Sequence[Line], main: Sequence[Line]) -> bool:
    if not _is_hangul(main) or _scripts(lines) != "latin":
        return False
    return _likeness(_text(lines), _text(main)) >= SAME_SOUND


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, sound_of(one), sound_of(other), autojunk=False).ratio()


def _text(lines: Sequence[Line]) -> str:
    # The first lines tell; all of them would take long.
    return " ".join(line.text for line in lines[:12])


def _is_korean(sheet: Lyrics) -> bool:
    return _is_hangul(_first_lines(sheet))


def _first_lines(sheet: Lyrics) -> list[Line]:
    return [first for first, _ in _together(sheet.lines)]


def _is_hangul(lines: Sequence[Line]) -> bool:
    """Whether Hangul is what most lines are in, or as much of them as any other script."""
    counts = Counter(script_of(line.text) for line in lines)
    return bool(counts["hangul"]) and counts["hangul"] >= max(
        counts["latin"] / 3, counts["kana or hanja"]
    )


def _scripts(lines: Sequence[Line]) -> str:
    if _is_hangul(lines):
        return "hangul"
    counts = Counter(script_of(line.text) for line in lines)
    return counts.most_common(1)[0][0] if counts else "none"


def _main_language(sheet: Lyrics) -> str | None:
    return KOREAN if _is_korean(sheet) else _language(sheet)


def _language(sheet: Lyrics) -> str | None:
    """What a file says its language is, as a BCP 47 tag."""
    told = (sheet.language or "").strip()
    if not told or told.lower() in ("und", "xxx", "zxx"):
        return None
    if _LATIN.fullmatch(told):
        return ROMANISED
    first, *rest = told.replace("_", "-").lower().split("-")
    return "-".join(
        [
            _THREE_LETTERS.get(first, first),
            *(part.title() if len(part) == 4 else part.upper() for part in rest),
        ]
    )
