"""How Korean syllables sound beside each other (표준 발음법), as far as spelling shows it.

The rules are those of the Standard Pronunciation that the Revised Romanization (2000, article 3.1)
asks for: liaison, assimilation of nasals and ㄹ, palatalisation, aspiration with ㅎ, clusters of
two codas.  Tensed consonants are not written there, and neither are they here.
"""

from __future__ import annotations

import re

from onara.spelling.jamo import CLUSTERS

# Where words are joined, ㄴ is put in between or the coda sounds as at the end of a word; and a
# few verbs have a coda of their own.  No rule can see that: these are written as they sound.
_RESPELLED = {
    "꽃잎": "꼰닙", "나뭇잎": "나문닙", "깻잎": "깬닙", "풀잎": "풀립", "댓잎": "댄닙",
    "솔잎": "솔립", "단풍잎": "단풍닙", "학여울": "항녀울", "알약": "알략", "물약": "물략",
    "솜이불": "솜니불", "홑이불": "혼니불", "색연필": "생년필", "식용유": "시굥뉴",
    "서울역": "서울력", "철역": "철력", "한여름": "한녀름", "첫여름": "천녀름", "늦여름": "는녀름",
    "담요": "담뇨", "맨입": "맨닙", "앞일": "암닐", "뒷일": "뒨닐", "옛일": "옌닐",
    "할일": "할릴", "볼일": "볼릴", "별일": "별릴", "들일": "들릴", "못잊": "몬닛",
    "못이룬": "몬니룬", "못이루": "몬니루", "옛이야기": "옌니야기", "꽃이름": "꼰니름",
    "신여성": "신녀성", "남존여비": "남존녀비", "영업용": "영엄뇽", "휘발유": "휘발류",
    "첫인상": "처딘상", "첫아이": "처다이", "첫아기": "처다기", "맛없": "마덥", "멋없": "머덥",
    "겉옷": "거돋", "헛웃": "허둗", "웃어른": "우더른", "윗옷": "위돋", "꽃위": "꼬뒤",
    "값어치": "가버치", "넓죽": "넙죽", "넓둥": "넙둥", "몇월": "며둴", "팥알": "파달",
    "생산량": "생산냥", "결단력": "결단녁", "공권력": "공권녁", "의견란": "의견난",
    "판단력": "판단녁", "상견례": "상견녜", "횡단로": "횡단노", "이원론": "이원논",
    "입원료": "이붠뇨", "음운론": "음운논", "등산로": "등산노", "신문로": "신문노",
    "동원령": "동원녕", "임진란": "임진난", "구근류": "구근뉴", "온라인": "온나인",
}  # fmt: skip
_PALATALISING = frozenset("이인일입잇있임잎여였")
_MELTING = frozenset("히힌힐힘힙혀혔해했한할")
_ENDINGS = frozenset("지고게는다라죠여면니자며세던기시나군네려도겠는든")
# The syllables of 하다 that nouns have as well, with what follows them in verbs.
_MELTING_BEFORE = {"하": _ENDINGS, "합": frozenset("니시")}
# Nouns, and surnames with the given names that often follow them.
_NOUNS_WITH_H = frozenset(("북한", "북해", "첫해", "박해", "박한", "박희", "백한", "곽한", "국한"))
# 밟 closes with ㅂ before a consonant, against the rule for ㄼ.
_TRODDEN = re.compile(r"밟(?=[^아-잏])")
_RESPELLED_WORDS = re.compile("|".join(sorted(_RESPELLED, key=len, reverse=True)))

