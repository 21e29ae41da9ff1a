"""Files and folders as a user names them, as a list of media files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from onara.errors import UnusableInput
from onara.folders import expanded, walked

MEDIA = frozenset(
    (
        ".aac",
        ".ac3",
        ".aif",
        ".aifc",
        ".aiff",
        ".alac",
        ".ape",
        ".asf",
        ".avi",
        ".caf",
        ".dsf",
        ".dts",
        ".eac3",
        ".flac",
        ".flv",
        ".m2ts",
        ".m4a",
        ".m4b",
        ".m4v",
        ".mka",
        ".mkv",
        ".mov",
        ".mp2",
        ".mp3",
        ".mp4",
        ".mpc",
        ".mpeg",
        ".mpg",
        ".mpga",
        ".mts",
        ".oga",
        ".ogg",
        ".ogm",
        ".ogv",
        ".opus",
        ".ra",
        ".rm",
        ".rmvb",
        ".tak",
        ".ts",
        ".tta",
        ".vob",
        ".w64",
        ".wav",
        ".weba",
        ".webm",
        ".wma",
        ".wmv",
        ".wv",
    )
)
"""Endings of files that a folder is searched for.  A file that is named itself is always tried."""


def gather(paths: Iterable[Path]) -> tuple[list[Path], list[UnusableInput]]:
    """Absolute paths of the media files named or below the folders named, and what is of no use.

    Each file comes once, in a stable order; hidden files and folders are passed over.
    """
    return expanded(
        paths,
        lambda folder, refused: files_below(folder, MEDIA, refused),
        "there are no audio files in this folder",
    )


def files_below(
    folder: Path, endings: Collection[str], refused: list[UnusableInput]
) -> Iterator[Path]:
    """The files of these endings (".mp3") below a folder, in a stable order; not the hidden ones.

    What cannot be read is appended to ``refused``.
    """
    for parent, names in walked(folder, lambda _: True, refused):
        yield from (parent / name for name in names if Path(name).suffix.lower() in endings)
