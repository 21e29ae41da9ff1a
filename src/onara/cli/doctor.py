"""``onara doctor``: is the library whole, and can it be made whole again?"""

from __future__ import annotations

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

if TYPE_CHECKING:
    from onara.library import Checkup, Outcome, Progress

Repair = Annotated[
    bool, typer.Option("--repair", help="Read the files of damaged recordings anew.")
]


@command
def doctor(repair: Repair = False, home: Home = None, as_json: Json = False) -> int:
    """Check every byte of the library, and repair what your files can repair.

    Nothing is changed without --repair, and your own files are only read.

    Example:  onara doctor
    """
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
