"""`onara doctor FOLDER`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Onara
from tests.collection.made import LATIN, as_latin, song


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("messy") / "OST"
    stay = {"title": "스테이 위드 미", "artist": "찬열, 펀치", "album": "도깨비 OST Part.1"}
    broken = {field: as_latin(text) for field, text in stay.items()}
    song(root / "도깨비/01.mp3", 1, broken, encoding=LATIN)
    for number, title in enumerate(("회상", "Track 1")):
        song(root / f"시그널 OST/장범준 {number}.mp3", 4, {"title": title, "artist": "장범준"})
    return root


def test_a_report_counts_and_shows_side_by_side(onara: Onara, messy: Path) -> None:
    ran = onara("doctor", messy, "--home", messy.parent / "home")
    assert (ran.status, ran.err) == (0, [])
    assert ran.out[0] == f"{messy}: 3 files, 3 of them known songs"
    assert "  3  tags in the wrong encoding" in ran.out
    assert (
        "쓸쓸하고 찬란하神 - 도깨비 (Guardian: The Lonely and Great God): 1 of its 16 songs"
        in ran.out
    )
    before = as_latin("스테이 위드 미")
    assert any(line.endswith("→ 스테이 위드 미") and before in line for line in ran.out)
    assert any("title    Track 1" in line and "→ 회상" in line for line in ran.out)
    assert any(line.endswith(" 9 more (all: --all)") for line in ran.out)
    assert ran.out[-2].endswith("of 3 files can be put right; nothing was changed")
    assert ran.out[-1].startswith("to see them side by side: onara doctor ")


def test_all_of_it_is_told_on_request(onara: Onara, messy: Path) -> None:
    ran = onara("doctor", messy, "--all", "--home", messy.parent / "home")
    text = " ".join(line.strip() for line in ran.out)
    assert text.count(" · ") == 14 + 5
    assert "I Miss You – 소유, part 7" in text
    assert not any("--all" in line for line in ran.out)


def test_machines_get_findings_proposals_and_a_summary(onara: Onara, messy: Path) -> None:
    answers = onara("doctor", messy, "--json", "--home", messy.parent / "home").answers
    *others, summary = answers
    findings = [each for each in others if "kind" in each]
    proposals = [each for each in others if "changes" in each]
    assert len(findings) + len(proposals) == len(others)
    assert summary["counts"]["encoding"] == 3
    assert summary["proposals"] == len(proposals) == 3
    (duplicate,) = (each for each in findings if each["kind"] == "duplicate")
    assert len(duplicate["files"]) == 2
    (goblin,) = (each for each in proposals if "도깨비" in each["file"])
    assert goblin["changes"]["title"] == ["스테이 위드 미"]
    assert goblin["reasons"].keys() == goblin["changes"].keys()


def test_quickly_nothing_is_taken_in(onara: Onara, messy: Path, tmp_path: Path) -> None:
    ran = onara("doctor", messy, "--quick", "--home", tmp_path / "home")
    assert ran.status == 0
    assert any(line.startswith("3 files not listened to") for line in ran.out)
    assert not (tmp_path / "home").exists()


def test_what_cannot_be_examined_is_one_sentence(onara: Onara, tmp_path: Path) -> None:
    ran = onara("doctor", tmp_path / "none", "--home", tmp_path / "home")
    assert ran.status == 1
    assert ran.err == [f"onara: {tmp_path / 'none'}: there is no such folder"]
    (tmp_path / "empty").mkdir()
    ran = onara("doctor", tmp_path / "empty", "--home", tmp_path / "home")
    assert ran.status == 1
    assert ran.err == [f"onara: {tmp_path / 'empty'}: there are no audio files in this folder"]
    assert onara("doctor", tmp_path, "--repair").status == 2
