"""What Onara knows, for beets.  Imported when it is first asked: beets starts without it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Literal

from beets.library import Item

from beetsplug.onara.fields import Value
from onara.ask import Asker
from onara.catalogue import Catalogue, Drama, FileFacts
from onara.graph import Graph, Relation
from onara.library import Holding, Library, default_home, holding

Kind = Literal["drama", "song"]


class Knowledge:
    """The catalogue and library of a home folder; everything may raise `OnaraError`."""

    def __init__(self, home: Path | None) -> None:
        self._home = home or default_home()

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue.load(self._home / "catalogue")

    @cached_property
    def _graph(self) -> Graph:
        return Graph.of(self._catalogue)

    @cached_property
    def _asker(self) -> Asker:
        return Asker(self._catalogue)

    @contextmanager
    def library(self) -> Iterator[Library]:
        """The library, for the thread that opens it."""
        with Library.open(self._home) as library:
            yield library

    def holding(self, library: Library, item: Item, *, listen: bool) -> Holding | None:
        """The song that a track holds, ``None`` where that is not certain."""
        facts = FileFacts(
            Path(item.filepath),
            title=item.title or None,
            artist=item.artist or None,
            album=item.album or None,
            album_artist=item.albumartist or None,
        )
        return holding(library, self._catalogue, facts, listen=listen)

    def fields(self, song_id: str, version: str | None) -> dict[str, Value]:
        """The fields of a track that holds this song; raises `KeyError` where there is none."""
        song = self._catalogue.song(song_id)
        drama = self._catalogue.drama(song.drama_id)
        works = self._graph.objects(song.id, Relation.RECORDING_OF)
        found: dict[str, Value | None] = {
            "onara_song": song.id,
            "onara_drama": drama.id,
            "onara_drama_en": drama.title,
            "onara_drama_ko": drama.title_ko,
            "onara_role": list(song.roles),
            "onara_part": song.part if isinstance(song.part, int) else None,
            "onara_version": version,
            "onara_work": next((work.id for work in works), None),
        }
        return {name: value for name, value in found.items() if value}

    def meant(self, kind: Kind, typed: str) -> frozenset[str]:
        """The ids of the dramas or songs that words are the name of, in any spelling."""
        found = self._asker.named(typed)
        return frozenset(each.id for each in found if each.kind == kind)

    def dramas(self, typed: str) -> list[Drama]:
        """The dramas that words name, of those whose songs are known."""
        ids = self.meant("drama", typed)
        return [drama for drama in self._catalogue.dramas if drama.id in ids]
