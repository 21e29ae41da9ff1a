"""`onara.collection.refusals`."""

from pathlib import Path

import pytest

from onara.collection.refusals import NAME, Refusals


def test_a_file_is_refused_until_it_changes(tmp_path: Path) -> None:
    broken = tmp_path / "회상.mp3"
    broken.write_bytes(b"1")
    Refusals(tmp_path / "cache").keep({broken: "is damaged"})
    assert Refusals(tmp_path / "cache").of(broken) == "is damaged"
    broken.write_bytes(b"22")
    assert Refusals(tmp_path / "cache").of(broken) is None


def test_files_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    gone, stays = tmp_path / "a", tmp_path / "b"
    for path in (gone, stays):
        path.write_bytes(b"1")
    refusals = Refusals(tmp_path)
    refusals.keep({gone: "is empty", stays: "is empty"})
    gone.unlink()
    refusals.keep({})
    assert str(gone) not in (tmp_path / NAME).read_text()
    assert Refusals(tmp_path).of(stays) == "is empty"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"/a": 1}', '{"/a": [1, 2, 3]}', "\udcff"])
def test_a_damaged_cache_is_an_empty_one(text: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert Refusals(tmp_path).of(Path("/a")) is None
