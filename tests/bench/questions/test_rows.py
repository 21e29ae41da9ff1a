import json
from pathlib import Path

import pytest

from bench.questions.rows import Expected, RowError, read

ROW = {"query": "어른", "expect": [{"kind": "song", "name": "Grown Ups"}], "lang": "ko"}


def write(folder: Path, kind: str, *rows: object) -> None:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    (folder / f"{kind}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_rows_of_all_kinds_are_read_with_more_keys_or_fewer(tmp_path: Path) -> None:
    write(tmp_path, "names", ROW | {"source": "a page", "flags": ["two answers"]}, "")
    write(tmp_path, "negatives", {"query": "let it be beatles", "expect": []})
    named, negative = read(tmp_path)
    assert named.expect == (Expected("song", "Grown Ups"),)
    assert (named.kind, named.lang, named.contested) == ("names", "ko", True)
    assert (negative.kind, negative.lang, negative.contested) == ("negatives", "?", False)


def test_a_contested_row_may_expect_nothing(tmp_path: Path) -> None:
    write(tmp_path, "names", ROW | {"expect": [], "flags": ["nobody knows"]})
    (only,) = read(tmp_path)
    assert (only.expect, only.contested) == ((), True)


def test_only_the_kinds_asked_for_are_read(tmp_path: Path) -> None:
    write(tmp_path, "names", ROW)
    write(tmp_path, "scenes", ROW)
    assert [each.kind for each in read(tmp_path, ("scenes",))] == ["scenes"]


def test_text_is_composed(tmp_path: Path) -> None:
    write(tmp_path, "names", ROW | {"query": "\u110b\u1165\u1105\u1173\u11ab"})
    assert read(tmp_path)[0].query == "어른"


@pytest.mark.parametrize(
    "row", ["{", "[]", {"expect": ROW["expect"]}, ROW | {"query": 5}, ROW | {"expect": []}]
)
def test_a_row_that_is_no_question_is_named_by_its_line(tmp_path: Path, row: object) -> None:
    write(tmp_path, "names", ROW, row)
    with pytest.raises(RowError, match=r"names\.jsonl, line 2 "):
        read(tmp_path)


def test_a_folder_without_questions_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(RowError, match="no questions"):
        read(tmp_path)
