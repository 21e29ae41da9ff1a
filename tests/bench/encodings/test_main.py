import random

from bench.encodings.__main__ import judged, right_texts
from bench.encodings.breakages import KOREAN


def test_repairs_are_counted() -> None:
    songs = ["스테이 위드 미", "첫눈처럼 너에게 가겠다", "Stay"]
    found = judged(songs, KOREAN["CP949 as Latin-1"], 10, random.Random(1))
    assert (found.count, found.right, found.right_with_album, found.wrong) == (2, 2, 2, 0)
    assert found.row("x") == ["x", "2", "1.000", "1.000", "0"]


def test_what_changes_into_another_text_is_wrong() -> None:
    def other(text: str) -> str:
        return "이별".encode("cp949").decode("latin-1") if text != "이별" else text

    found = judged(["만남"], other, 10, random.Random(1))
    assert (found.right, found.wrong) == (0, 1)


def test_right_texts_are_of_every_group() -> None:
    names = {"fr": ["Été"], "ru": ["Лето"], "ja": ["夏"], "zh": ["夏天"], "ko": ["여름"]}
    texts = right_texts(names, ["여름밤"], 50, random.Random(1))
    assert [len(found) for found in texts.values()] == [10] * 5
    assert all(not text.isascii() for found in texts.values() for text in found)
