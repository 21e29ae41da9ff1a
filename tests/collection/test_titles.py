"""`onara.collection.titles`."""

import pytest

from onara.catalogue import Catalogue
from onara.collection.changes import Changes
from onara.collection.finding import Finding
from onara.collection.identity import identities
from onara.collection.titles import copied_titles, sort_titles, titles
from tests.collection.made import file_of

CATALOGUE = Catalogue.load()
SNOW = {"artist": "박효신", "album": "미안하다, 사랑한다 OST"}


def found_in(name: str, fields: dict[str, str]) -> tuple[Finding | None, Changes]:
    file = file_of(name, fields)
    changes = Changes(file)
    known = identities([file], CATALOGUE, {})[file.path]
    assert known.song is not None
    return next(titles(file, known, changes, None), None), changes


@pytest.mark.parametrize(
    ("stands", "kind", "after"),
    [
        ("Nunui kkot", "native title", "눈의 꽃"),
        ("Snow Flower", "native title", "눈의 꽃"),
        ("雪の華", "native title", "눈의 꽃"),
        ("Snow Flower (Inst.)", "native title", "눈의 꽃 (Inst.)"),
        ("눈의 꽃", None, None),
        ("눈의꽃", None, None),
        ("눈의 꽃 (Snow Flower)", None, None),
        ("박효신 - 눈의 꽃", None, None),
    ],
)
def test_what_is_not_the_native_title_is_told(
    stands: str, kind: str | None, after: str | None
) -> None:
    found, _ = found_in("a/1.mp3", SNOW | {"title": stands})
    assert (found.kind if found else None, found.after if found else None) == (kind, after)


@pytest.mark.parametrize("stands", ["Stay With Me", "스테이 위드 미", "Stay With Me (Inst.)"])
def test_an_english_title_of_a_korean_song_may_stay(stands: str) -> None:
    fields = {"title": stands, "artist": "찬열, 펀치", "album": "도깨비 OST Part.1"}
    found, changes = found_in("a/1.mp3", fields)
    assert found is None
    assert changes.proposal() is None


def test_a_slip_is_put_right() -> None:
    fields = {"title": "흔들리는 꽃들 속에서 네 샴푸향이 느껴진거여", "artist": "장범준"}
    found, changes = found_in("a/1.mp3", fields | {"album": "멜로가 체질 OST Part.3"})
    assert found is not None
    assert found.kind == "title"
    assert changes.will_be("title") == "흔들리는 꽃들 속에서 네 샴푸향이 느껴진거야"


def test_a_missing_title_comes_from_the_file_name() -> None:
    found, changes = found_in("미안하다 사랑한다 OST/01 박효신 - 눈의 꽃.mp3", {"artist": "박효신"})
    assert found is not None
    assert (found.kind, found.before, found.after) == ("title", None, "눈의 꽃")
    assert changes.will_be("title") == "눈의 꽃"


def test_a_title_that_only_counts_is_none() -> None:
    found, _ = found_in("미안하다 사랑한다 OST/01 박효신 - 눈의 꽃.mp3", {"title": "Track 01"})
    assert found is not None
    assert (found.kind, found.after) == ("title", "눈의 꽃")


def test_korean_titles_get_a_form_to_sort_by() -> None:
    file = file_of("a/1.mp3", SNOW | {"title": "눈의 꽃"})
    changes = Changes(file)
    sort_titles(identities([file], CATALOGUE, {})[file.path], changes)
    proposal = changes.proposal()
    assert proposal is not None
    assert proposal.changes == {
        "titlesort": ("Nunui kkot",),
        "language": ("kor",),
        "script": ("Kore",),
    }


def test_what_a_person_set_stays() -> None:
    fields = SNOW | {"title": "눈의 꽃", "titlesort": "Nun", "language": "jpn", "script": "Hang"}
    file = file_of("a/1.mp3", fields)
    changes = Changes(file)
    sort_titles(identities([file], CATALOGUE, {})[file.path], changes)
    assert changes.proposal() is None


def test_nothing_is_sorted_by_a_doubtful_title() -> None:
    fields = {"title": "회상", "artist": "장범준", "album": "시그널 OST Part.1"}
    file = file_of("시그널 OST/04 길.mp3", fields)
    changes = Changes(file)
    sort_titles(identities([file], CATALOGUE, {})[file.path], changes)
    assert changes.proposal() is None


def test_the_same_recording_lends_its_title() -> None:
    other = file_of("a/1.mp3", {"title": "그리운 나라"})
    for stands, kind in ((None, "title"), ("Track 1", "title"), ("Geuriun Nara", "native title")):
        file = file_of("b/1.mp3", {"title": stands} if stands else {})
        (found,) = copied_titles(file, [other], Changes(file), None)
        assert (found.kind, found.after) == (kind, "그리운 나라")
    file = file_of("b/1.mp3", {"title": "Longing"})
    assert not list(copied_titles(file, [other], Changes(file), None))
