from __future__ import annotations

import os
from pathlib import Path

import pytest

from onara.errors import UnusableInput
from onara.playback.allowed import allowed


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "음악"
    folder.mkdir()
    (folder / "song.mp3").write_bytes(b"song")
    (tmp_path / "secret").write_bytes(b"secret")
    return folder


def test_a_file_that_was_added_may_be_read(music: Path) -> None:
    assert allowed([music / "song.mp3"], []) == music / "song.mp3"


def test_of_several_files_the_first_that_is_there_is_read(music: Path) -> None:
    assert allowed([music / "gone.mp3", music / "song.mp3"], []) == music / "song.mp3"


def test_a_file_that_is_gone_is_refused(music: Path) -> None:
    with pytest.raises(UnusableInput, match="not where it was"):
        allowed([music / "gone.mp3"], [music])


def test_a_link_out_of_the_folders_is_refused(music: Path) -> None:
    (music / "link.mp3").symlink_to(music.parent / "secret")
    with pytest.raises(UnusableInput, match="leads out"):
        allowed([music / "link.mp3"], [music])


def test_a_link_within_the_folders_is_followed(music: Path) -> None:
    (music / "link.mp3").symlink_to("song.mp3")
    assert allowed([music / "link.mp3"], [music]) == music / "song.mp3"


def test_a_folder_whose_name_only_begins_alike_is_another(music: Path) -> None:
    other = music.parent / "음악 of others"
    other.mkdir()
    (other / "theirs.mp3").write_bytes(b"theirs")
    (music / "link.mp3").symlink_to(other / "theirs.mp3")
    with pytest.raises(UnusableInput, match="leads out"):
        allowed([music / "link.mp3"], [music])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_no_file(music: Path) -> None:
    os.mkfifo(music / "pipe.mp3")
    with pytest.raises(UnusableInput, match="regular"):
        allowed([music / "pipe.mp3"], [music])
