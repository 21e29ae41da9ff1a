"""``onara musicbrainz``: what MusicBrainz lacks and you know, for you to hand in there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from onara.cli.frame import DONE, Home, Json, command, say, say_json

if TYPE_CHECKING:
    from onara.imports import Imported
    from onara.seeding import Alias

app = typer.Typer(
    name="musicbrainz",
    help="What MusicBrainz lacks and you know, ready to be handed in there. Nothing is sent.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
Album = Annotated[
    str, typer.Argument(metavar="FOLDER", help="The folder of one album, or a file, of your own.")
]
Out = Annotated[
    Path, typer.Option("--out", "-o", metavar="FILE", help="The page to write.", readable=False)
]
Csv = Annotated[
    Path | None,
    typer.Option("--csv", metavar="FILE", help="Write them as a table.", readable=False),
]
Tongue = Annotated[
    Literal["en", "ko"], typer.Option("--language", help="The language of the page.")
]


@app.command()
@command
def seed(
    folder: Album,
    home: Home = None,
    out: Out = Path("seed.html"),
    language: Tongue = "en",
    as_json: Json = False,
) -> int:
    """Write a page that opens MusicBrainz's form for a release, filled in from your files.

    You look it over there and save it; Onara sends nothing.

    Example:  onara musicbrainz seed ~/Music/OST/Goblin -o goblin.html
    """
    from onara.cli.home import home_folder
    from onara.cli.words import shown
    from onara.export.written import Written
    from onara.library import Library
    from onara.seeding import fields_of, page, release_of, standing_of
    from onara.seeding.form import edit_note

    at = home_folder(home)
    with Library.open(at) as library, _imported(at) as imported:
        release = release_of(folder, library.recordings(), library.catalogue, imported)
        standing, addresses = standing_of(release, imported)
    text = page(release, standing, addresses, language)
    Written(at / "exports").put(out, text.encode())
    if as_json:
        fields = fields_of(release, edit_note(release, standing))
        told = [list(each) for each in fields]
        say_json(
            {
                "file": str(out),
                "title": release.title,
                "standing": standing,
                "release_groups": list(addresses),
                "fields": told,
            }
        )
        return DONE
    tracks = len(release.tracks)
    say(shown(f"{out}: {release.title}, {tracks} track{'s' * (tracks != 1)}"))
    say(_STANDING[standing])
    for address in addresses:
        say(f"  {address}")
    return DONE


_STANDING = {
    "missing": "What you imported of MusicBrainz has no release group of this title.",
    "there": "MusicBrainz has a release group of this title:",
    "unknown": "Nothing of MusicBrainz was imported: whether it has this release is not known.",
}


@app.command()
@command
def aliases(home: Home = None, csv: Csv = None, as_json: Json = False) -> int:
    """List names of artists and recordings that MusicBrainz lacks, with the page to add each.

    Asked is what you imported with `onara catalogue import`.

    Example:  onara musicbrainz aliases --csv aliases.csv
    """
    from onara.cli.home import known
    from onara.cli.words import shown
    from onara.export.written import Written
    from onara.seeding import missing_aliases
    from onara.seeding.aliases import table

    found = known(home)
    with _imported(found.home) as imported:
        if imported is None or not any(each.name == "musicbrainz" for each in imported.sources()):
            if as_json:
                say_json({"imported": False})
            else:
                say("Nothing of MusicBrainz was imported: what it lacks is not known.")
            return DONE
        missing = missing_aliases(found.catalogue, found.graph, imported)
    if csv is not None:
        Written(found.home / "exports").put(csv, table(missing).encode("utf-8-sig"))
        if not as_json:
            say(shown(f"{csv}: {_counted(len(missing))}"))
            return DONE
    for each in missing:
        if as_json:
            say_json(_plain(each))
        else:
            locale = f" ({each.locale})" if each.locale else ""
            say(shown(f"{each.title}: {each.name}{locale}, {each.evidence}"))
            say(f"  {each.address}")
    if not as_json:
        say(_counted(len(missing)))
    return DONE


def _plain(alias: Alias) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(alias) | {"address": alias.address}


def _counted(count: int) -> str:
    return f"{count} name{'s' * (count != 1)} that MusicBrainz lacks"


@contextmanager
def _imported(home: Path) -> Iterator[Imported | None]:
    """What was imported, ``None`` where nothing was."""
    from onara.imports import FILE_NAME, Imported

    if not (home / FILE_NAME).exists():
        yield None
        return
    with Imported.open(home / FILE_NAME) as imported:
        yield imported
