"""Tar archives as they stream by, whole, odd and damaged."""

from __future__ import annotations

import io
import tarfile
from typing import BinaryIO

import pytest

from onara.imports.archive import BrokenArchive, is_tar, members

DATA = b'{"id": 1}\n' * 200


def tar(form: int = tarfile.GNU_FORMAT, **contents: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, data in contents.items():
            info = tarfile.TarInfo(f"mbdump/{name}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def read(data: bytes) -> dict[str, bytes]:
    stream: BinaryIO = io.BytesIO(data)
    return {name: content.read() for name, content in members(stream)}


@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT, tarfile.USTAR_FORMAT])
def test_members_come_in_order_and_whole(form: int) -> None:
    data = tar(form, release=DATA, artist=b"x" * 512, empty=b"")
    assert is_tar(data)
    assert read(data) == {
        "mbdump/release": DATA,
        "mbdump/artist": b"x" * 512,
        "mbdump/empty": b"",
    }


def test_a_member_that_is_not_read_is_stepped_over() -> None:
    stream: BinaryIO = io.BytesIO(tar(release=DATA, artist=b"abc"))
    assert [name for name, _ in members(stream)] == ["mbdump/release", "mbdump/artist"]


def test_links_devices_and_long_names_do_no_harm() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE):
            info = tarfile.TarInfo("../../etc/passwd")
            info.type = kind
            info.linkname = "/etc/passwd"
            archive.addfile(info)
        long = tarfile.TarInfo("눈" * 300)
        long.size = 3
        archive.addfile(long, io.BytesIO(b"abc"))
    assert list(read(out.getvalue()).values()) == [b"abc"]


def test_a_huge_member_is_counted_in_base_256() -> None:
    info = tarfile.TarInfo("release")
    info.size = 9 << 30
    header = info.tobuf(tarfile.GNU_FORMAT)
    (first, content) = next(members(io.BytesIO(header + DATA)))
    assert first == "release"
    assert content.readline() == b'{"id": 1}\n'


@pytest.mark.parametrize("cut", [100, 700, 2500])
def test_an_archive_that_ends_early_is_broken(cut: int) -> None:
    with pytest.raises(BrokenArchive, match="ends early"):
        read(tar(release=DATA)[:cut])


@pytest.mark.parametrize("place", [0, 124, 150])
def test_a_damaged_header_is_broken(place: int) -> None:
    data = bytearray(tar(release=DATA))
    data[place] ^= 0x55
    with pytest.raises(BrokenArchive):
        read(bytes(data))
