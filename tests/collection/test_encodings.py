"""`onara.collection.encodings`."""

import unicodedata

import pytest

from onara.collection.changes import Changes
from onara.collection.encodings import in_names, in_tags
from tests.collection.made import FOLDER, as_latin, file_of


def test_korean_read_as_latin_is_decoded() -> None:
    file = file_of("1.mp3", {"title": as_latin("스테이 위드 미"), "artist": "Punch"})
    changes = Changes(file)
    (found,) = in_tags(file, changes, "도깨비")
    assert (found.kind, found.field, found.after) == ("encoding", "title", "스테이 위드 미")
    assert found.before == as_latin("스테이 위드 미")
    proposal = changes.proposal()
    assert proposal is not None
    assert proposal.changes == {"title": ("스테이 위드 미",)}


@pytest.mark.parametrize(
    ("text", "written", "told"),
    [
        ("우리가 사랑했던 그 계절", "cp949", "Korean (CP949)"),
        ("雪の華が降る夜に", "cp932", "Japanese (Shift-JIS)"),
        ("月亮代表我的心，你问我爱你有多深", "gbk", "Chinese (GBK)"),
        ("보통의 하루", "utf-8", "UTF-8"),
    ],
)
def test_the_encoding_is_named(text: str, written: str, told: str) -> None:
    file = file_of("1.mp3", {"title": text.encode(written).decode("latin-1")})
    (found,) = in_tags(file, Changes(file), None)
    assert found.after == text
    assert found.evidence == f"the title is {told} that was read in the wrong encoding"


def test_a_text_that_lost_its_end_is_not_proposed() -> None:
    whole = "흔들리는 꽃들 속에서 네 샴푸향이".encode("cp949")
    file = file_of("1.mp3", {"title": whole[:-1].decode("latin-1")})
    changes = Changes(file)
    (found,) = in_tags(file, changes, None)
    assert not found.is_certain
    assert changes.proposal() is None


def test_loose_letters_are_told_apart_from_a_wrong_encoding() -> None:
    loose = unicodedata.normalize("NFD", "회상")
    file = file_of("1.mp3", {"title": loose})
    (found,) = in_tags(file, Changes(file), None)
    assert (found.kind, found.before, found.after) == ("nfd", loose, "회상")


def test_accents_of_other_languages_are_nothing_wrong() -> None:
    file = file_of("1.mp3", {"title": "Canción de Él", "artist": "Beyoncé"})
    assert not list(in_tags(file, Changes(file), None))


def test_names_are_told_once_for_each_folder() -> None:
    folder = unicodedata.normalize("NFD", "시그널 OST")
    files = [file_of(f"{folder}/{n}.mp3", {}) for n in (1, 2)]
    (found,) = in_names(FOLDER, files, {})
    assert (found.kind, found.paths) == ("name nfd", (FOLDER / folder,))
    assert found.after == "시그널 OST"


def test_a_name_in_the_wrong_encoding_is_decoded() -> None:
    (found,) = in_names(FOLDER, [file_of(f"{as_latin('회상 장범준')}.mp3", {})], {})
    assert (found.kind, found.after) == ("name encoding", "회상 장범준.mp3")
