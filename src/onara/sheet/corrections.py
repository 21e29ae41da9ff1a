"""What a person says of a cue stands, also when the episode is scanned again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from onara.sheet.cue import By, Cue, Evidence, Part

FIELDS = (
    "start_s", "end_s", "recording", "unknown", "usage", "vocal", "rejected",
)  # fmt: skip
"""What a person can set."""

_SAME = 0.5
"""Two cues are one when they share this much of the shorter one."""
_MEASURED = ("parts", "family", "evidence", "level_db")
"""What was measured on a recording and says nothing of another."""
_WHY = {"usage": ("usage_why",), "vocal": ("vocal_why",), "recording": _MEASURED}
"""What comes and goes with a field."""


def corrected(cue: Cue, **said: Any) -> Cue:
    """A cue with what a person says of it: any of `FIELDS`.

    A cue that is said to be another recording loses what was measured on the old one, and parts
    that lie outside of new bounds are cut off.
    """
    touched = tuple(name for name in FIELDS if name in cue.set_by_person or name in said)
    changes: dict[str, Any] = dict(said)
    if "recording" in said and said["recording"] != cue.recording:
        heard_s = 0.0 if said["recording"] else cue.evidence.support_s
        changes.update(parts=(), family=(), evidence=Evidence(None, None, heard_s), level_db=None)
        changes.setdefault("unknown", None)
    for field in ("usage", "vocal"):
        if field in said:
            changes[f"{field}_why"] = "a person says so"
    made = replace(cue, **changes, by=By.PERSON, set_by_person=touched)
    if not {"start_s", "end_s"} & set(said):
        return made
    return replace(made, parts=_within(made.parts, made.start_s, made.end_s))


def taken_back(now: Cue, before: Cue) -> Cue:
    """A cue without the correction that was made of ``before``.

    What a person had said earlier, and what a scan has found since, stays.
    """
    fields = [
        name
        for name in FIELDS
        if name in now.set_by_person
        and (name not in before.set_by_person or getattr(now, name) != getattr(before, name))
    ]
    if now.recording != before.recording and "recording" in fields and "unknown" not in fields:
        fields.append("unknown")
    if {"start_s", "end_s"} & set(fields) and now.recording == before.recording:
        fields.append("parts")
    names = dict.fromkeys(name for field in fields for name in (field, *_WHY.get(field, ())))
    left = tuple(
        name for name in now.set_by_person if name not in fields or name in before.set_by_person
    )
    by = before.by if left == before.set_by_person else now.by
    return replace(
        now, **{name: getattr(before, name) for name in names}, set_by_person=left, by=by
    )


def carried_over(before: Sequence[Cue], now: Iterable[Cue]) -> list[Cue]:
    """The cues of a new scan, with the ids and corrections of those of the scan before.

    A cue is the one of before that shares most seconds with it and is the same music, else one that
    a person has touched.  A rejection holds for the music that was rejected, also where it is found
    in several cues now, but not for other music that is found in its place.  What a person has said
    of a cue that is not found any more is kept.
    """
    found = list(now)
    pairs = _paired(before, found)
    number = max((int(cue.id) for cue in before if cue.id.isdigit()), default=0)
    made = []
    for place, cue in enumerate(found):
        if place in pairs:
            old = before[pairs[place]]
            same = replace(cue, id=old.id)
            said = {name: getattr(old, name) for name in old.set_by_person}
            made.append(_said_again(same, said) if said else same)
            continue
        number += 1
        new = replace(cue, id=str(number))
        is_rejected = any(_is_rejected_with(old, cue) for old in before)
        made.append(corrected(new, rejected=True) if is_rejected else new)
    taken = set(pairs.values())
    made += [
        old
        for place, old in enumerate(before)
        if place not in taken and (old.set_by_person or old.by is By.PERSON)
    ]
    return sorted(made, key=lambda cue: (cue.start_s, cue.end_s))


def _said_again(cue: Cue, said: dict[str, Any]) -> Cue:
    """What was said of a cue, said of what a new scan makes of it."""
    if "recording" not in said:
        return corrected(cue, **said)
    # Its unknown goes with the recording, whether that was said in words or not.
    return corrected(cue, **({"unknown": None} | said))


def _paired(before: Sequence[Cue], now: Sequence[Cue]) -> dict[int, int]:
    """For places in ``now`` the place in ``before`` of the same cue, the surest first."""
    alike = sorted(
        (
            (old.recording == cue.recording, _shared(old, cue), -there, -here)
            for here, cue in enumerate(now)
            for there, old in enumerate(before)
            if _is_same(old, cue)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, _, there, here in alike:
        if -here not in pairs and -there not in pairs.values():
            pairs[-here] = -there
    return pairs


def _is_same(old: Cue, cue: Cue) -> bool:
    if _shared(old, cue) < _SAME * min(old.seconds, cue.seconds):
        return False
    if old.rejected:
        return old.recording == cue.recording
    # Music that was not known may be known by now; a person's word holds for whatever is there.
    return old.recording in (None, cue.recording) or bool(old.set_by_person)


def _is_rejected_with(old: Cue, cue: Cue) -> bool:
    """Whether a cue is a piece of one that was rejected."""
    is_inside = _shared(old, cue) >= _SAME * cue.seconds
    return old.rejected and old.recording == cue.recording and is_inside


def _within(parts: Iterable[Part], start_s: float, end_s: float) -> tuple[Part, ...]:
    made = []
    for part in parts:
        first, last = max(part.start_s, start_s), min(part.end_s, end_s)
        if first < last:
            offset = part.offset_s + (first - part.start_s) * part.speed
            made.append(Part(first, last, round(offset, 4), part.speed))
    return tuple(made)


def _shared(one: Cue, other: Cue) -> float:
    return min(one.end_s, other.end_s) - max(one.start_s, other.start_s)
