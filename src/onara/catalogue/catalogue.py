"""All dramas and songs that are known: the bundled ones and the user's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path

from onara.catalogue.model import Drama, Song
from onara.catalogue.problem import CatalogueError, Problem
from onara.catalogue.read import read_drama, read_file
from onara.catalogue.read_world import World, read_world


class Catalogue:
    """The dramas and songs, by id.

    Song ids are ``drama-id/song-id``; where only one drama has a song of that name, the short
    ``song-id`` finds it too.
    """

    def __init__(self, dramas: Iterable[Drama], world: World | None = None) -> None:
        self.world = world or World()
        self._dramas = {drama.id: drama for drama in dramas}
        self._songs = {song.id: song for drama in self._dramas.values() for song in drama.songs}
        short: dict[str, list[Song]] = {}
        for song in self._songs.values():
            short.setdefault(song.id.partition("/")[2], []).append(song)
        self._short = {name: songs[0] for name, songs in short.items() if len(songs) == 1}

    @classmethod
    def load(cls, extra: Path | None = None) -> Catalogue:
        """The bundled catalogue, with the ``*.yaml`` files of the folder ``extra`` put over it.

        A drama of ``extra`` takes the place of the bundled one with the same id, as a whole.  A
        missing folder is an empty one.  Raises ``CatalogueError`` where a file is broken or two
        files of ``extra`` have the same drama id.
        """
        dramas = {drama.id: drama for drama in bundled()}
        own: dict[str, Path] = {}
        for file in own_files(extra) if extra else []:
            drama = read_file(file)
            if drama.id in own:
                sentence = f"the drama `{drama.id}` is also in {own[drama.id]}; keep one of them."
                raise CatalogueError(Problem(file, None, sentence))
            own[drama.id] = file
            dramas[drama.id] = drama
        return cls(dramas.values(), world())

    @property
    def dramas(self) -> tuple[Drama, ...]:
        """Every drama."""
        return tuple(self._dramas.values())

    @property
    def songs(self) -> tuple[Song, ...]:
        """Every song, drama by drama."""
        return tuple(self._songs.values())

    def drama(self, drama_id: str) -> Drama:
        """The drama with that id; raises ``KeyError``."""
        return self._dramas[unicodedata.normalize("NFC", drama_id)]

    def song(self, song_id: str) -> Song:
        """The song with that full or unique short id; raises ``KeyError``."""
        name = unicodedata.normalize("NFC", song_id)
        return self._songs.get(name) or self._short[name]


def own_files(folder: Path) -> list[Path]:
    """The catalogue files in a folder of the user's own; none where there is no such folder.

    Hidden files are left out: editors and file systems leave things there that nobody wrote.
    """
    return sorted(file for file in folder.glob("*.yaml") if not file.name.startswith("."))


@cache
def bundled() -> tuple[Drama, ...]:
    """The dramas that come with Onara; read once, as reading them takes half a second."""
    return tuple(read_drama(text, Path(name)) for name, text in _files("dramas"))


@cache
def world() -> World:
    """What comes with Onara beside the dramas."""
    parts = [read_world(text, Path(name)) for name, text in _files("world")]
    return World(*(tuple(chain.from_iterable(section)) for section in zip(*parts, strict=True)))


def _files(folder: str) -> list[tuple[str, str]]:
    """Name and text of the bundled files of a folder of the data."""
    data = files("onara.catalogue") / "data" / folder
    found = sorted((each for each in data.iterdir() if each.name.endswith(".yaml")), key=_name)
    return [(each.name, each.read_text(encoding="utf-8")) for each in found]


def _name(file: Traversable) -> str:
    return file.name
