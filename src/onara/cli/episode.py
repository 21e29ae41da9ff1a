"""``onara episode``: the cue sheet of one episode, and which episode it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onara.cli.frame import DONE, Home, Json, command, complain, say, say_json, say_waiting

if TYPE_CHECKING:
    from onara.scan import Scanner
    from onara.sheet import CueSheet, Scanned

Episode = Annotated[
    list[str],
    typer.Argument(metavar="EPISODE", help="A file, an id, or words such as “goblin 7”."),
]
Drama = Annotated[str | None, typer.Option("--drama", metavar="NAME", help="It is of this drama.")]
Season = Annotated[
    str | None, typer.Option("--season", metavar="NAME", help="It is of this season.")
]
Number = Annotated[
    int | None, typer.Option("--number", min=0, metavar="N", help="It has this number.")
]
Title = Annotated[str | None, typer.Option("--title", metavar="TITLE", help="Its own title.")]
Reviewer = Annotated[
    str | None, typer.Option("--reviewer", metavar="NAME", help="Who has looked it through.")
]
Remove = Annotated[bool, typer.Option("--remove", help="Forget it; the file stays.")]


@command
def episode(
    words: Episode,
    drama: Drama = None,
    season: Season = None,
    number: Number = None,
    title: Title = None,
    reviewer: Reviewer = None,
    remove: Remove = False,
    home: Home = None,
    as_json: Json = False,
) -> int:
    """Show the cue sheet of a scanned episode, or say which episode it is.

    What you say of it stands, also when it is scanned again; onara undo takes it back.

    Example:  onara episode "goblin 7" --reviewer "Kim Ji-woo"
    """
    from onara.cli.words import shown
    from onara.scan import Scanner
    from onara.scanned.choosing import episode_words
    from onara.scanned.editing import Editor, one_episode

    said = any(each is not None for each in (drama, season, number, title, reviewer))
    if said and remove:
        raise typer.BadParameter("give either --remove or what it is")
    with Scanner.open(home) as scanner:
        one = one_episode(" ".join(words), scanner)
        editor = Editor(scanner, say_waiting)
        if remove:
            editor.remove(one)
            if as_json:
                say_json({"removed": one.episode.id, "file": str(one.episode.path)})
            else:
                say(
                    shown(
                        f"{episode_words(one.episode)} is forgotten; bring it back with: onara undo"
                    )
                )
            return DONE
        if said:
            sheet = editor.correct(
                one, drama=drama, season=season, number=number, title=title, reviewer=reviewer
            )
        else:
            sheet = scanner.names().sheet(one)
        one = scanner.store.episode(one.episode.id) or one
        _show(scanner, one, sheet, as_json=as_json)
    return DONE


def _show(scanner: Scanner, one: Scanned, sheet: CueSheet, *, as_json: bool) -> None:
    from onara.cli.episodes import episode_json
    from onara.cli.sheet_words import cue_json, sheet_lines
    from onara.cli.words import shown
    from onara.scanned.overview import standing

    cues = [line.cue for line in sheet.lines]
    stands = standing(one, cues, scanner.library_sign())
    if as_json:
        lines = [cue_json(line) for line in sheet.lines]
        say_json(episode_json(stands) | {"notes": list(one.notes), "cues": lines})
        return
    say(shown(str(one.episode.path)))
    say("\n".join(sheet_lines(sheet)))
    rejected = [cue.id for cue in cues if cue.rejected]
    if rejected:
        say(f"rejected: cue {', '.join(rejected)}")
    for note in one.notes:
        say(shown(note))
    if not stands.is_there:
        complain(f"{one.episode.path}: the file is not there any more")
    elif not one.library:
        complain("the episode was not scanned to the end; scan it again")
    elif not stands.is_current:
        complain("the library has changed since; scan the episode again")
