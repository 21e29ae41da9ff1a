from __future__ import annotations

from pathlib import Path

from bench.collection import plan, world
from bench.collection.judging import judged
from bench.collection.planned import Fault
from onara.collection import Finding, Proposal, Report
from onara.tagging import FileTags

FOLDER = Path("/x/OST")


def report(findings: list[Finding], proposals: list[Proposal]) -> Report:
    return Report(FOLDER, 1, 1, tuple(findings), tuple(proposals), (), 0, ())


def proposal(path: Path, **changes: str) -> Proposal:
    values = {name: (text,) for name, text in changes.items()}
    return Proposal(FOLDER / path, FileTags("id3v2.4"), values, None, dict.fromkeys(values, "why"))


def test_what_is_found_missed_and_made_up_is_told_apart() -> None:
    files = plan.planned(list(world.dramas(1, 1)), 1)
    file = files[0]
    file.faults = [
        Fault(("title",), file.path, "title"),
        Fault(("nfd",), file.path, "artist"),
        Fault(("artwork",), file.path),
    ]
    for other in files[1:]:
        other.faults = []
    path = FOLDER / file.path
    told = [
        Finding("title", (path,), "", field="title"),
        Finding("nfd", (path,), "", field="album"),
        Finding("cut off", (path,), ""),
        Finding("missing song", (), "", song="x/1"),
        Finding("duplicate", (path, FOLDER / files[1].path), ""),
    ]
    result = judged(report(told, []), FOLDER, files, [Fault(("missing song",), song="x/1")])
    assert result.found == {
        "title": (1, 1),
        "nfd": (1, 0),
        "artwork": (1, 0),
        "missing song": (1, 1),
    }
    assert result.invented == {"cut off": 1}
    assert result.share == 0.5


def test_only_what_should_stand_there_is_a_right_proposal() -> None:
    files = plan.planned(list(world.dramas(1, 1)), 1)
    song = files[0].song
    assert song is not None
    right = proposal(files[0].path, title=song.native, artist=song.singer.name_ko)
    wrong = proposal(files[1].path, title="Something else", composer="Nobody")
    result = judged(report([], [right, wrong]), FOLDER, files, [])
    assert result.proposals == 4
    assert {field for _, field, _ in result.wrong} == {"title", "composer"}
