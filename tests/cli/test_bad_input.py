"""Whatever a user hands in: one sentence on each file that is of no use, and the rest is done."""

import ctypes
import errno
import json
import os
import resource
import shutil
import struct
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onara.cli.main import main
from onara.index import durable
from onara.library import Library
from tests.media import cut, encode, music, raw_wav, video_only

RATE = 8000
PROGRAM = [sys.executable, "-m", "onara.cli.main"]


@dataclass(frozen=True)
class Ran:
    """What a run of the program gave; ``out`` and ``err`` are lines."""

    status: int
    out: list[str]
    err: list[str]

    @property
    def answers(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out]


Onara = Callable[..., Ran]


@pytest.fixture
def onara(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Onara:
    """The command line in this process, with everything that it writes to its descriptors."""

    def run(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["onara", *(str(word) for word in words)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        said = capfd.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, lines(said.out), lines(said.err))

    return run


def spawn(words: Sequence[object], before: Callable[[], None] | None = None) -> Ran:
    """The command line in a process of its own, in which ``before`` is called first."""
    ran = subprocess.run(
        [*PROGRAM, *(str(word) for word in words)],
        capture_output=True,
        preexec_fn=before,
        check=False,
    )
    return Ran(ran.returncode, lines(ran.stdout.decode()), lines(ran.stderr.decode()))


def lines(text: str) -> list[str]:
    # Not splitlines(), which splits at signs that a terminal does not.
    return text.removesuffix("\n").split("\n") if text else []


def wav(path: Path, seconds: float = 8.0, seed: int = 1) -> Path:
    return raw_wav(path, music(seconds, seed, RATE), RATE)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the recordings of seeds 1 and 2."""
    folder = tmp_path_factory.mktemp("filled")
    with Library.open(folder / "home") as library:
        added = library.add([wav(folder / "one.wav", 20.0, 1), wav(folder / "two.wav", 20.0, 2)])
    assert [outcome.status for outcome in added] == ["added", "added"]
    return folder / "home"


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may write to."""
    return Path(shutil.copytree(filled, tmp_path / "home"))


def clip(path: Path, seed: int = 1) -> Path:
    return raw_wav(path, music(20.0, seed, RATE)[5 * RATE : 10 * RATE], RATE)


def listed(home: Path) -> set[str]:
    with Library.open(home) as library:
        return {path.name for one in library.recordings() for path in one.paths}


def _silence(path: Path) -> Path:
    return raw_wav(path, np.zeros(5 * RATE, np.int16), RATE)


def _text(path: Path) -> Path:
    path.write_text("This is a list of songs.\n" * 200)
    return path


def _empty(path: Path) -> Path:
    path.touch()
    return path


def _nothing(path: Path) -> Path:
    return path


def _cut(path: Path) -> Path:
    return cut(wav(path, 20.0, 9), 0.5)


UNREADABLE = "is not audio that can be read"
CUT = "is damaged or cut off: 10 of 20 seconds can be read"
Make = Callable[[Path], Path]
BAD: list[tuple[str, Make, str, str]] = [
    # name, how to make it, the sentence of add, the sentence of identify
    ("missing.mp3", _nothing, "no such file", "no such file"),
    ("empty.mp3", _empty, "is empty", "is empty"),
    ("text.mp3", _text, UNREADABLE, UNREADABLE),
    ("cut.wav", _cut, CUT, CUT),
    ("video.mkv", video_only, "has no audio track", "has no audio track"),
    ("silence.wav", _silence, "is silent", "is silent"),
    (
        "short.wav",
        lambda path: wav(path, 0.2),
        "is too short: 0.20 s, at least 1 s are needed",
        "is too short: 0.20 s, at least 0.25 s are needed",
    ),
]
each_bad = pytest.mark.parametrize(("name", "make", "of_add", "of_identify"), BAD)


@each_bad
def test_add_says_why_and_goes_on(
    onara: Onara, tmp_path: Path, name: str, make: Make, of_add: str, of_identify: str
) -> None:
    del of_identify
    bad, good = make(tmp_path / name), wav(tmp_path / "good.wav")
    ran = onara("add", bad, good, "--home", tmp_path / "home", "--json")
    assert ran.status == 1
    assert ran.err == [f"onara: {bad}: {of_add}"]
    by_file = {answer["file"]: answer for answer in ran.answers}
    assert (by_file[str(bad)]["status"], by_file[str(bad)]["reason"]) == ("refused", of_add)
    assert by_file[str(good)]["status"] == "added"
    assert listed(tmp_path / "home") == {"good.wav"}


@each_bad
def test_identify_says_why_and_goes_on(
    onara: Onara, filled: Path, tmp_path: Path, name: str, make: Make, of_add: str, of_identify: str
) -> None:
    del of_add
    bad, good = make(tmp_path / name), clip(tmp_path / "good.wav")
    ran = onara("identify", bad, good, "--home", filled, "--json")
    assert ran.status == 1
    assert ran.err == [f"onara: {bad}: {of_identify}"]
    first, second = ran.answers
    assert first == {"file": str(bad), "match": None, "error": of_identify}
    assert second["match"]["path"].endswith("one.wav")
    assert second["match"]["offset_s"] == pytest.approx(5.0, abs=0.01)


def test_all_bad_input_at_once_is_a_line_each(onara: Onara, filled: Path, tmp_path: Path) -> None:
    bad = [make(tmp_path / name) for name, make, _, _ in BAD]
    good = clip(tmp_path / "good.wav")
    added = onara("add", *bad, good, "--home", tmp_path / "new")
    assert (added.status, len(added.err)) == (1, len(BAD))
    assert all(any(str(path) in line for line in added.err) for path in bad)
    assert len(added.out) == 2
    assert added.out[0].endswith("good.wav")
    assert added.out[1] == f"1 added (5 s of music), 0 already there, {len(BAD)} not usable"
    asked = onara("identify", *bad, good, "--home", filled)
    assert (asked.status, len(asked.err)) == (1, len(BAD))
    assert any("0:05" in line for line in asked.out)


def test_a_clip_that_was_cut_off_is_still_named(onara: Onara, filled: Path, tmp_path: Path) -> None:
    part = cut(raw_wav(tmp_path / "cut.wav", music(20.0, 2, RATE)[: 8 * RATE], RATE), 0.5)
    ran = onara("identify", part, "--home", filled, "--json")
    assert ran.status == 1
    assert ran.err == [f"onara: {part}: is damaged or cut off: 4 of 8 seconds can be read"]
    (answer,) = ran.answers
    assert answer["match"]["path"].endswith("two.wav")
    assert answer["match"]["offset_s"] == pytest.approx(0.0, abs=0.01)
    assert answer["error"] == "is damaged or cut off: 4 of 8 seconds can be read"


def test_a_folder_without_audio_is_one_line(onara: Onara, filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "사진"
    folder.mkdir()
    (folder / "cover.jpg").touch()
    good = wav(tmp_path / "good.wav")
    for words in ([folder, good], [good, folder], [tmp_path / "missing.mp3", folder, good]):
        ran = onara("add", *words, "--home", tmp_path / "home", "--json")
        assert ran.status == 1
        assert f"onara: {folder}: there are no audio files in this folder" in ran.err
        assert len(ran.err) == len(words) - 1
        statuses = {answer["file"]: answer["status"] for answer in ran.answers}
        assert statuses[str(good)] in ("added", "known")
    asked = onara("identify", folder, clip(tmp_path / "clip.wav"), "--home", filled, "--json")
    assert asked.status == 1
    assert asked.err == [f"onara: {folder}: is a folder, not a file"]
    assert asked.answers[1]["match"]["path"].endswith("one.wav")


def test_two_folders_without_audio_are_two_lines(onara: Onara, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("a", "b")]
    for folder in folders:
        folder.mkdir()
    ran = onara("add", *folders, "--home", tmp_path / "home")
    assert ran.err == [
        f"onara: {folder}: there are no audio files in this folder" for folder in folders
    ]


ODD = [
    unicodedata.normalize("NFD", "도깨비 1부.wav"),
    "first\nsecond.wav",
    "\x1b[31mred\r.wav",
    "🎻🎶.wav",
    "가" * 82 + ".wav",
    " .wav",
    "--json.wav",
    "100%d [a|b] 'c' \"d\" \\e.wav",
    os.fsdecode(b"\xb5\xb5\xb1\xfa\xba\xf1.wav"),  # Hangul of another age
]


@pytest.mark.parametrize("name", ODD, ids=range(len(ODD)))
def test_an_odd_name_works(onara: Onara, tmp_path: Path, name: str) -> None:
    path = clip(tmp_path / name)
    home = tmp_path / "home"
    added = onara("add", path, "--home", home, "--json")
    assert (added.status, added.err, len(added.out)) == (0, [], 1)
    assert added.answers[0]["status"] == "added"
    assert os.fsencode(added.answers[0]["file"]) == os.fsencode(path)
    asked = onara("identify", path, "--home", home, "--json")
    assert (asked.status, asked.err, len(asked.out)) == (0, [], 1)
    (answer,) = asked.answers
    assert os.fsencode(answer["file"]) == os.fsencode(path)
    assert Path(answer["match"]["path"]).samefile(path)
    in_library = onara("library", "--home", home, "--json")
    assert [os.fsencode(one) for one in in_library.answers[0]["paths"]] == [os.fsencode(path)]


@pytest.mark.parametrize("name", ODD, ids=range(len(ODD)))
def test_an_odd_name_is_shown_on_one_line(onara: Onara, tmp_path: Path, name: str) -> None:
    path = clip(tmp_path / name)
    home = tmp_path / "home"
    added = onara("add", tmp_path, "--home", home)
    assert (added.status, added.err, len(added.out)) == (0, [], 2)
    told = onara("identify", path, "--home", home)
    assert (told.status, told.err, len(told.out)) == (0, [], 5)
    path.write_bytes(b"")
    refused = onara("identify", path, "--home", home)
    assert (refused.status, refused.out, len(refused.err)) == (1, [], 1)
    every = "".join([*added.out, *told.out, *refused.err])
    assert all(sign.isprintable() for sign in every)


def test_an_odd_name_works_on_a_terminal_of_another_age(tmp_path: Path) -> None:
    path = clip(tmp_path / "도깨비 🎻.wav")
    ran = subprocess.run(
        [*PROGRAM, "add", str(path), "--home", str(tmp_path / "home")],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.isascii()
    assert len(ran.stdout.splitlines()) == 2


def obey_permissions() -> None:
    """Root reads and writes what it likes; without these two capabilities it asks like others.

    They are taken out of the bounding set, so the next program has them no more (capabilities(7)).
    """
    if os.geteuid() == 0:
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            if _LIBC.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
                raise OSError(ctypes.get_errno(), "cannot give up a capability")


_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2


def test_a_file_that_may_not_be_read_is_one_line(filled: Path, tmp_path: Path) -> None:
    secret, good = clip(tmp_path / "secret.wav", 2), clip(tmp_path / "good.wav")
    secret.chmod(0)
    sentence = f"onara: {secret}: may not be read (permission denied)"
    added = spawn(["add", secret, good, "--home", tmp_path / "home", "--json"], obey_permissions)
    assert (added.status, added.err) == (1, [sentence])
    assert {one["file"]: one["status"] for one in added.answers} == {
        str(secret): "refused",
        str(good): "added",
    }
    asked = spawn(["identify", secret, good, "--home", filled, "--json"], obey_permissions)
    assert (asked.status, asked.err) == (1, [sentence])
    assert [one["match"] is None for one in asked.answers] == [True, False]


def test_what_lies_in_a_folder_that_may_not_be_entered_is_one_line(
    filled: Path, tmp_path: Path
) -> None:
    folder, good = tmp_path / "closed", clip(tmp_path / "good.wav")
    folder.mkdir()
    inside = clip(folder / "inside.wav", 2)
    folder.chmod(0)
    try:
        of_file = spawn(["add", inside, good, "--home", tmp_path / "a", "--json"], obey_permissions)
        of_folder = spawn(["add", tmp_path, "--home", tmp_path / "b", "--json"], obey_permissions)
        asked = spawn(["identify", inside, good, "--home", filled, "--json"], obey_permissions)
    finally:
        folder.chmod(0o700)
    assert (of_file.status, len(of_file.err)) == (1, 1)
    assert of_file.err[0].startswith(f"onara: {inside}: ")
    assert "permission denied" in of_file.err[0]
    assert (of_folder.status, of_folder.err) == (
        1,
        [f"onara: {folder}: cannot be read (permission denied)"],
    )
    assert (asked.status, asked.err) == (1, of_file.err)
    for ran in (of_file, of_folder):
        assert [one["file"] for one in ran.answers if one["status"] == "added"] == [str(good)]
    assert asked.answers[1]["match"] is not None


def test_a_library_answers_where_its_files_may_not_be_reached(tmp_path: Path) -> None:
    folder, home = tmp_path / "music", tmp_path / "home"
    folder.mkdir()
    recording, part = wav(folder / "one.wav", 20.0), clip(tmp_path / "part.wav")
    copy = Path(shutil.copy2(recording, tmp_path / "copy.wav"))
    with Library.open(home) as library:
        library.add([recording])
    folder.chmod(0)
    try:
        asked = spawn(["identify", part, "--home", home, "--json"], obey_permissions)
        shown = spawn(["library", "--home", home], obey_permissions)
        added = spawn(["add", copy, "--home", home, "--json"], obey_permissions)
    finally:
        folder.chmod(0o700)
    assert (asked.status, asked.err) == (0, [])
    assert asked.answers[0]["match"]["path"] == str(recording)
    assert (shown.status, shown.err, len(shown.out)) == (0, [], 2)
    assert (added.status, added.err) == (0, [])
    assert added.answers[0]["recording"] == asked.answers[0]["match"]["recording"]


def _close(home: Path, *, files_too: bool) -> None:
    for path in [*home.rglob("*"), home]:
        if path.is_dir():
            path.chmod(0o555)
        elif files_too:
            path.chmod(0o444)


def _open(home: Path) -> None:
    for path in [home, *home.rglob("*")]:
        path.chmod(0o755)


@pytest.mark.parametrize("files_too", [False, True])
def test_a_home_that_may_only_be_read_answers_but_takes_nothing_in(
    home: Path, tmp_path: Path, files_too: bool
) -> None:
    known, new = clip(tmp_path / "clip.wav"), wav(tmp_path / "new.wav", seed=7)
    with Library.open(home) as library:
        recording = library.recordings()[0].recording
    _close(home, files_too=files_too)
    try:
        asked = spawn(["identify", known, "--home", home, "--json"], obey_permissions)
        shown = spawn(["library", "--home", home, "--json"], obey_permissions)
        added = spawn(["add", new, "--home", home], obey_permissions)
        removed = spawn(["remove", recording, "--home", home], obey_permissions)
    finally:
        _open(home)
    assert (asked.status, asked.err) == (0, [])
    assert asked.answers[0]["match"]["path"].endswith("one.wav")
    assert (shown.status, shown.err, len(shown.out)) == (0, [], 2)
    for ran in (added, removed):
        assert (ran.status, len(ran.err)) == (1, 1)
        assert str(home) in ran.err[0]
    assert listed(home) == {"one.wav", "two.wav"}


def test_a_home_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    good = wav(tmp_path / "good.wav")
    ran = spawn(["add", good, "--home", closed / "home"], obey_permissions)
    assert ran.status == 1
    assert ran.err == [f"onara: cannot write in {closed / 'home'}: permission denied"]


@pytest.mark.parametrize("command", ["add", "identify", "library", "remove"])
def test_a_home_that_is_a_file_is_one_line(onara: Onara, tmp_path: Path, command: str) -> None:
    good = wav(tmp_path / "good.wav")
    words = [] if command == "library" else [good]
    ran = onara(command, *words, "--home", good)
    assert (ran.status, len(ran.err)) == (1, 1)
    assert str(good) in ran.err[0]


def room_for(size: int) -> Callable[[], None]:
    """No file may grow beyond ``size`` bytes: what a quota does."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


# The sound's references take 500 bytes a second, the database of a few files 40 kB.
LONG_S, LIMIT = 400.0, 120_000


def test_no_room_for_the_sound_is_one_line_and_loses_nothing(home: Path, tmp_path: Path) -> None:
    long = raw_wav(tmp_path / "long.wav", np.tile(music(20.0, 7, RATE), 20), RATE)
    ran = spawn(["add", long, "--home", home], room_for(LIMIT))
    assert ran.status == 1
    assert ran.err == [
        f"onara: the disk is full: no room to write in {home / 'index'}; what was finished is kept"
    ]
    assert listed(home) == {"one.wav", "two.wav"}
    assert not list(home.rglob("*.partial"))
    asked = spawn(["identify", clip(tmp_path / "clip.wav"), "--home", home, "--json"])
    assert (asked.status, asked.err) == (0, [])
    assert asked.answers[0]["match"]["path"].endswith("one.wav")
    again = spawn(["add", long, "--home", home])
    assert (again.status, again.err) == (0, [])
    assert listed(home) == {"one.wav", "two.wav", "long.wav"}


def test_no_room_for_the_names_is_one_line_and_the_next_add_works(tmp_path: Path) -> None:
    good, home = wav(tmp_path / "good.wav"), tmp_path / "home"
    for size in (0, 2_000, 8_000, 20_000):
        ran = spawn(["add", good, "--home", home], room_for(size))
        assert (ran.status, len(ran.err)) == (1, 1)
        assert str(home) in ran.err[0]
    again = spawn(["add", good, "--home", home])
    assert (again.status, again.err) == (0, [])
    assert listed(home) == {"good.wav"}


def test_a_home_without_room_for_its_first_file_reads_as_empty(tmp_path: Path) -> None:
    good, home = wav(tmp_path / "good.wav"), tmp_path / "home"
    assert spawn(["add", good, "--home", home], room_for(0)).status == 1
    asked = spawn(["library", "--home", home])
    assert (asked.status, asked.out, len(asked.err)) == (0, [], 1)
    assert "is empty" in asked.err[0]


@pytest.mark.parametrize("call", ["fsync", "open", "replace"])
def test_a_full_disk_at_any_step_keeps_what_was_there(
    onara: Onara, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    new = wav(tmp_path / "new.wav", seed=7)
    with monkeypatch.context() as patched:
        if call == "fsync":
            patched.setattr(os, "fsync", full)
        else:
            original = getattr(Path, call)

            def of_partial(path: Path, *words: Any, **more: Any) -> object:
                if path.name.endswith(durable.PARTIAL):
                    full()
                return original(path, *words, **more)

            patched.setattr(Path, call, of_partial)
        ran = onara("add", new, "--home", home)
    assert (ran.status, len(ran.err)) == (1, 1)
    assert ran.err[0].startswith("onara: the disk is full: no room to write in ")
    assert ran.out == []
    assert listed(home) == {"one.wav", "two.wav"}
    again = onara("add", new, "--home", home, "--json")
    assert (again.status, again.answers[0]["status"]) == (0, "added")
    assert listed(home) == {"one.wav", "two.wav", "new.wav"}


def test_a_crash_of_the_decoder_costs_one_file(
    onara: Onara, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onara.library import workers

    crash = (
        "import os; from onara.library import workers; examine = workers.examine\n"
        "workers.examine = lambda p: os.abort() if p.name == 'bad.wav' else examine(p)\n"
        "workers.serve()"
    )
    monkeypatch.setattr(workers, "_COMMAND", [sys.executable, "-c", crash])
    bad, good = wav(tmp_path / "bad.wav", 9.0, 3), wav(tmp_path / "good.wav")
    ran = onara("add", bad, good, "--home", tmp_path / "home", "--jobs", 1)
    assert (ran.status, ran.err) == (1, [f"onara: {bad}: makes the decoder crash"])
    assert listed(tmp_path / "home") == {"good.wav"}


MINUTES, UNLIKE, MOST_MB = 720, 500, 400


@pytest.fixture
def half_a_day(tmp_path: Path) -> Iterator[Path]:
    """Twelve hours: the same minute again and again, but for one of them."""
    minute, unlike = (
        (128 + 120 * music(60.0, seed, RATE)).astype(np.uint8).tobytes() for seed in (11, 12)
    )
    size = MINUTES * len(minute)
    path = tmp_path / "half a day.wav"
    with path.open("wb") as file:
        form = struct.pack("<HHIIHH", 1, 1, RATE, RATE, 1, 8)
        file.write(struct.pack("<4sI4s4sI", b"RIFF", 36 + size, b"WAVE", b"fmt ", 16) + form)
        file.write(struct.pack("<4sI", b"data", size))
        for number in range(MINUTES):
            file.write(unlike if number == UNLIKE else minute)
    yield path
    path.unlink()


# A small program between this process and the one that is measured: a process that is started takes
# over the peak of the one that starts it.
_PEAK = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:]).returncode
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(peak if sys.platform == "darwin" else 1024 * peak, file=sys.stderr)
sys.exit(status)
"""


def peak_mb(*words: object) -> tuple[Ran, float]:
    """A run, and the most memory that the program or one of its workers held."""
    ran = subprocess.run(
        [sys.executable, "-c", _PEAK, *PROGRAM, *(str(word) for word in words)],
        capture_output=True,
        check=False,
    )
    *err, peak = lines(ran.stderr.decode())
    return Ran(ran.returncode, lines(ran.stdout.decode()), err), int(peak) / 1e6


def test_twelve_hours_are_taken_in_and_searched_in_bounded_memory(
    half_a_day: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    added, of_add = peak_mb("add", half_a_day, "--home", home, "--json")
    assert (added.status, added.err) == (0, [])
    assert added.answers[0]["duration_s"] == pytest.approx(60 * MINUTES, abs=0.01)
    assert of_add < MOST_MB
    part = raw_wav(tmp_path / "part.wav", music(60.0, 12, RATE)[20 * RATE : 25 * RATE], RATE)
    asked, of_identify = peak_mb("identify", part, half_a_day, "--home", home, "--json")
    assert (asked.status, asked.err) == (0, [])
    of_part, of_whole = asked.answers
    assert of_part["match"]["offset_s"] == pytest.approx(60 * UNLIKE + 20, abs=0.01)
    assert of_whole["match"]["path"] == str(half_a_day)
    assert of_identify < MOST_MB


def test_every_container_that_was_cut_off_is_refused(onara: Onara, tmp_path: Path) -> None:
    sound = np.tile(music(10.0, rate=48000), (2, 1))
    files = [
        cut(encode(tmp_path / name, sound, container, codec, rate=48000, options=options), 0.6)
        for name, container, codec, options in (
            ("a.mp3", "mp3", "libmp3lame", {}),
            ("a.flac", "flac", "flac", {}),
            ("a.ogg", "ogg", "vorbis", {}),
            ("a.opus", "ogg", "libopus", {}),
            ("a.m4a", "ipod", "aac", {}),
            ("stream.m4a", "ipod", "aac", {"movflags": "faststart"}),
            ("a.mkv", "matroska", "aac", {}),
        )
    ]
    ran = onara("add", *files, "--home", tmp_path / "home", "--json")
    assert ran.status == 1
    assert len(ran.err) == len(files)
    assert {answer["status"] for answer in ran.answers} == {"refused"}
