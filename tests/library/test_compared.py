from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import pytest

from onara.errors import LibraryError, UnusableInput
from onara.index import Index
from onara.library import Compared, Library, compared


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, family_files: Mapping[str, Path]) -> Library:
    library = Library.open(tmp_path_factory.mktemp("compared") / "home")
    library.add([family_files["instrumental"], family_files["other"]])
    return library


def told_of(library: Library, path: Path, *, longest_s: float = math.inf) -> Compared:
    """A file against the instrumental."""
    owned = library.recordings()
    (recording,) = [one.recording for one in owned if one.paths[0].stem == "instrumental"]
    return compared(path, Index(library.home / "index"), recording, longest_s=longest_s)


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("instrumental", "same take"),
        ("remaster", "same take"),
        ("song", "shared backing"),
        ("medley", "shared passage"),
        ("cover", None),
        ("other", None),
    ],
)
def test_a_file_is_what_its_link_would_be(
    library: Library, family_files: Mapping[str, Path], file: str, kind: str | None
) -> None:
    told = told_of(library, family_files[file])
    assert (told.link.kind if told.link else None) == kind
    assert told.is_same_take is (kind == "same take")
    assert told.seconds > 20


def test_a_file_that_ends_early_is_compared_as_far_as_it_goes(
    library: Library, family_files: Mapping[str, Path], tmp_path: Path
) -> None:
    cut = tmp_path / "cut.wav"
    whole = family_files["instrumental"].read_bytes()
    cut.write_bytes(whole[: len(whole) // 2])
    told = told_of(library, cut)
    assert told.is_same_take
    few = told_of(library, family_files["instrumental"], longest_s=10.0)
    assert few.is_same_take
    assert 10 <= few.seconds <= 13


def test_what_cannot_be_compared_is_one_sentence(
    library: Library, family_files: Mapping[str, Path], tmp_path: Path
) -> None:
    with pytest.raises(LibraryError, match="has no recording abc"):
        compared(family_files["song"], Index(library.home / "index"), "abc")
    (tmp_path / "junk").write_bytes(b"no sound" * 1000)
    with pytest.raises(UnusableInput):
        told_of(library, tmp_path / "junk")
