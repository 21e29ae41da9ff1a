from bench.episodes.windows import Window, joined, limit
from bench.runners.protocol import Found
from tests.bench.episodes.made import cue


def _window(start_s: float, track: str | None, offset_s: float, score: float = 9.0) -> Window:
    return Window("1.mkv", start_s, Found(track, score, offset_s) if track else None)


def test_neighbouring_windows_at_one_offset_are_one_cue() -> None:
    cues = joined(
        [_window(3, "a", 40), _window(6, "a", 43.2), _window(9, None, 0), _window(12, "a", 49.1)], 1
    )
    assert [(c.start_s, c.end_s, c.track) for c in cues] == [(4.5, 16.5, "a")]


def test_another_place_of_the_track_or_a_long_gap_is_another_cue() -> None:
    assert len(joined([_window(3, "a", 40), _window(6, "a", 80)], 1)) == 2
    assert len(joined([_window(3, "a", 40), _window(12, "a", 49)], 1)) == 2


def test_answers_at_or_below_the_limit_count_for_nothing() -> None:
    assert joined([_window(3, "a", 40, score=5.0)], 5.0) == []


def test_the_limit_is_fixed_on_windows_without_library_music() -> None:
    quiet = [_window(100.0 + 3 * i, "a", 0, score=float(i)) for i in range(100)]
    loud = [_window(3, "a", 40, score=1000.0)]
    unknown = cue(100, 130, "")
    assert limit([*quiet, *loud], [cue(0, 12), unknown]) == 98
