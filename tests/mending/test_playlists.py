"""Playlists follow the files that a fix renames."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from onara.mending import playlists
from onara.mending.mender import Mender
from onara.mending.moves import moves_within
from onara.mending.plan import Item, Plan, Plans, PlaylistItem, Stamp
from onara.mending.planning import planned
from onara.mending.playlists import following
from onara.tagging import FileTags
from tests.mending.tree import left_behind, seen

LOOSE = unicodedata.normalize("NFD", "도깨비")
CHANGED = "was changed since this was shown, so it is left as it is"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Songs in a folder whose name is in loose letters; nothing here looks into them."""
    root = tmp_path / "root"
    for name in ("1.mp3", "2.mp3", f"{LOOSE} 3.mp3", "cover.jpg"):
        (root / LOOSE).mkdir(parents=True, exist_ok=True)
        (root / LOOSE / name).write_text(name)
    (root / "stays.mp3").write_text("stays")
    return root


def renaming(root: Path, names: Mapping[str, str]) -> Plan:
    """The plan for moves (path: new path, both in the folder)."""
    moves = moves_within(root, {root / old: root / new for old, new in names.items()})
    assert not moves.refused
    items = []
    for path, to in moves.moves.items():
        along = moves.along.get(path, {})
        stamps = {each: Stamp.of(each) for each in along}
        items.append(Item(path, Stamp.of(path), FileTags(""), {}, to, {}, along, stamps))
    along = {old: new for item in items for old, new in item.along.items()}
    leaders = {old: item.path for item in items for old in item.along}
    return Plan(root, tuple(items), following(root, {**moves.moves, **along}, leaders))


def all_of(root: Path, folder: str = "쓸쓸하고") -> Plan:
    names = ("1.mp3", "2.mp3", f"{LOOSE} 3.mp3")
    return renaming(
        root, {f"{LOOSE}/{name}": f"{folder}/첫눈 {at}.mp3" for at, name in enumerate(names, 1)}
    )


def apply(plan: Plan, root: Path) -> dict[str, str | None]:
    with Mender.open(root.parent / "home") as mender:
        return {each.path.name: each.reason for each in mender.apply(plan)}


def undo(root: Path) -> None:
    with Mender.open(root.parent / "home") as mender:
        mender.undo()


def only(plan: Plan) -> PlaylistItem:
    (item,) = plan.playlists
    return item


def followed(
    root: Path, name: str, before: bytes, after: bytes, plan: Callable[[Path], Plan]
) -> None:
    """A playlist is as it should be after the fix, and as it was once that is undone."""
    path = root / name
    path.write_bytes(before)
    os.utime(path, ns=(10**18, 10**18 + 7))
    state, made = seen(root), plan(root)
    now = only(made).move_to or path
    assert set(apply(made, root).values()) == {None}
    assert now.read_bytes() == after
    undo(root)
    assert seen(root) == state
    assert not left_behind(root)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["cp949", "utf-8", "utf-8-sig", "utf-16"])
def test_only_names_change_in_every_encoding(root: Path, encoding: str, end: str) -> None:
    lines = [
        "#EXTM3U",
        "#EXTINF:3,한글 - 도깨비/1.mp3",
        "도깨비/1.mp3",
        " 도깨비\\도깨비 3.mp3 ",
        "x.mp3",
        "",
    ]
    before = end.join(lines)
    after = before.replace("\n도깨비/1.mp3", "\n쓸쓸하고/첫눈 1.mp3").replace(
        "\r도깨비/1.mp3", "\r쓸쓸하고/첫눈 1.mp3"
    )
    after = after.replace("도깨비\\도깨비 3.mp3", "쓸쓸하고\\첫눈 3.mp3")
    followed(root, "all.m3u", before.encode(encoding), after.encode(encoding), all_of)


def test_a_cue_sheet_in_utf_16_keeps_its_mark_and_line_ends(root: Path) -> None:
    before = '\ufeffTITLE "도깨비"\r\nFILE "도깨비/1.mp3" MP3\r\n  TRACK 01 AUDIO\r\n'
    after = before.replace("도깨비/1.mp3", "쓸쓸하고/첫눈 1.mp3")
    for encoding in ("utf-16-le", "utf-16-be"):
        followed(root, "all.cue", before.encode(encoding), after.encode(encoding), all_of)


