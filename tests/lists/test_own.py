from pathlib import Path

import pytest

from onara.audio import Tags
from onara.library import Recording
from onara.lists import BOOKMARKS, Entry, FanList, ListError, Lists, Own, OwnKind, own, playlist
from tests.graph.bundled import graph

CUE = "episode/2b41ce#cue-12"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("music/7f3a", Own(OwnKind.MUSIC, "7f3a")),
        ("episode/2b41ce", Own(OwnKind.EPISODE, "2b41ce")),
        (CUE, Own(OwnKind.CUE, "2b41ce", "12")),
        ("episode/2b41ce#t-754.5", Own(OwnKind.MOMENT, "2b41ce", second=754.5)),
        ("unknown/3", Own(OwnKind.UNKNOWN, "3")),
    ],
)
def test_an_id_says_what_is_meant_and_is_written_so_again(text: str, meant: Own) -> None:
    assert own(text) == meant
    assert str(meant) == text


@pytest.mark.parametrize(
    "text",
    ["itaewon-class/sweet-night", "music/a#cue-1", "episode/../x", "unknown/x", "music/", ""],
)
def test_what_is_nothing_of_the_fans_own_is_none(text: str) -> None:
    assert own(text) is None


def test_a_list_holds_a_moment_beside_songs_and_is_read_again(tmp_path: Path) -> None:
    lists = Lists(tmp_path, graph())
    lists.add(BOOKMARKS, "signal/blooming")
    lists.put(BOOKMARKS, Entry(CUE, "Stay With Me, Goblin 1, 0:20"), 1)
    kept = Lists(tmp_path, graph()).get(BOOKMARKS)
    assert kept.ids == (CUE, "signal/blooming")
    assert kept.entries[0].title == "Stay With Me, Goblin 1, 0:20"
    assert f"id: {CUE}" in (tmp_path / "lists" / "bookmarks.yaml").read_text(encoding="utf-8")


def test_an_own_recording_is_played_and_a_moment_is_named_as_missing(tmp_path: Path) -> None:
    file = tmp_path / "a.mp3"
    file.touch()
    held = Recording("7f3a", 60.0, (file,), Tags(title="At home", artist="Me"), None, None)
    kept = FanList("mine", (Entry("music/7f3a"), Entry(CUE, "that scene")))
    made = playlist(kept, graph(), [held])
    assert [(each.title, each.performer, each.path) for each in made.tracks] == [
        ("At home", "Me", file)
    ]
    assert [each.name for each in made.missing] == ["that scene"]


def test_a_list_is_put_in_another_order_whole(tmp_path: Path) -> None:
    lists = Lists(tmp_path, graph())
    for each in ("signal", "v", "signal/blooming"):
        lists.add(BOOKMARKS, each)
    assert lists.order(BOOKMARKS, ["v", "signal/blooming", "signal"]).ids[0] == "v"
    with pytest.raises(ListError, match="other entries by now"):
        lists.order(BOOKMARKS, ["v", "signal"])
