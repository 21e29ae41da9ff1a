"""Documents of the published shapes, written for these tests; ids and songs are invented."""

from __future__ import annotations

from typing import Any

Object = dict[str, Any]


def mbid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def mb(number: int) -> str:
    return f"musicbrainz:{mbid(number)}"


GROUP, ALBUM, PSEUDO, RECORDING, INSTRUMENTAL, WORK, SINGER, GUEST, WRITER, ORIGINAL = range(1, 11)


def alias(name: str, locale: str | None = None, primary: bool | None = None, sort: str = "") -> Any:
    return {
        "name": name,
        "sort-name": sort or name,
        "locale": locale,
        "primary": primary,
        "type": None,
        "type-id": None,
        "begin": None,
        "end": None,
        "ended": False,
    }


def credit(number: int, name: str, join: str = "", **artist: Any) -> Object:
    known = {"id": mbid(number), "name": name, "sort-name": name, "disambiguation": ""}
    return {"name": name, "joinphrase": join, "artist": known | artist}


CREDITS = [
    credit(
        SINGER,
        "김하늘",
        " & ",
        **{
            "sort-name": "Kim Ha-neul",
            "type": "Person",
            "aliases": [alias("Haneul Kim", "en", True, "Kim, Haneul")],
        },
    ),
    credit(GUEST, "Paper Moon", "", type="Group"),
]

RELEASE_GROUP: Object = {
    "id": mbid(GROUP),
    "title": "겨울 이야기 OST Part.3",
    "primary-type": "Single",
    "primary-type-id": "d6038452-8ee0-3f68-affc-2de9a1ede0b9",
    "secondary-types": ["Soundtrack"],
    "secondary-type-ids": ["22a628ad-c082-3c4f-b1b6-d41665107b88"],
    "first-release-date": "2016-12-17",
    "disambiguation": "",
    "artist-credit": CREDITS,
    "aliases": [alias("Winter Tale OST Part 3", "en", True)],
}

WORK_DOCUMENT: Object = {
    "id": mbid(WORK),
    "title": "눈길",
    "type": "Song",
    "languages": ["kor"],
    "language": "kor",
    "iswcs": [],
    "disambiguation": "",
    "attributes": [],
    "aliases": [alias("Snowy Road", "en", True)],
    "relations": [
        {
            "type": "composer",
            "target-type": "artist",
            "direction": "backward",
            "attributes": [],
            "target-credit": "",
            "artist": {"id": mbid(WRITER), "name": "로코", "sort-name": "Roco"},
        },
        {
            "type": "lyricist",
            "target-type": "artist",
            "direction": "backward",
            "attributes": [],
            "artist": {"id": mbid(WRITER + 1), "name": "미나", "sort-name": "Mina"},
        },
        {
            "type": "other version",
            "target-type": "work",
            "direction": "forward",
            "attributes": ["translated"],
            "work": {"id": mbid(99), "title": "雪の道", "languages": ["jpn"]},
        },
    ],
}


def performance(*attributes: str, work: Object = WORK_DOCUMENT) -> Object:
    return {
        "type": "performance",
        "type-id": "a3005666-a872-32c3-ad06-98af558e99b0",
        "target-type": "work",
        "direction": "forward",
        "attributes": list(attributes),
        "work": work,
    }


RECORDING_DOCUMENT: Object = {
    "id": mbid(RECORDING),
    "title": "눈길",
    "length": 241000,
    "video": False,
    "disambiguation": "",
    "artist-credit": CREDITS,
    "aliases": [],
    "relations": [performance("cover")],
}
INSTRUMENTAL_DOCUMENT: Object = {
    "id": mbid(INSTRUMENTAL),
    "title": "눈길 (Inst.)",
    "length": 241000,
    "video": False,
    "artist-credit": CREDITS,
    "relations": [
        performance("instrumental"),
        {
            "type": "karaoke",
            "target-type": "recording",
            "direction": "backward",
            "attributes": [],
            "recording": {"id": mbid(RECORDING), "title": "눈길"},
        },
    ],
}


def release(number: int = ALBUM, /, **changes: Any) -> Object:
    tracks = [
        {
            "id": mbid(500),
            "position": 1,
            "number": "1",
            "title": "눈길",
            "recording": RECORDING_DOCUMENT,
        },
        {
            "id": mbid(501),
            "position": 2,
            "number": "2",
            "title": "눈길 (Inst.)",
            "recording": INSTRUMENTAL_DOCUMENT,
        },
    ]
    return {
        "id": mbid(number),
        "title": "겨울 이야기 OST Part.3",
        "status": "Official",
        "date": "2016-12-17",
        "country": "KR",
        "text-representation": {"language": "kor", "script": "Kore"},
        "artist-credit": CREDITS,
        "release-group": RELEASE_GROUP,
        "media": [{"position": 1, "format": "Digital Media", "track-count": 2, "tracks": tracks}],
    } | changes


