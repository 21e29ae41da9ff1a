"""What a person says of an episode, in the place of what was read."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from onara.episodes.markers import season_of
from onara.episodes.naming import Evidence, Naming, Place


def corrected(
    naming: Naming,
    drama: str | None = None,
    season: int | str | None = None,
    number: int | None = None,
    title: str | None = None,
) -> Naming:
    """The naming with what a person says put over it.

    ``drama`` is the catalogue's id or a name of the drama, ``season`` a number, words that say one
    ("시즌 2", "specials") or what the season is called, ``title`` the title of the episode;
    ``None`` leaves a field as it is.
    """
    said = tuple(
        Evidence(field, str(value), str(value), Place.PERSON)
        for field, value in (
            ("drama", drama),
            ("season", season),
            ("number", number),
            ("episode_title", title),
        )
        if value is not None
    )
    found = replace(naming, evidence=(*said, *naming.evidence))
    if drama is not None:
        found = replace(found, drama=_tidied(drama))
    if season is not None:
        numbered = season_of(season) if isinstance(season, str) else season
        name = _tidied(str(season)) if numbered is None else None
        found = replace(found, season=numbered, season_name=name)
    if number is not None:
        found = replace(found, number=number, last_number=None, is_last=False)
    if title is not None:
        found = replace(found, episode_title=_tidied(title))
    return found


def _tidied(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
