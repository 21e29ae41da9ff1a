"""Records that many tests share."""

from onara.imports import (
    Appearance,
    ArtistRecord,
    Credit,
    DramaRecord,
    Name,
    Record,
    Relation,
    SongRecord,
    SoundtrackRecord,
)

GOBLIN = DramaRecord(
    "t:goblin",
    "t",
    "Guardian: The Lonely and Great God",
    "도깨비",
    (Name("Goblin", "en", True), Name("鬼怪", "zh")),
    networks=(Credit("tvN", "t:tvn"),),
    first="2016-12-02",
    last="2017-01-21",
    episodes=16,
    people=(("director", Credit("Lee Eung Bok", "t:lee")), ("cast", Credit("", "t:gong"))),
    relations=(Relation("theme music", "t:round", None, ("a",)),),
    sources=("https://example.org/goblin",),
)
PART_9 = SoundtrackRecord(
    "t:part9", "t", "도깨비 OST Part.9", None, drama="도깨비", drama_id="t:goblin", part=9
)
AILEE = ArtistRecord("t:ailee", "t", "Ailee", "에일리", (Name("Lee Ye-jin", "en"),), "person")
SNOW = SongRecord(
    "t:snow",
    "t",
    "I Will Go to You Like the First Snow",
    "첫눈처럼 너에게 가겠다",
    (Name("像初雪一样走向你", "zh"),),
    (Credit("에일리", "t:ailee"),),
    (
        Appearance(
            "도깨비", "t:goblin", "도깨비 OST Part.9", "t:part9", 9, "2017-01-07", ("insert",)
        ),
    ),
    (Credit("Rocoberry", "t:roco"),),
    (Credit("Mi-na", None),),
    (Relation("performance", "t:work", "첫눈처럼 너에게 가겠다", ("cover", "live")),),
    ("https://example.org/snow",),
)
ROUND = SongRecord("t:round", "t", "Round and Round", None, (), (Credit("Heize", "t:heize"),))

ALL: list[Record] = [GOBLIN, PART_9, AILEE, SNOW, ROUND]
