"""The golden questions of the conventions, typed as they stand there; 13 needs sound."""

from __future__ import annotations

import pytest

from onara.ask import Answer, Asker, Result


def answered(asker: Asker, typed: str) -> Answer:
    answer = asker.find(typed)
    assert not answer.unknown, [result.id for result in answer.results]
    return answer


def songs(answer: Answer) -> list[Result]:
    return [result for result in answer.results if result.kind == "song"]


def ids(answer: Answer) -> list[str]:
    return [result.id for result in answer.results]


@pytest.mark.parametrize(
    "typed", ["almost paradise", "알모스트 파라다이스", "kkotboda namja theme"]
)
def test_1_a_misheard_line_and_names_of_the_drama_find_its_opening(
    asker: Asker, typed: str
) -> None:
    first = answered(asker, typed).results[0]
    assert (first.kind, first.title, first.drama) == ("song", "Paradise", "Boys Over Flowers")
    assert (first.performers, first.role) == (("T-max",), "opening theme")


def test_2_a_translated_line_finds_its_song(asker: Asker) -> None:
    typed = "in the swaying flowers I felt the scent of your shampoo"
    first = answered(asker, typed).results[0]
    assert (first.title, first.drama) == ("Your Shampoo Scent In The Flowers", "Be Melodramatic")
    assert first.performers == ("Jang Beom June",)


def test_3_a_hook_finds_its_song_and_not_those_that_begin_alike(asker: Asker) -> None:
    answer = answered(asker, "you are my destiny you are")
    first = answer.results[0]
    assert (first.title, first.drama) == ("My Destiny", "My Love From the Star")
    assert first.performers == ("Lyn",)
    assert not any(
        other.title.startswith("You Are My") and other.score > first.score / 2
        for other in songs(answer)[1:]
    )


def test_4_a_described_scene_finds_its_songs_and_shows_the_doubt(asker: Asker) -> None:
    answer = answered(asker, "two men walk out of the dark in slow motion")
    first = answer.results[0]
    assert first.title in ("Round and Round", "Stay With Me")
    assert first.drama == "Guardian: The Lonely and Great God"
    assert "said of it: " in first.why
    assert first.score < asker.find(first.title).results[0].score


@pytest.mark.parametrize("typed", ["chanyeol", "chan yeol", "찬열", "CHANYEOL"])
def test_5_every_spelling_of_a_singer_is_the_same_artist(asker: Asker, typed: str) -> None:
    answer = answered(asker, typed)
    assert (answer.results[0].kind, answer.results[0].id) == ("artist", "chan-yeol")
    assert songs(answer)[0].title == "Stay With Me"


@pytest.mark.parametrize("typed", ["yook ji dam", "yuk jidam", "육지담"])
def test_6_variants_of_a_surname_find_the_singer_and_her_song(asker: Asker, typed: str) -> None:
    answer = answered(asker, typed)
    song = songs(answer)[0]
    assert answer.results[0].title_ko == "육지담"
    assert (song.title, song.drama) == ("Return", "Who Are You: School 2015")
    assert set(song.performers) == {"Wendy", "Yuk Ji Dam"}


@pytest.mark.parametrize("typed", ["lee seung yeol", "yi sung yol", "이승열"])
def test_7_styles_of_romanisation_find_the_singer_and_his_song(asker: Asker, typed: str) -> None:
    answer = answered(asker, typed)
    song = songs(answer)[0]
    assert (answer.results[0].kind, answer.results[0].title_ko) == ("artist", "이승열")
    assert (song.title, song.drama) == ("Blooming", "Signal")


def test_8_part_of_a_title_ranks_above_a_title_with_one_word_of_it(asker: Asker) -> None:
    titles = [(song.title, song.drama) for song in songs(answered(asker, "first snow"))]
    ailee = titles.index(
        ("I Will Go to You like the First Snow", "Guardian: The Lonely and Great God")
    )
    flower = ("Snow Flower", "I'm Sorry, I Love You")
    assert ailee < 2
    assert flower not in titles[:ailee]


