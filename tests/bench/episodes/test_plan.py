from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from bench.episodes.material import PER_SECOND, Source
from bench.episodes.plan import EpisodePlan, PlanError, season
from bench.episodes.recipe import FULL, SMALL, Recipe


def _sources(library: int = 30, unknown: int = 16, seconds: int = 200) -> list[Source]:
    levels = np.full(seconds * PER_SECOND, -20.0)
    return [
        Source(f"{split}{i}.ogg", split, Path(f"{split}{i}.ogg"), levels)
        for split, count in (("library", library), ("unknown", unknown))
        for i in range(count)
    ]


@pytest.fixture(scope="module")
def plans() -> list[EpisodePlan]:
    return season(_sources(), FULL, np.random.default_rng(1))


def test_a_seed_gives_one_season(plans: list[EpisodePlan]) -> None:
    again = season(_sources(), FULL, np.random.default_rng(1))
    other = season(_sources(), FULL, np.random.default_rng(2))
    shape = [[(c.source.name, c.start_s, c.pieces) for c in p.cues] for p in plans]
    assert [[(c.source.name, c.start_s, c.pieces) for c in p.cues] for p in again] == shape
    assert [[(c.source.name, c.start_s, c.pieces) for c in p.cues] for p in other] != shape


def test_episodes_last_as_long_as_one_on_television(plans: list[EpisodePlan]) -> None:
    assert len(plans) == 4
    assert all(20 * 60 <= plan.seconds <= 28 * 60 for plan in plans)
    assert sum(plan.container.surround for plan in plans) == 1


def test_every_episode_has_the_same_opening_ending_recap_and_preview(
    plans: list[EpisodePlan],
) -> None:
    for kind in ("opening", "ending", "recap", "preview"):
        found = {(c.source.name, c.pieces) for p in plans for c in p.cues if c.kind == kind}
        assert len(found) == 1
        assert all(sum(c.kind == kind for c in p.cues) == 1 for p in plans)


def test_themes_that_were_never_released_recur_at_all_levels(plans: list[EpisodePlan]) -> None:
    themes = defaultdict(list)
    for number, plan in enumerate(plans):
        for cue in plan.cues:
            if cue.theme.startswith("theme"):
                themes[cue.theme].append((number, cue))
    assert len(themes) == FULL.themes
    assert len({group[0][1].source.name for group in themes.values()}) == FULL.themes
    for group in themes.values():
        assert len({number for number, _ in group}) == 3
        assert {cue.source.split for _, cue in group} == {"unknown"}
        gains = sorted(cue.gain_db for _, cue in group)
        assert -10 <= gains[0] < -4.5 < gains[2] - 5 <= 1
        assert -4.7 <= gains[1] <= 0.7
        assert all(cue.gain_db - cue.duck_db >= -10 for _, cue in group)
        starts = [cue.pieces[0].from_s for _, cue in group]
        ends = [cue.pieces[0].from_s + cue.pieces[0].seconds for _, cue in group]
        assert min(ends) - max(starts) > 7.9


def test_unknown_music_that_is_heard_once_is_in_no_theme(plans: list[EpisodePlan]) -> None:
    unknown = [c for p in plans for c in p.cues if c.source.split == "unknown"]
    names = [c.source.name for c in unknown if not c.theme]
    assert len(names) == len(set(names)) == 4
    assert not {c.source.name for c in unknown if c.theme} & set(names)


def test_every_kind_occurs_and_stretches_without_music(plans: list[EpisodePlan]) -> None:
    cues = [c for p in plans for c in p.cues]
    assert {c.kind for c in cues} >= {"plain", "loop", "edit", "joined", "diegetic"}
    for plan in plans:
        gaps = [b.start_s - a.end_s for a, b in pairwise(plan.cues)]
        assert sum(gap >= 120 for gap in gaps) >= 2
    for cue in cues:
        if cue.kind == "edit":
            first, second = cue.pieces
            assert second.from_s >= first.from_s + first.seconds + 10


def test_only_joined_cues_overlap_and_they_fade_into_each_other(plans: list[EpisodePlan]) -> None:
    for plan in plans:
        for a, b in pairwise(plan.cues):
            if b.kind == "joined":
                assert 0.5 <= a.end_s - b.start_s <= 3.0
                assert a.fade_out_s == b.fade_in_s == pytest.approx(a.end_s - b.start_s, abs=0.01)
            else:
                assert b.start_s >= a.end_s


def test_every_episode_has_all_levels(plans: list[EpisodePlan]) -> None:
    gains = np.array([c.gain_db for p in plans for c in p.cues])
    for low, high in ((3, 9), (-3, 3), (-13, -6), (-22, -17)):
        assert np.mean((gains >= low) & (gains <= high)) > 0.08


def test_the_small_season_is_short() -> None:
    plans = season(_sources(8, 2), SMALL, np.random.default_rng(3))
    assert all(150 <= plan.seconds <= 240 for plan in plans)
    themes = {c.theme for p in plans for c in p.cues if c.theme}
    assert themes == {"theme 1", "preview theme"}


@pytest.mark.parametrize(
    ("sources", "recipe"),
    [(_sources(30, 5), FULL), (_sources(30, 16, seconds=20), replace(SMALL, themes=0))],
)
def test_too_little_music_is_said_in_one_line(sources: list[Source], recipe: Recipe) -> None:
    with pytest.raises(PlanError):
        season(sources, recipe, np.random.default_rng(1))
