"""Hangul letters (jamo) and the syllables that they form."""

from __future__ import annotations

import re
import unicodedata

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
# The first place is that of an open syllable.
CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

FIRST_SYLLABLE = 0xAC00
LAST_SYLLABLE = 0xD7A3

CLUSTERS = {
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
DIPHTHONGS = {
    "ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ",
    "ㅢ": "ㅡㅣ",
}  # fmt: skip

_CLUSTER_OF = {pair: cluster for cluster, pair in CLUSTERS.items()}
_DIPHTHONG_OF = {pair: vowel for vowel, pair in DIPHTHONGS.items()}
_ONSET_NUMBER = {jamo: number for number, jamo in enumerate(ONSETS)}
_VOWEL_NUMBER = {jamo: number for number, jamo in enumerate(VOWELS)}
_CODA_NUMBER = {jamo: number for number, jamo in enumerate(CODAS)}

# Conjoining (U+1100...) and half-width (U+FFA1...) jamo, as the jamo that keyboards give.
_PLAIN = {
    **{0x1100 + number: jamo for number, jamo in enumerate(ONSETS)},
    **{0x1161 + number: jamo for number, jamo in enumerate(VOWELS)},
    **{0x11A7 + number: jamo for number, jamo in enumerate(CODAS) if jamo},
    **{
        code: chr(int(wide.removeprefix("<narrow> "), 16))
        for code in range(0xFFA1, 0xFFDD)
        if (wide := unicodedata.decomposition(chr(code)))
    },
}
_JAMO_RUN = re.compile(r"[ㄱ-ㅎㅏ-ㅣ]{2,}")


def composed(text: str) -> str:
    """The text in NFC, its loose jamo put together into syllables wherever they form them.

    Loose jamo are compatibility (U+3131...), half-width (U+FFA1...) and conjoining (U+1100...)
    ones: ㄷㅗㄲㅐㅂㅣ is 도깨비.  What forms no syllable is left as compatibility jamo.
    """
    text = unicodedata.normalize("NFC", text)
    return text if text.isascii() else _JAMO_RUN.sub(_assembled_run, plain_jamo(text))


def plain_jamo(text: str) -> str:
    """The text with conjoining and half-width jamo as compatibility jamo."""
    return text.translate(_PLAIN)


def parts(syllable: str) -> tuple[str, str, str]:
    """Onset, vowel and coda (or an empty text) of one syllable, as compatibility jamo."""
    onset, rest = divmod(ord(syllable) - FIRST_SYLLABLE, 588)
    vowel, coda = divmod(rest, 28)
    return ONSETS[onset], VOWELS[vowel], CODAS[coda]


def syllable(onset: str, vowel: str, coda: str = "") -> str:
    """The syllable of compatibility jamo."""
    number = (_ONSET_NUMBER[onset] * 21 + _VOWEL_NUMBER[vowel]) * 28 + _CODA_NUMBER[coda]
    return chr(FIRST_SYLLABLE + number)


def is_syllable(character: str) -> bool:
    """Whether a character is a Hangul syllable."""
    return FIRST_SYLLABLE <= ord(character) <= LAST_SYLLABLE


def assembled(jamo: str) -> str:
    """Compatibility jamo as the syllables that a Korean keyboard makes of them, in order.

    A consonant belongs to the vowel that follows it; only what no vowel claims closes a syllable.
    """
    waiting = list(reversed(jamo))
    made: list[str] = []
    while waiting:
        onset = waiting.pop()
        if not waiting or waiting[-1] not in _VOWEL_NUMBER:
            made.append(onset)
        elif onset in CLUSTERS:
            waiting.extend(reversed(CLUSTERS[onset]))
        elif onset not in _ONSET_NUMBER:
            made.append(onset)
        else:
            vowel = waiting.pop()
            if waiting and vowel + waiting[-1] in _DIPHTHONG_OF:
                vowel = _DIPHTHONG_OF[vowel + waiting.pop()]
            made.append(syllable(onset, vowel, _taken_coda(waiting)))
    return "".join(made)


def _taken_coda(waiting: list[str]) -> str:
    """The coda at the end of the reversed jamo, taken from it; empty where a vowel claims it."""
    if not waiting or waiting[-1] not in _CODA_NUMBER:
        return ""
    if waiting[-1] in CLUSTERS:
        waiting.extend(reversed(CLUSTERS[waiting.pop()]))
    if _claimed(waiting, 1):
        return ""
    coda = waiting.pop()
    if waiting and coda + waiting[-1] in _CLUSTER_OF and not _claimed(waiting, 1):
        return _CLUSTER_OF[coda + waiting.pop()]
    return coda


def _claimed(waiting: list[str], place: int) -> bool:
    """Whether the jamo after that place from the end is a vowel."""
    return len(waiting) > place and waiting[-1 - place] in _VOWEL_NUMBER


def _assembled_run(run: re.Match[str]) -> str:
    return assembled(run[0])
