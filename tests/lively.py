"""A home with something in everything: the demo's music and season, an own list, a bookmark."""

from __future__ import annotations

import shutil
from pathlib import Path

from onara.catalogue import Catalogue
from onara.demo import Rendered
from onara.graph import Graph
from onara.library import Library
from onara.lists.fan_list import BOOKMARKS
from onara.lists.lists import Lists
from onara.scan import Scanner

LIST = "비 오는 밤 rainy nights"
SONGS = ("my-mister/grown-ups", "itaewon-class/sweet-night", "signal/the-road")


def make_lively(home: Path, rendered: Rendered) -> None:
    """Fill a home folder that is not there yet."""
    shutil.copytree(rendered.folder / "home" / "catalogue", home / "catalogue")
    with Library.open(home) as library:
        library.add([rendered.soundtrack])
    with Scanner.open(home) as scanner:
        for _ in scanner.scan(sorted(rendered.season.glob("*.mkv"))):
            pass
    lists = Lists(home, Graph.of(Catalogue.load(home / "catalogue")))
    lists.make(LIST)
    for song in SONGS:
        lists.add(LIST, song)
    lists.add(BOOKMARKS, SONGS[0])
