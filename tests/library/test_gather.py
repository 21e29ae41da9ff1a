from pathlib import Path

from onara.library.gather import files_below, gather


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_folders_are_searched_for_media_in_order(tmp_path: Path) -> None:
    second, first = touch(tmp_path / "b" / "x.FLAC"), touch(tmp_path / "a" / "y.mp3")
    touch(tmp_path / "a" / "cover.jpg")
    touch(tmp_path / ".hidden" / "z.mp3")
    touch(tmp_path / "a" / "._y.mp3")
    assert gather([tmp_path]) == ([first, second], [])


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    named = touch(tmp_path / "song.dat")
    assert gather([named, named]) == ([named], [])


def test_a_missing_file_is_left_for_the_decoder_to_name(tmp_path: Path) -> None:
    assert gather([tmp_path / "none.mp3"]) == ([tmp_path / "none.mp3"], [])


def test_a_folder_without_audio_is_said_so(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    good = touch(tmp_path / "good" / "a.mp3")
    files, refused = gather([good, empty])
    assert files == [good]
    assert [str(each) for each in refused] == [f"{empty}: there are no audio files in this folder"]


def test_a_link_back_up_is_followed_once(tmp_path: Path) -> None:
    song = touch(tmp_path / "a" / "x.mp3")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert gather([tmp_path])[0] == [song]


def test_files_of_any_ending_are_found_below_a_folder(tmp_path: Path) -> None:
    first, second = touch(tmp_path / "a" / "x.LRC"), touch(tmp_path / "b" / "y.txt")
    touch(tmp_path / "b" / "z.mp3")
    assert list(files_below(tmp_path, (".lrc", ".txt"), [])) == [first, second]
