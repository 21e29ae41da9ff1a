"""All that is proposed for one file, gathered field by field."""

from __future__ import annotations

from onara.collection.music_file import MusicFile
from onara.collection.proposal import Proposal


class Changes:
    """Fields that shall have other values; what is said later of a field takes the place."""

    def __init__(self, file: MusicFile) -> None:
        self._file = file
        self._values: dict[str, tuple[str, ...]] = {}
        self._reasons: dict[str, str] = {}

    def put(self, field: str, reason: str, *values: str) -> None:
        """The field shall have these values; nothing is said where it has them already."""
        if self._file.tags is None:
            return
        if self._file.tags.fields.get(field, ()) == values:
            self._values.pop(field, None)
            self._reasons.pop(field, None)
        else:
            self._values[field], self._reasons[field] = values, reason

    def complete(self, field: str, reason: str, *values: str) -> None:
        """The same for a field that is empty; what a person set stays."""
        if not self._file.texts.get(field) and field not in self._values:
            self.put(field, reason, *values)

    def will_be(self, field: str) -> str | None:
        """The first value that the field has when all this is done."""
        values = self._values.get(field, self._file.texts.get(field, ()))
        return values[0] if values else None

    def proposal(self) -> Proposal | None:
        """All of it; ``None`` where nothing is to be changed."""
        if self._file.tags is None or not self._values:
            return None
        return Proposal(
            path=self._file.path,
            before=self._file.tags,
            changes=self._values,
            move_to=None,
            reasons=self._reasons,
        )
