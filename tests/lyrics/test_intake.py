import os
import shutil
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.lyrics.invented import Writer
from onara.lyrics import PLAIN, LyricStore, Owned, grams, intake
from onara.lyrics.intake import in_layers
from onara.lyrics.model import Line
from tests.audio.id3_tag import frame, tag, uslt
from tests.media import encode, music


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LyricStore]:
    with LyricStore.open(tmp_path / "home" / "lyrics.sqlite", create=True) as store:
        yield store


def lrc(path: Path, *lines: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        "\n".join(f"[00:{at:02}.00]{line}" for at, line in enumerate(lines, 1)), encoding="utf-8"
    )
    return path


def texts(store: LyricStore, words: str) -> list[str]:
    return [hit.line for hit in store.search(words)]


def song(folder: Path, *frames: bytes) -> Path:
    path = encode(
        folder / "종이배.mp3", music(0.5), "mp3", "libmp3lame", options={"id3v2_version": "0"}
    )
    path.write_bytes(tag(b"".join(frames)) + path.read_bytes())
    return path


def test_tags_and_sidecars_of_a_recording_are_read(tmp_path: Path, store: LyricStore) -> None:
    path = song(tmp_path, frame("USLT", uslt(b"eng", "seven tin lanterns in the yard")))
    lrc(tmp_path / (unicodedata.normalize("NFD", "종이배") + ".ko.lrc"), "노란 대문 앞에 일곱 등불")
    report = store.update([Owned("r1", path, "종이배", "아무개", "tale/boat")])
    assert (report.read, report.dropped, report.lines, report.faults) == (2, 0, 2, [])
    (english,) = store.search("seven tin lanterns in the yard")
    (korean,) = store.search("노란 대문 앞에 일곱 등불")
    assert english.start_s is None
    assert korean.start_s == 1.0
    for hit in (english, korean):
        assert (hit.recording, hit.path, hit.song) == ("r1", path, "tale/boat")
        assert (hit.title, hit.artist) == ("종이배", "아무개")


def test_a_loose_lyric_file_needs_no_media_file(tmp_path: Path, store: LyricStore) -> None:
    path = tmp_path / "a.lrc"
    path.write_text(
        "[ti:Tin Boats]\n[ar:Nobody]\n[00:09.00]seven tin lanterns in the yard", encoding="utf-8"
    )
    store.update([Owned("", path)])
    (hit,) = store.search("seven tin lanterns in the yard")
    assert (hit.recording, hit.path, hit.title, hit.artist) == ("", path, "Tin Boats", "Nobody")


def test_only_what_is_new_or_changed_is_read_again(tmp_path: Path, store: LyricStore) -> None:
    paths = [lrc(tmp_path / f"{at}.lrc", f"seven tin lanterns number {at}") for at in range(3)]
    owned = [Owned("", path) for path in paths]
    assert store.update(owned).read == 3
    assert store.update(owned).read == 0
    lrc(paths[1], "a green umbrella on the pier", "another line")
    report = store.update(owned)
    assert (report.read, report.dropped, report.lines) == (1, 0, 4)
    assert texts(store, "a green umbrella on the pier")[0] == "a green umbrella on the pier"
    assert "seven tin lanterns number 1" not in texts(store, "seven tin lanterns number 1")


def test_what_is_gone_is_dropped(tmp_path: Path, store: LyricStore) -> None:
    kept, deleted, disowned = (
        lrc(tmp_path / f"{name}.lrc", f"seven tin lanterns {name}") for name in ("a", "b", "c")
    )
    store.update([Owned("", path) for path in (kept, deleted, disowned)])
    deleted.unlink()
    report = store.update([Owned("", kept), Owned("", deleted)])
    assert (report.read, report.dropped, report.lines) == (0, 2, 1)
    assert texts(store, "seven tin lanterns b") == ["seven tin lanterns a"]


def test_a_drive_that_is_not_there_costs_nothing(tmp_path: Path, store: LyricStore) -> None:
    path = lrc(tmp_path / "drive" / "a.lrc", "seven tin lanterns in the yard")
    store.update([Owned("", path)])
    shutil.move(tmp_path / "drive", tmp_path / "unplugged")
    assert store.update([Owned("", path)]).lines == 1
    shutil.move(tmp_path / "unplugged", tmp_path / "drive")
    assert store.update([Owned("", path)]).read == 0


def test_names_that_changed_are_the_new_ones(tmp_path: Path, store: LyricStore) -> None:
    path = lrc(tmp_path / "a.lrc", "seven tin lanterns in the yard")
    store.update([Owned("r1", path, "old")])
    assert store.update([Owned("r2", path, "new", "someone", "tale/boat")]).read == 0
    (hit,) = store.search("seven tin lanterns in the yard")
    assert (hit.recording, hit.title, hit.artist, hit.song) == ("r2", "new", "someone", "tale/boat")


