import json
import sys
from pathlib import Path

import pytest

from bench.episodes.cost import CommandError
from bench.episodes.onara import Onara, read
from tests.bench.episodes.made import told

CUES = [
    {
        "start_s": 1.0,
        "end_s": 9.0,
        "recording": {"path": "/library/a.ogg"},
        "unknown": None,
        "level_db": -3.0,
        "usage": "opening",
        "evidence": {"z": 12.5, "p": 1e-9},
    },
    {"start_s": 20.0, "end_s": 25.0, "recording": None, "unknown": "u1"},
]
HEARD = [
    told(1.0, 9.0, level_db=-3.0, usage="opening", score=12.5),
    told(20.0, 25.0, None, unknown="u1"),
]
PROGRAM = """
import json, os, sys
if sys.argv[1] == "scan":
    assert os.environ["ONARA_HOME"].endswith("home") and sys.argv[-1] == "--json"
    for path in sys.argv[2:-1]:
        print(json.dumps({"episode": path, "cues": []}))
else:
    sys.exit("there is no such folder")
"""


def test_sheets_are_read_as_lines_and_as_one_list() -> None:
    sheets = [{"episode": "/e/1.mkv", "cues": CUES}, {"episode": "/e/2.mkv", "cues": []}]
    assert read(json.dumps(sheets, indent=1)) == HEARD
    assert read("\n".join(map(json.dumps, sheets))) == HEARD


def test_an_answer_of_another_shape_is_refused_with_what_it_lacks() -> None:
    with pytest.raises(ValueError, match="'cues'"):
        read('{"episode": "1.mkv"}')


def test_the_program_is_asked_on_its_command_line(tmp_path: Path) -> None:
    program = Onara(tmp_path / "home", [sys.executable, "-c", PROGRAM])
    found, cost = program.scan([Path("1.mkv"), Path("2.mkv")])
    assert found == []
    assert cost.wall_s > 0
    with pytest.raises(CommandError, match="there is no such folder"):
        program.add([tmp_path])