def pseudo_release(**changes: Any) -> Object:
    """The album as fans have romanised it."""
    romanised = release(
        PSEUDO,
        title="Gyeoul Iyagi OST Part.3",
        status="Pseudo-Release",
        **{"text-representation": {"language": "kor", "script": "Latn"}},
    )
    tracks = [dict(track) for track in romanised["media"][0]["tracks"]]
    tracks[0]["title"] = "Nungil"
    tracks[1]["title"] = "Nungil (Inst.)"
    return romanised | {"media": [{"tracks": tracks}]} | changes


ARTIST_DOCUMENT: Object = {
    "id": mbid(SINGER),
    "name": "김하늘",
    "sort-name": "Kim Ha-neul",
    "type": "Person",
    "gender": "Female",
    "country": "KR",
    "disambiguation": "singer",
    "life-span": {"begin": "1990", "end": None, "ended": False},
    "aliases": [alias("Skye", "en", True), alias("キム・ハヌル", "ja", True), alias("하늘", "ko")],
    "relations": [
        {
            "type": "member of band",
            "target-type": "artist",
            "direction": "forward",
            "attributes": [],
            "artist": {"id": mbid(GUEST), "name": "Paper Moon"},
        }
    ],
}


def item(id: str) -> Object:
    return {"entity-type": "item", "numeric-id": int(id[1:]), "id": id}


def time(text: str, precision: int = 11) -> Object:
    return {"time": f"+{text}T00:00:00Z", "precision": precision, "timezone": 0}


def statement(property: str, value: Any, rank: str = "normal", reference: str = "") -> Object:
    snaks = {"P854": [{"snaktype": "value", "property": "P854", "datavalue": {"value": reference}}]}
    found: Object = {
        "mainsnak": {
            "snaktype": "value",
            "property": property,
            "datavalue": {"value": value},
        },
        "type": "statement",
        "rank": rank,
    }
    return found | ({"references": [{"snaks": snaks}]} if reference else {})


def claims(*statements: Object) -> Object:
    found: Object = {}
    for each in statements:
        found.setdefault(each["mainsnak"]["property"], []).append(each)
    return found


def labels(**texts: str) -> Object:
    return {language: {"language": language, "value": text} for language, text in texts.items()}


def entity(id: str, of: str, *statements: Object, **names: str) -> Object:
    return {
        "type": "item",
        "id": id,
        "labels": labels(**names),
        "descriptions": {},
        "aliases": {},
        "claims": claims(statement("P31", item(of)), *statements),
        "sitelinks": {},
    }


DRAMA_ENTITY = entity(
    "Q900001",
    "Q5398426",
    statement("P495", item("Q884")),
    statement("P449", item("Q900010"), reference="https://example.org/network"),
    statement("P57", item("Q900011")),
    statement("P58", item("Q900012")),
    statement("P161", item("Q900013"), rank="deprecated"),
    statement("P161", item("Q900014")),
    statement("P942", item("Q900002")),
    statement("P406", item("Q900003")),
    statement("P144", item("Q900015")),
    statement("P580", time("2016-12-02")),
    statement("P582", time("2017-01-00", 10)),
    statement("P1113", {"amount": "+16", "unit": "1"}),
    statement("P1476", {"text": "겨울 이야기", "language": "ko"}),
    en="Winter Tale",
    ko="겨울이야기",
    ja="冬物語",
) | {"aliases": {"en": [{"language": "en", "value": "A Winter's Tale"}]}}
SONG_ENTITY = entity(
    "Q900002",
    "Q7366",
    statement("P407", item("Q9176")),
    statement("P175", item("Q900004")),
    statement("P86", item("Q900005")),
    statement("P676", item("Q900006")),
    statement("P577", time("2016-00-00", 9)),
    en="Snowy Road",
    ko="눈길",
)
SOUNDTRACK_ENTITY = entity(
    "Q900003", "Q4176708", statement("P407", item("Q9176")), ko="겨울 이야기 OST Part.3"
)
SINGER_ENTITY = entity(
    "Q900004",
    "Q5",
    statement("P27", item("Q884")),
    statement("P106", item("Q177220")),
    en="Kim Ha-neul",
    ko="김하늘",
)
