"""Which recording of MusicBrainz is a file, as far as its owner has imported MusicBrainz?"""

from __future__ import annotations

from onara.catalogue.model import Song
from onara.catalogue.statement import Person
from onara.collection.changes import Changes
from onara.collection.identity import Identity
from onara.imports import MUSICBRAINZ, Credit, Imported, SongRecord
from onara.imports.records import names_of
from onara.spelling import key


class Recordings:
    """Finds the recordings of the catalogue's songs in what was imported, each song once."""

    def __init__(self, imported: Imported | None) -> None:
        self._imported = imported
        self._found: dict[str, SongRecord | None] = {}

    def identify(self, known: Identity, changes: Changes) -> None:
        """Complete the ids of a file's recording and its performers.

        Only where its song is certain and one recording alone has its title and its performers: of
        an instrumental, a live take or a second recording nothing is said.
        """
        if self._imported is None or known.song is None or known.version is not None:
            return
        song = known.song
        if song.id not in self._found:
            self._found[song.id] = _only(song, self._imported)
        record = self._found[song.id]
        if record is None:
            return
        why = "the one recording of this title by these performers in MusicBrainz as imported"
        changes.complete("musicbrainz_recordingid", why, record.id.removeprefix(MUSICBRAINZ))
        artists = [each.id for each in record.performers]
        ids = [
            id_.removeprefix(MUSICBRAINZ) for id_ in artists if id_ and id_.startswith(MUSICBRAINZ)
        ]
        if ids and len(ids) == len(artists):
            changes.complete("musicbrainz_artistid", why, *ids)


def _only(song: Song, imported: Imported) -> SongRecord | None:
    """The one imported recording of a song's title by all of its performers."""
    ids = {
        hit.id
        for hit in imported.lookup(song.titles)
        if hit.kind == "song" and hit.is_very_name and hit.id.startswith(MUSICBRAINZ)
    }
    titles = {key(title) for title in song.titles}
    found = [
        record
        for record in map(imported.song, sorted(ids))
        if record is not None
        and not titles.isdisjoint(map(key, names_of(record)))
        and _is_by(record.performers, song.performers, imported)
    ]
    return found[0] if len(found) == 1 else None


def _is_by(
    credits_: tuple[Credit, ...], performers: tuple[Person, ...], imported: Imported
) -> bool:
    """Whether both name the same people, each of them once."""
    if not performers or len(credits_) != len(performers):
        return False
    left = [_keys(credit, imported) for credit in credits_]
    for person in performers:
        own = {key(name) for name in _names(person)}
        match = next((each for each in left if not own.isdisjoint(each)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _names(person: Person) -> list[str]:
    own = [person.name, person.name_ko, person.name_ja, *person.other_names]
    return [name for name in own if name]


def _keys(credit: Credit, imported: Imported) -> set[str]:
    artist = imported.artist(credit.id) if credit.id else None
    names = (credit.name, *(names_of(artist) if artist else ()))
    return {key(name) for name in names if name}
