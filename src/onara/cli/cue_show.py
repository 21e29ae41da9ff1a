"""``onara cue show``: one cue with all the evidence for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onara.cli.frame import DONE, Home, Json, command, say, say_json

if TYPE_CHECKING:
    from onara.scan import Scanner
    from onara.sheet import Cue, Line, Scanned

Episode = Annotated[
    str, typer.Argument(metavar="EPISODE", help="A file, an id, or words such as “goblin 7”.")
]
Id = Annotated[str, typer.Argument(metavar="CUE", help="Its id in the cue sheet.")]
_SAID = {
    "start_s": "start",
    "end_s": "end",
    "recording": "music",
    "unknown": "unknown",
    "usage": "usage",
    "vocal": "vocal",
    "rejected": "rejection",
}
"""What a person can set, in words."""


@command
def show(episode: Episode, cue: Id, home: Home = None, as_json: Json = False) -> int:
    """Show a cue with the evidence for it: how sure it is and why, what else it may be, what is
    said around it, and what you have corrected.

    Example:  onara cue show "goblin 7" 3
    """
    from onara.cli.sheet_words import cue_json
    from onara.cli.words import shown
    from onara.scan import Scanner
    from onara.scanned.editing import Editor, one_episode

    with Scanner.open(home) as scanner:
        one = one_episode(episode, scanner)
        line = Editor(scanner).line(one, cue)
        if as_json:
            say_json({"episode": one.episode.id} | cue_json(line))
        else:
            say("\n".join(shown(each) for each in _lines(one, line, scanner)))
    return DONE


def _lines(one: Scanned, line: Line, scanner: Scanner) -> list[str]:
    from onara.cli.sheet_words import evidence_words, music_words
    from onara.cli.times import exact
    from onara.scanned.choosing import episode_words

    cue, music = line.cue, line.music
    by = f" – {', '.join(music.performers)}" if music.performers else ""
    told = [
        f"cue {cue.id} of {episode_words(one.episode)}, {exact(cue.start_s)} to {exact(cue.end_s)}"
        + (" (rejected)" if cue.rejected else ""),
        f"♪ {music_words(line)}{by}",
    ]
    if music.path is not None:
        told.append(f"  {music.path}")
    rows = [
        ("evidence", evidence_words(cue)),
        ("heard best", _channel(cue)),
        ("level", "" if cue.level_db is None else f"{cue.level_db:+.1f} dB against all else"),
        ("speech", f"over {100 * cue.speech:.0f} % of it"),
        ("usage", _because(cue.usage.replace("_", " "), cue.usage_why)),
        ("singing", _because(cue.vocal, cue.vocal_why)),
        ("was", _was(cue)),
        ("or else", ", ".join(map(scanner.names().title, cue.family))),
        ("set by you", ", ".join(_SAID[name] for name in cue.set_by_person)),
    ]
    told += [f"  {name:<10}  {text}" for name, text in rows if text]
    for part in cue.parts:
        speed = "" if part.speed == 1.0 else f", at {part.speed:.4f} of its speed"
        told.append(
            f"  {'part':<10}  {exact(part.start_s)} to {exact(part.end_s)}, from "
            f"{exact(max(0.0, part.offset_s))} of the recording{speed}"
        )
    told += [f"  {'said':<10}  {words}" for words in line.said]
    return told


def _because(what: str, why: str) -> str:
    return f"{what} ({why})" if why else what


def _was(cue: Cue) -> str:
    return (
        f"Unknown {cue.unknown}, before the library had it" if cue.is_known and cue.unknown else ""
    )


def _channel(cue: Cue) -> str:
    if cue.evidence.z is None:
        return ""
    return (
        "in what is not in the middle" if cue.evidence.channel == "side" else "in all of the sound"
    )
