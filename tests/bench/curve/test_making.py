"""Clips of the curve, cut from a corpus of two rendered tracks."""

from pathlib import Path

import numpy as np
import pytest

from bench.corpus import Corpus, Query
from bench.curve import making
from bench.level import active_level
from bench.sound import as_int16, decode, mono, write_wav
from bench.speech import RATE
from tests.media import music

LENGTHS = (0.3, 2.0)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    root = tmp_path_factory.mktemp("corpus")
    library = {}
    for seed in (1, 2):
        library[f"{seed}.wav"] = root / f"{seed}.wav"
        write_wav(root / f"{seed}.wav", music(20.0, seed, RATE), RATE)
    places = [("1.wav", 2.5), ("2.wav", 4.0), ("1.wav", 6.0), ("2.wav", 1.5)]
    queries = [Query(root / "x.wav", track, at, 5.0, "clean") for track, at in places]
    for length in (5, 10):
        path = root / f"unknown{length}.wav"
        write_wav(path, music(float(length), 9, 16000), 16000)
        queries.append(Query(path, "", None, float(length), "unknown_clean"))
    return Corpus(root, library, 0.01, dict.fromkeys(library, 20.0), queries)


@pytest.fixture(scope="module")
def bed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bed") / "bed.npy"
    np.save(path, as_int16(0.3 * music(40.0, 5, RATE)))
    return path


def test_fewer_excerpts_are_the_first_of_more(corpus: Corpus) -> None:
    more = making.excerpts(corpus, 4, 40.0, 7)
    assert making.excerpts(corpus, 2, 40.0, 7) == more[:2]
    assert {(one.track, one.start_s) for one in more} == {
        (q.track, q.start_s) for q in corpus.queries if q.track
    }


def test_every_length_and_level_is_made_once(
    corpus: Corpus, bed_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = making.excerpts(corpus, 1, 40.0, 7)
    made = making.known(corpus, chosen, LENGTHS, bed_file, tmp_path)
    assert len(made) == len(LENGTHS) * len(making.CONDITIONS)
    for query in made:
        sound, rate = decode(query.path)
        assert len(sound) / rate == pytest.approx(query.length_s, abs=0.001)
        assert active_level(mono(sound), rate) < -22
    clean = next(q for q in made if (q.condition, q.length_s) == ("clean", 2.0))
    heard, rate = decode(clean.path)
    track = decode(corpus.library[clean.track], rate)[0]
    first = round((clean.start_s or 0) * rate)
    assert np.corrcoef(mono(heard), mono(track[first : first + len(heard)]))[0, 1] > 0.99
    monkeypatch.setattr("bench.clips.make", None)
    assert making.known(corpus, chosen, LENGTHS, bed_file, tmp_path) == made


def test_unknown_clips_are_the_beginnings_of_the_corpus_s_own(
    corpus: Corpus, tmp_path: Path
) -> None:
    made = making.unknown(corpus, 3, [0.3, 5.0, 10.0], tmp_path)
    assert [(q.track, q.length_s) for q in made] == [("", 0.3), ("", 5.0), ("", 10.0)]
    short, _ = decode(made[0].path)
    whole, rate = decode(made[1].path)
    assert len(short) == round(0.3 * rate)
    assert np.array_equal(short, whole[: len(short)])
