"""``onara scan``: what it says of an episode, and when it scans again."""

import json
import shutil
from pathlib import Path

import pytest

from onara.library import Library
from onara.scan import looking
from onara.sheet import SheetStore, Usage
from onara.sheet.corrections import corrected
from tests.cli import scanning
from tests.cli.program import RATE, Onara, Ran, listed, spawn, wav
from tests.cli.scanning import SECONDS, WHOLE, bounds, episode, sound
from tests.media import encode


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes of their own cost more than the episodes here; one test below has them."""
    monkeypatch.setattr(looking, "side_by_side", scanning.here)


def statuses(ran: Ran) -> list[str]:
    return [answer["status"] for answer in ran.answers]


def test_every_recording_is_told_with_its_bounds_as_it_is_found(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    path = episode(tmp_path / "Nobody Knows S01E02.mkv")
    ran = onara("scan", path, "--home", home)
    assert ran.status == 0
    assert ran.out[0].startswith("Nobody Knows S01E02.mkv: Nobody Knows, season 1, episode 2")
    table = ran.out.index("Nobody Knows, season 1, episode 2")
    assert {line.split()[-1] for line in ran.out[1:table]} == {"one", "two"}
    rows = [line.split() for line in ran.out[table + 2 : -1]]
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("0:04", "0:16", "one"),
        ("0:22", "0:32", "two"),
    ]
    assert ran.out[-1].startswith("22 s of music that is known, 0 s that is not")


def test_json_has_the_evidence_of_every_cue(onara: Onara, home: Path, tmp_path: Path) -> None:
    ran = onara("scan", episode(tmp_path / "E07.mkv", picture_s=SECONDS), "--home", home, "--json")
    assert (ran.status, bounds(ran)) == (0, [WHOLE])
    about = ran.answers[0]["about"]
    assert about["number"] == 7
    assert about["frame_rate"] == "5"
    assert about["duration_s"] == pytest.approx(SECONDS, abs=0.2)
    for cue in ran.answers[0]["cues"]:
        assert cue["evidence"]["z"] > 20
        assert cue["evidence"]["p"] < 1e-10
        (part,) = cue["parts"]
        assert part["offset_s"] == pytest.approx(3.0 + part["start_s"] - cue["start_s"], abs=0.2)


def test_processes_of_their_own_find_the_same(home: Path, tmp_path: Path) -> None:
    ran = spawn(["scan", episode(tmp_path / "a.mkv"), "--home", home, "--json", "--jobs", "2"])
    assert (ran.status, ran.err, bounds(ran)) == (0, [], [WHOLE])


def test_an_episode_is_not_scanned_twice_unless_it_is_asked_for(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    path = episode(tmp_path / "a.mkv")
    words = ["scan", path, "--home", home, "--json"]
    first, second, again = onara(*words), onara(*words), onara(*words, "--again")
    assert [*statuses(first), *statuses(second), *statuses(again)] == [
        "scanned",
        "known",
        "scanned",
    ]
    assert second.answers[0]["cues"] == first.answers[0]["cues"]
    assert [cue["id"] for cue in again.answers[0]["cues"]] == ["1", "2"]
    assert "scanned before" in onara("scan", path, "--home", home).out[-1]


def test_a_library_that_has_changed_is_worth_another_scan(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    path = episode(tmp_path / "a.mkv")
    words = ["scan", path, "--home", home, "--json"]
    onara("remove", next(iter(listed_paths(home, "two"))), "--home", home)
    without = onara(*words)
    known = [cue for cue in bounds(without)[0] if cue[0] is not None]
    assert known == WHOLE[:1]
    onara("add", wav(tmp_path / "two.wav", 20.0, 2), "--home", home)
    ran = onara(*words)
    assert (statuses(ran), bounds(ran)) == (["scanned"], [WHOLE])


def listed_paths(home: Path, stem: str) -> list[Path]:
    with Library.open(home) as library:
        paths = [Path(path) for one in library.recordings() for path in one.paths]
    return [path for path in paths if path.stem == stem]


def test_a_file_that_was_moved_is_the_same_episode(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    path = episode(tmp_path / "E01.mkv")
    first = onara("scan", path, "--home", home, "--json")
    moved = path.rename(tmp_path / "E02.mkv")
    ran = onara("scan", moved, "--home", home, "--json")
    assert statuses(ran) == ["known"]
    assert ran.answers[0]["about"]["id"] == first.answers[0]["about"]["id"]
    assert ran.answers[0]["about"]["number"] == 2
    assert ran.answers[0]["about"]["path"] == str(moved)
    assert ran.answers[0]["cues"] == first.answers[0]["cues"]
    with SheetStore(home) as store:
        assert [one.episode.path for one in store.episodes()] == [moved]


def test_another_file_in_its_place_is_another_episode(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    path = episode(tmp_path / "E01.mkv", 1)
    first = onara("scan", path, "--home", home, "--json")
    episode(path, 2)
    ran = onara("scan", path, "--home", home, "--json")
    assert statuses(ran) == ["scanned"]
    assert ran.answers[0]["about"]["id"] != first.answers[0]["about"]["id"]
    with SheetStore(home) as store:
        assert len(store.episodes()) == 1


def test_a_season_folder_is_scanned_in_order(onara: Onara, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Nobody Knows" / "Season 1"
    folder.mkdir(parents=True)
    for seed, name in enumerate(["E10.mkv", "E2.mkv", "E1.mkv"]):
        encode(folder / name, sound(seed)[: 20 * RATE], "matroska", "aac", rate=RATE)
    (folder / "cover.jpg").write_bytes(b"no episode")
    ran = onara("scan", tmp_path / "Nobody Knows", "--home", home, "--json")
    assert (ran.status, [one["about"]["number"] for one in ran.answers]) == (0, [1, 2, 10])
    assert {one["about"]["season"] for one in ran.answers} == {1}


def test_a_drama_and_a_season_can_be_said(onara: Onara, home: Path, tmp_path: Path) -> None:
    path = episode(tmp_path / "E03.mkv")
    words = ["scan", path, "--home", home, "--json"]
    said = onara(*words, "--drama", "도깨비", "--season", "1").answers[0]["about"]
    assert (said["drama"], said["season"]) == ("guardian-the-lonely-and-great-god", 1)
    assert onara(*words).answers[0]["about"] == said, "what was said is remembered"


def test_an_empty_library_leaves_all_music_unknown_and_says_so(
    onara: Onara, tmp_path: Path
) -> None:
    ran = onara("scan", episode(tmp_path / "a.mkv"), "--home", tmp_path / "home", "--json")
    assert ran.status == 0
    assert ran.answers[0]["cues"]
    assert {cue["recording"] and cue["recording"]["id"] for cue in ran.answers[0]["cues"]} == {None}
    assert f"the library in {tmp_path / 'home'} is empty" in ran.err[0]
    assert "onara add" in ran.err[0]


def test_stopped_between_two_parts_it_goes_on_where_it_was(
    onara: Onara, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "WINDOWS_A_TASK", 2)
    path = episode(tmp_path / "a.mkv")
    done: list[object] = []

    def stopped(function: str, tasks: list[object], processes: int | None = None) -> object:
        for result in scanning.here(function, tasks, processes):
            done.append(result)
            yield result
            if len(done) == 2:
                raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(looking, "side_by_side", stopped)
        ran = onara("scan", path, "--home", home, "--json")
    assert (ran.status, ran.out, ran.err) == (130, [], ["onara: stopped"])
    asked: list[int] = []

    def counted(function: str, tasks: list[object], processes: int | None = None) -> object:
        asked.append(len(tasks))
        return scanning.here(function, tasks, processes)

    monkeypatch.setattr(looking, "side_by_side", counted)
    decoded = list((home / "cache" / "scan").glob("*/programme.json"))
    stamp = decoded[0].stat().st_mtime_ns
    monkeypatch.setattr("onara.scan.programme.replace_file", None)  # it is not decoded again
    ran = onara("scan", path, "--home", home, "--json")
    assert (ran.status, bounds(ran)) == (0, [WHOLE])
    # Eight windows of five seconds are four tasks, of which two were done.
    assert asked[0] == 2
    assert len(decoded) == 1
    assert stamp > 0
    assert not list((home / "cache" / "scan").iterdir()), "nothing is left of it"


def test_what_a_person_said_survives_another_scan(onara: Onara, home: Path, tmp_path: Path) -> None:
    path = episode(tmp_path / "a.mkv")
    words = ["scan", path, "--home", home, "--json"]
    id_ = onara(*words).answers[0]["about"]["id"]
    with SheetStore(home) as store:
        first, second = store.cues(id_)
        said = [
            (id_, corrected(first, usage=Usage.ON_SCREEN, start_s=3.5)),
            (id_, corrected(second, rejected=True)),
        ]
        store.say_cues(said, "said")
    moved = shutil.move(path, tmp_path / "b.mkv")
    ran = onara("scan", moved, "--home", home, "--json", "--again")
    assert statuses(ran) == ["scanned"]
    with SheetStore(home) as store:
        first, second = store.cues(id_)
    assert (first.usage, first.start_s, first.by) == ("on_screen", 3.5, "person")
    assert first.end_s == pytest.approx(16.0, abs=0.5)
    assert (second.rejected, second.id) == (True, "2")


def test_one_that_cannot_be_used_does_not_keep_the_others(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    bad, good = tmp_path / "E01.mkv", episode(tmp_path / "E02.mkv")
    bad.write_text("no film at all")
    ran = onara("scan", bad, good, tmp_path / "missing.mkv", "--home", home, "--json")
    assert ran.status == 1
    assert sorted(statuses(ran)) == ["refused", "scanned"]
    assert ran.err == [
        f"onara: {tmp_path / 'missing.mkv'}: no such file",
        f"onara: {bad}: is not audio that can be read",
    ]
    assert json.loads(ran.out[0])["reason"] == "is not audio that can be read"
    assert listed(home) == {"one.wav", "two.wav"}
