"""What do other catalogues know of soundtracks?

``records`` are what an import brings, ``store`` keeps them in one file and finds them by any of
their names, ``musicbrainz``, ``wikidata`` and ``table`` read what others publish.  Only ``fetch``
uses the network.
"""

from onara.imports.linked import Arrival
from onara.imports.lookup import Hit
from onara.imports.records import (
    MUSICBRAINZ,
    Appearance,
    ArtistRecord,
    Credit,
    DramaRecord,
    Name,
    Partial,
    Record,
    Relation,
    SongRecord,
    SoundtrackRecord,
)
from onara.imports.store import Added, Imported, Source
from onara.imports.tables import FILE_NAME

__all__ = [
    "Added",
    "Appearance",
    "Arrival",
    "ArtistRecord",
    "Credit",
    "DramaRecord",
    "FILE_NAME",
    "Hit",
    "Imported",
    "MUSICBRAINZ",
    "Name",
    "Partial",
    "Record",
    "Relation",
    "SongRecord",
    "SoundtrackRecord",
    "Source",
]
