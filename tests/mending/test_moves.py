"""Which files move, and what moves along."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from onara.mending.moves import moves_within


def make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)


def wanted(root: Path, names: dict[str, str]) -> dict[Path, Path]:
    return {root / old: root / new for old, new in names.items()}


def relative(root: Path, paths: dict[Path, Path]) -> dict[str, str]:
    return {str(old.relative_to(root)): str(new.relative_to(root)) for old, new in paths.items()}


def test_lyrics_of_the_name_move_along_in_every_language(tmp_path: Path) -> None:
    make(tmp_path, "a.mp3", "a.lrc", "a.ko.lrc", "A.TXT", "ab.lrc", "lyrics/a.lrc", "b.mp3")
    found = moves_within(tmp_path, wanted(tmp_path, {"a.mp3": "Goblin/1. b.mp3"}))
    assert relative(tmp_path, dict(found.along[tmp_path / "a.mp3"])) == {
        "a.lrc": "Goblin/1. b.lrc",
        "a.ko.lrc": "Goblin/1. b.ko.lrc",
        "A.TXT": "Goblin/1. b.TXT",
        "lyrics/a.lrc": "Goblin/lyrics/1. b.lrc",
    }


def test_a_sidecar_that_spells_hangul_in_letters_moves_along(tmp_path: Path) -> None:
    loose = unicodedata.normalize("NFD", "첫눈.v2") + ".ko.lrc"
    make(tmp_path, "첫눈.v2.mp3", loose)
    found = moves_within(tmp_path, wanted(tmp_path, {"첫눈.v2.mp3": "b.mp3"}))
    assert relative(tmp_path, dict(found.along[tmp_path / "첫눈.v2.mp3"])) == {loose: "b.ko.lrc"}


def test_the_rest_of_a_folder_goes_where_all_its_music_goes(tmp_path: Path) -> None:
    make(tmp_path, "old/1.mp3", "old/2.mp3", "old/cover.jpg", "old/Scans/p1.png", "old/CD2/1.mp3")
    make(tmp_path, "old/CD2/cover.jpg")
    names = {"old/1.mp3": "new/1.mp3", "old/2.mp3": "new/2.mp3"}
    found = moves_within(tmp_path, wanted(tmp_path, names))
    assert relative(tmp_path, dict(found.along[tmp_path / "old/1.mp3"])) == {
        "old/cover.jpg": "new/cover.jpg",
        "old/Scans/p1.png": "new/Scans/p1.png",
    }
    del names["old/2.mp3"]
    assert not moves_within(tmp_path, wanted(tmp_path, names)).along


def test_a_cover_stays_where_the_music_parts(tmp_path: Path) -> None:
    make(tmp_path, "old/1.mp3", "old/2.mp3", "old/cover.jpg")
    names = {"old/1.mp3": "a/1.mp3", "old/2.mp3": "b/2.mp3"}
    assert not moves_within(tmp_path, wanted(tmp_path, names)).along


def test_a_sidecar_of_two_songs_goes_with_both_or_stays(tmp_path: Path) -> None:
    make(tmp_path, "a.mp3", "a.flac", "a.lrc")
    both = moves_within(tmp_path, wanted(tmp_path, {"a.mp3": "n/b.mp3", "a.flac": "n/b.flac"}))
    assert [relative(tmp_path, dict(more)) for more in both.along.values()] == [
        {"a.lrc": "n/b.lrc"}
    ]
    apart = moves_within(tmp_path, wanted(tmp_path, {"a.mp3": "b.mp3", "a.flac": "c.flac"}))
    assert not apart.along


@pytest.mark.parametrize("second", ["n.mp3", "N.mp3"])
def test_two_files_never_get_one_name(tmp_path: Path, second: str) -> None:
    make(tmp_path, "1.mp3", "2.mp3", "3.mp3")
    found = moves_within(
        tmp_path, wanted(tmp_path, {"1.mp3": "n.mp3", "2.mp3": second, "3.mp3": "m.mp3"})
    )
    assert [path.name for path in found.moves] == ["3.mp3"]
    assert found.refused[tmp_path / "1.mp3"] == "would be called n.mp3, and so would 2.mp3"
    assert set(found.refused) == {tmp_path / "1.mp3", tmp_path / "2.mp3"}


def test_a_file_that_stays_keeps_its_name(tmp_path: Path) -> None:
    make(tmp_path, "1.mp3", "2.mp3", "B.mp3", "1.lrc", "c.lrc")
    found = moves_within(tmp_path, wanted(tmp_path, {"1.mp3": "b.mp3", "2.mp3": "c.mp3"}))
    assert found.refused == {tmp_path / "1.mp3": "would be called b.mp3, and so is another file"}
    assert set(found.moves) == {tmp_path / "2.mp3"}


def test_names_that_become_free_may_be_taken(tmp_path: Path) -> None:
    make(tmp_path, "1.mp3", "2.mp3", "3.mp3")
    ring = wanted(tmp_path, {"1.mp3": "2.mp3", "2.mp3": "3.mp3", "3.mp3": "1.mp3"})
    assert moves_within(tmp_path, ring).moves == ring


def test_a_chain_whose_end_is_refused_is_refused(tmp_path: Path) -> None:
    make(tmp_path, "1.mp3", "2.mp3", "3.mp3")
    found = moves_within(tmp_path, wanted(tmp_path, {"1.mp3": "2.mp3", "2.mp3": "3.mp3"}))
    assert not found.moves
    assert set(found.refused) == {tmp_path / "1.mp3", tmp_path / "2.mp3"}


def test_only_case_or_spelling_of_a_name_may_change(tmp_path: Path) -> None:
    loose = unicodedata.normalize("NFD", "도깨비.mp3")
    make(tmp_path, "song.mp3", loose)
    names = wanted(tmp_path, {"song.mp3": "Song.mp3", loose: "도깨비.mp3"})
    assert moves_within(tmp_path, names).moves == names


def test_a_companion_that_cannot_go_stays(tmp_path: Path) -> None:
    make(tmp_path, "a/1.mp3", "a/1.lrc", "b/2.lrc")
    found = moves_within(tmp_path, wanted(tmp_path, {"a/1.mp3": "b/2.mp3"}))
    assert set(found.moves) == {tmp_path / "a/1.mp3"}
    assert not found.along


def test_nothing_leaves_the_folder(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    make(root, "1.mp3", "2.mp3", "3.mp3")
    outside.mkdir()
    (root / "link").symlink_to(outside)
    found = moves_within(
        root,
        {
            root / "1.mp3": outside / "1.mp3",
            root / "2.mp3": root / "x" / ".." / ".." / "2.mp3",
            root / "3.mp3": root / "link" / "3.mp3",
        },
    )
    assert not found.moves
    assert set(found.refused.values()) == {
        "would leave the folder",
        "would leave the folder, by a link",
    }


def test_a_name_is_not_both_a_file_and_a_folder(tmp_path: Path) -> None:
    make(tmp_path, "1.mp3", "2.mp3")
    names = {"1.mp3": "new/song", "2.mp3": "new/song/2.mp3"}
    found = moves_within(tmp_path, wanted(tmp_path, names))
    assert found.refused == {tmp_path / "1.mp3": "would be called song, and so is a folder"}
