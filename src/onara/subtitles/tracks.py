"""All that is said in an episode: its subtitle files and the tracks inside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from onara.errors import UnusableInput
from onara.lyrics.sidecars import leads_out
from onara.subtitles.embedded import embedded_subtitles
from onara.subtitles.read import read_subtitles
from onara.subtitles.said import Said, Subtitles
from onara.subtitles.sidecars import subtitle_files


def subtitles_of(
    media: Path, same: Callable[[Path], bool] | None = None
) -> tuple[list[Subtitles], list[UnusableInput]]:
    """The subtitle tracks of an episode, files before embedded ones, and what could not be read.

    ``same`` is as for `subtitle_files`.  No track is no error: most recordings have none.
    """
    found: list[Subtitles] = []
    refused: list[UnusableInput] = []
    for path in subtitle_files(media, same):
        try:
            if leads_out(path, media):
                raise UnusableInput(path, "is a link that leads out of its folder")
            found.append(read_subtitles(path))
        except UnusableInput as error:
            refused.append(error)
    try:
        found += embedded_subtitles(media)
    except UnusableInput as error:
        refused.append(error)
    return found, refused


def merged(tracks: Iterable[Subtitles]) -> tuple[Said, ...]:
    """The lines of one track of each language, in order of time.

    Of two tracks of a language the one with more lines is taken: the other has only signs, or is
    for those who hear.  The first counts where they are even.
    """
    best: dict[str | None, Subtitles] = {}
    for track in tracks:
        known = best.get(track.language)
        if known is None or len(track.lines) > len(known.lines):
            best[track.language] = track
    lines = {line for track in best.values() for line in track.lines}
    return tuple(sorted(lines, key=lambda line: (line.start_s, line.language or "", line.text)))
