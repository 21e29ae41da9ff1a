"""Which drama of the catalogue do these words name?  One for certain, or none with candidates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from onara.catalogue import Catalogue, Drama
from onara.catalogue.lexicons import DramaNames, drama_names
from onara.catalogue.reading import DRAMA, read, spans
from onara.spelling import key, same_name, sound, tokens

MOST_CANDIDATES = 5
_LONGEST = 200
_FEWEST_SOUNDS = 4
"""Sounds of a title from which it is known by sound alone: shorter ones are other words too."""

_ALIKE = 75.0
"""Likeness of two titles by sound, in per cent, from which one is worth asking after."""

_YEAR_OFF = 1
"""Years by which a name may be off: databases count from different countries' broadcasts."""

_YEAR_BEHIND = re.compile(r"^(.+?)[\s(\[]+((?:19|20)\d\d)[)\]]?$")
_NUMBER_BEHIND = re.compile(r"^(.*[^\d\s])\s*(\d)$")
_SEASON_IN_WORDS = re.compile(r"\bseason (\d{1,2})\b")


@dataclass(frozen=True, slots=True)
class Found:
    """The drama that is named, ``None`` where that is not certain; ``text`` is what named it.

    ``season`` is set where the name itself says it ("슬의생2").  ``candidates`` are ids of dramas
    that may be meant, likeliest first; ``elsewhere`` is the title of a drama that the catalogue
    does not have and that is meant.
    """

    drama: Drama | None = None
    text: str | None = None
    season: int | None = None
    candidates: tuple[str, ...] = ()
    elsewhere: str | None = None


@dataclass(frozen=True, slots=True)
class _Hit:
    drama: Drama
    season: int | None = None
    is_season: bool = False
    """Whether the name is that of this season, not of the drama as a whole."""


def find_drama(
    catalogue: Catalogue,
    titles: Sequence[str],
    year: int | None = None,
    season: int | None = None,
) -> Found:
    """The drama that one of the texts names, the first that names one.

    Names are compared as the catalogue compares them, then by sound, whatever the romanisation,
    then with one slip.  A year that is not the drama's, or a second season of a drama that has one,
    speaks against it.
    """
    return _dramas(catalogue).find(titles, year, season)


@lru_cache(maxsize=2)
def _dramas(catalogue: Catalogue) -> Dramas:
    return Dramas(catalogue)


