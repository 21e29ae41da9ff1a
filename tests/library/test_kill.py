"""A kill at any moment leaves a library that opens, with everything that was reported in it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onara import Library
from tests.conftest import RATE, play, save_wav

ONARA = [sys.executable, "-m", "onara.cli.main"]


@pytest.fixture(scope="module")
def songs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("songs")
    for seed in range(24):
        save_wav(folder / f"{seed:02}.wav", play(seed, 6.0))
    return folder


def test_killed_at_random_moments_it_loses_nothing(songs: Path, tmp_path: Path) -> None:
    rng = random.Random(20161202)
    home = tmp_path / "home"
    reported: set[str] = set()
    for attempt in range(25):
        # Commits are made often, so that kills hit them often.
        command = [
            sys.executable,
            "-c",
            _FAST_COMMITS,
            "add",
            str(songs),
            "--home",
            str(home),
            "--json",
        ]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            time.sleep(rng.uniform(0.2, 1.6))
            process.kill()
            out, err = process.communicate()
        assert "Traceback" not in err
        lines = [line for line in out.splitlines() if line.endswith("}")]
        reported |= {json.loads(line)["file"] for line in lines}
        with Library.open(home) as library:
            held = {str(path) for each in library.recordings() for path in each.paths}
            assert reported <= held, f"lost after kill {attempt}"
            assert not list(library._index.damaged())
        if attempt % 8 == 7:
            # Start over, so that early moments are hit too, also those of removing.
            remove = subprocess.Popen([*ONARA, "remove", str(songs), "--home", str(home)])
            time.sleep(rng.uniform(0.2, 0.8))
            remove.kill()
            remove.wait()
            with Library.open(home) as library:
                reported = {str(path) for each in library.recordings() for path in each.paths}
    with Library.open(home) as library:
        library.add([songs])
        assert len(library) == 24
        match = library.identify(play(7, 4.0), RATE).match
        assert match is not None
        assert str(match.path).endswith("07.wav")
        library.remove([songs])
        assert len(library) == 0
    leftover = {path.suffix for path in (home / "index").iterdir()}
    assert ".partial" not in leftover


def test_a_second_writer_waits_and_says_so(songs: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Library.open(home) as library, library._stored.writing(None):
        second = subprocess.Popen(
            [*ONARA, "add", str(songs / "00.wav"), "--home", str(home)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert second.stderr is not None
        assert "waiting" in second.stderr.readline()
        assert second.poll() is None
    out, _ = second.communicate(timeout=60)
    assert second.returncode == 0
    assert "1 added" in out


def test_two_read_while_one_writes(songs: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    clip = save_wav(tmp_path / "clip.wav", play(0, 4.0))
    with Library.open(home) as library:
        library.add([songs / "00.wav"])
    writer = subprocess.Popen(
        [sys.executable, "-c", _FAST_COMMITS, "add", str(songs), "--home", str(home)],
        stdout=subprocess.DEVNULL,
    )
    answers = 0
    while writer.poll() is None:
        readers = [
            subprocess.Popen(
                [*ONARA, "identify", str(clip), "--home", str(home), "--json"],
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(2)
        ]
        for reader in readers:
            out, _ = reader.communicate(timeout=60)
            assert reader.returncode == 0
            assert json.loads(out)["match"]["path"].endswith("00.wav")
            answers += 1
    assert writer.returncode == 0
    assert answers >= 2


_FAST_COMMITS = """
import onara.library.intake as intake
intake.COMMIT_S = 0.05
from onara.cli.main import main
main()
"""
