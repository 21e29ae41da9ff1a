"""Wikidata: entities as JSON, alone (Special:EntityData) or as the lines of a dump.

An entity is a drama, song, soundtrack or artist by its classes (P31), or by the properties that
only such a thing has.  Of statements the preferred rank counts, deprecated ones never do; where a
statement has references, they are kept as sources behind the number of its property.
"""

from __future__ import annotations

from collections.abc import Iterator

from onara.imports.links import SOUNDTRACK_RELEASE, THEME_MUSIC
from onara.imports.records import (
    Appearance,
    ArtistRecord,
    Credit,
    DramaRecord,
    Entry,
    Kind,
    Name,
    Record,
    Relation,
    Skipped,
    SongRecord,
    SoundtrackRecord,
)
from onara.imports.shape import Object, part, parts, text
from onara.imports.soundtrack_title import drama_of, part_of
from onara.imports.statements import SOURCE, date, item_ids, number, sources, titles

_CLASSES: dict[Kind, set[str]] = {
    # television series, miniseries, programme, season of a series, web series
    "drama": {"Q5398426", "Q1259759", "Q15416", "Q3464665", "Q526877"},
    "soundtrack": {"Q4176708"},
    # song, single, musical work/composition, musical work, composition
    "song": {"Q7366", "Q134556", "Q105543609", "Q2188189", "Q207628"},
    # human, musical group, musical ensemble, boy band, girl band, duo
    "artist": {"Q5", "Q215380", "Q2088357", "Q216337", "Q641066", "Q9212979"},
}
_HUMAN, _FILM, _ALBUM = "Q5", "Q11424", "Q482994"
_KOREAN = {"P495": "Q884", "P27": "Q884", "P364": "Q9176", "P407": "Q9176"}
"""Country of origin, citizenship, original language, language: South Korea and Korean."""
_OF_MUSIC_AND_FILM = {
    "Q177220", "Q33999", "Q36834", "Q753110", "Q488205", "Q639669", "Q10800557", "Q10798782",
    "Q28389", "Q2526255", "Q822146",
}  # fmt: skip
"""Singer, actor, composer, songwriter, singer-songwriter, musician, film actor, television actor,
screenwriter, film director, lyricist: of a dump no other people are taken."""
_PEOPLE = {
    "P57": "director", "P58": "writer", "P161": "cast", "P86": "composer", "P162": "producer",
}  # fmt: skip
_RELATIONS = {
    "P942": THEME_MUSIC,
    "P406": SOUNDTRACK_RELEASE,
    "P179": "part of the series",
    "P144": "based on",
    "P463": "member of",
    "P361": "part of",
}


def is_wikidata(document: object) -> bool:
    """Whether a JSON document is an entity or holds entities by their ids."""
    if not isinstance(document, dict):
        return False
    return _is_entity(document) or any(map(_is_entity, part(document, "entities").values()))


def entries(document: object, *, in_dump: bool = False) -> Iterator[Entry]:
    """What a document says; of a dump only what is Korean and of music or drama."""
    if isinstance(document, dict) and isinstance(document.get("entities"), dict):
        for each in document["entities"].values():
            yield from entries(each, in_dump=in_dump)
        return
    if not isinstance(document, dict) or not _is_entity(document):
        yield Skipped("is no item of Wikidata")
        return
    kind = _kind(document)
    if kind is None:
        yield Skipped("is no drama, song, soundtrack or artist", fault=False)
    elif in_dump and not _is_wanted(document, kind):
        yield Skipped("is not Korean", fault=False)
    else:
        record = _record(document, kind)
        yield record if record.title else Skipped("has no name", document["id"])


def _is_entity(document: object) -> bool:
    return (
        isinstance(document, dict)
        and isinstance(document.get("id"), str)
        and document["id"][:1] == "Q"
        and document["id"][1:].isdigit()
        and ("labels" in document or "claims" in document)
    )