class Dramas:
    """The names of all dramas, made comparable once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._names = [drama_names(drama) for drama in catalogue.dramas]
        self._exact: dict[str, list[_Hit]] = {}
        self._sounds: dict[str, list[_Hit]] = {}
        for names in self._names:
            for hit, title in _titles(names.drama):
                _add(self._exact, key(title), hit)
                heard = sound(title)
                if len(heard) >= _FEWEST_SOUNDS:
                    _add(self._sounds, heard, hit)
            for name, kinds in names.lexicon.keys.items():
                if DRAMA in kinds:
                    _add(self._exact, name, _Hit(names.drama))
        self._elsewhere: dict[str, str] = {}
        world = catalogue.world
        others = [
            *(each.titles for each in world.elsewhere),
            *(each.titles for each in world.works),
        ]
        for titles in others:
            for title in titles:
                if key(title) not in self._exact:
                    self._elsewhere.setdefault(key(title), titles[0])

    def find(
        self, titles: Sequence[str], year: int | None = None, season: int | None = None
    ) -> Found:
        """As `find_drama`."""
        open_: list[str] = []
        for text in (title[:_LONGEST] for title in titles):
            hits, is_elsewhere = self._hits(text, season)
            fitting = [hit for hit in hits if _fits(hit, year, season)]
            if open_ and any(hit.drama.id in open_ for hit in fitting):
                fitting = [hit for hit in fitting if hit.drama.id in open_]
            ids = list(dict.fromkeys(hit.drama.id for hit in fitting))
            if len(ids) == 1:
                return Found(fitting[0].drama, text, fitting[0].season, (ids[0],))
            if is_elsewhere and not hits:
                return Found(None, text, None, self._near([text]), self._elsewhere.get(key(text)))
            open_ = open_ or ids or list(dict.fromkeys(hit.drama.id for hit in hits))
        return Found(None, None, None, tuple(open_[:MOST_CANDIDATES]) or self._near(titles))

    def _hits(self, text: str, season: int | None) -> tuple[list[_Hit], bool]:
        """The dramas that a text names in the surest way in which it names any.

        Beside it whether it is the title of a drama that the catalogue does not have.
        """
        name = key(text)
        if not name:
            return [], False
        if season is not None and season > 1:
            for form in (f"{name}{season}", f"{name}시즌{season}", f"{name}season{season}"):
                if form in self._exact:
                    return [_Hit(h.drama, season, True) for h in self._exact[form]], False
        if name in self._exact:
            return self._exact[name], False
        if name in self._elsewhere:
            return [], True
        if behind := _YEAR_BEHIND.match(text):
            hits, elsewhere = self._hits(behind[1], season)
            return [hit for hit in hits if _fits(hit, int(behind[2]), season)], elsewhere
        if behind := _NUMBER_BEHIND.match(text):
            numbered = [
                _Hit(hit.drama, int(behind[2]), True)
                for hit in self._exact.get(key(behind[1]), [])
                if (hit.drama.seasons or 1) >= int(behind[2]) and season in (None, int(behind[2]))
            ]
            if numbered:
                return numbered, False
        return self._read(text) or self._heard(text), False

    def _read(self, text: str) -> list[_Hit]:
        """The dramas that the text can be read as to its last word."""
        words = tokens(text)
        return [
            _Hit(names.drama)
            for names in self._names
            if (reading := read(words, names.lexicon, names.people, numbered=False)) is not None
            and DRAMA in reading
            and not reading.marks
        ]

    def _heard(self, text: str) -> list[_Hit]:
        """The dramas that sound like the text, or like it but for one slip."""
        heard = sound(text)
        if len(heard) < _FEWEST_SOUNDS:
            return []
        if heard in self._sounds:
            return self._sounds[heard]
        # Reply 1994 is not Reply 1997 misspelt.
        digits = re.findall(r"\d+", heard)
        return [
            hit
            for name, hits in self._sounds.items()
            if same_name(heard, name) and re.findall(r"\d+", name) == digits
            for hit in hits
        ]

    def _near(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Dramas whose name is in the texts, or sounds much like one of them."""
        likeness: dict[str, float] = {}
        for text in texts:
            inside = set(spans(tokens(text)))
            heard = sound(text)
            for names in self._names:
                best = self._likeness(names, inside, heard)
                if best >= _ALIKE:
                    likeness[names.drama.id] = max(best, likeness.get(names.drama.id, 0.0))
        return tuple(sorted(likeness, key=lambda one: -likeness[one])[:MOST_CANDIDATES])

    @staticmethod
    def _likeness(names: DramaNames, inside: set[str], heard: str) -> float:
        if any(key(title) in inside for title in names.drama.titles):
            return 100.0
        sounds = (sound(title) for title in names.drama.titles)
        return max(
            (fuzz.ratio(heard, each) for each in sounds if len(each) >= _FEWEST_SOUNDS), default=0.0
        )


def _titles(drama: Drama) -> Iterable[tuple[_Hit, str]]:
    abouts = {title.text: title.about or "" for title in drama.other_titles}
    for title in drama.titles:
        told = _SEASON_IN_WORDS.search(abouts.get(title, ""))
        yield _Hit(drama, int(told[1]) if told else None, told is not None), title


def _fits(hit: _Hit, year: int | None, season: int | None) -> bool:
    """Whether year and season can be the drama's."""
    if hit.season is not None and season not in (None, hit.season):
        return False
    several = (hit.drama.seasons or 1) > 1
    if season is not None and season > 1 and not hit.is_season and not several:
        return False
    if year is None or hit.drama.aired is None:
        return True
    first = int(hit.drama.aired.first[:4])
    last = int((hit.drama.aired.last or hit.drama.aired.first)[:4])
    return first - _YEAR_OFF <= year and (several or year <= last + _YEAR_OFF)


def _add(names: dict[str, list[_Hit]], name: str, hit: _Hit) -> None:
    hits = names.setdefault(name, [])
    if name and all(each.drama.id != hit.drama.id for each in hits):
        hits.append(hit)
