from __future__ import annotations

from pathlib import Path

import pytest

from onara.jobs.folders import NAME, Folder, FolderError, Folders


def test_folders_are_chosen_once_and_left_again(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    assert folders.all() == []
    music = folders.add(Path("/media/음악"), "music")
    episodes = folders.add(Path("/media/드라마"), "episodes")
    assert folders.add(Path("/media/음악"), "music") == music
    assert folders.all() == [music, episodes]
    assert folders.one(episodes.id) == episodes
    folders.remove(music.id)
    assert folders.all() == [episodes]


def test_a_person_may_write_the_file(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("# mine\nmusic: [/a, /b, /a]\nepisodes:\n", encoding="utf-8")
    assert Folders(tmp_path).all() == [Folder(Path("/a"), "music"), Folder(Path("/b"), "music")]


def test_the_written_file_says_what_it_is_in_both_languages(tmp_path: Path) -> None:
    Folders(tmp_path).add(Path("/media/음악"), "music")
    text = (tmp_path / NAME).read_text(encoding="utf-8")
    assert "- /media/음악" in text
    assert "폴더" in text.splitlines()[1]


@pytest.mark.parametrize(
    "text", ["music: /a", "music: [1]", "films: [/a]", "- /a", "music: [a/b]", "music: [", "\0"]
)
def test_what_cannot_be_read_is_a_sentence_with_the_file(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(FolderError, match=NAME):
        Folders(tmp_path).all()


def test_a_name_that_is_no_text_cannot_be_chosen(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="rename"):
        Folders(tmp_path).add(Path("/media/\udcff"), "music")
