"""Moments of scanned episodes that a clip was recorded from, in words and for machines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onara.cli.family import family_lines
from onara.cli.sheet_words import cue_json, episode_title, music_words
from onara.cli.words import answer_lines, chance, shown
from onara.clock import clock
from onara.sheet.store import NAME

if TYPE_CHECKING:
    from onara.library import Answer, Library
    from onara.scanned.moment import ClipMoment

_MOST_NAMED = 3
"""Moments that are named: an opening is in every episode."""


class Episodes:
    """The scanned episodes of a library's home, looked up only where there are any."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.has_any = (library.home / NAME).exists()

    def moments(self, file: Path, answer: Answer) -> list[ClipMoment]:
        """The moments that a clip was recorded from; ``answer`` is the library's to it."""
        if not self.has_any:
            return []
        from onara.scan import Scanner
        from onara.scan.kept import KeptSounds
        from onara.scanned.moment import hear_moment, moments

        heard = hear_moment(file, KeptSounds(self._library.home))
        if heard is None or heard.best is None:
            return []
        scanner = Scanner(self._library)
        try:
            return moments(heard, scanner, answer.match.z if answer.match else None)
        finally:
            scanner.store.close()


def clip_lines(answer: Answer, found: Sequence[ClipMoment]) -> list[str]:
    """An answer with the moments of it, as a person wants to read it."""
    lines = answer_lines(answer)
    if answer.match:
        lines += [f"    {line}" for line in family_lines(answer.match)]
    if not found:
        return lines
    more = [f"    and {len(found) - _MOST_NAMED} more"] if len(found) > _MOST_NAMED else []
    if answer.match:
        told = [f"    {_place(one)}; z {one.z:.1f}" for one in found[:_MOST_NAMED]]
        return [*lines, *map(shown, told), *more]
    first, *others = found[:_MOST_NAMED]
    return [
        shown(answer.file),
        shown(f"  No song known here; it is {_place(first)}, {_music(first)}"),
        f"    z {first.z:.1f}: {chance(first.p)}",
        *(shown(f"    or {_place(one)}; z {one.z:.1f}") for one in others),
        *more,
    ]


def moment_json(one: ClipMoment) -> dict[str, Any]:
    """A moment for machines."""
    episode = one.scanned.episode
    return {
        "episode": episode.id,
        "path": str(episode.path),
        "title": episode_title(episode),
        "at_s": one.at_s,
        "clip_s": one.clip_s,
        "z": one.z,
        "p": one.p,
        "cue": cue_json(one.cue) if one.cue else None,
    }


def _place(one: ClipMoment) -> str:
    return f"{episode_title(one.scanned.episode)} at {clock(one.at_s)}"


def _music(one: ClipMoment) -> str:
    return f"music: {music_words(one.cue)}" if one.cue else "where no music was heard"
