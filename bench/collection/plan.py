"""A messy folder, planned: every file with its tags as they stand there, and what is wrong."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bench.collection.planned import Fault, Planned
from bench.collection.strangers import strangers
from bench.collection.world import Drama, Song, capital
from bench.questions.misspelling import romanised_somehow, slip
from onara.spelling import romanised

_FEW = 6
"""Letters of a title in which a slip of the pen may make another title."""
_COVERED_BY = ("Lena Brandt", "서울 커버 밴드", "Midnight Karaoke Crew")


def planned(dramas: Sequence[Drama], seed: int) -> list[Planned]:
    """The files of all soundtracks, and other music."""
    chance = random.Random(f"{seed}/plan")
    files: list[Planned] = []
    for number, drama in enumerate(dramas):
        made: list[Planned] = []
        for place, song in enumerate(drama.songs):
            if drama.is_catalogued and chance.random() < 0.08 and made:
                continue  # this one is missing
            made += _copies(drama, song, number * 100 + place, chance)
        albums = _albums(made, chance)
        for file in made:
            _spoil(file, made, chance)
        for file in albums:
            file.faults.append(Fault(("album",), file.path, "albumartist"))
        files += made
    return files + list(strangers(len(files) // 20, chance))


def together(dramas: Sequence[Drama], files: Sequence[Planned]) -> list[Fault]:
    """What is wrong that is of no one file: songs that are missing, and copies."""
    there = {file.song.id for file in files if file.song}
    begun = {file.drama.id for file in files if file.drama}
    missing = [
        Fault(("missing song",), song=song.id)
        for drama in dramas
        if drama.is_catalogued and drama.id in begun
        for song in drama.songs
        if song.id not in there
    ]
    return [*missing, *_copied(files)]


def _copies(drama: Drama, song: Song, seed: int, chance: random.Random) -> Iterator[Planned]:
    """The files of one song: its part, the full album, what was downloaded again."""
    native, singer = song.native, song.singer.name_ko
    part = f"{drama.title_ko} OST Part.{song.part}"
    folder = Path(f"{drama.title_ko} OST") / f"Part.{song.part}"
    named = f"01 {singer} - {native}"
    yield _file(drama, song, folder / f"{named}.mp3", (seed, "song"), 64, part)
    if chance.random() < 0.4:
        path = folder / f"02 {singer} - {native} (Inst.).mp3"
        file = _file(drama, song, path, (seed, "instrumental"), 64, part)
        _version(file, "Inst.")
        yield file
    full = f"{drama.title_ko} OST"
    suffix = chance.choice((".mp3", ".mp3", ".flac", ".m4a"))
    path = Path(f"{full} 전곡") / f"{song.part:02} {native}{suffix}"
    kbits = 0 if suffix == ".flac" else 64
    yield _file(drama, song, path, (seed, "song"), kbits, full)
    for copy in range(chance.choice((2, 3, 3, 4))):
        path = Path("받은 음악") / str(copy) / drama.title_ko / f"{singer} - {native}.mp3"
        kind = "edit" if copy == 1 and chance.random() < 0.15 else "song"
        yield _file(drama, song, path, (seed, kind), 64, part)


def _file(
    drama: Drama, song: Song, path: Path, take: tuple[int, str], kbits: int, album: str
) -> Planned:
    path = Path(*(each.replace("/", "_") for each in path.parts))
    tags = {"title": song.native, "artist": song.singer.name_ko, "album": album}
    latin_drama = capital(romanised(drama.title_ko))
    right: dict[str, set[tuple[str, ...]]] = {
        "title": {(song.native,), (song.title_ko,)},
        "titlesort": {(song.romanised,)},
        "artist": {(song.singer.name_ko,)},
        "artistsort": {(song.singer.name,)},
        "album": {(album,)},
        "albumsort": {(album.replace(drama.title_ko, latin_drama),)},
        "work": {(song.native,)},
        "language": {("kor",)},
        "script": {("Kore",)},
        "releasetype": {("album", "soundtrack")},
        "onara_drama": {(drama.title_ko,)},
        "show": {(drama.title_ko,)},
        "onara_part": {(str(song.part),)},
    }
    return Planned(path, song, drama, take, path.suffix, kbits, tags, right)


def _version(file: Planned, mark: str) -> None:
    file.tags["title"] += f" ({mark})"
    for name in ("title", "titlesort"):
        file.right[name] = {(f"{text} ({mark})",) for (text,) in file.right[name]}


def _albums(made: Sequence[Planned], chance: random.Random) -> Sequence[Planned]:
    """The full album: returns its files where they lack the album artist that they need."""
    full = [file for file in made if file.path.parts[0].endswith("전곡")]
    several = len({file.tags["artist"] for file in full}) > 2
    for file in full:
        file.right["albumartist"] = {("Various Artists",)} if several else set()
        file.right["compilation"] = {("1",)} if several else set()
    if several and chance.random() < 0.5:
        for file in full:
            file.tags["albumartist"] = "Various Artists"
    return full if several and "albumartist" not in full[0].tags else ()


def _spoil(file: Planned, made: Sequence[Planned], chance: random.Random) -> None:
    """What ten years of downloads did to a file."""
    file.picture = chance.random() < 0.5
    if not file.picture:
        file.faults.append(Fault(("artwork",), file.path))
    assert file.song is not None
    assert file.drama is not None
    broken = chance.random()
    if broken < 0.01:
        file.damage = "cut off"
    elif broken < 0.014:
        file.damage = "unreadable"
    if chance.random() < 0.1:
        file.tags["onara_drama"] = file.drama.title_ko
        file.tags["onara_part"] = str(file.song.part)
    else:
        file.faults.append(Fault(("drama",), file.path))
    _spoil_words(file, made, chance)
    _spoil_letters(file, chance)
    if file.damage:
        # Of an M4A the table of contents comes last: without it nothing is left.
        is_gone = file.damage == "unreadable" or file.suffix == ".m4a"
        if is_gone:
            file.faults.clear()
        file.faults.append(Fault(("unreadable",) if is_gone else ("cut off",), file.path))


def _spoil_words(file: Planned, made: Sequence[Planned], chance: random.Random) -> None:
    song, tags = file.song, file.tags
    assert song is not None
    assert file.drama is not None
    mark = " (Inst.)" if tags["title"].endswith("(Inst.)") else ""
    is_known, is_version = file.drama.is_catalogued, file.take[1] == "instrumental"
    what = chance.random()
    if what < 0.12 and is_known and not song.is_english:
        by_ear = romanised_somehow(song.title_ko, chance)
        latin = chance.choice((song.title, song.title, song.romanised, by_ear))
        tags["title"] = chance.choice((latin, latin.title())) + mark
        file.faults.append(Fault(("native title",), file.path, "title"))
    elif what < 0.16 and not is_version:
        del tags["title"]
        file.faults.append(Fault(("title",), file.path, "title"))
    elif what < 0.19 and not is_version and file.path.parts[0] == "받은 음악":
        tags["title"] = f"Track {song.part:02}"
        _rename(file, f"Track {song.part:02}{file.suffix}")
        file.faults.append(Fault(("title",), file.path, "title"))
    elif what < 0.21 and is_known and not is_version:
        other = chance.choice([each.song for each in made if each.song and each.song is not song])
        tags["title"], tags["artist"] = other.native, other.singer.name_ko
        file.faults.append(Fault(("title", "contradiction"), file.path, "title"))
        if other.singer != song.singer:
            file.faults.append(Fault(("performer", "contradiction"), file.path))
        return
    elif what < 0.23 and is_known and not is_version and len(song.native) > _FEW:
        tags["title"] = slip(song.native, chance)
        if tags["title"] != song.native:
            file.faults.append(Fault(("title", "contradiction"), file.path, "title"))
    elif what < 0.235 and is_known and not is_version:
        tags["artist"] = chance.choice(_COVERED_BY)  # which it is not: it has the song's sound
        file.faults.append(Fault(("performer", "contradiction"), file.path))
        return
    album = {name: file.right[name] for name in ("album", "albumsort")}
    is_full = file.path.parts[0].endswith("전곡")
    if is_known and chance.random() < 0.05 and not is_full:
        tags["album"] = f"{file.drama.title} OST Part {song.part}"
        _nothing(file, "album", "albumsort")
    who = chance.random()
    if who < 0.1 and is_known and song.singer.is_person and not is_version:
        tags["artist"] = song.singer.name
        file.faults.append(Fault(("native performer",), file.path, "artist"))
    elif who < 0.15 and is_known and not song.singer.is_person:
        tags["artist"] = song.singer.name  # the singer's own name: nothing is wrong
        _nothing(file, "artist", "artistsort")
    elif who < 0.19 and not is_version:
        del tags["artist"]
        file.faults.append(Fault(("performer",), file.path, "artist"))
    if chance.random() < 0.05:
        del tags["album"]
        file.right |= album
        file.faults.append(Fault(("album",), file.path, "album"))


def _nothing(file: Planned, *names: str) -> None:
    """What stands in these fields is not wrong: nothing must be proposed."""
    for name in names:
        file.right[name] = set()


def _spoil_letters(file: Planned, chance: random.Random) -> None:
    texts = [name for name in ("title", "artist", "album") if _is_korean(file.tags.get(name, ""))]
    how = chance.random()
    if how < 0.12 and texts:
        for name in texts:
            file.tags[name] = _misread(file.tags[name], chance.random() < 0.3)
            file.faults.append(Fault(("encoding",), file.path, name))
        file.latin = True
    elif how < 0.18 and texts:
        for name in texts:
            file.tags[name] = unicodedata.normalize("NFD", file.tags[name])
            file.faults.append(Fault(("nfd",), file.path, name))
    name = file.path.name
    which = chance.random()
    if which < 0.06 and _is_korean(name):
        _rename(file, unicodedata.normalize("NFD", name))
        file.faults.append(Fault(("name nfd",), file.path))
    elif which < 0.1 and _is_korean(name):
        _rename(file, _misread(name, twice=False))
        file.faults.append(Fault(("name encoding",), file.path))


def _rename(file: Planned, name: str) -> None:
    before, file.path = file.path, file.path.with_name(name)
    file.faults = [
        replace(fault, path=file.path) if fault.path == before else fault for fault in file.faults
    ]


def _misread(text: str, twice: bool) -> str:
    """Korean as a program shows it that takes it for Western European."""
    return text.encode("utf-8" if twice else "cp949").decode("latin-1")


def _is_korean(text: str) -> bool:
    return any("가" <= character <= "힣" for character in text)


def _copied(files: Sequence[Planned]) -> Iterator[Fault]:
    """Copies: each file that has the sound of another."""
    by_take: dict[tuple[int, str], list[Planned]] = {}
    for file in files:
        if file.damage is None:
            by_take.setdefault(file.take, []).append(file)
    for (seed, kind), group in by_take.items():
        if len(group) > 1:
            yield from (Fault(("duplicate",), file.path) for file in group)
        if kind == "edit" and (seed, "song") in by_take:
            yield from (Fault(("edit", "duplicate"), file.path) for file in group[:1])
        if kind == "instrumental" and (seed, "song") in by_take:
            yield Fault(("instrumental",), group[0].path)
