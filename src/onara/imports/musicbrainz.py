"""MusicBrainz: lines of its JSON dumps and answers of its web service (``ws/2``, JSON).

Both have the same entities.  A soundtrack is a release group with the secondary type Soundtrack; a
song is a recording on one of its releases.  A pseudo-release (a track list translated or romanised
by fans) gives the recordings further names; the native titles stay.  Terms: musicbrainz.org/doc.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onara.imports.credits import (
    SOURCE,
    aliases,
    artist_names,
    credited,
    credits,
    date,
    id_of,
    korean,
)
from onara.imports.records import (
    Appearance,
    ArtistRecord,
    Credit,
    Entry,
    Name,
    Partial,
    Relation,
    Skipped,
    SongRecord,
    SoundtrackRecord,
)
from onara.imports.shape import Object, has_hangul, is_object, part, parts, text, texts
from onara.imports.soundtrack_title import drama_of, is_marked, part_of

_PLURALS = ("release-groups", "releases", "recordings", "works", "artists")
_LOCALES = {
    "kor": "ko", "eng": "en", "jpn": "ja", "zho": "zh", "cmn": "zh", "spa": "es", "fra": "fr",
    "deu": "de", "tha": "th", "vie": "vi", "ind": "id", "por": "pt", "rus": "ru", "ara": "ar",
}  # fmt: skip
"""ISO 639-3, as releases have it, to the language tags that aliases have."""
_NATIVE_SCRIPTS = {"kor": ("Kore", "Hang"), "jpn": ("Jpan",), "zho": ("Hans", "Hant", "Hani")}
_WRITERS = {"composer": "composers", "lyricist": "lyricists", "writer": "composers"}


def is_musicbrainz(document: object) -> bool:
    """Whether a JSON document has the shape of an entity or of an answer that lists some."""
    return _kind(document) is not None or any(parts(document, name) for name in _PLURALS)


def entries(document: object, *, in_dump: bool = False) -> Iterator[Entry]:
    """What a document says of soundtracks.

    In a dump only Korean soundtracks are taken, and recordings, artists and works only complete
    what their releases brought; asked for by name, everything is taken.
    """
    kind = _kind(document)
    if kind is not None and isinstance(document, dict):
        if not text(document, "title") and not text(document, "name"):
            yield Skipped("has no name")
            return
        yield from _READERS[kind](document, in_dump)
        return
    found = [each for name in _PLURALS for each in parts(document, name)]
    if not found:
        yield Skipped("is not of MusicBrainz")
    for each in found:
        yield from entries(each, in_dump=in_dump)


def _kind(document: object) -> str | None:
    """Which entity this is; answers and dump lines do not say."""
    if not isinstance(document, dict) or not isinstance(document.get("id"), str):
        return None
    if "sort-name" in document and "name" in document:
        # Places, labels and areas have sort names too, but no gender and no such types.
        other = {"iso-3166-1-codes", "label-code", "coordinates"} & document.keys()
        return None if other else "artist"
    if "title" not in document:
        return None
    if "secondary-types" in document or "primary-type" in document:
        return "release-group"
    if {"media", "text-representation", "release-group", "status"} & document.keys():
        return "release"
    if {"iswcs", "languages", "language"} & document.keys():
        return "work"
    return "recording" if {"length", "artist-credit", "video"} & document.keys() else None


def _release_group(document: Object, in_dump: bool) -> Iterator[Entry]:
    if not _is_soundtrack(document):
        yield Skipped("is no soundtrack", fault=False)
        return
    record = _soundtrack(document)
    if in_dump:
        words = (record.title, *(name.text for name in record.names), record.title_ko or "")
        yield Partial(record, create=has_hangul(*words))
    else:
        yield record
    for release in parts(document, "releases"):
        yield from _release({"release-group": document} | release, in_dump)


def _soundtrack(document: Object) -> SoundtrackRecord:
    title = text(document, "title")
    return SoundtrackRecord(
        id_of(document),
        SOURCE,
        title,
        korean(title, document),
        aliases(document),
        credits(document),
        drama=drama_of(title),
        part=part_of(title),
        released=date(text(document, "first-release-date")),
        sources=(f"https://musicbrainz.org/release-group/{document['id']}",),
    )


def _release(document: Object, in_dump: bool) -> Iterator[Entry]:
    group = part(document, "release-group")
    title = text(document, "title")
    if not (_is_soundtrack(group) or (not group and is_marked(title))):
        yield Skipped("is no soundtrack", fault=False)
        return
    tracks = [track for medium in parts(document, "media") for track in parts(medium, "tracks")]
    if in_dump and not _is_korean(document, tracks):
        yield Skipped("is not Korean", fault=False)
        return
    pseudo = text(document, "status") == "Pseudo-Release"
    locale = _locale(document)
    if isinstance(group.get("id"), str):
        soundtrack = _soundtrack(group)
        if pseudo and title != soundtrack.title:
            names = (*soundtrack.names, Name(title, locale))
            soundtrack = replace(soundtrack, names=names)
        yield Partial(soundtrack)
    for track in tracks:
        recording = part(track, "recording")
        if not isinstance(recording.get("id"), str):
            continue
        yield from credited(recording)
        yield from _track(track, recording, document, locale if pseudo else None)


def _track(
    track: Object, recording: Object, release: Object, locale: str | None
) -> Iterator[Entry]:
    own = text(recording, "title") or text(track, "title")
    printed = text(track, "title")
    if not own:
        yield Skipped("has a track without a title")
        return
    further = (Name(printed, locale),) if printed and printed != own else ()
    performers = credits(recording) or credits(track) or credits(release)
    song = _song(recording, own, further, performers, (_appearance(release),))
    # A fan's translation completes the song and is not where it appeared.
    is_pseudo = text(release, "status") == "Pseudo-Release"
    yield Partial(replace(song, appearances=())) if is_pseudo else song


def _recording(document: Object, in_dump: bool) -> Iterator[Entry]:
    releases = [
        each for each in parts(document, "releases") if _is_soundtrack(part(each, "release-group"))
    ]
    yield from () if in_dump else credited(document)
    official = [each for each in releases if text(each, "status") != "Pseudo-Release"]
    song = _song(
        document,
        text(document, "title"),
        (),
        credits(document),
        tuple(_appearance(each) for each in official),
    )
    yield Partial(song, create=False) if in_dump else song


def _song(
    recording: Object,
    title: str,
    further: tuple[Name, ...],
    performers: tuple[Credit, ...],
    appearances: tuple[Appearance, ...],
) -> SongRecord:
    works = [
        relation
        for relation in parts(recording, "relations")
        if is_object(relation.get("work")) and text(relation, "type") == "performance"
    ]
    composers, lyricists = _writers([part(relation, "work") for relation in works])
    names = [*further, *aliases(recording)]
    for relation in works:
        if "partial" not in texts(relation, "attributes"):
            names += aliases(part(relation, "work"))
    unique = {name.text: name for name in reversed(names) if name.text != title}
    return SongRecord(
        id_of(recording),
        SOURCE,
        title,
        korean(title, {"aliases": parts(recording, "aliases")}),
        tuple(reversed(unique.values())),
        performers,
        appearances,
        composers,
        lyricists,
        _relations(recording) + tuple(r for each in works for r in _relations(part(each, "work"))),
        (f"https://musicbrainz.org/recording/{recording['id']}",),
    )


def _artist(document: Object, in_dump: bool) -> Iterator[Entry]:
    title = text(document, "name")
    record = ArtistRecord(
        id_of(document),
        SOURCE,
        title,
        korean(title, document),
        artist_names(document),
        text(document, "type").lower() or None,
        _relations(document),
        (f"https://musicbrainz.org/artist/{document['id']}",),
    )
    yield Partial(record, create=False) if in_dump else record


def _work(document: Object, in_dump: bool) -> Iterator[Entry]:
    del in_dump  # a work completes songs that are known, whoever asks for it
    title = text(document, "title")
    composers, lyricists = _writers([document])
    template = SongRecord(
        id_of(document),
        SOURCE,
        title,
        None,
        aliases(document),
        composers=composers,
        lyricists=lyricists,
        relations=tuple(each for each in _relations(document) if each.kind != "performance"),
        sources=(f"https://musicbrainz.org/work/{document['id']}",),
    )
    yield Partial(template, create=False, of_work=template.id)


_READERS: dict[str, Callable[[Object, bool], Iterator[Entry]]] = {
    "release-group": _release_group,
    "release": _release,
    "recording": _recording,
    "artist": _artist,
    "work": _work,
}


def _is_soundtrack(group: Object) -> bool:
    return "Soundtrack" in texts(group, "secondary-types")


def _is_korean(release: Object, tracks: list[Object]) -> bool:
    spoken = part(release, "text-representation")
    if text(spoken, "language") == "kor" or text(spoken, "script") in ("Kore", "Hang"):
        return True
    return has_hangul(text(release, "title"), *(text(track, "title") for track in tracks))


def _locale(release: Object) -> str | None:
    """The language tag of a release's titles: ``ko-Latn`` for romanised Korean."""
    spoken = part(release, "text-representation")
    language, script = text(spoken, "language"), text(spoken, "script")
    locale = _LOCALES.get(language)
    if locale and script and script not in _NATIVE_SCRIPTS.get(language, ("Latn", script)):
        return f"{locale}-{script}"
    return locale


