"""`onara.collection.performers`."""

import pytest

from onara.catalogue import Catalogue
from onara.collection.changes import Changes
from onara.collection.identity import identities
from onara.collection.performers import performers, sort_performers
from tests.collection.made import file_of

CATALOGUE = Catalogue.load()
SNOW = {"title": "눈의 꽃", "album": "미안하다, 사랑한다 OST"}
STAY = {"title": "Stay With Me", "album": "도깨비 OST Part.1"}


@pytest.mark.parametrize(
    ("fields", "kind", "after"),
    [
        (SNOW, "performer", "박효신"),
        (SNOW | {"artist": "Various Artists"}, "performer", "박효신"),
        (SNOW | {"artist": "Unknown Artist"}, "performer", "박효신"),
        (SNOW | {"artist": "Park Hyo Shin"}, "native performer", "박효신"),
        (SNOW | {"artist": "Park Hyo-Shin"}, "native performer", "박효신"),
        (SNOW | {"artist": "Hyo Shin Park"}, "native performer", "박효신"),
        (SNOW | {"artist": "박효신"}, None, None),
        (SNOW | {"artist": "박효신 (Park Hyo Shin)"}, None, None),
        (STAY, "performer", "찬열, 펀치"),
        (STAY | {"artist": "Chanyeol (EXO), Punch"}, None, None),
        (STAY | {"artist": "펀치 & 찬열"}, None, None),
        (STAY | {"title": "Stay With Me (Inst.)"}, None, None),
    ],
)
def test_only_what_is_missing_or_romanised_is_told(
    fields: dict[str, str], kind: str | None, after: str | None
) -> None:
    file = file_of("a/1.mp3", fields)
    known = identities([file], CATALOGUE, {})[file.path]
    assert known.song is not None
    changes = Changes(file)
    found = next(performers(file, known, changes, None), None)
    assert (found.kind if found else None, found.after if found else None) == (kind, after)
    assert changes.will_be("artist") == (after or fields.get("artist"))


def test_korean_performers_get_a_form_to_sort_by() -> None:
    file = file_of("a/1.mp3", STAY | {"artist": "찬열, 펀치"})
    changes = Changes(file)
    sort_performers(identities([file], CATALOGUE, {})[file.path], changes)
    assert changes.will_be("artistsort") == "Chan Yeol, Punch"
