"""The names that a song, its performers and its drama have in Korea, and how they are sorted."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from onara.catalogue.model import Drama, Song
from onara.catalogue.statement import Person
from onara.spelling import consonants, key, romanised, skeleton, sound, tokens

_HANGUL = re.compile(r"[가-힣]")
_SPELT_OUT = 0.85
"""Share of consonants from which on a Korean title only spells an English one out: of the bundled
catalogue such titles have 0.88 and more (뷰티풀 and Beautiful), translations 0.80 and less."""
_WORD_BY_WORD = 0.7
"""The same where each of several words is alike by half (에코 리버, Echo River)."""
_FAMILY_NAMES = frozenset(
    "가강고곽구국권금기길김나남노도류마맹명모문민박반방배백변봉부서석선설성소손송승신심안양어엄여연염예"
    "오옥온왕용우원위유육윤은이인임장전정제조주지진차채천최추탁하한함허현홍황"
)


def has_hangul(text: str) -> bool:
    """Whether there is a Hangul syllable in it."""
    return _HANGUL.search(text) is not None


def native_title(song: Song) -> str:
    """The title that the song came out under in Korea, as far as the catalogue knows.

    Where the Korean title only spells an English one out (스테이 위드 미), that is the English one.
    """
    if song.title_ko is None or is_spelt_out(song.title_ko, song.title):
        return song.title
    return song.title_ko


def is_spelt_out(korean: str, latin: str) -> bool:
    """Whether Hangul is how an English title is pronounced, rather than what is romanised in it."""
    if key(romanised(korean)) == key(latin):
        return False
    whole = _likeness(korean, latin)
    if whole >= _SPELT_OUT:
        return True
    words = list(zip(korean.split(), latin.split(), strict=False))
    is_word_by_word = len(korean.split()) == len(latin.split()) > 1
    return whole >= _WORD_BY_WORD and is_word_by_word and all(_likeness(*w) >= 0.5 for w in words)


def _likeness(one: str, other: str) -> float:
    """Share of consonants that two words in any script have in common, 0 to 1."""
    alike = SequenceMatcher(None, consonants(one), consonants(other), autojunk=False)
    return alike.ratio()


def is_romanised_title(text: str, korean: str) -> bool:
    """Whether Latin letters are a Korean title romanised, in whatever system."""
    bones = skeleton(tokens(text))
    spelt = {skeleton(tokens(romanised(korean))), sound(korean)}
    return bool(bones) and not spelt.isdisjoint((bones, sound(text)))


def sort_title(title: str, song: Song | None = None) -> str:
    """A title in Latin letters, with a capital only where it begins (and in proper nouns, where the
    catalogue has its romanisation)."""
    known = song.title_romanised if song else None
    native = song.title_ko if song else None
    if known and native and title.startswith(native):
        return known + romanised(title[len(native) :])
    latin = romanised(title)
    return latin[:1].upper() + latin[1:]


def credit_line(song: Song) -> str:
    """The performers by their native names, as a label prints them; empty where nobody is known."""
    return _line(song, _native_name)


def sort_line(song: Song) -> str:
    """The performers in Latin letters, in the same order."""
    return _line(song, lambda person: person.name)


def drama_title(drama: Drama) -> str:
    """The drama's native title, or the one to show where that is not known."""
    return drama.title_ko or drama.title


def sort_drama(drama: Drama) -> str:
    """The drama's native title in Latin letters."""
    return drama.title_romanised or sort_title(drama_title(drama))


def is_romanised_person(person: Person) -> bool:
    """Whether the Latin name is the romanisation of a Korean's family and given name.

    Stage names (Crush, 크러쉬) are their bearers' own in either script.
    """
    korean = person.name_ko or ""
    return (
        2 <= len(korean) <= 4
        and all(map(has_hangul, korean))
        and korean[0] in _FAMILY_NAMES
        and len(person.name.replace("-", " ").split()) > 1
        and sound(person.name) == sound(korean)
    )


def _native_name(person: Person) -> str:
    return person.name_ko or person.name


def _line(song: Song, name_of: object) -> str:
    assert callable(name_of)
    lead = [name_of(person) for person in song.performers if person.role != "featured"]
    featured = [name_of(person) for person in song.performers if person.role == "featured"]
    line = ", ".join(lead)
    return line + (f" (feat. {', '.join(featured)})" if featured else "")
