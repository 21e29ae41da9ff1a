"""All scanned episodes, and the page of one of them."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi import Path as InPath
from starlette.responses import HTMLResponse

from onara.export import FORMATS
from onara.pictures.timeline import Band, kind_of, ribbon
from onara.sheet import SheetStore, Usage
from onara.sheet.store import NAME
from onara.web.api.episodes import seasons_of, sheet_of
from onara.web.api.folders import folders_of
from onara.web.api.unknowns import unknowns_of
from onara.web.deps import Open, Who
from onara.web.opened import Opened, Sign
from onara.web.pages.episode_rows import bands, length, rows
from onara.web.pages.jobs import job_values
from onara.web.rendering import render
from onara.web.visitor import Visitor
from onara.wording import bundled

router = APIRouter()
_KEYS = [
    ("j", "episode.key_next"),
    ("k", "episode.key_next"),
    ("p", "episode.key_play_cue"),
    ("c", "episode.key_compare"),
    ("Enter", "episode.key_accept"),
    ("x", "episode.key_reject"),
    ("[ ]", "episode.key_start"),
    ("{ }", "episode.key_end"),
    ("s e", "episode.key_set"),
    ("o", "episode.key_song"),
    ("n", "episode.key_name"),
    ("a", "episode.key_add"),
    ("u", "episode.key_undo"),
    ("+ - 0 f", "episode.key_zoom"),
]
_EXAMPLE_S = 100.0
_EXAMPLE: tuple[Band, ...] = (
    Band(2, 9, "known"),
    Band(14, 20, "recurring"),
    Band(24, 27, "unknown"),
    Band(31, 47, "known"),
    Band(52, 55, "unknown"),
    Band(60, 66, "recurring"),
    Band(70, 84, "known"),
    Band(90, 98, "known"),
)
"""What an episode looks like, for a page on which there is none yet."""


@router.get("/episodes")
def episodes(request: Request, opened: Open, visitor: Who) -> HTMLResponse:
    """All scanned episodes by drama and season, folders, and work that goes on."""
    seasons = seasons_of(opened).seasons
    values = {
        "seasons": seasons,
        "ribbons": _ribbons(opened.home, opened.sign_of(opened.home / NAME)),
        "empty_ribbon": ribbon(_EXAMPLE, _EXAMPLE_S),
        "unnamed": sum(not (one.name or one.recording) for one in unknowns_of(opened).unknowns),
        "words": bundled().area("episodes", visitor.language),
        "length": partial(length, visitor=visitor),
    }
    told = values | folder_values(opened, visitor, "episodes") | job_values(opened, visitor)
    return render(request, "episodes.html", told)


@router.get("/episodes/{episode}")
def episode(
    request: Request,
    opened: Open,
    visitor: Who,
    episode: Annotated[str, InPath(max_length=64)],
) -> HTMLResponse:
    """The timeline and the cue sheet of an episode, to be played and corrected."""
    sheet = sheet_of(opened, episode)
    words = bundled().area("episode", visitor.language)
    return render(
        request,
        "episode.html",
        {
            "sheet": sheet,
            "rows": rows(sheet, visitor),
            "ribbon": ribbon(bands(sheet), sheet.duration_s),
            "formats": list(FORMATS.values()),
            "usages": list(Usage),
            "dramas": opened.catalogue.dramas,
            "words": words,
            "chooser_words": chooser_words(visitor),
            "length": partial(length, visitor=visitor),
            "page_keys": _KEYS,
        },
    )


def folder_values(opened: Opened, visitor: Visitor, holds: str) -> dict[str, Any]:
    """What ``episodes_folders.html`` shows; ``holds`` is "episodes" or "music"."""
    words = bundled().area("episodes", visitor.language)
    return {
        "holds": holds,
        "folders": folders_of(opened).folders,
        "folder_words": {key: text for key, text in words.items() if key.startswith("folder_")},
        "dramas": opened.catalogue.dramas,
    }


def chooser_words(visitor: Visitor) -> dict[str, str]:
    """What the script of the dialog says that finds a recording."""
    words = bundled().area("episode", visitor.language)
    wanted = ("chooser_", "unknown_")
    return {key: text for key, text in words.items() if key.startswith(wanted)}


@lru_cache(maxsize=2)
def _ribbons(home: Path, sign: Sign) -> dict[str, str]:  # noqa: ARG001 - what it is kept by
    """The ribbon of each episode by its id, drawn once for each state of the sheets."""
    with SheetStore(home) as store:
        return {
            one.episode.id: ribbon(
                [Band(cue.start_s, cue.end_s, kind_of(cue)) for cue in store.cues(one.episode.id)],
                one.episode.duration_s,
            )
            for one in store.episodes()
        }
