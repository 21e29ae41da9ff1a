"""Pages of what only this home has: an owned recording, and music that nobody has named yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onara.cli.family import link_lines, links_json
from onara.cli.heard import moment_lines, moments_json
from onara.cli.piece import recordings_meant, title_of_recording
from onara.cli.words import NO_FILE, length, shown

if TYPE_CHECKING:
    from onara.library.recording import Recording
    from onara.scan import Scanner
    from onara.sheet import CueSheet, Episode, Unknown


@dataclass(frozen=True, slots=True)
class Heard:
    """Where music sounds: the sheets with its cues alone, and the episodes of those dramas."""

    sheets: tuple[CueSheet, ...]
    season: tuple[Episode, ...]

    @property
    def lines(self) -> list[str]:
        """The section of a page, empty where it was heard nowhere."""
        told = moment_lines(self.sheets, self.season)
        return ["", "Heard in your episodes", *(f"  {line}".rstrip() for line in told)] * bool(told)

    @property
    def as_json(self) -> list[dict[str, Any]]:
        return moments_json(self.sheets)


def heard(scanner: Scanner, recordings: Sequence[str], unknown: Unknown | None = None) -> Heard:
    """Where these recordings sound, or an unknown."""
    from onara.scanned.occurrences import occurrences, season_of

    sheets = occurrences(scanner, recordings, unknown)
    season = season_of(sheets, scanner.store)
    return Heard(sheets, tuple(one.episode for one in season))


def heard_song(scanner: Scanner, song: str) -> Heard:
    """Where a song of the catalogue sounds, in any recording that is owned."""
    owned = scanner.library.recordings()
    return heard(scanner, [one.recording for one in owned if one.song and one.song.id == song])


def unknown_page(scanner: Scanner, typed: str) -> tuple[dict[str, Any], list[str]] | None:
    """The page of recurring music that nobody has named yet, for machines and as lines."""
    from onara.scanned.occurrences import unknown_meant

    unknown = unknown_meant(typed, scanner.store)
    if unknown is None:
        return None
    where = heard(scanner, (), unknown)
    sound = scanner.excerpts.sound(unknown.number)
    excerpt = str(sound) if sound.is_file() else None
    known = next(
        (one for one in scanner.library.recordings() if one.recording == unknown.recording), None
    )
    id_ = f"unknown {unknown.number}"
    told = {
        "kind": "unknown",
        "id": id_,
        "title": unknown.title,
        "title_ko": None,
        "excerpt": excerpt,
        "recording": unknown.recording,
        "moments": where.as_json,
    }
    count = len(where.as_json)
    lines = [shown(unknown.title), f"music that the library does not know, {id_}"]
    if known is not None:
        lines[1] = shown(f"{id_}, known by now: {title_of_recording(known)} ({known.recording})")
    if count:
        lines.append(f"{count} time{'s' * (count != 1)} in {len(where.sheets)} of your episodes")
    if excerpt:
        lines.append(f"its cleanest seconds: {shown(excerpt)}")
    return told, [*lines, *where.lines]


def recording_page(scanner: Scanner, typed: str) -> tuple[list[dict[str, Any]], list[str]] | None:
    """The pages of the recordings of that id, file or title; several are versions of one title."""
    meant = recordings_meant(typed, scanner.library.recordings())
    if not meant:
        return None
    told: list[dict[str, Any]] = []
    lines: list[str] = []
    owned = scanner.library.recordings()
    titles = {one.recording: title_of_recording(one) for one in owned}
    for one in meant:
        where = heard(scanner, [one.recording])
        links = scanner.library.links(one.recording)
        told.append(
            _recording_json(one) | {"links": links_json(links, owned), "moments": where.as_json}
        )
        lines += [*([""] if lines else []), *_recording_lines(one), *where.lines]
        if links:
            lines += [
                "",
                "In common with others",
                *(f"  {each}" for each in link_lines(links, titles)),
            ]
    return told, lines


def _recording_json(one: Recording) -> dict[str, Any]:
    return {
        "kind": "recording",
        "id": one.recording,
        "title": title_of_recording(one),
        "title_ko": None,
        "performers": [one.tags.artist] if one.tags.artist else [],
        "album": one.tags.album,
        "duration_s": one.duration_s,
        "path": str(one.paths[0]) if one.paths else None,
        "song": one.song.id if one.song else None,
    }


def _recording_lines(one: Recording) -> list[str]:
    by = f" – {one.tags.artist}" if one.tags.artist else ""
    album = f", {one.tags.album}" if one.tags.album else ""
    lines = [
        f"{title_of_recording(one)}{by}",
        f"recording, {one.recording}, {length(one.duration_s)}{album}",
    ]
    if one.song:
        lines.append(f"it holds {one.song.title} ({one.song.id})")
    return [shown(line) for line in [*lines, *(map(str, one.paths) if one.paths else [NO_FILE])]]
