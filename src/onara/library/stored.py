"""Index and database of a home together, and the right to write both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from onara.index import Index
from onara.library.database import Database, FileRow
from onara.library.held import Held, all_held
from onara.library.lock import writing
from onara.library.merging import Merging


class Stored:
    """What a library lies in; raises `LibraryError` where it cannot be opened."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.index = Index(home / "index")
        self._database: Database | None = None

    def close(self) -> None:
        """Close the database; a second call does nothing."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def reading(self) -> Database | None:
        """The database, ``None`` where nothing was ever added."""
        path = self.home / "library.sqlite"
        if self._database is None and path.exists():
            database = Database(path, create=False)
            if database.is_blank:
                database.close()
                return None
            self._database = database
        return self._database

    def held(self) -> dict[str, Held]:
        """Each recording that is in both index and database, in the order of paths."""
        database = self.reading()
        found = all_held(database) if database else {}
        return {name: each for name, each in found.items() if name in self.index}

    def files(self) -> list[FileRow]:
        """The files of all that is in."""
        self.index.refresh()
        held = database.files() if (database := self.reading()) else []
        return [each for each in held if each.recording in self.index]

    @contextmanager
    def taking_in(self, waiting: Callable[[], None] | None) -> Iterator[tuple[Database, Merging]]:
        """The right to write, with segments merged meanwhile and, once it is given back, the rest
        of them."""
        merging = Merging(self.index)
        try:
            with self.writing(waiting) as database:
                yield database, merging
            merging.finish(lambda: writing(self.home, waiting))
        finally:
            merging.stop()

    @contextmanager
    def writing(self, waiting: Callable[[], None] | None) -> Iterator[Database]:
        """The right to write, with what a killed writer may have left behind put in order."""
        with writing(self.home, waiting):
            self.index.refresh()
            if self._database is None:
                self._database = Database(self.home / "library.sqlite", create=True)
            self.index.sweep()
            self._database.keep_only(self.index.recordings)
            nameless = set(self.index.recordings) - set(self._database.recordings())
            if nameless:
                self.index.commit(removed=nameless)
            yield self._database
