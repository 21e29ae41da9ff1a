"""Ways to narrow the results of a question, with how many would be left of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from onara.ask import Result
from onara.graph import Kind, Relation
from onara.web.opened import Known
from onara.wording import Language, voice_of

_KINDS = ("song", "drama", "artist", "person", "soundtrack", "list", "moment")
_MOST_CHOICES = 12
"""Choices of one kind that are offered; those of few results are left out."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What results are narrowed to; nothing is narrowed where a field is empty.

    ``kind`` are kinds of results, ``drama`` the id of a drama, ``role`` and ``mood`` words of the
    catalogue, ``decade`` its first year.
    """

    kind: tuple[str, ...] = ()
    drama: str | None = None
    role: str | None = None
    mood: str | None = None
    decade: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to narrow the results: ``count`` is how many would be left of each."""

    value: str
    title: str
    title_ko: str | None
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices for one parameter of the request, ``name``."""

    name: str
    choices: tuple[Choice, ...]


Traits = Mapping[str, tuple[str, ...]]
"""What a result is by each field of `Wanted`."""


def traits_of(known: Known, result: Result) -> Traits:
    """What a result can be narrowed by."""
    kind, year = result.kind, year_of(known, result)
    found: dict[str, tuple[str, ...]] = {"kind": (kind,)}
    if year:
        found |= {"year": (str(year),), "decade": (str(year // 10 * 10),)}
    if kind == Kind.SONG and result.id in known.graph:
        song = known.catalogue.song(result.id)
        found |= {"drama": (song.drama_id,), "role": song.roles, "mood": song.moods}
    elif kind == Kind.DRAMA:
        found["drama"] = (result.id,)
    elif kind == Kind.SOUNDTRACK and result.id in known.graph:
        dramas = known.graph.objects(result.id, Relation.SOUNDTRACK_OF)
        found["drama"] = tuple(each.id for each in dramas)
    return found


def year_of(known: Known, result: Result) -> int | None:
    """When a song came out, or its drama aired."""
    if result.id not in known.graph:
        return None
    if result.kind == Kind.SONG:
        song = known.catalogue.song(result.id)
        if song.released:
            return int(song.released[:4])
        return _aired(known, song.drama_id)
    return _aired(known, result.id) if result.kind == Kind.DRAMA else None


def _aired(known: Known, drama_id: str) -> int | None:
    try:
        aired = known.catalogue.drama(drama_id).aired
    except KeyError:
        return None
    return int(aired.first[:4]) if aired else None


def fits(own: Traits, wanted: Wanted, but: str = "") -> bool:
    """Whether a result is as wanted, one field left aside."""
    return all(
        not value or name == but or bool(own.get(name, ()) and set(own[name]) & set(_values(value)))
        for name, value in ((each.name, getattr(wanted, each.name)) for each in fields(Wanted))
    )


def _values(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def narrower(
    known: Known, traits: Sequence[tuple[Result, Traits]], wanted: Wanted, language: Language
) -> Iterator[Choices]:
    """The choices for each field: counted among what fits all other fields."""
    for each in fields(Wanted):
        name, chosen = each.name, _values(getattr(wanted, each.name) or ())
        if name == "year" and not wanted.decade:
            continue  # a decade first
        counts = Counter(
            value for _, own in traits if fits(own, wanted, but=name) for value in own.get(name, ())
        )
        if len(counts) < 2 and not chosen:
            continue
        if name in ("decade", "year"):
            ranked = sorted(counts, key=int, reverse=True)
        elif name == "kind":
            ranked = [kind for kind in _KINDS if kind in counts]
        else:
            ranked = sorted(counts, key=lambda value: -counts[value])
        values = dict.fromkeys([*chosen, *ranked[:_MOST_CHOICES]])
        yield Choices(
            name,
            tuple(
                Choice(
                    value, *_called(known, name, value, language), counts[value], value in chosen
                )
                for value in values
            ),
        )


def _called(known: Known, name: str, value: str, language: Language) -> tuple[str, str | None]:
    """How a choice is called: a drama by its names, all else in the language."""
    voice = voice_of(language)
    if name == "drama" and value in known.graph:
        node = known.graph.node(value)
        return node.title, node.title_ko
    if name == "kind":
        return voice.word("kinds", f"many_{value}"), None
    if name == "decade":
        return voice.say("find.decade", decade=value), None
    return voice.word({"role": "roles", "mood": "moods"}.get(name, ""), value), None
