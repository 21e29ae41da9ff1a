"""A fan's imports: a drama with its songs, one more drama, and people who are in both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onara.imports import (
    Appearance,
    ArtistRecord,
    Credit,
    DramaRecord,
    Imported,
    Name,
    Record,
    Relation,
    SongRecord,
    SoundtrackRecord,
)

HANEUL, MOON, ROCO = Credit("Kim Haneul", "t:haneul"), Credit("Paper Moon", "t:moon"), "t:roco"
MARSH = Credit("Director Marsh", "t:marsh")

WINTER = DramaRecord(
    "t:winter", "t", "Winter Tale", "겨울 이야기",
    (Name("冬物語", "ja"), Name("Winter's Tale", "en", sort="Tale, Winter's")),
    networks=(Credit("tvN"),), first="2016-12-02", last="2017-01-21", episodes=16,
    people=(("director", MARSH), ("writer", Credit("Nobody Known"))),
    relations=(Relation("based on", "t:novel", "The Snow Novel"),),
    sources=("https://example.org/winter",),
)  # fmt: skip
SUMMER = DramaRecord("t:summer", "t", "Summer Tale", first="2017-06", people=(("director", MARSH),))
PART_3 = SoundtrackRecord(
    "t:part3", "t", "Winter Tale OST Part 3", drama="Winter Tale", drama_id="t:winter", part=3,
    released="2016-12-17",
)  # fmt: skip
ROAD = SongRecord(
    "t:road", "t", "Snowy Road", "눈길", (Name("Nungil"),),
    (Credit("Kim Haneul", "t:haneul", " & "), MOON),
    (
        Appearance("Winter Tale", "t:winter", "OST Part 3", "t:part3", 3, "2016-12-17",
                   ("ending", "Jinju's song")),
    ),
    (Credit("Roco", ROCO),), (Credit("Mina"),),
    (Relation("performance", "t:work", "Snowy Road", ("cover",)),),
    ("https://example.org/road",),
)  # fmt: skip
LIVE = SongRecord(
    "t:live", "t", "Snowy Road", performers=(Credit("Stranger"),),
    appearances=(Appearance("Nowhere", soundtrack="Live Album", released="2001"),),
    relations=(Relation("performance", "t:work", "Snowy Road", ("live",)),),
)  # fmt: skip
BUS = SongRecord(
    "t:bus", "t", "Night Bus", performers=(HANEUL,),
    appearances=(Appearance("Winter Tale", "t:winter", part=1, released="2016-12-01"),),
)  # fmt: skip
SEA = SongRecord(
    "t:sea", "t", "Sea Bus", performers=(MOON,), composers=(Credit("Roco", ROCO),),
    appearances=(Appearance("Summer Tale", "t:summer", released="2017-06-01"),),
)  # fmt: skip
FAR = SongRecord("t:far", "t", "Far Away", performers=(Credit("Somebody Else", "t:else"),))
PEOPLE = [
    ArtistRecord("t:haneul", "t", "Kim Haneul", "김하늘", form="person"),
    ArtistRecord("t:moon", "t", "Paper Moon", form="group"),
    ArtistRecord(ROCO, "t", "Roco"),
    ArtistRecord("t:marsh", "t", "Director Marsh"),
]
ALL: list[Record] = [WINTER, SUMMER, PART_3, ROAD, LIVE, BUS, SEA, FAR, *PEOPLE]


@contextmanager
def kept(folder: Path, *more: Record) -> Iterator[Imported]:
    """All of it in a file of a folder."""
    with Imported.open(folder / "imported.sqlite", create=True) as imported:
        imported.add([*ALL, *more], documents=["/music/tales.json"])
        yield imported
