"""Cues: what a person says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter
from fastapi import Path as InPath
from pydantic import BaseModel, Field

from onara.scanned.editing import Changed, EditError, Editor
from onara.scanned.unknowns import Unknowns
from onara.sheet import Scanned, Usage, Vocal
from onara.web.api.episodes import LONGEST_NAME, EpisodeId, Revision
from onara.web.deps import Open
from onara.web.problem import Problem, not_found
from onara.web.sheets import Sheet, sheet_shown

router = APIRouter(tags=["episodes"])

CueId = Annotated[str, InPath(max_length=20, examples=["12"])]
Second = Annotated[
    float, Field(ge=0, le=1e6, allow_inf_nan=False, description="Second of the programme.")
]
Recording = Annotated[
    str, Field(min_length=1, max_length=100, description="Of the library; see /recordings.")
]
Number = Annotated[int, Field(ge=1, le=2**31)]


class NewCue(BaseModel):
    """Music that was not found."""

    start_s: Second = Field(examples=[61.5])
    end_s: Second = Field(examples=[93.0])
    recording: Recording | None = None
    unknown: Number | Literal["none"] | None = None
    usage: Usage | None = None
    vocal: Vocal | None = None


class CueChange(BaseModel):
    """What a person says of a cue; what is left out stays as it is.

    ``unknown`` is the number of recurring music, or "none" for music that is no known piece;
    ``name`` calls the cue's recurring music something, wherever it comes back ("" takes the name
    away).
    """

    start_s: Second | None = None
    end_s: Second | None = None
    recording: Recording | None = None
    unknown: Number | Literal["none"] | None = None
    usage: Usage | None = None
    vocal: Vocal | None = None
    rejected: bool | None = Field(None, examples=[True])
    name: Annotated[str, Field(max_length=LONGEST_NAME)] | None = None
    revision: Revision = None


@dataclass(frozen=True, slots=True)
class Edited:
    """The cue that was meant, and the sheet as it is by now: one cue may tell of others."""

    cue: str
    sheet: Sheet


@router.post("/episodes/{id}/cues", status_code=201)
def add(id: EpisodeId, new: NewCue, opened: Open) -> Edited:
    """Add a cue that was not found; can be undone."""
    with opened.scanner() as scanner:
        scanned = _there(scanner.store.episode(id))
        line = Editor(scanner).add(
            scanned,
            new.start_s,
            new.end_s,
            recording=new.recording,
            unknown=new.unknown,
            usage=new.usage,
            vocal=new.vocal,
        )
        sheet = sheet_shown(scanner, _there(scanner.store.episode(id)), opened.recordings())
    opened.news.episode(id, "edited")
    return Edited(line.cue.id, sheet)


@router.patch("/episodes/{id}/cues/{cue}")
def change(id: EpisodeId, cue: CueId, change: CueChange, opened: Open) -> Edited:
    """Correct a cue: bounds, music, use, or that there is no such music; can be undone."""
    said = change.model_dump(exclude_none=True, exclude={"name"})
    with opened.scanner() as scanner:
        scanned = _there(scanner.store.episode(id))
        held = next((one for one in scanner.store.cues(id) if one.id == cue), None)
        if held is None:
            raise not_found()
        try:
            if set(said) - {"revision"} or change.name is None:
                held = Editor(scanner).edit(scanned, cue, **said).cue
        except Changed as error:
            raise Problem(409, "changed_meanwhile") from error
        if change.name is not None:
            if held.unknown is None:
                raise EditError("only music that comes back and is not known can be given a name")
            Unknowns(scanner).name(held.unknown, change.name)
        sheet = sheet_shown(scanner, _there(scanner.store.episode(id)), opened.recordings())
    opened.news.episode(id, "edited")
    return Edited(cue, sheet)


def _there(scanned: Scanned | None) -> Scanned:
    if scanned is None:
        raise not_found()
    return scanned
