from bench.episodes.recurring import recurring
from bench.episodes.truth import Cue
from tests.bench.episodes.made import corpus, cue, told

EPISODES = ("1.mkv", "2.mkv", "3.mkv")


def _theme(name: str, start_s: float) -> list[Cue]:
    """It is heard in three episodes, at +3, -2 and -8 dB."""
    return [
        cue(start_s, start_s + 20, "", theme=name, episode=e, gain_db=g)
        for e, g in zip(EPISODES, (3.0, -2.0, -8.0), strict=True)
    ]


TRUE = corpus(*_theme("one", 100), *_theme("two", 200), cue(300, 310, ""), cue(400, 410))


def test_a_theme_under_one_id_everywhere_is_one_recurring_unknown() -> None:
    one = [told(101, 118, None, unknown="u1", episode=e) for e in EPISODES]
    two = [told(201, 218, None, unknown="u2", episode=e) for e in EPISODES]
    found = recurring(TRUE, [*one, *two])
    assert found
    assert (found.themes.amount, found.themes.whole) == (2, 2)
    assert found.gathered.percent == 100
    assert found.mixed.amount == 0


def test_a_theme_that_misses_an_occurrence_is_not_whole() -> None:
    one = [told(101, 118, None, unknown="u1", episode=e) for e in EPISODES[:2]]
    single = told(101, 118, None, episode="3.mkv")
    found = recurring(TRUE, [*one, single])
    assert found
    assert found.themes.amount == 0
    assert (found.occurrences.amount, found.gathered.amount) == (3, 2)
    shares = {name: (p.amount, p.whole) for name, p in found.gathered_by_level.items()}
    assert shares == {"from 0 dB on": (1, 2), "-5 to 0 dB": (1, 2), "below -5 dB": (0, 2)}


def test_an_id_with_other_music_in_it_spoils_its_theme() -> None:
    one = [told(101, 118, None, unknown="u1", episode=e) for e in EPISODES]
    for stranger in (
        told(201, 218, None, unknown="u1"),
        told(300, 310, None, unknown="u1"),
        told(400, 410, None, unknown="u1"),
    ):
        found = recurring(TRUE, [*one, stranger])
        assert found
        assert found.themes.amount == 0
        assert (found.mixed.amount, found.mixed.whole) == (1, 1)


def test_a_corpus_without_themes_tells_nothing_of_them() -> None:
    assert recurring(corpus(cue(0, 10, "")), [told(0, 10, None, unknown="u1")]) is None
