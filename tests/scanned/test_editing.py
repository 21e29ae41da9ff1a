from __future__ import annotations

from collections.abc import Iterator

import pytest

from onara.errors import OnaraError
from onara.scan import Scanner
from onara.scanned.choosing import NoEpisode
from onara.scanned.editing import EditError, Editor, one_episode
from onara.sheet import By, Cue, Scanned, Usage, Vocal
from tests.small_season import SmallSeason


@pytest.fixture
def scanner(season: SmallSeason) -> Iterator[Scanner]:
    with Scanner.open(season.home) as opened:
        yield opened


def at(scanner: Scanner, number: int) -> Scanned:
    return next(one for one in scanner.store.episodes() if one.episode.number == number)


def cues(scanner: Scanner, number: int) -> list[Cue]:
    return scanner.store.cues(at(scanner, number).episode.id)


def cue_at(scanner: Scanner, number: int, second: float) -> Cue:
    return next(one for one in cues(scanner, number) if one.start_s < second < one.end_s)


def test_one_episode_is_chosen_or_candidates_are_named(scanner: Scanner) -> None:
    assert one_episode("goblin 3", scanner).episode.number == 3
    assert one_episode("도깨비 1화", scanner).episode.number == 1
    assert one_episode("Goblin S01E03", scanner).episode.number == 3
    with pytest.raises(NoEpisode, match=r"2 episodes, .*S01E01, .*S01E03; name one"):
        one_episode("goblin", scanner)


def test_all_corrections_survive_a_scan(scanner: Scanner, season: SmallSeason) -> None:
    """On real sound: bounds, song, usage, rejection, an added cue, an assigned unknown."""
    editor, first = Editor(scanner), at(scanner, 1)
    known = {one.paths[0].stem: one.recording for one in scanner.library.recordings()}
    one, two = cue_at(scanner, 1, 10), cue_at(scanner, 1, 44)
    lost, later = cue_at(scanner, 1, 26), cue_at(scanner, 1, 60)
    other = cue_at(scanner, 1, 78)
    editor.edit(first, one.id, start_s=5.0, end_s=14.5, usage=Usage.ON_SCREEN, vocal=Vocal.VOCAL)
    editor.edit(first, two.id, recording=known["one"])
    editor.edit(first, lost.id, rejected=True)
    editor.edit(first, later.id, unknown=2)
    editor.edit(first, other.id, unknown="none")
    added = editor.add(first, 33.0, 36.0, recording=known["two"]).cue
    before = cues(scanner, 1)
    [done] = scanner.scan([season.first], again=True, processes=1)
    assert done.status == "scanned"
    now = {cue.id: cue for cue in cues(scanner, 1)}
    assert set(now) == {cue.id for cue in before}
    assert (now[one.id].start_s, now[one.id].end_s) == (5.0, 14.5)
    assert (now[one.id].usage, now[one.id].vocal) == (Usage.ON_SCREEN, Vocal.VOCAL)
    assert now[one.id].recording == known["one"]
    assert now[two.id].recording == known["one"]
    assert now[lost.id].rejected
    assert now[later.id].unknown == "2"
    assert now[other.id].unknown is None
    assert (now[added.id].start_s, now[added.id].recording) == (33.0, known["two"])
    assert all(cue.by is By.PERSON for cue in now.values())


def test_every_correction_is_undone_by_undo(scanner: Scanner) -> None:
    editor, first = Editor(scanner), at(scanner, 1)
    before = cues(scanner, 1)
    known = scanner.library.recordings()[1].recording
    editor.edit(first, before[0].id, end_s=12.0, usage=Usage.STING)
    editor.edit(first, before[0].id, recording=known)
    editor.edit(first, before[1].id, rejected=True)
    editor.edit(first, before[1].id, rejected=False)
    editor.add(first, 33.0, 36.0)
    told = [editor.undo() for _ in range(5)]
    assert all(told)
    assert editor.undo() is None
    assert cues(scanner, 1) == before


def test_undo_says_what_it_undoes_in_words(scanner: Scanner) -> None:
    editor, first = Editor(scanner), at(scanner, 1)
    known = {one.paths[0].stem: one.recording for one in scanner.library.recordings()}
    one = cue_at(scanner, 1, 10)
    editor.edit(first, one.id, end_s=12.0, recording=known["two"], usage=Usage.ON_SCREEN)
    assert editor.undo() == (
        f"cue {one.id} of Guardian: The Lonely and Great God S01E01: end 0:12, usage on screen, two"
    )


