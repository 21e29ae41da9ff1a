"""Other music in the folder, of no drama: tags in many languages that are right as they are."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from bench.collection.planned import Planned
from bench.collection.world import capital
from onara.spelling import romanised

_SONGS = (
    ("Déjà vu", "Beyoncé", "B’Day"),
    ("Hoppípolla", "Sigur Rós", "Takk…"),
    ("Für Elise", "Ludwig van Beethoven", "Klavierstücke"),
    ("Ça plane pour moi", "Plastic Bertrand", "An 1"),
    ("Čas", "Žiga Říha", "Šestá řada"),
    ("Несмотря на всё", "Кино и немцы", "Чёрный альбом"),
    ("上を向いて歩こう", "坂本九", "ベスト"),
    ("月亮代表我的心", "鄧麗君", "島國之情歌"),
    ("Ação", "João Ninguém", "Coração"),
    ("Æ Ø Å", "Blå Øjne", "Ærlig"),
    ("여행을 떠나요 2", "한강 밴드", "여름 노래 모음"),
    ("Signal Lost", "The Goblins", "Reset"),
)
_OWN_SOUND = 10_000_000


def strangers(count: int, chance: random.Random) -> Iterator[Planned]:
    """So many files, each of a sound of its own; nothing is wrong with them but a lack of form to
    sort Korean by."""
    for number in range(count):
        title, artist, album = chance.choice(_SONGS)
        title = f"{title} {number}"
        tags = {"title": title, "artist": artist, "album": album}
        right: dict[str, set[tuple[str, ...]]] = {}
        if any("가" <= letter <= "힣" for letter in title):
            right = {
                "titlesort": {(capital(romanised(title)),)},
                "albumsort": {(capital(romanised(album)),)},
                "language": {("kor",)},
                "script": {("Kore",)},
            }
        yield Planned(
            path=Path("music") / artist / album / f"{number:03} {title}.mp3",
            song=None,
            drama=None,
            take=(_OWN_SOUND + number, "song"),
            suffix=".mp3",
            kbits=64,
            tags=tags,
            right=right,
            picture=True,
        )
