from pathlib import Path

from onara.subtitles.said import Said, Subtitles
from onara.subtitles.tracks import merged, subtitles_of
from tests.media import video_only
from tests.subtitles.muxed import Track, mux


def track(language: str | None, *lines: Said) -> Subtitles:
    return Subtitles(lines, Path("a.srt"), "srt", language)


def test_files_and_embedded_tracks_of_an_episode_are_found(tmp_path: Path) -> None:
    media = mux(tmp_path / "a.mkv", "matroska", "subrip", Track([(1, 2, "a gate")], "eng"))
    (tmp_path / "a.smi").write_bytes("<SYNC Start=1000><P Class=KRCC>노란 대문".encode("cp949"))
    (tmp_path / "a.ko.srt").write_text("nothing", encoding="utf-8")
    tracks, refused = subtitles_of(media)
    assert [(each.kind, each.language) for each in tracks] == [("smi", "ko"), ("srt", "en")]
    assert [error.reason for error in refused] == ["has no line of subtitles"]
    assert [line.text for line in merged(tracks)] == ["a gate", "노란 대문"]


def test_an_episode_without_subtitles_has_none_and_nothing_is_wrong(tmp_path: Path) -> None:
    assert subtitles_of(video_only(tmp_path / "a.mkv")) == ([], [])


def test_a_media_file_that_cannot_be_opened_costs_only_its_own_tracks(tmp_path: Path) -> None:
    (tmp_path / "a.mkv").write_bytes(b"x")
    (tmp_path / "a.srt").write_text("00:01.0 --> 00:02.0\n노란 대문", encoding="utf-8")
    tracks, refused = subtitles_of(tmp_path / "a.mkv")
    assert len(tracks) == len(refused) == 1


def test_a_link_that_leads_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "drama").mkdir()
    media = video_only(tmp_path / "drama" / "a.mkv")
    told = "00:01.0 --> 00:02.0\n노란 대문"
    (tmp_path / "secret.srt").write_text(told, encoding="utf-8")
    (media.parent / "a.srt").symlink_to(tmp_path / "secret.srt")
    tracks, refused = subtitles_of(media)
    assert tracks == []
    assert [error.reason for error in refused] == ["is a link that leads out of its folder"]
    # Where all of a folder are links, the files lie together elsewhere.
    (tmp_path / "drama" / "a.mkv").rename(tmp_path / "real.mkv")
    media.symlink_to(tmp_path / "real.mkv")
    assert [line.text for line in merged(subtitles_of(media)[0])] == ["노란 대문"]


def test_of_a_language_the_fuller_track_is_taken() -> None:
    sign = Said(9, 10, "출구", "ko")
    spoken = (Said(1, 2, "하나", "ko"), Said(3, 4, "둘", "ko"))
    english = Said(1, 2, "one", "en")
    tracks = [track("ko", sign), track("ko", *spoken), track("en", english)]
    assert merged(tracks) == (english, *spoken)
    assert merged([]) == ()
