"""Cue sheets as files: every format that `onara.export` writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from starlette.responses import Response

from onara.export import FORMATS, Format, folder_name, planned, sidecar_name, write
from onara.scanned.season import season_named
from onara.sheet import CueSheet
from onara.web.api.episodes import DramaKey, EpisodeId, SeasonKey
from onara.web.deps import Open, Who
from onara.web.problem import not_found
from onara.wording import Language

router = APIRouter(tags=["episodes"])

FormatName = Annotated[
    str,
    Query(
        description="See GET /exports.",
        examples=["xlsx"],
        json_schema_extra={"enum": list(FORMATS)},
    ),
]
In = Annotated[
    Language | None, Query(description="Of headings and words; the visitor's where left out.")
]
_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "ddex": "text/tab-separated-values; charset=utf-8",
    "chapters-vtt": "text/vtt; charset=utf-8",
    "metadata-vtt": "text/vtt; charset=utf-8",
    "matroska": "application/xml",
    "m3u8": "application/vnd.apple.mpegurl",
    "xspf": "application/xspf+xml",
    "jspf": "application/jspf+json",
}
_ANY_OTHER, _ARCHIVE = "text/plain; charset=utf-8", "application/zip"
_FILE = {
    200: {
        "description": "The file.",
        "content": {
            media_type: {"schema": {"type": "string", "format": "binary"}}
            for media_type in (*_TYPES.values(), _ANY_OTHER, _ARCHIVE)
        },
    }
}


@dataclass(frozen=True, slots=True)
class FormatShown:
    """A format: ``purpose`` in the visitor's language; ``holds_season``: one file may hold many
    episodes."""

    name: str
    ending: str
    purpose: str
    holds_season: bool
    is_binary: bool


@dataclass(frozen=True, slots=True)
class AllFormats:
    """The formats in which a cue sheet can be had."""

    formats: tuple[FormatShown, ...]


@router.get("/exports")
def formats(visitor: Who) -> AllFormats:
    """The formats in which a cue sheet can be had."""
    return AllFormats(tuple(_shown(each, visitor.language) for each in FORMATS.values()))


@router.get("/episodes/{id}/export", response_class=Response, responses=_FILE)  # type: ignore[arg-type]
def of_episode(
    id: EpisodeId, format: FormatName, opened: Open, visitor: Who, language: In = None
) -> Response:
    """The cue sheet of an episode as a file."""
    with opened.scanner() as scanner:
        sheet = scanner.sheet(id)
    if sheet is None:
        raise not_found()
    return _file([sheet], format, language or visitor.language)


@router.get("/seasons/{drama}/{season}/export", response_class=Response, responses=_FILE)  # type: ignore[arg-type]
def of_season(
    drama: DramaKey,
    season: SeasonKey,
    format: FormatName,
    opened: Open,
    visitor: Who,
    language: In = None,
) -> Response:
    """The cue sheets of a season: one file, or an archive where the format holds one episode."""
    with opened.scanner() as scanner:
        standing = season_named(scanner, drama, season)
        if standing is None:
            raise not_found()
        names = scanner.names()
        sheets = [names.sheet(one.scanned) for one in standing.episodes]
    return _file(sheets, format, language or visitor.language)


def _file(sheets: Sequence[CueSheet], format: str, language: Language) -> Response:
    if len(sheets) == 1 or FORMATS[format].holds_season:
        content = write(sheets, format, language)
        media_type = _TYPES.get(format, _ANY_OTHER)
        return _download(content, sidecar_name(sheets, format), media_type)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for batch, place in planned(sheets, format, Path()):
            archive.writestr(_text(place.name), write(batch, format, language))
    season = sidecar_name(sheets, "json").removesuffix(FORMATS["json"].ending)
    name = f"{folder_name(season)} {format}.zip"
    return _download(packed.getvalue(), name, _ARCHIVE)


def _download(content: bytes, name: str, media_type: str) -> Response:
    """A file with its name, also for browsers that know no other than ASCII (RFC 6266)."""
    plain = "".join(sign if sign.isascii() and sign not in '"\\' else "_" for sign in _text(name))
    said = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(_text(name), safe='')}"
    return Response(content, media_type=media_type, headers={"Content-Disposition": said})


def _text(name: str) -> str:
    """A name as text: of a file it need not be."""
    return name.encode("utf-8", "replace").decode()


def _shown(each: Format, language: Language) -> FormatShown:
    purpose = each.purpose.of(language)
    return FormatShown(each.name, each.ending, purpose, each.holds_season, each.is_binary)
