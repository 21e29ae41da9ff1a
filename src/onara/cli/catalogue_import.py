"""``onara catalogue import``: what other catalogues know, into the fan's own file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from onara.cli.frame import (
    DONE,
    UNUSABLE,
    WRONG_USAGE,
    Home,
    Json,
    command,
    complain,
    say,
    say_json,
)

if TYPE_CHECKING:
    from onara.cli.progress import Bar
    from onara.imports import Added, Partial, Record
    from onara.imports.tally import Tally


Kind = Literal["musicbrainz", "wikidata", "csv"]

Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE…", help="Dumps, answers and tables.", readable=False),
]
From = Annotated[
    Kind | None,
    typer.Option("--from", help="What the files are.", show_default="seen from their content"),
]
Fetch = Annotated[
    list[str] | None,
    typer.Option(
        "--fetch",
        metavar="WHAT",
        help="Ask the network: musicbrainz:MBID, musicbrainz:WORDS or wikidata:Q123.",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would come in.")]
Listing = Annotated[bool, typer.Option("--list", help="Say what has been imported.")]
Remove = Annotated[
    str | None,
    typer.Option("--remove", metavar="SOURCE", help="Take out all that came from a source."),
]


@command
def import_(
    files: Files = None,
    kind: From = None,
    fetch: Fetch = None,
    listing: Listing = False,
    remove: Remove = None,
    dry_run: DryRun = False,
    home: Home = None,
    as_json: Json = False,
) -> int:
    """Import songs, artists and dramas from MusicBrainz, Wikidata or a table (CSV).

    Files are only read. What is imported again takes the place of what was there. The network is
    used for --fetch alone, at one request a second, and needs ONARA_CONTACT, an address of yours
    that the services can write to.

    Example:  onara catalogue import my-songs.csv
    """
    from onara.imports import FILE_NAME
    from onara.library import default_home

    path = (home or default_home()).expanduser() / FILE_NAME
    if bool(files or fetch) + listing + bool(remove) != 1:
        complain("name files to import, or --fetch, or one of --list and --remove")
        return WRONG_USAGE
    if listing:
        return _list(path, as_json)
    if remove:
        return _remove(path, remove, as_json)
    return _import(path, files or [], kind, fetch or [], dry_run, as_json)


def _list(path: Path, as_json: bool) -> int:
    from onara.cli.words import shown
    from onara.imports import Imported

    if not path.exists():
        complain("nothing has been imported yet")
        return DONE
    with Imported.open(path) as imported:
        sources = imported.sources()
        if imported.is_stale:
            complain("names are kept by the rules of an older Onara; the next import renews them")
    for source in sources:
        if as_json:
            say_json({"source": source.name, **source.counts})
        else:
            say(f"{shown(source.name)}: {_counts(source.counts)}")
    if not sources:
        complain("nothing has been imported yet")
    return DONE


def _remove(path: Path, source: str, as_json: bool) -> int:
    from onara.imports import Imported

    removed = 0
    if path.exists():
        with Imported.open(path) as imported:
            removed = imported.remove(source)
    if not removed:
        complain(f"nothing came from {source}; see: onara catalogue import --list")
        return UNUSABLE
    if as_json:
        say_json({"source": source, "removed": removed})
    else:
        say(f"{removed:,} records of {source} removed")
    return DONE


def _import(
    path: Path, files: list[Path], kind: Kind | None, fetch: list[str], dry_run: bool, as_json: bool
) -> int:
    from onara.cli.progress import Bar
    from onara.imports import Imported
    from onara.imports.tally import Tally

    tally = Tally()
    added: Added | None = None
    with Bar("Importing") as bar:
        records = _records(files, kind, fetch, tally, bar)
        if dry_run:
            for _ in records:
                pass
        else:
            with Imported.open(path, create=True) as imported:
                added = imported.add(
                    records, documents=[*(str(file.absolute()) for file in files), *fetch]
                )
                for source in tally.whole_tables:
                    # Rows that are gone from a table go from here too.
                    imported.remove(source, before=added.number)
    _report(tally, added, as_json)
    return DONE if tally.is_clean else UNUSABLE


def _records(
    files: list[Path], kind: Kind | None, fetch: list[str], tally: Tally, bar: Bar
) -> Iterator[Record | Partial]:
    """Everything of all files, as it is read; releases before what completes them."""
    from onara.imports.fetch import Fetcher, contact
    from onara.imports.reading import entries_of, read

    fetcher = Fetcher(contact(os.environ)) if fetch else None
    ordered = sorted(files, key=_turn)
    sizes = [file.stat().st_size if file.is_file() else 0 for file in ordered]
    for number, file in enumerate(ordered):
        before = sum(sizes[:number])

        def show(done: int, before: int = before, name: str = file.name) -> None:
            bar.show(before + done, sum(sizes), name)

        yield from tally.through(str(file), read(file, form=kind, progress=show))
    if fetcher is None:
        return
    for wanted in fetch:
        found = (entry for document in fetcher.fetch(wanted) for entry in entries_of(document))
        yield from tally.through(wanted, found)


def _turn(file: Path) -> int:
    """Places of the dumps: what only completes others comes after them."""
    names = ("artist", "work", "recording")
    return -next((place for place, name in enumerate(names) if file.name.startswith(name)), 3)


def _report(tally: Tally, added: Added | None, as_json: bool) -> None:
    for reason in tally.reasons.values():
        complain(str(reason))
    if tally.unlisted:
        complain(f"{tally.unlisted:,} more entries were skipped for other reasons")
    for file in sorted(tally.barren - {reason.file for reason in tally.reasons.values()}):
        complain(f"{file}: has nothing to import")
    if as_json:
        say_json(_as_json(tally, added))
    elif added is None:
        say(f"would bring {_counts(tally.read)}")
    else:
        say(
            f"read {_counts(tally.read)}; {added.new:,} records new, {added.replaced:,} replaced, "
            f"{added.unchanged:,} as before, {added.dropped:,} not needed"
        )


def _as_json(tally: Tally, added: Added | None) -> dict[str, Any]:
    outcome = ("new", "replaced", "unchanged", "dropped")
    return {
        "read": tally.read,
        **({name: getattr(added, name) for name in outcome} if added else {"dry_run": True}),
        "skipped": [
            {"file": each.file, "place": each.first, "reason": each.text, "count": each.count}
            for each in tally.reasons.values()
        ],
    }


def _counts(by_kind: dict[str, int]) -> str:
    """12 songs, 1 artist."""
    words = [f"{n:,} {kind}{'s' * (n != 1)}" for kind, n in by_kind.items() if n]
    return ", ".join(words) or "nothing"
