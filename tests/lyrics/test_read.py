import os
from pathlib import Path

import pytest

from onara.audio.lyric_tags import LyricTag
from onara.errors import UnusableInput
from onara.lyrics import Line, read_lyrics
from onara.lyrics.read import LARGEST_FILE, lyrics_of_tag

LRC = "[ti:종이배]\n[la:ko]\n[00:01.00]노란 대문\n[00:03.00]종이배\n"


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("suffix", [".lrc", ".elrc", ".txt", ".LRC"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp949"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lrc_in_any_encoding_line_end_and_suffix(
    tmp_path: Path, suffix: str, encoding: str, newline: str
) -> None:
    path = write(tmp_path / f"a{suffix}", LRC.replace("\n", newline), encoding)
    read = read_lyrics(path)
    assert read.lines == (Line("노란 대문", 1.0, 3.0), Line("종이배", 3.0))
    assert (read.kind, read.language, read.title, read.source) == ("lrc", "ko", "종이배", path)
    assert read.is_timed


def test_plain_text_has_lines_without_stanzas_and_headings(tmp_path: Path) -> None:
    text = "[Verse 1]\n노란  대문\n\n\n[Chorus]\n[tin] boats\n"
    read = read_lyrics(write(tmp_path / "song.en.txt", text))
    assert read.lines == (Line("노란 대문"), Line("[tin] boats"))
    assert (read.kind, read.language) == ("text", "en")
    assert not read.is_timed


def test_subtitles_and_ttml_are_lyrics_too(tmp_path: Path) -> None:
    srt = write(tmp_path / "a.srt", "1\n00:00:01,000 --> 00:00:02,000\ntin boats\n")
    vtt = write(tmp_path / "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\ntin boats\n")
    ttml = write(tmp_path / "a.ttml", '<tt><body><p begin="1s" end="2s">tin boats</p></body></tt>')
    for path in (srt, vtt, ttml):
        read = read_lyrics(path)
        assert read.lines == (Line("tin boats", 1.0, 2.0),)
        assert read.kind == path.suffix[1:]


def test_an_xml_document_that_says_another_encoding_than_it_has_is_read(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="EUC-KR"?><tt><body><p begin="1s">대문</p></body></tt>'
    assert read_lyrics(write(tmp_path / "a.ttml", text)).lines == (Line("대문", 1.0),)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.lrc", b"", "has no line of words"),
        ("a.lrc", b"[ti:x]\n[00:01.00]\n", "has no line of words"),
        ("a.txt", bytes(range(32)) * 9, "is not text"),
        ("a.srt", b"words", "has no line of words"),
        ("a.ttml", b"<tt>", "is not well-formed XML"),
        ("a.ttml", b'<!DOCTYPE a [<!ENTITY a "b">]><a>&a;</a>', "entities"),
        ("a.doc", b"words", "is no lyric file"),
        ("a.txt", b"x" * (LARGEST_FILE + 1), "too large"),
        ("folder.lrc", None, "is not a file"),
        ("none.lrc", ..., "no such file"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(
    tmp_path: Path, name: str, content: object, sentence: str
) -> None:
    path = tmp_path / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content is None:
        path.mkdir()
    with pytest.raises(UnusableInput, match=sentence) as caught:
        read_lyrics(path)
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(os.name == "nt", reason="permissions are of another kind there")
def test_a_file_that_may_not_be_read_is_one_sentence(tmp_path: Path) -> None:
    path = write(tmp_path / "a.lrc", LRC)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(UnusableInput, match="may not be read"):
        read_lyrics(path)


def test_a_synchronised_tag_has_times(tmp_path: Path) -> None:
    tag = LyricTag("tin\nboats", "eng", ((1.0, "tin"), (3.0, "boats")))
    read = lyrics_of_tag(tag, tmp_path)
    assert read is not None
    assert read.lines == (Line("tin", 1.0, 3.0), Line("boats", 3.0))
    assert (read.kind, read.language) == ("synchronised tag", "eng")


def test_a_tag_may_hold_lrc_or_hangul_in_the_wrong_encoding(tmp_path: Path) -> None:
    lrc = lyrics_of_tag(LyricTag(LRC), tmp_path)
    assert lrc is not None
    assert lrc.lines[0] == Line("노란 대문", 1.0, 3.0)
    broken = lyrics_of_tag(LyricTag("노란 대문".encode("cp949").decode("latin-1")), tmp_path)
    assert broken is not None
    assert broken.lines == (Line("노란 대문"),)


def test_a_tag_of_headings_alone_has_no_lyrics(tmp_path: Path) -> None:
    assert lyrics_of_tag(LyricTag("[Instrumental]"), tmp_path) is None