def test_a_damaged_file_is_one_sentence_every_time(tmp_path: Path, store: LyricStore) -> None:
    (tmp_path / "bad.lrc").write_bytes(bytes(range(32)) * 9)
    good = lrc(tmp_path / "good.lrc", "seven tin lanterns in the yard")
    for _ in range(2):
        report = store.update([Owned("", tmp_path / "bad.lrc"), Owned("", good)])
        assert report.faults == [f"{tmp_path / 'bad.lrc'}: is not text"]
        assert report.lines == 1
    lrc(tmp_path / "bad.lrc", "a green umbrella on the pier")
    assert store.update([Owned("", tmp_path / "bad.lrc"), Owned("", good)]).faults == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have names of text only")
def test_names_that_are_no_text_do_no_harm(tmp_path: Path, store: LyricStore) -> None:
    path = tmp_path / os.fsdecode(b"\xff\n.lrc")
    path.write_text("[00:01.00]seven tin lanterns in the yard", encoding="utf-8")
    (tmp_path / os.fsdecode(b"\xfe.lrc")).write_text("", encoding="utf-8")
    report = store.update([Owned("", path), Owned("", tmp_path / os.fsdecode(b"\xfe.lrc"))])
    assert [hit.path for hit in store.search("seven tin lanterns in the yard")] == [path]
    assert len(report.faults) == 1
    report.faults[0].encode()


def test_work_is_committed_in_parts_and_a_kill_costs_the_last_of_them(tmp_path: Path) -> None:
    """A process that dies in the middle of a part leaves what was finished, and it opens."""
    writer = Writer(3)
    for at in range(12):
        (tmp_path / f"{at:02}.lrc").write_text(writer.song().lrc(), encoding="utf-8")
    program = f"""
import os
from pathlib import Path
from onara.lyrics import PLAIN, LyricStore, Owned, grams, intake
intake.COMMIT_LINES = 200
read = intake.read_lyrics
def dying(path):
    if path.name == "09.lrc":
        os._exit(9)
    return read(path)
intake.read_lyrics = dying
folder = Path({str(tmp_path)!r})
with LyricStore.open(folder / "lyrics.sqlite", create=True) as store:
    store.update([Owned("", path) for path in sorted(folder.glob("*.lrc"))])
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    paths = sorted(tmp_path.glob("*.lrc"))
    with LyricStore.open(tmp_path / "lyrics.sqlite") as store:
        before = len(store)
        assert before == 8 * 60
        report = store.update([Owned("", path) for path in paths])
        assert (report.read, report.lines) == (4, 12 * 60)
    with LyricStore.open(tmp_path / "fresh.sqlite", create=True) as fresh:
        fresh.update([Owned("", path) for path in paths])
    assert contents(tmp_path / "lyrics.sqlite") == contents(tmp_path / "fresh.sqlite")


def contents(path: Path) -> list[list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    try:
        return [
            connection.execute(f"SELECT {columns} ORDER BY 1, 2").fetchall()
            for columns in ("gram, block, lines FROM posting", "id, sound FROM line")
        ]
    finally:
        connection.close()


def test_numbers_that_were_used_up_are_given_anew(
    tmp_path: Path, store: LyricStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "SPARE_NUMBERS", 10)
    paths = [lrc(tmp_path / f"{at}.lrc", f"seven tin lanterns number {at}") for at in range(9)]
    owned = [Owned("", path) for path in paths]
    store.update(owned)
    for turn in range(60):
        lrc(paths[0], f"a green umbrella on the pier {turn}", *["more"] * (turn % 3))
        store.update(owned)
    (highest,) = store._connection.execute("SELECT max(id) FROM line").fetchone()
    assert highest < 10 + intake.WASTE * 12
    assert texts(store, "a green umbrella on the pier 59")[0] == "a green umbrella on the pier 59"
    assert texts(store, "seven tin lanterns number 7")[0] == "seven tin lanterns number 7"


def test_lines_are_sounded_anew_when_the_rules_of_sound_have_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lrc(tmp_path / "a.lrc", "seven tin lanterns in the yard")
    with monkeypatch.context() as before:
        before.setattr(grams, "sound", lambda text: text.replace("n", "zz"))
        with LyricStore.open(tmp_path / "lyrics.sqlite", create=True) as store:
            store.update([Owned("", path)])
    with LyricStore.open(tmp_path / "lyrics.sqlite") as store:
        assert all(hit.score < PLAIN for hit in store.search("seven tin lanterns in the yard"))
        assert store.update([Owned("", path)]).read == 0
        assert store.search("seven tin lanterns in the yard")[0].score >= PLAIN


def test_a_translation_is_a_layer_of_its_own() -> None:
    lines = (Line("가", 1.0), Line("a", 1.0), Line("나", 2.0), Line("다", 3.0), Line("c", 3.0))
    assert "".join(line.text for line in in_layers(lines)) == "가나다ac"


def test_lines_without_times_are_one_layer() -> None:
    assert in_layers((Line("a"), Line("b"))) == [Line("a"), Line("b")]


def test_progress_is_told_file_by_file_to_the_end(store: LyricStore, tmp_path: Path) -> None:
    files = [lrc(tmp_path / f"{name}.lrc", f"{name} tin lanterns") for name in ("one", "two")]
    told: list[tuple[int, int]] = []
    # A file that is given twice is read once, and counted once.
    given = [Owned("", file) for file in (*files, files[0])]
    store.update(given, progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2), (2, 2)]
