from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onara.sheet import By, Cue, Evidence, Part, Usage, Vocal, carried_over, corrected
from onara.sheet.corrections import taken_back


def cue(
    start_s: float, end_s: float, recording: str | None = None, *, id_: str = "", **more: object
) -> Cue:
    """A cue as a scan makes it."""
    parts = (Part(start_s, end_s, 3.0),) if recording else ()
    heard = Evidence(30.0, 1e-30, end_s - start_s) if recording else Evidence(None, None, 5.0)
    made = Cue(id_, start_s, end_s, recording, None, parts, heard, -6.0, 0.2)
    return replace(made, **more)  # type: ignore[arg-type]


def again(before: list[Cue], *now: Cue) -> list[Cue]:
    return carried_over(before, now)


def test_what_a_person_says_is_marked_as_theirs() -> None:
    said = corrected(cue(1, 9, "a"), usage=Usage.FEATURED, vocal=Vocal.VOCAL)
    assert said.by is By.PERSON
    assert said.set_by_person == ("usage", "vocal")
    assert said.usage_why == said.vocal_why == "a person says so"
    assert said.evidence == cue(1, 9, "a").evidence


def test_another_recording_has_nothing_that_was_measured_on_the_old_one() -> None:
    old = cue(1, 9, "a", family=("b",), unknown="4")
    said = corrected(old, recording="b")
    assert said.recording == "b"
    assert (said.parts, said.family, said.level_db, said.unknown) == ((), (), None, None)
    assert said.evidence == Evidence(None, None, 0.0)


def test_new_bounds_cut_the_parts() -> None:
    old = cue(10, 30, "a", parts=(Part(10, 18, 3.0, 1.01), Part(20, 30, 40.0)))
    said = corrected(old, start_s=12.0, end_s=19.0)
    assert said.parts == (Part(12.0, 18, 5.02, 1.01),)


def test_bounds_that_were_moved_survive_a_scan() -> None:
    before = [corrected(cue(10, 30, "a", id_="1"), start_s=12.5), cue(40, 50, "b", id_="2")]
    first, second = again(before, cue(10.4, 30.2, "a"), cue(40, 50, "b"))
    assert (first.id, first.start_s, first.end_s) == ("1", 12.5, 30.2)
    assert first.set_by_person == ("start_s",)
    assert (second.id, second.by) == ("2", By.ONARA)


def test_a_song_that_was_replaced_survives_a_scan() -> None:
    before = [corrected(cue(10, 30, "a", id_="1"), recording="b")]
    (now,) = again(before, cue(10, 30, "a"))
    assert (now.id, now.recording, now.parts) == ("1", "b", ())
    assert again([now], cue(10, 30, "a")) == [now]


def test_usage_and_singing_survive_a_scan() -> None:
    before = [corrected(cue(10, 30, "a", id_="1"), usage=Usage.ON_SCREEN, vocal=Vocal.VOCAL)]
    (now,) = again(before, cue(10, 30, "a"))
    assert (now.usage, now.vocal) == (Usage.ON_SCREEN, Vocal.VOCAL)


def test_usage_goes_with_the_music_of_two_that_sound_at_once() -> None:
    one, two = cue(10, 30, "a", id_="1"), cue(10, 30, "b", id_="2")
    before = [one, corrected(two, usage=Usage.ON_SCREEN)]
    for now in (again(before, one, two), again(before, two, one)):
        assert {each.recording: each.usage for each in now} == {
            "a": Usage.BACKGROUND,
            "b": Usage.ON_SCREEN,
        }
        assert {each.recording: each.id for each in now} == {"a": "1", "b": "2"}


def test_a_rejected_cue_stays_rejected() -> None:
    before = [corrected(cue(10, 30, "a", id_="1"), rejected=True)]
    (now,) = again(before, cue(11, 29, "a"))
    assert (now.id, now.rejected) == ("1", True)


def test_a_rejected_cue_that_is_not_found_again_is_kept() -> None:
    before = [corrected(cue(10, 30, "a", id_="1"), rejected=True)]
    assert again(before) == before


def test_the_pieces_of_a_rejected_cue_are_rejected() -> None:
    before = [corrected(cue(10, 60, id_="1"), rejected=True)]
    now = again(before, cue(10, 30), cue(33, 60), cue(70, 80))
    assert [each.rejected for each in now] == [True, True, False]
    assert len({each.id for each in now}) == 3


def test_other_music_in_the_place_of_a_rejected_cue_is_shown() -> None:
    before = [corrected(cue(10, 30, "a", id_="1"), rejected=True)]
    now = again(before, cue(10, 30, "b"))
    assert {each.recording: each.rejected for each in now} == {"a": True, "b": False}


