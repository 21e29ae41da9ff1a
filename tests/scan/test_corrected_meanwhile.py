"""What a person says while an episode is scanned."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from onara.scan import Began, Done, Event, Scanner, Step, looking
from onara.scanned.editing import Editor
from onara.scanned.unknowns import Unknowns
from onara.sheet import Cue, Usage
from tests.cli import scanning
from tests.small_season import SmallSeason

Said = Callable[[Scanner], None]


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "side_by_side", scanning.here)


@pytest.fixture
def person(season: SmallSeason) -> Iterator[Scanner]:
    """What a person corrects with, beside the scan."""
    with Scanner.open(season.home) as opened:
        yield opened


def scan(season: SmallSeason, person: Scanner, stage: str, say: Said) -> Done:
    """Scan the first episode again; ``say`` is said when it comes to a stage."""
    is_said = False

    def tell(event: Event) -> None:
        nonlocal is_said
        here = event.stage if isinstance(event, Step) else ""
        here = "began" if isinstance(event, Began) else here
        if here == stage and not is_said:
            is_said = True
            say(person)  # where the scan had the right to write, this would wait for ever

    with Scanner.open(season.home) as scanner:
        (done,) = scanner.scan([season.first], again=True, processes=1, tell=tell)
    assert is_said
    return done


def first(scanner: Scanner) -> str:
    return scanner.store.episodes()[0].episode.id


def cue_at(scanner: Scanner, second: float) -> Cue:
    cues = scanner.store.cues(first(scanner))
    return next(cue for cue in cues if cue.start_s < second < cue.end_s)


@pytest.mark.parametrize("stage", ["looking", "comparing"])
def test_corrections_of_the_same_episode_survive(
    season: SmallSeason, person: Scanner, stage: str
) -> None:
    def say(scanner: Scanner) -> None:
        editor, episode = Editor(scanner), scanner.store.episodes()[0]
        editor.edit(episode, cue_at(scanner, 10).id, end_s=14.0, usage=Usage.ON_SCREEN)
        editor.edit(episode, cue_at(scanner, 26).id, rejected=True)
        editor.add(episode, 34.0, 36.0)
        editor.correct(episode, number=2, reviewer="김나나")

    done = scan(season, person, stage, say)
    assert done.status == "scanned"
    shortened, rejected, added = (cue_at(person, second) for second in (10, 26, 35))
    assert (shortened.end_s, shortened.usage) == (14.0, Usage.ON_SCREEN)
    assert rejected.rejected
    assert added.set_by_person
    (episode,) = [one for one in person.store.episodes() if one.episode.path == season.first]
    assert (episode.episode.number, episode.reviewer) == (2, "김나나")
    assert episode.library


def test_an_episode_that_is_removed_meanwhile_stays_removed(
    season: SmallSeason, person: Scanner
) -> None:
    for stage in ("looking", "comparing"):
        done = scan(season, person, stage, lambda one: Editor(one).remove(one.store.episodes()[0]))
        assert done.status == "refused"
        assert "removed" in str(done.reason)
        assert [one.episode.path for one in person.store.episodes()] == [season.third]
        Editor(person).undo()
        assert len(person.store.episodes()) == 2


def test_another_episode_that_is_removed_meanwhile_is_compared_with_no_more(
    season: SmallSeason, person: Scanner
) -> None:
    def say(scanner: Scanner) -> None:
        Editor(scanner).remove(scanner.store.episodes()[1])

    assert scan(season, person, "comparing", say).status == "scanned"
    assert [one.episode.path for one in person.store.episodes()] == [season.first]


def test_unknowns_that_are_joined_meanwhile_are_one(season: SmallSeason, person: Scanner) -> None:
    done = scan(season, person, "looking", lambda one: void(Unknowns(one).merge(["1", "2"])))
    assert done.status == "scanned"
    assert {cue_at(person, second).unknown for second in (26, 60, 78)} == {"1"}


def test_an_undo_meanwhile_takes_back_what_was_said_before(
    season: SmallSeason, person: Scanner
) -> None:
    Editor(person).edit(person.store.episodes()[0], cue_at(person, 10).id, rejected=True)
    scan(season, person, "looking", lambda one: void(Editor(one).undo()))
    assert not cue_at(person, 10).rejected


def test_a_second_scan_waits_for_the_first(season: SmallSeason, person: Scanner) -> None:
    waited, done = threading.Event(), threading.Event()

    def second() -> None:
        with Scanner.open(season.home) as scanner:
            list(scanner.scan([season.third], waiting=waited.set))
        done.set()

    def say(_: Scanner) -> None:
        threading.Thread(target=second, daemon=True).start()
        assert waited.wait(60)
        assert not done.is_set()

    scan(season, person, "looking", say)
    assert done.wait(60)


def void(_: object) -> None:
    """What came of it does not matter."""
