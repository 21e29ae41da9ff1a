from pathlib import Path

import pytest

from bench import debian


def test_without_apt_one_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(debian.DebianError, match="apt-get"):
        debian.fetch("asc-music", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_package_that_is_there_is_not_fetched_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    there = tmp_path / "packages" / "asc-music"
    there.mkdir(parents=True)
    assert debian.fetch("asc-music", tmp_path) == there
