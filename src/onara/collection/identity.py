"""Which song of the catalogue does each file hold: by its tags, its name and its sound?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onara.catalogue import Catalogue, FileFacts, Link, Linker
from onara.catalogue.model import Song
from onara.catalogue.reading import spans
from onara.collection.finding import Finding
from onara.collection.music_file import MusicFile
from onara.collection.native import is_romanised_title, native_title
from onara.collection.placeholder import is_placeholder
from onara.spelling import key, tokens

_NAMELESS = Path("1.mp3")
"""A file's name that says nothing."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The song that a file holds, where that is certain, and how it is known.

    ``version`` names how it differs from the song as catalogued.  ``says_title`` is whether the
    title tag names the song at all.  ``tagged`` and ``named`` are the songs that tags and file name
    alone speak of.  ``fault`` is a sentence on what contradicts what, ``field`` the tag that it is
    about; where there is a song all the same, it is the file name that is wrong.
    """

    song: Song | None = None
    version: str | None = None
    evidence: str = ""
    says_title: bool = True
    tagged: Song | None = None
    named: Song | None = None
    fault: str | None = None
    field: str = "title"


NOBODY_KNOWS = Identity()


def identities(
    files: Sequence[MusicFile], catalogue: Catalogue, same: Mapping[Path, Sequence[MusicFile]]
) -> dict[Path, Identity]:
    """Of every file; ``same`` are the other files that hold the very recording."""
    linker = Linker(catalogue)
    every = {file.path: file for file in files}
    every |= {each.path: each for group in same.values() for each in group}
    by_texts = {path: _by_texts(file, linker, catalogue) for path, file in every.items()}
    return {file.path: _by_sound(file, by_texts, same.get(file.path, ())) for file in files}


def contradictions(
    files: Iterable[MusicFile], known: Mapping[Path, Identity], groups: Mapping[Path, str | None]
) -> Iterator[Finding]:
    """Files of which it is doubtful what they hold, or whose name says something else."""
    for file in files:
        identity = known[file.path]
        if identity.fault:
            yield Finding(
                "contradiction" if identity.field == "title" else "performer",
                (file.path,),
                identity.fault,
                is_certain=identity.song is not None,
                field=identity.field,
                before=file.line(identity.field),
                group=groups.get(file.path),
                song=identity.song.id if identity.song else None,
            )


def _by_texts(file: MusicFile, linker: Linker, catalogue: Catalogue) -> Identity:
    """What tags and name say."""
    found = linker.link(_facts(file, file.path))
    by_name = linker.link(FileFacts(file.path))
    named = catalogue.song(by_name.song_id) if by_name else None
    if found is not None:
        song = catalogue.song(found.song_id)
        says_title = not found.evidence[0].endswith("file name")
        if named is None or _is_one(song, named):
            return Identity(song, found.version, _told(song, found), says_title, song, named)
        fault = f"the tags say that it is {_called(song)}, the file name {_called(named)}"
        return Identity(tagged=song, named=named, fault=fault)
    by_tags = linker.link(_facts(file, _NAMELESS))
    if by_tags is not None:
        tagged = catalogue.song(by_tags.song_id)
        if named is not None and _is_one(tagged, named):
            return Identity(tagged, by_tags.version, _told(tagged, by_tags), True, tagged, named)
        other = f"the file name {_called(named)}" if named else "but name and folder say otherwise"
        fault = f"the tags say that it is {_called(tagged)}, {other}"
        return Identity(tagged=tagged, named=named, fault=fault)
    unsung = linker.link(_facts(file, file.path, with_artist=False))
    if unsung is not None:
        song, artist = catalogue.song(unsung.song_id), file.line("artist")
        fault = f"it is {_called(song)}, which {artist} is not known to sing: a cover, or a mistake"
        return Identity(named=song, fault=fault, field="artist")
    if named is not None:
        title = file.first("title")
        fault = f"the file name says that it is {_called(named)}, the title “{title}”"
        return Identity(named=named, fault=fault)
    return NOBODY_KNOWS


def _by_sound(
    file: MusicFile,
    by_texts: Mapping[Path, Identity],
    same: Sequence[MusicFile],
) -> Identity:
    """What tags, name and sound say together."""
    own = by_texts[file.path]
    witnesses = [(each, found) for each in same if (found := by_texts[each.path]).song]
    songs = {found.song.id: found.song for _, found in witnesses if found.song}
    if not songs:
        return own
    if own.song is not None:
        other = next((each for each in songs.values() if not _is_one(own.song, each)), None)
        if other is None:
            return own
        there = next(each for each, found in witnesses if found.song is other)
        fault = f"its texts say that it is {_called(own.song)}, but the same recording is "
        fault += f"{_called(other)} by those of {there.path.name}"
        return Identity(tagged=own.tagged, named=own.named, fault=fault)
    witness, found = witnesses[0]
    song = found.song
    if len(songs) > 1 or song is None:
        return own
    evidence = f"the same recording is {_called(song)} by the texts of {witness.path.name}"
    if own.named is not None and _is_one(own.named, song) and own.field == "title":
        evidence += ", and so says the file name"
        return Identity(song, found.version, evidence, says_title=False)
    if own.tagged is not None and _is_one(own.tagged, song):
        named = f"the file name says that it is {_called(own.named)}" if own.named else ""
        name_is_wrong = f"{named}, but {evidence}" if named else None
        return Identity(song, found.version, evidence, fault=name_is_wrong)
    title = file.first("title")
    if title is None or is_placeholder(title):
        return Identity(song, found.version, evidence, says_title=False)
    if _names(title, song):
        return Identity(song, found.version, evidence)
    return Identity(fault=f"the title says “{title}”, but {evidence}")


def _told(song: Song, link: Link) -> str:
    """What speaks for a link: the places where the catalogue's names stand."""
    places = list(dict.fromkeys(text.rpartition(" in the ")[2] for text in link.evidence))
    *most, last = (f"the {place}" for place in places)
    listed = f"{', '.join(most)} and {last}" if most else last
    return f"it is {_called(song)} by {listed}"


def _facts(file: MusicFile, path: Path, *, with_artist: bool = True) -> FileFacts:
    return FileFacts(
        path=path,
        title=file.first("title"),
        artist=file.line("artist") if with_artist else None,
        album=file.first("album"),
        album_artist=file.first("albumartist") if with_artist else None,
    )


def _is_one(one: Song, other: Song) -> bool:
    """Whether two are one song, or versions of it."""
    return (one.version_of or one.id) == (other.version_of or other.id)


def _names(title: str, song: Song) -> bool:
    """Whether a title is one of the song's, or its romanisation."""
    known = {key(each) for each in song.titles}
    korean = song.title_ko or song.title
    return not known.isdisjoint(spans(tokens(title))) or is_romanised_title(title, korean)


def _called(song: Song) -> str:
    return f"“{native_title(song)}”"
