"""Subtitle files that belong to an episode: beside it under its name, or in a folder there."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from onara.subtitles.language import LANGUAGES, language_of

SUBTITLE_SUFFIXES = (".ass", ".ssa", ".srt", ".vtt", ".smi")
"""Formats that are read, those that say most of a line first."""

SUBTITLE_FOLDERS = frozenset({"subs", "sub", "subtitles", "subtitle", "자막", "한글자막", "字幕"})
"""Names of folders beside the media that subtitle files are kept in."""

_REMARKS = frozenset(
    {"forced", "sdh", "cc", "hi", "default", "full", "sub", "subs", "subtitle", "subtitles"}
    | {"track", "자막", "통합", "통합자막", "수정", "완성", "한영", "한영통합"}
)
_BETWEEN = re.compile(r"[\s._\-()\[\],+]+")
_REGION = re.compile(r"[a-z]{2}|\d{3}|hans|hant|latn")


def subtitle_files(media: Path, same: Callable[[Path], bool] | None = None) -> list[Path]:
    """The subtitle files of a media file, likeliest first; none where the folder is unreadable.

    ``ep7.srt``, ``ep7.ko.srt``, ``ep7.mkv.smi``, ``ep7_eng.ass``, ``ep7.ko.forced.srt``; the same
    in a folder such as ``Subs`` or ``자막``; and ``Subs/ep7/2_Korean.srt``.  Names agree whether
    Hangul in them is composed or not, and in any case of letters.

    Another recording of an episode often has another name.  ``same`` says of a subtitle file under
    another name whether it is of this episode; such files come after those of the same name.
    """
    names = (_folded(media.stem), _folded(media.name))
    found: list[Path] = []
    others: list[Path] = []
    for folder in (media.parent, *_folders(media.parent)):
        for entry in _entries(folder):
            path = folder / entry.name
            if _is_subtitle(entry.name):
                belongs = any(_belongs(_folded(path.stem), name) for name in names)
                (found if belongs else others).append(path)
            elif folder != media.parent and _folded(entry.name) in names and _is_folder(entry):
                found += [path / each.name for each in _entries(path) if _is_subtitle(each.name)]
    alike = [path for path in others if same is not None and same(path)]
    return [*sorted(set(found) - {media}, key=_rank), *sorted(set(alike) - {media}, key=_rank)]


def language_in_name(path: Path) -> str | None:
    """``ko`` of ``ep7.ko.srt``, ``ep7_kor.smi``, ``ep7.한글.srt`` or ``2_Korean.srt``."""
    words = [word for word in _BETWEEN.split(_folded(path.stem)) if word]
    region = False
    for word in reversed(words[1:]):
        if word in LANGUAGES:
            return language_of(word)
        # "pt-BR": the region stands behind the language.
        if word not in _REMARKS and (region or not _REGION.fullmatch(word)):
            return None
        region = word not in _REMARKS
    return None


def _folders(parent: Path) -> list[Path]:
    """The folders of subtitles in a folder."""
    return [
        parent / entry.name
        for entry in _entries(parent)
        if _folded(entry.name) in SUBTITLE_FOLDERS and _is_folder(entry)
    ]


def _belongs(stem: str, name: str) -> bool:
    """Whether a subtitle's name is the media file's, with only languages and remarks behind it."""
    rest = stem.removeprefix(name)
    if stem != name and (rest == stem or not _BETWEEN.match(rest)):
        return False
    return all(
        word in LANGUAGES or word in _REMARKS or _REGION.fullmatch(word) is not None
        for word in _BETWEEN.split(rest)
        if word
    )


def _is_subtitle(name: str) -> bool:
    return not name.startswith(".") and name.casefold().endswith(SUBTITLE_SUFFIXES)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _rank(path: Path) -> tuple[bool, int, int, str]:
    forced = "forced" in _BETWEEN.split(_folded(path.stem))
    return forced, len(path.name), SUBTITLE_SUFFIXES.index(path.suffix.lower()), os.fspath(path)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
