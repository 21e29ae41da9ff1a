"""What the fields of a template are."""

from __future__ import annotations

from onara.catalogue import Catalogue
from onara.collection.native import credit_line, native_title
from onara.mending.values import values_of


def test_album_and_numbers_are_read_off_the_tags() -> None:
    values = values_of(
        {
            "title": ("첫눈처럼 너에게 가겠다",),
            "album": ("도깨비 OST Part.9",),
            "tracknumber": ("3/12",),
            "discnumber": ("1",),
            "totaldiscs": ("2",),
            "date": ("2017-01-07",),
            "artist": ("에일리", "Ailee"),
        }
    )
    shown = {name: value.shown for name, value in values.items()}
    assert shown == {
        "title": "첫눈처럼 너에게 가겠다",
        "album": "도깨비 OST Part.9",
        "artist": "에일리, Ailee",
        "drama": "도깨비",
        "part": "Part 9",
        "track": "03",
        "disc": "1",
        "year": "2017",
    }
    assert values["drama"].romanised == "Dokkaebi"


def test_the_only_disc_has_no_number_and_no_drama_is_guessed() -> None:
    values = values_of({"discnumber": ("1/1",), "album": ("Best of 2017",), "tracknumber": ("A1",)})
    assert set(values) == {"album"}


def test_a_hundred_tracks_have_three_digits() -> None:
    assert values_of({"tracknumber": ("7",), "totaltracks": ("120",)})["track"].shown == "007"


def test_a_title_that_is_english_in_korea_is_native_as_it_is() -> None:
    catalogue = Catalogue.load()
    song = catalogue.song("guardian-the-lonely-and-great-god/beautiful")
    title = values_of({"title": ("Beautiful",)}, song, catalogue.drama(song.drama_id))["title"]
    assert (title.native, title.romanised, title.english) == ("Beautiful",) * 3


def test_the_catalogue_says_how_drama_and_song_are_called() -> None:
    catalogue = Catalogue.load()
    song = next(
        each
        for each in catalogue.songs
        if each.title_romanised and native_title(each) == each.title_ko and each.performers
    )
    drama = catalogue.drama(song.drama_id)
    values = values_of({"title": ("a title of a tag",), "artist": ("x",)}, song, drama)
    assert (values["artist"].shown, values["artist"].native) == ("x", credit_line(song))
    title = values["title"]
    assert (title.shown, title.native) == ("a title of a tag", song.title_ko)
    assert title.romanised == song.title_romanised
    assert title.english == song.title
    assert (values["drama"].shown, values["drama"].english) == (drama.title_ko, drama.title)
    tagged = values_of({"onara_drama": ("a drama",), "onara_part": ("3",)}, song, drama)
    assert (tagged["drama"].shown, tagged["part"].shown) == ("a drama", "Part 3")
    other = values_of({"title": ("a title (Inst.)",)}, song, drama, "instrumental")
    assert other["title"].native == "a title (Inst.)"
