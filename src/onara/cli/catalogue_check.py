"""``onara catalogue check``: is there anything wrong with these catalogue files?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onara.cli.frame import DONE, UNUSABLE, Json, command, say, say_json

if TYPE_CHECKING:
    from onara.catalogue.problem import Problem

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE…", help="Files and folders.", readable=False)
]


@command
def check(files: Files, as_json: Json = False) -> int:
    """Check files of a catalogue, and say all that is wrong or doubtful in them.

    Each line names the file, the line and what to do; a word that looks misspelt is named with the
    right one. What is only doubtful does not keep a file from being used. Of a folder, all files
    whose names end in .yaml are checked.

    Example:  onara catalogue check winter-tale.yaml
    """
    from onara.catalogue.check import check as look
    from onara.cli.words import shown

    checked = look(files)
    for problem in checked.problems:
        if as_json:
            say_json(_as_json(problem))
        else:
            doubtful = "" if problem.is_refused else "doubtful: "
            say(shown(f"{problem.place}: {doubtful}{problem.sentence}"))
    refused = sum(problem.is_refused for problem in checked.problems)
    if not as_json:
        doubtful_ones = len(checked.problems) - refused
        count = f"{len(checked.files)} file{'s' * (len(checked.files) != 1)} checked"
        say(
            f"{count}: {refused} refused, {doubtful_ones} doubtful"
            if checked.problems
            else f"{count}: nothing wrong"
        )
    return UNUSABLE if refused else DONE


def _as_json(problem: Problem) -> dict[str, Any]:
    return {
        "file": str(problem.file),
        "line": problem.line,
        "kind": "refused" if problem.is_refused else "doubtful",
        "sentence": problem.sentence,
        "did_you_mean": problem.did_you_mean,
    }
