"""What soundtrack folders write around a title: part numbers, versions, formats, the word OST.

These words say nothing about which song it is; they are known so that a text can be read to its
last word, and that whatever is left unread counts as somebody else's song.
"""

from __future__ import annotations

import re

OST = frozenset({
    "ost", "soundtrack", "soundtracks", "오에스티", "사운드트랙", "bgm", "배경음악", "원성",
    "originalsoundtrack", "orginalsoundtrack", "オリジナルサウンドトラック", "サウンドトラック",
})  # fmt: skip

NOISE = frozenset({
    "feat", "ft", "featuring", "with", "and", "x", "from", "by", "vs",
    "original", "television", "tv", "series", "drama", "dramas", "kdrama", "korean", "korea", "kor",
    "music", "official", "various", "artists", "artist", "va", "unknown", "album", "full",
    "complete", "digital", "single", "singles", "special", "edition", "ep", "deluxe", "cds",
    "ver", "version", "edit", "mix", "버전", "버젼", "original version",
    "mv", "pv", "audio", "video", "lyrics", "lyric", "han", "rom", "eng", "sub", "subs", "hd",
    "hq", "uhd", "4k", "1080p", "720p", "clip", "soundclip",
    "flac", "mp3", "m4a", "wav", "alac", "aac", "ogg", "opus", "lossless", "hires", "cdrip", "web",
    "320", "256", "192", "128", "320k", "320kbps", "256kbps", "192kbps", "128kbps", "kbps",
    "16bit", "24bit", "khz", "44khz", "48khz", "96khz",
    "tvn", "jtbc", "kbs", "kbs2", "mbc", "sbs",
    "드라마", "금토드라마", "월화드라마", "수목드라마", "주말드라마", "일일드라마",
    "특별기획드라마", "특별기획", "미니시리즈", "대하드라마", "한국드라마",
    "금토", "월화", "수목", "목요스페셜", "가사", "뮤직비디오", "뮤비", "고음질", "음원", "무손실",
    "합본", "전곡", "전곡모음", "모음", "풀앨범", "앨범", "정규", "삽입곡", "주제곡", "테마곡",
    "메인테마", "엔딩곡", "오프닝곡", "엔딩", "오프닝", "메인", "수록곡", "여러가수", "드라마버전",
})  # fmt: skip

MARKS: dict[str, str] = {
    word: mark
    for mark, words in {
        "instrumental": "inst instr instrumental instrument 연주곡 반주 경음악 인스트",
        "karaoke": "mr karaoke 노래방 offvocal",
        "piano": "piano 피아노",
        "guitar": "guitar 기타",
        "acoustic": "acoustic 어쿠스틱 unplugged",
        "orchestral": "orchestra orchestral 오케스트라",
        "strings": "strings string 스트링",
        "cello": "cello 첼로",
        "violin": "violin 바이올린",
        "saxophone": "saxophone sax 색소폰",
        "music box": "musicbox 오르골",
        "ballad": "ballad 발라드",
        "dance": "dance 댄스",
        "band": "band 밴드",
        "folk": "folk",
        "jazz": "jazz 재즈",
        "live": "live 라이브",
        "remix": "remix 리믹스 rmx",
        "remaster": "remaster remastered 리마스터",
        "demo": "demo 데모",
        "slow": "slow",
        "solo": "solo 솔로",
        "duet": "duet 듀엣",
        "short": "short",
        "intro": "intro 인트로",
        "teaser": "teaser 티저",
        "humming": "humming 허밍",
        "actors": "actors actor 배우",
        "score": "score",
        "Italo dance": "italo italodance",
        "English": "english 영어",
        "Japanese": "japanese 일본어",
        "Mandarin": "mandarin chinese 중국어",
        "Cantonese": "cantonese",
    }.items()
    for word in words.split()
}

# A performance under these marks is often somebody else's, named after the song it arranges.
ARRANGED = frozenset({
    "karaoke", "piano", "guitar", "acoustic", "orchestral", "strings", "cello", "violin",
    "saxophone", "music box", "ballad", "dance", "band", "folk", "jazz", "humming", "solo", "slow",
    "duet", "Italo dance", "score",
})  # fmt: skip
# And under these it is another performance unless the performer is named.
PERFORMED_ANEW = frozenset({
    "live", "remix", "demo", "English", "Japanese", "Mandarin", "Cantonese", "actors",
})  # fmt: skip

# Words of albums that gather other people's versions.
FOREIGN = frozenset({
    "cover", "covers", "covered", "tribute", "karaoke", "커버", "커버곡", "instrumentals",
    "lullaby", "best", "collection", "mixtape",
})  # fmt: skip

_NUMBERED = frozenset({
    "part", "pt", "vol", "volume", "파트", "볼륨", "cd", "disc", "disk", "track", "trk", "no",
    "season", "시즌", "episode", "트랙",
})  # fmt: skip
_PARTS = frozenset({"part", "pt", "vol", "volume", "파트", "볼륨"})
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_YEAR = re.compile(r"(?:19|20)\d\d|(?:19|20)\d{6}")

_PRODUCED = re.compile(r"[(\[（【]\s*(?:prod|작곡|작사)[^)\]）】]*[)\]）】]", re.IGNORECASE)
_VIDEO_ID = re.compile(r"\s*\[(?=[^\]]*[0-9_-])[A-Za-z0-9_-]{11}\]$")
_COPY = re.compile(r"\s*(?:\(\d\)|- ?복사본|- ?copy)$", re.IGNORECASE)


def without_remarks(text: str) -> str:
    """The text without the producer's bracket, a video id and the marks of a second copy."""
    return _COPY.sub("", _VIDEO_ID.sub("", _PRODUCED.sub(" ", text)))


def leading_numbers(words: tuple[str, ...]) -> int:
    """How many words at the start are track numbers ("1-05"), at most three digits each."""
    count = 0
    while count < len(words) and words[count].isdigit() and len(words[count]) <= 3:
        count += 1
    return count


def is_date(words: tuple[str, ...]) -> bool:
    """Whether the words are a year or a day ("2016", "20161203", "2016 12 03")."""
    first, *rest = words
    return bool(_YEAR.fullmatch(first)) and all(word.isdigit() and len(word) < 3 for word in rest)


def number_of(words: tuple[str, ...]) -> str | None:
    """``"part 3"`` for the words of a part, ``"number"`` for another count, else ``None``."""
    if len(words) != 2 or words[0] not in _NUMBERED:
        return None
    value = _ROMAN.get(words[1], int(words[1]) if words[1].isdecimal() else None)
    if value is None:
        return None
    return f"part {value}" if words[0] in _PARTS else "number"
