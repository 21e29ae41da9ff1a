from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from onara.watching import notices
from onara.watching.notices import POLL_S, Notices, file_system

MOUNTS = r"""
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
30 22 0:25 / /srv rw shared:2 - ext4 /dev/sdb1 rw
31 30 0:26 / /srv/nas rw shared:3 - nfs4 nas:/music rw,vers=4.2
32 30 0:27 / /srv/my\040share rw - cifs //nas/share rw
33 22 0:28 / /home/me/phone rw - fuse.sshfs me@phone: rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/music", "ext4"),
        ("/srv/nas", "nfs4"),
        ("/srv/nas/도깨비", "nfs4"),
        ("/srv/nasty", "ext4"),
        ("/srv/my share/a", "cifs"),
        ("/home/me/phone/a", "fuse.sshfs"),
    ],
)
def test_the_file_system_of_a_folder_is_that_of_the_nearest_mount(path: str, kind: str) -> None:
    assert file_system(path, MOUNTS) == kind


def heard(told: Notices, what: Callable[[set[Path] | None], bool]) -> bool:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if what(told.wait()):
            return True
    return False


def test_the_kernel_tells_what_has_changed(tmp_path: Path) -> None:
    told = Notices([tmp_path])
    assert not told.is_polling
    (tmp_path / "a.mp3").touch()
    assert heard(told, lambda changed: changed is not None and tmp_path / "a.mp3" in changed)


def test_a_name_that_is_no_text_has_everything_looked_at(tmp_path: Path) -> None:
    told = Notices([tmp_path])
    with open(os.fsencode(tmp_path) + b"/\xff.mp3", "wb"):  # noqa: PTH123 - a name of bytes
        pass
    assert heard(told, lambda changed: changed is None)
    (tmp_path / "b.mp3").touch()
    assert heard(told, lambda changed: changed is not None and tmp_path / "b.mp3" in changed)


def test_another_folder_in_its_place_has_everything_looked_at(tmp_path: Path) -> None:
    (tmp_path / "drive").mkdir()
    told = Notices([tmp_path / "drive"])
    (tmp_path / "drive").rename(tmp_path / "gone")
    assert heard(told, lambda changed: changed is None)
    (tmp_path / "drive").mkdir()
    assert heard(told, lambda changed: changed is None)
    (tmp_path / "drive" / "a.mp3").touch()
    assert heard(told, bool)


def test_where_the_kernel_watches_no_more_folders_the_clock_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "OS file watch limit reached")

    monkeypatch.setattr(notices, "watch", lambda *_, **__: map(full, [1]))
    told = Notices([tmp_path])
    assert (told.is_polling, told.every_s) == (True, POLL_S)


def test_a_network_share_is_looked_at_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "is_untold", lambda _: True)
    monkeypatch.setattr(notices, "POLL_S", 0.0)
    told = Notices([tmp_path])
    assert told.is_polling
    assert heard(told, lambda changed: changed is None)
