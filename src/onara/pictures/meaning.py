"""Which motif suits a thing: by the words of its titles, else by its moods and its genres."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onara.pictures.chance import Chance

_BY_WORD: tuple[tuple[str, str], ...] = (
    ("snow", r"snow\w*|winter|christmas|눈꽃|첫눈|겨울|하얀|눈의|눈이 (?:내|오)\w*"),
    ("rain", r"rain\w*|umbrella|tear\w*|cry\w*|비가|비처럼|비와|빗\w*|눈물\w*|우산|울\w*"),
    (
        "petals",
        r"flower\w*|blossom\w*|spring|rose|petal\w*|꽃\w*|봄\w*|장미|벚\w*|샴푸\w*|향\w*|scent",
    ),
    ("stars", r"star\w*|galaxy|universe|cosmic|sky|dream\w*|별\w*|우주|하늘\w*|꿈\w*"),
    ("ridges", r"moon\w*|mountain\w*|hill|달\w*|달빛|산|언덕|도깨비|mister|아저씨"),
    ("waves", r"sea|ocean|wave\w*|island|river|바다\w*|파도\w*|섬|강"),
    ("ripples", r"drop\w*|heart\w*|echo|breath\w*|가슴\w*|마음\w*|심장\w*|숨\w*|메아리"),
    (
        "road",
        r"road|way|walk\w*|run|running|go|going|journey|길\w*|걸\w*|달려\w*|가는|출발|간다|떠나\w*",
    ),
    (
        "rays",
        r"sun\w*|shine|shining|shiny|bright\w*|morning|fly|hero|태양\w*|햇\w*|해\w*|빛나\w*|아침\w*|찬란\w*",
    ),
    ("lights", r"night\w*|light\w*|lamp|candle|밤\w*|불빛|빛|등불|촛불"),
    ("skyline", r"city|seoul|street|이태원\w*|서울|거리|도시|itaewon"),
    ("signal", r"signal|radio|phone|call\w*|시그널|무전|전화|라디오"),
    (
        "thread",
        r"destiny|fate|meet\w*|marr\w*|together|promise|운명\w*|인연\w*|약속\w*|만나\w*|연인\w*|결혼\w*|우리",
    ),
    ("window", r"home|house|window\w*|room|door|집|창\w*|방|문"),
    ("dancheong", r"jang|geum|palace|king|대장금|궁\w*|왕\w*|오나라|창룡|하망연"),
    ("cassette", r"reply|1997|1988|1994|응답하라\w*|tape"),
    ("arches", r"secret|garden|gate|비밀\w*|정원|시크릿|가든|유혹"),
    ("paper", r"letter\w*|story|page|book|편지\w*|이야기\w*|일기"),
    ("shapes", r"party|dance|disco|rock|melo\w*|멜로\w*|파티|체질|playlist"),
    ("bojagi", r"bap|rice|food|밥|누나|의사생활|슬기로운"),
)
_WORDS = tuple(
    (motif, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for motif, words in _BY_WORD
)
_BY_FAMILY = {
    "tender": ("petals", "thread", "bojagi", "window", "ripples", "lights"),
    "lonely": ("ridges", "skyline", "window", "mist", "lights", "road", "strings"),
    "warm": ("bojagi", "window", "paper", "lights", "strings", "road"),
    "sad": ("rain", "ripples", "snow", "window", "waves", "ridges"),
    "bright": ("rays", "shapes", "paper", "bojagi", "record", "cassette"),
    "dreamy": ("stars", "ripples", "lights", "ridges", "mist", "arches"),
    "fierce": ("rays", "skyline", "signal", "shapes", "strings", "road"),
    "mysterious": ("signal", "arches", "ridges", "strings", "lights", "ripples"),
    "nostalgic": ("cassette", "record", "paper", "window", "petals", "road"),
    "solemn": ("dancheong", "strings", "ridges", "waves", "bojagi"),
    "hopeful": ("road", "rays", "paper", "ridges", "stars", "waves"),
    "fresh": ("petals", "paper", "bojagi", "rays", "window", "waves"),
}


def motif_of(titles: Iterable[str], family: str, chance: Chance) -> str:
    """The name of a motif; the family is one of `onara.pictures.palettes`."""
    for title in titles:
        found = [
            (match.start(), motif) for motif, words in _WORDS if (match := words.search(title))
        ]
        if found:
            return min(found)[1]
    return chance.one_of(_BY_FAMILY[family])
