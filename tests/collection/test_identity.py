"""`onara.collection.identity`."""

from onara.catalogue import Catalogue
from onara.collection.identity import contradictions, identities
from tests.collection.made import file_of

CATALOGUE = Catalogue.load()
LOOKING_BACK = {"title": "회상", "artist": "장범준", "album": "시그널 OST Part.1"}


def test_tags_and_name_that_agree_name_the_song() -> None:
    file = file_of("시그널/01 회상.mp3", LOOKING_BACK)
    known = identities([file], CATALOGUE, {})[file.path]
    assert known.song is CATALOGUE.song("looking-back")
    assert known.evidence == "it is “회상” by the title tag, the artist tag and the album tag"


def test_a_name_that_says_something_else_is_a_doubt() -> None:
    file = file_of("시그널 OST/04 길.mp3", LOOKING_BACK)
    known = identities([file], CATALOGUE, {})
    assert known[file.path].song is None
    (found,) = contradictions([file], known, {})
    assert (found.kind, found.is_certain) == ("contradiction", False)
    assert "“회상”" in found.evidence
    assert "“길”" in found.evidence


def test_the_sound_decides_between_tags_and_name() -> None:
    file = file_of("시그널 OST/04 길.mp3", LOOKING_BACK)
    the_road = file_of("other/a.flac", {"title": "길", "artist": "김윤아", "album": "시그널 OST"})
    known = identities([file], CATALOGUE, {file.path: [the_road]})[file.path]
    assert known.song is CATALOGUE.song("signal/the-road")
    assert not known.says_title
    looking_back = file_of("other/a.flac", LOOKING_BACK)
    known = identities([file], CATALOGUE, {file.path: [looking_back]})[file.path]
    assert known.song is CATALOGUE.song("looking-back")
    assert known.fault is not None
    assert known.fault.startswith("the file name says that it is “길”")


def test_the_sound_names_a_file_without_tags() -> None:
    file = file_of("x/Track 03.mp3", {"title": "Track 03"})
    known = identities([file], CATALOGUE, {file.path: [file_of("a.mp3", LOOKING_BACK)]})[file.path]
    assert known.song is CATALOGUE.song("looking-back")
    assert not known.says_title


def test_another_title_on_the_same_sound_is_a_doubt() -> None:
    file = file_of("x/a.mp3", {"title": "Something of my own", "artist": "Somebody"})
    known = identities([file], CATALOGUE, {file.path: [file_of("a.mp3", LOOKING_BACK)]})[file.path]
    assert known.song is None
    assert known.fault is not None


def test_two_songs_on_one_sound_are_a_doubt_on_both() -> None:
    one = file_of("a/회상.mp3", LOOKING_BACK)
    two = file_of("b/길.mp3", {"title": "길", "artist": "김윤아", "album": "시그널 OST"})
    known = identities([one, two], CATALOGUE, {one.path: [two], two.path: [one]})
    assert [known[file.path].song for file in (one, two)] == [None, None]
    assert all(known[file.path].fault for file in (one, two))


def test_a_singer_who_is_not_known_to_sing_it_is_a_doubt() -> None:
    file = file_of("시그널 OST/01.mp3", LOOKING_BACK | {"artist": "아이유"})
    (found,) = contradictions([file], identities([file], CATALOGUE, {}), {})
    assert (found.kind, found.is_certain, found.before) == ("performer", False, "아이유")


def test_of_a_file_that_nobody_knows_nothing_is_said() -> None:
    file = file_of(
        "미스터 션샤인 OST/01 그리운 나라.mp3", {"title": "그리운 나라", "artist": "박원"}
    )
    known = identities([file], CATALOGUE, {})
    assert known[file.path].song is None
    assert not list(contradictions([file], known, {}))
