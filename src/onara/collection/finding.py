"""One thing that is wrong, or doubtful, in a folder: what, where, and how it is known."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Kind = Literal[
    "encoding",
    "nfd",
    "name encoding",
    "name nfd",
    "drama",
    "album",
    "title",
    "native title",
    "performer",
    "native performer",
    "contradiction",
    "duplicate",
    "edit",
    "instrumental",
    "artwork",
    "unreadable",
    "cut off",
    "missing song",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""
- ``encoding``: a tag that was decoded wrongly: CP949, UTF-8, Shift-JIS or GBK read as Latin-1.
- ``nfd``: a tag whose Hangul stands as loose letters.
- ``name encoding``, ``name nfd``: the same of the name of a file or folder.
- ``drama``: the tags do not say of which drama and part of its soundtrack the file is.
- ``album``: the album is missing, or an album of several performers has no album artist.
- ``title``, ``performer``: missing, misspelt, or another's than the sound or the catalogue says.
- ``native title``, ``native performer``: a romanised or translated name stands in its place.
- ``contradiction``: tags, name or sound speak of different songs.
- ``duplicate``: one recording in several files; the first path is the best of them.
- ``edit``: one take, of another length; the first path is the longest.
- ``instrumental``: the same backing under another voice, or under none.
- ``artwork``: no picture in the file, none beside it.
- ``unreadable``: nothing that can be heard.
- ``cut off``: it ends before it should, or parts of it cannot be decoded.
- ``missing song``: a song of a soundtrack that no file of the folder is known to hold.
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or doubt.

    ``evidence`` is a sentence.  ``is_certain`` where no doubt is left; only then is anything
    proposed.  ``field`` is the tag that it is about by Picard's name, ``before`` what stands there
    and ``after`` what should.  ``group`` is the drama (or else the album) that it belongs to, as a
    person calls it; ``song`` the catalogue's id of the song.
    """

    kind: Kind
    paths: tuple[Path, ...]
    evidence: str
    is_certain: bool = True
    field: str | None = None
    before: str | None = None
    after: str | None = None
    group: str | None = None
    song: str | None = None
