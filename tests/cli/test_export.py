from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from onara.export import FORMATS, read
from tests.cli.program import Onara
from tests.scan.season import put, winter_tale


@pytest.fixture
def video(tmp_path: Path) -> Path:
    winter_tale(tmp_path / "home", tmp_path / "video")
    return tmp_path / "video"


@pytest.fixture
def at(tmp_path: Path, video: Path) -> tuple[str, Path]:
    """The option that names the home of the season."""
    assert video.is_dir()
    return "--home", tmp_path / "home"


def test_the_formats_are_listed(onara: Onara) -> None:
    listed = onara("export", "--formats")
    assert listed.status == 0
    assert [line.split()[0] for line in listed.out[1:]] == list(FORMATS)
    answers = onara("export", "--formats", "--json").answers
    assert {each["format"]: each["holds_season"] for each in answers} == {
        name: each.holds_season for name, each in FORMATS.items()
    }


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_goes_to_onaras_own_folder(
    onara: Onara, video: Path, at: tuple[str, Path], format_: str
) -> None:
    ran = onara("export", "winter tale 2", "--format", format_, *at, "--json")
    (told,) = ran.answers
    file = Path(told["file"])
    assert file.parent == at[1] / "exports" / "Winter Tale"
    assert file.name == f"Winter Tale S01E02{FORMATS[format_].ending}"
    assert file.stat().st_size
    assert (told["episodes"], told["cues"], told["language"]) == (["e2"], 2, "en")
    assert [each.name for each in sorted(video.iterdir())] == [
        f"Winter Tale S01E0{n}.mkv" for n in (1, 2, 3)
    ]


def test_a_season_is_one_file_where_the_format_holds_it_and_else_one_each(
    onara: Onara, at: tuple[str, Path]
) -> None:
    (one,) = onara("export", "winter tale", "--format", "csv", *at).out
    rows = list(csv.DictReader(io.StringIO(Path(one).read_text(encoding="utf-8-sig"))))
    assert Path(one).name == "Winter Tale S01.cues.csv"
    assert [row["Episode"] for row in rows] == ["1", "1", "2", "2", "3"]
    assert len(onara("export", "겨울 이야기", "--format", "kodi", *at).out) == 3


def test_episodes_may_be_named_as_files_and_in_unquoted_words(
    onara: Onara, video: Path, at: tuple[str, Path]
) -> None:
    files = [video / f"Winter Tale S01E0{number}.mkv" for number in (3, 1)]
    (told,) = onara("export", *files, "--format", "json", *at, "--json").answers
    assert told["episodes"] == ["e1", "e3"]
    (told,) = onara("export", "winter", "tale", "3", "--format", "json", *at, "--json").answers
    assert told["episodes"] == ["e3"]


def test_korean_headings(onara: Onara, at: tuple[str, Path]) -> None:
    (file,) = onara("export", "e1", "--format", "csv", "--language", "ko", *at).out
    assert Path(file).read_text(encoding="utf-8-sig").startswith("프로그램,")


def test_standard_output_a_file_and_a_folder(
    onara: Onara, at: tuple[str, Path], tmp_path: Path
) -> None:
    out = onara("export", "e1", "--format", "json", "--out", "-", *at).out
    assert json.loads("\n".join(out))
    file = tmp_path / "mine.json"
    assert onara("export", "e1", "--format", "json", "--out", file, *at).out == [str(file)]
    (sheet,) = read(file.read_bytes())
    assert sheet.episode.id == "e1"
    made = onara("export", "winter tale", "--format", "kodi", "--out", f"{tmp_path}/new/", *at).out
    assert [Path(each).parent for each in made] == [tmp_path / "new"] * 3
    refused = onara("export", "winter tale", "--format", "kodi", "--out", tmp_path / "x.edl", *at)
    assert refused.status == 1
    assert "3 files" in refused.err[0]


def test_beside_the_media_nothing_is_written_over_that_is_not_onaras(
    onara: Onara, video: Path, at: tuple[str, Path]
) -> None:
    for _ in range(2):
        (made,) = onara("export", "e1", "--format", "kodi", "--beside", *at).out
        assert made == str(video / "Winter Tale S01E01.edl")
    theirs = video / "Winter Tale S01E02.edl"
    theirs.write_text("10 20 0\n")
    refused = onara("export", "winter tale", "--format", "kodi", "--beside", *at)
    assert (refused.status, refused.out, len(refused.err)) == (1, [], 1)
    assert "Onara did not write it" in refused.err[0]
    assert theirs.read_text() == "10 20 0\n"
    # All or nothing.
    assert not (video / "Winter Tale S01E03.edl").exists()


def test_the_media_file_is_never_written_to(
    onara: Onara, video: Path, at: tuple[str, Path]
) -> None:
    file = video / "Winter Tale S01E01.mkv"
    refused = onara("export", "e2", "--format", "json", "--out", file, *at)
    assert refused.status == 1
    assert "the episode itself" in refused.err[0]
    assert file.read_bytes() == b""


def test_work_on_an_exported_sheet_is_not_lost(onara: Onara, at: tuple[str, Path]) -> None:
    (file,) = onara("export", "e1", "--format", "csv", *at).out
    Path(file).write_bytes(Path(file).read_bytes() + b"completed by hand")
    refused = onara("export", "e1", "--format", "csv", *at)
    assert refused.status == 1
    assert "changed since Onara wrote it" in refused.err[0]
    assert Path(file).read_bytes().endswith(b"completed by hand")


def test_dramas_are_not_mixed_in_one_file(
    onara: Onara, at: tuple[str, Path], tmp_path: Path
) -> None:
    from onara.sheet import SheetStore

    with SheetStore(at[1]) as store:
        put(store, tmp_path / "s.mkv", 1, id_="s", title="Summer: a/b", title_ko=None)
    made = onara("export", "e1", "s", "--format", "json", *at).out
    assert [Path(each).parent.name for each in made] == ["Summer_ a_b", "Winter Tale"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["e1", "--format", "docx"], 1),
        (["nothing like it", "--format", "csv"], 1),
        (["e1"], 2),
        (["--format", "csv"], 2),
        (["e1", "--format", "csv", "--out", "x", "--beside"], 2),
        (["e1", "--format", "csv", "--out", "-", "--json"], 2),
        (["e1", "--format", "csv", "--language", "fr"], 2),
    ],
)
def test_bad_input_is_said(
    onara: Onara, at: tuple[str, Path], words: list[str], status: int
) -> None:
    ran = onara("export", *words, *at)
    assert (ran.status, ran.out) == (status, [])
    assert len(ran.err) == 1 or status == 2


def test_before_the_first_scan(onara: Onara, tmp_path: Path) -> None:
    ran = onara("export", "goblin 7", "--format", "csv", "--home", tmp_path)
    assert ran.status == 1
    assert "no episode was scanned yet" in ran.err[0]
