"""``onara doctor FOLDER --fix``: what would be done, then that and no more; and its undoing."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from onara.cli.frame import DONE, UNUSABLE, complain, say, say_json, say_waiting

if TYPE_CHECKING:
    from onara.collection import Report
    from onara.library import Library
    from onara.mending import Fix, Item, Mended, Mender, Plan, PlaylistItem, Progress
    from onara.mending.planning import KnownOf

LAST = "last"
"""Instead of a plan's id: the plan of the folder that was shown last."""
DOCUMENTED = "standard"
"""Instead of a template: the one that is documented."""


class Shown(NamedTuple):
    """What is to be shown of all that could be done: some kinds of faults, some fields, and names
    by a template."""

    kinds: tuple[str, ...]
    fields: tuple[str, ...]
    template: str | None


def mended(
    folder: Path,
    home: Path | None,
    plan: str | None,
    wanted: Shown,
    *,
    quick: bool,
    jobs: int | None,
    as_json: bool,
) -> int:
    """``--fix``, with ``--apply`` where a plan is named."""
    from onara.cli.collection import examined
    from onara.cli.home import home_folder
    from onara.collection import KINDS
    from onara.mending import PATH
    from onara.tagging.mapping import TABLE

    if unknown := set(wanted.kinds) - set(KINDS):
        raise typer.BadParameter(
            f"there is no kind {min(unknown)}; there are {', '.join(KINDS)}", param_hint="--only"
        )
    fields = {name.partition(":")[0] for name in wanted.fields}
    if unknown := fields - {*TABLE, PATH}:
        raise typer.BadParameter(f"there is no field {min(unknown)}", param_hint="--field")
    if plan is not None:
        if any(wanted):
            raise typer.BadParameter(
                "a plan is applied as it was shown: --only, --field and --template choose what is"
            )
        return apply(folder, home_folder(home), plan, as_json=as_json)
    put_in_order(home_folder(home))
    report = examined(folder, home, listen=not quick, jobs=jobs)
    return show(report, home_folder(home), wanted, as_json=as_json)


def put_in_order(home: Path) -> None:
    """Have a fix that was broken off put in order, and say so."""
    from onara.mending import Mender

    if Mender.has_made(home):
        with Mender.open(home, say_waiting) as mender:
            _tell_order(mender)
            follow(mender)


def show(report: Report, home: Path, wanted: Shown, *, as_json: bool) -> int:
    """Show what would be done about a report, and keep it under the id by which it is applied."""
    from onara.cli.progress import Bar
    from onara.cli.side_by_side import names_side_by_side, side_by_side
    from onara.cli.words import shown
    from onara.collection.report import VIDEOS
    from onara.library import Library
    from onara.library.gather import MEDIA, files_below
    from onara.mending import STANDARD, Plans, Template, chosen, planned

    text = STANDARD if wanted.template == DOCUMENTED else wanted.template
    named = Template(text) if text else None
    files = list(files_below(report.folder, MEDIA - VIDEOS, []))
    with Library.open(home) as library, Bar("Naming") as bar:
        plan = planned(
            report.folder,
            chosen(report, files, wanted.kinds, wanted.fields),
            files=files,
            template=named,
            known_of=_known_of(library) if named else None,
            progress=lambda done, of: bar.show(done, of, f"{done}/{of}"),
        )
    for item in plan.items:
        if as_json:
            say_json(_item_json(item))
            continue
        if item.refused:
            complain(f"{item.path}: {item.refused}")
        if not item.does_nothing:
            for line in side_by_side(item, plan.root):
                say(line)
    for playlist in plan.playlists:
        if as_json and (playlist.changed or playlist.refused):
            say_json(_playlist_json(playlist))
        elif playlist.refused:
            complain(f"{playlist.path}: {playlist.refused}")
        elif playlist.changed:
            for line in names_side_by_side(playlist, plan.root):
                say(line)
    is_empty = all(item.does_nothing for item in plan.items)
    if not is_empty:
        Plans(home).keep(plan)
    if as_json:
        say_json(_plan_json(plan, is_empty=is_empty))
    elif is_empty:
        say("there is nothing to put right")
    else:
        say("")
        say(f"{_counted(plan)}; nothing was changed yet")
        where = _quoted(os.path.relpath(plan.root))
        say(shown(f"to do just this: onara doctor {where} --fix --apply {plan.id}"))
    return UNUSABLE if report.refused else DONE


