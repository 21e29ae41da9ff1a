from pathlib import Path

import pytest

from onara.errors import UnusableInput
from onara.subtitles.embedded import embedded_subtitles
from onara.subtitles.said import Said
from tests.media import cut, encode, music, video_only
from tests.subtitles.muxed import Track, mux

KOREAN = Track([(1, 3, "노란 대문"), (4, 6.5, "{\\i1}종이{\\i0}배\\N둘")], "kor")
ENGLISH = Track([(1, 3, "a yellow gate"), (4, 6.5, "two boats")], "eng")


@pytest.mark.parametrize(
    ("container", "codec"),
    [("matroska", "subrip"), ("matroska", "ass"), ("matroska", "webvtt"), ("mp4", "mov_text")],
)
def test_every_track_of_text_is_read_with_its_language(
    tmp_path: Path, container: str, codec: str
) -> None:
    path = mux(tmp_path / f"episode.{container}", container, codec, KOREAN, ENGLISH)
    korean, english = embedded_subtitles(path)
    assert korean.lines == (Said(1, 3, "노란 대문", "ko"), Said(4, 6.5, "종이배 둘", "ko"))
    assert english.lines == (Said(1, 3, "a yellow gate", "en"), Said(4, 6.5, "two boats", "en"))
    assert (korean.language, english.language) == ("ko", "en")
    assert (korean.track, english.track) == (0, 1)


def test_a_language_that_no_track_says_is_seen_by_its_letters(tmp_path: Path) -> None:
    silent = Track(KOREAN.lines)
    (track,) = embedded_subtitles(mux(tmp_path / "a.mkv", "matroska", "subrip", silent))
    assert track.language == "ko"


def test_a_file_without_text_has_no_tracks(tmp_path: Path) -> None:
    assert embedded_subtitles(video_only(tmp_path / "a.mkv")) == []
    assert embedded_subtitles(encode(tmp_path / "b.mp3", music(1.0), "mp3", "libmp3lame")) == []


def test_of_a_file_that_was_cut_off_the_beginning_is_kept(tmp_path: Path) -> None:
    many = Track([(second, second + 0.5, f"노란 대문 {second}") for second in range(1, 400)], "kor")
    whole = embedded_subtitles(mux(tmp_path / "a.mkv", "matroska", "subrip", many))[0].lines
    half = embedded_subtitles(cut(tmp_path / "a.mkv", 0.5))[0].lines
    assert 100 < len(half) < len(whole)
    assert half == whole[: len(half)]


def test_what_cannot_be_opened_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.mkv").write_text("nothing of the kind", encoding="utf-8")
    for path, sentence in [
        (tmp_path / "a.mkv", "is not a media file that can be read"),
        (tmp_path / "gone.mkv", "no such file"),
        (tmp_path, "is a folder, not a file"),
    ]:
        with pytest.raises(UnusableInput, match=sentence):
            embedded_subtitles(path)
