"""A file is the recording that it holds from beginning to end, and no version of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from onara import Library
from onara.audio import decode
from onara.errors import UnusableInput
from tests.media import encode
from tests.versions import RATE


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, family_files: Mapping[str, Path]) -> Library:
    library = Library.open(tmp_path_factory.mktemp("home"))
    library.add([family_files["instrumental"], family_files["other"]], processes=1)
    return library


def names(library: Library, path: Path) -> list[str]:
    return [each.paths[0].stem for each in library.same_takes(path)]


def test_another_encoding_is_the_same_take(
    library: Library, family_files: Mapping[str, Path], tmp_path: Path
) -> None:
    sound = decode(family_files["instrumental"])
    lossy = encode(tmp_path / "lossy.mp3", sound, "mp3", "libmp3lame", rate=RATE, bit_rate=64_000)
    assert names(library, lossy) == ["instrumental"]
    assert names(library, family_files["instrumental"]) == ["instrumental"]


@pytest.mark.parametrize("version", ["song", "edit", "medley", "cover"])
def test_a_version_is_not(library: Library, family_files: Mapping[str, Path], version: str) -> None:
    assert names(library, family_files[version]) == []


def test_a_part_is_not(library: Library, family_files: Mapping[str, Path], tmp_path: Path) -> None:
    sound = decode(family_files["instrumental"])
    part = encode(tmp_path / "part.flac", sound[: RATE * 40], "flac", "flac", rate=RATE)
    assert names(library, part) == []


def test_what_cannot_be_decoded_is_said(library: Library, tmp_path: Path) -> None:
    (tmp_path / "broken.mp3").write_bytes(b"no music")
    with pytest.raises(UnusableInput):
        library.same_takes(tmp_path / "broken.mp3")
