"""Files beside the library: what they are called, and putting them there."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from onara.export import names
from onara.export.formats import format_named, write
from onara.export.language import Language
from onara.export.problem import ExportError
from onara.sheet import CueSheet

_FORBIDDEN = re.compile(r'[/\\:*?"<>|]+')
"""What one file system or another refuses in a name."""
_LONGEST = 240
"""Bytes of a name with its ending: file systems take 255, and while it is written it has more."""


def sidecar_name(sheets: Sequence[CueSheet], format: str) -> str:
    """The name of a sidecar file.

    Of one episode it is the media file's, with the ending of the format, as players look for it;
    of several that of the drama, with the season where they are of one.
    """
    ending = format_named(format).ending
    if not sheets:
        raise ExportError("there is no cue sheet to write; scan an episode first")
    if len(sheets) == 1:
        # As it is, not in NFC: players look for the very name.
        return _shortened(sheets[0].episode.path.stem, ending)
    first = names.in_order(sheets)[0].episode
    seasons = {sheet.episode.season for sheet in sheets}
    season = f" S{first.season:02}" if len(seasons) == 1 and first.season is not None else ""
    return file_name(names.programme(first, "en") + season, format)


def file_name(title: str, format: str) -> str:
    """A title as the name of a file of a format, without what file systems refuse."""
    ending = format_named(format).ending
    return _shortened(_FORBIDDEN.sub("_", names.one_line(title)), ending)


def folder_name(title: str) -> str:
    """A title as the name of a folder, without what file systems refuse."""
    return _shortened(_FORBIDDEN.sub("_", names.one_line(title)).strip(" ."), "")


def planned(
    sheets: Sequence[CueSheet], format: str, folder: Path
) -> tuple[tuple[Sequence[CueSheet], Path], ...]:
    """The files that `export` writes, no two to one place, with the sheets that each holds."""
    chosen = format_named(format)
    batches: list[Sequence[CueSheet]]
    batches = [sheets] if chosen.holds_season or len(sheets) < 2 else [[each] for each in sheets]
    return tuple(zip(batches, _places(batches, format, folder), strict=True))


def export(
    sheets: Sequence[CueSheet],
    format: str,
    folder: Path,
    language: Language = "en",
    *,
    replace: bool = True,
) -> tuple[Path, ...]:
    """Write sidecars into a folder, each atomically: one file, or one for each episode where the
    format holds no more.

    Two episodes of one file name are told apart by their id.  Media files are never written: a
    sidecar whose name is that of an episode's file is refused.  Without ``replace`` so is one that
    is there already: beside a video it may be of somebody else's making.  Raises `ExportError` as
    `write`, `LibraryError` where the folder cannot be written.
    """
    # Not above: the index's folder brings the reading of sound with it.
    from onara.durable import replace_file

    plan = planned(sheets, format, folder)
    media = {sheet.episode.path.absolute() for sheet in sheets}
    for _, path in plan:
        if path in media:
            raise ExportError(f"{path}: this is the episode itself; choose another folder")
        if not replace and os.path.lexists(path):
            raise ExportError(f"{path}: this file is there already; it is left as it is")
    for batch, path in plan:
        replace_file(path, [write(batch, format, language)])
    return tuple(path for _, path in plan)


def _places(batches: list[Sequence[CueSheet]], format: str, folder: Path) -> tuple[Path, ...]:
    """Where each batch goes, no two to one place."""
    ending = format_named(format).ending
    called = [sidecar_name(batch, format) for batch in batches]
    places = []
    for batch, name in zip(batches, called, strict=True):
        told = name
        if called.count(name) > 1:
            own = f"{_FORBIDDEN.sub('_', batch[0].episode.id)} {name.removesuffix(ending)}"
            told = _shortened(own, ending)
        places.append((folder / told).absolute())
    return tuple(places)


def _shortened(name: str, ending: str) -> str:
    raw, room = os.fsencode(name), _LONGEST - len(ending.encode())
    # No sign is torn in two.
    kept = raw[:room].decode(errors="ignore") if len(raw) > room else name
    return (kept if kept.strip() else "episode") + ending
