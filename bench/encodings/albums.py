"""Albums of real files whose tags are broken as collections show it, and of what is wrong a list.

Songs are the catalogue's; albums beside are foreign and right, and to be left alone.  Each album
was tagged by one program, so all its texts are broken alike.
"""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import av
import numpy as np

from bench.encodings import breakages
from bench.encodings.breakages import Breakage
from onara.catalogue import Catalogue
from onara.tagging.opened import opened

FIELDS = ("title", "artist", "album")
FOREIGN = ("fr", "de", "is", "es", "vi", "tr", "pl", "cs", "ja", "zh", "zh_Hant", "ru", "el")
TRACKS = 8
_RATE = 44100

_SOUNDS = {
    ".mp3": ("mp3", "libmp3lame"), ".flac": ("flac", "flac"), ".opus": ("ogg", "libopus"),
    ".m4a": ("ipod", "aac"), ".wma": ("asf", "mp3"), ".wv": ("wv", "wavpack"),
    ".aiff": ("aiff", "pcm_s16be"), ".wav": ("wav", "pcm_s16le"), ".tta": ("tta", "tta"),
}  # fmt: skip
_RAW = ("ID3v2.3, CP949 as Latin-1", "ID3v1, CP949")
_RIGHT = "right"
_NFD = "NFD"
_WAYS = (_RIGHT, _NFD, *_RAW, *(how for how in breakages.KOREAN if "cut" not in how))


@dataclass(frozen=True)
class Made:
    """A file below the folder: its fields as they should be and stand, and what was done to it."""

    path: str
    how: str
    right: Mapping[str, str]
    stands: Mapping[str, str]
    faults: tuple[tuple[str, str | None], ...] = field(default=())
    """Kinds of findings (`onara.collection.Kind`), and the field that each is about."""


def make(
    folder: Path, count: int, seed: int, foreign: Mapping[str, Sequence[str]]
) -> tuple[Made, ...]:
    """About ``count`` files below the folder, and ``truth.jsonl`` beside it."""
    chance = random.Random(f"{seed}/albums")
    sounds = {suffix: _encoded(suffix, folder) for suffix in _SOUNDS}
    made: list[Made] = []
    for number in range(-(-count // TRACKS)):
        made += _album(folder, number, chance, sounds, foreign)
    lines = [json.dumps(asdict(file), ensure_ascii=False) for file in made]
    folder.with_name("truth.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tuple(made)


def _album(
    folder: Path,
    number: int,
    chance: random.Random,
    sounds: Mapping[str, bytes],
    foreign: Mapping[str, Sequence[str]],
) -> Iterator[Made]:
    if number % 4 == 3:
        language = chance.choice(FOREIGN)
        songs = list(_foreign_songs(foreign[language], chance))
        how, suffix = f"{_RIGHT}, {language}", chance.choice(list(_SOUNDS))
    else:
        songs = list(_songs(chance))
        how = chance.choice(_WAYS)
        suffix = ".mp3" if how in _RAW else chance.choice(list(_SOUNDS))
    for track, right in enumerate(songs, start=1):
        name = f"{number:04}/{track:02}{suffix}"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sounds[suffix])
        stands = {key: _broken(text, how) for key, text in right.items()}
        if how == _RAW[0]:
            _write_latin_1(path, right)
        elif how == _RAW[1]:
            _write_id3v1(path, right)
            right = {key: text for key, text in right.items() if len(text.encode("cp949")) <= 30}
            stands = {key: _broken(text, how) for key, text in right.items()}
        else:
            tags = opened(path)
            tags.change({key: (text,) for key, text in stands.items()})
            tags.save({})
        kind = "nfd" if how == _NFD else "encoding"
        faults = tuple((kind, key) for key in right if stands[key] != right[key])
        yield Made(name, how, right, stands, faults)


def _songs(chance: random.Random) -> Iterator[dict[str, str]]:
    drama = chance.choice([one for one in Catalogue.load().dramas if len(one.songs) > 2])
    for song in chance.choices(drama.songs, k=TRACKS):
        people = [person.name_ko or person.name for person in song.performers]
        yield {
            "title": song.title_ko or song.title,
            "artist": ", ".join(people) or "여러 가수",
            "album": f"{drama.title_ko or drama.title} OST Part.{song.part or 1}",
        }


def _foreign_songs(names: Sequence[str], chance: random.Random) -> Iterator[dict[str, str]]:
    artist, album = chance.choice(names), chance.choice(names)
    for title in chance.sample(names, TRACKS):
        yield {"title": title, "artist": artist, "album": album}


def _broken(text: str, how: str) -> str:
    if how.startswith(_RIGHT) or text.isascii():
        return text
    if how == _NFD:
        return unicodedata.normalize("NFD", text)
    breakage: Breakage = breakages.misread("cp949", "latin-1")
    if how not in _RAW:
        breakage = breakages.KOREAN[how]
    return breakage(text) or text


def _write_latin_1(path: Path, fields: Mapping[str, str]) -> None:
    """Frames that say they are Latin-1 and hold CP949, as Korean programs long wrote them."""
    frames = b""
    for name, key in (("TIT2", "title"), ("TPE1", "artist"), ("TALB", "album")):
        text = fields[key].encode("cp949", "replace")
        frames += name.encode() + (1 + len(text)).to_bytes(4, "big") + b"\0\0\0" + text
    size = bytes((len(frames) >> shift) & 0x7F for shift in (21, 14, 7, 0))
    path.write_bytes(b"ID3\3\0\0" + size + frames + path.read_bytes())


def _write_id3v1(path: Path, fields: Mapping[str, str]) -> None:
    texts = b"".join(fields[key].encode("cp949", "replace")[:30].ljust(30, b"\0") for key in FIELDS)
    path.write_bytes(path.read_bytes() + b"TAG" + texts + b"2016" + bytes(30) + b"\xff")


def _encoded(suffix: str, folder: Path) -> bytes:
    """A second of a tone, without tags."""
    container, codec = _SOUNDS[suffix]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder.with_name(f"tone{suffix}")
    time = np.arange(_RATE) / _RATE
    tone = (0.3 * np.sin(2 * np.pi * 440 * time)).astype(np.float32)
    rate = 48000 if codec == "libopus" else _RATE
    options = {"id3v2_version": "0", "write_xing": "0"} if container == "mp3" else {}
    with av.open(path, "w", format=container, container_options=options) as output:
        stream = output.add_stream(codec, rate=rate, layout="mono")
        assert isinstance(stream, av.AudioStream)
        frame = av.AudioFrame.from_ndarray(tone.reshape(1, -1), format="flt", layout="mono")
        frame.sample_rate = _RATE
        resampler = av.AudioResampler(format=stream.format.name, layout="mono", rate=rate)
        for converted in [*resampler.resample(frame), *resampler.resample(None)]:
            output.mux(stream.encode(converted))
        output.mux(stream.encode(None))
    sound = path.read_bytes()
    path.unlink()
    return sound
