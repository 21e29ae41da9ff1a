"""Which song of the catalogue an audio file holds, by its tags and its name.

A link needs the title, and the performer or the drama, and nothing that speaks against it.  A
wrong link is worse than none: it puts a wrong drama into every answer that the file gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import OSA

from onara.catalogue.case import Case, Texts, judge, names_drama
from onara.catalogue.catalogue import Catalogue
from onara.catalogue.lexicons import SongNames, drama_names, song_names
from onara.catalogue.markings import FOREIGN, OST, leading_numbers, without_remarks
from onara.catalogue.reading import read, runs, spans
from onara.spelling import key, letters_of, repaired, skeleton, tokens

# Library / drama / part: what lies further up says where the collection is kept.
_FOLDERS = 3
# Shorter titles differ from each other by a letter (Wish, Wash); longer ones do not.
_FORGIVING_TITLE = 9
# No title or album is longer; a tag may hold a whole biography.
_LONGEST_TEXT = 400
_LETTERS_PER_FURTHER_SLIP = 8
_TEXTS_KEPT = 4096
_MOST_SLIPS = 3  # "a" for "the"
_PIECES = re.compile(
    r"\s[-–—|~:]\s|[_/|\[\](){}「」『』【】〈〉<>]|\s(?:feat|ft)\b\.?", re.IGNORECASE
)
_NOBODY = frozenset(
    {"", "unknownartist", "unknown", "알수없는아티스트", "알수없음", "없음", "none"}
)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of an audio file without listening: its path as added, and its tags."""

    path: Path
    title: str | None = None
    artist: str | None = None
    album: str | None = None
    album_artist: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """The song that a file holds.

    ``version`` names how the file differs from the song as catalogued, such as
    ``"instrumental"``; ``evidence`` says in words what agreed.
    """

    song_id: str
    version: str | None
    evidence: tuple[str, ...]


def link(catalogue: Catalogue, facts: FileFacts) -> Link | None:
    """The song that the file holds, or ``None`` where that is not certain."""
    return _linker(catalogue).link(facts)


@lru_cache(maxsize=2)
def _linker(catalogue: Catalogue) -> Linker:
    return Linker(catalogue)


class Linker:
    """Links files to the songs of one catalogue; made once, used for many files."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._dramas = {drama.id: drama_names(drama) for drama in catalogue.dramas}
        # Folders and albums are those of many files.
        self._dramas_named = lru_cache(maxsize=_TEXTS_KEPT)(self._named_dramas)
        self._by_key: dict[str, list[SongNames]] = {}
        self._by_skeleton: dict[str, list[SongNames]] = {}
        for song in catalogue.songs:
            names = song_names(song, self._dramas[song.drama_id])
            for title in names.title_keys:
                self._by_key.setdefault(title, []).append(names)
            for words in names.romanised:
                bones = skeleton(words)
                if len(bones) > 4:
                    self._by_skeleton.setdefault(bones, []).append(names)

    def link(self, facts: FileFacts) -> Link | None:
        """The song that the file holds, or ``None`` where that is not certain."""
        texts = self._texts(facts)
        cases = self._cases(texts, self._titled(texts.title)) or self._cases(
            texts, self._misspelt(texts.title)
        )
        if any(case.performer for case in cases):
            cases = [case for case in cases if case.performer]
        best = next((c for c in cases if all(c.beats(o) for o in cases if o is not c)), None)
        if best is None:
            return None
        version = ", ".join(sorted(best.reading.marks - best.names.marks)) or None
        title = f'title "{best.names.song.title}" in the {texts.title_place}'
        evidence = tuple(text for text in (title, best.performer, best.drama) if text)
        return Link(best.names.song.id, version, evidence)

    def _texts(self, facts: FileFacts) -> Texts:
        stem = without_remarks(_clean(facts.path.stem))
        tag = without_remarks(_clean(facts.title))
        title_is_tag = bool(tag.strip()) and not self._says_nothing(tag)
        artist, album_artist = (
            "" if key(text) in _NOBODY else text
            for text in (_clean(facts.artist), _clean(facts.album_artist))
        )
        album = _clean(facts.album)
        folders = tuple(_clean(part) for part in facts.path.parent.parts[::-1][:_FOLDERS])
        dramas = (self._dramas_named(folder) for folder in folders)
        return Texts(
            title=tag if title_is_tag else stem,
            title_is_tag=title_is_tag,
            stem=stem,
            artist=artist or album_artist,
            album_artist=album_artist,
            album=album,
            album_dramas=self._dramas_named(album),
            folders=folders,
            folder_dramas=next((found for found in dramas if found), frozenset()),
        )

    def _says_nothing(self, text: str) -> bool:
        """Whether a title tag holds no title: "Track 01", "도깨비 OST Part 3"."""
        words = tokens(text)
        if any(word_span in self._by_key for word_span in spans(words)):
            return False
        lexicons = (names.lexicon for names in self._dramas.values())
        return not words or read(words) is not None or any(read(words, one) for one in lexicons)

    def _named_dramas(self, text: str) -> frozenset[str]:
        """The ids of the dramas that an album or folder is named after."""
        words = tokens(text)
        if not words or any(word in FOREIGN for word in words):
            return frozenset()
        names_in_it = set(spans(words))
        says_soundtrack = not OST.isdisjoint(names_in_it)
        return frozenset(
            drama_id
            for drama_id, names in self._dramas.items()
            if (says_soundtrack and not names.strong.isdisjoint(names_in_it))
            or names_drama(read(words, names.lexicon, names.people))
        )

    def _cases(
        self, texts: Texts, candidates: Iterable[tuple[SongNames, frozenset[str]]]
    ) -> list[Case]:
        judged = (
            judge(names, self._dramas[names.song.drama_id], texts, slips)
            for names, slips in candidates
        )
        return [case for case in judged if case is not None]

    def _titled(self, title: str) -> Iterator[tuple[SongNames, frozenset[str]]]:
        """The songs whose title stands in the text."""
        found: dict[str, SongNames] = {}
        for run in runs(tokens(title)):
            hits = self._by_key.get("".join(run), [])
            for names in (*hits, *self._by_skeleton.get(skeleton(run), [])):
                found[names.song.id] = names
        return ((names, frozenset()) for names in found.values())

    def _misspelt(self, title: str) -> Iterator[tuple[SongNames, frozenset[str]]]:
        """The songs whose title nearly stands in the text, with the key it is misspelt as."""
        for piece in _PIECES.split(title):
            words = tokens(piece)
            bare = "".join(words[leading_numbers(words) :])
            for names in self._nearest(bare):
                yield names, frozenset({bare})

    def _nearest(self, text: str) -> list[SongNames]:
        """The songs with the one title that is a slip of the pen away, if there is one."""
        if len(text) < (6 if text[:1] >= "가" else _FORGIVING_TITLE):
            return []
        letters = letters_of(text)
        slips = min(_MOST_SLIPS, max(1, len(letters) // _LETTERS_PER_FURTHER_SLIP))
        digits = re.findall(r"\d+", text)
        near = [
            title
            for title in self._by_key
            if OSA.distance(letters, letters_of(title), score_cutoff=slips) <= slips
            and re.findall(r"\d+", title) == digits
        ]
        return [names for title in near for names in self._by_key[title]]


def _clean(text: str | None) -> str:
    return repaired((text or "")[:_LONGEST_TEXT])
