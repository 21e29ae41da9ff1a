import json
from pathlib import Path

import pytest

from bench.encodings import albums
from bench.encodings.albums import Made
from bench.encodings.examined import examined
from onara.collection import examine
from onara.tagging import read

FOREIGN = {language: tuple(f"Été {n}" for n in range(9)) for language in albums.FOREIGN}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Made, ...]]:
    folder = tmp_path_factory.mktemp("albums") / "files"
    return folder, albums.make(folder, 160, 6, FOREIGN)


def test_files_say_what_is_told_of_them(made: tuple[Path, tuple[Made, ...]]) -> None:
    folder, files = made
    assert len(files) == 160
    for file in files:
        fields = read(folder / file.path).fields
        assert {name: fields[name][0] for name in file.stands} == file.stands


def test_the_truth_is_written_beside(made: tuple[Path, tuple[Made, ...]]) -> None:
    folder, files = made
    lines = folder.with_name("truth.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["path"] for line in lines] == [file.path for file in files]
    assert {kind for file in files for kind, _ in file.faults} == {"encoding", "nfd"}
    assert any(file.how.startswith("right, ") and not file.faults for file in files)


def test_a_folder_is_made_the_same_again(
    made: tuple[Path, tuple[Made, ...]], tmp_path: Path
) -> None:
    folder, files = made
    assert albums.make(tmp_path / "files", 160, 6, FOREIGN) == files
    for file in files:
        assert read(tmp_path / "files" / file.path) == read(folder / file.path)


def test_most_is_found_hardly_any_wrongly_and_nothing_foreign_is_touched(
    made: tuple[Path, tuple[Made, ...]], tmp_path: Path
) -> None:
    folder, files = made
    found = examined(examine(folder, tmp_path / "home", listen=False), folder, files)
    assert all(each.wrong == 0 for how, each in found.items() if how.startswith("right"))
    faults = sum(each.faults for each in found.values())
    assert faults > 100
    assert sum(each.found for each in found.values()) > 0.9 * faults
    assert sum(each.wrong for each in found.values()) <= 0.005 * faults
