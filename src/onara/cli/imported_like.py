"""``onara like`` of something that was imported."""

from __future__ import annotations

from dataclasses import asdict

from onara.cli.frame import DONE, UNUSABLE, say, say_json
from onara.cli.home import Known
from onara.cli.meant import imported_one_of
from onara.cli.pages import near_lines
from onara.cli.words import shown
from onara.imports import Imported


def say_like(found: Known, imported: Imported, typed: str, limit: int, *, as_json: bool) -> int:
    """Say what is like the imported thing that is meant; returns the exit status."""
    from onara.wander.imported_like import imported_like

    record = imported_one_of(found, imported, typed, as_json=as_json)
    if record is None:
        return UNUSABLE
    near = imported_like(imported, found.catalogue, found.graph, record, limit)
    if as_json:
        told = [asdict(each) for each in near]
        say_json({"id": record.id, "list": None, "sound": None, "near": told})
        return DONE
    if not near:
        say(f"Nothing that was imported or is in the catalogue is like {shown(record.title)}.")
    for line in near_lines(near):
        say(line)
    return DONE
