"""``onara identify``: which recording of the library sounds in these files?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command, complain, say_json
from onara.errors import UnusableInput

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE…", help="Clips, audio or video.", readable=False)
]


@command
def identify(files: Files, home: Home = None, as_json: Json = False) -> int:
    """Name what sounds in a clip, even under dialogue.

    Answers with the song, its drama, the second, and how sure that is; says so where nothing of the
    library sounds. A long file is searched from its start until something is sure.

    Example:  onara identify clip.wav
    """
    from onara.cli.progress import Bar
    from onara.cli.words import answer_lines
    from onara.library import Answer, Library

    status = DONE
    with Library.open(home) as library, Bar("Listening") as bar:
        if not len(library):
            complain(f"the library in {library.home} is empty; fill it with: onara add FOLDER")
        for file in files:
            try:
                answer = library.identify(
                    file, progress=lambda seconds: bar.show(seconds, None, f"{seconds:.0f} s")
                )
            except UnusableInput as error:
                answer = Answer(str(file), None, error.reason)
            if answer.flaw:
                complain(f"{file}: {answer.flaw}")
                status = UNUSABLE
            if as_json:
                say_json(answer.as_json())
            elif answer.match or not answer.flaw:
                bar.print("\n".join(answer_lines(answer)))
    return status
