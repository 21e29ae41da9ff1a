"""Fixes are made as they were shown, and every byte is had back."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from onara.errors import DiskFull, LibraryError
from onara.mending import carrying, keeping, placing
from onara.mending.mender import Mended, Mender
from onara.mending.plan import Plan, Plans
from onara.mending.planning import planned
from onara.tagging import audio_digest, read
from tests.mending.tree import LOOSE, left_behind, plan_for, proposal, seen
from tests.tagging.files import KINDS, make, with_id3v1


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def apply(home: Path, plan: Plan) -> dict[str, str | None]:
    """Reasons by names of files, ``None`` for those that were put right."""
    with Mender.open(home) as mender:
        return reasons(mender.apply(plan))


def undo(home: Path) -> dict[str, str | None]:
    with Mender.open(home) as mender:
        return reasons(mender.undo())


def reasons(mended: list[Mended]) -> dict[str, str | None]:
    return {each.path.name: each.reason for each in mended}


def tagged(path: Path) -> Plan:
    return planned(path.parent, [proposal(path, {"title": ("첫눈",), "album": ("도깨비 OST",)})])


@pytest.mark.parametrize("name", KINDS)
def test_the_bytes_of_every_kind_come_back(tmp_path: Path, home: Path, name: str) -> None:
    (tmp_path / "root").mkdir()
    path = make(tmp_path / "root", name)
    if name.endswith(".mp3"):
        with_id3v1(path, "첫눈".encode("cp949"), b"Ailee", b"Goblin", 3)
    before, sound = seen(path.parent), audio_digest(path)
    assert apply(home, tagged(path)) == {path.name: None}
    assert read(path).first("title") == "첫눈"
    assert audio_digest(path) == sound
    assert seen(path.parent) != before
    assert undo(home) == {path.name: None}
    assert seen(path.parent) == before


def test_a_folder_is_put_right_and_had_back(root: Path, home: Path) -> None:
    before = seen(root)
    sounds = {path.suffix: audio_digest(path) for path in (root / LOOSE).glob("*.[mfo]*")}
    ring = {name: (root / name).read_bytes()[-5:] for name in ("1.wav", "2.wav", "3.wav")}
    plan = plan_for(root)
    assert not {item.refused for item in plan.items} - {None}
    assert set(apply(home, plan).values()) == {None}
    names = {str(path.relative_to(root)) for path in root.rglob("*")}
    songs = {f"도깨비 OST/0{n} 첫눈" for n in (1, 2, 3, 4)}
    endings = (".mp3", ".flac", ".m4a", ".opus")
    assert names == {
        *("도깨비 OST", "도깨비 OST/cover.jpg", "도깨비 OST/Scans", "도깨비 OST/Scans/page 1.png"),
        *(song + ending for song, ending in zip(sorted(songs), endings, strict=True)),
        *(f"{song}.lrc" for song in songs),
        *("1.wav", "2.wav", "3.wav", "stays.ogg", "ring.m3u", "도깨비 OST/all.pls"),
    }
    assert (root / "ring.m3u").read_bytes().decode("cp949") == (
        "#반지\n2.wav\n도깨비 OST\\02 첫눈.flac\n"
    )
    assert (root / "도깨비 OST" / "all.pls").read_bytes().decode() == (
        "[playlist]\r\nFile1=01 첫눈.mp3\r\nFile2=02 첫눈.flac\r\nFile3=../stays.ogg\r\n"
    )
    for path in (root / "도깨비 OST").glob("*.[mfo]*"):
        assert audio_digest(path) == sounds[path.suffix]
        assert read(path).first("album") == "도깨비 OST"
    assert read(root / "2.wav").first("title") == "2.wav"
    assert set(undo(home).values()) == {None}
    assert seen(root) == before
    assert {name: (root / name).read_bytes()[-5:] for name in ring} == ring
    assert not left_behind(root)
    assert not list((home / "mending" / "kept").iterdir())


def test_what_is_kept_is_far_less_than_the_files(root: Path, home: Path) -> None:
    with Mender.open(home) as mender:
        mended = mender.apply(plan_for(root))
    kept = {
        each.now.suffix: each.kept_bytes
        for each in mended
        if each.kept == "delta" and each.is_media
    }
    assert set(kept) == {".mp3", ".flac", ".m4a", ".opus", ".wav", ".ogg"}
    for ending, size in kept.items():
        assert size < 1500, ending


def test_a_file_whose_delta_saves_nothing_is_kept_whole(
    root: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "NEARLY_ALL", 0.0)
    before = seen(root)
    size = (root / "stays.ogg").stat().st_size
    with Mender.open(home) as mender:
        (one,) = mender.apply(tagged(root / "stays.ogg"))
    assert (one.kept, one.kept_bytes, one.reason) == ("whole", size, None)
    undo(home)
    assert seen(root) == before


def test_fixes_are_undone_the_last_one_first(root: Path, home: Path) -> None:
    states = [seen(root)]
    for title in ("a", "b", "c"):
        path = root / "stays.ogg"
        new = root / f"{title}.ogg" if title != "c" else None
        path = path if path.exists() else next(root.glob("[ab].ogg"))
        apply(home, planned(root, [proposal(path, {"title": (title,)}, new)]))
        states.append(seen(root))
    for state in reversed(states[:-1]):
        undo(home)
        assert seen(root) == state
    assert undo(home) == {}


def test_a_file_that_changed_since_it_was_shown_is_left(root: Path, home: Path) -> None:
    plan = plan_for(root)
    one, two, three = root / "1.wav", root / "stays.ogg", root / LOOSE / f"{LOOSE} 1.mp3"
    with one.open("ab") as file:
        file.write(b"more")
    # The same size and the same time, with other tags.
    status, tags = two.stat(), read(two)
    two.write_bytes(two.read_bytes().replace(b"Lavf", b"Xavf"))
    os.utime(two, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert read(two) != tags
    three.unlink()
    before = seen(root)
    said = apply(home, plan)
    changed = "was changed since this was shown, so it is left as it is"
    assert {name: said[name] for name in ("1.wav", "stays.ogg", three.name)} == {
        "1.wav": changed,
        "stays.ogg": changed,
        three.name: "is gone",
    }
    # What was to take its name, and what belongs to it, cannot.
    assert said["3.wav"] == "cannot be moved: another file has its new name"
    assert said[f"{LOOSE} 1.lrc"] == "stays, because the file that it belongs to does"
    undo(home)
    assert seen(root) == before
    assert not left_behind(root)


def test_a_file_that_changed_since_the_fix_is_left_by_undo(root: Path, home: Path) -> None:
    before = seen(root)
    apply(home, plan_for(root))
    changed = root / "도깨비 OST" / "02 첫눈.flac"
    with changed.open("ab") as file:
        file.write(b"more")
    content = changed.read_bytes()
    gone = root / "도깨비 OST" / "03 첫눈.m4a"
    gone.unlink()
    said = undo(home)
    assert said["02 첫눈.flac"] == "was changed since, so it is left as it is"
    assert said["03 첫눈.m4a"] == "is gone"
    assert said["02 첫눈.lrc"] == "stays, because the file that it belongs to does"
    assert changed.read_bytes() == content
    after = seen(root)
    lost = [name for name in before if name not in after]
    assert {Path(os.fsdecode(name)).suffix for name in lost} == {".flac", ".m4a", ".lrc"}
    assert all(after[name] == before[name] for name in before if name in after)
    assert undo(home) == {}


def test_a_name_that_was_taken_since_is_not_written_over(root: Path, home: Path) -> None:
    apply(home, plan_for(root))
    (root / LOOSE).mkdir()
    taken = root / LOOSE / f"{LOOSE} 1.mp3"
    taken.write_text("something else")
    said = undo(home)
    assert said["01 첫눈.mp3"] == "cannot be moved: another file has its new name"
    assert taken.read_text() == "something else"
    assert (root / "도깨비 OST" / "01 첫눈.mp3").exists()
    assert not left_behind(root)


def test_a_file_with_other_names_is_left(root: Path, home: Path) -> None:
    (root / "other.ogg").hardlink_to(root / "stays.ogg")
    before = seen(root)
    plan = planned(root, [proposal(root / "stays.ogg", {"title": ("a",)})])
    assert "hard links" in str(apply(home, plan)["stays.ogg"])
    assert seen(root) == before
    assert undo(home) == {}


def test_a_read_only_file_is_left(root: Path, home: Path) -> None:
    (root / "stays.ogg").chmod(0o444)
    plan = planned(root, [proposal(root / "stays.ogg", {"title": ("a",)}, root / "b.ogg")])
    before = seen(root)
    assert apply(home, plan) == {
        "stays.ogg": "may not be changed (permission denied)",
        "all.pls": "stays, because the file that it belongs to does",
    }
    assert seen(root) == before


def test_nothing_outside_is_reached_by_links(root: Path, home: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.move(root / "stays.ogg", outside)
    (root / "link").symlink_to(outside)
    (root / "song.ogg").symlink_to(outside / "stays.ogg")
    before = seen(outside)
    plan = planned(
        root,
        [
            proposal(root / "link" / "stays.ogg", {"title": ("a",)}),
            proposal(root / "song.ogg", {"title": ("a",)}, root / "b.ogg"),
            proposal(root / "1.wav", {}, root / "link" / "1.wav"),
        ],
    )
    assert [item.refused for item in plan.items] == [
        "would leave the folder, by a link",
        "would be reached by a link out of the folder",
        "is a link: only the file that it leads to can be changed",
    ]
    assert apply(home, plan) == {}
    # A folder may become a link after it was looked at.
    late = planned(root, [proposal(root / "2.wav", {"title": ("a",)}, root / "new" / "2.wav")])
    (root / "new").symlink_to(outside)
    assert apply(home, late) == {"2.wav": "would be reached by a link out of the folder"}
    assert seen(outside) == before


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("where", ["copied", "put", "content_sha256"])
@pytest.mark.parametrize("after", [0, 3])
def test_a_full_disk_ends_the_fix_and_loses_nothing(
    root: Path, home: Path, monkeypatch: pytest.MonkeyPatch, where: str, after: int
) -> None:
    before, plan, calls = seen(root), plan_for(root), 0
    real: Callable[..., object] = getattr(placing, where)

    def failing(*words: object) -> object:
        nonlocal calls
        calls += 1
        if calls > after:
            full()
        return real(*words)

    with monkeypatch.context() as patched:
        patched.setattr(carrying, where, failing)
        with pytest.raises(DiskFull, match="the disk is full"):
            apply(home, plan)
    assert not left_behind(root)
    undo(home)
    assert seen(root) == before
    assert set(apply(home, plan).values()) == {None}


def test_a_stopped_fix_goes_on_and_is_undone_as_one(
    root: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, plan = seen(root), plan_for(root)
    whole = apply(home, plan)
    done = set(seen(root))
    undo(home)
    calls = 0
    real = placing.put

    def interrupted(partial: Path, path: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == 4:
            raise KeyboardInterrupt
        real(partial, path)

    with monkeypatch.context() as patched:
        patched.setattr(carrying, "put", interrupted)
        with pytest.raises(KeyboardInterrupt):
            apply(home, plan)
    assert not left_behind(root)
    rest = apply(home, plan)
    assert 0 < len(rest) < len(whole)
    assert set(seen(root)) == done
    undo(home)
    assert seen(root) == before


def test_nothing_is_given_up_where_the_disk_is_not_there(root: Path, home: Path) -> None:
    before = seen(root)
    apply(home, plan_for(root))
    away = root.rename(root.with_name("away"))
    with pytest.raises(LibraryError, match="is not there"):
        undo(home)
    away.rename(root)
    undo(home)
    assert seen(root) == before


def test_what_was_kept_and_is_damaged_is_not_written(root: Path, home: Path) -> None:
    apply(home, planned(root, [proposal(root / "stays.ogg", {"title": ("a",)})]))
    (delta,) = (home / "mending" / "kept").rglob("*.delta")
    delta.write_bytes(delta.read_bytes()[:-1])
    after = seen(root)
    assert "what was kept of it is damaged" in str(undo(home)["stays.ogg"])
    assert seen(root) == after
    assert not left_behind(root)


def test_a_move_to_another_device_is_a_checked_copy(
    root: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def across(*_: object) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    real = Path.hardlink_to

    def linked(new: Path, old: Path) -> None:
        # What is written beside its new place is on the same device.
        real(new, old) if ".partial" in old.name or ".parked" in new.name else across()

    before = seen(root)
    monkeypatch.setattr(Path, "hardlink_to", linked)
    monkeypatch.setattr(Path, "rename", across)
    assert set(apply(home, plan_for(root)).values()) == {None}
    assert (root / "도깨비 OST" / "04 첫눈.opus").exists()
    assert not (root / LOOSE).exists()
    undo(home)
    assert seen(root) == before
    assert not left_behind(root)


def test_a_file_system_without_links_is_moved_on(
    root: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    before = seen(root)
    monkeypatch.setattr(Path, "hardlink_to", forbidden)
    assert set(apply(home, plan_for(root)).values()) == {None}
    undo(home)
    assert seen(root) == before


def test_a_plan_is_kept_as_it_was_shown(root: Path, home: Path) -> None:
    plan, plans = plan_for(root), Plans(home)
    plans.keep(plan)
    assert plans.get(plan.id) == plan
    assert plans.last(root) == plan
    with pytest.raises(LibraryError, match="no plan"):
        plans.last(home)
    for wrong in ("0" * 8, "../x", ""):
        with pytest.raises(LibraryError, match="there is no plan"):
            plans.get(wrong)
    (home / "mending" / "plans" / "abc.json").write_text("{")
    with pytest.raises(LibraryError, match="cannot be read"):
        plans.get("abc")