def test_names_in_loose_letters_are_those_of_the_file(root: Path) -> None:
    followed(
        root,
        "all.m3u8",
        f"{LOOSE}/{LOOSE} 3.mp3\n도깨비/{LOOSE} 3.mp3\n".encode(),
        "쓸쓸하고/첫눈 3.mp3\n쓸쓸하고/첫눈 3.mp3\n".encode(),
        all_of,
    )


def test_a_name_that_is_right_already_is_not_touched(root: Path) -> None:
    """Written by another system, which composes names, of a file that is composed only now."""
    (root / "all.m3u").write_bytes("도깨비/도깨비 3.mp3\n".encode("cp949"))
    plan = renaming(root, {f"{LOOSE}/{LOOSE} 3.mp3": f"{LOOSE}/도깨비 3.mp3"})
    assert plan.playlists == ()


def test_latin_letters_with_accents_are_kept(root: Path) -> None:
    (root / "Café.mp3").write_text("a song")
    followed(
        root,
        "all.m3u",
        "#Déjà vu\nCafé.mp3\n".encode("latin-1"),
        "#Déjà vu\nÉté.mp3\n".encode("latin-1"),
        lambda root: renaming(root, {"Café.mp3": "Été.mp3"}),
    )


def test_the_encoding_is_that_in_which_the_names_are_those_of_files(root: Path) -> None:
    """Without Hangul the bytes are as likely Western European."""
    (root / "愛の歌.mp3").write_text("a song")
    followed(
        root,
        "all.m3u",
        "愛の歌.mp3\n".encode("cp949"),
        "사랑.mp3\n".encode("cp949"),
        lambda root: renaming(root, {"愛の歌.mp3": "사랑.mp3"}),
    )


def test_addresses_stay_addresses(root: Path) -> None:
    top = f"file://{root}"
    followed(
        root,
        "all.pls",
        f"[playlist]\nFile1={top}/%EB%8F%84%EA%B9%A8%EB%B9%84/1.mp3\nTitle1=1.mp3\n".encode(),
        f"[playlist]\nFile1={top}/%EC%93%B8%EC%93%B8%ED%95%98%EA%B3%A0/%EC%B2%AB%EB%88%88%201.mp3\n"
        "Title1=1.mp3\n".encode(),
        all_of,
    )
    (root / "all.pls").unlink()
    (root / "a&b.mp3").write_text("a song")
    followed(
        root,
        "all.xspf",
        b"<playlist><location>a&amp;b.mp3</location></playlist>",
        b"<playlist><location>c%20&amp;%20d.mp3</location></playlist>",
        lambda root: renaming(root, {"a&b.mp3": "c & d.mp3"}),
    )


def test_absolute_paths_stay_absolute_also_by_another_way_to_the_folder(root: Path) -> None:
    link = root.parent / "link"
    link.symlink_to(root)
    (root / "1.m3u").write_text(f"{root}/stays.mp3\n{link}/stays.mp3\n")
    plan = renaming(link, {"stays.mp3": "moves.mp3"})
    assert set(apply(plan, root).values()) == {None}
    assert (root / "1.m3u").read_text() == f"{root}/moves.mp3\n{link}/moves.mp3\n"


def test_a_playlist_that_moves_along_is_right_from_its_new_place(root: Path) -> None:
    outside = root.parent / "outside.mp3"
    outside.write_text("elsewhere")
    before = f"1.mp3\r\n../stays.mp3\r\n../../outside.mp3\r\ngone.mp3\r\n{root}/stays.mp3\r\n"
    after = (
        f"첫눈 1.mp3\r\n../../stays.mp3\r\n../../../outside.mp3\r\ngone.mp3\r\n{root}/stays.mp3\r\n"
    )
    followed(
        root,
        f"{LOOSE}/all.m3u",
        before.encode(),
        after.encode(),
        lambda r: all_of(r, "드라마/쓸쓸하고"),
    )


