import unicodedata
from pathlib import Path

import pytest

from onara.lyrics.sidecars import language_in_name, sidecars


def names(folder: Path, media: str, *files: str) -> list[str]:
    for file in (media, *files):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("x", encoding="utf-8")
    return [path.relative_to(folder).as_posix() for path in sidecars(folder / media)]


def test_files_of_the_same_name_are_found_those_with_times_first(tmp_path: Path) -> None:
    found = names(
        tmp_path, "01. song.mp3", "01. song.txt", "01. song.LRC", "01. other.lrc", "01.lrc"
    )
    assert found == ["01. song.LRC", "01. song.txt"]


def test_a_language_may_stand_between_name_and_ending(tmp_path: Path) -> None:
    found = names(tmp_path, "song.flac", "song.ko.lrc", "song.ko-Latn.lrc", "song.live at home.lrc")
    assert found == ["song.ko.lrc", "song.ko-Latn.lrc"]


def test_the_ending_of_the_media_file_may_stay(tmp_path: Path) -> None:
    assert names(tmp_path, "song.mp3", "song.mp3.lrc", "song.flac.lrc") == ["song.mp3.lrc"]


@pytest.mark.parametrize("folder", ["lyrics", "Lyrics", "가사"])
def test_a_folder_of_lyrics_is_looked_into(tmp_path: Path, folder: str) -> None:
    assert names(tmp_path, "song.mp3", f"{folder}/song.en.ttml") == [f"{folder}/song.en.ttml"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_names_agree(tmp_path: Path, form: str) -> None:
    other = {"NFC": "NFD", "NFD": "NFC"}[form]
    media = unicodedata.normalize(form, "종이배.mp3")  # type: ignore[arg-type]
    lyrics = unicodedata.normalize(other, "종이배.lrc")  # type: ignore[arg-type]
    assert names(tmp_path, media, lyrics) == [lyrics]


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert sidecars(tmp_path / "gone" / "song.mp3") == []


@pytest.mark.parametrize(
    ("name", "language"),
    [("a.ko.lrc", "ko"), ("a.pt-BR.lrc", "pt-br"), ("a.lrc", None), ("a.chorus.lrc", None)],
)
def test_the_language_in_a_name(name: str, language: str | None) -> None:
    assert language_in_name(Path(name)) == language


def test_a_link_that_leads_out_of_the_folder_is_no_lyric_file(tmp_path: Path) -> None:
    folder = tmp_path / "music"
    folder.mkdir()
    (folder / "song.mp3").touch()
    (tmp_path / "secret.lrc").touch()
    (folder / "song.lrc").symlink_to(tmp_path / "secret.lrc")
    (folder / "song.ko.lrc").touch()
    assert sidecars(folder / "song.mp3") == [folder / "song.ko.lrc"]
