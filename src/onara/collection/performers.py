"""Is the performer there, is it the song's, and does the name stand in its own script?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onara.catalogue.model import Song
from onara.catalogue.reading import spans
from onara.catalogue.statement import Person
from onara.collection.changes import Changes
from onara.collection.finding import Finding, Kind
from onara.collection.identity import Identity
from onara.collection.music_file import MusicFile
from onara.collection.native import credit_line, has_hangul, is_romanised_person, sort_line
from onara.collection.placeholder import is_nobody
from onara.spelling import key, skeleton, sound, tokens

_BETWEEN = re.compile(
    r"\s*(?:[,&/;×+·、()]|\bfeat\b\.?|\bft\b\.?|\bfeaturing\b|\bwith\b|\band\b|\bx\b)\s*",
    re.IGNORECASE,
)


def performers(
    file: MusicFile, known: Identity, changes: Changes, group: str | None
) -> Iterator[Finding]:
    """What is wrong with the performer of a file whose song is known.

    Another version than the catalogue's may be another's performance: nothing is said of that.
    """
    song = known.song
    if song is None or file.tags is None or not song.performers or known.version:
        return
    stands = file.line("artist")
    after = credit_line(song)
    kind: Kind = "performer"
    if stands is None:
        why = "there is no performer"
    elif not _names_one_of(stands, song):
        why = "the artist does not name the performer"
    elif _is_romanised(stands, song):
        kind, why = "native performer", "the performer’s name is romanised"
    else:
        return
    changes.put("artist", f"{why}: {known.evidence}", after)
    yield Finding(
        kind,
        (file.path,),
        f"{why}: {known.evidence}",
        field="artist",
        before=stands,
        after=after,
        group=group,
        song=song.id,
    )


def copied_performers(
    file: MusicFile, same: Sequence[MusicFile], changes: Changes, group: str | None
) -> Iterator[Finding]:
    """The performer of a file that has none, where the same recording elsewhere has one."""
    stands = file.line("artist")
    if file.tags is None or (stands is not None and not is_nobody(stands)):
        return
    told = [(each, artist) for each in same if (artist := each.line("artist"))]
    told = [(each, artist) for each, artist in told if not is_nobody(artist)]
    if not told or len({key(artist) for _, artist in told}) > 1:
        return
    other, artist = told[0]
    evidence = f"there is no performer: the same recording is by {artist} in {other.path.name}"
    changes.put("artist", evidence, artist)
    yield Finding(
        "performer",
        (file.path,),
        evidence,
        field="artist",
        before=stands,
        after=artist,
        group=group,
    )


def sort_performers(known: Identity, changes: Changes) -> None:
    """Complete the form by which a Korean performer is sorted."""
    artist, song = changes.will_be("artist"), known.song
    if song is None or artist is None or known.version or not has_hangul(artist):
        return
    if key(artist) == key(credit_line(song)):
        changes.complete("artistsort", "the performer in Latin letters", sort_line(song))


def _names_one_of(text: str, song: Song) -> bool:
    words = tokens(text)
    heard = {sound(text), *(sound(piece) for piece in _BETWEEN.split(text) if piece)}
    found = set(spans(words))
    return any(
        key(name) in found or (sound(name) and sound(name) in heard) or _bones(name) & found_bones
        for found_bones in [_all_bones(words)]
        for person in song.performers
        for name in (*person.names, *person.groups)
    )


def _all_bones(words: tuple[str, ...]) -> set[str]:
    runs = (words[a:b] for a in range(len(words)) for b in range(a + 1, min(len(words), a + 5) + 1))
    return {bones for run in runs if len(bones := skeleton(run)) > 2}


def _bones(name: str) -> set[str]:
    """The name as it is folded, with the family name first and last."""
    words = tokens(name)
    return {bones for each in (words, words[1:] + words[:1]) if len(bones := skeleton(each)) > 2}


def _is_romanised(text: str, song: Song) -> bool:
    """Whether it is a Latin form of all performers, each a Korean by family and given name."""
    if has_hangul(text) or not all(map(is_romanised_person, song.performers)):
        return False
    left = list(song.performers)
    for piece in filter(None, _BETWEEN.split(text)):
        found = next((person for person in left if _is_called(piece, person)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def _is_called(text: str, person: Person) -> bool:
    words = tokens(text)
    turned = "".join(words[-1:] + words[:-1])
    names = {key(name) for name in person.names}
    return key(text) in names or turned in names or sound(text) == sound(person.name)
