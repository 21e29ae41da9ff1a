"""What is in a media file: how long is it, and can a browser play it as it is?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from onara.audio.browsers import browser_type
from onara.audio.decode import Sound


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
        return Media(browser_type(sound, path.suffix), sound.declared_s)


def told(path: str, languages: list[str]) -> dict[str, Any]:
    """`media_of` as a process of its own answers it."""
    return asdict(media_of(Path(path), tuple(languages)))
