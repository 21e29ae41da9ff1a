import numpy as np
import pytest
from hypothesis import given, settings
from numpy.typing import NDArray

from onara.subtitles.moments import EpisodeLines, Moments, vectors_of
from onara.subtitles.said import Said
from tests.spelling.any_text import ANYTHING

TALK = ("밥은 먹었어", "아니 아직", "같이 가자", "어디로 가는데", "it is late", "그래 알았어")


def episode(number: int, *told: tuple[float, str], **further: object) -> EpisodeLines:
    """An hour of small talk every ten seconds, with these lines at these seconds."""
    talk = [(10.0 * at, TALK[(at * number) % len(TALK)]) for at in range(360)]
    lines = tuple(Said(at, at + 3, text) for at, text in sorted([*talk, *told]))
    return EpisodeLines(f"e{number}", lines, 3600, number=number, **further)  # type: ignore[arg-type]


EPISODES = (
    episode(1, (605.0, "기차역에서 기다릴게"), (2000.0, "우산 가져왔어")),
    episode(2, (305.0, "기차역이 어디죠"), (3405.0, "기차역까지 뛰어"), (1500.0, "a red umbrella")),
    episode(3, (3500.0, "마지막 우산이네"), music=((0.0, 90.0), (3480.0, 3560.0))),
)
MOMENTS = Moments(EPISODES)


def best(description: str) -> tuple[str, float]:
    moment = MOMENTS.find(description)[0]
    return moment.episode, moment.second


@pytest.mark.parametrize(
    ("description", "moment"),
    [
        ("기차역, 1화", ("e1", 605)),
        ("2화 끝에 기차역에서", ("e2", 3405)),
        ("제2회 초반 기차역", ("e2", 305)),
        ("red umbrellas in episode 2", ("e2", 1500)),
        ("umbrella", ("e2", 1500)),
        ("마지막회 끝부분 우산", ("e3", 3500)),
        ("1화 우산", ("e1", 2000)),
        ("기챠역 1화", ("e1", 605)),
    ],
)
def test_a_described_moment_is_found(description: str, moment: tuple[str, float]) -> None:
    assert best(description) == moment


def test_the_line_and_whether_there_is_music_come_with_it() -> None:
    (moment,) = MOMENTS.find("우산, 3화")
    assert moment.line == Said(3500, 3503, "마지막 우산이네")
    assert moment.music
    assert 0 < moment.score <= 1


def test_words_of_neighbouring_lines_count_together() -> None:
    told = ((700.0, "여권 챙겼어"), (705.0, "비행기 놓치겠다"), (2000.0, "비행기 소리"))
    found = Moments([episode(1, *told)]).find("여권 비행기")
    assert found[0].second in (700, 705)
    assert found[0].score > found[1].score


def test_words_that_nobody_says_do_not_hide_the_one_that_is_said() -> None:
    assert MOMENTS.find("기차역 플랫폼 벤치 1화")[0].second == 605
    assert MOMENTS.find("기차역 1화")[0].score > MOMENTS.find("기차역 플랫폼 벤치 1화")[0].score


def test_only_a_place_is_answered_by_its_music() -> None:
    moments = MOMENTS.find("3화 끝")
    assert [(each.episode, each.second, each.music) for each in moments] == [("e3", 3480, True)]
    assert MOMENTS.find("beginning of episode 3")[0].second == 0


def test_a_place_without_music_is_answered_by_its_first_line() -> None:
    (moment,) = MOMENTS.find("end of episode 1")
    assert moment.second >= 0.8 * 3600
    assert not moment.music


@pytest.mark.parametrize("description", ["기차역, 9화", "zebra", "", "the", "end", "9화 끝"])
def test_what_is_not_there_is_not_answered(description: str) -> None:
    assert MOMENTS.find(description) == []


def test_the_last_episode_is_that_of_each_drama_and_season() -> None:
    umbrella = (Said(100, 103, "우산"),)
    told = [("signal", 1, 8), ("signal", 1, 16), ("signal", 2, 3), ("goblin", None, 16)]
    told += [("goblin", None, 2), ("goblin", None, None)]  # type: ignore[list-item]
    found = Moments(
        [
            EpisodeLines(f"{drama} {season} {number}", umbrella, 3600, drama, season, number)
            for drama, season, number in told
        ]
    )
    last = {moment.episode for moment in found.find("마지막회 우산")}
    assert last == {"signal 1 16", "signal 2 3", "goblin None 16"}
    assert found.find("시즌2 마지막회 우산")[0].episode == "signal 2 3"


def test_moments_of_one_answer_are_apart() -> None:
    told = [(1000.0 + 2 * at, "기차역") for at in range(20)]
    found = Moments([episode(1, *told), episode(2, (10.5, "기차역"))]).find("기차역")
    for one in found:
        others = [each for each in found if each is not one and each.episode == one.episode]
        assert all(abs(one.second - each.second) >= 30 for each in others)


def by_meaning(texts: list[str]) -> NDArray[np.float32]:
    """An encoder that knows one thing: stations are stations in both languages."""
    about = [[float("기차역" in text or "station" in text), 0.5, len(text) / 100] for text in texts]
    rows = np.array(about, np.float32).reshape(-1, 3)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def test_an_encoder_finds_a_line_in_another_language() -> None:
    assert MOMENTS.find("the station, end of episode 2") == []
    moment = Moments(EPISODES, by_meaning).find("the station, end of episode 2")[0]
    assert (moment.episode, moment.second) == ("e2", 3405)


def test_vectors_that_were_kept_are_not_made_again() -> None:
    asked: list[str] = []

    def counting(texts: list[str]) -> NDArray[np.float32]:
        asked.extend(texts)
        return by_meaning(texts)

    first = vectors_of(EPISODES[0].lines, counting)
    assert len(asked) == len({line.text for line in EPISODES[0].lines}) < len(first)
    kept = EpisodeLines("e1", EPISODES[0].lines, 3600, number=1, vectors=first)
    asked.clear()
    assert Moments([kept], counting).find("station")[0].second == 605
    assert asked == ["station"]


def test_nothing_said_anywhere_is_no_trouble() -> None:
    for encode in (None, by_meaning):
        assert Moments([], encode).find("station") == []
        silent = EpisodeLines("e1", (), 60, number=1)
        assert Moments([silent], encode).find("station") == []
        assert Moments([silent], encode).find("end of episode 1")[0].line is None


@settings(max_examples=60, deadline=None)
@given(ANYTHING)
def test_any_description_is_answered_or_not(text: str) -> None:
    for moment in MOMENTS.find(text):
        assert 0 < moment.score <= 1
