"""``onara export``: cue sheets as files for players, browsers, spreadsheets and societies."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onara.cli.frame import DONE, Home, Json, command, say, say_json

if TYPE_CHECKING:
    from onara.export import Language
    from onara.scan import Scanner
    from onara.sheet import CueSheet


class In(StrEnum):
    """The languages of headings and titles."""

    EN = "en"
    KO = "ko"


Episodes = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="EPISODE…",
        help="Scanned episodes: files, ids, or words like “goblin 7”; a drama is all of it.",
    ),
]
FormatName = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", help="One of those of --formats.")
]
LanguageName = Annotated[In, typer.Option("--language", help="Of headings and titles.")]
Out = Annotated[
    str | None,  # no Path: it would lose the stroke by which a folder is known
    typer.Option(
        "--out",
        metavar="FILE|DIR",
        help="Where to write; - is standard output.",
        show_default="exports of the home folder",
    ),
]
Beside = Annotated[bool, typer.Option("--beside", help="Write beside the episodes.")]
Formats = Annotated[bool, typer.Option("--formats", help="List the formats.")]
_Planned = list[tuple[Sequence["CueSheet"], Path]]


@command
def export(
    episodes: Episodes = None,
    format_: FormatName = None,
    language: LanguageName = In.EN,
    out: Out = None,
    beside: Beside = False,
    formats: Formats = False,
    home: Home = None,
    as_json: Json = False,
) -> int:
    """Write the cue sheets of scanned episodes to files.

    A drama or season becomes one file where the format holds several episodes. Files go to Onara's
    own folder, unless you say where. Episodes are never written to, and a file that is there
    already is only written over where Onara wrote it and nobody changed it since.

    Example:  onara export "goblin season 1" --format xlsx
    """
    from onara.cli.writing import STDOUT, Writer
    from onara.export import write
    from onara.export.formats import format_named
    from onara.scan import Scanner

    if formats:
        _list_formats(as_json=as_json)
        return DONE
    if not episodes or format_ is None:
        raise typer.BadParameter("name an EPISODE and a --format, one of onara export --formats")
    if out is not None and beside:
        raise typer.BadParameter("give either --out or --beside")
    format_named(format_)
    with Scanner.open(home) as scanner:
        sheets = _sheets(episodes, scanner)
        writer = Writer(scanner, as_json=as_json)
    plan = _plan(sheets, format_, out, writer.folder, beside=beside)
    for _, path in plan:
        if os.fspath(path) != STDOUT:
            writer.check(path)
    for batch, path in plan:
        content = write(batch, format_, _language(language))
        writer.put(path, content, made_folder=not beside)
        if os.fspath(path) == STDOUT:
            continue
        if as_json:
            say_json(
                {
                    "file": str(path.absolute()),
                    "format": format_,
                    "language": str(language),
                    "episodes": [sheet.episode.id for sheet in batch],
                    "cues": sum(not line.cue.rejected for sheet in batch for line in sheet.lines),
                }
            )
        else:
            from onara.cli.words import shown

            say(shown(path))
    return DONE


def _language(language: In) -> Language:
    return "ko" if language is In.KO else "en"


def _sheets(typed: list[str], scanner: Scanner) -> list[CueSheet]:
    """The sheets of all that was named, each once, in order."""
    from onara.scanned.choosing import NoEpisode, choose

    chosen = []
    # Unquoted words are one name: onara export goblin 7.
    together = len(typed) > 1 and not any(" " in each or os.path.lexists(each) for each in typed)
    if together:
        try:
            chosen = choose(" ".join(typed), scanner)
        except NoEpisode:
            chosen = []
    if not chosen:
        chosen = [one for each in typed for one in choose(each, scanner)]
    wanted = {one.episode.id for one in chosen}
    names = scanner.names()
    return [names.sheet(one) for one in scanner.store.episodes() if one.episode.id in wanted]


def _plan(
    sheets: Sequence[CueSheet], format_: str, out: str | None, own: Path, *, beside: bool
) -> _Planned:
    """Which sheets go to which file.  Several dramas are never one file."""
    from onara.export import ExportError, folder_name, planned
    from onara.export.formats import format_named

    groups: dict[str, list[CueSheet]] = {}
    for sheet in sheets:
        drama = sheet.episode.drama_title or sheet.episode.drama_title_ko or sheet.episode.path.stem
        where = os.fspath(sheet.episode.path.parent) if beside else drama
        groups.setdefault(where, []).append(sheet)
    if out is None:
        return [
            one
            for where, group in groups.items()
            for one in planned(group, format_, Path(where) if beside else own / folder_name(where))
        ]
    folder = Path(out)
    if folder.is_dir() or out.endswith(os.sep):
        together = [sheets] if not format_named(format_).holds_season else groups.values()
        plan = [one for group in together for one in planned(group, format_, folder)]
        if len({path for _, path in plan}) < len(plan):
            raise ExportError(
                f"two of these would have one name in {folder}; export them one by one"
            )
        return plan
    count = len(groups) if format_named(format_).holds_season else len(sheets)
    if count > 1:
        raise ExportError(f"these are {count} files of the format {format_}; name a folder")
    return [(sheets, folder)]


def _list_formats(*, as_json: bool) -> None:
    from onara.cli.table import table
    from onara.export import FORMATS

    if as_json:
        for each in FORMATS.values():
            say_json(
                {
                    "format": each.name,
                    "ending": each.ending,
                    "purpose": each.purpose.en,
                    "purpose_ko": each.purpose.ko,
                    "holds_season": each.holds_season,
                }
            )
        return
    rows = [
        (
            each.name,
            each.ending,
            each.purpose.en,
            "a season" if each.holds_season else "an episode",
        )
        for each in FORMATS.values()
    ]
    say("\n".join(table(("format", "file", "for", "holds"), rows)))
