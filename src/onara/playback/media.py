"""What is in a media file: can a browser play it as it is, and does it hold a picture?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from onara.audio.decode import Sound

TRANSCODED_TYPE = "audio/mpeg"
"""MP3: every browser has played it for twenty years, and any part of it plays by itself."""
_TYPES = {"wav": "audio/wav", "mp3": "audio/mpeg", "flac": "audio/flac", "ogg": "audio/ogg"}
_CODECS = {
    "wav": {"pcm_s16le", "pcm_u8", "pcm_f32le", "pcm_s24le"},
    "mp3": {"mp3", "mp3float"},
    "flac": {"flac"},
    "ogg": {"vorbis", "opus", "libopus", "flac"},
    "mov": {"aac", "mp3", "mp3float"},
    "webm": {"opus", "libopus", "vorbis"},
}
"""What Chromium, Firefox and Safari all play, by container."""
_PLAIN_MP4 = (".m4a", ".m4b", ".mp4", ".m4v")
_WEBM = (".webm", ".weba")
"""The decoder calls WebM and Matroska one container; browsers do not."""


@dataclass(frozen=True, slots=True)
class Media:
    """``media_type`` is that of the file where a browser plays it as it is, else ``None``;
    ``seconds`` its length as it says itself, ``None`` where it does not."""

    media_type: str | None
    seconds: float | None


def media_of(path: Path, languages: tuple[str, ...] = ()) -> Media:
    """What is in a file.  Of several audio tracks, a browser would play another than the one in one
    of the ``languages``, so such a file is not played as it is.  Raises `UnusableInput`."""
    with Sound(path, languages=languages) as sound:
        return Media(_media_type(sound), sound.declared_s)


def _media_type(sound: Sound) -> str | None:
    container, codec = sound.coding
    name, ending = container.partition(",")[0], sound.path.suffix.lower()
    if name == "matroska":
        name = "webm" if ending in _WEBM else name
    if codec not in _CODECS.get(name, ()):
        return None
    if name == "mov":
        return "audio/mp4" if ending in _PLAIN_MP4 and len(sound.tracks) == 1 else None
    return _TYPES.get(name, "audio/webm") if len(sound.tracks) == 1 else None


def told(path: str, languages: list[str]) -> dict[str, Any]:
    """`media_of` as a process of its own answers it."""
    return asdict(media_of(Path(path), tuple(languages)))
