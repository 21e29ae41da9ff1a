"""The whole library, in the order of promise, as long as there is time."""

import math
from pathlib import Path

import numpy as np
import pytest

from onara import Library
from onara.audio import SAMPLE_RATE, Samples
from onara.fingerprint import Baseband, whiten
from onara.index import Index
from onara.library import everywhere
from onara.library.effort import Budget
from onara.library.everywhere import hear_everywhere
from onara.match import best_matches
from tests.conftest import save_wav
from tests.landmarks.playing import cut, song

SEEDS = range(8)
FOREVER, NOW = Budget(math.inf), Budget(0.0)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("everywhere")
    for seed in SEEDS:
        save_wav(folder / f"{seed}.wav", song(seed), SAMPLE_RATE)
    library = Library.open(folder / "home")
    library.add([folder])
    return library


@pytest.fixture
def index(library: Library) -> Index:
    return Index(library.home / "index")


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two songs are as much as is searched together."""
    monkeypatch.setattr(everywhere, "AT_ONCE_S", 1.5 * len(song(0)) / SAMPLE_RATE)


@pytest.fixture(scope="module")
def names(library: Library) -> dict[int, str]:
    """The recording of each seed."""
    return {int(each.paths[0].stem): each.recording for each in library.recordings()}


def buried(seed: int, noise: float = 4.0) -> Samples:
    """A clip that is sure, and not plain."""
    clip = cut(song(seed), 7.0, 5.0)
    hiss = np.random.default_rng(1).standard_normal(len(clip)).astype(np.float32)
    return np.asarray(clip + hiss * float(np.std(clip)) * noise, np.float32)


def query(sound: Samples) -> Baseband:
    return whiten(sound)


def test_a_small_library_is_searched_in_one_piece(index: Index) -> None:
    asked = [query(buried(3)), query(buried(5))]
    found, share = hear_everywhere(asked, index, [], looks=2, budget=NOW)
    assert found == best_matches(asked, index.references(), looks=2)
    assert share == 1.0


@pytest.mark.usefixtures("large")
def test_a_large_one_is_searched_in_parts_with_the_same_answer(
    index: Index, names: dict[int, str]
) -> None:
    asked = query(buried(3))
    (whole,) = best_matches([asked], index.references())
    (parts,), share = hear_everywhere([asked], index, [], looks=1, budget=FOREVER)
    assert share == 1.0
    assert parts[0].recording == whole[0].recording == names[3]
    assert parts[0].is_sure
    assert parts[0].z == pytest.approx(whole[0].z, rel=0.05)
    assert {each.recording for each in parts} == set(names.values())


@pytest.mark.usefixtures("large")
def test_a_part_is_no_surer_than_the_whole(index: Index, names: dict[int, str]) -> None:
    """Which part it is may have been chosen by the clip itself."""
    asked = query(buried(3, 8.0))
    (whole,) = best_matches([asked], index.references())
    (found,), _ = hear_everywhere([asked], index, [names[3]], looks=1, budget=NOW)
    assert found[0].recording == whole[0].recording == names[3]
    assert found[0].p >= 0.3 * whole[0].p


@pytest.mark.usefixtures("large")
def test_what_is_likely_comes_first_and_the_time_ends_the_rest(
    index: Index, names: dict[int, str]
) -> None:
    first = [names[6], names[3]]
    (found,), share = hear_everywhere([query(buried(3))], index, first, looks=1, budget=NOW)
    assert {each.recording for each in found} == set(first)
    assert found[0].recording == names[3]
    assert found[0].is_sure
    assert 0 < share < 0.5


@pytest.mark.usefixtures("large")
def test_something_plain_ends_the_search(index: Index, names: dict[int, str]) -> None:
    clip = query(cut(song(6), 7.0, 5.0))
    (found,), share = hear_everywhere([clip], index, [names[6]], looks=1, budget=FOREVER)
    assert found[0].is_plain
    assert share < 0.5


@pytest.mark.usefixtures("large")
def test_a_search_that_was_cut_short_says_so(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(everywhere.__dict__, "AT_ONCE_S", 1.0)
    monkeypatch.setattr("onara.library.hearing.Budget", lambda _: NOW)
    answer = library.identify(song(99, 5.0), SAMPLE_RATE, effort="quick")
    assert answer.match is None
    assert answer.searched < 1
    assert answer.as_json()["searched"] == pytest.approx(answer.searched, abs=1e-4)


def test_an_empty_library_is_searched_whole(tmp_path: Path) -> None:
    nothing = Index(tmp_path / "none")
    found, share = hear_everywhere([query(buried(3))], nothing, [], looks=1, budget=FOREVER)
    assert found == [[]]
    assert share == 1.0
