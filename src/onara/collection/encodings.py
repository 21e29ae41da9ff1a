"""Texts that were decoded wrongly, and Hangul in loose letters: in tags, in names of files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onara.collection.changes import Changes
from onara.collection.finding import Finding
from onara.collection.music_file import MusicFile
from onara.spelling import repaired

_DECODED = "{} was read in the wrong encoding; decoded rightly it is Korean text"
_LOOSE = "the Hangul of {} stands as loose letters (NFD), which many players neither show nor find"


def mended(fields: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """All values as they were meant: decoded rightly, and NFC."""
    return {name: tuple(map(mended_text, values)) for name, values in fields.items()}


def mended_text(text: str) -> str:
    """One text as it was meant."""
    return unicodedata.normalize("NFC", repaired(text))


def in_tags(file: MusicFile, changes: Changes, group: str | None) -> Iterator[Finding]:
    """What is wrong in the tags of a file."""
    if file.tags is None:
        return
    for field, values in file.tags.fields.items():
        meant = file.texts.get(field, values)
        if meant == values:
            continue
        is_loose = tuple(unicodedata.normalize("NFC", value) for value in values) == meant
        evidence = (_LOOSE if is_loose else _DECODED).format(f"the {field}")
        changes.put(field, evidence, *meant)
        before, after = next((a, b) for a, b in zip(values, meant, strict=True) if a != b)
        yield Finding(
            "nfd" if is_loose else "encoding",
            (file.path,),
            evidence,
            field=field,
            before=before,
            after=after,
            group=group,
        )


def in_names(
    folder: Path, files: Iterable[MusicFile], groups: Mapping[Path, str | None]
) -> Iterator[Finding]:
    """What is wrong in the names of files, and of the folders they lie in; each name once."""
    told: set[Path] = set()
    for file in files:
        below = [file.path, *(p for p in file.path.parents if folder in p.parents)]
        for path in below:
            if path in told:
                continue
            told.add(path)
            meant = mended_text(path.name)
            if meant == path.name:
                continue
            is_loose = unicodedata.normalize("NFC", path.name) == meant
            yield Finding(
                "name nfd" if is_loose else "name encoding",
                (path,),
                (_LOOSE if is_loose else _DECODED).format("the name"),
                before=path.name,
                after=meant,
                group=groups.get(file.path),
            )
