"""What is going to be done to files, exactly as it was shown."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onara.durable import replace_file
from onara.errors import LibraryError, UnusableInput
from onara.mending.location import Manner
from onara.tagging import FileTags

FOLDER = "plans"
KEPT = 50
"""Plans that are kept: what was shown longer ago is shown anew."""
_ID_LETTERS = 8


@dataclass(frozen=True, slots=True)
class Stamp:
    """By which a file is known to be as it was: bytes, time of change, permissions."""

    size: int
    mtime_ns: int
    mode: int

    @classmethod
    def of(cls, path: Path) -> Stamp:
        """Raises ``OSError``.  Of a link that of the link."""
        status = path.lstat()
        return cls(status.st_size, status.st_mtime_ns, status.st_mode)


@dataclass(frozen=True, slots=True)
class Item:
    """What is going to be done to one file, and to what moves along with it.

    ``before`` are its tags; ``changes`` the fields that are changed, with all the values that they
    are going to have, none where the field goes; ``move_to`` its new path, ``None`` where it stays.
    ``along`` are new paths by old ones.  ``reasons`` say why, for each field and for ``"path"``.
    ``refused`` says why it is not moved, where it should be.
    """

    path: Path
    stamp: Stamp
    before: FileTags
    changes: Mapping[str, tuple[str, ...]]
    move_to: Path | None
    reasons: Mapping[str, str]
    along: Mapping[Path, Path]
    stamps: Mapping[Path, Stamp]
    refused: str | None = None

    @property
    def does_nothing(self) -> bool:
        return not self.changes and self.move_to is None


@dataclass(frozen=True, slots=True)
class NameInside:
    """A file that a playlist names: ``at`` which letter of its text, how it is written there and
    how it will be, and the path that the file has before the fix."""

    at: int
    before: str
    after: str
    file: Path
    manner: Manner


@dataclass(frozen=True, slots=True)
class PlaylistItem:
    """What is going to be done to one playlist because of files that move.

    ``names`` are also those that stay as they are written: they do not where a file is left that
    should have moved.  ``leader`` is the file that it moves along with, else one that it names.
    ``refused`` says why it is left as it is.
    """

    path: Path
    stamp: Stamp
    encoding: str
    names: tuple[NameInside, ...]
    leader: Path
    move_to: Path | None
    refused: str | None = None

    @property
    def changed(self) -> tuple[NameInside, ...]:
        """The names that are going to be written otherwise."""
        return tuple(each for each in self.names if each.after != each.before)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is going to be done in a folder.  The ``id`` follows from it."""

    root: Path
    items: tuple[Item, ...]
    playlists: tuple[PlaylistItem, ...] = ()

    @property
    def id(self) -> str:
        return hashlib.sha256(_written(self)).hexdigest()[:_ID_LETTERS]


class Plans:
    """The plans that were shown, in a folder of the home."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "mending" / FOLDER

    def keep(self, plan: Plan) -> None:
        """Keep a plan until `KEPT` others were shown.  Raises `LibraryError`."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(
                f"cannot write in {self._folder}: {(error.strerror or str(error)).lower()}"
            ) from error
        replace_file(self._folder / f"{plan.id}.json", [_written(plan)])
        for path in self._newest_first()[KEPT:]:
            path.unlink(missing_ok=True)

    def get(self, plan_id: str) -> Plan:
        """The plan of an id.  Raises `LibraryError` where there is none, or no longer."""
        try:
            if not plan_id.isalnum():
                raise FileNotFoundError
            return _read((self._folder / f"{plan_id}.json").read_bytes())
        except FileNotFoundError:
            raise LibraryError(
                f"there is no plan {plan_id}, or it is long ago; have it shown anew"
            ) from None
        except (OSError, ValueError, KeyError, TypeError):
            raise LibraryError(f"the plan {plan_id} cannot be read; have it shown anew") from None

    def last(self, root: Path) -> Plan:
        """The last plan that was shown of a folder.  Raises `LibraryError` where there is none."""
        for path in self._newest_first():
            plan = self.get(path.stem)
            if plan.root == root:
                return plan
        raise LibraryError(f"no plan for {root} was shown yet")

    def _newest_first(self) -> list[Path]:
        try:
            paths = list(self._folder.glob("*.json"))
            return sorted(paths, key=lambda path: path.stat().st_mtime_ns, reverse=True)
        except OSError:
            return []


