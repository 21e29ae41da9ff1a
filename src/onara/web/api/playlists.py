"""Lists as playlists for players: files out, files in."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, File, Form, Query, Response, UploadFile

from onara.lists import ListError, playlist, read_playlist
from onara.lists.export import ENDINGS, written
from onara.lists.identified import identified
from onara.web.api.lists import LONGEST_NAME, Name, Summary, summary_of, told
from onara.web.deps import Open
from onara.web.problem import Problem

router = APIRouter(prefix="/lists", tags=["lists"])

LARGEST_PLAYLIST = 1 << 20
"""Bytes of a playlist that is handed in: some five thousand songs."""
_MEDIA_TYPES = {
    "m3u8": "application/vnd.apple.mpegurl",
    "m3u": "audio/x-mpegurl",
    "xspf": "application/xspf+xml",
    "jspf": "application/json",
}


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A list made of a playlist; ``unknown`` are the names of what the catalogue does not know."""

    list: Summary
    unknown: tuple[str, ...]


@router.post("/import", status_code=201)
def take_in(
    opened: Open,
    file: Annotated[UploadFile, File(description="M3U8, XSPF or JSPF.")],
    name: Annotated[str, Form(max_length=LONGEST_NAME)] = "",
) -> TakenIn:
    """Make a list of a playlist's file: every song of it that the catalogue knows."""
    given = Path(file.filename or "playlist")
    body = file.file.read(LARGEST_PLAYLIST + 1)
    if len(body) > LARGEST_PLAYLIST:
        raise Problem(413, "playlist_large")
    if given.suffix.lower() not in ENDINGS:
        raise Problem(415, "playlist_kind")
    lists = opened.lists()
    with tempfile.TemporaryDirectory(prefix="onara-") as folder, told():
        # The name of an uploaded file may be anything; only its ending is used for ours.
        path = Path(folder) / f"playlist{given.suffix.lower()}"
        path.write_bytes(body)
        try:
            taken = read_playlist(path, opened.catalogue, opened.recordings())
        except ListError as error:
            reason = str(error).replace(str(path), given.name)
            raise Problem(422, "playlist_unread", reason) from error
        if not taken.songs:
            raise Problem(422, "playlist_unknown")
        entries = tuple(lists.entry(each) for each in taken.songs)
        made = lists.make(name.strip() or taken.name or given.stem, entries)
    return TakenIn(summary_of(made), taken.unknown)


@router.get("/{name:path}/export", response_class=Response)
def export(
    name: Name,
    opened: Open,
    format: Annotated[Literal["m3u8", "m3u", "xspf", "jspf"], Query()] = "m3u8",
    folder: Annotated[
        str | None,
        Query(
            max_length=1000,
            description="Paths are written relative to this folder of the server's machine.",
        ),
    ] = None,
) -> Response:
    """What is owned of a list, as a playlist for players; what is missing is named in it."""
    with told():
        kept = opened.lists().get(name)
    made = playlist(kept, opened.graph, opened.recordings())
    if format == "jspf":
        made = identified(made)
    _, text = written(made, f".{format}", Path(folder).absolute() if folder else None)
    file = quote(f"{kept.name.replace('/', '-')}.{format}", safe="")
    return Response(
        text.encode("utf-8", "surrogateescape"),
        media_type=_MEDIA_TYPES[format],
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{file}"},
    )
