"""``onara scan``: every piece of music in an episode, with start and end."""

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

if TYPE_CHECKING:
    from onara.scan import Event

Files = Annotated[
    list[Path],
    typer.Argument(metavar="EPISODE…", help="Episodes, or folders of them.", readable=False),
]
Drama = Annotated[
    str | None,
    typer.Option("--drama", metavar="NAME", help="The drama, where the names do not say it."),
]
Season = Annotated[
    str | None,
    typer.Option("--season", metavar="NAME", help="The season, where the names do not say it."),
]
Again = Annotated[bool, typer.Option("--again", help="Scan also what is scanned already.")]
Processes = Annotated[
    int | None,
    typer.Option("--jobs", min=1, metavar="N", help="Processes.", show_default="all cores"),
]


@command
def scan(
    files: Files,
    drama: Drama = None,
    season: Season = None,
    again: Again = False,
    home: Home = None,
    jobs: Processes = None,
    as_json: Json = False,
) -> int:
    """Write down all the music of an episode, under the talking too.

    Says for each cue from when to when it sounds and which recording it is; music that your library
    does not know is written down as unknown, and gets a number where it comes back. Which drama,
    season and episode a file is, its name and folders say; correct that with onara episode.

    Stopped half-way, it goes on where it was when started again. Your files are only read.

    Example:  onara scan "Goblin/Season 1"
    """
    from onara.cli.progress import Bar
    from onara.cli.sheet_words import began_line, noticed_line, sheet_json, sheet_lines
    from onara.episodes import episode_files, grouped, identify_episode
    from onara.scan import Began, Noticed, Scanner, Step

    status = DONE
    found, refused = episode_files(files)
    for error in refused:
        complain(str(error))
        status = UNUSABLE
    with Scanner.open(home) as scanner:
        if not len(scanner.library):
            complain(
                f"the library in {scanner.home} is empty, so all music will be unknown; fill it "
                "with: onara add FOLDER"
            )
        seasons = grouped(
            identify_episode(path, scanner.catalogue, drama, season) for path in found
        )
        ordered = [one.path for each in seasons for one in each.episodes]
        with Bar("Scanning") as bar:

            def tell(event: Event) -> None:
                match event:
                    case Began(_, episode):
                        if not as_json:
                            bar.print(began_line(episode))
                    case Step(stage, done, of):
                        bar.show(done, of, stage)
                    case Noticed(title, at_s):
                        if not as_json:
                            bar.print(noticed_line(title, at_s))

            for done in scanner.scan(
                ordered,
                drama=drama,
                season=season,
                again=again,
                processes=jobs,
                tell=tell,
                waiting=say_waiting,
            ):
                for note in done.notes:
                    complain(note)
                if done.reason is not None:
                    complain(f"{done.path}: {done.reason}")
                    status = UNUSABLE
                if as_json:
                    say_json(sheet_json(done))
                elif done.sheet is not None:
                    bar.print("\n".join(sheet_lines(done.sheet, is_new=done.status == "scanned")))
    if not as_json and len(ordered) > 1:
        say(f"{len(ordered)} episodes; see them with: onara episodes")
    return status