def test_a_cue_sheet_of_the_wav_that_was_made_a_flac_follows_it(root: Path) -> None:
    (root / "album.flac").write_text("an album")
    followed(
        root,
        "album.cue",
        b'FILE "album.wav" WAVE\r\n',
        'FILE "첫눈.wav" WAVE\r\n'.encode(),
        lambda root: renaming(root, {"album.flac": "눈/첫눈.flac"}),
    )


def test_what_names_nothing_that_moves_is_not_touched(root: Path) -> None:
    (root / "other.m3u").write_text("stays.mp3\nhttp://example.org/1.mp3\nD:\\1.mp3\n#1.mp3\n")
    (root / "empty.m3u").write_bytes(b"")
    (root / "notes.txt").write_text(f"{LOOSE}/1.mp3")
    assert all_of(root).playlists == ()
    (root / LOOSE / "all.m3u").write_bytes(b"1.mp3\n")
    same = renaming(
        root,
        {f"{LOOSE}/{name}": f"눈/{name}" for name in ("1.mp3", "2.mp3")}
        | {f"{LOOSE}/{LOOSE} 3.mp3": "눈/3.mp3"},
    )
    assert only(same).changed == ()
    assert apply(same, root)["all.m3u"] is None
    assert (root / "눈" / "all.m3u").read_bytes() == b"1.mp3\n"


def test_what_cannot_be_written_is_left_with_a_sentence(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playlists, "LARGEST", 100)
    names = f"{LOOSE}/1.mp3\n".encode()
    (root / "a.m3u").write_bytes("도깨비/1.mp3\n".encode("cp949"))
    (root / "b.m3u").write_bytes(bytes(range(32)) * 3)
    (root / "c.m3u").write_bytes(names * 20)
    (root.parent / "d.m3u").write_bytes(names)
    (root / "d.m3u").symlink_to(root.parent / "d.m3u")
    (root / "e.m3u").symlink_to(root / "nowhere")
    before = seen(root)
    plan = renaming(root, {f"{LOOSE}/1.mp3": f"{LOOSE}/雪ñ.mp3"})
    assert {each.path.name: each.refused for each in plan.playlists} == {
        "a.m3u": "names a file that will be called 雪ñ.mp3, which cannot be written in its"
        " encoding, CP949",
        "b.m3u": "is not text",
        "c.m3u": "is too large for a playlist",
        "d.m3u": "is a link: only the file that it leads to can be changed",
    }
    assert set(apply(plan, root)) == {"1.mp3"}
    after = seen(root)
    assert {name: after[name] for name in before if name.endswith(b".m3u")} == {
        name: before[name] for name in before if name.endswith(b".m3u")
    }


def test_a_playlist_that_was_changed_since_is_left(root: Path) -> None:
    for name in ("a.m3u", "b.m3u"):
        (root / name).write_text(f"{LOOSE}/1.mp3\n{LOOSE}/2.mp3\n")
    plan = all_of(root)
    (root / "a.m3u").write_text(f"{LOOSE}/1.mp3\n")
    # The same size and the same time, with another name.
    status = (root / "b.m3u").stat()
    (root / "b.m3u").write_text(f"{LOOSE}/2.mp3\n{LOOSE}/1.mp3\n")
    os.utime(root / "b.m3u", ns=(status.st_atime_ns, status.st_mtime_ns))
    said = apply(plan, root)
    assert (said["a.m3u"], said["b.m3u"]) == (CHANGED, CHANGED)
    assert (root / "a.m3u").read_text() == f"{LOOSE}/1.mp3\n"
    assert (root / "b.m3u").read_text() == f"{LOOSE}/2.mp3\n{LOOSE}/1.mp3\n"