def changed_since(path: Path, stamp: Stamp) -> None:
    """Raises `UnusableInput` where a file is not what it was."""
    try:
        now = Stamp.of(path)
    except (FileNotFoundError, NotADirectoryError):
        raise UnusableInput(path, "is gone") from None
    except OSError as error:
        raise UnusableInput(
            path, f"cannot be read ({(error.strerror or str(error)).lower()})"
        ) from None
    if (now.size, now.mtime_ns) != (stamp.size, stamp.mtime_ns):
        raise UnusableInput(path, "was changed since this was shown, so it is left as it is")


def _written(plan: Plan) -> bytes:
    # A plan without playlists has the id that it had before there were any.
    playlists = {"playlists": [*map(_playlist, plan.playlists)]} if plan.playlists else {}
    return json.dumps(
        {
            **playlists,
            "root": os.fspath(plan.root),
            "items": [
                {
                    "path": os.fspath(item.path),
                    "stamp": _stamp(item.stamp),
                    "container": item.before.container,
                    "fields": {name: list(item.before.fields[name]) for name in item.before.fields},
                    "artwork": item.before.artwork,
                    "changes": {name: list(values) for name, values in item.changes.items()},
                    "move_to": os.fspath(item.move_to) if item.move_to else None,
                    "reasons": dict(item.reasons),
                    "along": [
                        [os.fspath(old), os.fspath(new), _stamp(item.stamps[old])]
                        for old, new in item.along.items()
                    ],
                    "refused": item.refused,
                }
                for item in plan.items
            ],
        },
        sort_keys=True,
    ).encode()


def _playlist(item: PlaylistItem) -> dict[str, Any]:
    return {
        "path": os.fspath(item.path),
        "stamp": _stamp(item.stamp),
        "encoding": item.encoding,
        "names": [
            [each.at, each.before, each.after, os.fspath(each.file), each.manner]
            for each in item.names
        ],
        "leader": os.fspath(item.leader),
        "move_to": os.fspath(item.move_to) if item.move_to else None,
        "refused": item.refused,
    }


def _stamp(stamp: Stamp) -> list[int]:
    return [stamp.size, stamp.mtime_ns, stamp.mode]


def _read(text: bytes) -> Plan:
    told = json.loads(text)
    return Plan(
        Path(told["root"]),
        tuple(map(_item, told["items"])),
        tuple(map(_read_playlist, told.get("playlists", ()))),
    )


def _item(told: Mapping[str, Any]) -> Item:
    fields = {name: tuple(values) for name, values in told["fields"].items()}
    return Item(
        path=Path(told["path"]),
        stamp=Stamp(*told["stamp"]),
        before=FileTags(told["container"], fields, told["artwork"]),
        changes={name: tuple(values) for name, values in told["changes"].items()},
        move_to=Path(told["move_to"]) if told["move_to"] else None,
        reasons=told["reasons"],
        along={Path(old): Path(new) for old, new, _ in told["along"]},
        stamps={Path(old): Stamp(*stamp) for old, _, stamp in told["along"]},
        refused=told["refused"],
    )


def _read_playlist(told: Mapping[str, Any]) -> PlaylistItem:
    return PlaylistItem(
        path=Path(told["path"]),
        stamp=Stamp(*told["stamp"]),
        encoding=told["encoding"],
        names=tuple(
            NameInside(at, before, after, Path(file), manner)
            for at, before, after, file, manner in told["names"]
        ),
        leader=Path(told["leader"]),
        move_to=Path(told["move_to"]) if told["move_to"] else None,
        refused=told["refused"],
    )
