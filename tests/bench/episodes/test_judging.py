import pytest

from bench.episodes.judging import figures
from tests.bench.episodes.made import corpus, cue, told


def test_seconds_are_counted_by_track_and_only_once() -> None:
    found = figures(
        corpus(cue(0, 10), cue(20, 40, "b.ogg", level="background")),
        [told(0, 8), told(4, 8), told(20, 30, "b.ogg"), told(36, 40, "c.ogg")],
    )
    assert found.precision.percent == pytest.approx(100 * 18 / 22)
    assert found.recall.percent == pytest.approx(100 * 18 / 30)
    assert {k: p.percent for k, p in found.recall_by_level.items()} == {
        "similar": 80,
        "background": 50,
    }
    assert found.f1 == pytest.approx(2 * 18 / (22 + 30) * 100)


def test_false_seconds_are_told_by_what_sounds_instead() -> None:
    found = figures(
        corpus(cue(10, 20), cue(30, 40, ""), cue(38, 50, "b.ogg")),
        [told(8, 21), told(32, 45, "c.ogg"), told(60, 61, "c.ogg")],
    )
    false = found.false
    assert (false.nothing, false.unknown, false.other) == (4, 6, 7)
    assert false.edges == 3
    assert (found.wrong_names.amount, found.wrong_names.whole) == (2, 3)


def test_edges_are_judged_apart_where_music_begins_and_ends_at_once() -> None:
    found = figures(
        corpus(
            cue(10, 20, fade_in_s=0.01, fade_out_s=4.0),
            cue(30, 40, fade_in_s=3.0, fade_out_s=0.01),
        ),
        [told(10.2, 14), told(15, 18), told(33, 40.4)],
    )
    assert found.start_hard.median == pytest.approx(0.2)
    assert found.end_hard.median == pytest.approx(0.4)
    assert found.start_hard.count == found.end_hard.count == 1
    assert found.start.median == pytest.approx(1.6)
    assert found.end.signed == pytest.approx(-0.8)


def test_fades_that_the_corpus_does_not_tell_are_not_judged() -> None:
    found = figures(corpus(cue(10, 20)), [told(11, 20)])
    assert found.start_hard.median is None
    assert found.start.median == 1


def test_a_cue_in_pieces_and_two_cues_in_one_are_both_counted() -> None:
    found = figures(
        corpus(cue(0, 10), cue(20, 30), cue(40, 50), cue(60, 70), cue(80, 90), cue(99, 100)),
        [told(0, 10), told(20, 24), told(26, 30), told(40, 70)],
    )
    assert (found.one_to_one.amount, found.one_to_one.whole) == (1, 5)
    assert (found.touched.amount, found.touched.whole) == (4, 5)


def test_unknown_music_and_any_music_are_judged_by_seconds() -> None:
    found = figures(
        corpus(cue(0, 10, ""), cue(20, 30)),
        [told(5, 15, None), told(20, 25, None), told(25, 30, "b.ogg")],
    )
    assert found.unknown_recall.percent == 50
    assert found.unknown_precision.percent == pytest.approx(100 * 5 / 15)
    assert found.music_recall.percent == 75
    assert found.music_precision.percent == 75


def test_levels_are_compared_where_somebody_speaks() -> None:
    found = figures(
        corpus(
            cue(0, 10, under_speech_db=-6.0, speech_share=0.8),
            cue(20, 30, under_speech_db=-12.0, speech_share=0.5),
            cue(40, 50, under_speech_db=0.0, speech_share=0.05),
        ),
        [told(0, 10, level_db=-9.0), told(20, 30, level_db=-13.0), told(40, 50, level_db=30.0)],
    )
    assert (found.level.median, found.level.signed, found.level.count) == (2.0, -2.0, 2)


def test_an_opening_told_elsewhere_is_a_wrong_usage() -> None:
    found = figures(
        corpus(cue(0, 30, kind="opening"), cue(100, 130, kind="ending"), cue(200, 220)),
        [
            told(0, 30, usage="opening"),
            told(100, 130, usage="background"),
            told(200, 220, usage="closing"),
            told(300, 310, usage="opening"),
        ],
    )
    right = {name: (p.amount, p.whole) for name, p in found.usage.items()}
    assert right == {"closing": (0, 1), "opening": (1, 1)}
    assert (found.false_usage.amount, found.false_usage.whole) == (2, 3)


def test_an_episode_that_the_corpus_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match=r"9\.mkv is not an episode"):
        figures(corpus(cue(0, 10)), [told(0, 10, episode="9.mkv")])


def test_nothing_found_has_no_precision_and_no_recall() -> None:
    found = figures(corpus(cue(0, 10)), [])
    assert found.precision.percent is None
    assert found.recall.percent == 0
    assert found.f1 is None
