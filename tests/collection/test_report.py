"""`onara.collection.report`: a real folder of real files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onara.collection import Finding, Report, examine
from onara.errors import UnusableInput
from onara.library import Library
from onara.tagging import write
from tests.collection.messy import make


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one of everything that is wrong; beside it a home that knows it."""
    return make(tmp_path_factory.mktemp("collection") / "OST")


def report_on(root: Path) -> Report:
    return examine(root, root.parent / "home")


@pytest.fixture(scope="module")
def report(messy: Path) -> Report:
    return report_on(messy)


def named(report: Report, *names: str) -> Callable[[str], list[Finding]]:
    def of(kind: str) -> list[Finding]:
        found = [each for each in report.findings if each.kind == kind]
        return [f for f in found if not names or any(p.name in names for p in f.paths)]

    return of


def test_one_of_everything_is_found(report: Report) -> None:
    found = named(report)
    assert report.files == 9
    assert {each.field for each in found("encoding")} == {"title", "artist", "album"}
    assert [each.after for each in found("name nfd")] == ["시그널 OST"]
    assert [each.after for each in found("native title")] == ["눈의 꽃"]
    assert [each.after for each in found("native performer")] == ["박효신"]
    assert [each.after for each in found("title")] == ["회상"]
    assert [each.paths[0].name for each in found("contradiction")] == ["04 김윤아 - 길.mp3"]
    assert [[p.suffix for p in each.paths] for each in found("duplicate")] == [
        [".mp3", ".mp3"],
        [".flac", ".mp3"],
    ]
    assert [each.paths[0].name for each in found("cut off")] == ["꽃이 피면.mp3"]
    assert [each.paths[0].name for each in found("unreadable")] == ["empty.mp3"]
    assert "signal/the-one-who-must-leave" in {each.song for each in found("missing song")}
    assert {track.drama: track.songs for track in report.soundtracks} == {
        "guardian-the-lonely-and-great-god": 2,
        "im-sorry-i-love-you": 1,
        "signal": 2,
    }


def test_what_is_proposed_is_what_should_stand_there(report: Report) -> None:
    changes = {proposal.path.name: proposal.changes for proposal in report.proposals}
    assert changes["snow.mp3"] == {
        "title": ("눈의 꽃",),
        "titlesort": ("Nunui kkot",),
        "artist": ("박효신",),
        "artistsort": ("Park Hyo Shin",),
        "albumsort": ("Mianhada saranghanda OST",),
        "work": ("눈의 꽃",),
        "language": ("kor",),
        "script": ("Kore",),
        "releasetype": ("album", "soundtrack"),
        "onara_drama": ("im-sorry-i-love-you",),
        "onara_drama_en": ("I'm Sorry, I Love You",),
        "onara_drama_ko": ("미안하다, 사랑한다",),
        "onara_part": ("1",),
    }
    assert changes["Track 03.mp3"]["title"] == ("회상",)
    assert changes["Track 03.mp3"]["album"] == ("시그널 OST Part.1",)
    assert "title" not in changes["04 김윤아 - 길.mp3"]
    for proposal in report.proposals:
        assert set(proposal.changes) == set(proposal.reasons)


def test_a_second_look_says_the_same_and_listens_to_nothing(
    messy: Path, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add(*_: object, **__: object) -> None:
        raise AssertionError("all of it was listened to")

    monkeypatch.setattr(Library, "add", add)
    assert report_on(messy) == report


def test_once_it_is_put_right_nothing_more_is_proposed(messy: Path, report: Report) -> None:
    for proposal in report.proposals:
        write(proposal.path, proposal.changes)
    try:
        again = report_on(messy)
        assert again.proposals == ()
        left = {finding.kind for finding in again.findings}
        assert left.isdisjoint({"encoding", "native title", "native performer", "title", "drama"})
        assert {"contradiction", "duplicate", "cut off", "missing song"} <= left
    finally:
        for proposal in report.proposals:
            fields = proposal.before.fields
            write(proposal.path, {each: fields.get(each, ()) for each in proposal.changes})


def test_without_listening_it_says_what_the_tags_say(messy: Path, tmp_path: Path) -> None:
    report = examine(messy, tmp_path / "home", listen=False)
    assert report.unheard == report.files
    assert "duplicate" not in report.counts
    assert report.counts["encoding"] == 3
    assert not (tmp_path / "home").exists()


def test_many_files_are_read_side_by_side(messy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = report_on(messy)
    monkeypatch.setattr("onara.collection.reading._FEW", 2)
    monkeypatch.setattr("onara.collection.reading._AT_ONCE", 2)
    told: list[str] = []
    again = examine(
        messy, messy.parent / "home", processes=2, progress=lambda what, *_: told.append(what)
    )
    assert again == report
    assert "reading tags" in told


def test_a_folder_that_is_of_no_use_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="there is no such folder"):
        examine(tmp_path / "none", tmp_path / "home")
    with pytest.raises(UnusableInput, match="there are no audio files in this folder"):
        examine(tmp_path, tmp_path / "home")
    (tmp_path / "file.mp3").touch()
    with pytest.raises(UnusableInput, match="is not a folder"):
        examine(tmp_path / "file.mp3", tmp_path / "home")
