import json
from pathlib import Path

import pytest

from bench.lyrics import __main__ as program


def test_a_small_library_is_made_once_asked_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ONARA_BENCH_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "figures.json"
    line = ["--songs", "12", "--each", "3", "--json", str(file)]
    assert program.main(line) == 0
    assert "12 invented, 720 lines" in capsys.readouterr().out
    made = json.loads(file.read_text(encoding="utf-8"))
    first = {each["kind"]: each["first"] for each in made["figures"]}
    assert first["exact"] == first["two lines"] == 1.0
    (kept,) = (tmp_path / "cache").iterdir()
    written = {path: path.stat().st_mtime_ns for path in kept.glob("*.lrc")}
    assert program.main(line) == 0
    assert {path: path.stat().st_mtime_ns for path in kept.glob("*.lrc")} == written


@pytest.mark.parametrize("line", [["--songs", "0"], ["--each", "-1"], ["--each", "many"]])
def test_what_makes_no_sense_is_refused(line: list[str]) -> None:
    with pytest.raises(SystemExit):
        program.main(line)
