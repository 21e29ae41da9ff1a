"""Unknown no longer: when the library gets the released track, its excerpt is found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onara.fingerprint import BASEBAND_RATE, unpack
from onara.index import Index, Reference
from onara.match import Found, best_matches
from onara.scan.excerpts import Excerpts
from onara.sheet import Evidence, SheetStore, Unknown

LONGEST_S = 12.0
"""So much of the middle of an excerpt is looked up: enough to be sure, and as quick as a clip."""


def resolved(store: SheetStore, excerpts: Excerpts, library: Index) -> list[tuple[Unknown, str]]:
    """The unknowns that are in the library now, with their recordings; their cues are written so.

    The number of the unknown stays in the cue beside the recording, so that a sheet can tell what
    it was.
    """
    found = []
    references = list(library.references())
    for unknown in store.unknowns():
        if unknown.recording or unknown.into:
            continue
        match = _look_up(unknown.number, excerpts, references)
        if match is None:
            continue
        known = replace(unknown, recording=match.recording)
        store.put_unknown(known)
        evidence = Evidence(round(match.z, 2), match.p, LONGEST_S)
        store.put_cues(
            (
                episode,
                replace(cue, recording=match.recording, parts=(), evidence=evidence),
            )
            for episode, cue in store.cues_with_unknown(unknown.number)
            # A person who gave the cue this number said which music it is, not that none is.
            if cue.recording is None or "recording" not in cue.set_by_person
        )
        excerpts.drop(unknown.number)
        found.append((known, match.recording))
    return found


def _look_up(number: int, excerpts: Excerpts, references: Sequence[Reference]) -> Found | None:
    excerpt = excerpts.reference(number)
    if excerpt is None or not references:
        return None
    sound = unpack(excerpt.bits)[: excerpt.samples]
    middle = max(0, (len(sound) - round(LONGEST_S * BASEBAND_RATE)) // 2)
    part = sound[middle : middle + round(LONGEST_S * BASEBAND_RATE)]
    answers = best_matches([part], references)[0]
    return answers[0] if answers and answers[0].is_sure else None
