"""``onara catalogue where``: where do dramas of one's own lie, and what do they replace?"""

from __future__ import annotations

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command, complain, say, say_json


@command
def where(home: Home = None, as_json: Json = False) -> int:
    """Say where your own catalogue files are read from, and which bundled drama each replaces.

    Example:  onara catalogue where
    """
    from onara.catalogue.catalogue import bundled, own_files
    from onara.catalogue.problem import CatalogueError
    from onara.catalogue.read import read_file
    from onara.cli.words import shown
    from onara.library import Library

    with Library.open(home) as library:
        folder = library.home / "catalogue"
    if not as_json:
        there = "" if folder.is_dir() else "  (not there yet; make it and put *.yaml files in)"
        say(f"{shown(str(folder))}{there}")
    titles = {drama.id: drama.title for drama in bundled()}
    status = DONE
    for file in own_files(folder):
        try:
            drama = read_file(file)
        except CatalogueError as error:
            complain(str(error))
            status = UNUSABLE
            continue
        replaced = titles.get(drama.id)
        if as_json:
            say_json(
                {
                    "file": str(file),
                    "drama": drama.id,
                    "title": drama.title,
                    "replaces": replaced,
                }
            )
        else:
            place = f"instead of the bundled {replaced}" if replaced else "beside the bundled ones"
            say(shown(f"  {file.name}  {drama.title} ({drama.id}), {place}"))
    return status
