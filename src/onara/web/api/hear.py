"""Hearing: clips that are handed in, and microphones that are listened to."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from starlette.responses import FileResponse

from onara.clips import ClipAnswer, Refused
from onara.web.deps import Open, Who
from onara.web.evidence import picture_of
from onara.web.opened import Opened
from onara.web.problem import Problem
from onara.web.uploads import FIELD, receive_file

router = APIRouter(tags=["hear"])
ClipId = Annotated[
    str,
    Path(max_length=40, description="As POST /clips gave it.", examples=["Xv0dQm3k9aLr2TzB"]),
]
_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": [FIELD],
                    "properties": {
                        FIELD: {
                            "type": "string",
                            "format": "binary",
                            "description": "Audio or video of any usual kind.",
                        }
                    },
                }
            }
        },
    }
}
_STATUS = {"busy": 503, "memory": 413}


@router.post("/clips", status_code=201, openapi_extra=_FORM)
async def hear(request: Request, opened: Open, response: Response) -> ClipAnswer:
    """What sounds in a clip: the recording, its song and drama, the moment, and the evidence.

    The file is audio or video of any usual kind, of any length: up to ten minutes are listened to,
    until something is sure.  The answer is kept for a week, with the clip.
    """
    answer = await take_in(request, opened)
    response.headers["Location"] = f"{request.url.path}/{answer.id}"
    return answer


@router.get("/clips/{id}")
def clip(id: ClipId, opened: Open) -> ClipAnswer:
    """The answer to a clip that was handed in, or heard by a microphone."""
    return kept(opened, id)


@router.delete("/clips/{id}", status_code=204)
def forget(id: ClipId, opened: Open) -> None:
    """Forget a clip and its answer."""
    if not opened.clips.spool.remove(id):
        raise Problem(404, "clip_gone")


@router.get(
    "/clips/{id}/audio",
    response_class=FileResponse,
    responses={200: {"content": {"audio/*": {}}, "description": "The sound; ranges are answered."}},
)
def audio(id: ClipId, opened: Open) -> FileResponse:
    """The clip's sound as a browser plays it: the file itself, else a copy as MP3."""
    answer = kept(opened, id)
    try:
        path, media_type = opened.clips.playable(answer)
    except Refused as refused:
        raise problem_of(refused) from None
    headers = {"Cache-Control": "private, max-age=3600"}
    return FileResponse(path, media_type=media_type, headers=headers)


@router.get(
    "/clips/{id}/evidence.svg",
    response_class=Response,
    responses={200: {"content": {"image/svg+xml": {}}, "description": "The picture."}},
)
def evidence(id: ClipId, opened: Open, visitor: Who) -> Response:
    """A picture of the clip over the recording that sounds in it, and where they agree."""
    answer = kept(opened, id)
    return Response(picture_of(answer, visitor), media_type="image/svg+xml")


async def take_in(request: Request, opened: Opened) -> ClipAnswer:
    """Receive the file of a form and hear it.  Raises `Problem`."""
    clips = opened.clips
    try:
        with clips.place() as id_:
            try:
                name = await receive_file(request, clips.spool.sound(id_))
            except OSError:
                raise Problem(507, "clip_room") from None
            return await asyncio.wrap_future(clips.hear(id_, name))
    except Refused as refused:
        raise problem_of(refused) from None


def kept(opened: Opened, id_: str) -> ClipAnswer:
    """A clip that is kept; raises `Problem` (404) where there is none, or no more."""
    answer = opened.clips.spool.answer(id_)
    if answer is None:
        raise Problem(404, "clip_gone")
    return answer


def problem_of(refused: Refused) -> Problem:
    """The problem behind a clip of which nothing can be heard."""
    return Problem(_STATUS.get(refused.reason, 422), f"clip_{refused.reason}")
