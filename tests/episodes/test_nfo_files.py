import unicodedata
from pathlib import Path

from onara.episodes.naming import Place
from onara.episodes.nfo_files import nfo_naming

SHOW = (
    "<tvshow><title>Goblin</title><originaltitle>도깨비</originaltitle><year>2016</year></tvshow>"
)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def episode(number: int, title: str) -> str:
    return (
        f"<episodedetails><title>{title}</title><season>1</season><episode>{number}</episode>"
        f"<aired>2016-12-23</aired></episodedetails>"
    )


def test_an_episode_its_season_and_its_drama_are_put_together(tmp_path: Path) -> None:
    write(tmp_path / "Goblin" / "tvshow.nfo", SHOW)
    write(
        tmp_path / "Goblin" / "Season 2" / "season.nfo",
        "<season><seasonnumber>2</seasonnumber></season>",
    )
    write(tmp_path / "Goblin" / "Season 2" / "a.nfo", episode(7, "Snow") + episode(8, "Rain"))
    naming, sentences = nfo_naming(tmp_path / "Goblin" / "Season 2" / "a.mkv")
    assert (naming.titles, naming.year) == (("도깨비", "Goblin"), 2016)
    assert (naming.season, naming.number, naming.last_number) == (1, 7, 8)
    assert (naming.episode_title, naming.broadcast) == ("Snow", "2016-12-23")
    assert sentences == ()
    assert {each.place for each in naming.evidence} == {Place.NFO}
    assert {each.said for each in naming.evidence if each.field == "title"} == {"tvshow.nfo"}


def test_a_title_that_is_only_the_number_is_none(tmp_path: Path) -> None:
    for title in ("Episode 7", "제7회", "7화", "S01E07"):
        write(tmp_path / "a.nfo", episode(7, title))
        assert nfo_naming(tmp_path / "a.mkv")[0].episode_title is None, title


def test_composed_and_decomposed_names_agree(tmp_path: Path) -> None:
    write(tmp_path / unicodedata.normalize("NFD", "도깨비 7회.nfo"), episode(7, "Snow"))
    assert nfo_naming(tmp_path / "도깨비 7회.mkv")[0].number == 7


def test_a_file_of_no_use_is_said_and_the_others_are_read(tmp_path: Path) -> None:
    write(tmp_path / "a.nfo", "<!DOCTYPE x><tvshow/>")
    write(tmp_path / "tvshow.nfo", SHOW)
    naming, (sentence,) = nfo_naming(tmp_path / "a.mkv")
    assert naming.year == 2016
    assert "a.nfo: declares a document type" in sentence


def test_nothing_is_said_where_there_is_nothing(tmp_path: Path) -> None:
    naming, sentences = nfo_naming(tmp_path / "gone" / "a.mkv")
    assert (naming.titles, naming.number, sentences) == ((), None, ())
