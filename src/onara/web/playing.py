"""Media on their way to a browser: as they are, or transcoded; their waveforms and pictures.

Everything that opens a media file does so in a process of its own with limits.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from hashlib import sha256
from pathlib import Path

from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from onara.audio.browsers import COPY_TYPE
from onara.clips.refusal import Refused
from onara.clips.sandbox import Limits, Sandbox
from onara.errors import UnusableInput
from onara.playback import artwork
from onara.playback.allowed import allowed
from onara.playback.media import Media
from onara.playback.peaks import ENDING
from onara.web.problem import Problem

MOST_LISTENERS = 6
"""Transcodings at a time: each may take most of a core when somebody jumps about."""
PLAYBACK = "X-Onara-Playback"
WAITED_S = 15.0
"""So long a page waits for the waveform of a recording; songs take a second."""
_LIMITS = Limits(processor_s=900, seconds=1800.0, file_bytes=256 << 20)
_MODULES = ("onara.playback.media", "onara.playback.peaks", "onara.playback.artwork")
_CHUNK = 32 << 10
_FIRST_SOUND_S = 30.0
_MOST_KNOWN = 4096
_MOST_KEPT_BYTES = 1 << 30


class Playing:
    """What a server needs to play: safe to use from many threads."""

    def __init__(self, home: Path, folders: Callable[[], Iterable[Path]]) -> None:
        """``folders``: in which media may lie behind links."""
        self._peaks, self._pictures = home / "cache" / "peaks", home / "cache" / "artwork"
        self._folders = folders
        self._sandbox = Sandbox(_LIMITS, _MODULES)
        self._media: dict[tuple[str, int, int, tuple[str, ...]], Media | None] = {}
        self._listeners = 0
        self._lock = threading.Lock()
        self._making: dict[Path, Future[bool]] = {}
        # One at a time: measuring an episode takes a core for a minute.
        self._makers = ThreadPoolExecutor(1, thread_name_prefix="peaks")

    def close(self) -> None:
        self._makers.shutdown(wait=False, cancel_futures=True)
        self._sandbox.close()

    def file(self, known: Sequence[Path]) -> Path:
        """The file to read of those that hold one thing; raises a `Problem` where none is there."""
        try:
            return allowed(known, self._folders())
        except UnusableInput as error:
            raise Problem(410, "file_gone", error.reason) from error

    def media(self, path: Path, languages: tuple[str, ...] = ()) -> Media:
        """What is in a file; raises a `Problem` where it cannot be played at all."""
        status = path.stat()
        key = (os.fspath(path), status.st_size, status.st_mtime_ns, languages)
        if key not in self._media:
            if len(self._media) > _MOST_KNOWN:
                self._media.clear()
            told = {"path": os.fspath(path), "languages": languages}
            try:
                self._media[key] = Media(**self._sandbox.run("onara.playback.media:told", told))
            except Refused:
                self._media[key] = None
        found = self._media[key]
        if found is None:
            raise Problem(415, "not_playable")
        return found

    def peaks(
        self,
        path: Path,
        languages: tuple[str, ...] = (),
        done: Callable[[], None] | None = None,
        *,
        make: bool = True,
        wait: bool = False,
    ) -> tuple[Path | None, bool]:
        """Where the waveform of a file is kept, ``None`` where it is not yet; and whether it is
        being made.

        It is made where it is not kept, unless ``make`` is false; ``done`` is called then.  With
        ``wait`` for some seconds, else not.
        """
        kept = self._peaks / f"{_name(path, languages)}{ENDING}"
        if kept.exists():
            return kept, False
        if not make:
            return None, kept in self._making
        with self._lock:
            future = self._making.get(kept)
            if future is None:
                future = self._makers.submit(self._make_peaks, path, kept, languages, done)
                self._making[kept] = future
        if wait:
            with contextlib.suppress(Late):
                if not future.result(WAITED_S):
                    raise Problem(415, "not_playable")
                return kept, False
        return None, True

    def picture(self, path: Path, size: int) -> Path | None:
        """The picture of a media file as a JPEG, ``None`` where it has none."""
        fitting = next((one for one in artwork.SIZES if one >= size), artwork.SIZES[-1])
        beside = artwork.beside(path)
        name = _name(path, tuple(_name(one) for one in beside))
        kept = self._pictures / f"{name}-{fitting}.jpg"
        none = self._pictures / f"{name}.none"
        if kept.exists():
            return kept
        if none.exists():
            return None
        self._pictures.mkdir(parents=True, exist_ok=True)
        told = {
            "path": os.fspath(path),
            "beside": [os.fspath(one) for one in beside],
            "target": os.fspath(kept),
            "size": fitting,
        }
        try:
            self._sandbox.run("onara.playback.artwork:make", told)
        except Refused:
            none.touch()
            return None
        return kept

    async def transcoded(
        self, path: Path, start_s: float, languages: Sequence[str] = ()
    ) -> Response:
        """A file's sound as MP3 from a second on; raises a `Problem`."""
        if self._listeners >= MOST_LISTENERS:
            raise Problem(503, "busy")
        self._listeners += 1
        try:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "onara.playback.transcode", os.fspath(path)),
                *("--start", f"{start_s:.3f}", "--languages", ",".join(languages)),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                limit=_CHUNK,
                env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            )
        except BaseException:
            self._listeners -= 1
            raise
        listening = _Listening(process, self._gone)
        try:
            async with asyncio.timeout(_FIRST_SOUND_S):
                first = await listening.read()
        except TimeoutError:
            first = b""
        except BaseException:
            await listening.end()
            raise
        if not first:
            await listening.end()
            raise Problem(415, "not_playable")
        return _Stream(listening, first)

    def _gone(self) -> None:
        self._listeners -= 1

    def _make_peaks(
        self,
        path: Path,
        kept: Path,
        languages: tuple[str, ...],
        done: Callable[[], None] | None,
    ) -> bool:
        try:
            self._peaks.mkdir(parents=True, exist_ok=True)
            told = {
                "path": os.fspath(path),
                "target": os.fspath(kept),
                "languages": list(languages),
            }
            self._sandbox.run("onara.playback.peaks:make", told)
            _prune(self._peaks)
        except (Refused, OSError):
            return False
        finally:
            with self._lock:
                self._making.pop(kept, None)
            if done is not None:
                done()
        return True


