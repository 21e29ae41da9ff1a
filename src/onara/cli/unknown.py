"""``onara unknown``: music that comes back and that your library lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onara.cli.frame import DONE, Home, Json, command, say, say_json, say_waiting

if TYPE_CHECKING:
    from onara.scan import Scanner
    from onara.scanned.unknowns import Heard, Recurrence

app = typer.Typer(
    name="unknown",
    help="Music that comes back and that your library lacks: see it, name it, join it, part it.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
Number = Annotated[str, typer.Argument(metavar="N", help="Its number or its name.")]
Numbers = Annotated[
    list[str], typer.Argument(metavar="N M…", help="Numbers or names; the first stays.")
]
Name = Annotated[list[str], typer.Argument(metavar="NAME", help="What to call it; '' is nothing.")]
Episode = Annotated[
    str, typer.Argument(metavar="EPISODE", help="A file, an id, or words such as “goblin 7”.")
]
Cues = Annotated[list[str], typer.Argument(metavar="CUE…", help="Ids in the cue sheet.")]


@app.command("list")
@command
def list_(home: Home = None, as_json: Json = False) -> int:
    """List all music that comes back and is not known, with how often and where first.

    Each has an excerpt of its cleanest seconds as a sound file, to be played.

    Example:  onara unknown list
    """
    from onara.scan import Scanner
    from onara.scanned.unknowns import Unknowns

    with Scanner.open(home) as scanner:
        found = Unknowns(scanner).all()
        for one in found:
            _say(one, scanner, as_json=as_json)
    if not found and not as_json:
        say("no music that comes back and is not known was found yet")
    return DONE


@app.command()
@command
def name(number: Number, words: Name, home: Home = None, as_json: Json = False) -> int:
    """Call an unknown something; all cue sheets say so at once.

    Example:  onara unknown name 3 the sad piano
    """
    from onara.scan import Scanner
    from onara.scanned.unknowns import Unknowns

    with Scanner.open(home) as scanner:
        _say(Unknowns(scanner, say_waiting).name(number, " ".join(words)), scanner, as_json=as_json)
    return DONE


@app.command()
@command
def merge(numbers: Numbers, home: Home = None, as_json: Json = False) -> int:
    """Say that several unknowns are one piece of music; the first one's number stays.

    Example:  onara unknown merge 3 5
    """
    from onara.scan import Scanner
    from onara.scanned.unknowns import Unknowns

    with Scanner.open(home) as scanner:
        _say(Unknowns(scanner, say_waiting).merge(numbers), scanner, as_json=as_json)
    return DONE


@app.command()
@command
def split(
    number: Number, episode: Episode, cues: Cues, home: Home = None, as_json: Json = False
) -> int:
    """Say that some cues are another piece of music than the unknown: they get a new number.

    The two are kept apart from then on, also in later scans.

    Example:  onara unknown split 3 "goblin 7" 12 14
    """
    from onara.scan import Scanner
    from onara.scanned.editing import one_episode
    from onara.scanned.unknowns import Unknowns

    with Scanner.open(home) as scanner:
        made = Unknowns(scanner, say_waiting).split(number, one_episode(episode, scanner), cues)
        _say(made, scanner, as_json=as_json)
    return DONE


@app.command()
@command
def where(number: Number, home: Home = None, as_json: Json = False) -> int:
    """Show every place where an unknown sounds, and its excerpt.

    Example:  onara unknown where 3
    """
    from onara.cli.table import table
    from onara.cli.words import shown
    from onara.scan import Scanner
    from onara.scanned.unknowns import Unknowns

    with Scanner.open(home) as scanner:
        found = Unknowns(scanner).one(number)
        _say(found, scanner, as_json=as_json)
    if found.heard and not as_json:
        rows = [tuple(map(shown, _place(one))) for one in found.heard]
        say("\n".join(table(("episode", "from", "to", "cue", "usage", "speech"), rows)))
    return DONE


def _place(one: Heard) -> tuple[str, ...]:
    from onara.clock import clock
    from onara.scanned.choosing import episode_words

    cue = one.cue
    return (
        episode_words(one.scanned.episode),
        clock(cue.start_s),
        clock(cue.end_s),
        cue.id,
        cue.usage.replace("_", " "),
        f"{100 * cue.speech:.0f} %",
    )


def _say(one: Recurrence, scanner: Scanner, *, as_json: bool) -> None:
    from onara.cli.words import shown

    if as_json:
        say_json(_as_json(one, scanner))
        return
    say(shown(_line(one, scanner)))
    if one.excerpt is not None:
        say(shown(f"  {one.excerpt}"))


def _line(one: Recurrence, scanner: Scanner) -> str:
    """ "Unknown 3: 11 times, first in episode 2 at 00:14:05"."""
    from onara.cli.words import length

    unknown = one.unknown
    told = f"Unknown {unknown.number}"
    if unknown.name:
        told += f", “{unknown.name}”"
    if unknown.into is not None:
        return f"{told}: a part of Unknown {unknown.into} by now"
    if not one.heard:
        return f"{told}: heard nowhere any more"
    first, count = one.heard[0], len(one.heard)
    told += f": {count} time{'s' * (count != 1)}, first in {_episode(first)} at "
    told += f"{_full_clock(first.cue.start_s)}; {length(one.seconds)} in all, "
    told += ", ".join(usage.replace("_", " ") for usage in one.usages)
    if unknown.recording is not None:
        told += f"; known by now, it is {scanner.names().title(unknown.recording)}"
    return told


def _episode(one: Heard) -> str:
    from onara.scanned.choosing import episode_words

    return episode_words(one.scanned.episode)


def _full_clock(second: float) -> str:
    minutes, rest = divmod(int(second), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest:02}"


def _as_json(one: Recurrence, scanner: Scanner) -> dict[str, Any]:
    unknown = one.unknown
    known = unknown.recording
    return {
        "number": unknown.number,
        "name": unknown.name,
        "title": unknown.title,
        "merged_into": unknown.into,
        "recording": {"id": known, "title": scanner.names().title(known)} if known else None,
        "times": len(one.heard),
        "seconds": round(one.seconds, 3),
        "usages": list(one.usages),
        "excerpt": str(one.excerpt) if one.excerpt else None,
        "places": [
            {
                "episode": each.scanned.episode.id,
                "file": str(each.scanned.episode.path),
                "season": each.scanned.episode.season,
                "number": each.scanned.episode.number,
                "cue": each.cue.id,
                "start_s": each.cue.start_s,
                "end_s": each.cue.end_s,
                "usage": str(each.cue.usage),
            }
            for each in one.heard
        ],
    }
