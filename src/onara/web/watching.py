"""What other programs change in the home, told to the pages that are open."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from onara.errors import OnaraError
from onara.sheet.store import NAME

if TYPE_CHECKING:
    from onara.web.opened import Opened, Sign

LOOK_S = 1.0


class Watch:
    """Looks once a second at the files of the library and of the sheets, while anybody listens."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._seen: tuple[Sign, Sign] | None = None

    def start(self) -> None:
        self._thread.start()

    def _run(self) -> None:
        while not self._opened.stopping.wait(LOOK_S):
            self.look()

    def look(self) -> None:
        """Tell what is another since the last look."""
        opened = self._opened
        if not opened.news.is_heard:
            self._seen = None
            return
        now = (opened.library_sign, opened.sign_of(opened.home / NAME))
        before, self._seen = self._seen, now
        if before is None:
            return
        if before[0] != now[0]:
            try:
                opened.news.library(len(opened.recordings()))
            except OnaraError:
                return  # whoever asks for it is told what is wrong
        if before[1] != now[1]:
            opened.news.episode(None, "changed")
