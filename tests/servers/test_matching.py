from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from onara.catalogue import Linker
from onara.lists.identifiers import Identifiers
from onara.servers import Found, Matcher, ServerSong, Wanted
from onara.servers.listening import Heard, Verdict
from onara.servers.matching import How
from tests.graph.bundled import catalogue

MBID = "8f3471b5-7e6a-48da-86a9-c1c07a0f47ae"
FILE = Path("/music/이태원 클라쓰 OST/Part 12/01 Sweet Night.mp3")
SWEET = Wanted(
    "V - Sweet Night",
    ("Sweet Night",),
    ("V", "뷔", "BTS"),
    ("이태원 클라쓰 OST Part.12", "Itaewon Class", "이태원 클라쓰"),
    "itaewon-class/sweet-night",
    None,
    "0f",
    213.4,
    ((FILE, 5_000_000),),
    Identifiers(MBID, isrcs=("KRA382000001",)),
)
LINKER = Linker(catalogue())


def song(id_: str = "1", **more: object) -> ServerSong:
    told = {"title": "Sweet Night", "artists": ("V",), "album": "Itaewon Class OST"}
    return ServerSong(id_, **{**told, "duration_s": 213} | more)  # type: ignore[arg-type]


def find(wanted: Wanted, *songs: ServerSong, **heard: Heard) -> Found:
    """What is found; ``heard`` is what listening says of the songs by their ids."""
    asked = []

    def listen(one: ServerSong, _: str) -> Verdict:
        asked.append(one.id)
        return Verdict(heard[one.id], f"{heard[one.id]} sound")

    found = Matcher(songs, LINKER, listen if heard else None).find(wanted)
    assert len(asked) == len(set(asked))
    return found


def known(found: Found) -> tuple[str | None, How | None]:
    return (found.song.id if found.song else None), found.how


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_same_file_is_known_in_either_spelling_of_its_path(form: Literal["NFC", "NFD"]) -> None:
    path = unicodedata.normalize(form, "elsewhere/이태원 클라쓰 OST/Part 12/01 Sweet Night.mp3")
    moved = song(title="?", artists=(), path=path, size=1)
    assert known(find(SWEET, song("2", path="a/b/c.mp3"), moved)) == ("1", How.PATH)
    same_size = song(title="?", artists=(), path="x/01 Sweet Night.mp3", size=5_000_000)
    assert known(find(SWEET, same_size)) == ("1", How.PATH)
    made_up = song(artists=(), album="", path="V/OST/03 - 밤.mp3", size=5_000_000)
    assert find(SWEET, made_up).evidence == "the same file by title and size"


def test_a_like_path_of_another_length_is_another_file() -> None:
    longer = song(title="?", artists=(), album="", path=str(FILE), duration_s=260)
    assert known(find(SWEET, longer)) == (None, None)
    shallow = song(title="?", artists=(), album="", path="Part 12/01 Sweet Night.mp3", size=1)
    assert known(find(SWEET, shallow)) == (None, None)


def test_ids_come_before_tags() -> None:
    by_mbid = song("2", title="밤", artists=(), mbid=MBID, album="x")
    by_isrc = song("3", title="밤", artists=(), isrcs=("KRA382000001",))
    assert known(find(SWEET, song("1"), by_mbid)) == ("2", How.ID)
    assert find(SWEET, by_isrc).evidence == "ISRC KRA382000001"


def test_of_several_with_one_id_it_is_that_of_its_album() -> None:
    hits = song("1", mbid=MBID, album="Greatest Hits")
    part = song("2", mbid=MBID, album="이태원 클라쓰 OST Part.12")
    assert known(find(SWEET, hits, part)) == ("2", How.ID)


def test_an_id_on_a_song_of_another_length_is_not_believed_but_listened_to() -> None:
    odd = song(title="Intro", artists=(), album="", mbid=MBID, duration_s=60)
    assert known(find(SWEET, odd)) == (None, None)
    assert known(find(SWEET, odd, **{"1": Heard.SAME})) == ("1", How.SOUND)


@pytest.mark.parametrize(
    ("title", "artist"),
    [
        ("Sweet Night", "뷔"),
        ("SWEET NIGHT", "V (BTS)"),
        ("Sweet Night", "BTS, V"),
        ("Sweet Night (이태원 클라쓰 OST)", "V"),
    ],
)
def test_title_performer_and_length_are_enough_in_any_script(title: str, artist: str) -> None:
    found = find(SWEET, song(title=title, artists=(artist,)), song("2", title="Other"))
    assert known(found) == ("1", How.TAGS)
    assert "length" in found.evidence


def test_what_tags_contradict_is_not_matched() -> None:
    assert find(SWEET, song(artists=("IU",), album="")).status == "uncertain"
    assert find(SWEET, song(duration_s=180)).status == "missing"
    assert find(SWEET, song(title="Sweet Night (Inst.)")).status == "missing"
    assert find(SWEET).evidence == "not on the server"


def test_of_two_with_its_tags_the_album_decides_else_the_sound() -> None:
    part = song("1", album="이태원 클라쓰 OST Part.12")
    whole = song("2", album="Itaewon Class OST")
    other = song("3", album="Itaewon Class OST (Deluxe)")
    assert known(find(SWEET, part, whole)) == ("1", How.TAGS)
    assert find(SWEET, whole, other).status == "uncertain"
    assert {each.id for each in find(SWEET, whole, other).doubtful} == {"2", "3"}
    heard = {"2": Heard.OTHER, "3": Heard.SAME}
    assert known(find(SWEET, whole, other, **heard)) == ("3", How.SOUND)


def test_what_has_no_tags_is_listened_to() -> None:
    nameless = song(title="Track 03", artists=(), album="")
    assert known(find(SWEET, nameless, **{"1": Heard.SAME})) == ("1", How.SOUND)
    assert find(SWEET, nameless, **{"1": Heard.OTHER}).status == "missing"
    assert find(SWEET, nameless).status == "missing"


def test_what_cannot_be_heard_stays_uncertain() -> None:
    found = find(SWEET, song(artists=("IU",), album=""), **{"1": Heard.UNKNOWN})
    assert (found.status, found.song) == ("uncertain", None)
    assert "IU – Sweet Night" in found.evidence


def test_only_a_few_are_listened_to_and_the_likeliest_first() -> None:
    near = [song(str(n), title=f"Track {n}", artists=(), album="") for n in range(2, 9)]
    likely = song("1", title="Track 1", artists=("V",), album="")
    heard = dict.fromkeys([str(n) for n in range(1, 9)], Heard.OTHER) | {"1": Heard.SAME}
    assert known(find(SWEET, *near, likely, **heard)) == ("1", How.SOUND)


def test_a_song_that_is_not_owned_is_known_by_the_catalogue() -> None:
    wanted = Wanted(SWEET.name, SWEET.titles, SWEET.performers, SWEET.albums[1:], SWEET.song)
    found = find(wanted, song("1", title="Sweet Night (Inst.)"), song("2"))
    assert known(found) == ("2", How.TAGS)
    assert "not in your library" in found.evidence
    assert find(wanted, song("1", artists=("IU",), album="")).song is None


def test_what_is_no_music_is_not_looked_for() -> None:
    found = find(Wanted("Unknown 3", why_not="music that nobody has named"), song())
    assert (found.status, found.evidence) == ("missing", "music that nobody has named")
