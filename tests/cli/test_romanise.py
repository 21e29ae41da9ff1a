from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.program import PROGRAM, Onara


def test_words_are_written_as_they_sound(onara: Onara) -> None:
    assert onara("romanise", "독립문", "OST").out == ["dongnimmun OST"]
    assert onara("romanize", "신라").out == ["silla"]
    assert onara("romanise", "부산", "--system", "mr").out == ["pusan"]
    assert onara("romanise", "김고은", "--system", "names").out == ["Kim Go-eun"]
    assert onara("romanise", "오늘 도깨비", "--capitals").out == ["Oneul dokkaebi"]


def test_full_names_of_the_catalogue_have_capitals(onara: Onara, tmp_path: Path) -> None:
    made = onara("romanise", "노래하는", "장범준", "--capitals", "--home", tmp_path)
    assert made.out == ["Noraehaneun Jangbeomjun"]


def test_files_keep_their_times(onara: Onara, tmp_path: Path) -> None:
    lrc = tmp_path / "a.lrc"
    lrc.write_text("[00:01.50]한 줄\n[00:03.00]두 줄", encoding="cp949")
    srt = tmp_path / "a.srt"
    srt.write_text("1\n00:00:01,000 --> 00:00:02,000\n문을 닫아\n", encoding="utf-8")
    ran = onara("romanise", "--file", lrc, "--file", srt, "--json")
    assert [one["romanised"] for one in ran.answers] == [
        "[00:01.50]han jul", "[00:03.00]du jul",
        "1", "00:00:01,000 --> 00:00:02,000", "muneul dada", "",
    ]  # fmt: skip
    assert ran.answers[0] == {
        "text": "[00:01.50]한 줄", "romanised": "[00:01.50]han jul", "system": "rr",
        "file": str(lrc),
    }  # fmt: skip


def test_what_cannot_be_read_costs_one_sentence(onara: Onara, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "c.txt").write_text("줄", encoding="utf-8")
    files = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    ran = onara("romanise", *(word for file in files for word in ("--file", file)))
    assert (ran.status, ran.out) == (1, ["jul"])
    assert ran.err == [f"onara: {files[0]}: no such file", f"onara: {files[1]}: is not text"]


def test_standard_input_is_read_line_by_line() -> None:
    ran = subprocess.run(
        [*PROGRAM, "romanise", "--json"],
        input="한 줄\n두 줄\n".encode(),
        capture_output=True,
        check=True,
    )
    told = [json.loads(line)["romanised"] for line in ran.stdout.splitlines()]
    assert told == ["han jul", "du jul"]
    assert sys.executable in PROGRAM
