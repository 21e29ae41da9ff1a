"""The planned folder, made: sound encoded once for each take and kind of file, then tagged."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from mutagen.flac import FLAC, Picture
from mutagen.id3 import APIC, ID3, TALB, TIT2, TPE1, TPE2, TXXX
from mutagen.mp4 import MP4, MP4Cover

from bench.collection import sounds
from bench.collection.planned import Planned
from bench.collection.world import Drama

_LATIN, _UTF_8 = 0, 3
_PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)
_FRAMES = {"title": TIT2, "artist": TPE1, "album": TALB, "albumartist": TPE2}
_ATOMS = {"title": "©nam", "artist": "©ART", "album": "©alb", "albumartist": "aART"}


def make(
    folder: Path,
    home: Path,
    dramas: Sequence[Drama],
    files: Sequence[Planned],
    tell: Callable[[int, int], None],
) -> None:
    """Write the files below ``folder`` and the catalogue below ``home``, in the place of others."""
    for each in (folder, home):
        shutil.rmtree(each, ignore_errors=True)
    (home / "catalogue").mkdir(parents=True)
    for drama in dramas:
        if drama.is_catalogued:
            (home / "catalogue" / f"{drama.id}.yaml").write_text(drama.text, encoding="utf-8")
    encoded: dict[tuple[tuple[int, str], str, int], bytes] = {}
    seed = None
    for number, file in enumerate(sorted(files, key=lambda file: file.take)):
        if file.take[0] != seed:  # what was encoded is of use to the copies of one song only
            encoded.clear()
            seed = file.take[0]
        of = (file.take, file.suffix, file.kbits)
        if of not in encoded:
            encoded[of] = sounds.encoded(_sound(*file.take), file.suffix, file.kbits)
        _write(folder / file.path, encoded[of], file)
        tell(number + 1, len(files))


def _sound(seed: int, kind: str) -> sounds.Wave:
    if kind == "instrumental":
        return sounds.backing(seed)
    whole = sounds.song(seed)
    return whole[: round(sounds.EDIT_S * sounds.RATE)] if kind == "edit" else whole


def _write(path: Path, sound: bytes, file: Planned) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if file.damage == "unreadable":
        path.write_bytes(b"<html>404 Not Found</html>" * 40)
        return
    content = io.BytesIO(sound)
    {".mp3": _tag_mp3, ".flac": _tag_flac, ".m4a": _tag_mp4}[file.suffix](content, file)
    whole = content.getvalue()
    share = 0.6 if file.damage == "cut off" else 1.0
    path.write_bytes(whole[: round(share * len(whole))])


def _tag_mp3(content: io.BytesIO, file: Planned) -> None:
    tags = ID3()
    encoding = _LATIN if file.latin else _UTF_8
    for name, text in file.tags.items():
        fits = encoding if all(ord(character) < 256 for character in text) else _UTF_8
        frame = _FRAMES.get(name)
        if frame is None:
            tags.add(TXXX(encoding=_UTF_8, desc=name.upper(), text=[text]))
        else:
            tags.add(frame(encoding=fits, text=[text]))  # type: ignore[no-untyped-call]
    if file.picture:
        picture = APIC(encoding=_UTF_8, mime="image/png", type=3, desc="", data=_PICTURE)
        tags.add(picture)
    content.seek(0)
    tags.save(content, v2_version=4)


def _tag_flac(content: io.BytesIO, file: Planned) -> None:
    content.seek(0)
    tags = FLAC(content)
    for name, text in file.tags.items():
        tags[name] = [text]
    if file.picture:
        picture = Picture()
        picture.data, picture.mime, picture.type = _PICTURE, "image/png", 3
        tags.add_picture(picture)
    content.seek(0)
    tags.save(content)


def _tag_mp4(content: io.BytesIO, file: Planned) -> None:
    content.seek(0)
    tags = MP4(content)
    for name, text in file.tags.items():
        atom = _ATOMS.get(name)
        if atom:
            tags[atom] = [text]
        else:
            tags[f"----:com.apple.iTunes:{name.upper()}"] = [text.encode()]
    if file.picture:
        tags["covr"] = [MP4Cover(_PICTURE, MP4Cover.FORMAT_PNG)]
    content.seek(0)
    tags.save(content)
