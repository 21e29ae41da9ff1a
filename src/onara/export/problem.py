"""What can go wrong when a cue sheet is written or read."""

from __future__ import annotations

from onara.errors import OnaraError


class ExportError(OnaraError):
    """A cue sheet cannot be written or read in this way; the sentence says why."""
