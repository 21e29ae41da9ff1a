"""Names as they stand in tags: of places, languages, times, as all languages call them."""

from __future__ import annotations

import gettext
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from bench import debian

_ELEMENTS = frozenset(
    {"territory", "language", "exemplarCity", "script", "subdivision", "month", "day", "era"}
)
_FEWEST, _MOST = 2, 48
_CATALOGUE = Path(__file__).parents[2] / "src" / "onara" / "catalogue" / "data"
_NAMES = ("title_ko", "name_ko", "title", "name", "album_ko")


def names(cache: Path) -> Mapping[str, tuple[str, ...]]:
    """Names with a character that is not ASCII, by language ("ko", "fr", "zh_Hant"), sorted.

    They are from the Debian packages unicode-cldr-core and iso-codes; nothing of either is in the
    model that tells texts apart.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for language, text in (*_cldr(cache), *_iso(cache)):
        text = unicodedata.normalize("NFC", text.strip())
        if _FEWEST <= len(text) <= _MOST and not text.isascii() and "{" not in text:
            found[language].add(text)
    return {language: tuple(sorted(texts)) for language, texts in sorted(found.items())}


def korean_songs() -> tuple[str, ...]:
    """Titles and names of the catalogue that are in Hangul."""
    texts: set[str] = set()
    for path in sorted(_CATALOGUE.rglob("*.yaml")):
        for key, value in _scalars(yaml.safe_load(path.read_text(encoding="utf-8"))):
            if key in _NAMES and len(value) <= _MOST and any("가" <= c <= "힣" for c in value):
                texts.add(unicodedata.normalize("NFC", value))
    return tuple(sorted(texts))


def _scalars(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str):
                yield str(key), inner
            else:
                yield from _scalars(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _scalars(inner)


def _cldr(cache: Path) -> Iterator[tuple[str, str]]:
    root = debian.fetch("unicode-cldr-core", cache) / "usr/share/unicode/cldr/common"
    for folder in ("main", "subdivisions"):
        for path in sorted((root / folder).glob("*.xml")):
            for element in ElementTree.parse(path).iter():
                if element.tag in _ELEMENTS and element.text:
                    yield path.stem, element.text


def _iso(cache: Path) -> Iterator[tuple[str, str]]:
    root = debian.fetch("iso-codes", cache) / "usr/share/locale"
    for path in sorted(root.glob("*/LC_MESSAGES/iso_*.mo")):
        language = path.parent.parent.name
        language = {"zh_CN": "zh", "zh_TW": "zh_Hant"}.get(language, language)
        with path.open("rb") as file:
            table = gettext.GNUTranslations(file)
        for key, text in table._catalog.items():  # type: ignore[attr-defined]
            if key and text != key:
                yield language, str(text)
