"""Episodes that are damaged, odd or not what they are said to be."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import av
import numpy as np
import pytest

from onara.library import Library
from onara.scan import looking
from tests.cli import scanning
from tests.cli.program import RATE, Onara, wav
from tests.cli.scanning import (
    ONE,
    SECONDS,
    TWO,
    WHOLE,
    Packet,
    bounds,
    episode,
    jump,
    remuxed,
    sound,
)
from tests.media import cut, encode, music, stereo, video_only


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "side_by_side", scanning.here)


def test_of_several_languages_the_korean_is_heard_and_the_sheet_says_so(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    dub = np.asarray(0.5 * music(SECONDS, 9, RATE), np.float32)
    two = encode(tmp_path / "two.mkv", [dub, sound()], "matroska", "aac", rate=RATE)
    path = remuxed(two, tmp_path / "E01.mkv", languages=["eng", "kor"])
    ran = onara("scan", path, "--home", home, "--json")
    assert (ran.status, bounds(ran)) == (0, [WHOLE])
    assert ran.err == [f"onara: {path}: heard audio 2 of 2 (kor)"]
    assert ran.answers[0]["about"]["audio"] == "audio 2 of 2 (kor)"


def test_without_a_korean_one_the_track_that_was_heard_is_told(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    dub = np.asarray(0.5 * music(SECONDS, 9, RATE), np.float32)
    two = encode(tmp_path / "two.mkv", [sound(), dub], "matroska", "aac", rate=RATE)
    path = remuxed(two, tmp_path / "E01.mkv", languages=["eng", "jpn"])
    ran = onara("scan", path, "--home", home, "--json")
    assert (ran.status, bounds(ran)) == (0, [WHOLE])
    assert ran.err == [f"onara: {path}: heard audio 1 of 2 (eng)"]


def test_pictures_at_no_one_rate_have_no_frame_rate(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    even = episode(tmp_path / "even.mkv", picture_s=SECONDS)

    def uneven(packet: Packet) -> None:
        assert packet.pts is not None
        assert packet.time_base is not None
        if packet.stream.type == "video":
            is_late = round(packet.pts * packet.time_base * 5) % 3 == 1
            packet.pts += round(0.08 * is_late / packet.time_base)
            packet.dts = packet.pts

    # Matroska tells the rate that the encoder meant, so it is another container.
    ran = onara("scan", remuxed(even, tmp_path / "a.mp4", uneven), "--home", home, "--json")
    assert (ran.status, ran.err, bounds(ran)) == (0, [], [WHOLE])
    assert ran.answers[0]["about"]["frame_rate"] is None


def test_sound_that_is_missing_in_the_middle_leaves_its_time(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    path = remuxed(episode(tmp_path / "whole.mkv"), tmp_path / "a.mkv", jump("audio", 18.0, 30.0))
    ran = onara("scan", path, "--home", home, "--json")
    assert ran.status == 0
    assert bounds(ran) == [[("one", *ONE), ("two", TWO[0] + 30.0, TWO[1] + 30.0)]]


def test_a_time_stamp_that_jumps_an_hour_is_not_believed(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    path = remuxed(episode(tmp_path / "whole.mkv"), tmp_path / "a.mkv", jump("audio", 18.0, 3600.0))
    ran = onara("scan", path, "--home", home, "--json")
    assert (ran.status, bounds(ran)) == (0, [WHOLE])
    assert len(ran.err) == 1


def test_time_stamps_that_begin_again_go_on(onara: Onara, home: Path, tmp_path: Path) -> None:
    """What a recorder leaves that was stopped: two streams in one file."""
    halves = [
        encode(tmp_path / name, part, "mpegts", "aac", rate=RATE).read_bytes()
        for name, part in (("a", sound()[: 20 * RATE]), ("b", sound()[20 * RATE :]))
    ]
    path = tmp_path / "E01.ts"
    path.write_bytes(b"".join(halves))
    ran = onara("scan", path, "--home", home, "--json")
    assert ran.status == 0
    # A codec's own delay is in each half.
    ends = [(cue["start_s"], cue["end_s"]) for cue in ran.answers[0]["cues"]]
    assert np.array(ends) == pytest.approx(np.array([ONE, TWO]), abs=0.5)


@pytest.mark.parametrize(
    ("name", "container", "options"),
    [("a.mkv", "matroska", {}), ("a.mp4", "mp4", {"movflags": "faststart"})],
)
def test_a_download_that_broke_off_has_its_cues_so_far_and_a_note(
    onara: Onara, home: Path, tmp_path: Path, name: str, container: str, options: dict[str, str]
) -> None:
    path = encode(
        tmp_path / name, sound(), container, "aac", rate=RATE, options=options, picture_s=SECONDS
    )
    ran = onara("scan", cut(path, 0.6), "--home", home, "--json")
    assert (ran.status, bounds(ran)) == (0, [WHOLE[:1]])
    (note,) = ran.err
    assert note.startswith(f"onara: {path}: is damaged or cut off: 2")
    assert note.endswith(" of 36 seconds can be read")
    assert [f"onara: {each}" for each in ran.answers[0]["notes"]] == [note]


def test_a_download_without_its_index_is_refused(onara: Onara, home: Path, tmp_path: Path) -> None:
    path = encode(tmp_path / "a.mp4", sound(), "mp4", "aac", rate=RATE)
    ran = onara("scan", cut(path, 0.6), "--home", home)
    assert (ran.status, ran.err) == (1, [f"onara: {path}: is not audio that can be read"])


def _nothing(path: Path) -> Path:
    path.touch()
    return path


def _text(path: Path) -> Path:
    path.write_text("no film at all\n" * 500)
    return path


def _short(path: Path) -> Path:
    return encode(path, sound()[: RATE // 2], "matroska", "aac", rate=RATE)


def _pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


REFUSED = {
    "has no audio track": video_only,
    "is empty": _nothing,
    "is not audio that can be read": _text,
    "is shorter than a second": _short,
    "is not a regular file": _pipe,
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_is_no_episode_is_refused_in_a_sentence(
    onara: Onara, home: Path, tmp_path: Path, reason: str
) -> None:
    path = REFUSED[reason](tmp_path / "a.mkv")
    ran = onara("scan", path, "--home", home)
    assert (ran.status, ran.err) == (1, [f"onara: {path}: {reason}"])
    again = onara("scan", path, "--home", home)
    assert (again.status, again.err) == (1, ran.err), "nothing of it was taken in"


@pytest.mark.parametrize("name", ["folder", "folder.mkv"])
def test_a_folder_without_episodes_is_refused(
    onara: Onara, home: Path, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    ran = onara("scan", folder, "--home", home)
    assert (ran.status, ran.out) == (1, [])
    assert ran.err == [f"onara: {folder}: there are no episodes in this folder"]


ODD = [
    unicodedata.normalize("NFD", "도깨비 7화.mkv"),
    "first\nsecond.mkv",
    "\u202eright to left.mkv",
    "--json.mkv",
    "🎻 E01.mkv",
    os.fsdecode(b"\xb5\xb5\xb1\xfa\xba\xf1 E03.mkv"),  # Hangul of another age
    os.fsdecode(b"\xff\xfe\xfd E04.mkv"),  # of no age
]


@pytest.mark.parametrize("name", ODD, ids=range(len(ODD)))
def test_an_odd_name_works_and_is_shown_on_one_line(
    onara: Onara, home: Path, tmp_path: Path, name: str
) -> None:
    whole = episode(tmp_path / "whole.mkv")
    path = Path(shutil.copy(cut(whole, 0.6), tmp_path / name))
    ran = onara("scan", path, "--home", home, "--json")
    assert (ran.status, len(ran.err), bounds(ran)) == (0, 1, [WHOLE[:1]])
    assert os.fsencode(ran.answers[0]["file"]) == os.fsencode(path)
    assert os.fsencode(ran.answers[0]["about"]["path"]) == os.fsencode(path)
    shown = onara("scan", path, "--home", home)
    assert all(sign.isprintable() for sign in "".join([*shown.out, *shown.err]))
    assert shown.status == 0
    assert any("one" in line for line in shown.out)


def test_a_drama_that_nobody_knows_is_one_line(onara: Onara, home: Path, tmp_path: Path) -> None:
    path = episode(tmp_path / "a.mkv")
    ran = onara("scan", path, "--drama", "No Such Drama", "--home", home)
    assert (ran.status, ran.out) == (1, [])
    (line,) = ran.err
    assert "No Such Drama: there is no such drama in the catalogue" in line


def test_a_season_of_no_text_is_taken(onara: Onara, home: Path, tmp_path: Path) -> None:
    path = episode(tmp_path / "a.mkv")
    season = os.fsdecode(b"\xff\xfe")
    ran = onara("scan", path, "--season", season, "--home", home, "--json")
    assert (ran.status, bounds(ran)) == (0, [WHOLE])


def test_a_file_that_is_named_after_another_drama_says_so(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    path = episode(tmp_path / "Secret Garden E03.mkv")
    ran = onara("scan", path, "--drama", "Signal", "--home", home, "--json")
    assert (ran.status, bounds(ran)) == (0, [WHOLE])
    assert ran.err == [f"onara: {path}: is named after Secret Garden; taken for Signal, as you say"]


def test_music_of_another_drama_puts_the_drama_given_in_doubt(onara: Onara, tmp_path: Path) -> None:
    home, songs = tmp_path / "home", tmp_path / "Guardian The Lonely and Great God OST"
    songs.mkdir()
    names = ["Ailee - I Will Go to You like the First Snow.wav", "Crush - Beautiful.wav"]
    with Library.open(home) as library:
        library.add([wav(songs / name, 20.0, seed + 1) for seed, name in enumerate(names)])
        linked = [one.drama.id for one in library.recordings() if one.drama]
    assert linked == ["guardian-the-lonely-and-great-god"] * 2
    path = episode(tmp_path / "E03.mkv")
    wrong = onara("scan", path, "--drama", "Signal", "--home", home, "--json")
    assert [len(cues) for cues in bounds(wrong)] == [2]
    assert wrong.err == [
        f"onara: {path}: its music is of Guardian: The Lonely and Great God; is it an episode of "
        "Signal?"
    ]
    right = onara("scan", path, "--drama", "도깨비", "--again", "--home", home, "--json")
    assert (right.status, right.err) == (0, [])


def test_broken_subtitles_beside_it_cost_nothing_but_a_line(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    path = episode(tmp_path / "E01.mkv")
    (tmp_path / "E01.srt").write_bytes(b"\xff\xfe\x00no\xd8\x00" * 50)
    (tmp_path / "E01.smi").write_bytes(b"<SAMI>" + bytes(range(256)))
    (tmp_path / "E01.ass").write_bytes(b"")
    ran = onara("scan", path, "--home", home, "--json")
    assert (ran.status, bounds(ran)) == (0, [WHOLE])
    assert [line.split(": ")[1] for line in ran.err] == [
        str(tmp_path / f"E01{ending}") for ending in (".ass", ".srt", ".smi")
    ]


def test_a_long_programme_needs_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    minute = encode(
        tmp_path / "minute.mkv", stereo(music(60.0, 5, RATE)), "matroska", "aac", rate=RATE
    )
    short, long = (_peak_mb(minute, tmp_path / f"{times}.mkv", times) for times in (5, 20))
    # The 15 minutes more are 58 MB of two channels at 8 kHz, and as much again when whitened.
    assert long - short < 40


def _peak_mb(minute: Path, path: Path, times: int) -> float:
    """Memory that decoding takes at most, of a programme of so many minutes."""
    with av.open(minute) as read, av.open(path, "w", format="matroska") as written:
        stream = read.streams.audio[0]
        packets = [(bytes(one), one.pts or 0) for one in read.demux(stream) if one.size]
        assert stream.time_base is not None
        length = packets[-1][1] + round(0.13 / stream.time_base)
        target = written.add_stream_from_template(stream)
        for turn in range(times):
            for data, pts in packets:
                packet = av.Packet(data)
                packet.time_base, packet.stream = stream.time_base, target
                packet.pts = packet.dts = pts + turn * length
                written.mux(packet)
    listened = [sys.executable, "-c", _LISTEN, str(path), str(60 * times)]
    done = subprocess.run(listened, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return float(done.stdout)


_LISTEN = """
import resource, sys
from pathlib import Path
from onara.scan.programme import listen
programme = listen(Path(sys.argv[1]), Path(sys.argv[1] + ".d"))
assert abs(programme.seconds - float(sys.argv[2])) < 10, programme.seconds
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def test_a_home_without_a_folder_above_it_is_made(onara: Onara, tmp_path: Path) -> None:
    home = tmp_path / "not" / "yet" / "there"
    ran = onara("scan", episode(tmp_path / "a.mkv"), "--home", home, "--json")
    assert ran.status == 0
    assert (home / "episodes.sqlite").exists()
