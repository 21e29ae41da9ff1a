"""Text typed on the Korean two-set keyboard (두벌식, KS X 5002) in the wrong input mode."""

from __future__ import annotations

import re
import unicodedata

from onara.spelling.jamo import CLUSTERS, DIPHTHONGS, assembled, is_syllable, parts, plain_jamo

_KEYS = "qwertyuiopasdfghjklzxcvbnm"
_PLAIN = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ"
_SHIFTED = {"Q": "ㅃ", "W": "ㅉ", "E": "ㄸ", "R": "ㄲ", "T": "ㅆ", "O": "ㅒ", "P": "ㅖ"}
_JAMO_OF = {
    **dict(zip(_KEYS, _PLAIN, strict=True)),
    **dict(zip(_KEYS.upper(), _PLAIN, strict=True)),
    **_SHIFTED,
}
_KEY_OF = {
    **dict(zip(_PLAIN, _KEYS, strict=True)),
    **{jamo: key for key, jamo in _SHIFTED.items()},
}
_KEY_OF.update(
    {
        jamo: "".join(_KEY_OF[part] for part in pair)
        for jamo, pair in (*CLUSTERS.items(), *DIPHTHONGS.items())
    }
)
_KEYS_STRUCK = re.compile(r"[A-Za-z]+")


def hangul_of_keyboard(text: str) -> str | None:
    """What was meant by Latin letters typed on a Korean keyboard: ``ehRoql`` is 도깨비.

    Syllables, digits, spaces and marks stay.  ``None`` where there is no Latin letter, where a
    jamo is left over that belongs to no syllable, or where there are letters of other scripts.
    """
    if not _KEYS_STRUCK.search(text):
        return None
    read = _KEYS_STRUCK.sub(lambda run: assembled("".join(map(_JAMO_OF.__getitem__, run[0]))), text)
    read = unicodedata.normalize("NFC", read)
    if any(character.isalpha() and not is_syllable(character) for character in read):
        return None
    return read


def latin_of_keyboard(text: str) -> str | None:
    """What was meant by Hangul typed for Latin letters: 해ㅠㅣㅑㅜ is ``goblin``.

    Other characters stay.  ``None`` where there is no Hangul.
    """
    read = plain_jamo(unicodedata.normalize("NFC", text))
    keys = "".join(map(_keys_of, read))
    return None if keys == read else keys


def _keys_of(character: str) -> str:
    if is_syllable(character):
        return "".join(_KEY_OF[jamo] for jamo in parts(character) if jamo)
    return _KEY_OF.get(character, character)
