"""Texts that were decoded wrongly, and Hangul in loose letters: in tags, in names of files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from onara.collection.changes import Changes
from onara.collection.finding import Finding
from onara.collection.music_file import MusicFile
from onara.spelling import Repair, repaired, restored
from onara.tagging import FileTags

_LOOSE = "the Hangul of {} stands as loose letters (NFD), which many players neither show nor find"
_CALLED = {
    "cp949": "Korean (CP949)",
    "cp932": "Japanese (Shift-JIS)",
    "gbk": "Chinese (GBK)",
    "big5": "Chinese (Big5)",
    "utf-8": "UTF-8",
}
_MOST_BESIDE = 24
"""Texts of the same folder that are asked how they were broken."""


def beside(every: Iterable[tuple[Path, FileTags]]) -> dict[Path, tuple[str, ...]]:
    """For each folder some texts of its files: one program wrote them, so they are broken alike."""
    found: dict[Path, list[str]] = {}
    for path, tags in every:
        texts = found.setdefault(path.parent, [])
        for field in ("title", "artist", "album"):
            if len(texts) < _MOST_BESIDE:
                texts += [text for text in tags.fields.get(field, ()) if not text.isascii()]
    return {folder: tuple(dict.fromkeys(texts)) for folder, texts in found.items()}


def mended(
    fields: Mapping[str, tuple[str, ...]], others: Sequence[str] = ()
) -> tuple[dict[str, tuple[str, ...]], dict[str, Repair]]:
    """All values as they were meant, decoded rightly and NFC, and repairs by what stands there.

    ``others`` are texts that were written by the same program.
    """
    own = [text for values in fields.values() for text in values if not text.isascii()]
    repairs = {text: repair for text in own if (repair := restored(text, own, others)) is not None}
    texts = {
        name: tuple(_nfc(repairs[text].text if text in repairs else text) for text in values)
        for name, values in fields.items()
    }
    return texts, repairs


def mended_text(text: str) -> str:
    """One text as it was meant."""
    return _nfc(repaired(text))


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _decoded(what: str, repair: Repair) -> str:
    """What was wrong with a text that was decoded wrongly."""
    written, _ = repair.steps[-1]
    times = {1: "", 2: " twice", 3: " three times"}[len(repair.steps)]
    return f"{what} is {_CALLED[written]} that was read in the wrong encoding{times}"


def in_tags(file: MusicFile, changes: Changes, group: str | None) -> Iterator[Finding]:
    """What is wrong in the tags of a file."""
    if file.tags is None:
        return
    for field, values in file.tags.fields.items():
        meant = file.texts.get(field, values)
        if meant == values:
            continue
        before, after = next((a, b) for a, b in zip(values, meant, strict=True) if a != b)
        repair = file.repairs.get(before)
        is_cut = repair is not None and repair.is_cut
        evidence = _decoded(f"the {field}", repair) if repair else _LOOSE.format(f"the {field}")
        if is_cut:
            evidence += ", and its last letter is lost"
        else:
            changes.put(field, evidence, *meant)
        yield Finding(
            "encoding" if repair else "nfd",
            (file.path,),
            evidence,
            is_certain=not is_cut,
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
            repair = restored(path.name, list(file.repairs))
            meant = _nfc(repair.text if repair else path.name)
            if meant == path.name:
                continue
            yield Finding(
                "name encoding" if repair else "name nfd",
                (path,),
                _decoded("the name", repair) if repair else _LOOSE.format("the name"),
                before=path.name,
                after=meant,
                group=groups.get(file.path),
            )
