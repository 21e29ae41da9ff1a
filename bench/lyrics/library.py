"""A large library of invented lyric files, made once for each state of what writes them."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.lyrics import invented
from bench.lyrics.invented import Song, Writer
from onara.lyrics import LyricStore, Owned

SEED = 7


def songs(count: int, seed: int = SEED) -> list[Song]:
    """So many invented songs, the same for the same seed."""
    writer = Writer(seed)
    return [writer.song() for _ in range(count)]


def store(cache: Path, written: Sequence[Song]) -> Path:
    """The store that holds these songs, each in a file named by its number.

    Built where it is not in the cache yet.  Raises `onara.errors.LibraryError`.
    """
    marks = Path(invented.__file__).read_bytes() + "\n".join(s.lines[0] for s in written).encode()
    folder = cache / f"lyrics-{len(written)}-{hashlib.sha256(marks).hexdigest()[:10]}"
    if not folder.is_dir():
        with tempfile.TemporaryDirectory(prefix=".lyrics-", dir=cache) as made:
            work = Path(made) / "work"
            work.mkdir()
            for number, song in enumerate(written):
                (work / f"{number}.lrc").write_text(song.lrc(), encoding="utf-8")
            work.rename(folder)
    path = folder / "lyrics.sqlite"
    with LyricStore.open(path, create=True) as opened:
        opened.update(Owned("", folder / f"{number}.lrc") for number in range(len(written)))
    return path
