"""Which song of the catalogue a file holds, by all that can be known of it: for other programs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onara.catalogue import Catalogue, FileFacts, link
from onara.errors import UnusableInput
from onara.library.library import Library


@dataclass(frozen=True, slots=True)
class Holding:
    """The catalogue's id of the song, how the file differs from it, and what speaks for it."""

    song: str
    version: str | None
    evidence: str


def holding(
    library: Library, catalogue: Catalogue, facts: FileFacts, *, listen: bool = False
) -> Holding | None:
    """The song that a file holds, ``None`` where that is not certain.

    Tags and names say it, or the library knows the file by its path or its bytes; where these
    disagree nothing is certain.  With ``listen`` a file of which neither tells anything is decoded
    and compared with the library, which takes a second or more.  Raises `LibraryError`.
    """
    owned, version = library.link_of(facts.path)
    linked = link(catalogue, facts)
    if linked is not None:
        if owned not in (None, linked.song_id):
            return None
        return Holding(linked.song_id, linked.version, ", ".join(linked.evidence))
    if owned is not None:
        return Holding(owned, version, "Onara's library knows the file")
    return _heard(library, facts.path) if listen else None


def _heard(library: Library, path: Path) -> Holding | None:
    """The song of the recordings that the file is too; ``None`` where they are of several."""
    try:
        same = library.same_takes(path)
    except UnusableInput:
        return None
    linked = {(each.song.id, each.song.version): each for each in same if each.song}
    if len(linked) != 1:
        return None
    (((song, version), recording),) = linked.items()
    name = recording.paths[0] if recording.paths else recording.title
    return Holding(song, version, f"the same recording as {name}, by its sound")
