"""``onara cue``: one cue of an episode, corrected or added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onara.cli.cue_show import show
from onara.cli.frame import DONE, Home, Json, command, say, say_json, say_waiting
from onara.cli.times import seconds
from onara.sheet.cue import Usage, Vocal

if TYPE_CHECKING:
    from onara.scan import Scanner
    from onara.sheet import Line, Scanned

app = typer.Typer(
    name="cue",
    help="Correct the cues of an episode, add one, see the evidence for one.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
Episode = Annotated[
    str, typer.Argument(metavar="EPISODE", help="A file, an id, or words such as “goblin 7”.")
]
Id = Annotated[str, typer.Argument(metavar="CUE", help="Its id in the cue sheet.")]
Start = Annotated[
    float | None,
    typer.Option("--start", parser=seconds, metavar="TIME", help="It begins here: 0:41:12.5."),
]
End = Annotated[
    float | None, typer.Option("--end", parser=seconds, metavar="TIME", help="It ends here.")
]
MustStart = Annotated[
    float, typer.Option("--start", parser=seconds, metavar="TIME", help="It begins here: 1:23.5.")
]
MustEnd = Annotated[
    float, typer.Option("--end", parser=seconds, metavar="TIME", help="It ends here.")
]
Song = Annotated[
    str | None,
    typer.Option("--song", metavar="WORDS", help="It is this recording of your library."),
]
Number = Annotated[
    str | None,
    typer.Option("--unknown", metavar="N|none", help="It is this unknown, or none of them."),
]
UsageOption = Annotated[Usage | None, typer.Option("--usage", help="What it is for.")]
VocalOption = Annotated[Vocal | None, typer.Option("--vocal", help="Is there singing?")]
Reject = Annotated[bool, typer.Option("--reject", help="There is no such music.")]
Accept = Annotated[bool, typer.Option("--accept", help="Take a rejection back.")]


@command
def edit(
    episode: Episode,
    cue: Id,
    start: Start = None,
    end: End = None,
    song: Song = None,
    unknown: Number = None,
    usage: UsageOption = None,
    vocal: VocalOption = None,
    reject: Reject = False,
    accept: Accept = False,
    home: Home = None,
    as_json: Json = False,
) -> int:
    """Correct a cue: its bounds, its music, what it is for; or reject it.

    What you say is marked with ✎ and stands, also when the episode is scanned again; onara undo
    takes it back.

    Example:  onara cue edit "goblin 7" 3 --end 1:23.5 --usage featured
    """
    from onara.scan import Scanner
    from onara.scanned.editing import Editor, one_episode

    if reject and accept:
        raise typer.BadParameter("give either --reject or --accept")
    if song is not None and unknown is not None:
        raise typer.BadParameter("give either --song or --unknown")
    if not (reject or accept) and all(
        each is None for each in (start, end, song, unknown, usage, vocal)
    ):
        raise typer.BadParameter("say what to correct; onara cue edit --help has the options")
    with Scanner.open(home) as scanner:
        one = one_episode(episode, scanner)
        line = Editor(scanner, say_waiting).edit(
            one,
            cue,
            start_s=start,
            end_s=end,
            recording=_recording(song, scanner),
            unknown=_number(unknown, scanner),
            usage=usage,
            vocal=vocal,
            rejected=True if reject else False if accept else None,
        )
    _say(one, line, as_json=as_json)
    return DONE


@command
def add(
    episode: Episode,
    start: MustStart,
    end: MustEnd,
    song: Song = None,
    unknown: Number = None,
    usage: UsageOption = None,
    vocal: VocalOption = None,
    home: Home = None,
    as_json: Json = False,
) -> int:
    """Add a cue that was not found.

    Example:  onara cue add "goblin 7" --start 12:03 --end 12:40 --song "round and round"
    """
    from onara.scan import Scanner
    from onara.scanned.editing import Editor, one_episode

    if song is not None and unknown is not None:
        raise typer.BadParameter("give either --song or --unknown")
    with Scanner.open(home) as scanner:
        one = one_episode(episode, scanner)
        line = Editor(scanner, say_waiting).add(
            one,
            start,
            end,
            recording=_recording(song, scanner),
            unknown=_number(unknown, scanner),
            usage=usage,
            vocal=vocal,
        )
    _say(one, line, as_json=as_json)
    return DONE


app.command()(show)
app.command()(edit)
app.command()(add)


def _recording(words: str | None, scanner: Scanner) -> str | None:
    """The recording that words stand for; the catalogue is only asked where they name no file."""
    if words is None:
        return None
    from onara.ask import Asker
    from onara.scanned.owned import Song as Found
    from onara.scanned.owned import owned_recording

    def find(typed: str) -> list[Found]:
        with Asker.open(scanner.home) as asker:
            answer = asker.find(typed)
        if answer.unknown:
            return []
        return [
            Found(one.id, f"{', '.join(one.performers) or one.drama} – {one.title}")
            for one in answer.results
            if one.kind == "song"
        ]

    return owned_recording(words, scanner.library.recordings(), find).recording


def _number(words: str | None, scanner: Scanner) -> int | str | None:
    """The number of the unknown that is meant, or "none"."""
    if words is None or words.strip().casefold() == "none":
        return None if words is None else "none"
    from onara.scanned.unknowns import Unknowns

    return Unknowns(scanner).one(words).unknown.number


def _say(one: Scanned, line: Line, *, as_json: bool) -> None:
    from onara.cli.sheet_words import cue_json, music_words
    from onara.cli.times import exact
    from onara.cli.words import shown
    from onara.scanned.choosing import episode_words

    cue = line.cue
    if as_json:
        say_json({"episode": one.episode.id} | cue_json(line))
        return
    what = "rejected: " if cue.rejected else ""
    say(
        shown(
            f"cue {cue.id} of {episode_words(one.episode)}: {what}{exact(cue.start_s)} to "
            f"{exact(cue.end_s)}, {music_words(line)}, {cue.usage.replace('_', ' ')}"
        )
    )
