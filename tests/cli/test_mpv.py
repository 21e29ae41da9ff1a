from __future__ import annotations

from pathlib import Path

import pytest

from onara.players.mpv_script import KEYS, is_sealed
from tests.cli.program import Onara


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the script of this user goes."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "설정"))
    monkeypatch.delenv("MPV_HOME", raising=False)
    return tmp_path / "설정" / "mpv" / "scripts" / "onara.lua"


def test_nothing_is_written_unless_asked(onara: Onara, script: Path) -> None:
    ran = onara("mpv")
    assert ran.status == 0
    assert ran.out[0] == f"{script}: not there yet; put it there with: onara mpv --install"
    assert [line.split()[0] for line in ran.out[2:]] == [each.key for each in KEYS]
    assert not script.parent.exists()


def test_it_is_put_there_and_taken_away(onara: Onara, script: Path) -> None:
    assert onara("mpv", "--install").out[0] == f"{script}: installed"
    assert is_sealed(script.read_bytes())
    assert onara("mpv", "--install", "--language", "ko").status == 0
    assert b'"language": "ko"' in script.read_bytes()
    assert "renew it" in onara("mpv").out[0]
    assert onara("mpv", "--uninstall").out == [f"{script}: the script is gone"]
    assert not script.exists()
    assert onara("mpv", "--uninstall").out == [f"{script}: there was no script"]


def test_for_machines(onara: Onara, script: Path, tmp_path: Path) -> None:
    (told,) = onara("mpv", "--install", "--json", "--home", tmp_path / "home").answers
    assert (told["file"], told["state"], told["changed"]) == (str(script), "installed", True)
    assert told["keys"][0] == {
        "key": "n",
        "binding": "onara/now",
        "does": "what plays now, or what comes next",
        "does_ko": "지금 나오는 음악, 없으면 다음 음악",
    }
    assert f'"home": "{tmp_path / "home"}"'.encode() in script.read_bytes()
    (told,) = onara("mpv", "--install", "--json", "--home", tmp_path / "home").answers
    assert told["changed"] is False


def test_somebody_elses_script_stays(onara: Onara, tmp_path: Path) -> None:
    theirs = tmp_path / "onara.lua"
    theirs.write_text("-- theirs")
    for option in ("--install", "--uninstall"):
        ran = onara("mpv", option, "--folder", tmp_path)
        assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
        assert "left as it is" in ran.err[0]
    assert "something else is there" in onara("mpv", "--folder", tmp_path).out[0]
    assert theirs.read_text() == "-- theirs"


def test_both_ways_at_once_is_wrong_usage(onara: Onara, script: Path) -> None:
    assert onara("mpv", "--install", "--uninstall").status == 2
    assert not script.exists()
