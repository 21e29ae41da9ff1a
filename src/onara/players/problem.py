"""What can go wrong when something is put where a player looks for it."""

from __future__ import annotations

from onara.errors import OnaraError


class PlayerError(OnaraError):
    """A file for a player cannot be put in place or taken away; the sentence says why."""
