"""Listening to a microphone over a WebSocket, until it is known what sounds."""

from __future__ import annotations

import asyncio
import contextlib
import time
from concurrent.futures import Future
from typing import Any, Literal

import numpy as np
from fastapi import APIRouter, WebSocket
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.websockets import WebSocketDisconnect

from onara.clips import ClipAnswer, Refused
from onara.clips.listening import GIVE_UP_S, LEAST_RATE, MOST_RATE, Listening
from onara.library.hearing import Heard
from onara.web.api.hear import problem_of
from onara.web.deps import Open
from onara.web.opened import Opened
from onara.web.problem import Problem
from onara.web.visitor import visitor_of

router = APIRouter()
MOST_LISTENERS = 8
LARGEST_MESSAGE = 1 << 18
"""Bytes of one message; a browser sends some ten thousand ten times a second."""
SILENT_S = 10.0
"""Who sends nothing for so long has gone away."""
AHEAD_S = 15.0
"""So much sound may come faster than time passes: what was recorded while the line was slow."""
_TELLS_EVERY_S = 0.2
_SCALE = {"f32": 1.0, "s16": 1 / 32768}
_TYPES = {"f32": "<f4", "s16": "<i2"}
_REFUSED, _TOO_BUSY = 1008, 1013
"""Why a socket is closed (RFC 6455, section 7.4)."""


class Start(BaseModel):
    """The first message: what the sound that follows is like.

    ``rate`` in hertz, one channel; ``format``: 32-bit floats or 16-bit integers, little-endian;
    ``give_up_s``: after so many seconds the answer is given as it is then.
    """

    model_config = ConfigDict(extra="forbid")
    rate: int = Field(ge=LEAST_RATE, le=MOST_RATE)
    format: Literal["f32", "s16"] = "s16"
    give_up_s: float = Field(GIVE_UP_S, ge=3, le=60)


class End(BaseModel):
    """The last message: there is no more sound."""

    model_config = ConfigDict(extra="forbid")
    end: Literal[True]


class _Ended(Exception):
    """The sound has come to its end."""


@router.websocket("/listen")
async def listen(socket: WebSocket, opened: Open) -> None:
    """Listen until the music is known.

    The first message is JSON, `Start`; then come binary messages of sound, and if wanted
    ``{"end": true}``.  What comes back is JSON: ``{"type": "heard", "seconds", "level_db"}`` as it
    goes, ``{"type": "hearing"}`` once no more sound is wanted, then
    ``{"type": "answer", "id", "known"}`` with the id of a clip, or a ``problem``.
    """
    await socket.accept()
    listeners: set[WebSocket] = socket.app.state.__dict__.setdefault("listeners", set())
    try:
        if len(listeners) >= MOST_LISTENERS:
            raise Problem(503, "clip_busy")
        listeners.add(socket)
        start = await _start(socket)
        answer = await _listen(socket, opened, start)
        known = {"type": "answer", "id": answer.id, "known": answer.is_known}
        await socket.send_json(known)
        await socket.close()
    except Refused as refused:
        await _complain(socket, problem_of(refused))
    except Problem as problem:
        await _complain(socket, problem)
    except WebSocketDisconnect:
        pass
    finally:
        listeners.discard(socket)


async def _start(socket: WebSocket) -> Start:
    told = await _message(socket)
    try:
        return Start.model_validate_json(told.get("text") or "")
    except ValidationError:
        raise Problem(422, "listen_start") from None


async def _listen(socket: WebSocket, opened: Opened, start: Start) -> ClipAnswer:
    clips = opened.clips
    listening = Listening(start.rate)
    begun, told = time.monotonic(), 0.0
    look: Future[Heard] | None = None
    with contextlib.suppress(_Ended):
        while listening.seconds < start.give_up_s:
            sound = _samples(await _message(socket), start.format)
            listening.take(sound)
            now = time.monotonic()
            if listening.seconds > now - begun + AHEAD_S:
                raise Problem(429, "listen_fast")
            if now - told > _TELLS_EVERY_S:
                told = now
                heard = {"seconds": round(listening.seconds, 2), "level_db": listening.level_db}
                await socket.send_json({"type": "heard", **heard})
            if look is None:
                due = listening.due()
                look = None if due is None else clips.look(due)
            elif look.done():
                if _is_enough(look, listening):
                    break
                look = None
    await socket.send_json({"type": "hearing"})
    with clips.place() as id_:
        await asyncio.to_thread(listening.write, clips.spool.sound(id_))
        future = clips.hear(id_, "", "microphone", share=listening.share)
        return await asyncio.wrap_future(future)


def _is_enough(look: Future[Heard], listening: Listening) -> bool:
    try:
        return listening.is_enough(look.result())
    except Refused:  # silence so far
        return False


async def _message(socket: WebSocket) -> dict[str, Any]:
    try:
        message = await asyncio.wait_for(socket.receive(), SILENT_S)
    except TimeoutError:
        raise Problem(408, "listen_silent") from None
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1000))
    return dict(message)


def _samples(message: dict[str, Any], format_: str) -> np.ndarray[Any, np.dtype[np.float32]]:
    """The sound of a message; raises `_Ended` where it is the word that there is no more."""
    data = message.get("bytes")
    if data is None:
        try:
            End.model_validate_json(message.get("text") or "")
        except ValidationError:
            raise Problem(422, "listen_message") from None
        raise _Ended
    kind = np.dtype(_TYPES[format_])
    if len(data) > LARGEST_MESSAGE or len(data) % kind.itemsize:
        raise Problem(422, "listen_message")
    return np.frombuffer(data, kind).astype(np.float32) * np.float32(_SCALE[format_])


async def _complain(socket: WebSocket, problem: Problem) -> None:
    title = visitor_of(socket).say(f"problem.{problem.key}", **problem.values)
    key = problem.key.replace("_", "-")
    told = {"type": f"urn:onara:problem:{key}", "title": title, "status": problem.status}
    with contextlib.suppress(RuntimeError, WebSocketDisconnect):
        await socket.send_json({"type": "problem", "problem": told})
        await socket.close(_TOO_BUSY if problem.status == 503 else _REFUSED)
