"""Where the user's own things lie, and the catalogue with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from onara.catalogue import Catalogue
    from onara.graph import Graph


class Known(NamedTuple):
    """All that is known without the library: the catalogue and its graph."""

    home: Path
    catalogue: Catalogue
    graph: Graph


def home_folder(home: Path | None) -> Path:
    """The home folder that ``--home`` names, or the one of this system."""
    from onara.library import default_home

    return Path(home or default_home()).expanduser()


def known(home: Path | None) -> Known:
    """The catalogue of a home folder; raises ``CatalogueError`` where a file of it is broken."""
    from onara.catalogue import Catalogue
    from onara.graph import Graph

    folder = home_folder(home)
    catalogue = Catalogue.load(folder / "catalogue")
    return Known(folder, catalogue, Graph.of(catalogue))
