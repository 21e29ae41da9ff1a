"""`onara.collection.encodings`."""

import unicodedata

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
