"""``onara doctor``: is the library whole, or a folder of soundtracks; can it be made so?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onara.cli.frame import (
    DONE,
    UNUSABLE,
    Home,
    Json,
    command,
    complain,
    say,
    say_json,
    say_waiting,
)
from onara.cli.mend import Shown, mended

if TYPE_CHECKING:
    from onara.library import Checkup, Outcome, Progress

Folder = Annotated[
    Path | None,
    typer.Argument(metavar="[FOLDER]", help="A folder of soundtracks.", readable=False),
]
Quick = Annotated[bool, typer.Option("--quick", help="Of a folder: listen to nothing new.")]
All = Annotated[bool, typer.Option("--all", help="Of a folder: tell every finding.")]
Processes = Annotated[
    int | None,
    typer.Option("--jobs", min=1, metavar="N", help="Files at a time.", show_default="all cores"),
]
Repair = Annotated[
    bool, typer.Option("--repair", help="Read the files of damaged recordings anew.")
]

Fix = Annotated[bool, typer.Option("--fix", help="Of a folder: show what would put it right.")]
Apply = Annotated[
    str | None,
    typer.Option("--apply", metavar="PLAN", help="With --fix: do what was shown under this id."),
]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="KIND", help="With --fix: faults of this kind alone."),
]
Field = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="FIELD", help="With --fix: this tag alone; path for names."),
]
Named = Annotated[
    str | None,
    typer.Option("--template", metavar="TEMPLATE", help="With --fix: rename files by this."),
]


@command
def doctor(
    folder: Folder = None,
    quick: Quick = False,
    everything: All = False,
    jobs: Processes = None,
    fix: Fix = False,
    apply: Apply = None,
    only: Only = None,
    field: Field = None,
    template: Named = None,
    repair: Repair = False,
    home: Home = None,
    as_json: Json = False,
) -> int:
    """Check every byte of the library, or examine a folder of soundtracks.

    Of a folder it says what is wrong: titles in a broken encoding or not in their own language,
    parts that do not say their drama, copies and versions, files that end early, songs that are
    not there. What the library does not know yet is taken in first, as by onara add. With --fix
    it shows what would put that right, file by file, and changes nothing; --fix --apply PLAN does
    what was shown under that id and no more, and onara undo takes it back to the byte.

    Without a folder it checks the library, and repairs what your files can repair. Nothing is
    changed without --repair, and your own files are only read without --apply.

    Example:  onara doctor ~/Music/OST
    """
    if folder is not None:
        if repair:
            raise typer.BadParameter("--repair is for the library, not for a folder")
        if fix:
            shown = Shown(tuple(only or ()), tuple(field or ()), template)
            return mended(folder, home, apply, shown, quick=quick, jobs=jobs, as_json=as_json)
        if apply or only or field or template:
            raise typer.BadParameter("--apply, --only, --field and --template go with --fix")
        from onara.cli.collection import examined, tell

        report = examined(folder, home, listen=not quick, jobs=jobs)
        tell(report, everything=everything, as_json=as_json)
        return UNUSABLE if report.refused else DONE
    if fix or apply or only or field or template:
        raise typer.BadParameter("--fix is for a folder: onara doctor FOLDER --fix")
    return _library(home, repair=repair, as_json=as_json)


def _library(home: Path | None, *, repair: bool, as_json: bool) -> int:
    from onara.cli.home import home_folder
    from onara.cli.progress import Bar
    from onara.cli.words import outcome_line
    from onara.library import check_up
    from onara.library import repair as repair_

    folder = home_folder(home)
    found = check_up(folder)
    _tell(found, as_json)
    if repair and not found.is_sound:
        with Bar("Reading") as bar:

            def report(outcome: Outcome, progress: Progress) -> None:
                if outcome.reason:
                    complain(f"{outcome.path}: {outcome.reason}")
                elif as_json:
                    say_json({"file": str(outcome.path), "status": "repaired"})
                else:
                    bar.print(outcome_line(outcome, None, None))
                bar.show(progress.bytes, progress.of_bytes, f"{progress.files}/{progress.of_files}")

            repair_(folder, report=report, waiting=say_waiting)
        found = check_up(folder)
        _tell(found, as_json)
    elif found.again and not as_json:
        say(f"{len(found.again)} files can be read anew: onara doctor --repair")
    return DONE if found.is_sound else UNUSABLE


def _tell(found: Checkup, as_json: bool) -> None:
    from onara.cli.words import shown

    if as_json:
        say_json(
            {
                "sound": found.is_sound,
                "recordings": found.recordings,
                "faults": list(found.faults),
                "again": [str(path) for path in found.again],
                "lost": [str(path) for path in found.lost],
                "imported": [each.recording for each in found.imported],
                "segments": found.segments,
            }
        )
        return
    for fault in found.faults:
        complain(fault)
    for path in found.again:
        say(shown(f"damaged  {path}"))
    for path in found.lost:
        say(shown(f"damaged  {path}: the file is gone, so its sound cannot be read anew"))
    for each in found.imported:
        named = each.tags.title or each.recording
        say(shown(f"damaged  {named}: it was imported; import it again: onara references import"))
    if found.is_sound:
        say(f"sound: {found.recordings} recordings, every byte is what was written")