def test_new_bounds_measure_the_speech_under_them(scanner: Scanner) -> None:
    added = Editor(scanner).add(at(scanner, 1), 33.0, 36.0)
    assert 0.0 <= added.cue.speech <= 1.0
    assert added.music.title is None
    assert added.cue.set_by_person == ("start_s", "end_s")


@pytest.mark.parametrize(
    ("bounds", "sentence"),
    [
        ((20.0, 10.0), "ends after it starts"),
        ((10.0, 10.0), "ends after it starts"),
        ((-1.0, 10.0), "a cue lies within"),
        ((10.0, 95.0), r"lasts from 0 to 90\.0 s"),
        ((float("nan"), 10.0), "are seconds"),
    ],
    ids=str,
)
def test_bounds_lie_in_the_programme(
    scanner: Scanner, bounds: tuple[float, float], sentence: str
) -> None:
    with pytest.raises(EditError, match=sentence):
        Editor(scanner).add(at(scanner, 1), *bounds)
    assert scanner.store.last_change() is None


def test_an_end_a_little_too_late_is_the_end(scanner: Scanner) -> None:
    assert Editor(scanner).add(at(scanner, 1), 85.0, 90.4).cue.end_s == 90.0


def test_what_is_not_there_is_said(scanner: Scanner) -> None:
    editor, first = Editor(scanner), at(scanner, 1)
    with pytest.raises(EditError, match=r"has no cue “99”; it has cues 1, "):
        editor.edit(first, "99", rejected=True)
    with pytest.raises(EditError, match="no recording of the library is abc"):
        editor.edit(first, "1", recording="abc")
    with pytest.raises(EditError, match="there is no Unknown 9; there are 1, 2"):
        editor.edit(first, "1", unknown=9)
    with pytest.raises(EditError, match="not both"):
        editor.edit(first, "1", recording="abc", unknown=1)
    with pytest.raises(EditError, match="nothing is said"):
        editor.edit(first, "1")
    assert scanner.store.last_change() is None


def test_an_episode_is_corrected_and_reviewed(scanner: Scanner, season: SmallSeason) -> None:
    editor = Editor(scanner)
    sheet = editor.correct(at(scanner, 1), drama="signal", number=5, reviewer=" Kim  Ji-woo ")
    assert (sheet.episode.drama, sheet.episode.number, sheet.reviewer) == (
        "signal",
        5,
        "Kim Ji-woo",
    )
    [done] = scanner.scan([season.first], again=True, processes=1)
    assert done.sheet is not None
    assert (done.sheet.episode.drama, done.sheet.episode.number) == ("signal", 5)
    assert done.sheet.reviewer == "Kim Ji-woo"
    assert editor.undo() is not None
    assert at(scanner, 1).reviewer is None


def test_an_episode_is_no_drama_that_does_not_exist(scanner: Scanner) -> None:
    with pytest.raises(OnaraError, match="no such drama"):
        Editor(scanner).correct(at(scanner, 1), drama="no drama is called so")
    with pytest.raises(EditError, match="1 to 200 letters"):
        Editor(scanner).correct(at(scanner, 1), reviewer="x" * 300)


def test_a_removed_episode_is_forgotten_and_comes_back(
    scanner: Scanner, season: SmallSeason
) -> None:
    editor, third = Editor(scanner), at(scanner, 3)
    editor.edit(third, "2", usage=Usage.ON_SCREEN)
    held = cues(scanner, 3)
    editor.remove(third)
    assert [one.episode.number for one in scanner.store.episodes()] == [1]
    assert third.episode.id not in scanner.sounds.index
    places = [place for one in scanner.store.unknowns() for place in one.told["occurrences"]]
    assert {place[0] for place in places} == {at(scanner, 1).episode.id}
    assert season.third.exists()
    assert "removed" in (editor.undo() or "")
    assert cues(scanner, 3) == held
    [done] = scanner.scan([season.third], processes=1)
    assert done.status == "scanned"
    assert [cue.usage for cue in cues(scanner, 3)][1] is Usage.ON_SCREEN
    assert [cue.unknown for cue in cues(scanner, 3)] == [cue.unknown for cue in held]
