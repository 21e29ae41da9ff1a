from pathlib import Path

import pytest

from onara.episodes.media_files import episode_files, is_episode_file


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


def test_the_episodes_of_a_folder_come_in_order_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, "E10.mkv", "E2.MP4", "Season 2/E1.avi", ".hidden.mkv", "E2.srt", "poster.jpg")
    write(tmp_path, "OST/01 song.flac", "Sample/E1.mkv", "E2-sample.mkv", ".git/x.mkv")
    files, refused = episode_files([tmp_path])
    assert [file.relative_to(tmp_path).as_posix() for file in files] == [
        "E2.MP4",
        "E10.mkv",
        "Season 2/E1.avi",
    ]
    assert refused == []


def test_what_jellyfin_keeps_beside_the_episodes_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "Season 01/E1.mkv", "Season 01/theme-music/Season 01 OP.mkv", "backdrops/b.mkv")
    write(tmp_path, "scenes/E2.mkv", "clips/E3.mkv", "interviews/E4.mkv", "other/Goblin E5.mkv")
    write(tmp_path, "Season 01/E1-scene.mkv", "Season 01/Best-deletedscene.mkv", "making-extra.mkv")
    files, _ = episode_files([tmp_path])
    assert [file.name for file in files] == ["Goblin E5.mkv", "E1.mkv"]


def test_an_ignored_folder_is_passed_over_unless_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, "Season 1/E1.mkv", "Season 2/E1.mkv", "Season 2/disc 1/E2.mkv", "Cut/E9.mkv")
    (tmp_path / "Season 2" / ".ignore").touch()
    (tmp_path / "Cut" / ".ignore").write_text("*.srt")
    files, _ = episode_files([tmp_path])
    assert [file.parent.name for file in files] == ["Cut", "Season 1"]
    files, _ = episode_files([tmp_path / "Season 2"])
    assert {file.name for file in files} == {"E1.mkv", "E2.mkv"}
    (tmp_path / ".ignore").touch()
    assert len(episode_files([tmp_path])[0]) == 2


def test_a_file_that_is_named_is_taken_whatever_it_is_once(tmp_path: Path) -> None:
    write(tmp_path, "E1.wav")
    assert episode_files([tmp_path / "E1.wav", tmp_path / "E1.wav"]) == ([tmp_path / "E1.wav"], [])


def test_what_holds_no_episode_is_said(tmp_path: Path) -> None:
    write(tmp_path, "a/x.txt")
    _, refused = episode_files([tmp_path / "a", tmp_path / "gone.mkv"])
    assert [error.reason for error in refused] == [
        "there are no episodes in this folder",
        "no such file",
    ]


def test_a_link_back_up_is_entered_once(tmp_path: Path) -> None:
    write(tmp_path, "a/E1.mkv")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert len(episode_files([tmp_path])[0]) == 1


@pytest.mark.parametrize(
    "name", ["a.trailer.mkv", "a-sample.mp4", "mkv", ".mkv", "a.mp3", "예고.mp4"]
)
def test_names_that_are_no_episodes(name: str) -> None:
    assert not is_episode_file(name)