def _kind(entity: Object) -> Kind | None:
    classes = set(item_ids(entity, "P31"))
    for kind, of_kind in _CLASSES.items():
        if classes & of_kind:
            return kind
    claims = part(entity, "claims").keys()
    if _FILM in classes:
        return None
    if {"P449"} & claims:
        return "drama"
    if "P175" in claims and not classes & {_ALBUM} and {"P86", "P676"} & claims:
        return "song"
    return None


def _is_wanted(entity: Object, kind: Kind) -> bool:
    if not any(item in item_ids(entity, property) for property, item in _KOREAN.items()):
        return False
    if kind == "artist" and _HUMAN in item_ids(entity, "P31"):
        return bool(_OF_MUSIC_AND_FILM.intersection(item_ids(entity, "P106")))
    return True


def _record(entity: Object, kind: Kind) -> Record:
    id = f"{SOURCE}:{entity['id']}"
    title, title_ko, names = _names(entity)
    seen = (f"https://www.wikidata.org/wiki/{entity['id']}", *sources(entity))
    if kind == "drama":
        return DramaRecord(
            id,
            SOURCE,
            title,
            title_ko,
            names,
            networks=_credits(entity, "P449"),
            first=date(entity, "P580") or date(entity, "P577"),
            last=date(entity, "P582"),
            episodes=number(entity, "P1113"),
            people=tuple(
                (role, credit)
                for property, role in _PEOPLE.items()
                for credit in _credits(entity, property)
            ),
            relations=_relations(entity),
            sources=seen,
        )
    if kind == "song":
        released = date(entity, "P577")
        return SongRecord(
            id,
            SOURCE,
            title,
            title_ko,
            names,
            _credits(entity, "P175"),
            (Appearance(released=released),) if released else (),
            _credits(entity, "P86"),
            _credits(entity, "P676"),
            _relations(entity),
            seen,
        )
    if kind == "soundtrack":
        return SoundtrackRecord(
            id,
            SOURCE,
            title,
            title_ko,
            names,
            _credits(entity, "P175"),
            drama=drama_of(title_ko or title),
            part=part_of(title_ko or title),
            released=date(entity, "P577"),
            relations=_relations(entity),
            sources=seen,
        )
    form = "person" if _HUMAN in item_ids(entity, "P31") else "group"
    return ArtistRecord(id, SOURCE, title, title_ko, names, form, _relations(entity), seen)


def _names(entity: Object) -> tuple[str, str | None, tuple[Name, ...]]:
    """The title to show, the Korean one, and all others with their languages.

    The language ``mul`` stands for all languages at once.
    """
    labels = {language: text(label, "value") for language, label in part(entity, "labels").items()}
    found = [Name(label, language, True) for language, label in labels.items() if label]
    for language in part(entity, "aliases"):
        for alias in parts(part(entity, "aliases"), language):
            if text(alias, "value"):
                found.append(Name(text(alias, "value"), language))
    original = titles(entity)
    found += [Name(title, language) for language, title in original]
    korean = labels.get("ko") or next((t for language, t in original if language == "ko"), None)
    title = next(
        (
            each
            for each in (
                labels.get("en"),
                labels.get("mul"),
                *(title for language, title in original if language == "en"),
                korean,
                *(name.text for name in found),
            )
            if each
        ),
        "",
    )
    unique = {name.text: name for name in reversed(found) if name.text not in (title, korean)}
    return title, korean or None, tuple(reversed(unique.values()))


def _credits(entity: Object, property: str) -> tuple[Credit, ...]:
    """Credits by id only: an entity does not say the names of others."""
    return tuple(Credit("", f"{SOURCE}:{item}") for item in item_ids(entity, property))


def _relations(entity: Object) -> tuple[Relation, ...]:
    return tuple(
        Relation(kind, f"{SOURCE}:{item}")
        for property, kind in _RELATIONS.items()
        for item in item_ids(entity, property)
    )
