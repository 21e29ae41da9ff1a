"""One change after the other carried out, each noted before it is made.

The way of a file: its new content is written beside it, the journal is told what it will be and how
the old one is had back, then it takes the file's place; then the file moves.  Undoing goes the same
way from the other end.  What stands in the way of a move moves first; where that is a ring, one of
it is put aside.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from onara.durable import flush_folder
from onara.errors import LibraryError, UnusableInput
from onara.mending.journal import Change, Fix, Journal
from onara.mending.keeping import Keeping
from onara.mending.moves import leads_out
from onara.mending.placing import (
    content_sha256,
    copied,
    moved,
    parked_of,
    partial_of,
    put,
    swept,
    trouble,
)
from onara.mending.plan import Stamp, changed_since
from onara.mending.playlists import Lies

Edit = Callable[[Path, Lies], None]
"""Changes a copy of a file, in its place, and may ask where files of the fix lie by then."""
Told = Callable[[Change, str | None], None]
"""Told of a change that is done (as it is now), or why it is not."""

_WRITABLE = 0o222
_STAYS = "stays, because the file that it belongs to does"


class Carrier:
    """Carries out changes of one fix; ``edits`` are those of the contents, by ids of changes."""

    def __init__(
        self, journal: Journal, keeping: Keeping, fix: Fix, edits: Mapping[int, Edit], told: Told
    ) -> None:
        self._journal = journal
        self._keeping = keeping
        self._fix = fix
        self._edits = edits
        self._told = told
        every = journal.changes(fix)
        self._by_source = {change.source: change.id for change in every}
        self._waiting: dict[Path, Change] = {}
        self._going: dict[Path, int] = {}
        self._now = {change.id: change for change in every}

    def run(self, changes: Sequence[Change]) -> None:
        """Carry out all of them; what cannot be is told and left.

        Raises `LibraryError` where nothing more can be written.
        """
        self._waiting = {change.here: change for change in changes}
        for change in changes:
            if change.here in self._waiting:
                self._carry(change)

    def _carry(self, change: Change) -> None:
        del self._waiting[change.here]
        self._going[change.here] = change.id
        self._now[change.id] = change
        try:
            self._follow(change)
            change = self._now[change.id]
            self._guard(change)
            self._content(change)
            self._move(change.id)
        except UnusableInput as error:
            self._give_up(change.id, error.reason)
        except OSError as error:
            told = trouble(change.here, error)
            if isinstance(told, LibraryError):
                raise told from error
            self._give_up(change.id, told.reason)
        finally:
            self._going.pop(change.here, None)

    def _note(self, number: int, state: str, **more: object) -> Change:
        self._now[number] = self._journal.note(self._now[number], state, **more)  # type: ignore[arg-type]
        return self._now[number]

    def _follow(self, change: Change) -> None:
        """Let a playlist that moves along stay where the file that it belongs to is left, or where
        its new place is taken: it names files that have moved all the same.

        Raises `UnusableInput` where nothing else is to be done to it.
        """
        if change.leader is None or change.state != "planned" or change.here == change.there:
            return
        number = self._by_source.get(change.leader)
        leader = self._now[number] if number else None
        if leader and leader.here in self._waiting:
            self._carry(leader)
            leader = self._now[leader.id]
        moves = leader and leader.source != leader.target
        stays = not leader or leader.state in ("planned", "left") or not moves
        if change.id in self._edits:
            if stays or self._is_taken(change):
                self._note(change.id, "planned", target=change.source)
        elif stays:
            raise UnusableInput(change.here, _STAYS)

    def _is_taken(self, change: Change) -> bool:
        there = change.there
        if there in self._waiting or there in self._going or not os.path.lexists(there):
            return False
        return not os.path.samestat(change.here.lstat(), there.lstat())

    def _guard(self, change: Change) -> None:
        """Raises `UnusableInput` where a file may not be changed."""
        if change.state != "planned":
            return
        here = change.here
        if here.is_symlink():
            raise UnusableInput(here, "is a link: only the file that it leads to can be changed")
        if leads_out(self._fix.root, here) or leads_out(self._fix.root, change.there):
            raise UnusableInput(here, "would be reached by a link out of the folder")
        if not change.back:
            changed_since(here, Stamp(change.size, change.mtime_ns, change.mode))
        if not here.stat().st_mode & _WRITABLE or not os.access(here, os.W_OK):
            raise UnusableInput(here, "may not be changed (permission denied)")

    def _content(self, change: Change) -> None:
        if change.state != "planned":
            return
        if change.back and change.kept:
            found = content_sha256(change.here)
            if found == change.old_sha256:
                self._note(change.id, "ready")
                return
            if found != change.new_sha256:
                raise UnusableInput(change.here, "was changed since, so it is left as it is")
        elif change.back or change.id not in self._edits:
            self._note(change.id, "ready")
            return
        if change.here.stat().st_nlink > 1:
            raise UnusableInput(
                change.here, "has other names (hard links), which would keep the old content"
            )
        self._note(change.id, "begun")
        partial = partial_of(change, change.here.parent)
        before = Stamp.of(change.here)
        if change.back:
            self._keeping.restore(change, change.here, partial)
            self._note(change.id, "ready")
        else:
            old_sha256 = copied(change.here, partial)
            try:
                self._edits[change.id](partial, self._lies)
            except UnusableInput as error:
                raise UnusableInput(change.here, error.reason) from None
            new_sha256 = content_sha256(partial)
            if new_sha256 == old_sha256:
                if change.leader and change.here == change.there:
                    raise UnusableInput(change.here, _STAYS)
                partial.unlink()
                self._note(change.id, "ready")
                return
            kept = self._keeping.keep(change, change.here, partial, old_sha256)
            self._note(change.id, "ready", old_sha256=old_sha256, new_sha256=new_sha256, kept=kept)
        changed_since(change.here, before)
        put(partial, change.here)

    def _lies(self, source: Path) -> Path:
        """Where a file lies, or is about to, that lay there before the fix."""
        number = self._by_source.get(source)
        if number is None:
            return source
        change = self._now[number]
        is_left = change.state in ("planned", "left") and change.here not in self._waiting
        return change.here if is_left else change.there

    def _move(self, number: int) -> None:
        change = self._now[number]
        here, there = change.here, change.there
        if here == there:
            self._done(number)
            return
        if there in self._waiting:
            self._carry(self._waiting[there])
        elif there in self._going and self._going[there] != number:
            self._park(self._going[there])
        change = self._now[number]
        self._make_folders(there.parent, change)
        at = parked_of(change) if change.state == "parked" else here
        if not moved(at, there):
            self._copy(number, at, there)
        self._done(number)

    def _park(self, number: int) -> None:
        """Put a file aside whose place another one takes."""
        if self._now[number].state == "parked":
            return  # before this was broken off
        change = self._note(number, "parking")
        moved(change.here, parked_of(change))
        self._note(number, "parked")

    def _copy(self, number: int, at: Path, there: Path) -> None:
        """Move a file to another device."""
        change = self._note(number, "copying")
        partial = partial_of(change, there.parent)
        sha256 = copied(at, partial)
        if content_sha256(partial) != sha256:
            raise UnusableInput(change.here, "cannot be copied to another device")
        moved(partial, there)
        at.unlink()
        flush_folder(at.parent)

    def _done(self, number: int) -> None:
        change = self._note(number, "done")
        self._told(change, None)

    def _make_folders(self, folder: Path, change: Change) -> None:
        missing = []
        while not folder.exists():
            missing.append(folder)
            folder = folder.parent
        for each in reversed(missing):
            if not change.back:
                self._journal.note_folder(self._fix, each, is_made=True)
            each.mkdir(exist_ok=True)
            flush_folder(each.parent)

    def _give_up(self, number: int, reason: str) -> None:
        """Leave a change as it is, with nothing half done, and tell why."""
        change = self._settled(self._now[number])
        self._now[number] = change
        self._told(change, reason)

    def _settled(self, change: Change) -> Change:
        swept(change.here.parent)
        place = change.here
        if change.state == "copying":
            swept(change.there.parent)
        if change.state in ("parking", "parked") and os.path.lexists(parked_of(change)):
            place = _free(change.here)
            moved(parked_of(change), place)
        is_new = change.kept is not None and _has(place, change.sha256_after)
        if change.back:
            # The name it has now is where it is looked for, should it be undone some other time.
            return self._journal.note(change, "left", target=place)
        if is_new or place != change.source:
            return self._journal.note(change, "done", target=place)
        if change.kept:
            self._keeping.drop(change)
        return self._journal.note(change, "left", kept=None)


def _has(path: Path, sha256: bytes | None) -> bool:
    try:
        return content_sha256(path) == sha256
    except OSError:
        return False


def _free(path: Path) -> Path:
    """A path that no file has: this one, or one with a number behind the name."""
    number, found = 2, path
    while os.path.lexists(found):
        found, number = path.with_name(f"{path.stem} ({number}){path.suffix}"), number + 1
    return found


def resumed(journal: Journal, keeping: Keeping, change: Change) -> Change:
    """A change that was broken off: ``planned`` where nothing of it is done, ``ready`` or
    ``parked`` where the file is still to be moved, ``done`` where it is there.

    Raises ``OSError``.
    """
    here, there = change.here, change.there
    swept(here.parent)
    if change.state == "begun":
        return journal.note(change, "planned")
    if change.state == "copying":
        swept(there.parent)
        return _copied_or_not(journal, change)
    if change.state in ("parking", "parked"):
        if os.path.lexists(parked_of(change)):
            if os.path.lexists(here) and os.path.samestat(here.lstat(), parked_of(change).lstat()):
                here.unlink()
            return journal.note(change, "parked")
        return journal.note(change, "ready" if change.state == "parking" else "done")
    if change.state != "ready":
        return change
    if not os.path.lexists(here):
        return journal.note(change, "done" if os.path.lexists(there) else "left")
    if change.kept and not _has(here, change.sha256_after):
        if not change.back:
            keeping.drop(change)
            return journal.note(change, "planned", kept=None)
        return journal.note(change, "planned")
    return change


def _copied_or_not(journal: Journal, change: Change) -> Change:
    here = parked_of(change) if os.path.lexists(parked_of(change)) else change.here
    if not os.path.lexists(here):
        return journal.note(change, "done")
    if not os.path.lexists(change.there):
        return journal.note(change, "ready" if here == change.here else "parked")
    if content_sha256(here) != content_sha256(change.there):
        return journal.note(change, "ready" if here == change.here else "parked")
    here.unlink()
    flush_folder(here.parent)
    return journal.note(change, "done")
