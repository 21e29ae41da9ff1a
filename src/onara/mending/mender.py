"""Fixes applied, taken back, and put in order after they were broken off."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from onara.errors import LibraryError, OnaraError, UnusableInput
from onara.library.lock import writing
from onara.mending.carrying import Carrier, Edit, resumed
from onara.mending.folders import made_again, remove_emptied, remove_made
from onara.mending.journal import NAME, Change, Fix, Going, Journal
from onara.mending.keeping import Keeping
from onara.mending.placing import trouble
from onara.mending.plan import Item, Plan, PlaylistItem, Stamp
from onara.mending.playlists import Lies, is_playlist, rewrite
from onara.tagging import read, write


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of one file: where it was and is, how its old bytes are kept (``None`` where they
    did not change) and in how many bytes, or why it was left as it is, as the rest of a sentence.
    """

    path: Path
    now: Path
    kept: str | None
    kept_bytes: int
    is_media: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a fix, or its undoing, is, in files and in bytes of files."""

    files: int
    of_files: int
    bytes: int
    of_bytes: int


Report = Callable[[Mended, Progress], None]


class Mender:
    """The fixes of a home folder; one process at a time makes them.

    >>> with Mender.open(home) as mender:           # doctest: +SKIP
    ...     mender.apply(plan)
    ...     mender.undo()
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self._journal = Journal(home / NAME)
        self._keeping = Keeping(home)
        self.put_in_order: list[Fix] = []
        """Fixes that had been broken off when this was opened, as they were then."""

    @classmethod
    @contextmanager
    def open(cls, home: Path, waiting: Callable[[], None] | None = None) -> Iterator[Self]:
        """The right to change files; ``waiting`` is called once where another process has it.

        A fix that was broken off is put in order: each file is as it was or as it shall be, and
        what was being undone is undone.  Raises `LibraryError`.
        """
        with writing(home / "mending", waiting):
            mender = cls(home)
            with mender:
                mender.put_in_order = mender.recover()
                yield mender

    @staticmethod
    def has_made(home: Path) -> bool:
        """Whether there is a journal: nothing was ever fixed where there is none."""
        return (home / NAME).exists()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._journal.close()

    def apply(self, plan: Plan, report: Report | None = None) -> list[Mended]:
        """Do what a plan says, and no more.  One that was broken off goes on.

        A file that is not as it was when the plan was made is left, with a sentence.  Raises
        `LibraryError` where nothing more can be written; what is done can be undone then too.
        """
        fix = self._stopped(plan)
        if fix is None:
            fix = self._journal.begin(plan.id, plan.root, list(_changes(plan)))
        else:
            self._journal.go(fix, "doing")
        edit_of = {item.path: _tagging(item) for item in plan.items if item.changes}
        edit_of |= {item.path: _naming(item, plan.root) for item in plan.playlists if item.names}
        changes = [each for each in self._journal.changes(fix) if each.state == "planned"]
        edits = {
            change.id: edit_of[change.source] for change in changes if change.source in edit_of
        }
        done = self._carry(fix, changes, edits, report)
        self._end(fix, "done")
        return done

    def last(self) -> Fix | None:
        """The last fix that is not undone."""
        return next((fix for fix in self._journal.fixes() if fix.going != "undone"), None)

    def undo(self, report: Report | None = None) -> list[Mended]:
        """Take back the last fix.  A file that was changed since is left, with a sentence.

        Raises `LibraryError` where nothing more can be written; the rest is undone when this is
        called, or the mender opened, again.
        """
        fix = self.last()
        if fix is None:
            return []
        if not fix.root.is_dir():
            raise LibraryError(f"{fix.root} is not there, so that nothing in it can be taken back")
        self._journal.go(fix, "undoing")
        return self._undo(fix, report)

    def untold(self) -> list[Change]:
        """Changes that the library does not know of yet, in their order."""
        return self._journal.untold()

    def told(self, changes: Sequence[Change]) -> None:
        """The library knows of these now."""
        self._journal.told(changes)

    def recover(self, *, finish: bool = True) -> list[Fix]:
        """Put in order what was broken off; returns the fixes.  Raises `LibraryError`.

        What was being undone is undone to its end if ``finish``.
        """
        # One on a disk that is not here now waits until it is.
        broken = [
            each
            for each in self._journal.fixes()
            if each.going in ("doing", "undoing") and each.root.is_dir()
        ]
        for fix in broken:
            changes = [self._resumed(each) for each in self._journal.changes(fix)]
            self._keeping.sweep(fix, changes)
            if fix.going == "doing":
                moving = [each for each in changes if each.state in ("ready", "parked")]
                Carrier(self._journal, self._keeping, fix, {}, _nobody).run(moving)
                self._end(fix, "stopped")
            elif finish:
                self._undo(fix, None)
        return broken

    def _end(self, fix: Fix, going: Going) -> None:
        remove_emptied(self._journal, fix)
        remove_made(self._journal, fix)
        is_any_done = any(each.state == "done" for each in self._journal.changes(fix))
        self._journal.go(fix, going if is_any_done else "undone")

    def _undo(self, fix: Fix, report: Report | None) -> list[Mended]:
        open_ = ("planned", "ready", "parked")
        changes = [each for each in self._journal.changes(fix) if each.back]
        done = self._carry(fix, [x for x in changes if x.state in open_][::-1], {}, report)
        remove_made(self._journal, fix)
        made_again(self._journal, fix)
        self._journal.go(fix, "undone")
        for each in self._journal.changes(fix):
            if each.back and each.state == "done":
                self._keeping.drop(each)
        return done

    def _carry(
        self, fix: Fix, changes: list[Change], edits: dict[int, Edit], report: Report | None
    ) -> list[Mended]:
        mended: list[Mended] = []
        total = sum(each.size for each in changes)
        done = 0
        before = {each.id: each.here for each in changes}

        def told(change: Change, reason: str | None) -> None:
            nonlocal done
            done += change.size
            kept = change.kept if reason is None or change.state == "done" else None
            one = Mended(
                before[change.id],
                change.now,
                kept,
                self._keeping.size(change) if kept and not change.back else 0,
                change.leader is None,
                reason,
            )
            mended.append(one)
            if report:
                report(one, Progress(len(mended), len(changes), done, total))

        try:
            Carrier(self._journal, self._keeping, fix, edits, told).run(changes)
        except BaseException:
            # Nothing half done is left where this process can still help it; else the next does.
            with contextlib.suppress(OnaraError, OSError):
                self.recover(finish=False)
            raise
        return mended

    def _resumed(self, change: Change) -> Change:
        try:
            return resumed(self._journal, self._keeping, change)
        except OSError as error:
            told = trouble(change.here, error)
            if isinstance(told, LibraryError):
                raise told from error
            return change

    def _stopped(self, plan: Plan) -> Fix | None:
        return next(
            (x for x in self._journal.fixes() if x.plan == plan.id and x.going == "stopped"), None
        )


