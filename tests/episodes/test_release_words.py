import pytest

from onara.episodes.release_words import is_release_word, release_begins, without_ids


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Goblin 720p-NEXT", "Goblin"),
        ("Goblin.WEB-DL.DDP5.1.H.264", "Goblin"),
        ("도깨비 (1080p 한글자막)", "도깨비"),
        ("Goblin [BluRay]", "Goblin"),
        ("Web of Lies", "Web of Lies"),
        ("Webtoon Hero", "Webtoon Hero"),
        ("Secret Garden", "Secret Garden"),
    ],
)
def test_what_recorders_wrote_is_not_the_title(text: str, title: str) -> None:
    assert text[: release_begins(text)] == title


def test_ids_of_media_servers_and_checksums_are_taken_out() -> None:
    assert without_ids("Goblin [tvdbid-313053] {tmdb-1} [1A2B3C4D]").split() == ["Goblin"]
    assert without_ids("Goblin [드라마]") == "Goblin [드라마]"


def test_a_word_is_one_as_a_whole() -> None:
    assert is_release_word("x265")
    assert not is_release_word("x265 fan")
