"""The facts that the catalogue began with, statement by statement: none lost, none invented."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

import onara.catalogue
from onara.catalogue import Catalogue, Drama, Song
from onara.catalogue.world import RelatedWork
from tests.catalogue.pack_moves import MOVED

PACK = Path(__file__).parents[3] / "shared" / "catalogue-facts"
DRAMAS = sorted(
    file.stem for file in (Path(onara.catalogue.__file__).parent / "data" / "dramas").iterdir()
)
FOUNDING_LIST = (
    "15 Iconic K-Drama Soundtracks That Are Instantly Recognizable, YesAsia YumCha!, "
    "yesasia.com, article 753"
)

pytestmark = pytest.mark.skipif(
    not PACK.is_dir(), reason="the pack of facts (../shared/catalogue-facts) is not there"
)


def plain(text: object) -> str:
    """A text so that punctuation and the several names of the founding list do not count."""
    composed = unicodedata.normalize("NFC", str(text))
    if composed == FOUNDING_LIST:
        return "list"
    bare = re.sub(r"^[a-z0-9-]+/(?=[a-z0-9-]+$)", "", composed)  # a song's id within its drama
    named = re.sub(r"\b(?:[Tt]he )?(founding list|article|seed)\b", "list", bare)
    return " ".join(re.findall(r"[^\W_]+", named))


def scalars(entry: Any) -> Iterator[str]:
    """Every text, number and date of an entry of the pack."""
    if isinstance(entry, Mapping):
        for key, value in entry.items():
            if (key, value) != ("kind", "cover_of"):  # said by the place of the statement
                yield from scalars(value)
    elif isinstance(entry, list):
        for value in entry:
            yield from scalars(value)
    elif entry is not None and not isinstance(entry, bool):
        yield str(entry)


def bag(value: Any) -> set[str]:
    """The same of a catalogue object."""
    if is_dataclass(value) and not isinstance(value, type):
        return set().union(*(bag(getattr(value, field.name)) for field in fields(value)))
    if isinstance(value, Mapping):
        return set().union(*(bag(each) for each in value.values()))
    if isinstance(value, tuple):
        return set().union(*(bag(each) for each in value))
    return set() if value is None or isinstance(value, bool) else {plain(value)}


def listed(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def holds(known: set[str], said: str) -> bool:
    """Whether ``said`` is among the known texts, or, annotated in brackets, made up of them."""
    if plain(said) in known:
        return True
    head = re.split(r" [(/]", said)[0]
    words = {word for text in known for word in text.split()}
    return head != said and plain(head) in known and set(plain(said).split()) <= words


def missing(entry: Any, *places: Any) -> list[str]:
    """What of an entry of the pack no single object at these places says.

    ``places`` are objects or tuples of them.
    """
    found = [
        [said for said in scalars(entry) if not holds(bag(each), said)]
        for place in places
        for each in listed(place)
    ]
    return min(found, key=len, default=list(scalars(entry)))


def lost(entry: Any, *places: Any) -> list[str]:
    """What of an entry (or of each of a list of them) is at none of these places."""
    entries = entry if isinstance(entry, list) else [entry]
    return [said for each in entries for said in missing(each, *places)]


def lost_of_claims(claims: list[dict[str, str]], place: Any) -> list[str]:
    """The same of beliefs; with a belief that was confirmed, its reason goes as well."""
    gone = [missing(claim, place) for claim in claims]
    return [
        said
        for claim, parts in zip(claims, gone, strict=True)
        for said in parts
        if said == claim["claim"] or claim["claim"] not in parts
    ]


RENAMED = {
    "title_rr": "title_romanised",
    "titles_other": "other_titles",
    "seed_remarks": "founding_list_remarks",
}
WHERE = {
    "title": ("title", "unverified"),
    "title_ko": ("title_ko", "unverified"),
    "title_rr": ("title_romanised", "unverified"),
    "titles_other": ("other_titles", "unverified"),
    "notes": ("notes", "honours"),
    "performers": ("performers", "unverified"),
    "version_of": ("version_of", "cover_of"),
}
"""Where a statement of a song may have gone, where that is not the key's own place."""


def lost_of_block(block: Mapping[str, Any], owner: Any, skip: Iterable[str]) -> list[str]:
    found: list[str] = []
    for key, value in block.items():
        if key in skip:
            continue
        if key == "unverified":
            found += lost_of_claims(value, owner.unverified)
        elif key == "credits":
            for kind, people in value.items():
                found += lost(people, owner.credits.get(kind, ()))
        else:
            own = (RENAMED.get(key, key),)
            names = WHERE.get(key, own) if isinstance(owner, Song) else own
            found += lost(value, *(getattr(owner, name) for name in names))
    return found


def lost_of_drama(pack: Mapping[str, Any], drama: Drama) -> Iterator[tuple[str, str]]:
    """Everything of a drama's file that is not at its place: whose it is, and what it says."""
    found = lost_of_block(pack["drama"], drama, ["unverified"])
    # The beliefs of the drama and those of the file became one list.
    found += lost_of_claims(pack["drama"].get("unverified", []), drama.unverified)
    found += lost_of_claims(pack.get("unverified", []), drama.unverified)
    found += lost_of_block(pack["soundtrack"], drama.soundtrack, [])
    found += lost(pack.get("relations", []), drama.relations)
    found += lost(pack.get("conflicts", []), drama.conflicts)
    found += [said for said in pack["sources"] if not holds(bag(drama), said)]
    for said in found:
        yield drama.id, said
    songs = {song.id: song for song in drama.songs}
    for entry in pack["songs"]:
        song = songs[f"{drama.id}/{entry['id']}"]
        for said in lost_of_block(entry, song, ["id", "seed"]):
            yield song.id, said


