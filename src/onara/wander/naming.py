"""Names by language: whose each spelling is, as far as its letters or its source tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onara.catalogue import Catalogue, Drama, Song
from onara.catalogue.statement import Title
from onara.catalogue.world import Biography
from onara.graph import Kind, Node
from onara.spelling import key
from onara.wander.tree import Name

_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
LANGUAGES = {
    "en": "English",
    "ko": "Korean",
    "ko-Latn": "romanised",
    "ko-Hani": "Hanja",
    "ja": "Japanese",
    "zh": "Chinese",
    "zh-Hans": "Chinese, simplified",
    "zh-Hant": "Chinese, traditional",
    "es": "Spanish",
    "pt": "Portuguese",
    "fr": "French",
    "de": "German",
    "tr": "Turkish",
    "vi": "Vietnamese",
    "th": "Thai",
    "id": "Indonesian",
    "und-Hani": "Chinese characters",
    "und-Latn": "Latin letters",
}
"""The tags of names, said in English; others are shown as they are."""


def language_of(text: str) -> str:
    """The language that the letters of a name tell, else only their script."""
    if _HANGUL.search(text):
        return "ko"
    if _KANA.search(text):
        return "ja"
    return "und-Hani" if _HAN.search(text) else "und-Latn"


def names(node: Node, catalogue: Catalogue) -> tuple[Name, ...]:
    """All names of a node, each once, the one to show first."""
    found: dict[str, Name] = {}
    for name in (*_told(node, catalogue), *(Name(t, language_of(t)) for t in node.names)):
        known = found.get(name.text)
        tells_more = known and (name.about or name.sources) and not (known.about or known.sources)
        if known is None or tells_more:
            found[name.text] = name
    shown = (node.title, node.title_ko)
    return tuple(sorted(found.values(), key=lambda name: name.text not in shown))


_known_key = lru_cache(maxsize=4096)(key)
"""Names of the catalogue are compared with every page of a person."""


def biography(node: Node, catalogue: Catalogue) -> Biography | None:
    """What is known of a person or group as such."""
    keys = {key(name) for name in node.names}
    for entry in catalogue.world.people:
        korean = entry.name_ko is None or _known_key(entry.name_ko) in keys
        if _known_key(entry.name) in keys and korean:
            return entry
    return None


def _told(node: Node, catalogue: Catalogue) -> list[Name]:
    """The names whose language the catalogue's own entry tells."""
    if node.kind is Kind.SONG:
        song = catalogue.song(node.id)
        return _titled(song, song.title_romanised)
    if node.kind is Kind.DRAMA and node.id in {drama.id for drama in catalogue.dramas}:
        drama = catalogue.drama(node.id)
        hanja = [Name(drama.title_hanja, "ko-Hani")] if drama.title_hanja else []
        return _titled(drama, drama.title_romanised) + hanja
    if node.kind in (Kind.ARTIST, Kind.PERSON):
        entry = biography(node, catalogue)
        return _further(entry.other_names) if entry else []
    work = next((each for each in catalogue.world.works if each.id == node.id), None)
    if work is None:
        return []
    romanised = work.title_romanised
    return [*([Name(romanised, "ko-Latn")] if romanised else []), *_further(work.other_titles)]


def _titled(entry: Song | Drama, romanised: str | None) -> list[Name]:
    first = language_of(entry.title)
    told = [Name(entry.title, "en" if first == "und-Latn" else first)]
    if entry.title_ko:
        told.append(Name(entry.title_ko, "ko"))
    if romanised:
        told.append(Name(romanised, "ko-Latn"))
    return told + _further(entry.other_titles)


def _further(titles: Iterable[Title]) -> list[Name]:
    return [
        Name(
            each.text,
            each.locale or language_of(each.text),
            each.about,
            each.sources,
            each.about_ko,
        )
        for each in titles
    ]
