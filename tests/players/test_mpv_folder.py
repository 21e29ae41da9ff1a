from __future__ import annotations

from pathlib import Path

import pytest

from onara.errors import LibraryError
from onara.players.mpv_folder import State, install, scripts_folder, state, uninstall
from onara.players.mpv_script import mpv_script
from onara.players.problem import PlayerError

SCRIPT = mpv_script("onara", "exports")
OLDER = mpv_script("onara", "elsewhere")


@pytest.mark.parametrize(
    ("environment", "system", "folder"),
    [
        ({"HOME": "/home/me"}, "posix", "/home/me/.config/mpv/scripts"),
        ({"HOME": "/h", "XDG_CONFIG_HOME": "/config"}, "posix", "/config/mpv/scripts"),
        ({"HOME": "/h", "MPV_HOME": "/mpv"}, "posix", "/mpv/scripts"),
        ({"APPDATA": "/Users/me/Roaming"}, "nt", "/Users/me/Roaming/mpv/scripts"),
    ],
)
def test_mpv_looks_there(environment: dict[str, str], system: str, folder: str) -> None:
    assert scripts_folder(environment, system) == Path(folder)


@pytest.mark.parametrize("system", ["posix", "nt"])
def test_where_nothing_says_where_one_is_asked(system: str) -> None:
    with pytest.raises(PlayerError, match="name the folder"):
        scripts_folder({}, system)


def test_in_and_out_again(tmp_path: Path) -> None:
    path = tmp_path / "scripts" / "onara.lua"
    assert state(path, SCRIPT) is State.ABSENT
    install(path, OLDER)
    assert state(path, SCRIPT) is State.OTHER
    install(path, SCRIPT)
    assert state(path, SCRIPT) is State.INSTALLED
    assert [each.name for each in path.parent.iterdir()] == ["onara.lua"]
    uninstall(path, OLDER)
    assert state(path, SCRIPT) is State.ABSENT
    uninstall(path, SCRIPT)


def test_what_is_somebody_elses_stays(tmp_path: Path) -> None:
    path = tmp_path / "onara.lua"
    edited = SCRIPT.replace(b"seconds = 6", b"seconds = 9")
    for content in (b"", b"-- mine", edited):
        path.write_bytes(content)
        assert state(path, SCRIPT) is State.FOREIGN
        for change in (install, uninstall):
            with pytest.raises(PlayerError, match="left as it is"):
                change(path, SCRIPT)
        assert path.read_bytes() == content


def test_a_link_is_somebody_elses(tmp_path: Path) -> None:
    target, path = tmp_path / "mine.lua", tmp_path / "onara.lua"
    target.write_bytes(SCRIPT)
    path.symlink_to(target)
    with pytest.raises(PlayerError):
        uninstall(path, SCRIPT)
    assert path.is_symlink()
    assert target.exists()


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match="cannot write in"):
        install(tmp_path / "file" / "scripts" / "onara.lua", SCRIPT)