def stands(known: set[str], said: str) -> bool:
    """Whether a text is there, on its own or, where it is long enough to tell, within another."""
    wanted = plain(said)
    return wanted in known or (len(wanted) >= 6 and any(wanted in text for text in known))


def read_pack(name: str) -> Any:
    return yaml.safe_load((PACK / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


def test_the_pack_and_the_catalogue_have_the_same_dramas() -> None:
    assert {file.stem for file in PACK.glob("*.yaml")} == {*DRAMAS, "related-works"}


@pytest.mark.parametrize("name", DRAMAS)
def test_no_statement_on_a_drama_is_lost(catalogue: Catalogue, name: str) -> None:
    drama = catalogue.drama(name)
    owners: dict[str, Drama | Song] = {drama.id: drama, **{song.id: song for song in drama.songs}}
    gone = set(lost_of_drama(read_pack(name), drama))
    moved = {key for key in MOVED if key[0] in owners}
    assert gone == moved, "what is not at its place is exactly what is known to have moved"
    for owner, said in moved:
        for now in MOVED[owner, said]:
            assert stands(bag(owners[owner]), now), (owner, said, now)


def test_no_statement_on_a_related_work_is_lost(catalogue: Catalogue) -> None:
    works = {work.id: work for work in catalogue.world.works}
    entries = read_pack("related-works")["works"]
    assert set(works) >= {entry["id"] for entry in entries}
    for entry in entries:
        work = works[entry["id"]]
        assert lost_of_block(entry, work, ["id", "mentioned_in_seed"]) == [], work.id
        assert work.in_founding_list == entry["mentioned_in_seed"], work.id


@pytest.mark.parametrize("name", DRAMAS)
def test_the_founding_lists_songs_and_words_are_the_packs(catalogue: Catalogue, name: str) -> None:
    pack, drama = read_pack(name), catalogue.drama(name)
    named = {f"{name}/{entry['id']}" for entry in pack["songs"] if entry["seed"]}
    assert {song.id for song in drama.songs if song.in_founding_list} == named
    remarks = {plain(remark) for remark in pack["drama"]["seed_remarks"]}
    assert {plain(remark.text) for remark in drama.founding_list_remarks} == remarks
    quoted = {entry["quoted_line"] for entry in pack["songs"] if "quoted_line" in entry}
    assert {song.quoted_line for song in drama.songs if song.quoted_line} == quoted


def said_again(value: Any) -> set[str]:
    """The fields of an object that only say in Korean what another one says in English."""
    names = {field.name for field in fields(value)}
    again = {name for name in names if name.endswith("_ko") and name.removesuffix("_ko") in names}
    return again - {"title_ko", "name_ko", "character_ko"} | {"ko"}


def said_by_the_list_alone(value: Any, covered: bool = False) -> Iterator[str]:
    """Every text that stands on the founding list and on nothing else.

    A statement without sources of its own is covered by those of what it stands in.
    """
    if is_dataclass(value) and not isinstance(value, type):
        own = getattr(value, "sources", ())
        covered = own == (FOUNDING_LIST,) if own else covered
        for field in fields(value):
            if field.name not in {"sources", "drama_id", "unverified"} | said_again(value):
                yield from said_by_the_list_alone(getattr(value, field.name), covered)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from said_by_the_list_alone(each, covered)
    elif isinstance(value, tuple):
        for each in value:
            yield from said_by_the_list_alone(each, covered)
    elif covered and value is not None and not isinstance(value, bool):
        yield str(value)


def invented(value: Drama | RelatedWork, pack: Any) -> list[str]:
    """What is laid into the founding list's mouth and is not in the pack."""
    known = [plain(said) for said in scalars(pack)]
    words = [set(text.split()) for text in known]
    return [
        said
        for said in said_by_the_list_alone(value)
        if plain(said) not in known and not any(set(plain(said).split()) <= each for each in words)
    ]


@pytest.mark.parametrize("name", DRAMAS)
def test_nothing_is_laid_in_the_founding_lists_mouth(catalogue: Catalogue, name: str) -> None:
    # What kind of show Running Man is, for one, stands among the related works.
    pack = [read_pack(name), read_pack("related-works")]
    assert invented(catalogue.drama(name), pack) == []


def test_nothing_of_a_work_is_laid_in_the_founding_lists_mouth(catalogue: Catalogue) -> None:
    pack = read_pack("related-works")
    assert [said for work in catalogue.world.works for said in invented(work, pack)] == []


def test_a_lost_and_an_invented_statement_would_be_seen(catalogue: Catalogue) -> None:
    drama, pack = catalogue.drama("signal"), read_pack("signal")
    pack["songs"][0]["scenes"].append("Plays while nobody listens.")
    assert ("signal/i-will-forget-you", "Plays while nobody listens.") in lost_of_drama(pack, drama)
    claim = replace(drama.relations[2], work="Nobody's Drama")
    assert claim.sources == (FOUNDING_LIST,)
    assert invented(replace(drama, relations=(claim,)), pack) == ["Nobody's Drama"]
