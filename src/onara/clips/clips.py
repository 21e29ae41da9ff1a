"""Clips in, answers out: the front door."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from onara.audio import Samples
from onara.audio.browsers import COPY_TYPE
from onara.clips.answer import ClipAnswer, Source
from onara.clips.hearing import Listened, heard_of, listened_of
from onara.clips.naming import Named, named
from onara.clips.refusal import Refused
from onara.clips.sandbox import Sandbox
from onara.clips.spool import Bounds, Spool
from onara.library import Recording
from onara.library.hearing import Heard
from onara.scanned.moment import Sheets
from onara.sheet.store import NAME as SHEETS

AT_ONCE = 2
"""Clips that are heard side by side; the others wait in order."""
MOST_PLACES = 48
"""Clips that may be coming in or waiting at a time."""
LOOKS_AT_ONCE = 2
"""Looks of microphones: they do not wait behind files."""
LONGEST_NAME = 200


class Clips:
    """Hears clips for a home folder and keeps the answers; safe to use from many threads.

    ``recordings`` gives all of the library, ``sheets`` opens the scanned episodes: whoever serves
    pages has both at hand.
    """

    def __init__(
        self,
        home: Path,
        recordings: Callable[[], Iterable[Recording]],
        sheets: Callable[[], AbstractContextManager[Sheets]],
        *,
        sandbox: Sandbox | None = None,
        bounds: Bounds | None = None,
    ) -> None:
        self.spool = Spool(home, bounds)
        self._home, self._recordings, self._sheets = home, recordings, sheets
        self._sandbox = sandbox or Sandbox()
        self._hearing = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="hearing")
        self._looking = ThreadPoolExecutor(LOOKS_AT_ONCE, thread_name_prefix="looking")
        self._copying = threading.Lock()
        self._taken = 0
        self._counting = threading.Lock()

    def warm_up(self) -> None:
        """Have everything loaded before the first clip comes."""
        self._sandbox.warm_up()

    def close(self) -> None:
        """What still waits to be heard is given up."""
        for pool in (self._hearing, self._looking):
            pool.shutdown(wait=False, cancel_futures=True)
        self._sandbox.close()

    @contextmanager
    def place(self) -> Iterator[str]:
        """The id of a new clip, for as long as it comes in and is heard.

        It is forgotten where anything goes wrong meanwhile.  Raises `Refused` where there are too
        many.
        """
        with self._counting:
            if self._taken >= MOST_PLACES:
                raise Refused("busy")
            self._taken += 1
        try:
            id_ = self.spool.new()
            try:
                yield id_
            except BaseException:
                self.spool.remove(id_)
                raise
        finally:
            with self._counting:
                self._taken -= 1

    def hear(
        self, id_: str, name: str, source: Source = "file", *, share: float = 1.0
    ) -> Future[ClipAnswer]:
        """Hear the clip that was put into `Spool.sound` of a `place`; its answer is kept.

        The future raises `Refused` where nothing can be heard.  ``share`` as for `named`.
        """
        return self._hearing.submit(self._hear, id_, name, source, share)

    def look(self, sound: Samples) -> Future[Heard]:
        """Look up a few seconds of sound, float32 at `onara.audio.SAMPLE_RATE`, in the library.

        The future raises `Refused` for silence.
        """
        payload = sound.astype("<f4").tobytes()
        return self._looking.submit(self._look, payload)

    def playable(self, answer: ClipAnswer) -> tuple[Path, str]:
        """A file with the sound of a clip that browsers play, and its media type.

        Raises `Refused` where none can be made.
        """
        if answer.media_type is not None:
            return self.spool.sound(answer.id), answer.media_type
        made = self.spool.copy(answer.id)
        with self._copying:
            if not made.exists():
                partial = made.with_name("copy.partial")
                paths = {"path": str(self.spool.sound(answer.id)), "target": str(partial)}
                self._sandbox.run("onara.clips.playable:copy", paths)
                partial.replace(made)
        return made, COPY_TYPE

    def _hear(self, id_: str, name: str, source: Source, share: float) -> ClipAnswer:
        told = self._sandbox.run(
            "onara.clips.hearing:hear_clip",
            {"home": str(self._home), "path": str(self.spool.sound(id_))},
        )
        listened = listened_of(told)
        names = self._named(listened, share)
        now = datetime.now(UTC)
        answer = ClipAnswer(
            id=id_,
            name=name[:LONGEST_NAME],
            source=source,
            made=now,
            kept_until=now + timedelta(seconds=self.spool.bounds.seconds),
            clip_s=listened.clip_s,
            heard_s=round(listened.songs.seconds, 3),
            is_damaged=listened.is_damaged,
            media_type=listened.media_type,
            match=names.match,
            family=names.family,
            runner_up=names.runner_up,
            moments=names.moments,
            evidence=names.evidence,
            places=names.places,
            searched=round(listened.songs.searched, 4),
        )
        self.spool.keep(answer)
        return answer

    def _named(self, listened: Listened, share: float) -> Named:
        recordings = self._recordings()
        if not (self._home / SHEETS).exists():
            return named(listened, recordings, None, share=share)
        with self._sheets() as sheets:
            return named(listened, recordings, sheets, share=share)

    def _look(self, payload: bytes) -> Heard:
        told = self._sandbox.run(
            "onara.clips.hearing:look", {"home": str(self._home)}, payload=payload
        )
        return heard_of(told)
