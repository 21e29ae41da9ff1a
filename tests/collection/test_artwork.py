"""`onara.collection.artwork`."""

from pathlib import Path

from onara.collection.artwork import without_artwork
from onara.collection.music_file import MusicFile
from onara.tagging import FileTags


def test_a_picture_in_the_file_or_beside_it_is_enough(tmp_path: Path) -> None:
    for name in ("bare", "beside", "within"):
        (tmp_path / name).mkdir()
    (tmp_path / "beside" / "Cover.JPG").write_bytes(b"a picture")
    files = [
        MusicFile(tmp_path / "bare" / "1.mp3", FileTags("id3v2.4")),
        MusicFile(tmp_path / "beside" / "1.mp3", FileTags("id3v2.4")),
        MusicFile(tmp_path / "within" / "1.mp3", FileTags("id3v2.4", {}, 1)),
        MusicFile(tmp_path / "bare" / "unreadable.mp3", None),
    ]
    assert [found.paths for found in without_artwork(files, {})] == [(files[0].path,)]
