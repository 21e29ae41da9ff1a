"""By which name each container keeps a field.

The names are those of MusicBrainz Picard ("Tag Mapping" in its documentation), so that files go
from one program to another and stay what they are.  A field for which a container has no name is
kept free-form under its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PAIRS = {"tracknumber": "totaltracks", "discnumber": "totaldiscs"}
"""Numbers, and the total that most containers keep in one text with them: "3/12"."""

ITUNES = "----:com.apple.iTunes:"
"""Before the names of free-form fields in MP4."""

UFID_OWNER = "http://musicbrainz.org"


@dataclass(frozen=True, slots=True)
class Names:
    """What a field is called in each container.

    ``id3`` is a frame, or a frame and after a colon which of several.
    """

    id3: str
    vorbis: str
    ape: str
    mp4: str
    asf: str


_TABLE = """
acoustid_fingerprint | TXXX:Acoustid Fingerprint | ACOUSTID_FINGERPRINT | ACOUSTID_FINGERPRINT | ----:Acoustid Fingerprint | Acoustid/Fingerprint
acoustid_id | TXXX:Acoustid Id | ACOUSTID_ID | ACOUSTID_ID | ----:Acoustid Id | Acoustid/Id
album | TALB | ALBUM | Album | ©alb | WM/AlbumTitle
albumartist | TPE2 | ALBUMARTIST | Album Artist | aART | WM/AlbumArtist
albumartistsort | TSO2 | ALBUMARTISTSORT | ALBUMARTISTSORT | soaa | WM/AlbumArtistSortOrder
albumsort | TSOA | ALBUMSORT | ALBUMSORT | soal | WM/AlbumSortOrder
arranger | TIPL:arranger | ARRANGER | Arranger | ----:ARRANGER | WM/Arranger
artist | TPE1 | ARTIST | Artist | ©ART | Author
artists | TXXX:Artists | ARTISTS | Artists | ----:ARTISTS | WM/ARTISTS
artistsort | TSOP | ARTISTSORT | ARTISTSORT | soar | WM/ArtistSortOrder
asin | TXXX:ASIN | ASIN | ASIN | ----:ASIN | ASIN
barcode | TXXX:BARCODE | BARCODE | Barcode | ----:BARCODE | WM/Barcode
bpm | TBPM | BPM | BPM | tmpo | WM/BeatsPerMinute
catalognumber | TXXX:CATALOGNUMBER | CATALOGNUMBER | CatalogNumber | ----:CATALOGNUMBER | WM/CatalogNo
comment | COMM | COMMENT | Comment | ©cmt | Description
compilation | TCMP | COMPILATION | Compilation | cpil | WM/IsCompilation
composer | TCOM | COMPOSER | Composer | ©wrt | WM/Composer
composersort | TSOC | COMPOSERSORT | COMPOSERSORT | soco | WM/ComposerSortOrder
conductor | TPE3 | CONDUCTOR | Conductor | ----:CONDUCTOR | WM/Conductor
copyright | TCOP | COPYRIGHT | Copyright | cprt | Copyright
date | TDRC | DATE | Year | ©day | WM/Year
discnumber | TPOS | DISCNUMBER | Disc | disk | WM/PartOfSet
discsubtitle | TSST | DISCSUBTITLE | DiscSubtitle | ----:DISCSUBTITLE | WM/SetSubTitle
djmixer | TIPL:DJ-mix | DJMIXER | DJMixer | ----:DJMIXER | WM/DJMixer
encodedby | TENC | ENCODEDBY | EncodedBy | ©too | WM/EncodedBy
encodersettings | TSSE | ENCODERSETTINGS | EncoderSettings | ----:ENCODERSETTINGS | WM/EncodingSettings
engineer | TIPL:engineer | ENGINEER | Engineer | ----:ENGINEER | WM/Engineer
genre | TCON | GENRE | Genre | ©gen | WM/Genre
grouping | TIT1 | GROUPING | Grouping | ©grp | WM/ContentGroupDescription
isrc | TSRC | ISRC | ISRC | ----:ISRC | WM/ISRC
key | TKEY | KEY | KEY | ----:initialkey | WM/InitialKey
label | TPUB | LABEL | Label | ----:LABEL | WM/Publisher
language | TLAN | LANGUAGE | Language | ----:LANGUAGE | WM/Language
lyricist | TEXT | LYRICIST | Lyricist | ----:LYRICIST | WM/Writer
lyrics | USLT | LYRICS | Lyrics | ©lyr | WM/Lyrics
media | TMED | MEDIA | Media | ----:MEDIA | WM/Media
mixer | TIPL:mix | MIXER | Mixer | ----:MIXER | WM/Mixer
mood | TMOO | MOOD | Mood | ----:MOOD | WM/Mood
movement | MVNM | MOVEMENTNAME | MOVEMENTNAME | ©mvn | MOVEMENTNAME
musicbrainz_albumartistid | TXXX:MusicBrainz Album Artist Id | MUSICBRAINZ_ALBUMARTISTID | MUSICBRAINZ_ALBUMARTISTID | ----:MusicBrainz Album Artist Id | MusicBrainz/Album Artist Id
musicbrainz_albumid | TXXX:MusicBrainz Album Id | MUSICBRAINZ_ALBUMID | MUSICBRAINZ_ALBUMID | ----:MusicBrainz Album Id | MusicBrainz/Album Id
musicbrainz_artistid | TXXX:MusicBrainz Artist Id | MUSICBRAINZ_ARTISTID | MUSICBRAINZ_ARTISTID | ----:MusicBrainz Artist Id | MusicBrainz/Artist Id
musicbrainz_discid | TXXX:MusicBrainz Disc Id | MUSICBRAINZ_DISCID | MUSICBRAINZ_DISCID | ----:MusicBrainz Disc Id | MusicBrainz/Disc Id
musicbrainz_recordingid | UFID | MUSICBRAINZ_TRACKID | MUSICBRAINZ_TRACKID | ----:MusicBrainz Track Id | MusicBrainz/Track Id
musicbrainz_releasegroupid | TXXX:MusicBrainz Release Group Id | MUSICBRAINZ_RELEASEGROUPID | MUSICBRAINZ_RELEASEGROUPID | ----:MusicBrainz Release Group Id | MusicBrainz/Release Group Id
musicbrainz_trackid | TXXX:MusicBrainz Release Track Id | MUSICBRAINZ_RELEASETRACKID | MUSICBRAINZ_RELEASETRACKID | ----:MusicBrainz Release Track Id | MusicBrainz/Release Track Id
musicbrainz_workid | TXXX:MusicBrainz Work Id | MUSICBRAINZ_WORKID | MUSICBRAINZ_WORKID | ----:MusicBrainz Work Id | MusicBrainz/Work Id
onara_drama | TXXX:ONARA_DRAMA | ONARA_DRAMA | ONARA_DRAMA | ----:ONARA_DRAMA | ONARA/Drama
onara_drama_en | TXXX:ONARA_DRAMA_EN | ONARA_DRAMA_EN | ONARA_DRAMA_EN | ----:ONARA_DRAMA_EN | ONARA/Drama En
onara_drama_ko | TXXX:ONARA_DRAMA_KO | ONARA_DRAMA_KO | ONARA_DRAMA_KO | ----:ONARA_DRAMA_KO | ONARA/Drama Ko
onara_drama_wikidata | TXXX:ONARA_DRAMA_WIKIDATA | ONARA_DRAMA_WIKIDATA | ONARA_DRAMA_WIKIDATA | ----:ONARA_DRAMA_WIKIDATA | ONARA/Drama Wikidata
onara_part | TXXX:ONARA_PART | ONARA_PART | ONARA_PART | ----:ONARA_PART | ONARA/Part
onara_role | TXXX:ONARA_ROLE | ONARA_ROLE | ONARA_ROLE | ----:ONARA_ROLE | ONARA/Role
onara_song | TXXX:ONARA_SONG | ONARA_SONG | ONARA_SONG | ----:ONARA_SONG | ONARA/Song
onara_version | TXXX:ONARA_VERSION | ONARA_VERSION | ONARA_VERSION | ----:ONARA_VERSION | ONARA/Version
onara_work | TXXX:ONARA_WORK | ONARA_WORK | ONARA_WORK | ----:ONARA_WORK | ONARA/Work
originalalbum | TOAL | ORIGINALALBUM | Original Album | ----:ORIGINALALBUM | WM/OriginalAlbumTitle
originalartist | TOPE | ORIGINALARTIST | Original Artist | ----:ORIGINALARTIST | WM/OriginalArtist
originaldate | TDOR | ORIGINALDATE | ORIGINALDATE | ----:ORIGINALDATE | WM/OriginalReleaseTime
originalfilename | TOFN | ORIGINALFILENAME | ORIGINALFILENAME | ----:ORIGINALFILENAME | WM/OriginalFilename
originalyear | TXXX:originalyear | ORIGINALYEAR | ORIGINALYEAR | ----:ORIGINALYEAR | WM/OriginalReleaseYear
producer | TIPL:producer | PRODUCER | Producer | ----:PRODUCER | WM/Producer
releasecountry | TXXX:MusicBrainz Album Release Country | RELEASECOUNTRY | RELEASECOUNTRY | ----:MusicBrainz Album Release Country | MusicBrainz/Album Release Country
releasestatus | TXXX:MusicBrainz Album Status | RELEASESTATUS | MUSICBRAINZ_ALBUMSTATUS | ----:MusicBrainz Album Status | MusicBrainz/Album Status
releasetype | TXXX:MusicBrainz Album Type | RELEASETYPE | MUSICBRAINZ_ALBUMTYPE | ----:MusicBrainz Album Type | MusicBrainz/Album Type
remixer | TPE4 | REMIXER | MixArtist | ----:REMIXER | WM/ModifiedBy
script | TXXX:SCRIPT | SCRIPT | Script | ----:SCRIPT | WM/Script
show | TXXX:SHOW | SHOW | SHOW | tvsh | SHOW
showsort | TXXX:SHOWSORT | SHOWSORT | SHOWSORT | sosn | SHOWSORT
subtitle | TIT3 | SUBTITLE | Subtitle | ----:SUBTITLE | WM/SubTitle
title | TIT2 | TITLE | Title | ©nam | Title
titlesort | TSOT | TITLESORT | TITLESORT | sonm | WM/TitleSortOrder
totaldiscs | TPOS | DISCTOTAL | Disc | disk | WM/PartOfSet
totaltracks | TRCK | TRACKTOTAL | Track | trkn | TRACKTOTAL
tracknumber | TRCK | TRACKNUMBER | Track | trkn | WM/TrackNumber
work | TXXX:WORK | WORK | WORK | ©wrk | WM/Work
writer | TXXX:Writer | WRITER | Writer | ----:WRITER | Writer
"""  # noqa: E501 - a table reads by its rows


def _read_table() -> dict[str, Names]:
    table = {}
    for line in _TABLE.strip().splitlines():
        field, id3, vorbis, ape, mp4, asf = line.split(" | ")
        table[field] = Names(id3, vorbis, ape, mp4.replace("----:", ITUNES), asf)
    return table


TABLE: Mapping[str, Names] = _read_table()

ALSO_READ = {
    "album artist": "albumartist",
    "totaltracks": "totaltracks",
    "totaldiscs": "totaldiscs",
    "unsyncedlyrics": "lyrics",
    "unsynced lyrics": "lyrics",
}
"""Names in free-form fields, lower case, that other programs write for a field of the table."""


def paired(fields: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The fields, with "3/12" as number and total."""
    result = dict(fields)
    for number, total in PAIRS.items():
        values = result.get(number, ())
        if values and "/" in values[0]:
            first, _, rest = (part.strip() for part in values[0].partition("/"))
            result[number] = (first,) if first else ()
            if rest and not result.get(total):
                result[total] = (rest,)
    return result


def joined_pair(number: tuple[str, ...], total: tuple[str, ...]) -> tuple[str, ...]:
    """Number and total in one text; a total alone says nothing."""
    if not number:
        return ()
    return (f"{number[0]}/{total[0]}" if total else number[0],)


def named(table: Mapping[str, str], key: str) -> str:
    """The field that a container's key stands for: that of the table, else the key itself."""
    folded = key.casefold()
    return table.get(folded) or ALSO_READ.get(folded) or folded
