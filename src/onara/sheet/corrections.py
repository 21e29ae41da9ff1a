"""What a person says of a cue stands, also when the episode is scanned again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from onara.sheet.cue import By, Cue

FIELDS = (
    "start_s", "end_s", "recording", "unknown", "usage", "vocal", "rejected",
)  # fmt: skip
"""What a person can set."""

_SAME = 0.5
"""Two cues are one when they share this much of the shorter one."""


def corrected(cue: Cue, **said: Any) -> Cue:
    """A cue with what a person says of it: any of `FIELDS`.

    A cue that is said to be another recording loses what was measured on the old one.
    """
    touched = tuple(name for name in FIELDS if name in cue.set_by_person or name in said)
    changes: dict[str, Any] = dict(said)
    other = "recording" in said and said["recording"] != cue.recording
    if other:
        changes.update(parts=(), family=())
        changes.setdefault("unknown", None)
    for field in ("usage", "vocal"):
        if field in said:
            changes[f"{field}_why"] = "a person says so"
    return replace(cue, **changes, by=By.PERSON, set_by_person=touched)


def carried_over(before: Sequence[Cue], now: Iterable[Cue]) -> list[Cue]:
    """The cues of a new scan, with the ids and corrections of those of the scan before.

    A cue is the one of before that shares most seconds with it and is the same music, or that a
    person has touched.  What a person has said of a cue that is not found any more is kept.
    """
    left = list(before)
    made = []
    numbers = [int(cue.id) for cue in before if cue.id.isdigit()]
    number = max(numbers, default=0)
    for cue in now:
        old = max(
            (one for one in left if _is_same(one, cue)),
            key=lambda one: _shared(one, cue),
            default=None,
        )
        if old is None:
            number += 1
            made.append(replace(cue, id=str(number)))
            continue
        left.remove(old)
        said = {name: getattr(old, name) for name in old.set_by_person}
        made.append(corrected(replace(cue, id=old.id), **said) if said else replace(cue, id=old.id))
    made += [one for one in left if one.set_by_person or one.by is By.PERSON]
    return sorted(made, key=lambda cue: (cue.start_s, cue.end_s))


def _is_same(old: Cue, cue: Cue) -> bool:
    shared = _shared(old, cue)
    if shared < _SAME * min(old.seconds, cue.seconds):
        return False
    # Music that was not known may be known by now; a person's word holds for whatever is there.
    return old.recording in (None, cue.recording) or bool(old.set_by_person)


def _shared(one: Cue, other: Cue) -> float:
    return min(one.end_s, other.end_s) - max(one.start_s, other.start_s)
