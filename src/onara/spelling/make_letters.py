"""Makes ``data/letters.txt``: how often which characters occur, and which kinds follow each other.

    python -m onara.spelling.make_letters LOCALE UNIHAN CATALOGUE

``LOCALE`` holds the translations of a Linux system (/usr/share/locale, .mo files), ``UNIHAN``
Unihan_Readings of the Unicode Character Database as .txt.bz2 (how often characters are in modern
Chinese), ``CATALOGUE`` the data of Onara's catalogue.  Names of countries and languages (iso_*) are
left out: ``bench/encodings`` measures with them.  Nothing else in Onara imports this.
"""

from __future__ import annotations

import bz2
import gettext
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from onara.spelling.letters import LANGUAGES, START, kind

_TABLE = Path(__file__).parent / "data" / "letters.txt"
_HEAD = """\
# Bits that kinds of characters count after each other, and characters among those of their kind.
# Made by make_letters.py from the translations of a Debian system, Unihan and Onara's catalogue.
"""
_LANGUAGE_OF_FOLDER = {"ko": "ko", "ja": "ja", "zh_CN": "zh", "zh_TW": "zh", "zh_HK": "zh"}
_NO_NATURAL_TEXT = re.compile(r"(en@|@shaw|la$)")
_QUOTED = re.compile(r"%[-#0-9.$*hlqjzt(A-Za-z_)]*|<[^>]*>|\\[nt]|&\w+;|https?:\S+")
_PINLU = re.compile(r"U\+([0-9A-F]{4})\tkHanyuPinlu\t(.*)")
_CATALOGUE_WEIGHT = 4
"""Its texts are of songs, as tags are; those of programs are not."""

_CAPITALS_EVERY = 8
"""Of so many texts one is counted in capitals as well: titles are often so."""

_STEP = 0.5
_KINDS = "aA1pxXyYHKCS"
_FOREIGN = "xXyYHKCS"


def main(locale: Path, unihan: Path, catalogue: Path) -> None:
    """Counts and writes the table anew."""
    steps: dict[str, Counter[str]] = {name: Counter() for name in LANGUAGES}
    characters: dict[str, Counter[str]] = {name: Counter() for name in LANGUAGES}
    for language, text, weight in chain(_translations(locale), _of_catalogue(catalogue)):
        _count(text, weight, steps[language], characters[language])
    for character, times in _pinlu(unihan):
        characters["zh"][character] += times
    lines = [_HEAD.rstrip()]
    for name in LANGUAGES:
        lines += _lines(name, steps[name], characters[name])
    _TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _translations(locale: Path) -> Iterator[tuple[str, str, int]]:
    for path in sorted(locale.glob("*/LC_MESSAGES/*.mo")):
        folder = path.parent.parent.name
        if path.name.startswith("iso_") or _NO_NATURAL_TEXT.search(folder):
            continue
        with path.open("rb") as file:
            try:
                table = gettext.GNUTranslations(file)
            except (UnicodeDecodeError, ValueError, IndexError, OSError):
                continue
        texts = [text for key, text in sorted(_pairs(table)) if key and text != key]
        for at, raw in enumerate(texts):
            text = unicodedata.normalize("NFC", _QUOTED.sub(" ", raw).replace("_", ""))
            language = _LANGUAGE_OF_FOLDER.get(folder) or _alphabet(text)
            yield language, text, 1
            if at % _CAPITALS_EVERY == 0:
                yield language, text.upper(), 1


def _pairs(table: gettext.GNUTranslations) -> Iterator[tuple[str, str]]:
    for key, text in table._catalog.items():  # type: ignore[attr-defined]
        yield str(key), text


def _alphabet(text: str) -> str:
    kinds = Counter(map(kind, text))
    return "other" if kinds["y"] + kinds["Y"] > kinds["x"] + kinds["X"] else "latin"


def _of_catalogue(catalogue: Path) -> Iterator[tuple[str, str, int]]:
    for path in sorted(catalogue.rglob("*.yaml")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = unicodedata.normalize("NFC", line.partition(": ")[2].strip("\"'"))
            kinds = Counter(map(kind, text))
            if kinds["H"]:
                yield "ko", text, _CATALOGUE_WEIGHT
            elif kinds["K"]:
                yield "ja", text, _CATALOGUE_WEIGHT
            elif kinds["C"]:
                yield "zh", text, _CATALOGUE_WEIGHT


def _pinlu(unihan: Path) -> Iterator[tuple[str, int]]:
    with bz2.open(unihan / "Unihan_Readings.txt.bz2", "rt", encoding="utf-8") as file:
        for line in file:
            if found := _PINLU.match(line):
                yield chr(int(found[1], 16)), sum(map(int, re.findall(r"\((\d+)\)", found[2])))


def _count(text: str, weight: int, steps: Counter[str], characters: Counter[str]) -> None:
    before = START
    for character in text:
        now = kind(character)
        steps[before + now] += weight
        if now in _FOREIGN:
            characters[character] += weight
        before = now


def _lines(name: str, steps: Counter[str], characters: Counter[str]) -> Iterator[str]:
    after: Counter[str] = Counter()
    for pair, times in steps.items():
        after[pair[0]] += times
    bits = {pair: -math.log2(steps[pair] / after[pair[0]]) for pair in steps if pair[1] in _KINDS}
    yield from _grouped(name, "step", bits, " ")
    of_kind: Counter[str] = Counter()
    for character, times in characters.items():
        of_kind[kind(character)] += times
    seen = {
        character: -math.log2(times / of_kind[kind(character)])
        for character, times in characters.items()
        if times > 1
    }
    yield from _grouped(name, "letter", seen, "")


def _grouped(name: str, what: str, bits: dict[str, float], between: str) -> Iterable[str]:
    groups: dict[float, list[str]] = defaultdict(list)
    for member, value in bits.items():
        groups[round(value / _STEP) * _STEP].append(member)
    for value in sorted(groups):
        yield f"{name} {what} {value:g} {between.join(sorted(groups[value]))}"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
