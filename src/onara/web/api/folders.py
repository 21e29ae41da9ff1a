"""Folders of music and episodes: chosen, looked through, and browsed for."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi import Path as InPath
from pydantic import BaseModel, Field

from onara.jobs import Folder, Wanted
from onara.jobs.folders import Holds
from onara.web.api.jobs import LONGEST_PATH
from onara.web.browsing import Browsed, browse, permitted
from onara.web.deps import Open
from onara.web.job_shapes import JobShown, job_shown
from onara.web.opened import Opened
from onara.web.problem import not_found
from onara.web.sheets import readable

router = APIRouter(prefix="/folders", tags=["folders"])
FolderId = Annotated[str, InPath(max_length=40, examples=["3c9a0b7e5f1d"])]
_KINDS: dict[Holds, Literal["add", "scan"]] = {"music": "add", "episodes": "scan"}


class NewFolder(BaseModel):
    """A folder to be looked through, at once where ``start`` is true."""

    path: Annotated[str, Field(min_length=1, max_length=LONGEST_PATH, examples=["/media/OST"])]
    holds: Holds = Field(examples=["music"])
    start: bool = True


@dataclass(frozen=True, slots=True)
class FolderShown:
    """A chosen folder: ``count`` recordings or episodes lie below it, and ``job`` looks through it
    now, or will."""

    id: str
    path: str
    holds: Holds
    is_there: bool
    count: int
    job: str | None


@dataclass(frozen=True, slots=True)
class AllFolders:
    """The folders that the owner has chosen."""

    folders: tuple[FolderShown, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The folder that was chosen, and the job that looks through it."""

    folder: FolderShown
    job: JobShown | None


def folders_of(opened: Opened) -> AllFolders:
    """The folders that the owner has chosen."""
    return AllFolders(tuple(_shown(opened.folders.all(), opened)))


@router.get("")
def folders(opened: Open) -> AllFolders:
    """The folders that the owner has chosen."""
    return folders_of(opened)


@router.post("", status_code=201)
def choose(new: NewFolder, opened: Open) -> Chosen:
    """Choose a folder below the roots that the operator allows, and look through it."""
    path = permitted(Path(new.path), opened.settings.roots)
    folder = opened.folders.add(path, new.holds)
    job = None
    if new.start:
        wanted = Wanted(_KINDS[new.holds], (os.fspath(path),), folder.id)
        job = job_shown(opened.jobs.add(wanted)[0])
    (shown,) = _shown([folder], opened)
    return Chosen(shown, job)


@router.get("/browse")
def look(
    opened: Open,
    path: Annotated[str | None, Query(max_length=LONGEST_PATH, examples=["/media"])] = None,
) -> Browsed:
    """The folders in a folder, and how much media lies in it; without a path the roots."""
    return browse(Path(path) if path else None, opened.settings.roots)


@router.delete("/{id}", status_code=204)
def leave(id: FolderId, opened: Open) -> None:
    """Choose a folder no more; its files, and what was taken in of them, stay."""
    if opened.folders.one(id) is None:
        raise not_found()
    opened.folders.remove(id)


def _shown(folders: Iterable[Folder], opened: Opened) -> Iterable[FolderShown]:
    held = list(folders)
    jobs = {job.wanted.folder: str(job.id) for job in opened.jobs.jobs() if job.is_open}
    episodes: list[Path] = []
    if any(each.holds == "episodes" for each in held):
        with opened.scanner() as scanner:
            episodes = [one.episode.path for one in scanner.store.episodes()]
    music = [one.paths for one in opened.recordings()]
    for each in held:
        if each.holds == "music":
            count = sum(any(each.path in path.parents for path in paths) for paths in music)
        else:
            count = sum(each.path in path.parents for path in episodes)
        yield FolderShown(
            each.id,
            readable(os.fspath(each.path)),
            each.holds,
            os.path.isdir(each.path),  # noqa: PTH112 - is_dir() raises where it is closed to us
            count,
            jobs.get(each.id),
        )
