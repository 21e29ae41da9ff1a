"""A media file opened for its tags, whatever kind it is."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from mutagen.aac import AAC
from mutagen.aiff import AIFF
from mutagen.apev2 import APENoHeaderError, APEv2, APEv2File
from mutagen.asf import ASF
from mutagen.dsdiff import DSDIFF
from mutagen.dsf import DSF
from mutagen.flac import FLAC
from mutagen.id3 import ID3FileType
from mutagen.monkeysaudio import MonkeysAudio
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from mutagen.musepack import Musepack
from mutagen.oggflac import OggFLAC
from mutagen.oggopus import OggOpus
from mutagen.oggspeex import OggSpeex
from mutagen.oggvorbis import OggVorbis
from mutagen.optimfrog import OptimFROG
from mutagen.tak import TAK
from mutagen.trueaudio import TrueAudio
from mutagen.wave import WAVE
from mutagen.wavpack import WavPack

from onara.errors import UnusableInput
from onara.tagging.ape import ApeFields
from onara.tagging.asf import AsfFields
from onara.tagging.id3 import Id3Fields
from onara.tagging.mp4 import Mp4Fields
from onara.tagging.picture import Picture
from onara.tagging.vorbis import VorbisFields

_ID3 = (MP3, TrueAudio, AIFF, DSF, DSDIFF, WAVE, ID3FileType)
_VORBIS = (FLAC, OggVorbis, OggOpus, OggFLAC, OggSpeex)
_APE = (MonkeysAudio, WavPack, Musepack, OptimFROG, TAK, AAC, APEv2File)
_KINDS: tuple[Any, ...] = (*_ID3, *_VORBIS, *_APE, MP4, ASF)


class Fields(Protocol):
    """The tags of one open file."""

    @property
    def name(self) -> str:
        """The way in which they are written."""

    def fields(self) -> dict[str, tuple[str, ...]]:
        """All texts by Picard's names."""

    def artwork(self) -> int:
        """How many pictures there are."""

    def change(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        """Sets these fields, and removes those without a value."""

    def cover(self, picture: Picture) -> None:
        """Makes the picture the front cover."""

    def save(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        """Writes the tags into the file; ``changes`` are what was changed."""


def opened(path: Path) -> Fields:
    """The tags of a file.

    Raises `UnusableInput` where it is not a file that may be read, or of no kind that has tags, or
    its tags are damaged.
    """
    _require_file(path)
    try:
        return _opened(path)
    except UnusableInput:
        raise
    except PermissionError:
        raise UnusableInput(path, "may not be read (permission denied)") from None
    except Exception:  # what a hostile file brings a parser to raise is anybody's guess
        raise UnusableInput(path, "has tags that cannot be read") from None


def _opened(path: Path) -> Fields:
    kind = _kind(path)
    if kind is None:
        raise UnusableInput(path, "is not audio whose tags can be read")
    if kind in _ID3:
        file = kind(path, translate=False, load_v1=False)
        if file.tags is None and kind is MP3:
            try:
                return ApeFields(APEv2(path), path)
            except APENoHeaderError:
                pass
        return Id3Fields(file, path)
    file = kind(path)
    if kind in _VORBIS:
        return VorbisFields(file, path)
    if kind is MP4:
        return Mp4Fields(file, path)
    if kind is ASF:
        return AsfFields(file, path)
    return ApeFields(file.tags if file.tags is not None else APEv2(), path)


def _kind(path: Path) -> Any:
    """The mutagen class that is surest of the file, by its first bytes and its name."""
    with path.open("rb") as file:
        head = file.read(128)
        scored = [(kind.score(path.name, file, head), kind.__name__, kind) for kind in _KINDS]
    score, _, kind = max(scored, key=lambda one: one[:2])
    return kind if score > 0 else None


def _require_file(path: Path) -> None:
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise UnusableInput(path, "no such file") from None
    except PermissionError:
        raise UnusableInput(path, "may not be read (permission denied)") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UnusableInput(path, f"cannot be read ({why.lower()})") from None
    if stat.S_ISDIR(status.st_mode):
        raise UnusableInput(path, "is a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        raise UnusableInput(path, "is not a regular file")
    if status.st_size == 0:
        raise UnusableInput(path, "is empty")
