"""`onara.collection.copies`."""

from pathlib import Path

from onara.collection.copies import Copies, copies
from onara.collection.finding import Finding
from onara.collection.music_file import MusicFile
from onara.families import Link
from tests.collection.made import file_of
from tests.media import encode, music


def link(one: str, other: str, kind: str = "same take") -> Link:
    assert kind in ("same take", "shared backing", "shared passage")
    return Link(one, other, kind, 1.0, 0.0, (0.0,), 0.9, 40.0)  # type: ignore[arg-type]


def found_in(files: list[MusicFile], *links: Link) -> list[Finding]:
    return list(copies(Copies(files, links), {file.path for file in files}, {}))


def test_the_best_of_copies_comes_first(tmp_path: Path) -> None:
    sound = music(4.0, 1)
    lossless = encode(tmp_path / "c.flac", sound, "flac", "flac")
    good = encode(tmp_path / "b.mp3", sound, "mp3", "libmp3lame", bit_rate=320_000)
    poor = encode(tmp_path / "a.mp3", sound, "mp3", "libmp3lame", bit_rate=64_000)
    files = [MusicFile(p, None, {}, {}, p.stem, 4.0) for p in (poor, good, lossless)]
    (found,) = found_in(files, link("a", "b"), link("b", "c"))
    assert (found.kind, found.paths) == ("duplicate", (lossless, good, poor))
    assert found.evidence.startswith("the same recording; the best is flac ")


def test_a_shorter_one_is_an_edit() -> None:
    whole = file_of("a.mp3", {}, recording="a", seconds=210.0)
    edit = file_of("b.mp3", {}, recording="b", seconds=150.0)
    (found,) = found_in([edit, whole], link("b", "a"))
    assert (found.kind, found.paths) == ("edit", (whole.path, edit.path))
    assert found.evidence == "the same take, 60 s shorter"


def test_an_instrumental_is_told_with_its_song() -> None:
    song = file_of("a.mp3", {}, recording="a")
    instrumental = file_of("b.mp3", {}, recording="b")
    (found,) = found_in([song, instrumental], link("b", "a", "shared backing"))
    assert found.kind == "instrumental"
    assert set(found.paths) == {song.path, instrumental.path}


def test_a_passage_in_common_is_no_copy() -> None:
    files = [file_of(f"{name}.mp3", {}, recording=name) for name in "ab"]
    assert not found_in(files, link("a", "b", "shared passage"))


def test_what_lies_elsewhere_bears_witness_and_is_no_copy_here() -> None:
    here = file_of("a.mp3", {}, recording="a")
    there = file_of("../b.mp3", {}, recording="a")
    found = Copies([here, there], [])
    assert found.same()[here.path] == [there]
    assert not list(copies(found, {here.path}, {}))
