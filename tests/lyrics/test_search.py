from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bench.lyrics.invented import Song, Writer
from onara.lyrics import PLAIN, LineHit, LyricStore, Owned
from onara.spelling import romanised

SONGS = 300
MINE = (
    "노란 대문 앞에 고양이가 하품을 해",
    "일곱 번째 등불 아래 종이배를 접었어",
    "멀리 기적이 울면 우산을 펴 들게",
    "seven copper kettles whistle on the pier",
    "and the postman counts the pigeons twice",
    "울지 마",
)


@pytest.fixture(scope="module")
def songs() -> list[Song]:
    writer = Writer(7)
    return [writer.song() for _ in range(SONGS)]


@pytest.fixture(scope="module")
def store(songs: list[Song], tmp_path_factory: pytest.TempPathFactory) -> Iterator[LyricStore]:
    """A library of invented songs, one of them ours, one of them ours in Latin letters."""
    folder = tmp_path_factory.mktemp("lyrics")
    everything = [*songs, Song("korean", MINE)]
    for at, song in enumerate(everything):
        (folder / f"{at}.lrc").write_text(song.lrc(), encoding="utf-8")
    latin = Song("romanised", ("geurimja eopneun jeongnyuso", "hayan beoseuga jinagane"))
    (folder / "latin.lrc").write_text(latin.lrc(), encoding="utf-8")
    with LyricStore.open(folder / "lyrics.sqlite", create=True) as store:
        store.update([Owned("", path) for path in sorted(folder.glob("*.lrc"))])
        yield store


Ask = Callable[[str], LineHit]


@pytest.fixture
def ask(store: LyricStore) -> Ask:
    """The best hit, which has to be an answer."""

    def best(words: str) -> LineHit:
        hit = store.search(words)[0]
        assert hit.score >= PLAIN
        return hit

    return best


def test_a_line_is_found_with_its_second(ask: Ask) -> None:
    for at, line in enumerate(MINE[:5]):
        hit = ask(line)
        assert (hit.line, hit.start_s, hit.how) == (line, 10 + 4 * at, "exact words")
        assert hit.score > 0.9


@pytest.mark.parametrize(
    "words",
    [
        "노란대문앞에고양이가하품을해",
        "노란 대문 앞에, 고양이가 하품을 해...",
        "SEVEN copper kettles, whistle on the pier!",
        "sevencopperkettleswhistleonthepier",
    ],
)
def test_spaces_marks_and_case_make_no_difference(ask: Ask, words: str) -> None:
    assert ask(words).how == "exact words"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("noran daemun ape goyangiga hapumeul hae", MINE[0]),
        ("noran taemun apae koyangiga hapumul hae", MINE[0]),
        ("ilgop beonjjae deungbul arae jongibaereul jeobeosseo", MINE[1]),
        ("그림자 없는 정류소", "geurimja eopneun jeongnyuso"),
        ("하얀 버스가 지나가네", "hayan beoseuga jinagane"),
    ],
)
def test_hangul_finds_latin_letters_and_they_find_hangul(ask: Ask, words: str, line: str) -> None:
    assert (ask(words).line, ask(words).how) == (line, "romanised")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("노란 대물 앞에 고양기가 하품을 래", MINE[0]),
        ("일곱 번째 등을 아래 종이새를 접었어", MINE[1]),
        ("seven copper cattle whistle on a beer", MINE[3]),
        ("and the post man count the pitchens twice", MINE[4]),
    ],
)
def test_misheard_syllables_are_forgiven(ask: Ask, words: str, line: str) -> None:
    assert (ask(words).line, ask(words).how) == (line, "sounds like")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("고양이가 하품을", MINE[0]),
        ("seven copper kettles", MINE[3]),
        ("counts the pigeons", MINE[4]),
    ],
)
def test_a_part_of_a_line_is_enough(ask: Ask, words: str, line: str) -> None:
    assert (ask(words).line, ask(words).how) == (line, "half of the line")


def test_words_that_run_over_two_lines_have_the_second_of_the_first(ask: Ask) -> None:
    hit = ask("종이배를 접었어 멀리 기적이 울면")
    assert (hit.line, hit.start_s) == (f"{MINE[1]} / {MINE[2]}", 14.0)


def test_two_and_three_lines_together_are_found(ask: Ask) -> None:
    assert ask(" ".join(MINE[3:5])).line == " / ".join(MINE[3:5])
    assert ask(" ".join(MINE[:3])).line == " / ".join(MINE[:3])


def test_a_phrase_of_many_songs_is_certain_in_none(store: LyricStore, songs: list[Song]) -> None:
    assert sum(any("i love you" in line for line in song.lines) for song in songs) > 20
    hits = store.search("i love you")
    assert len(hits) == 10
    assert all("i love you" in hit.line for hit in hits)
    assert max(hit.score for hit in hits) < PLAIN / 2


