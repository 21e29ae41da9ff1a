"""``onara episodes``: what was scanned, and how each episode stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onara.cli.frame import DONE, Home, Json, command, say, say_json

if TYPE_CHECKING:
    from onara.episodes import Season
    from onara.scanned.overview import SeasonStanding, Standing


@command
def episodes(home: Home = None, as_json: Json = False) -> int:
    """List the episodes that you scanned, by drama and season.

    Says for each how much music is in it, how much of that is known, which numbers are missing, and
    where another scan is worth it because your library has changed.

    Example:  onara episodes
    """
    from onara.scan import Scanner
    from onara.scanned.overview import overview

    with Scanner.open(home) as scanner:
        seasons = overview(scanner)
    if as_json:
        for season in seasons:
            for one in season.episodes:
                say_json(episode_json(one) | {"missing": list(season.season.missing)})
        return DONE
    if not seasons:
        say("no episode was scanned yet; begin with: onara scan EPISODE")
    for season in seasons:
        say("\n".join(_season_lines(season)))
    return DONE


def episode_json(one: Standing) -> dict[str, Any]:
    """How an episode stands, for machines."""
    from onara.sheet.plain import plain

    scanned = one.scanned
    return {
        "id": scanned.episode.id,
        "file": str(scanned.episode.path),
        "about": plain(scanned.episode),
        "cues": one.cues,
        "known_s": one.known_s,
        "unknown_s": one.unknown_s,
        "corrections": one.corrections,
        "reviewer": scanned.reviewer,
        "current": one.is_current,
        "there": one.is_there,
    }


def _season_lines(one: SeasonStanding) -> list[str]:
    from onara.cli.table import table
    from onara.cli.words import shown

    header = ("", "file", "cues", "known", "not known", "corrected", "", "id")
    rows = [tuple(shown(cell) for cell in _row(each)) for each in one.episodes]
    lines = [shown(_heading(one.season)), *table(header, rows)]
    if one.season.missing:
        numbers = ", ".join(map(str, one.season.missing))
        lines.append(f"not scanned: episode {numbers}")
    return lines


def _heading(season: Season) -> str:
    first = season.episodes[0]
    names = dict.fromkeys(name for name in (first.drama_title, first.drama_title_ko) if name)
    told = [" ".join(names) or "of no drama that is known"]
    if season.season_name:
        told.append(season.season_name)
    elif season.season is not None:
        told.append(f"season {season.season}" if season.season else "specials")
    count = len({(each.number, each.part) for each in season.episodes})
    of = f" of {season.total}" if season.total else ""
    return f"{', '.join(told)}: {count}{of} episode{'s' * ((season.total or count) != 1)}"


def _row(one: Standing) -> tuple[str, ...]:
    from onara.cli.words import length

    scanned = one.scanned
    number = scanned.episode.number
    notes = [f"reviewed by {scanned.reviewer}"] if scanned.reviewer else []
    if not one.is_there:
        notes.append("the file is gone")
    elif not scanned.library:
        notes.append("not scanned to the end, scan again")
    elif not one.is_current:
        notes.append("the library has changed, scan again")
    return (
        "" if number is None else str(number),
        scanned.episode.path.name,
        str(one.cues),
        length(one.known_s),
        length(one.unknown_s),
        str(one.corrections or ""),
        "; ".join(notes),
        scanned.episode.id,
    )