class _Listening:
    """A process that transcodes for one that listens."""

    def __init__(self, process: asyncio.subprocess.Process, gone: Callable[[], None]) -> None:
        self._process = process
        self._gone: Callable[[], None] | None = gone

    async def read(self) -> bytes:
        assert self._process.stdout is not None
        return await self._process.stdout.read(_CHUNK)

    async def end(self) -> None:
        """End the process, in whatever it does."""
        gone, self._gone = self._gone, None
        if gone is None:
            return
        gone()
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await asyncio.shield(self._process.wait())


class _Stream(StreamingResponse):
    """Sound as it is made; the process ends with the answer, or with the connection."""

    def __init__(self, listening: _Listening, first: bytes) -> None:
        self._listening = listening
        super().__init__(
            self._sound(first),
            media_type=COPY_TYPE,
            headers={PLAYBACK: "transcoded", "Accept-Ranges": "none", "Cache-Control": "no-store"},
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._listening.end()

    async def _sound(self, first: bytes) -> AsyncIterator[bytes]:
        block = first
        while block:
            yield block
            block = await self._listening.read()


def as_it_is(path: Path, media_type: str, asked_etag: str | None) -> Response:
    """A file with byte ranges (RFC 9110), or 304 where the browser has it."""
    status = path.stat()
    etag = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
    headers = {"ETag": etag, PLAYBACK: "file", "Cache-Control": "private, no-cache"}
    if asked_etag is not None and etag in (each.strip() for each in asked_etag.split(",")):
        return Response(status_code=304, headers=headers)
    return FileResponse(path, media_type=media_type, headers=headers, stat_result=status)


def _name(path: Path, more: tuple[str, ...] = ()) -> str:
    """A name for what is made of a file; another one where the file is changed."""
    status = path.stat()
    told = [os.fspath(path), str(status.st_size), str(status.st_mtime_ns), *more]
    return sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()[:24]


def _prune(folder: Path) -> None:
    """Throw the oldest away where more is kept than should be."""
    held = sorted(
        ((entry.stat().st_mtime, entry.stat().st_size, entry.path) for entry in os.scandir(folder)),
        reverse=True,
    )
    total = 0
    for _, size, name in held:
        total += size
        if total > _MOST_KEPT_BYTES:
            Path(name).unlink(missing_ok=True)