def test_9_an_actors_own_rendition_comes_with_its_family(asker: Asker) -> None:
    answer = answered(asker, "the man hyun bin")
    first = answer.results[0]
    assert (first.id, first.performers) == ("secret-garden/the-man-hyun-bin", ("Hyun Bin",))
    family = {song.title for song in songs(answer) if song.performers == ("Baek Ji Young",)}
    assert family >= {"The Man", "The Woman"}


def test_10_the_original_of_a_remake_is_named(asker: Asker) -> None:
    first = answered(asker, "all for you original").results[0]
    assert (first.title, first.drama) == ("All For You", "Reply 1997")
    assert first.performers == ("Jeong Eun Ji", "Seo In Guk")
    assert "the original is All For You by COOL" in first.why


def test_11_the_chinese_version_is_found_with_its_drama(asker: Asker) -> None:
    first = answered(asker, "never forgive chinese version").results[0]
    assert first.id == "temptation-of-wife/never-forgive-mandarin"
    assert first.performers == ("Li Jialu",)
    said = asker.catalogue.song(first.id)
    about = " ".join(each.text for each in (*said.notes, *said.scenes))
    assert "Home Temptation" in first.why or "Home Temptation" in about


def test_12_a_song_is_found_by_the_show_that_used_it(asker: Asker) -> None:
    first = answered(asker, "kwang soo running man sad song").results[0]
    assert (first.title, first.drama) == ("Only Scratches", "Secret Garden")
    assert "Running Man" in first.why


@pytest.mark.parametrize("typed", ["onara", "오나라", "ohnara"])
def test_14_a_traditional_song_is_found_however_it_is_spelled(asker: Asker, typed: str) -> None:
    first = answered(asker, typed).results[0]
    assert (first.id, first.role) == ("dae-jang-geum/onara", "main theme")


def test_15_an_artist_of_one_letter_is_understood(asker: Asker) -> None:
    first = answered(asker, "song in itaewon class by v").results[0]
    assert (first.title, first.performers) == ("Sweet Night", ("V",))


def test_16_what_a_band_plays_on_screen_is_listed(asker: Asker) -> None:
    answer = answered(asker, "99s band songs")
    played = {song.title for song in songs(answer) if song.drama == "Hospital Playlist"}
    assert played >= {"Me to You, You to Me", "Canon", "Oh! What a Shiny Night"}
    assert songs(answer)[0] == answer.results[0]


def test_17_dramas_are_found_by_the_people_behind_another(asker: Asker) -> None:
    answer = answered(asker, "dramas by the Reply 1997 director and writer")
    dramas = [result.title for result in answer.results if result.kind == "drama"]
    assert {"Reply 1997", "Hospital Playlist"} <= set(dramas)
    assert [result.kind for result in answer.results[:2]] == ["drama", "drama"]
    (playlist,) = (each for each in answer.results if each.title == "Hospital Playlist")
    assert "Shin Won Ho" in playlist.why
    assert "Lee Woo Jung" in playlist.why


def test_18_licensed_songs_of_a_drama_are_listed(asker: Asker) -> None:
    answer = answered(asker, "old english songs in something in the rain")
    found = {(song.title, song.performers) for song in songs(answer)}
    assert ("Stand By Your Man", ("Tammy Wynette",)) in found
    assert ("Save the Last Dance for Me", ("Bruce Willis",)) in found


@pytest.mark.parametrize("typed", ["school 2015 OST part 1", "후아유 학교 2015"])
def test_19_the_first_part_of_a_soundtrack_comes_first(asker: Asker, typed: str) -> None:
    first = songs(answered(asker, typed))[0]
    assert (first.title, first.drama) == ("Reset", "Who Are You: School 2015")
    assert set(first.performers) == {"Tiger JK", "Jin Sil"}


def test_20_more_of_a_mood_is_found_from_the_catalogue(asker: Asker) -> None:
    answer = answered(asker, "more like my mister, quiet, lonely")
    found = {song.title for song in songs(answer) if song.drama == "My Mister"}
    assert found >= {"Grown Ups", "An Ordinary Day", "Dear Moon", "Rainbow"}