def _nobody(_: Change, __: str | None) -> None:
    """Nobody waits for what is put in order."""


def _changes(plan: Plan) -> Iterator[Change]:
    last = []
    for item in plan.items:
        if item.does_nothing:
            continue
        yield _change(item.path, item.move_to or item.path, None, item.stamp)
        for old, new in item.along.items():
            change = _change(old, new, item.path, item.stamps[old])
            if is_playlist(old):
                last.append(change)
            else:
                yield change
    # What a playlist is to name is known once all files are where they will be.
    yield from last
    along = {change.source for change in last}
    for each in plan.playlists:
        if each.changed and each.path not in along:
            yield _change(each.path, each.path, each.leader, each.stamp)


def _change(source: Path, target: Path, leader: Path | None, stamp: Stamp) -> Change:
    return Change(0, 0, source, target, leader, stamp.size, stamp.mtime_ns, stamp.mode)


def _tagging(item: Item) -> Edit:
    def edit(copy: Path, _: Lies) -> None:
        if read(copy) != item.before:
            raise UnusableInput(copy, "was changed since this was shown, so it is left as it is")
        write(copy, item.changes)

    return edit


def _naming(item: PlaylistItem, root: Path) -> Edit:
    return lambda copy, lies: rewrite(copy, item, root, lies)
