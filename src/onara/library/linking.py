"""From a file of the library to the song and drama that the catalogue knows."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from onara.audio import Tags
from onara.catalogue import Catalogue, FileFacts, Linker
from onara.library.answer import DramaFacts, SongFacts


class Linking:
    """The catalogue, with the user's own dramas of the folder ``own``, read when first needed."""

    def __init__(self, own: Path) -> None:
        self._own = own

    @cached_property
    def catalogue(self) -> Catalogue:
        return Catalogue.load(self._own)

    @cached_property
    def _linker(self) -> Linker:
        return Linker(self.catalogue)

    def song_of(self, path: Path, tags: Tags) -> tuple[str | None, str | None]:
        """Id and version of the song that a file holds; both ``None`` where that is uncertain."""
        link = self._linker.link(
            FileFacts(
                path=path,
                title=tags.title,
                artist=tags.artist,
                album=tags.album,
                album_artist=tags.album_artist,
            )
        )
        return (link.song_id, link.version) if link else (None, None)

    def facts(
        self, song_id: str | None, version: str | None
    ) -> tuple[SongFacts, DramaFacts] | tuple[None, None]:
        """What an answer tells of a song; nothing where the catalogue has lost it since."""
        if song_id is None:
            return None, None
        try:
            song = self.catalogue.song(song_id)
            drama = self.catalogue.drama(song.drama_id)
        except KeyError:
            return None, None
        return (
            SongFacts(
                id=song.id,
                title=song.title,
                title_ko=song.title_ko,
                performers=tuple(person.name for person in song.performers),
                role=song.role_phrase(),
                version=version,
            ),
            DramaFacts(id=drama.id, title=drama.title, title_ko=drama.title_ko),
        )