def _appearance(release: Object) -> Appearance:
    group = part(release, "release-group")
    own, title = text(release, "title"), text(group, "title")
    number = part_of(own)
    return Appearance(
        drama_of(title or own),
        None,
        title or own,
        id_of(group) if isinstance(group.get("id"), str) else id_of(release),
        part_of(title) if number is None else number,
        date(text(release, "date")) or date(text(group, "first-release-date")),
    )


def _relations(document: Object) -> tuple[Relation, ...]:
    """Relations to recordings, works, artists and release groups; who wrote is said elsewhere."""
    found = []
    for relation in parts(document, "relations"):
        kind = text(relation, "type")
        target: Object = next(
            (part(relation, of) for of in ("recording", "work", "artist", "release_group")
             if isinstance(part(relation, of).get("id"), str)), {},
        )  # fmt: skip
        if not target or not kind or kind in _WRITERS:
            continue
        attributes = texts(relation, "attributes")
        if text(relation, "direction") == "backward" and kind != "performance":
            attributes.append("backward")
        title = text(target, "title") or text(target, "name") or None
        found.append(Relation(kind, id_of(target), title, tuple(attributes)))
    return tuple(found)


def _writers(works: list[Object]) -> tuple[tuple[Credit, ...], tuple[Credit, ...]]:
    """Composers and lyricists; a "writer" of MusicBrainz wrote both."""
    found: dict[str, dict[str, Credit]] = {"composers": {}, "lyricists": {}}
    for work in works:
        for relation in parts(work, "relations"):
            kind, artist = text(relation, "type"), part(relation, "artist")
            if kind in _WRITERS and isinstance(artist.get("id"), str):
                name = text(relation, "target-credit") or text(artist, "name")
                credit = Credit(name, id_of(artist))
                for role in ("composers", "lyricists") if kind == "writer" else (_WRITERS[kind],):
                    found[role][credit.id or name] = credit
    return tuple(found["composers"].values()), tuple(found["lyricists"].values())
