"""``onara library``: what is in?"""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onara.cli.frame import DONE, Home, Json, command, complain, say, say_json

if TYPE_CHECKING:
    from onara.library import Recording

Links = Annotated[
    bool, typer.Option("--links", help="With what recordings have in common, and the evidence.")
]


@command
def library(links: Links = False, home: Home = None, as_json: Json = False) -> int:
    """List the recordings of the library.

    With --links below each what others have in common with it: the same take (an edit, another
    master), the same backing (an instrumental and its song), a passage; and how far they agree.

    Example:  onara library --links
    """
    from onara.cli.family import link_lines, links_json
    from onara.cli.words import length, shown, song_line
    from onara.clock import clock
    from onara.library import Library

    with Library.open(home) as opened:
        recordings = opened.recordings()
        if not recordings:
            complain(f"the library in {opened.home} is empty; fill it with: onara add FOLDER")
        titles = {each.recording: _title(each) for each in recordings}
        for each in recordings:
            found = opened.links(each.recording) if links or as_json else []
            if as_json:
                say_json(_as_json(each) | {"links": links_json(found, recordings)})
                continue
            title = titles[each.recording]
            linked = f"  {song_line(each.song, each.drama)}" if each.song and each.drama else ""
            # os.path, because Path.exists() raises where a folder may not be entered.
            there = any(os.path.exists(path) for path in each.paths)  # noqa: PTH110
            gone = "" if there else "  (file is gone)" if each.paths else "  (imported, no file)"
            say(f"{clock(each.duration_s):>8}  {title}{shown(linked)}{gone}")
            for line in link_lines(found, titles) if links else ():
                say(f"{'':>10}{line}")
        if not as_json and recordings:
            total = length(sum(each.duration_s for each in recordings))
            count = f"{len(recordings)} recording{'s' * (len(recordings) > 1)}"
            say(f"{count}, {total}, {opened.size / 1e6:.1f} MB")
    return DONE


def _title(each: Recording) -> str:
    from onara.cli.words import name

    return name(
        each.tags.title, each.tags.artist, str(each.paths[0]) if each.paths else each.recording
    )


def _as_json(each: Recording) -> dict[str, Any]:
    return {
        "recording": each.recording,
        "duration_s": each.duration_s,
        "paths": [str(path) for path in each.paths],
        "title": each.tags.title,
        "artist": each.tags.artist,
        "album": each.tags.album,
        "song": asdict(each.song) if each.song else None,
        "drama": asdict(each.drama) if each.drama else None,
    }
