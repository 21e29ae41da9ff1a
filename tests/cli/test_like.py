from __future__ import annotations

from pathlib import Path

from tests.cli.wandering import wander


def test_what_is_near_is_said_with_its_reasons(tmp_path: Path) -> None:
    out = wander(tmp_path, "like", "signal/looking-back", "--limit", "1").out
    title, reasons, song_id = out
    assert title.startswith("Looking Back")
    assert "another recording of the same work" in reasons
    assert song_id.strip() == "hospital-playlist/hoesang-jung-kyung-ho"


def test_json_is_one_object(tmp_path: Path) -> None:
    (told,) = wander(tmp_path, "like", "reply 1997", "--limit", "2", "--json").answers
    assert told["id"] == "reply-1997"
    assert [set(each) >= {"id", "score", "reasons"} for each in told["near"]] == [True, True]


def test_a_list_can_be_started_from(tmp_path: Path) -> None:
    wander(tmp_path, "list", "--add", "sweet-night", "--add", "signal/blooming")
    ran = wander(tmp_path, "like", "--list", "bookmarks", "--json")
    near = {each["id"] for each in ran.answers[0]["near"]}
    assert near
    assert not near & {"itaewon-class/sweet-night", "signal/blooming"}


def test_nothing_near_is_said(tmp_path: Path) -> None:
    ran = wander(tmp_path, "like", "--list", "bookmarks")
    assert ran.out == ["The catalogue has nothing that is like the list bookmarks."]


def test_one_start_is_needed_and_an_unknown_one_is_one_sentence(tmp_path: Path) -> None:
    assert wander(tmp_path, "like").status == 2
    assert wander(tmp_path, "like", "signal", "--list", "bookmarks").status == 2
    for words in (["nothing"], ["--list", "nothing"]):
        ran = wander(tmp_path, "like", *words)
        assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
