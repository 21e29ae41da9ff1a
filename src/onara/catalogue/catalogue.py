"""All dramas and songs that are known: the bundled ones and the user's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from onara.catalogue.fields import CatalogueError
from onara.catalogue.model import Drama, Song
from onara.catalogue.read import read_drama, read_file


class Catalogue:
    """The dramas and songs, by id.

    Song ids are ``drama-id/song-id``; where only one drama has a song of that name, the short
    ``song-id`` finds it too.
    """

    def __init__(self, dramas: Iterable[Drama]) -> None:
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
        for file in sorted(extra.glob("*.yaml")) if extra else []:
            drama = read_file(file)
            if drama.id in own:
                raise CatalogueError(
                    f"{file}: the drama `{drama.id}` is also in {own[drama.id]}; keep one of them."
                )
            own[drama.id] = file
            dramas[drama.id] = drama
        return cls(dramas.values())

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


def bundled() -> list[Drama]:
    """The dramas that come with Onara."""
    folder = files("onara.catalogue") / "data"
    return [
        read_drama(entry.read_text(encoding="utf-8"), Path(entry.name))
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".yaml")
    ]
