"""Files are recognised by their content, and damaged ones refused in a sentence."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest

from onara.errors import UnusableInput
from onara.imports import Partial
from onara.imports.reading import read
from onara.imports.records import Skipped, kind_of
from tests.imports.documents import (
    ARTIST_DOCUMENT,
    DRAMA_ENTITY,
    RELEASE_GROUP,
    SINGER_ENTITY,
    SONG_ENTITY,
    pseudo_release,
    release,
)

RELEASES = "".join(json.dumps(each) + "\n" for each in (release(), pseudo_release()))


def kinds(path: Path) -> Counter[str]:
    """How many entries of each kind a file gives."""
    return Counter(
        "skipped"
        if isinstance(each, Skipped)
        else kind_of(each.record if isinstance(each, Partial) else each)
        for each in read(path)
    )


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def tar_of(**contents: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, text in contents.items():
            info = tarfile.TarInfo(name if name.isupper() else f"mbdump/{name}")
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return out.getvalue()


def test_dumps_of_musicbrainz_as_they_are_published(tmp_path: Path) -> None:
    data = lzma.compress(tar_of(COPYING="public domain\n", release=RELEASES, TIMESTAMP="2026"))
    assert kinds(write(tmp_path / "release.tar.xz", data)) == {
        "song": 4,
        "artist": 8,
        "soundtrack": 2,
    }


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_lines_packed_or_not(tmp_path: Path, pack: type[bytes]) -> None:
    assert kinds(write(tmp_path / "x", pack(RELEASES.encode())))["song"] == 4


def test_dumps_and_documents_of_wikidata(tmp_path: Path) -> None:
    entities = [DRAMA_ENTITY, SONG_ENTITY, SINGER_ENTITY]
    lines = "[\n" + ",\n".join(map(json.dumps, entities)) + "\n]\n"
    expected = {"drama": 1, "song": 1, "artist": 1}
    assert kinds(write(tmp_path / "latest-all.json.gz", gzip.compress(lines.encode()))) == expected
    alone = json.dumps({"entities": {each["id"]: each for each in entities}}, indent=1)
    assert kinds(write(tmp_path / "Q900001.json", alone)) == expected


@pytest.mark.parametrize("document", [RELEASE_GROUP, ARTIST_DOCUMENT, release()])
@pytest.mark.parametrize("indent", [None, 4])
def test_answers_of_the_web_service(tmp_path: Path, document: object, indent: int | None) -> None:
    found = kinds(write(tmp_path / "answer.json", json.dumps(document, indent=indent)))
    assert found
    assert not found["skipped"]


def test_what_is_no_json_is_read_as_a_table(tmp_path: Path) -> None:
    table = write(tmp_path / "내 노래.csv", "제목,가수\n눈길,김하늘\n".encode("cp949"))
    (song, _) = read(table)
    assert not isinstance(song, Skipped | Partial)
    assert song.source == "csv:내 노래"
    with pytest.raises(UnusableInput, match="no JSON"):
        list(read(table, form="wikidata"))


def test_a_forced_kind_is_believed(tmp_path: Path) -> None:
    path = write(tmp_path / "x.json", json.dumps(DRAMA_ENTITY))
    (skipped,) = read(path, form="musicbrainz")
    assert isinstance(skipped, Skipped)
    with pytest.raises(UnusableInput, match="title"):
        list(read(path, form="csv"))


def test_documents_of_others_are_skipped_with_their_line(tmp_path: Path) -> None:
    path = write(tmp_path / "x.json", RELEASES + '{"some": "thing"}\n' + '{"cut": ')
    skipped = [each for each in read(path) if isinstance(each, Skipped)]
    assert [each.place for each in skipped] == ["line 3", "line 4"]
    assert "neither" in skipped[0].reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b'{"id": "7"', "ends early"),
        (b"PK\3\4 and so on", "zip archive"),
        (lzma.compress(tar_of(release=RELEASES * 50))[:-400], "ends early"),
        (gzip.compress(RELEASES.encode())[:-9], "ends early"),
        (b"\x1f\x8b" + b"no gzip at all", "damaged"),
        (tar_of(release=RELEASES)[:3000], "ends early"),
        (b"RIFF\0\0\0\0WAVEfmt " + bytes(range(256)) * 8, "no text"),
        (b"just some words\nof no table\n", "no column"),
    ],
)
def test_damaged_and_strange_files_are_a_sentence(tmp_path: Path, data: bytes, reason: str) -> None:
    path = write(tmp_path / "file", data)
    with pytest.raises(UnusableInput, match=reason) as raised:
        list(read(path))
    assert str(raised.value).startswith(f"{path}: ")
    assert "\n" not in str(raised.value)


def test_what_came_before_the_damage_is_given(tmp_path: Path) -> None:
    lines = "".join(json.dumps(release()) + "\n" for _ in range(300))
    rng_free = lzma.compress(lines.encode() + os.urandom(200_000))
    found = []
    with pytest.raises(UnusableInput):
        for entry in read(write(tmp_path / "x.xz", rng_free[:-5000])):
            found.append(entry)
    assert len(found) >= 300


def test_missing_files_and_folders_are_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="does not exist"):
        list(read(tmp_path / "none"))
    with pytest.raises(UnusableInput, match="is a folder"):
        list(read(tmp_path))
    with pytest.raises(UnusableInput, match="is no name"):
        list(read(Path("a\0b")))


def test_a_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    """200 MB of one line in some kilobytes, as a line of JSON, a member of a tar and a table."""
    line = lzma.compress(b'{"a": "' + b"x" * (200 << 20), preset=0)
    header = tarfile.TarInfo("mbdump/release")
    header.size = 200 << 20
    inside = lzma.compress(header.tobuf() + b"{" + b"x" * (200 << 20), preset=0)
    plain = lzma.compress(b"title,drama\n" + b"x" * (200 << 20), preset=0)
    for data in (line, inside, plain):
        path = write(tmp_path / "bomb.xz", data)
        tracemalloc.start()
        with pytest.raises(UnusableInput, match="more than"):
            list(read(path))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 150 << 20


def test_progress_is_told_in_bytes_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "x.json", RELEASES * 300)
    told: list[int] = []
    list(read(path, progress=told.append))
    assert len(told) > 2
    assert told == sorted(told)
    assert told[-1] <= path.stat().st_size
