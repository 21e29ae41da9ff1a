from pathlib import Path

import pytest

from onara.errors import UnusableInput
from onara.subtitles.read import read_subtitles
from onara.subtitles.said import Said

SRT = """1
00:00:01,000 --> 00:00:02,000
노란 대문 앞에서
2
00:00:03,000 --> 00:00:04,000
종이배
"""
SMI = (
    "<SAMI><BODY>\n<SYNC Start=1000><P Class=KRCC>노란 대문\n<SYNC Start=2000><P Class=KRCC>&nbsp;"
)
ASS = "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,노란 대문\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n노란 대문\n"


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le"])
@pytest.mark.parametrize(
    ("ending", "text"), [("srt", SRT), ("smi", SMI), ("ass", ASS), ("vtt", VTT)]
)
def test_every_format_is_read_in_every_encoding_in_use(
    tmp_path: Path, ending: str, text: str, encoding: str
) -> None:
    found = read_subtitles(write(tmp_path / f"ep.{ending}", text, encoding))
    assert found.lines[0].text.startswith("노란 대문")
    assert (found.lines[0].start_s, found.lines[0].end_s) == (1, 2)
    assert (found.kind, found.language) == (ending, "ko")


def test_a_file_under_a_wrong_ending_is_read_as_what_it_is(tmp_path: Path) -> None:
    assert read_subtitles(write(tmp_path / "ep.srt", SMI)).kind == "smi"


def test_the_language_of_the_name_is_that_of_lines_whose_letters_say_none(tmp_path: Path) -> None:
    text = "00:00:01,000 --> 00:00:02,000\na gate\n\n00:00:03,000 --> 00:00:04,000\n종이배\n"
    found = read_subtitles(write(tmp_path / "ep.en.srt", text))
    assert [line.language for line in found.lines] == ["en", "ko"]


def test_a_korean_track_with_lines_in_latin_letters_stays_korean(tmp_path: Path) -> None:
    text = SRT + "\n00:00:05,000 --> 00:00:06,000\nOK\n"
    found = read_subtitles(write(tmp_path / "ep.srt", text))
    assert found.language == "ko"
    assert found.lines[-1] == Said(5, 6, "OK", None)


def test_a_zero_byte_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ep.srt"
    path.write_bytes((SRT * 3).encode().replace("종".encode(), "종".encode() + b"\0", 1))
    assert read_subtitles(path).lines[-1].text == "종이배"


def test_a_hundred_thousand_lines_are_read(tmp_path: Path) -> None:
    text = "".join(
        f"{at}\n{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02},000 --> 00:00:00,000\n노란 {at}\n\n"
        for at in range(100_000)
    )
    lines = read_subtitles(write(tmp_path / "ep.srt", text)).lines
    assert len(lines) == 100_000
    assert all(line.end_s - line.start_s == 1 for line in lines[:-1])


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.srt", b"", "has no line of subtitles"),
        ("a.srt", b"only words", "has no line of subtitles"),
        ("a.smi", b"<SAMI></SAMI>", "has no line of subtitles"),
        ("a.srt", bytes(range(256)) * 20, "is not text"),
        ("a.doc", b"words", "is no subtitle file"),
    ],
)
def test_what_holds_no_subtitles_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnusableInput, match=sentence):
        read_subtitles(tmp_path / name)


def test_a_file_that_is_not_there_or_a_folder_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="no such file"):
        read_subtitles(tmp_path / "a.srt")
    with pytest.raises(UnusableInput, match="is not a file"):
        read_subtitles(tmp_path)
