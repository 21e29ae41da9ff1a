from collections import Counter
from pathlib import Path

from bench import fresh
from bench.corpus import Corpus
from tests.media import encode, music

RATE = 44100


def test_the_same_excerpts_serve_every_condition_and_the_seed_draws_them(tmp_path: Path) -> None:
    track = encode(tmp_path / "a.wav", music(40.0, 1, RATE), "wav", "pcm_s16le", rate=RATE)
    found = Corpus(tmp_path, {"a.wav": track}, 40 / 3600, {"a.wav": 40.0}, [])
    planned = fresh.planned(found, [1, 2], 3, seed=7)
    assert Counter(clip.condition.name for clip in planned) == {
        condition.name: 6 for condition in fresh.CONDITIONS
    }
    assert len({clip.start_s for clip in planned}) == 3
    assert {clip.track for clip in planned} == {"a.wav"}
    again = fresh.planned(found, [1, 2], 3, seed=8)
    assert {clip.start_s for clip in again}.isdisjoint({clip.start_s for clip in planned})


def test_what_is_named_is_counted_in_per_cent() -> None:
    counted = Counter({"clean 1": 4, "room 1": 3, "wrong": 1})
    told = {row[0]: row[1:] for row in fresh.rows(counted, [1, 5], 4)}
    assert told["clean"] == ["100.0", "0.0"]
    assert told["room"] == ["75.0", "0.0"]
    assert told["named wrongly, of all"] == ["1", ""]
