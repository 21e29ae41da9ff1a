"""Which drama, season and episode a file is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from onara.catalogue import Catalogue, Drama
from onara.episodes.corrections import corrected
from onara.episodes.dramas import Found, find_drama
from onara.episodes.name import read_name
from onara.episodes.naming import Evidence, Naming, Place, over
from onara.episodes.nfo_files import nfo_naming
from onara.errors import OnaraError


class UnknownDrama(OnaraError):
    """The drama that a person named is not in the catalogue."""


@dataclass(frozen=True, slots=True)
class Identified:
    """A file as an episode of a drama; what nothing says is ``None``.

    ``drama`` is the catalogue's id.  Where it is ``None``, ``drama_title`` is the drama as the file
    calls it, and ``candidates`` are ids of dramas that may be meant; where it is not, other dramas
    that the names speak of.  ``episodes`` is how many the catalogue knows of.  ``naming`` has the
    evidence, ``remarks`` are sentences on what does not fit or could not be read.
    """

    path: Path
    naming: Naming
    drama: str | None = None
    drama_title: str | None = None
    drama_title_ko: str | None = None
    season: int | None = None
    season_name: str | None = None
    number: int | None = None
    last_number: int | None = None
    part: int | None = None
    title: str | None = None
    broadcast: str | None = None
    network: str | None = None
    episodes: int | None = None
    candidates: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Which piece of the names said what."""
        return self.naming.evidence


def identify_episode(
    path: Path,
    catalogue: Catalogue,
    drama: str | None = None,
    season: int | str | None = None,
) -> Identified:
    """The episode that a file is, by its NFO files, its name and its folders, in that order.

    ``drama`` (an id or name) and ``season`` are a person's word and win.  The file itself is not
    opened.  Raises `UnknownDrama` where ``drama`` names none for certain.
    """
    naming, sentences = naming_of(path)
    found = identified(path, corrected(naming, drama=drama, season=season), catalogue)
    return replace(found, remarks=(*sentences, *found.remarks))


def naming_of(path: Path) -> tuple[Naming, tuple[str, ...]]:
    """What NFO files, file name and folders say, and a sentence for each NFO file of no use."""
    told, sentences = nfo_naming(path)
    return over(told, read_name(path.absolute())), sentences


def identified(path: Path, naming: Naming, catalogue: Catalogue) -> Identified:
    """A naming, perhaps a corrected one, looked up in the catalogue."""
    found = _found(naming, catalogue)
    drama = found.drama
    season = naming.season if naming.season is not None else found.season
    why = list(naming.evidence)
    remarks: list[str] = []
    if drama is not None and naming.drama is None:
        why.append(Evidence("drama", drama.id, found.text or "", Place.CATALOGUE))
    if season is not None and naming.season is None:
        why.append(Evidence("season", str(season), found.text or "", Place.CATALOGUE))
    number = naming.number
    total = _episodes(drama, season)
    if naming.is_last and number is None and total is not None:
        number = total
        why.append(Evidence("number", str(total), "last episode", Place.CATALOGUE))
    if total is not None and number is not None and number > total:
        remarks.append(f"{path}: is episode {number} by its name; the catalogue knows of {total}")
    if naming.drama is not None and drama is not None:
        named = find_drama(catalogue, naming.titles, naming.year, naming.season)
        if named.drama is not None and named.drama.id != drama.id:
            found = replace(found, candidates=(named.drama.id,))
            remarks.append(
                f"{path}: is named after {named.drama.title}; taken for {drama.title}, as you say"
            )
    if found.elsewhere is not None:
        remarks.append(f"{path}: the drama {found.elsewhere} is not in the catalogue")
    return Identified(
        path=path,
        naming=replace(naming, evidence=tuple(why)),
        drama=drama.id if drama else None,
        drama_title=drama.title if drama else naming.title,
        drama_title_ko=drama.title_ko if drama else _hangul(naming.titles),
        season=season,
        season_name=naming.season_name,
        number=number,
        last_number=naming.last_number,
        part=naming.part,
        title=_title(naming, found),
        broadcast=naming.broadcast,
        network=drama.network if drama else None,
        episodes=total,
        candidates=tuple(one for one in found.candidates if drama is None or one != drama.id),
        remarks=tuple(remarks),
    )


def _found(naming: Naming, catalogue: Catalogue) -> Found:
    if naming.drama is None:
        return find_drama(catalogue, naming.titles, naming.year, naming.season)
    return drama_named(naming.drama, catalogue, naming.season)


def drama_named(word: str, catalogue: Catalogue, season: int | None = None) -> Found:
    """The drama that a person means by an id or a name.

    Raises `UnknownDrama` where it names none for certain.
    """
    try:
        return Found(catalogue.drama(word), word)
    except KeyError:
        pass
    found = find_drama(catalogue, [word], season=season)
    if found.drama is not None:
        return found
    perhaps = f"; perhaps {' or '.join(found.candidates)}" if found.candidates else ""
    raise UnknownDrama(f"{word}: there is no such drama in the catalogue{perhaps}.")


def _title(naming: Naming, found: Found) -> str | None:
    """The episode's title; what stood behind the number may have been the drama's."""
    return None if naming.episode_title == found.text else naming.episode_title


def _episodes(drama: Drama | None, season: int | None) -> int | None:
    """How many episodes the season has; the catalogue counts those of the first."""
    return drama.episodes if drama is not None and season in (None, 1) else None


def _hangul(titles: tuple[str, ...]) -> str | None:
    return next((each for each in titles if any("가" <= sign <= "힣" for sign in each)), None)
