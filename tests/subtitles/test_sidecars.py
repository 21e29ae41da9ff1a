import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from onara.subtitles.sidecars import language_in_name, subtitle_files

MEDIA = "도깨비.E07.161223.720p-NEXT.mkv"


def found(folder: Path, media: str, *files: str) -> list[str]:
    for name in (media, *files):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    return [path.relative_to(folder).as_posix() for path in subtitle_files(folder / media)]


@pytest.mark.parametrize(
    "tail",
    (
        *(".smi", ".ko.srt", ".kor.smi", ".en.ASS", "_eng.srt", ".mkv.vtt", ".한글.smi"),
        *(".pt-BR.srt", ".ko.forced.srt", " (Korean).srt", ".자막.smi"),
    ),
)
def test_a_file_of_the_same_name_belongs_to_it_in_any_language(tmp_path: Path, tail: str) -> None:
    name = Path(MEDIA).stem + tail
    assert found(tmp_path, MEDIA, name) == [name]


def test_files_of_other_episodes_do_not(tmp_path: Path) -> None:
    assert found(tmp_path, "E1.mkv", "E10.srt", "E1.director talks.srt", "E2.srt", "E1.txt") == []


@pytest.mark.parametrize("folder", ["Subs", "자막", "SUBTITLES"])
def test_a_folder_of_subtitles_is_looked_into(tmp_path: Path, folder: str) -> None:
    files = (f"{folder}/E07.ko.srt", f"{folder}/E07/2_English.srt", f"{folder}/E08.srt")
    assert set(found(tmp_path, "E07.mkv", *files)) == set(files[:2])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_names_agree(tmp_path: Path, form: Literal["NFC", "NFD"]) -> None:
    other: Literal["NFC", "NFD"] = "NFD" if form == "NFC" else "NFC"
    sub = unicodedata.normalize(other, "자막/도깨비 7회.smi")
    assert found(tmp_path, unicodedata.normalize(form, "도깨비 7회.mp4"), sub) == [sub]


def test_another_name_belongs_to_it_where_the_caller_says_so(tmp_path: Path) -> None:
    files = (
        "도깨비.E07.1080p.smi",
        "자막/도깨비 7회.smi",
        "도깨비.E08.smi",
        f"{Path(MEDIA).stem}.srt",
    )
    found(tmp_path, MEDIA, *files)
    seven = subtitle_files(tmp_path / MEDIA, lambda path: "E07" in path.stem or "7회" in path.stem)
    names = [path.relative_to(tmp_path).as_posix() for path in seven]
    assert names[0] == files[3]
    assert set(names[1:]) == set(files[:2])


def test_forced_lines_come_last(tmp_path: Path) -> None:
    assert found(tmp_path, "a.mkv", "a.ko.forced.srt", "a.korean.srt") == [
        "a.korean.srt",
        "a.ko.forced.srt",
    ]


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert subtitle_files(tmp_path / "gone" / "a.mkv") == []


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("a.ko.srt", "ko"),
        ("a_kor.smi", "ko"),
        ("2_Korean.srt", "ko"),
        ("a.en.sdh.srt", "en"),
        ("a.pt-BR.srt", "pt"),
        ("a.srt", None),
        ("ko.srt", None),
        ("a.chorus.srt", None),
    ],
)
def test_the_language_in_a_name(name: str, language: str | None) -> None:
    assert language_in_name(Path(name)) == language
