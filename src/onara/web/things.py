"""All that is known of a thing: by the catalogue, by imports, and by this home's episodes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from onara.imports import FILE_NAME, Imported
from onara.library import Recording
from onara.sheet.store import NAME as SHEETS
from onara.wander import Near, Page, like_all, page, seeds
from onara.wander.kinship import Kinship
from onara.web.opened import Known, Opened
from onara.web.problem import not_found
from onara.wording import Language

_NUMBER = re.compile(r"\d+")
NEAR = 8
"""Things that are shown as more of a kind."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Where a song sounds in a scanned episode: ids, names and seconds."""

    episode: str
    cue: str
    drama: str | None
    drama_title: str | None
    drama_title_ko: str | None
    season: int | None
    number: int | None
    file_name: str
    start_s: float
    end_s: float
    usage: str


def page_of(opened: Opened, id_: str, language: Language) -> Page:
    """The page of a thing of the catalogue, else of an imported record; raises `Problem` (404)."""
    if id_ in opened.graph:
        return opened.remembered(
            ("page", id_, language),
            lambda known: page(known.catalogue, known.graph, id_, language=language),
        )
    with imported(opened, id_) as file:
        record = file.record(id_) if file else None
        if file is None or record is None:
            raise not_found()
        from onara.wander.imported_page import imported_page

        return imported_page(file, opened.graph, record, language=language)


def near(opened: Opened, id_: str, language: Language, limit: int = NEAR) -> Sequence[Near]:
    """What is most like a thing, and why; raises `Problem` (404) where there is no such thing."""
    if id_ in opened.graph:
        key = ("near", id_, language, limit, opened.library_sign)
        return opened.remembered(key, lambda known: _alike(opened, known, id_, language, limit))
    owned = next((each for each in opened.recordings() if each.recording == id_), None)
    if owned is not None and owned.song is not None and owned.song.id in opened.graph:
        return near(opened, owned.song.id, language, limit)
    if owned is not None:
        is_known = id_ in opened.sounds().strangers()
        return _alike(opened, opened.known, id_, language, limit) if is_known else ()
    with imported(opened, id_) as file:
        record = file.record(id_) if file else None
        if file is None or record is None:
            raise not_found()
        from onara.wander.imported_like import imported_like

        return imported_like(file, opened.catalogue, opened.graph, record, limit, language=language)


def _alike(
    opened: Opened, known: Known, id_: str, language: Language, limit: int
) -> tuple[Near, ...]:
    """What is like something of the catalogue, or like an owned recording."""
    found = like_all(
        known.graph,
        known.catalogue,
        seeds(known.graph, id_) if id_ in known.graph else [id_],
        limit,
        sounds=opened.sounds(),
        language=language,
        kinship=opened.remembered("kinship", lambda known: Kinship(known.catalogue, known.graph)),
    )
    return tuple(found)


def owned(opened: Opened, id_: str) -> tuple[Recording, ...]:
    """The recordings that the owner has of a song."""
    return tuple(each for each in opened.recordings() if each.song and each.song.id == id_)


def owned_songs(opened: Opened) -> dict[str, Recording]:
    """One recording of every song of which a file is owned, by the song's id."""
    held = reversed(opened.recordings())
    return {each.song.id: each for each in held if each.song and each.paths}


def heard(opened: Opened, recordings: Sequence[str]) -> tuple[Heard, ...]:
    """Where these recordings sound in all that was scanned, episode by episode."""
    if not recordings or not (opened.home / SHEETS).exists():
        return ()
    from onara.scanned.occurrences import occurrences

    with opened.scanner() as scanner:
        sheets = occurrences(scanner, recordings)
    return tuple(
        Heard(
            episode=sheet.episode.id,
            cue=line.cue.id,
            drama=sheet.episode.drama,
            drama_title=sheet.episode.drama_title,
            drama_title_ko=sheet.episode.drama_title_ko,
            season=sheet.episode.season,
            number=sheet.episode.number,
            file_name=sheet.episode.path.name,
            start_s=line.cue.start_s,
            end_s=line.cue.end_s,
            usage=str(line.cue.usage),
        )
        for sheet in sheets
        for line in sheet.lines
    )


def last_episode(opened: Opened, drama: str | None, episode: int | str | None) -> int | None:
    """The number up to which one has to have watched: ``season 2, 3`` comes after the first."""
    if not isinstance(episode, str):
        return episode
    numbers = [int(each) for each in _NUMBER.findall(episode)]
    if not numbers:
        return None
    if "season" not in episode:
        return max(numbers)
    first = next((each.episodes or 0 for each in opened.catalogue.dramas if each.id == drama), 0)
    return numbers[-1] + (first if numbers[0] > 1 else 0)


@contextmanager
def imported(opened: Opened, id_: str) -> Iterator[Imported | None]:
    """The file of imported records, where an id may be one of them."""
    path = opened.home / FILE_NAME
    if ":" not in id_ or not path.exists():
        yield None
        return
    with Imported.open(path) as file:
        yield file
