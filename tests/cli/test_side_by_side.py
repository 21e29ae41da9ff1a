"""Before and after, side by side."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from onara.cli.side_by_side import LONGEST, names_side_by_side, side_by_side
from onara.mending import Item, PlaylistItem
from onara.mending.plan import NameInside, Stamp
from onara.tagging import FileTags


def item(
    fields: dict[str, tuple[str, ...]],
    changes: dict[str, tuple[str, ...]],
    move_to: Path | None = None,
) -> Item:
    root = Path("/music")
    return Item(
        path=root / "old" / "a.mp3",
        stamp=Stamp(1, 1, 0o644),
        before=FileTags("vorbis", fields),
        changes=changes,
        move_to=move_to,
        reasons={},
        along={root / "old" / "a.lrc": root / "b.lrc"} if move_to else {},
        stamps={},
    )


def lines(*words: object) -> list[str]:
    return list(side_by_side(item(*words), Path("/music")))  # type: ignore[arg-type]


def test_fields_and_paths_stand_beside_each_other() -> None:
    told = lines(
        {"title": ("Stay",), "artist": ("a", "b"), "mood": ("calm",)},
        {"title": ("스테이",), "artist": ("가", "나"), "album": ("OST",), "mood": ()},
        Path("/music/b.mp3"),
    )
    assert told == [
        "old/a.mp3",
        "  title  │ Stay      │ 스테이",
        "  artist │ a; b      │ 가; 나",
        "  album  │ –         │ OST",
        "  mood   │ calm      │ –",
        "  path   │ old/a.mp3 │ b.mp3",
        "         │ old/a.lrc │ b.lrc",
    ]


def test_letters_of_hangul_that_look_alike_are_told_apart() -> None:
    loose = unicodedata.normalize("NFD", "눈")
    assert lines({"title": (loose,)}, {"title": ("눈",)})[1].split("│")[1].strip().endswith("(NFD)")


def test_long_and_dangerous_values_fit_the_width() -> None:
    told = lines({"lyrics": ("가나다 " * 500,)}, {"lyrics": ("\x1b[2J" + "x" * 500,)})
    assert all(len(line) <= 100 for line in told)
    assert "\x1b" not in "".join(told)
    assert "x" * (LONGEST + 1) not in "".join(line.split("│")[-1].strip() for line in told)


def test_the_names_in_a_playlist_that_change_are_shown_as_they_read() -> None:
    song, loose = Path("/music/a.mp3"), unicodedata.normalize("NFD", "눈.mp3")
    names = (
        NameInside(0, "a%20b.mp3", "%EB%88%88.mp3", song, "uri"),
        NameInside(10, "100%20.mp3", "눈%20.mp3", song, "plain"),
        NameInside(20, loose, "눈.mp3", song, "plain"),
        NameInside(30, "stays.mp3", "stays.mp3", song, "plain"),
        NameInside(40, "%61.mp3", "a.mp3", song, "uri"),
    )
    playlist = Path("/music/old/a.m3u")
    told = names_side_by_side(
        PlaylistItem(playlist, Stamp(1, 1, 0o644), "utf-8", names, song, None), Path("/music")
    )
    assert [" ".join(line.split()) for line in told] == [
        "old/a.m3u",
        "name │ a b.mp3 │ 눈.mp3",
        "name │ 100%20.mp3 │ 눈%20.mp3",
        f"name │ {loose} (NFD) │ 눈.mp3",
        "name │ %61.mp3 │ a.mp3",
    ]
