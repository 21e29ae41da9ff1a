import pytest

from bench.episodes.heard import heard, paired
from tests.bench.episodes.made import cue, told


def test_folders_do_not_matter_in_a_prediction() -> None:
    row = {"episode": "/x/1.mkv", "start_s": 1, "end_s": 2, "track": "/library/a.ogg"}
    assert heard(row) == told(1.0, 2.0)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"episode": "1.mkv", "start_s": 1, "track": None}, "lacks 'end_s'"),
        ({"episode": "1.mkv", "start_s": 3, "end_s": 2, "track": None}, "ends before it begins"),
        ({"episode": "1.mkv", "start_s": 3, "end_s": float("nan"), "track": None}, "ends before"),
    ],
)
def test_a_prediction_without_its_bounds_is_refused(row: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        heard(row)


def test_a_prediction_stands_for_the_cue_that_it_covers_most_of() -> None:
    cues = [cue(0, 10), cue(12, 40), cue(50, 60, "")]
    pairing = paired(
        cues, [told(5, 30), told(31, 39), told(45, 55, "b.ogg"), told(49, 61, None), told(70, 80)]
    )
    assert dict(pairing.standing) == {1: [0, 1], 2: [3]}
    assert dict(pairing.touching) == {0: [0], 1: [0, 1], 2: [3]}
    assert pairing.spanned == {0: 2, 1: 1, 3: 1}
    assert pairing.lost == [2, 4]
