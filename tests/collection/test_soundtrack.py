"""`onara.collection.soundtrack`."""

from onara.catalogue import Catalogue
from onara.collection.changes import Changes
from onara.collection.finding import Finding
from onara.collection.identity import NOBODY_KNOWS, identities
from onara.collection.music_file import MusicFile
from onara.collection.soundtrack import Place, Places, albums, compilations, dramas, sort_albums
from tests.collection.made import FOLDER, file_of

CATALOGUE = Catalogue.load()
PLACES = Places(CATALOGUE, FOLDER)


def place_of(file: MusicFile) -> Place | None:
    return PLACES.of(file, identities([file], CATALOGUE, {})[file.path])


def told(file: MusicFile) -> tuple[list[Finding], dict[str, tuple[str, ...]]]:
    place, changes = place_of(file), Changes(file)
    assert place is not None
    found = list(dramas(file, place, changes))
    proposal = changes.proposal()
    return found, dict(proposal.changes) if proposal else {}


def test_a_part_is_joined_to_its_drama() -> None:
    (found,), changes = told(file_of("x/1.mp3", {"album": "미스터 션샤인 OST Part.3"}))
    assert (found.kind, found.after) == ("drama", "미스터 션샤인, part 3")
    assert changes == {
        "onara_drama": ("미스터 션샤인",),
        "onara_part": ("3",),
        "releasetype": ("album", "soundtrack"),
    }


def test_the_catalogues_song_says_drama_and_part() -> None:
    file = file_of("x/1.mp3", {"title": "회상", "artist": "장범준"})
    (found,), changes = told(file)
    assert found.after == "시그널, part 1"
    assert changes["onara_drama"] == ("시그널",)


def test_a_drama_is_called_by_its_native_title() -> None:
    place = place_of(file_of("x/1.mp3", {"title": "?", "album": "Signal OST Part 9"}))
    assert place is not None
    assert (place.drama, place.part) == ("시그널", 9)


def test_folders_say_it_where_no_album_does() -> None:
    place = place_of(file_of("미스터 션샤인 OST/Part.3/1.mp3", {"title": "?"}))
    assert place is not None
    assert (place.drama, place.part) == ("미스터 션샤인", 3)
    assert place_of(file_of("Various/1.mp3", {"title": "?"})) is None


def test_copies_elsewhere_say_it_where_they_agree() -> None:
    copies = [
        file_of("x/1.mp3", {"album": "미스터 션샤인 OST Part.3"}),
        file_of("y/1.mp3", {"album": "미스터 션샤인 OST"}),
    ]
    place = PLACES.elsewhere(copies)
    assert place is not None
    assert (place.drama, place.part) == ("미스터 션샤인", 3)
    assert PLACES.elsewhere([*copies, file_of("z/1.mp3", {"album": "시그널 OST"})]) is None


def test_a_part_other_than_the_catalogues_is_a_doubt() -> None:
    album = {"title": "회상", "artist": "장범준", "album": "시그널 OST Part.5"}
    found, changes = told(file_of("x/1.mp3", album))
    assert [each.is_certain for each in found] == [True, False]
    assert changes["onara_part"] == ("5",)


def test_what_the_tags_say_already_is_no_finding() -> None:
    fields = {"album": "시그널 OST Part.1", "onara_drama": "시그널", "onara_part": "1"}
    found, changes = told(file_of("x/1.mp3", fields | {"releasetype": "single"}))
    assert (found, changes) == ([], {})


def test_the_drama_has_a_field_of_its_own_in_mp4() -> None:
    _, changes = told(file_of("x/1.m4a", {"album": "시그널 OST"}, container="mp4"))
    assert changes["show"] == ("시그널",)


def test_a_missing_album_is_that_of_the_folder_or_of_the_part() -> None:
    files = [file_of(f"x/{n}.mp3", {"album": "회상 모음"}) for n in (1, 2)]
    lone = file_of("x/3.mp3", {})
    every = [*files, lone]
    changes = {file.path: Changes(file) for file in every}
    (found,) = albums(every, {}, {}, changes)
    assert found.after == "회상 모음"
    lone = file_of("x/3.mp3", {})
    place = Place("시그널", None, 2, "by its folder")
    (found,) = albums([lone], {lone.path: place}, {}, {lone.path: Changes(lone)})
    assert found.after == "시그널 OST Part.2"
    (found,) = albums([lone], {}, {}, {lone.path: Changes(lone)})
    assert not found.is_certain


def test_various_artists_are_for_albums_of_many() -> None:
    def album_of(*artists: str) -> list[MusicFile]:
        return [file_of(f"x/{name}.mp3", {"album": "A OST", "artist": name}) for name in artists]

    for files, is_compilation in (
        (album_of("가", "나", "다"), True),
        (album_of("가", "나"), False),
        ([*album_of("가", "나", "다"), file_of("x/4.mp3", {"albumartist": "라"})], False),
    ):
        changes = {file.path: Changes(file) for file in files}
        assert bool(list(compilations(files, {}, changes))) is is_compilation
        expected = "Various Artists" if is_compilation else None
        assert changes[files[0].path].will_be("albumartist") == expected


def test_korean_albums_get_a_form_to_sort_by() -> None:
    file = file_of("x/1.mp3", {"album": "시그널 OST Part.1"})
    changes = Changes(file)
    sort_albums(PLACES.of(file, NOBODY_KNOWS), changes)
    assert changes.will_be("albumsort") == "Sigeuneol OST Part.1"
