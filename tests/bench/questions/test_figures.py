from bench.questions.figures import figures, refused_although_good
from tests.bench.questions.answers import asked

NAMES = [
    asked("names", first=True, in_five=True, ms=4),
    asked("names", in_five=True, ms=2),
    asked("names", refused=True, lang="ko", ms=3),
    asked("names", first=True, in_five=True, lang="ko", ms=1),
    asked("names", first=True, in_five=True, lang="ko", ms=9),
]


def test_a_kind_is_told_as_a_whole_and_by_language_with_the_largest_first() -> None:
    told = figures(NAMES)
    assert [(each.group, each.count) for each in told] == [("all", 5), ("ko", 3), ("en", 2)]
    whole, _, english = told
    assert (whole.first, whole.five, whole.refused) == (60.0, 80.0, 20.0)
    assert (english.first, english.five, english.refused) == (50.0, 100.0, 0.0)
    assert (whole.median_ms, whole.p95_ms) == (3, 9)


def test_kinds_come_in_their_order_and_only_those_asked() -> None:
    told = figures([asked("negatives", first=True, refused=True), *NAMES])
    assert list(dict.fromkeys(each.kind for each in told)) == ["names", "negatives"]


def test_the_way_of_asking_can_tell_them_apart_too() -> None:
    assert [each.group for each in figures(NAMES, by="pattern")] == ["all", "typo"]


def test_targets_are_met_or_missed() -> None:
    right = asked("names", first=True, in_five=True)
    assert figures([right])[0].is_met
    assert not figures(NAMES)[0].is_met
    assert figures([asked("scenes", in_five=True)])[0].is_met
    # Nine in ten first reach the first target of names, and miss the one for five.
    assert not figures([right] * 95 + [asked("names")] * 5)[0].is_met


def test_refusals_count_only_where_there_is_an_answer() -> None:
    negative = asked("negatives", first=True, in_five=True, refused=True)
    assert refused_although_good([*NAMES, negative]) == (1, 5)
    assert refused_although_good([negative]) == (0, 0)
