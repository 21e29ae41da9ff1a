"""``onara listen``: what is sounding in this room?"""

from __future__ import annotations

from typing import Annotated

import typer

from onara.cli.frame import DONE, Home, Json, command, complain, say, say_json

Seconds = Annotated[
    float | None,
    typer.Option(
        "--for", min=1, metavar="SECONDS", help="Give up after this time.", show_default="never"
    ),
]


@command
def listen(home: Home = None, give_up: Seconds = None, as_json: Json = False) -> int:
    """Listen to the microphone until the music is known.

    Ctrl-C ends it.

    Example:  onara listen --for 30
    """
    from onara.audio.microphone import Microphone
    from onara.cli.family import family_lines
    from onara.cli.progress import Bar
    from onara.cli.words import answer_lines
    from onara.library import Answer, Library
    from onara.library.listening import listen_until_known

    listened_s = 0.0

    def hear(seconds: float) -> None:
        nonlocal listened_s
        listened_s = seconds
        bar.show(seconds, give_up, f"{seconds:.0f} s")

    with Library.open(home) as library:
        if not len(library):
            complain(f"the library in {library.home} is empty; fill it with: onara add FOLDER")
            return DONE
        with Microphone() as microphone, Bar("Listening") as bar:
            answer = listen_until_known(
                library,
                microphone.blocks(),
                give_up_s=give_up,
                progress=hear,
            )
    answer = answer or Answer("microphone", None)
    if as_json:
        say_json(answer.as_json() | {"listened_s": round(listened_s, 2)})
    else:
        family = [f"    {line}" for line in family_lines(answer.match)] if answer.match else []
        after = f"  after       {listened_s:.1f} s of listening"
        say("\n".join([*answer_lines(answer), *family, after]))
    return DONE