def test_a_file_that_is_left_is_named_where_it_lies(root: Path) -> None:
    """One that moves along names it from its new place; one that was to go with it stays too."""
    text = f"1.mp3\n2.mp3\n{LOOSE} 3.mp3\n"
    (root / LOOSE / "all.m3u8").write_text(text)
    (root / "top.m3u8").write_text(f"{LOOSE}/1.mp3\n{LOOSE}/2.mp3\n")
    before, plan = seen(root), all_of(root)
    (root / LOOSE / "2.mp3").write_text("other sound")
    changed = seen(root)
    assert apply(plan, root)["2.mp3"] == CHANGED
    assert (root / "쓸쓸하고" / "all.m3u8").read_text() == (
        f"첫눈 1.mp3\n../{LOOSE}/2.mp3\n첫눈 3.mp3\n"
    )
    assert (root / "top.m3u8").read_text() == f"쓸쓸하고/첫눈 1.mp3\n{LOOSE}/2.mp3\n"
    undo(root)
    assert seen(root) == changed
    plan = all_of(root)
    (root / LOOSE / "1.mp3").write_text("other sound, and longer")
    assert apply(plan, root)["all.m3u8"] is None
    assert (root / LOOSE / "all.m3u8").read_text() == (
        "1.mp3\n../쓸쓸하고/첫눈 2.mp3\n../쓸쓸하고/첫눈 3.mp3\n"
    )
    undo(root)
    assert seen(root).keys() == before.keys()
    assert (root / LOOSE / "all.m3u8").read_text() == text


def test_one_whose_new_place_was_taken_since_is_right_from_the_old_one(root: Path) -> None:
    (root / LOOSE / "all.m3u").write_text("1.mp3\n")
    plan = all_of(root)
    (root / "쓸쓸하고").mkdir()
    (root / "쓸쓸하고" / "all.m3u").write_text("another\n")
    before = seen(root)
    apply(plan, root)
    assert (root / "쓸쓸하고" / "all.m3u").read_text() == "another\n"
    assert (root / LOOSE / "all.m3u").read_text() == "../쓸쓸하고/첫눈 1.mp3\n"
    undo(root)
    assert seen(root) == before


def test_one_that_nobody_can_read_goes_along_as_it_is(root: Path) -> None:
    content = bytes(range(32)) * 3
    (root / LOOSE / "all.m3u").write_bytes(content)
    plan = all_of(root)
    assert only(plan).refused == "is not text"
    assert apply(plan, root)["all.m3u"] is None
    assert (root / "쓸쓸하고" / "all.m3u").read_bytes() == content


def test_one_that_names_only_files_that_are_left_stays(root: Path) -> None:
    (root / "top.m3u8").write_text(f"{LOOSE}/2.mp3\n")
    plan = all_of(root)
    (root / LOOSE / "2.mp3").write_text("other sound")
    assert apply(plan, root)["top.m3u8"] == "stays, because the file that it belongs to does"
    assert (root / "top.m3u8").read_text() == f"{LOOSE}/2.mp3\n"


def test_playlists_that_change_names_name_each_other_rightly(root: Path) -> None:
    (root / "a.mp3").write_text("a")
    (root / "b.mp3").write_text("b")
    (root / "a.m3u").write_text("a.mp3\nb.m3u\n")
    (root / "b.m3u").write_text("b.mp3\na.m3u\n")
    before = seen(root)
    plan = renaming(root, {"a.mp3": "b.mp3", "b.mp3": "a.mp3"})
    assert set(apply(plan, root).values()) == {None}
    assert (root / "b.m3u").read_text() == "b.mp3\na.m3u\n"
    assert (root / "a.m3u").read_text() == "a.mp3\nb.m3u\n"
    assert (root / "b.mp3").read_text() == "a"
    undo(root)
    assert seen(root) == before


def test_a_plan_is_kept_with_its_playlists(root: Path) -> None:
    (root / "all.m3u").write_text(f"{LOOSE}/1.mp3\n")
    plan, plans = all_of(root), Plans(root.parent / "home")
    assert only(plan).changed
    plans.keep(plan)
    assert plans.get(plan.id) == plan
    (root / "all.m3u").unlink()
    assert all_of(root).id != plan.id


def test_no_playlist_is_read_where_nothing_moves(root: Path) -> None:
    (root / "b.m3u").write_bytes(bytes(range(32)) * 8)
    assert planned(root, []).playlists == ()