def apply(folder: Path, home: Path, plan_id: str, *, as_json: bool) -> int:
    """Do what was shown."""
    from onara.cli.progress import Bar
    from onara.errors import LibraryError
    from onara.mending import Mender, Plans

    root = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow links
    plans = Plans(home)
    plan = plans.last(root) if plan_id == LAST else plans.get(plan_id)
    if plan.root != root:
        raise LibraryError(f"the plan {plan_id} is for {plan.root}, not for {root}")
    with Mender.open(home, say_waiting) as mender:
        _tell_order(mender)
        try:
            with Bar("Putting right") as bar:
                mended = mender.apply(plan, _reporting(bar.show, as_json))
        finally:
            follow(mender)
    left = [each for each in mended if each.reason]
    done = len(mended) - len(left)
    kept = sum(each.kept_bytes for each in mended)
    if as_json:
        say_json({"plan": plan.id, "fixed": done, "left": len(left), "kept_bytes": kept})
    else:
        rest = f", {_many(len(left), 'file')} left as they are" if left else ""
        say(f"{_many(done, 'file')} put right{rest}")
        say(f"to take it back: onara undo ({_size(kept)} are kept for that)")
    return UNUSABLE if left else DONE


def undoable(home: Path) -> tuple[float, Callable[[], str | None]] | None:
    """When the last fix was made, and what takes it back and says so in words."""
    from onara.mending import Mender

    if not Mender.has_made(home):
        return None
    with Mender.open(home, say_waiting) as mender:
        # What was being undone when it was broken off is what is undone, not the fix before.
        finished = [each for each in mender.put_in_order if each.going == "undoing"]
        _tell_order(mender)
        follow(mender)
        last = mender.last()
    if finished:
        return time.time(), lambda: _words(finished[0], None)
    return (last.at, lambda: _undo(home)) if last else None


def follow(mender: Mender) -> None:
    """Let the library know where files are now, and what they say: nothing is decoded anew."""
    from onara.cli.lyric_lines import update
    from onara.library import Followed, Library
    from onara.library import follow as follow_

    changes = mender.untold()
    followed = [
        Followed(
            each.target if each.now == each.source else each.source,
            each.now,
            each.sha256_after if each.kept else None,
            frozenset(filter(None, (each.old_sha256, each.new_sha256))),
        )
        for each in changes
    ]
    if follow_(mender.home, followed, waiting=say_waiting):
        with Library.open(mender.home) as library:
            update(library, waiting=say_waiting)
    mender.told(changes)


def _undo(home: Path) -> str | None:
    from onara.cli.progress import Bar
    from onara.mending import Mender

    with Mender.open(home, say_waiting) as mender:
        fix = mender.last()
        if fix is None:
            return None
        try:
            with Bar("Taking back") as bar:

                def report(one: Mended, progress: Progress) -> None:
                    if one.reason:
                        complain(f"{one.now}: {one.reason}")
                    bar.show(progress.bytes, progress.of_bytes, f"{progress.files}")

                mended = mender.undo(report)
        finally:
            follow(mender)
    return _words(fix, mended)


def _words(fix: Fix, mended: Sequence[Mended] | None) -> str:
    if mended is None:
        return f"the fix in {fix.root}"
    left = sum(1 for each in mended if each.reason)
    rest = f" ({_many(left, 'file')} left as they are)" if left else ""
    return f"the fix of {_many(len(mended) - left, 'file')} in {fix.root}{rest}"


def _tell_order(mender: Mender) -> None:
    for fix in mender.put_in_order:
        how = "what was done of it stands" if fix.going == "doing" else "it is undone"
        complain(f"the fix in {fix.root} was broken off; every file is whole, and {how}")


