"""Languages of subtitles: as tracks and file names call them, and as the letters show them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_NAMES = {
    "ko": "ko kor kr korean krcc 한국어 한글 한국",
    "en": "en eng english encc egcc 영어 영문",
    "ja": "ja jpn jp japanese jpcc 日本語 일본어 일어",
    "zh": "zh chi zho cn chinese cncc chs cht sc tc 中文 중국어 简体 繁體",
    "es": "es spa spanish español espanol esp",
    "pt": "pt por portuguese português",
    "fr": "fr fre fra french français",
    "de": "de ger deu german deutsch",
    "it": "it ita italian italiano",
    "id": "id ind indonesian",
    "ms": "ms may msa malay",
    "vi": "vi vie vietnamese",
    "th": "th tha thai",
    "ar": "ar ara arabic",
    "ru": "ru rus russian",
    "pl": "pl pol polish",
    "tr": "tr tur turkish",
    "nl": "nl dut nld dutch",
}
LANGUAGES = {name: code for code, names in _NAMES.items() for name in names.split()}
"""BCP 47 tags by what files call a language: ISO 639 codes, SAMI classes, names in words."""

_TAG = re.compile(r"([a-z]{2,3})((?:-[a-z0-9]{2,8})*)")
_NOT_SAID = frozenset({"und", "mis", "mul", "zxx", "qaa"})
_MOSTLY = 0.5


def language_of(name: str | None) -> str | None:
    """The BCP 47 tag of a language as a track or name calls it: ``kor``, ``ko-KR``, ``Korean``.

    ``None`` for what says no language.  An unknown code of two or three letters stays as it is.
    """
    said = unicodedata.normalize("NFC", name or "").strip().casefold().replace("_", "-")
    if said in LANGUAGES:
        return LANGUAGES[said]
    tag = _TAG.fullmatch(said)
    if tag is None or tag[1] in _NOT_SAID:
        return None
    # The region is of no use here; the script of Chinese or of romanised Korean is.
    script = re.search(r"-(hans|hant|latn|kore)\b", tag[2])
    return LANGUAGES.get(tag[1], tag[1]) + (f"-{script[1].title()}" if script else "")


def language_of_letters(texts: Iterable[str]) -> str | None:
    """``ko`` or ``ja`` where the letters leave no doubt, else ``None``: Latin letters say nothing.

    Half of the letters must be Hangul, or a fifth kana, which always stand among others.
    """
    hangul = kana = letters = 0
    for text in texts:
        for sign in text:
            hangul += "가" <= sign <= "힣"
            kana += "ぁ" <= sign <= "ヿ"
            letters += sign.isalpha()
    if hangul > _MOSTLY * letters:
        return "ko"
    return "ja" if kana > letters / 5 else None
