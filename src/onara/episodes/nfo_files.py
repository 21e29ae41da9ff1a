"""Which NFO files belong to an episode, and what they say of it."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from onara.episodes.markers import bare_number, markers
from onara.episodes.naming import Evidence, Naming, Place, over
from onara.episodes.nfo import Nfo, read_nfo
from onara.errors import UnusableInput

_LEVELS = 2
"""Folders above a file in which the drama's NFO file lies: its season's and its own."""


_FIELDS = {"titles": "title"}
"""What evidence calls a field where that is not its name."""


def nfo_naming(path: Path) -> tuple[Naming, tuple[str, ...]]:
    """What the NFO files of an episode say, and a sentence for each that is of no use.

    They are ``<name>.nfo`` beside it, ``season.nfo`` there, and ``tvshow.nfo`` there or one folder
    further up.  Names agree whether Hangul in them is composed or not, and in any case.
    """
    naming, sentences = Naming(), []
    wanted = [(path.parent, f"{path.stem}.nfo"), (path.parent, "season.nfo")]
    wanted += [(folder, "tvshow.nfo") for folder in path.absolute().parents[:_LEVELS]]
    for folder, name in wanted:
        file = _file(folder, name)
        if file is None:
            continue
        try:
            roots = read_nfo(file)
        except UnusableInput as error:
            sentences.append(str(error))
            continue
        naming = over(naming, _said(roots, name))
    return naming, tuple(sentences)


def _said(roots: tuple[Nfo, ...], name: str) -> Naming:
    episodes = [root for root in roots if root.kind == "episodedetails"]
    if episodes and name not in ("season.nfo", "tvshow.nfo"):
        return _episode(episodes, name)
    for root in roots:
        if root.kind == "tvshow":
            titles = (root.original_title, root.title)
            return _naming(name, titles=_given(titles), year=root.year)
        if root.kind == "season":
            return _naming(name, season=root.season)
    return Naming()


def _episode(episodes: list[Nfo], name: str) -> Naming:
    first = episodes[0]
    numbers = [each.number for each in episodes if each.number is not None]
    last = max(numbers) if len(numbers) > 1 and max(numbers) > numbers[0] else None
    title = first.title if first.title and not _is_number(first.title) else None
    return _naming(
        name,
        titles=_given((first.show_title,)),
        season=first.season,
        number=first.number,
        last_number=last,
        episode_title=title,
        broadcast=first.aired,
    )


def _naming(name: str, **values: object) -> Naming:
    told = {field: value for field, value in values.items() if value not in (None, ())}
    why = tuple(
        Evidence(_FIELDS.get(field, field), str(each), name, Place.NFO)
        for field, value in told.items()
        for each in (value if isinstance(value, tuple) else (value,))
    )
    return Naming(**told, evidence=why)  # type: ignore[arg-type]


def _given(titles: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(title for title in titles if title))


def _is_number(title: str) -> bool:
    """Whether the title of an episode is only its number: "Episode 7", "제7회"."""
    found = markers(title)
    bare = found[0] if found else bare_number(title)
    return bare is not None and not (title[: bare.start] + title[bare.end :]).strip(" .-")


def _file(folder: Path, name: str) -> Path | None:
    """The file of that name, however its letters are composed."""
    wanted = _folded(name)
    try:
        with os.scandir(folder) as entries:
            return next(
                (folder / each.name for each in entries if _folded(each.name) == wanted), None
            )
    except OSError:
        return None


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
