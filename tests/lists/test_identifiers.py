from __future__ import annotations

from onara.lists.identifiers import NO_IDENTIFIERS, Identifiers

MBID = "8f3471b5-7e6a-48da-86a9-c1c07a0f47ae"


def test_ids_are_those_of_picards_fields() -> None:
    fields = {
        "musicbrainz_recordingid": (MBID.upper(),),
        "musicbrainz_artistid": (MBID, MBID, "2" + MBID[1:]),
        "musicbrainz_albumid": (f" {MBID} ",),
        "isrc": ("KR-A30-12-00001", "kra301200001", "x"),
        "title": ("눈",),
    }
    found = Identifiers.of(fields)
    assert found == Identifiers(MBID, (MBID, "2" + MBID[1:]), MBID, ("KRA301200001",))


def test_what_is_no_id_is_left_out() -> None:
    assert Identifiers.of({"musicbrainz_recordingid": ("x", "")}) == NO_IDENTIFIERS
    assert Identifiers.of({}) == NO_IDENTIFIERS
