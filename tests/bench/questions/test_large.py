from collections.abc import Iterator
from pathlib import Path

from bench.questions import large, rows
from bench.questions.misspelling import has_hangul
from onara.imports import FILE_NAME, ArtistRecord, Credit, Imported, Record, SongRecord


def song(
    number: int, title: str = "Endless Bicycle", title_ko: str = "끝없는 자전거"
) -> SongRecord:
    return SongRecord(
        f"made:{number}", "made", title, title_ko, performers=(Credit("Paper Moon", "made:a"),)
    )


def few(count: int, seed: int) -> Iterator[Record]:
    yield ArtistRecord("made:a", "made", "Paper Moon", "페이퍼 문")
    for number in range(count):
        yield song(number + seed)


def test_the_manners_of_asking_take_turns_and_expect_either_title() -> None:
    asked = list(large.questions(map(song, range(8))))
    assert [each["pattern"] for each in asked] == [*large.MANNERS] * 2
    titles = [{"kind": "song", "name": name} for name in ("Endless Bicycle", "끝없는 자전거")]
    assert all(each["expect"] == titles for each in asked)
    assert {each["lang"] for each in asked if each["pattern"] == "romanised by ear"} == {"ko-Latn"}
    by_manner = {str(each["pattern"]): str(each["query"]) for each in asked}
    assert by_manner["exact"] in ("Endless Bicycle", "끝없는 자전거")
    assert not has_hangul(by_manner["romanised by ear"])
    assert by_manner["one slip"] not in ("Endless Bicycle", "끝없는 자전거")
    assert by_manner["artist and title"].startswith("paper moon ")


def test_a_slip_in_a_short_title_is_not_asked_for() -> None:
    short = [song(number, "Sea", "바다") for number in range(8)]
    assert {each["pattern"] for each in large.questions(short)} == {"exact"}


def test_songs_are_imported_once_with_questions_about_them(tmp_path: Path) -> None:
    kept = large.home(tmp_path, 12, few, "a")
    with Imported.open(kept / "home" / FILE_NAME) as imported:
        assert len(imported) == 13
    drawn = rows.read(kept, ("names",))
    assert len(drawn) == 12
    assert {each.pattern for each in drawn} == set(large.MANNERS)
    before = (kept / "names.jsonl").stat().st_mtime_ns
    assert large.home(tmp_path, 12, few, "a") == kept
    assert (kept / "names.jsonl").stat().st_mtime_ns == before


def test_another_generator_is_imported_anew(tmp_path: Path) -> None:
    assert large.home(tmp_path, 3, few, "a") != large.home(tmp_path, 3, few, "b")


def test_the_mark_of_a_generator_changes_with_its_text(tmp_path: Path) -> None:
    module = tmp_path / "million.py"
    module.write_text("one", encoding="utf-8")
    before = large.mark_of([module])
    assert large.mark_of([module]) == before
    module.write_text("two", encoding="utf-8")
    assert large.mark_of([module]) != before
