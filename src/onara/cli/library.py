"""``onara library``: what is in?"""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from onara.cli.frame import DONE, Home, Json, command, complain, say, say_json

if TYPE_CHECKING:
    from onara.library import Recording


@command
def library(home: Home = None, as_json: Json = False) -> int:
    """List the recordings of the library.

    Example:  onara library
    """
    from onara.cli.words import length, name, shown, song_line
    from onara.clock import clock
    from onara.library import Library

    with Library.open(home) as opened:
        recordings = opened.recordings()
        if not recordings:
            complain(f"the library in {opened.home} is empty; fill it with: onara add FOLDER")
        for each in recordings:
            if as_json:
                say_json(_as_json(each))
                continue
            named_by = str(each.paths[0]) if each.paths else each.recording
            title = name(each.tags.title, each.tags.artist, named_by)
            linked = f"  {song_line(each.song, each.drama)}" if each.song and each.drama else ""
            # os.path, because Path.exists() raises where a folder may not be entered.
            there = any(os.path.exists(path) for path in each.paths)  # noqa: PTH110
            gone = "" if there else "  (file is gone)" if each.paths else "  (imported, no file)"
            say(f"{clock(each.duration_s):>8}  {title}{shown(linked)}{gone}")
        if not as_json and recordings:
            total = length(sum(each.duration_s for each in recordings))
            count = f"{len(recordings)} recording{'s' * (len(recordings) > 1)}"
            say(f"{count}, {total}, {opened.size / 1e6:.1f} MB")
    return DONE


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
