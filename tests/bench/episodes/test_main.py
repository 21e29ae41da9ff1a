import json
from pathlib import Path

import pytest

from bench.episodes import truth
from bench.episodes.__main__ import main
from tests.bench.episodes.made import cue

TRACKS = "split,track,duration_s\nlibrary,a.ogg,1800\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "tracks.csv").write_text(TRACKS)
    truth.write(tmp_path, {"1.mkv": 1800.0}, [cue(0, 10), cue(20, 40, "")])
    return tmp_path


def test_cues_of_a_file_are_judged(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"episode": "1.mkv", "start_s": 0, "end_s": 5, "track": "a.ogg"},
        {"episode": "1.mkv", "start_s": 20, "end_s": 40, "track": None},
    ]
    file, figures = root / "told.jsonl", root / "figures.json"
    file.write_text("\n".join(map(json.dumps, rows)))
    line = ["--corpus", str(root), "--predictions", str(file), "--json", str(figures)]
    assert main([*line, "--markdown"]) == 0
    assert "| recall, % | 50.0 |" in capsys.readouterr().out
    found = json.loads(figures.read_text())["episodes"][0]["figures"]
    assert found["unknown_recall"] == {"amount": 20, "whole": 20}


@pytest.mark.parametrize("text", ["no JSON", '{"episode": "1.mkv"}', "[1]"])
def test_a_file_that_cannot_be_judged_is_one_line(
    root: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (root / "told.jsonl").write_text(text)
    assert main(["--corpus", str(root), "--predictions", str(root / "told.jsonl")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_that_is_no_corpus_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--corpus", str(tmp_path)]) == 1
    assert "is not a corpus of episodes" in capsys.readouterr().err


@pytest.mark.parametrize("line", [["--peers", "nobody"], ["--corpus", "x", "--small"]])
def test_a_wrong_command_line_is_refused(line: list[str]) -> None:
    with pytest.raises(SystemExit):
        main(line)
