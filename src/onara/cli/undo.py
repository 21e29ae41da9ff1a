"""``onara undo``: take back what was said or done last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
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
    """Take back your last correction of an episode, a cue or an unknown, or your last fix.

    Called again, it takes back the one before. What a scan has found since stays. A fix is what
    onara doctor --fix --apply did to files of yours: each gets back every byte and its name.

    Example:  onara undo
    """
    from onara.cli.home import home_folder
    from onara.cli.words import shown
    from onara.scan import Scanner

    with Scanner.open(home) as scanner:
        changes = _undoable(scanner, home_folder(home))
        last = max(changes, key=lambda change: change.at, default=None)
        words = last.undo() if last else None
    if as_json:
        say_json({"undone": words})
    else:
        say(shown(f"undone: {words}") if words else "there is nothing to undo")
    return DONE


def _undoable(scanner: Scanner, home: Path) -> list[Undoable]:
    """The last change of each kind of thing that keeps its changes."""
    from onara.cli.mend import undoable
    from onara.scanned.editing import Editor

    last = scanner.store.last_change()
    corrected = [Undoable(last.at, Editor(scanner, say_waiting).undo)] if last else []
    fixed = undoable(home)
    return [*corrected, Undoable(*fixed)] if fixed else corrected
