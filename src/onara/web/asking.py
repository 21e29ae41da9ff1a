"""Questions that are asked of the catalogue and of what is said in scanned episodes.

What an asker opens is bound to a thread, and answering is work for one core: there is one thread
for it, and one for subtitles, which may be read for minutes when they are asked for the first time.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from onara.sheet.store import NAME as SHEETS

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from onara.ask import Answer, Asker
    from onara.ask.meaning import Meaning
    from onara.scan import Scanner
    from onara.wording import Language

_KEPT = 64
"""Answers, of some hundred kilobytes each at most."""
_WAIT_S = 5.0
"""A question waits so long for moments; then it is answered without them."""


class Home(Protocol):
    """What is asked: an `Opened`."""

    @property
    def home(self) -> Path: ...

    def scanner(self) -> AbstractContextManager[Scanner]: ...


class Asking:
    """Asks, from any thread."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._lock = threading.Lock()
        self._asker: Asker | None = None
        self._answers: dict[tuple[str, int, Language], Answer] = {}
        self._asking = ThreadPoolExecutor(1, thread_name_prefix="asking")
        self._telling = ThreadPoolExecutor(1, thread_name_prefix="telling")

    def close(self, asker: Asker | None) -> None:
        """End, once what is being answered is answered."""
        if asker is not None:
            self.done_with(asker).result()
        self._asking.shutdown()
        self._telling.shutdown(wait=False, cancel_futures=True)

    def done_with(self, asker: Asker) -> Future[None]:
        """Close an asker in the thread that it belongs to."""
        return self._asking.submit(asker.close)

    def find(self, asker: Asker, typed: str, limit: int, language: Language) -> Answer:
        """What is meant, by the catalogue, by lyrics and imports.

        Whoever narrows the results asks the same again, so the last answers are kept.
        """
        question = (typed, limit, language)
        with self._lock:
            if self._asker is not asker:
                self._asker, self._answers = asker, {}
            answer = self._answers.pop(question, None)
        if answer is None:
            find = partial(asker.find, typed, limit=limit, language=language)
            answer = self._asking.submit(find).result()
        with self._lock:
            if self._asker is asker:
                self._answers[question] = answer
                if len(self._answers) > _KEPT:
                    del self._answers[next(iter(self._answers))]
        return answer

    def with_moments(self, answer: Answer, limit: int, language: Language) -> tuple[Answer, bool]:
        """The answer with the moments of scanned episodes that are meant too; and whether some may
        be missing yet, as subtitles are still read."""
        from onara.ask.moments import asks_for_moment

        if not ((self._home.home / SHEETS).exists() and asks_for_moment(answer)):
            return answer, False
        telling = self._telling.submit(self._told, answer, limit, language)
        try:
            return telling.result(timeout=_WAIT_S), False
        except TimeoutError:
            return answer, True

    def _told(self, answer: Answer, limit: int, language: Language) -> Answer:
        from onara.ask.moments import with_moments

        with self._home.scanner() as scanner:
            return with_moments(answer, scanner, limit, meaning=self._meaning, language=language)

    @cached_property
    def _meaning(self) -> Meaning:
        # Not the asker's, which is at work in the other thread.
        from onara.ask.meaning import Meaning

        return Meaning()
