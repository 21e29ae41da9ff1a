"""Writing tags so that at any moment the file is the old one or the new one, whole.

They are written into a copy beside the file.  The copy takes its place only when its sound has been
compared with that of the file, its tags have been read back, and it is on the disk.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from mutagen import MutagenError

from onara.durable import PARTIAL, flush_folder, write_error
from onara.errors import UnusableInput
from onara.tagging.digest import audio_digest
from onara.tagging.kept import kept
from onara.tagging.mapping import PAIRS
from onara.tagging.opened import opened
from onara.tagging.picture import Picture, picture
from onara.tagging.reading import tags_of
from onara.tagging.tags import FileTags

_Values = tuple[str, ...]

_WRITABLE = 0o222
_CANNOT_KEEP = "has no room for such tags"


def write(path: Path, changes: Mapping[str, _Values], *, artwork: bytes | None = None) -> None:
    """Set fields of a file by Picard's names; those without a value are removed, all others stay.

    ``artwork`` (the bytes of a JPEG or PNG file) becomes the front cover.  The version of ID3 stays
    (2.2 becomes 2.3; a file without tags gets 2.4, with what an ID3v1 tag said), and so do frames
    that have no name here.  ID3v1 and APEv2 tags beside are neither added nor removed; what they
    say of a changed field is changed with it.  Owner, permissions and extended attributes stay;
    the time of change is the present, so that players notice.  Where the file has other names (hard
    links), those keep the old one.

    Values come back as `kept` has them.  Raises `UnusableInput` where the file cannot be changed,
    `ValueError` where ``artwork`` is neither JPEG nor PNG, `DiskFull` or `LibraryError` where there
    is no room or no right to write; then the file is what it was.
    """
    front = _picture(artwork)
    tags = opened(path)
    before = tags_of(tags, path)
    after = _expected(before, changes)
    if after == before.fields and front is None:
        return
    _require_writable(path)
    sound = audio_digest(path)
    copy = path.with_name(_name_of_copy(path))
    try:
        shutil.copy2(path, copy)
        _keep_owner(path, copy)
        os.utime(copy)
        _change(path, copy, changes, front)
        _check(path, copy, after, sound)
        with copy.open("rb+") as file:
            os.fsync(file.fileno())
        copy.replace(path)
        flush_folder(path.parent)
    except BaseException as error:
        with contextlib.suppress(OSError):
            copy.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise write_error(path, error) from error
        raise


def _expected(before: FileTags, changes: Mapping[str, _Values]) -> dict[str, _Values]:
    """All fields as they are to be read afterwards."""
    wanted = kept(before.container, {**before.fields, **changes})
    touched = set(changes)
    for number, total in PAIRS.items():
        if {number, total} & touched:
            touched |= {number, total}
    after = {**before.fields, **{field: wanted.get(field, ()) for field in touched}}
    return {field: values for field, values in after.items() if values}


def _change(path: Path, copy: Path, changes: Mapping[str, _Values], front: Picture | None) -> None:
    try:
        tags = opened(copy)
        tags.change(changes)
        if front is not None:
            tags.cover(front)
        tags.save(changes)
    except OSError:
        raise
    except Exception as error:  # a text that the container cannot hold, tags that are too large
        cause = error.args[0] if isinstance(error, MutagenError) and error.args else None
        if isinstance(cause, OSError):
            raise cause from None
        raise UnusableInput(path, _CANNOT_KEEP) from error


def _check(path: Path, copy: Path, after: Mapping[str, _Values], sound: str) -> None:
    if audio_digest(copy) != sound:
        raise UnusableInput(path, "cannot be changed without touching its sound")
    if tags_of(opened(copy), copy).fields != after:
        raise UnusableInput(path, _CANNOT_KEEP)


def _require_writable(path: Path) -> None:
    if path.is_symlink():
        raise UnusableInput(path, "is a link: only the file that it leads to can be changed")
    if not path.stat().st_mode & _WRITABLE or not os.access(path, os.W_OK):
        raise UnusableInput(path, "may not be changed (permission denied)")


def _name_of_copy(path: Path) -> str:
    """Hidden, so that no player takes it in; the same each time, so that what a kill leaves behind
    is written over; with the ending by which decoders know the file."""
    name = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]
    return f".onara-{name}{PARTIAL}{path.suffix[:16]}"


def _keep_owner(path: Path, copy: Path) -> None:
    status = path.stat()
    with contextlib.suppress(PermissionError, AttributeError):
        os.chown(copy, status.st_uid, status.st_gid)


def _picture(artwork: bytes | None) -> Picture | None:
    if artwork is None:
        return None
    front = picture(artwork)
    if front is None:
        raise ValueError("the picture is neither JPEG nor PNG")
    return front
