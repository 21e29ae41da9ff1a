"""How sure a cue is, in words, and who stands for the sheet."""

from __future__ import annotations

from onara.export.language import Language, Words
from onara.export.names import is_identified
from onara.sheet import By, CueSheet, Line

_PLAIN_P, _SURE_P = 1e-8, 1e-4
"""Chance that chance alone gives such a cue.  One in ten thousand is what Onara's search calls
sure; with the square of it, not one cue of a lifetime of listening is by chance."""
_NAMING = {"recording", "song", "unknown", "title"}
"""Fields by which a person says which music it is."""

BY_A_PERSON = Words("set by a person", "사람이 지정")
NOT_IDENTIFIED = Words("not identified", "미확인")
PLAIN = Words("very sure", "매우 확실")
SURE = Words("sure", "확실")
DOUBTFUL = Words("doubtful", "불확실")
NOT_MEASURED = Words("not measured", "측정되지 않음")

DRAFT = Words("DRAFT, machine-made", "초안 (기계 작성)")
REVIEWED = Words("Machine-made, reviewed", "기계 작성, 검토 완료")


def confidence(line: Line, language: Language) -> str:
    """How sure it is which music sounds in a cue, in words."""
    cue = line.cue
    if cue.by is By.PERSON or _NAMING.intersection(cue.set_by_person):
        return BY_A_PERSON.of(language)
    if not is_identified(line):
        return NOT_IDENTIFIED.of(language)
    p = cue.evidence.p
    if p is None:
        return NOT_MEASURED.of(language)
    return (PLAIN if p <= _PLAIN_P else SURE if p <= _SURE_P else DOUBTFUL).of(language)


def stamp(sheet: CueSheet, language: Language) -> str:
    """What stands over a sheet: a draft until somebody has looked through it."""
    return (DRAFT if sheet.reviewer is None else REVIEWED).of(language)