def test_words_of_a_syllable_or_two_are_no_answer(store: LyricStore) -> None:
    (hit, *_) = store.search("울지 마")
    assert hit.line == "울지 마"
    assert hit.score < PLAIN


@pytest.mark.parametrize(
    "words",
    [
        "songs of the writer of that hospital drama",
        "two people walk out of a tunnel in slow motion",
        "찻집에서 혼자 듣기 좋은 쓸쓸한 연주곡",
        "opening of season two, part 3",
    ],
)
def test_a_question_about_something_else_has_no_answer(store: LyricStore, words: str) -> None:
    assert all(hit.score < PLAIN for hit in store.search(words))


@pytest.mark.parametrize(
    "words",
    ["", "   ", "…!?", "🎵🎵🎵", "\0\x07\x1b",
     "'; DROP TABLE line; --", "<b>x</b>", "%_*\"", "\ud83d", "a",
     "가" * 10_000, "la " * 5_000, "ㅋㅋㅋㅋ", "Привет"],
)  # fmt: skip
def test_odd_questions_are_answered_without_an_error(store: LyricStore, words: str) -> None:
    assert all(0 <= hit.score <= 1 for hit in store.search(words))


def test_the_limit_is_kept_and_the_best_come_first(store: LyricStore) -> None:
    hits = store.search("내 곁에 있어 줘", 4)
    assert len(hits) == 4
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert store.search("내 곁에 있어 줘", 0) == []


def test_the_same_question_has_the_same_answer(store: LyricStore) -> None:
    assert store.search("사랑이 오면 보고 싶어") == store.search("사랑이 오면 보고 싶어")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[LyricStore]:
    with LyricStore.open(tmp_path / "lyrics.sqlite", create=True) as store:
        yield store


def test_a_recording_is_one_hit_with_the_time_where_any_file_tells_it(
    tmp_path: Path, small: LyricStore
) -> None:
    (tmp_path / "a.txt").write_text(MINE[3], encoding="utf-8")
    (tmp_path / "b.lrc").write_text(f"[00:30.00][00:10.00]{MINE[3]}", encoding="utf-8")
    (tmp_path / "c.lrc").write_text(f"[00:10.00]{MINE[3]}", encoding="utf-8")
    owned = [Owned("r1", tmp_path / "a.txt"), Owned("r1", tmp_path / "b.lrc")]
    small.update([*owned, Owned("r2", tmp_path / "c.lrc")])
    hits = small.search(MINE[3])
    assert sorted((hit.recording, hit.start_s) for hit in hits) == [("r1", 10.0), ("r2", 10.0)]


@pytest.mark.parametrize(
    ("one_song", "plain"),
    [
        ([Owned(f"r{at}", Path(f"{at}.lrc"), song="tale/boat") for at in range(6)], True),
        ([Owned(f"r{at}", Path(f"{at}.lrc"), "Boat", "Nobody") for at in range(6)], True),
        ([Owned(f"r{at}", Path(f"{at}.lrc"), f"Boat {at}") for at in range(6)], False),
    ],
)
def test_only_other_songs_make_a_line_less_certain(
    tmp_path: Path, small: LyricStore, one_song: list[Owned], plain: bool
) -> None:
    for owned in one_song:
        (tmp_path / owned.path).write_text(MINE[3], encoding="utf-8")
    small.update([replace(owned, path=tmp_path / owned.path) for owned in one_song])
    hits = small.search(MINE[3])
    assert len(hits) == 6
    assert all((hit.score >= PLAIN) is plain for hit in hits)


def test_words_run_over_lines_of_one_language_beside_a_translation(
    tmp_path: Path, small: LyricStore
) -> None:
    (tmp_path / "a.lrc").write_text(
        f"[00:10.00]{MINE[0]}\n[00:10.00]{MINE[3]}\n[00:20.00]{MINE[1]}\n[00:20.00]{MINE[4]}",
        encoding="utf-8",
    )
    small.update([Owned("", tmp_path / "a.lrc")])
    for words in ("하품을 해 일곱 번째 등불", "whistle on the pier and the postman"):
        hit = small.search(words)[0]
        assert " / " in hit.line
        assert hit.start_s == 10.0


def test_generated_questions_are_answered_and_others_are_not(
    store: LyricStore, songs: list[Song]
) -> None:
    """Rates on a library of 300 songs; on 10,000 they are in the benchmarks."""
    listener = Writer(99)
    right = answered = false = 0
    for _ in range(150):
        number = listener.chance.randrange(SONGS)
        line = max(listener.chance.sample(songs[number].lines, 3), key=len)
        hits = store.search(listener.misheard(line))
        right += any(hit.path.stem == str(number) for hit in hits[:5])
        answered += any(hit.path.stem == str(number) and hit.score >= PLAIN for hit in hits)
        unrelated = listener.line("english") + " " + romanised(listener.line("korean"))
        false += any(hit.score >= PLAIN for hit in store.search(unrelated))
    assert right >= 0.95 * 150
    assert answered >= 0.7 * 150
    assert false <= 0.03 * 150
