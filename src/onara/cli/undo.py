"""``onara undo``: take back what was said last."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from onara.cli.frame import DONE, Home, Json, command, say, say_json, say_waiting

if TYPE_CHECKING:
    from onara.scan import Scanner


class Undoable(NamedTuple):
    """A change that can be taken back: when it was made, and what takes it back and says its
    words."""

    at: float
    undo: Callable[[], str | None]


@command
def undo(home: Home = None, as_json: Json = False) -> int:
    """Take back your last correction of an episode, a cue or an unknown.

    Called again, it takes back the one before. What a scan has found since stays.

    Example:  onara undo
    """
    from onara.cli.words import shown
    from onara.scan import Scanner

    with Scanner.open(home) as scanner:
        changes = _undoable(scanner)
        last = max(changes, key=lambda change: change.at, default=None)
        words = last.undo() if last else None
    if as_json:
        say_json({"undone": words})
    else:
        say(shown(f"undone: {words}") if words else "there is nothing to undo")
    return DONE


def _undoable(scanner: Scanner) -> list[Undoable]:
    """The last change of each kind of thing that keeps its changes."""
    from onara.scanned.editing import Editor

    last = scanner.store.last_change()
    return [Undoable(last.at, Editor(scanner, say_waiting).undo)] if last else []
