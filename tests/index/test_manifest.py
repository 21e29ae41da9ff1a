import json
import zlib
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


@pytest.mark.parametrize("version", ["2", "6", "null", '"3"'])
def test_another_format_is_refused(tmp_path: Path, version: str) -> None:
    (tmp_path / NAME).write_text(
        '{"format": VERSION, "segments": [], "removed": []}'.replace("VERSION", version)
    )
    with pytest.raises(LibraryError, match="has format"):
        read_manifest(tmp_path)


def test_a_manifest_without_a_count_is_read(tmp_path: Path) -> None:
    told = json.dumps([["a.segment"], ["gone"]]).encode()
    raw = {"format": 3, "segments": ["a.segment"], "removed": ["gone"], "crc32": zlib.crc32(told)}
    (tmp_path / NAME).write_text(json.dumps(raw))
    assert read_manifest(tmp_path) == Manifest(("a.segment",), frozenset({"gone"}))


def test_a_count_that_was_altered_is_noticed(tmp_path: Path) -> None:
    write_manifest(tmp_path, Manifest(("a.segment",), recordings=7))
    assert read_manifest(tmp_path).recordings == 7
    (tmp_path / NAME).write_text((tmp_path / NAME).read_text().replace("7", "8"))
    with pytest.raises(DamagedLibrary, match="altered"):
        read_manifest(tmp_path)
