from pathlib import Path

import pytest

from onara.errors import DamagedLibrary, LibraryError
from onara.index.manifest import NAME, Manifest, read_manifest, write_manifest


def test_no_manifest_is_an_empty_index(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == Manifest()


def test_what_was_written_is_read(tmp_path: Path) -> None:
    manifest = Manifest(("b.segment", "a.segment"), frozenset({"gone"}))
    write_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path) == manifest


def test_a_damaged_manifest_is_said_so(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b'{"format": 1, "segm')
    with pytest.raises(DamagedLibrary, match=NAME):
        read_manifest(tmp_path)


@pytest.mark.parametrize("version", ["2", "4", "null", '"3"'])
def test_another_format_is_refused(tmp_path: Path, version: str) -> None:
    (tmp_path / NAME).write_text(
        '{"format": VERSION, "segments": [], "removed": []}'.replace("VERSION", version)
    )
    with pytest.raises(LibraryError, match="has format"):
        read_manifest(tmp_path)
