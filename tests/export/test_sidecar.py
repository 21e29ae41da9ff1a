from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from onara.errors import LibraryError
from onara.export import FORMATS, ExportError, export, read, sidecar_name
from tests.export.sheets import SEASON, SHEET, sheet


def test_a_sidecar_has_the_name_of_the_episode() -> None:
    assert sidecar_name([SHEET], "kodi") == "Winter Tale S01E07.edl"
    assert sidecar_name([SHEET], "csv") == "Winter Tale S01E07.cues.csv"


def test_that_of_a_season_has_the_name_of_the_drama() -> None:
    assert sidecar_name(SEASON, "xlsx") == "Winter Tale S01.cues.xlsx"
    several = (SHEET, sheet(season=2, id="other"))
    assert sidecar_name(several, "xlsx") == "Winter Tale.cues.xlsx"
    odd = [sheet(drama_title='A/B: "C"?', number=number) for number in (1, 2)]
    assert sidecar_name(odd, "csv") == "A_B_ _C_ S01.cues.csv"


def test_a_name_stays_byte_for_byte_so_that_players_find_it() -> None:
    decomposed = unicodedata.normalize("NFD", "눈 제7회")
    assert sidecar_name([sheet(path=Path(f"/v/{decomposed}.mkv"))], "kodi") == f"{decomposed}.edl"
    assert sidecar_name([sheet(path=Path("/v/\udcff.mkv"))], "kodi") == "\udcff.edl"


def test_a_long_name_is_cut_between_two_signs(tmp_path: Path) -> None:
    given = sheet(path=Path("/v") / ("가" * 83 + ".mkv"))
    (made,) = export([given], "metadata-vtt", tmp_path)
    assert made.is_file()
    assert len(made.name.encode()) <= 255
    assert made.name.startswith("가" * 70)


@pytest.mark.parametrize("name", FORMATS)
def test_files_are_written_whole_and_nothing_else_is_left(name: str, tmp_path: Path) -> None:
    made = export(SEASON, name, tmp_path)
    assert len(made) == (1 if FORMATS[name].holds_season else 2)
    assert set(tmp_path.iterdir()) == set(made)
    assert all(each.stat().st_size for each in made)


def test_what_is_written_again_replaces_what_was_there(tmp_path: Path) -> None:
    export([SHEET], "json", tmp_path)
    (made,) = export([SHEET], "json", tmp_path)
    assert read(made.read_bytes()) == (SHEET,)


def test_two_episodes_of_one_file_name_are_told_apart(tmp_path: Path) -> None:
    twin = sheet(id="ep-twin", path=Path("/elsewhere/Winter Tale S01E07.mkv"))
    made = export([SHEET, twin], "kodi", tmp_path)
    assert len(set(made)) == 2
    assert {each.suffix for each in made} == {".edl"}


def test_a_media_file_is_never_written(tmp_path: Path) -> None:
    episode = tmp_path / "odd.edl"
    episode.write_bytes(b"the episode itself")
    with pytest.raises(ExportError, match="the episode itself"):
        export([sheet(path=episode)], "kodi", tmp_path)
    assert episode.read_bytes() == b"the episode itself"


def test_a_file_of_somebody_elses_is_left_where_that_is_wished(tmp_path: Path) -> None:
    theirs = tmp_path / "Winter Tale S01E08.edl"
    theirs.write_text("0 10 3")
    with pytest.raises(ExportError, match="there already"):
        export(SEASON, "kodi", tmp_path, replace=False)
    assert [each.name for each in tmp_path.iterdir()] == [theirs.name]
    assert theirs.read_text() == "0 10 3"


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot write"):
        export([SHEET], "csv", tmp_path / "nowhere")


def test_nothing_to_write_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no cue sheet"):
        export([], "csv", tmp_path)
