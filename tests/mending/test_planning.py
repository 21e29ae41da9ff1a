"""From proposals to a plan."""

from __future__ import annotations

from pathlib import Path

from onara.mending.planning import planned
from onara.mending.template import Template
from onara.tagging import write
from tests.mending.tree import proposal
from tests.tagging.files import make


def song(folder: Path, kind: str, name: str, **tags: str) -> Path:
    path = make(folder, kind).rename(folder / name)
    write(path, {field: (value,) for field, value in tags.items()})
    return path


def test_what_the_container_makes_of_values_is_shown(tmp_path: Path) -> None:
    path = song(tmp_path, "old.mp3", "a.mp3", tracknumber="3")
    plan = planned(
        tmp_path,
        [proposal(path, {"artist": ("에일리", "펀치"), "totaltracks": ("12",), "title": ()})],
    )
    assert plan.items[0].changes == {"artist": ("에일리/펀치",), "totaltracks": ("12",)}


def test_a_proposal_that_changes_nothing_is_none(tmp_path: Path) -> None:
    path = song(tmp_path, "a.flac", "a.flac", title="첫눈")
    assert planned(tmp_path, [proposal(path, {"title": ("첫눈",)}, path)]).items == ()


def test_names_follow_from_the_tags_as_they_will_be(tmp_path: Path) -> None:
    second = song(tmp_path, "a.flac", "b.flac", title="밤: 하나", album="도깨비 OST Part.9")
    first = song(
        tmp_path, "a.flac", "a.flac", title="x", album="도깨비 OST Part.9", tracknumber="1"
    )
    third = tmp_path / "c.flac"
    third.write_text("no song")
    plan = planned(
        tmp_path,
        [proposal(first, {"title": ("첫눈/눈",)})],
        files=[first, second, third],
        template=Template("{drama}/[{part}/][{track} ]{title:romanised}"),
    )
    folder = tmp_path / "도깨비" / "Part 9"
    assert {item.path.name: item.move_to for item in plan.items} == {
        "a.flac": folder / "01 Cheonnun-nun.flac",
        "b.flac": folder / "Bam - hana.flac",
        "c.flac": None,
    }
    assert plan.items[2].refused == "has tags that cannot be read"


def test_a_field_that_is_lacking_is_told_and_the_tags_are_changed_all_the_same(
    tmp_path: Path,
) -> None:
    path = song(tmp_path, "a.flac", "a.flac", title="첫눈")
    plan = planned(
        tmp_path,
        [proposal(path, {"artist": ("에일리",)})],
        files=[path],
        template=Template("{track} {title}"),
    )
    (item,) = plan.items
    assert item.refused == "has no track, which its new name needs"
    assert (item.changes, item.move_to) == ({"artist": ("에일리",)}, None)


def test_a_long_title_is_cut_so_that_its_lyrics_fit_too(tmp_path: Path) -> None:
    path = song(tmp_path, "a.flac", "a.flac", title="눈" * 300)
    (tmp_path / "a.zh-Hant.lrc").write_text("[00:01.00]")
    plan = planned(tmp_path, [], files=[path], template=Template("{title}"))
    names = [plan.items[0].move_to, *plan.items[0].along.values()]
    assert all(name and len(name.name.encode()) <= 255 for name in names)
    assert str(names[1]).endswith("눈.zh-Hant.lrc")


def test_a_title_that_gives_no_name_is_told(tmp_path: Path) -> None:
    path = song(tmp_path, "a.flac", "a.flac", title="???")
    plan = planned(tmp_path, [], files=[path], template=Template("{title}"))
    assert plan.items[0].refused == "would have no name by the template"


def test_the_id_of_a_plan_follows_from_all_that_is_in_it(tmp_path: Path) -> None:
    path = song(tmp_path, "a.flac", "a.flac")
    title: dict[str, tuple[str, ...]] = {"title": ("눈",)}
    plans = [
        planned(tmp_path, [proposal(path, title)]),
        planned(tmp_path, [proposal(path, title, tmp_path / "b.flac")]),
        planned(tmp_path, [proposal(path, {"title": ("밤",)})]),
    ]
    assert len({plan.id for plan in plans}) == 3
    assert planned(tmp_path, [proposal(path, title)]).id == plans[0].id