def test_an_added_cue_stays() -> None:
    added = corrected(cue(50, 60, id_="2"), start_s=50.0, end_s=60.0, recording="c")
    before = [cue(10, 30, "a", id_="1"), added]
    now = again(before, cue(10, 30, "a"))
    assert now == before
    # Also where the scan hears something under it by now.
    (_, later) = again(now, cue(10, 30, "a"), cue(48, 63))
    assert (later.id, later.recording, later.start_s, later.end_s) == ("2", "c", 50.0, 60.0)


def test_an_unknown_that_was_assigned_stays() -> None:
    before = [corrected(cue(10, 30, id_="1"), unknown="7")]
    (now,) = again(before, cue(10, 31, unknown="3"))
    assert (now.id, now.unknown, now.end_s) == ("1", "7", 31)


def test_an_unknown_that_was_assigned_may_become_known() -> None:
    before = [corrected(cue(10, 30, id_="1"), unknown="7")]
    (now,) = again(before, cue(10, 31, "released"))
    assert (now.recording, now.unknown) == ("released", "7")


def test_a_song_that_was_called_unknown_stays_unknown() -> None:
    before = [corrected(cue(10, 30, "a", id_="1"), recording=None, unknown=None)]
    (now,) = again(before, cue(10, 30, "a"))
    assert (now.recording, now.parts) == (None, ())


def test_an_unknown_cue_that_becomes_known_keeps_its_id() -> None:
    (now,) = again([cue(10, 30, id_="5")], cue(9, 31, "a"))
    assert (now.id, now.recording, now.by) == ("5", "a", By.ONARA)


def test_new_cues_get_ids_that_none_has_had() -> None:
    before = [cue(10, 30, "a", id_="5")]
    now = again(before, cue(10, 30, "a"), cue(50, 60, "b"), cue(70, 80, "c"))
    assert [each.id for each in now] == ["5", "6", "7"]


_SECOND = st.integers(0, 60)


@st.composite
def _cues(draw: st.DrawFn) -> list[Cue]:
    made = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(_SECOND)
        one = cue(
            start,
            start + draw(st.integers(1, 30)),
            draw(st.sampled_from([None, "a", "b"])),
            id_=str(number + 1),
        )
        said = draw(st.sampled_from(["", "usage", "recording", "rejected"]))
        values = {"usage": Usage.STING, "recording": "z", "rejected": True}
        made.append(corrected(one, **{said: values[said]}) if said else one)
    return made


@given(_cues(), _cues())
def test_no_correction_is_ever_lost_and_no_id_given_twice(
    before: list[Cue], now: list[Cue]
) -> None:
    found = carried_over(before, [replace(each, id="", set_by_person=()) for each in now])
    ids = [each.id for each in found]
    assert len(ids) == len(set(ids))
    by_id = {each.id: each for each in found}
    for old in before:
        for name in old.set_by_person:
            assert getattr(by_id[old.id], name) == getattr(old, name)


@given(_cues())
def test_the_same_scan_again_changes_nothing(before: list[Cue]) -> None:
    now = [
        replace(each, set_by_person=(), by=By.ONARA, rejected=False, usage=Usage.BACKGROUND)
        for each in before
        if "recording" not in each.set_by_person
    ]
    kept = {each.id: each for each in carried_over(before, now)}
    for old in before:
        assert (kept[old.id].start_s, kept[old.id].recording) == (old.start_s, old.recording)


@pytest.mark.parametrize(
    "said",
    [
        {"start_s": 12.0, "end_s": 20.0},
        {"recording": "b", "unknown": None},
        {"recording": None, "unknown": "3"},
        {"usage": Usage.STING},
        {"vocal": Vocal.VOCAL},
        {"rejected": True},
    ],
    ids=str,
)
def test_a_correction_is_taken_back_whole(said: dict[str, object]) -> None:
    old = cue(10, 30, "a", id_="1", family=("c",))
    assert taken_back(corrected(old, **said), old) == old
    earlier = corrected(old, usage=Usage.PREVIEW)
    assert taken_back(corrected(earlier, **said), earlier) == earlier


def test_what_a_scan_found_since_stays_when_a_correction_is_taken_back() -> None:
    old = cue(10, 30, id_="1")
    said = corrected(old, usage=Usage.FEATURED)
    (scanned,) = again([said], cue(11, 29, "a"))
    back = taken_back(scanned, old)
    assert (back.recording, back.start_s, back.parts) == ("a", 11, (Part(11, 29, 3.0),))
    assert (back.usage, back.by, back.set_by_person) == (Usage.BACKGROUND, By.ONARA, ())
