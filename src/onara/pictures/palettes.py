"""Colours by mood: a family of moods has two palettes, one for the day and one for the night.

What has no mood takes it from the kind of drama that it is of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """``sky`` and ``ground`` are the upper and lower end of what lies behind everything; ``far``,
    ``middle`` and ``near`` what stands before it; ``light`` shines, ``ink`` writes, ``accent`` is
    used once."""

    sky: str
    ground: str
    far: str
    middle: str
    near: str
    light: str
    ink: str
    accent: str


def _palette(colours: str) -> Palette:
    return Palette(*(f"#{each}" for each in colours.split()))


#            sky    ground far    middle near   light  ink    accent
PALETTES: dict[str, tuple[Palette, ...]] = {
    "tender": (
        _palette("fbe6dc f3c4b8 eeb0a6 d98a86 a95560 fff6ec 4b1c2b c8323f"),
        _palette("6b3049 2c1222 8a4a62 b06a76 1e0b17 ffd9c7 ffeae0 ff9e8a"),
        _palette("f6d3cf e8a8b4 d88a9d f7e3dc 8c4a6b fffaf2 46142f b3214f"),
        _palette("efe3dd d9c2b8 c4a69c b08579 6a4a44 fffaf5 382019 b04a3a"),
    ),
    "lonely": (
        _palette("2c3768 10142f 3d4a80 222b58 0a0d20 f2e7c4 f4f0e2 d9b36a"),
        _palette("d5dde9 a3b4cd b4c2d7 7c92b2 43597f fffdf5 14213d b4413c"),
        _palette("3f4c5c 1a222c 53637a 2d3947 0d1218 e9dfc8 f2eee4 e0a15a"),
    ),
    "warm": (
        _palette("fbe3b4 f4bf80 eda761 d5814a 99512f fff7e0 43200f a8321f"),
        _palette("6b3a1e 2a150b 8a4f26 b8742f 1a0b06 ffcf7d ffeacb f08a4b"),
        _palette("f3d9c4 e2a98a d28d6c b5654b 6f3527 fff3e2 3d160c 8f2a1c"),
    ),
    "sad": (
        _palette("5f7789 22303c 71899a 3d5464 16212b dfe9ec eef4f5 e0b8a4"),
        _palette("314254 121a24 40536a 263a50 0a1018 b9d2dd e6eef2 87b3c4"),
        _palette("c9d5da 9db2bc aebfc8 7f99a6 3c5665 fbfdfd 14262f a64436"),
    ),
    "bright": (
        _palette("ffe27a ffbf55 ff9d5c f2705d c8405a fffbe6 5a1530 1b7f8c"),
        _palette("c9ece6 93d8cf ffd66b ff8f6b d94a66 fffdf2 123f46 e2453c"),
        _palette("f9d0c4 f5a88f 4fb3a9 ffd15c c2453f fffaf0 4a1420 0f7a73"),
        _palette("fdf0c8 f6d77e 5fb6d9 f07f5a 2f6fa8 fffdf4 20304f c9381f"),
    ),
    "dreamy": (
        _palette("e2d8f4 b9a6e0 c9b8e9 9a84cf 5d4a97 fff3f8 271a52 d95b8a"),
        _palette("4d3f88 1d1642 6a55a6 8a6fc0 120d2c fbd7f0 f3ebff 7fd9d4"),
        _palette("cfe0f2 a9c1e6 bfc9ee 8fa0d6 4b5aa0 fffaff 1d2557 c2477f"),
    ),
    "fierce": (
        _palette("a51d2d 2a070d c8323c 7a1220 140306 ffd2a1 fff0e2 ff7a4d"),
        _palette("2a2a31 0c0c0f 3d3d46 d6293e 000000 f5f1ea f7f3ec ffca3a"),
        _palette("e9e2d8 cfc4b4 b8ab99 c9302c 1c1a19 fffdf8 1c1613 a81d1d"),
    ),
    "mysterious": (
        _palette("1f4241 0a1718 2f5c57 183332 050b0b d9efbb e9f3e2 e2b04a"),
        _palette("43305a 150d20 5a4277 2b1c40 0c0614 e8c7ff f1e6fa 7de0b0"),
        _palette("24364f 0c1420 36537a 1b2a40 060b12 cfe6ff e8f0f8 ef9f4f"),
    ),
    "nostalgic": (
        _palette("ece0c6 d8c49a c6ac7c a27e57 6b4838 fdf6e3 38251b b2432f"),
        _palette("55654f 263028 6f7e62 949464 161c17 f1e3b5 f4ecd2 e8974d"),
        _palette("e7c9a0 cc9d6d b9834f 7d5c46 4a3328 fbecd2 2f1a10 7f2b22"),
    ),
    "solemn": (
        _palette("f1e8d5 e2d3b3 bcc7ad 6f8f7f 2f5d54 fbf5e6 2a2018 b1272d"),
        _palette("154a43 0a2522 1f6257 c08a2e 061512 f3d68a f8ecd0 e04a3c"),
    ),
    "hopeful": (
        _palette("a9cfec ffdcb6 ffc59a e58f8f 5f63a3 fff8e3 29305e d9482a"),
        _palette("20437c 0f2144 3f6aa8 f0936e 0a152c ffd98a fff3de ffb35c"),
        _palette("f6e0c9 f2bfa0 9ec3d6 f0956b 3f6f8f fffaf0 2b2140 b8402a"),
    ),
    "fresh": (
        _palette("e8f4d9 c4e3b5 a9d39e 6fb07c 2a7052 fffdf0 153b2c d9486a"),
        _palette("fbe0e6 f5bfcd d9e8cb 93c49b 3d8361 ffffff 3f1a35 cf2f58"),
    ),
}
"""By family of moods."""

_MOODS = {
    "tender": (
        "tender sweet gentle soft romantic love lovely fluttering shy heartfelt serenade lyrical"
    ),
    "lonely": (
        "lonely quiet nightly nocturnal forlorn weary tired low plain reflective slow moody airy"
    ),
    "warm": (
        "warm consoling comforting homely soothing restful calm healing friendly together "
        "acoustic friendship folk rich low-voiced"
    ),
    "sad": (
        "sad longing tearful grief parting farewell tragic sorrowful mournful aching wistful "
        "regret regretful sorry bitter melancholic melancholy heart-rending desperate "
        "plaintive pleading winter snow melodramatic emotional restrained moving"
    ),
    "bright": (
        "bright playful funny merry happy cute cheerful fun upbeat bubbly light cheeky lively "
        "danceable dance catchy teasing carefree comic disco showy groovy up-tempo trendy"
    ),
    "dreamy": ("dreamy mystic starlit dreamlike psychedelic first-love clear hesitant mid-tempo"),
    "fierce": (
        "rock fierce fiery driving defiant angry furious intense powerful punk explosive "
        "racing fast hot tense wounded empowering turbulent rough brave letting"
    ),
    "mysterious": "mysterious dramatic fateful dark deep husky bluesy soulful jazzy",
    "nostalgic": (
        "nostalgic retro vintage old-time autumn weathered bittersweet wry ballad reunion"
    ),
    "solemn": "solemn grand majestic operatic orchestral weighty sturdy stirring",
    "hopeful": "hopeful encouraging uplifting determined forward morning surging",
    "fresh": "fresh spring",
}
"""By family, the first words of moods."""
_FAMILY = {mood: family for family, moods in _MOODS.items() for mood in moods.split()}
_GENRES = {
    "romance": "tender",
    "romantic": "tender",
    "comedy": "bright",
    "melodrama": "sad",
    "fantasy": "dreamy",
    "historical": "solemn",
    "medical": "hopeful",
    "slice": "warm",
    "youth": "fresh",
    "school": "fresh",
    "teen": "fresh",
    "crime": "mysterious",
    "thriller": "mysterious",
    "mystery": "mysterious",
    "revenge": "fierce",
    "makjang": "fierce",
    "tragedy": "sad",
    "human": "lonely",
    "coming": "nostalgic",
    "science": "dreamy",
    "business": "fierce",
}


def family_of_mood(mood: str) -> str | None:
    """The family of a mood, by its first word that tells one."""
    words = mood.lower().replace("first love", "first-love").split()
    return next((_FAMILY[word] for word in words if word in _FAMILY), None)


def family_of(moods: Iterable[str], genres: Iterable[str] = ()) -> str | None:
    """The family that several moods speak for, the first counting most; else that of the genres."""
    votes: Counter[str] = Counter()
    for place, mood in enumerate(moods):
        if family := family_of_mood(mood):
            votes[family] += 100 // (place + 2)
    if not votes:
        for place, genre in enumerate(genres):
            if family := _GENRES.get(genre.lower().split()[0]):
                votes[family] += 100 // (place + 2)
    return votes.most_common(1)[0][0] if votes else None
