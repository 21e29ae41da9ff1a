"""Two short episodes of real music under real speech, from the files to the sheets."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.episodes import truth
from bench.episodes.heard import Heard
from bench.episodes.judging import Figures, figures
from bench.episodes.onara import read
from onara.cli.sheet_words import sheet_json
from onara.library import Library
from onara.scan import Began, Done, Noticed, Scanner, Step, looking
from onara.scan.events import Event
from onara.sheet import SheetStore
from tests.cli import scanning
from tests.cli.program import wav
from tests.cli.scanning import episode

ONARA = [sys.executable, "-m", "onara.cli.main"]


@pytest.fixture(scope="module")
def home(corpus: truth.Episodes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("episodes")
    with Library.open(folder) as library:
        library.add(list(corpus.library.values()))
    return folder


@pytest.fixture(scope="module")
def told() -> list[Event]:
    return []


@pytest.fixture(scope="module")
def done(corpus: truth.Episodes, home: Path, told: list[Event]) -> list[Done]:
    with Scanner.open(home) as scanner:
        return list(scanner.scan(corpus.paths, tell=told.append))


@pytest.fixture(scope="module")
def heard(done: list[Done]) -> list[Heard]:
    return read("\n".join(json.dumps(sheet_json(one)) for one in done))


@pytest.fixture(scope="module")
def judged(corpus: truth.Episodes, heard: list[Heard]) -> Figures:
    return figures(corpus, heard)


def percent(part: float | None) -> float:
    assert part is not None
    return part


def test_known_music_is_found_second_by_second(judged: Figures) -> None:
    assert percent(judged.precision.percent) >= 97
    assert percent(judged.recall.percent) >= 95
    assert judged.touched.amount == judged.touched.whole >= 11
    assert judged.wrong_names.amount == 0
    assert judged.false.unknown == judged.false.other == 0


def test_every_cue_is_one_cue_from_its_start_to_its_end(judged: Figures) -> None:
    assert judged.one_to_one.amount == judged.one_to_one.whole
    for errors in (judged.start_hard, judged.end_hard):
        assert errors.count >= 7
        assert errors.median is not None
        assert errors.median <= 0.3


def test_levels_under_speech_are_told(judged: Figures) -> None:
    assert judged.level.count >= 4
    assert judged.level.median is not None
    assert judged.level.median <= 5.0


def test_music_that_nobody_released_is_unknown_and_comes_back(
    corpus: truth.Episodes, judged: Figures, heard: list[Heard]
) -> None:
    assert percent(judged.unknown_recall.percent) >= 70
    assert percent(judged.unknown_precision.percent) >= 70
    themes = [cue for cue in corpus.cues if cue.theme == "theme 1"]
    named = {
        one.unknown
        for one in heard
        for cue in themes
        if one.episode == cue.episode
        and one.start_s < cue.end_s - 3
        and one.end_s > cue.start_s + 3
    }
    assert len(themes) == 3
    assert len(named - {None}) == 1


def test_edits_are_one_cue_with_their_parts(corpus: truth.Episodes, done: list[Done]) -> None:
    edits = [cue for cue in corpus.cues if cue.kind == "edit"]
    assert len(edits) == 2
    for edit in edits:
        (sheet,) = [one.sheet for one in done if one.path.name == edit.episode and one.sheet]
        (cue,) = [
            line.cue
            for line in sheet.lines
            if line.cue.start_s < edit.end_s - 2 and line.cue.end_s > edit.start_s + 2
        ]
        found = [part.offset_s - part.start_s for part in cue.parts]
        for at, second in edit.parts:
            assert min(abs(second - at - one) for one in found) < 0.1


def test_what_is_done_is_told_as_it_happens(told: list[Event], done: list[Done]) -> None:
    began = [event.path.name for event in told if isinstance(event, Began)]
    assert began == [one.path.name for one in done]
    stages = list(dict.fromkeys(event.stage for event in told if isinstance(event, Step)))
    assert stages[:2] == ["decoding", "looking"]
    assert stages[-1] == "comparing"
    titles = {event.title for event in told if isinstance(event, Noticed)}
    assert "002_castle" in titles
    # The theme of the first episode is followed in the second, under the name of its sheet.
    assert not {title for title in titles if title.startswith("unknown")}


def test_the_same_library_and_the_same_episodes_are_known(
    corpus: truth.Episodes, home: Path, done: list[Done]
) -> None:
    with Scanner.open(home) as scanner:
        again = list(scanner.scan(corpus.paths))
    assert [one.status for one in again] == ["known", "known"]
    # The second episode has given names to what recurs in the first.
    assert again[1].sheet == done[1].sheet
    assert not list((home / "cache" / "scan").iterdir())


def test_killed_at_any_moment_it_goes_on_and_ends_with_the_same_sheet(tmp_path: Path) -> None:
    home, path = tmp_path / "home", episode(tmp_path / "E01.mkv")
    with Library.open(home) as library:
        library.add([wav(tmp_path / "one.wav", 20.0, 1), wav(tmp_path / "two.wav", 20.0, 2)])
    rng = random.Random(20161202)
    command = [*ONARA, "scan", str(path), "--home", str(home), "--json", "--jobs", "1"]
    for _ in range(3):
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            time.sleep(rng.uniform(0.5, 2.5))
            process.kill()
            _, err = process.communicate()
        assert "Traceback" not in err
        with SheetStore(home) as store:
            for one in store.episodes():
                assert store.cues(one.episode.id)
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    (answer,) = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [round(cue["start_s"]) for cue in answer["cues"]] == [4, 22]
    assert [cue["id"] for cue in answer["cues"]] == ["1", "2"]
    with SheetStore(home) as store:
        (kept,) = store.episodes()
        assert kept.library


@pytest.mark.parametrize("after", ["keep", "put_episode", "take_in", "describe"])
def test_broken_off_after_any_step_it_is_scanned_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:

    monkeypatch.setattr(looking, "side_by_side", scanning.here)
    home, path = tmp_path / "home", episode(tmp_path / "E01.mkv")
    with Library.open(home) as library:
        library.add([wav(tmp_path / "one.wav", 20.0, 1)])
    with Scanner.open(home) as scanner:
        owner = {
            "keep": scanner.sounds,
            "put_episode": scanner.store,
            "take_in": scanner.recurring,
            "describe": scanner,
        }[after]
        whole = getattr(owner, after)

        def broken(*words: object) -> None:
            whole(*words)
            raise KeyboardInterrupt

        monkeypatch.setattr(owner, after, broken)
        with pytest.raises(KeyboardInterrupt):
            list(scanner.scan([path]))
    with Scanner.open(home) as scanner:
        (first,) = scanner.scan([path])
        (second,) = scanner.scan([path])
    assert (first.status, second.status) == ("scanned", "known")
    assert first.sheet is not None
    assert [line.cue.id for line in first.sheet.lines] == ["1", "2"]
    assert first.sheet.lines[0].music.title == "one"