def _reporting(
    show: Callable[[float, float | None, str], None], as_json: bool
) -> Callable[[Mended, Progress], None]:
    def report(one: Mended, progress: Progress) -> None:
        if one.reason:
            complain(f"{one.path}: {one.reason}")
        if one.kept == "whole" and one.is_media and not as_json:
            complain(f"{one.path}: its old bytes are kept whole ({_size(one.kept_bytes)})")
        if as_json:
            say_json(_mended_json(one))
        show(progress.bytes, progress.of_bytes, f"{progress.files}/{progress.of_files}")

    return report


def _known_of(library: Library) -> KnownOf:
    from onara.catalogue import FileFacts, Linker

    linker, catalogue = Linker(library.catalogue), library.catalogue

    def known(path: Path, fields: Any) -> Any:
        first = {name: next(iter(values), None) for name, values in fields.items()}
        link = linker.link(
            FileFacts(
                path,
                first.get("title"),
                first.get("artist"),
                first.get("album"),
                first.get("albumartist"),
            )
        )
        if link is None:
            return None, None, None
        song = catalogue.song(link.song_id)
        return song, catalogue.drama(song.drama_id), link.version

    return known


def _item_json(item: Item) -> dict[str, Any]:
    return {
        "file": str(item.path),
        "changes": [
            {
                "field": field,
                "before": list(item.before.fields.get(field, ())),
                "after": list(after),
                "why": item.reasons.get(field),
            }
            for field, after in item.changes.items()
        ],
        "move_to": str(item.move_to) if item.move_to else None,
        "why": item.reasons.get("path") if item.move_to else None,
        "along": {str(old): str(new) for old, new in item.along.items()},
        "refused": item.refused,
    }


def _playlist_json(item: PlaylistItem) -> dict[str, Any]:
    return {
        "playlist": str(item.path),
        "names": [{"before": each.before, "after": each.after} for each in item.changed],
        "move_to": str(item.move_to) if item.move_to else None,
        "refused": item.refused,
    }


def _plan_json(plan: Plan, *, is_empty: bool) -> dict[str, Any]:
    refused = [*(each.refused for each in plan.items), *(each.refused for each in plan.playlists)]
    return {
        "plan": None if is_empty else plan.id,
        "folder": str(plan.root),
        "files": sum(not item.does_nothing for item in plan.items),
        "fields": sum(len(item.changes) for item in plan.items),
        "moves": sum(item.move_to is not None for item in plan.items),
        "along": sum(len(item.along) for item in plan.items),
        "playlists": sum(bool(each.changed) for each in plan.playlists),
        "refused": sum(reason is not None for reason in refused),
    }


def _mended_json(one: Mended) -> dict[str, Any]:
    return {
        "file": str(one.path),
        "status": "left" if one.reason and not one.kept else "fixed",
        "now": str(one.now),
        "kept": one.kept,
        "kept_bytes": one.kept_bytes,
        "reason": one.reason,
    }


def _counted(plan: Plan) -> str:
    counts = _plan_json(plan, is_empty=False)
    parts = []
    if counts["fields"]:
        changed = sum(bool(item.changes) for item in plan.items)
        parts.append(f"{_many(counts['fields'], 'field')} of {_many(changed, 'file')}")
    if counts["moves"]:
        along = f" and {counts['along']:,} with them" if counts["along"] else ""
        parts.append(f"new names for {_many(counts['moves'], 'file')}{along}")
    if counts["playlists"]:
        names = sum(len(each.changed) for each in plan.playlists)
        parts.append(f"{_many(names, 'name')} in {_many(counts['playlists'], 'playlist')}")
    return ", ".join(parts)


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"


def _size(count: int) -> str:
    if count < 1000:
        return f"{count} bytes"
    return f"{count / 1000:,.0f} kB" if count < 1_000_000 else f"{count / 1e6:,.1f} MB"


def _quoted(path: str) -> str:
    import shlex

    return shlex.quote(path)
