"""Two records of one song, and what is left of each."""

from dataclasses import replace

from onara.imports import Appearance, Credit, Name
from onara.imports.merging import completed, replaced
from tests.imports.examples import AILEE, ROUND, SNOW

ALBUM = Appearance(soundtrack="도깨비 OST", soundtrack_id="t:album", released="2017-02-25")


def test_completing_fills_gaps_and_changes_nothing_that_is_there() -> None:
    further = replace(
        SNOW,
        title="Like the First Snow",
        title_ko="다른 제목",
        names=(Name("Como la primera nieve", "es"),),
        performers=(Credit("Somebody else"),),
        composers=(),
    )
    whole = completed(replace(SNOW, lyricists=()), further)
    assert (whole.title, whole.title_ko) == (SNOW.title, SNOW.title_ko)
    assert (whole.performers, whole.lyricists) == (SNOW.performers, SNOW.lyricists)
    assert {"像初雪一样走向你", "Como la primera nieve", "Like the First Snow", "다른 제목"} == {
        name.text for name in whole.names
    }
    assert completed(whole, further) == whole


def test_what_is_of_another_kind_completes_nothing() -> None:
    assert completed(ROUND, replace(AILEE, id=ROUND.id)) == ROUND


def test_a_new_record_keeps_only_the_appearances_elsewhere() -> None:
    new = replace(SNOW, title="First Snow", names=(), appearances=(ALBUM,))
    kept = replaced(SNOW, new)
    assert (kept.title, kept.names) == ("First Snow", ())
    assert kept.appearances == (SNOW.appearances[0], ALBUM)
    changed = replace(ALBUM, part=2)
    assert replaced(kept, replace(new, appearances=(changed,))).appearances[1] == changed
