"""A collector's folder with one of everything that is wrong, as docs/collection.md shows it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from tests.collection.made import LATIN, as_latin, song
from tests.media import cut, encode, music


def make(root: Path) -> Path:
    """Writes the folder: nine files that are music, two that are not."""
    stay = {"title": "스테이 위드 미", "artist": "찬열, 펀치", "album": "도깨비 OST Part.1"}
    broken = {field: as_latin(text) for field, text in stay.items()}
    song(root / "도깨비/01.mp3", 1, broken, encoding=LATIN)
    beautiful = {"title": "Beautiful", "artist": "크러쉬", "album": "도깨비 OST Part.4"}
    song(root / "도깨비/Part.4/01 Beautiful.mp3", 2, beautiful)
    sound = music(12.0, 2)
    encode(root / "도깨비/Beautiful.flac", sound, "flac", "flac", tags={"title": "Beautiful"})
    snow = {"title": "Nunui kkot", "artist": "Park Hyo Shin", "album": "미안하다 사랑한다 OST"}
    song(root / "misa/snow.mp3", 3, snow)
    signal = root / unicodedata.normalize("NFD", "시그널 OST")
    looking_back = {"title": "회상", "artist": "장범준", "album": "시그널 OST Part.1"}
    song(signal / "회상.mp3", 4, looking_back)
    song(signal / "Track 03.mp3", 4, {"title": "Track 03"}, bit_rate=64_000)
    other = root / "Signal"
    song(other / "04 김윤아 - 길.mp3", 5, looking_back)
    cut(song(other / "꽃이 피면.mp3", 6, {"title": "꽃이 피면", "artist": "이승열"}), 0.5)
    (other / "empty.mp3").touch()
    (other / "notes.txt").write_text("no music")
    return root
