from __future__ import annotations

from collections.abc import Iterator

import pytest

from onara.scan import Scanner
from onara.scanned.editing import EditError, Editor, one_episode
from onara.scanned.unknowns import Unknowns
from onara.sheet import Cue
from tests.small_season import SmallSeason


@pytest.fixture
def scanner(season: SmallSeason) -> Iterator[Scanner]:
    with Scanner.open(season.home) as opened:
        yield opened


def numbers(scanner: Scanner) -> list[list[str | None]]:
    """The unknowns of the cues of each episode that are of no recording."""
    return [
        [cue.unknown for cue in scanner.store.cues(one.episode.id) if cue.recording is None]
        for one in scanner.store.episodes()
    ]


def every_cue(scanner: Scanner) -> list[Cue]:
    return [cue for one in scanner.store.episodes() for cue in scanner.store.cues(one.episode.id)]


def test_unknowns_are_listed_with_their_places_and_excerpts(scanner: Scanner) -> None:
    lost, other = Unknowns(scanner).all()
    assert numbers(scanner) == [["1", "1", "2"], ["1", "2"]]
    assert [one.unknown.number for one in (lost, other)] == [1, 2]
    assert [one.scanned.episode.number for one in lost.heard] == [1, 1, 3]
    assert lost.heard[0].cue.start_s == pytest.approx(20.0, abs=1.0)
    assert lost.seconds == pytest.approx(36.0, abs=4.0)
    assert lost.excerpt is not None
    assert lost.excerpt.exists()


def test_a_name_is_shown_everywhere_at_once(scanner: Scanner) -> None:
    unknowns = Unknowns(scanner)
    assert unknowns.name("1", " the  sad piano ").unknown.name == "the sad piano"
    sheet = scanner.names().sheet(one_episode("goblin 3", scanner))
    assert "the sad piano" in [line.music.title for line in sheet.lines]
    assert unknowns.one("The Sad Piano").unknown.number == 1
    unknowns.name("the sad piano", "")
    assert unknowns.one("1").unknown.title == "Unknown 1"
    assert Editor(scanner).undo() == "Unknown 1 without a name"
    assert unknowns.one("1").unknown.name == "the sad piano"


def test_two_unknowns_do_not_share_a_name(scanner: Scanner) -> None:
    unknowns = Unknowns(scanner)
    unknowns.name("1", "piano")
    with pytest.raises(EditError, match="onara unknown merge 1 2"):
        unknowns.name("2", "Piano")
    with pytest.raises(EditError, match="Unknown 1 is called"):
        unknowns.name("2", "unknown 1")


def test_merged_unknowns_are_one_for_ever(scanner: Scanner, season: SmallSeason) -> None:
    unknowns = Unknowns(scanner)
    unknowns.name("2", "piano")
    merged = unknowns.merge(["1", "piano"])
    assert (merged.unknown.number, merged.unknown.name, len(merged.heard)) == (1, "piano", 5)
    assert numbers(scanner) == [["1", "1", "1"], ["1", "1"]]
    assert [one.unknown.number for one in unknowns.all()] == [1]
    assert scanner.excerpts.references == ("unknown-1",)
    with pytest.raises(EditError, match="a part of Unknown 1"):
        unknowns.name("2", "other")
    done = list(scanner.scan([season.first, season.third], again=True, processes=1))
    assert [each.status for each in done] == ["scanned", "scanned"]
    assert numbers(scanner) == [["1", "1", "1"], ["1", "1"]]


def test_a_merger_is_undone(scanner: Scanner) -> None:
    before = every_cue(scanner)
    Unknowns(scanner).merge(["1", "2"])
    assert Editor(scanner).undo() == "Unknown 2 merged into Unknown 1"
    assert every_cue(scanner) == before
    assert scanner.excerpts.references == ("unknown-1", "unknown-2")


def test_what_is_split_off_is_apart_for_ever(scanner: Scanner, season: SmallSeason) -> None:
    unknowns, third = Unknowns(scanner), one_episode("goblin 3", scanner)
    cue = scanner.store.cues(third.episode.id)[0]
    new = unknowns.split("1", third, [cue.id])
    assert (new.unknown.number, len(new.heard)) == (3, 1)
    assert numbers(scanner) == [["1", "1", "2"], ["3", "2"]]
    scanner.recurring.number()
    assert numbers(scanner) == [["1", "1", "2"], ["3", "2"]]
    for path in (season.third, season.first):
        [done] = scanner.scan([path], again=True, processes=1)
        assert done.status == "scanned"
        assert numbers(scanner) == [["1", "1", "2"], ["3", "2"]]
    assert scanner.store.next_number() == 4


def test_a_split_is_undone(scanner: Scanner) -> None:
    before, third = every_cue(scanner), one_episode("goblin 3", scanner)
    Unknowns(scanner).split("1", third, [scanner.store.cues(third.episode.id)[0].id])
    assert "split off Unknown 1" in (Editor(scanner).undo() or "")
    assert every_cue(scanner) == before
    assert [one.number for one in scanner.store.unknowns()] == [1, 2]
    assert scanner.excerpts.references == ("unknown-1", "unknown-2")


def test_what_was_split_off_can_be_merged_again(scanner: Scanner, season: SmallSeason) -> None:
    unknowns, third = Unknowns(scanner), one_episode("goblin 3", scanner)
    unknowns.split("1", third, [scanner.store.cues(third.episode.id)[0].id])
    assert len(unknowns.merge(["1", "3"]).heard) == 3
    assert not any(one.told.get("apart") for one in scanner.store.unknowns())
    [done] = scanner.scan([season.third], again=True, processes=1)
    assert done.status == "scanned"
    assert numbers(scanner) == [["1", "1", "2"], ["1", "2"]]


def test_only_a_part_of_an_unknown_can_be_split_off(scanner: Scanner) -> None:
    unknowns, first = Unknowns(scanner), one_episode("goblin 1", scanner)
    with pytest.raises(EditError, match="Unknown 2 is not in cue 1 of"):
        unknowns.split("2", first, ["1"])
    third = one_episode("goblin 3", scanner)
    unknowns.split("2", third, [scanner.store.cues(third.episode.id)[-1].id])
    with pytest.raises(EditError, match="nothing would be left"):
        unknowns.split("2", first, [scanner.store.cues(first.episode.id)[-1].id])


@pytest.mark.parametrize("words", ["7", "unknown 7", "no such name", "", "9" * 40, "-1"])
def test_what_no_unknown_is_called_is_said(scanner: Scanner, words: str) -> None:
    with pytest.raises(EditError, match="there are Unknown 1, Unknown 2"):
        Unknowns(scanner).one(words)


def test_a_merger_needs_two(scanner: Scanner) -> None:
    with pytest.raises(EditError, match="two unknowns at least"):
        Unknowns(scanner).merge(["1", "unknown 1"])
