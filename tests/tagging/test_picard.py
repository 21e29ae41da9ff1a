"""What Onara writes is where MusicBrainz Picard looks, and every program that follows it."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import pytest
from mediafile import MediaFile

from onara.tagging import write
from onara.tagging.mapping import TABLE
from tests.tagging.files import make

PICARD = {
    field: [cell.split(" or ") for cell in cells]
    for field, *cells in (
        line.split(" | ")
        for line in Path(__file__)
        .with_name("picard-mapping.txt")
        .read_text(encoding="utf-8")
        .splitlines()
        if not line.startswith("#")
    )
}


def test_every_field_is_one_of_picards_or_onaras_own() -> None:
    assert {field for field in TABLE if not field.startswith("onara_")} == set(PICARD)


@pytest.mark.parametrize("field", PICARD)
def test_a_field_has_picards_name_wherever_picard_has_one(field: str) -> None:
    for own, theirs in zip(astuple(TABLE[field]), PICARD[field], strict=True):
        assert theirs == ["-"] or own in [name.partition(":http")[0] for name in theirs]


WRITTEN = {
    "title": ("첫눈처럼 너에게 가겠다", "title"),
    "titlesort": ("Cheonnuncheoreom neoege gagetda", None),
    "artist": ("에일리", "artist"),
    "artistsort": ("Ailee", "artist_sort"),
    "album": ("도깨비 OST Part 9", "album"),
    "albumartist": ("Various Artists", "albumartist"),
    "composer": ("로코베리", "composer"),
    "lyricist": ("이미나", "lyricist"),
    "conductor": ("박인영", None),
    "genre": ("Soundtrack", "genre"),
    "label": ("CJ E&M", "label"),
    "isrc": ("KRA381600001", "isrc"),
    "language": ("kor", "language"),
    "script": ("Kore", "script"),
    "catalognumber": ("CMDC-1", "catalognum"),
    "releasestatus": ("official", "albumstatus"),
    "releasecountry": ("KR", "country"),
    "media": ("Digital Media", "media"),
    "musicbrainz_recordingid": ("9bffb20c-dd17-4895-9fd1-4e73e888d799", "mb_trackid"),
    "musicbrainz_albumid": ("bfcc3746-05ff-421f-ae02-c3e760b2c1ca", "mb_albumid"),
    "musicbrainz_artistid": ("b10bbbfc-cf9e-42e0-be17-e2c3e1d2600d", "mb_artistid"),
    "musicbrainz_albumartistid": ("89ad4ac3-39f7-470e-963a-56509c546377", "mb_albumartistid"),
    "musicbrainz_releasegroupid": ("1a054dd8-c5fa-40b6-9397-61c26b0185d4", "mb_releasegroupid"),
    "musicbrainz_workid": ("2db42837-c832-3c27-b4a3-08198f75693c", "mb_workid"),
}
"""By Picard's name: what is written, and what the library that beets reads with calls it."""


@pytest.mark.parametrize(
    "name", ["a.mp3", "old.mp3", "a.flac", "a.ogg", "a.opus", "a.m4a", "a.wv", "a.wma"]
)
def test_another_library_reads_it_back_under_its_names(tmp_path: Path, name: str) -> None:
    path = make(tmp_path, name)
    changes: dict[str, tuple[str, ...]] = {field: (text,) for field, (text, _) in WRITTEN.items()}
    changes |= {"tracknumber": ("3",), "totaltracks": ("12",), "date": ("2017-01-07",)}
    changes |= {"releasetype": ("album", "soundtrack"), "compilation": ("1",)}
    write(path, changes)
    file = MediaFile(path)
    for text, called in WRITTEN.values():
        if called:
            assert getattr(file, called) == text, called
    assert file.track == 3
    # In APEv2 and ASF that library looks elsewhere than Picard for days and totals.
    if name not in ("a.wv", "a.wma"):
        assert file.tracktotal == 12
        assert (file.year, file.month, file.day) == (2017, 1, 7)
    assert file.albumtypes == ["album", "soundtrack"]
    assert file.comp
