"""A folder of soundtracks to be put right, and all that can be seen of it."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import unicodedata
from pathlib import Path
from typing import NamedTuple

from onara.collection import Proposal
from onara.mending.plan import Plan
from onara.mending.planning import planned
from onara.tagging import read
from tests.tagging.files import make

LOOSE = unicodedata.normalize("NFD", "도깨비")


class Seen(NamedTuple):
    """What is kept exactly: content, time of change, permissions."""

    sha256: str
    mtime_ns: int
    mode: int


def seen(root: Path) -> dict[bytes, Seen | int]:
    """Every file by its name in bytes; of folders the permissions."""
    found: dict[bytes, Seen | int] = {}
    for folder, _, names in os.walk(os.fsencode(root)):
        found[os.path.relpath(folder, os.fsencode(root))] = os.lstat(folder).st_mode
        for name in names:
            path = os.path.join(folder, name)  # noqa: PTH118 - of bytes
            status = os.lstat(path)
            content = (
                os.fsencode(Path(os.fsdecode(path)).readlink())
                if stat.S_ISLNK(status.st_mode)
                else _read(path)
            )
            found[os.path.relpath(path, os.fsencode(root))] = Seen(
                hashlib.sha256(content).hexdigest(), status.st_mtime_ns, status.st_mode
            )
    return found


def _read(path: bytes) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - of bytes
        return file.read()


def left_behind(root: Path) -> list[Path]:
    return list(root.rglob(".onara*"))


def soundtrack(root: Path, made: Path) -> Path:
    """A drama's folder: songs of several kinds with sidecars, names with loose letters, a ring of
    names, playlists, and files with times and permissions of their own.  ``made`` is a folder of
    songs."""
    root.mkdir()
    old = root / LOOSE
    old.mkdir(mode=0o750)
    for number, kind in enumerate(("a.mp3", "a.flac", "a.m4a", "a.opus"), 1):
        path = old / f"{LOOSE} {number}{Path(kind).suffix}"
        shutil.copy(made / kind, path)
        path.with_suffix(".lrc").write_text(f"[00:01.00] {number}")
    (old / "cover.jpg").write_bytes(b"a picture")
    names = f"File1={LOOSE} 1.mp3\r\nFile2={LOOSE} 2.flac\r\nFile3=../stays.ogg"
    (old / "all.pls").write_bytes(f"[playlist]\r\n{names}\r\n".encode())
    (root / "ring.m3u").write_bytes("#반지\n1.wav\n도깨비\\도깨비 2.flac\n".encode("cp949"))
    (old / "Scans").mkdir()
    (old / "Scans" / "page 1.png").write_bytes(b"a page")
    for name in ("1.wav", "2.wav", "3.wav"):
        shutil.copy(made / "a.wav", root / name)
        with (root / name).open("ab") as file:
            file.write(name.encode())
    shutil.copy(made / "a.ogg", root / "stays.ogg")
    for number, path in enumerate(sorted(root.rglob("*"))):
        if path.is_file():
            path.chmod((0o644, 0o664, 0o600)[number % 3])
            os.utime(path, ns=(10**18, 1_400_000_000_123_456_789 + number))
    return root


def make_songs(folder: Path) -> Path:
    for kind in ("a.mp3", "a.flac", "a.m4a", "a.opus", "a.wav", "a.ogg"):
        make(folder, kind)
    return folder


def plan_for(root: Path) -> Plan:
    """Tags for all, new names for most, and a ring of names."""
    proposals = []
    for path in sorted(path for path in (root / LOOSE).iterdir() if path.suffix in KINDS):
        number = path.stem[-1]
        proposals.append(
            proposal(
                path,
                {"title": (f"첫눈 {number}",), "album": ("도깨비 OST",), "tracknumber": (number,)},
                root / "도깨비 OST" / f"0{number} 첫눈{path.suffix}",
            )
        )
    ring = {"1.wav": "2.wav", "2.wav": "3.wav", "3.wav": "1.wav"}
    for old, new in ring.items():
        proposals.append(proposal(root / old, {"title": (new,)}, root / new))
    proposals.append(proposal(root / "stays.ogg", {"artist": ("에일리",)}))
    return planned(root, proposals)


KINDS = {".mp3", ".flac", ".m4a", ".opus"}


def proposal(
    path: Path, changes: dict[str, tuple[str, ...]], move_to: Path | None = None
) -> Proposal:
    return Proposal(path, read(path), changes, move_to, dict.fromkeys(changes, "it is wrong"))