_NEUTRAL = {
    "ㄲ": "ㄱ", "ㅋ": "ㄱ", "ㄳ": "ㄱ", "ㄺ": "ㄱ", "ㄵ": "ㄴ", "ㄶ": "ㄴ",
    "ㅅ": "ㄷ", "ㅆ": "ㄷ", "ㅈ": "ㄷ", "ㅊ": "ㄷ", "ㅌ": "ㄷ", "ㅎ": "ㄷ",
    "ㄼ": "ㄹ", "ㄽ": "ㄹ", "ㄾ": "ㄹ", "ㅀ": "ㄹ", "ㄻ": "ㅁ", "ㅍ": "ㅂ", "ㄿ": "ㅂ", "ㅄ": "ㅂ",
}  # fmt: skip
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
_ASPIRATED = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅂ": "ㅍ", "ㅈ": "ㅊ"}
_MELTED = {"ㄱ": "ㅋ", "ㄲ": "ㅋ", "ㅂ": "ㅍ", "ㅈ": "ㅊ", "ㄷ": "ㅊ", "ㅌ": "ㅊ", "ㅅ": "ㅌ"}
_PALATAL = {"ㄷ": "ㅈ", "ㅌ": "ㅊ"}
_WITHOUT_H = {"ㅎ": "", "ㄶ": "ㄴ", "ㅀ": "ㄹ"}


def respelled(word: str) -> str:
    """Hangul with the words that the rules of sound cannot know written as they sound."""
    if "밟" in word:
        word = _TRODDEN.sub("밥", word)
    return _RESPELLED_WORDS.sub(lambda found: _RESPELLED[found[0]], word)


def final_sound(coda: str) -> str:
    """The coda as it sounds at the end of a word: one of seven, or an empty text."""
    return _NEUTRAL.get(coda, coda)


def is_changing(before: str, syllable: str, after: str) -> bool:
    """Whether a syllable changes the coda before it beyond what its onset does.

    ㅣ and ㅕ palatalise ㄷ and ㅌ.  In verbs, adjectives and adverbs ㅎ melts into an aspirate with
    the stop before it (잡혀 japyeo, 못해 motae); in nouns it is kept apart (묵호 Mukho).
    """
    if syllable in _PALATALISING or syllable in _MELTING:
        return before + syllable not in _NOUNS_WITH_H
    return syllable in _MELTING_BEFORE and after != "" and after in _MELTING_BEFORE[syllable]


def sounds_between(coda: str, onset: str, *, changing: bool) -> tuple[str, str]:
    """The coda and the onset of two neighbouring syllables as they sound.

    ``changing`` is what ``is_changing`` says of the second syllable.
    """
    if onset == "ㅇ":
        return _liaison(coda, changing)
    if onset == "ㅎ":
        return _with_h(coda, changing)
    if coda in _WITHOUT_H:
        if onset in _ASPIRATED:
            return _WITHOUT_H[coda], _ASPIRATED[onset]
        if onset == "ㅅ":
            return _WITHOUT_H[coda], onset
    if coda == "ㄺ" and onset == "ㄱ":
        return "ㄹ", onset
    return _assimilated(final_sound(coda), onset)


def _parted(coda: str) -> tuple[str, str]:
    """What stays with the syllable and what can move to the next."""
    pair = CLUSTERS.get(coda)
    return (pair[0], pair[1]) if pair else ("", coda)


def _liaison(coda: str, palatalised: bool) -> tuple[str, str]:
    """A coda before a vowel becomes its onset; ㅎ is silent."""
    if coda in ("", "ㅇ"):
        return coda, "ㅇ"
    if coda in _WITHOUT_H:
        return "", _WITHOUT_H[coda] or "ㅇ"
    stays, moves = _parted(coda)
    return stays, _PALATAL.get(moves, moves) if palatalised else moves


def _with_h(coda: str, melting: bool) -> tuple[str, str]:
    if coda in _WITHOUT_H:
        return _WITHOUT_H[coda], "ㅎ"
    stays, last = _parted(coda)
    if melting and last in _MELTED:
        return stays, _MELTED[last]
    return final_sound(coda), "ㅎ"


def _assimilated(coda: str, onset: str) -> tuple[str, str]:
    """One of the seven codas before a consonant."""
    if onset == "ㄹ":
        if coda in ("ㄴ", "ㄹ"):
            return "ㄹ", "ㄹ"
        if coda:
            return _NASAL.get(coda, coda), "ㄴ"
    if onset in ("ㄴ", "ㅁ"):
        if coda == "ㄹ" and onset == "ㄴ":
            return "ㄹ", "ㄹ"
        return _NASAL.get(coda, coda), onset
    return coda, onset
