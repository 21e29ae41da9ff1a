"""``onara identify``: which recording of the library sounds in these files?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command, complain, say_json
from onara.errors import UnusableInput

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE…", help="Clips, audio or video.", readable=False)
]
Drama = Annotated[
    str | None,
    typer.Option("--drama", metavar="NAME", help="Only among the recordings of this drama."),
]


Effort = Annotated[
    Literal["quick", "normal", "thorough"],
    typer.Option(
        "--effort", help="How long to try for each window of a clip: 1 s, 10 s, or all it takes."
    ),
]


@command
def identify(
    files: Files,
    drama: Drama = None,
    effort: Effort = "normal",
    home: Home = None,
    as_json: Json = False,
) -> int:
    """Name what sounds in a clip, even under dialogue.

    Answers with the song, its drama, the second, and how sure that is; says so where nothing of the
    library sounds. A long file is searched from its start until something is sure. Of a clip from
    an episode that you scanned it says which one, and the second. Where you know the drama, say it
    with --drama: in a large library that is faster, and fewer recordings can be mistaken. Libraries
    of some hundred hours are searched whole; in larger ones what is likeliest comes first, and
    --effort says how long to go on.

    Example:  onara identify clip.wav
    """
    from onara.cli.clip import Episodes, clip_lines, moment_json
    from onara.cli.progress import Bar
    from onara.episodes import drama_named
    from onara.library import Answer, Library

    status = DONE
    with Library.open(home) as library, Bar("Listening") as bar:
        if not len(library):
            complain(f"the library in {library.home} is empty; fill it with: onara add FOLDER")
        of = drama_named(drama, library.catalogue).drama if drama else None
        episodes = Episodes(library)
        for file in files:
            try:
                answer = library.identify(
                    file,
                    drama=of.id if of else None,
                    effort=effort,
                    progress=lambda seconds: bar.show(seconds, None, f"{seconds:.0f} s"),
                )
            except UnusableInput as error:
                answer, found = Answer(str(file), None, error.reason), []
            else:
                found = episodes.moments(file, answer)
            if answer.flaw:
                complain(f"{file}: {answer.flaw}")
                status = UNUSABLE
            if as_json:
                told = answer.as_json()
                if episodes.has_any:
                    told["moments"] = [moment_json(each) for each in found]
                say_json(told)
            elif answer.match or found or not answer.flaw:
                bar.print("\n".join(clip_lines(answer, found)))
    return status
