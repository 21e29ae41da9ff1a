import pytest

from onara.spelling.letters import is_common, kind, weigh


@pytest.mark.parametrize(
    ("right", "broken"),
    [
        ("길", "±æ"),
        ("스테이 위드 미", "½ºÅ×ÀÌ À§µå ¹Ì"),
        ("CANÇÃO", "CAN픽O"),
        ("Ägypten", "컦ypten"),
        ("月亮代表我的心", "÷Â÷à´ú±íÎÒµÄÐÄ"),
        ("Sigur Rós", "Sigur RÃ³s"),
        ("첫눈처럼", "霉传贸烦"),
    ],
)
def test_what_somebody_wrote_is_less_surprising(right: str, broken: str) -> None:
    assert weigh(right).bits < weigh(broken).bits


def test_only_what_is_not_ascii_is_foreign() -> None:
    assert weigh("Part.3") == (weigh("Part.3").bits, 0.0, 0)
    assert weigh("도깨비 OST").foreign == 3


def test_kinds_of_characters() -> None:
    characters = "aA1 éÉфФ가かカ漢½\x80\ue000"
    assert "".join(map(kind, characters)) == "aA1pxXyYHKKCS!!"


def test_common_halves_of_the_standards() -> None:
    assert is_common("가") and not is_common("뷁")
    assert is_common("愛") and not is_common("龘")
