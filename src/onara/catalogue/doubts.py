"""What a catalogue file may say, but hardly means: for its editor to look at again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TypeAlias

import yaml

from onara.catalogue.fields import line_of
from onara.catalogue.problem import Problem

Block: TypeAlias = Mapping[str, yaml.Node]
Doubt: TypeAlias = tuple[yaml.Node, str]

_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
_DATES = ("first", "last", "date", "other_date", "released")
# Spellings of a name are the work of whoever typed them; these say something.
_SAYING = {"groups", "spouse", "jobs", "facts", "relations", "people", "music", "notes", "year"}
_NULL = "tag:yaml.org,2002:null"


def doubts(root: yaml.Node, file: Path, today: date) -> list[Problem]:
    """What is doubtful in the document ``root``; dates after ``today`` are."""
    blocks = [_block(node) for node in _mappings(root)]
    top = _block(root) if isinstance(root, yaml.MappingNode) else {}
    found = [*_without_sources(top), *_two_spellings(blocks)]
    for block in blocks:
        found += [*_empty(block), *_scripts(block), *_locales(block), *_dates(block, today)]
    return [
        Problem(file, line_of(node), sentence, is_refused=False)
        for node, sentence in sorted(found, key=lambda each: line_of(each[0]))
    ]


def _mappings(root: yaml.Node) -> Iterator[yaml.MappingNode]:
    """Every mapping of a document in its order, once, however often aliases name it."""
    seen: set[int] = set()
    ahead = [root]
    while ahead:
        node = ahead.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            yield node
            ahead += [value for _, value in reversed(node.value)]
        elif isinstance(node, yaml.SequenceNode):
            ahead += reversed(node.value)


def _block(node: yaml.MappingNode) -> dict[str, yaml.Node]:
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _text(block: Block, key: str) -> str | None:
    node = block.get(key)
    if not isinstance(node, yaml.ScalarNode) or node.tag == _NULL:
        return None
    return unicodedata.normalize("NFC", node.value)


def _entries(block: Block, key: str) -> list[tuple[yaml.Node, Block]]:
    node = block.get(key)
    listed = node.value if isinstance(node, yaml.SequenceNode) else []
    return [(each, _block(each)) for each in listed if isinstance(each, yaml.MappingNode)]


def _has_sources(block: Block) -> bool:
    node = block.get("sources")
    return isinstance(node, yaml.CollectionNode) and bool(node.value)


def _without_sources(top: Block) -> Iterator[Doubt]:
    """What nobody could check: a drama file, a song, a person or a work without any source."""
    drama, songs = top.get("drama"), _entries(top, "songs")
    if isinstance(drama, yaml.MappingNode) and not _has_sources(_block(drama)):
        bare = [node for node, song in songs if not _has_sources(song)]
        if len(bare) == len(songs):
            yield drama, "neither the drama nor any song names a source; say where this was seen."
        else:
            for node in bare:
                yield node, "neither this song nor its drama names a source."
    for section, word in (("people", "person"), ("works", "work")):
        for node, entry in _entries(top, section):
            if entry.keys() & _SAYING and not _names_sources(entry):
                yield node, f"this {word} has no source; say where it was seen."
    if "dramas" in top and not _has_sources(top):
        yield top["dramas"], "the file has no table of sources; say where the titles were seen."


def _names_sources(entry: Block) -> bool:
    """Whether the entry or something inside it has sources."""
    inner = (_block(each) for node in entry.values() for each in _mappings(node))
    return _has_sources(entry) or any(_has_sources(block) for block in inner)


def _two_spellings(blocks: list[dict[str, yaml.Node]]) -> Iterator[Doubt]:
    """People of one name whose Hangul differs: a slip, or two people to be told apart."""
    known: dict[str, str] = {}
    for block in blocks:
        name, korean = _text(block, "name"), _text(block, "name_ko")
        if name and korean:
            first = known.setdefault(name.casefold(), korean)
            if first != korean:
                yield (
                    block["name_ko"],
                    f'"{name}" is {first} above and {korean} here; if these are two people, '
                    "tell them apart by `about`.",
                )


def _empty(block: Block) -> Iterator[Doubt]:
    for key, node in block.items():
        if node.tag == _NULL:
            yield node, f"`{key}` has no value; fill it or leave it out."


def _scripts(block: Block) -> Iterator[Doubt]:
    for key in block:
        text = _text(block, key) if key == "ko" or key.endswith("_ko") else None
        if text and not _HANGUL.search(text):
            yield block[key], f'`{key}` is "{text}", in which there is no Hangul.'
    title = _text(block, "title")
    # Only what has an id has a place for the Korean title; further titles may be Korean ones.
    if title and _HANGUL.search(title) and "id" in block and "title_ko" not in block:
        yield block["title"], f'the title "{title}" is Korean; write it as `title_ko`.'


def _locales(block: Block) -> Iterator[Doubt]:
    locale = _text(block, "locale")
    if locale and not _LOCALE.fullmatch(locale):
        yield (
            block["locale"],
            f"`{locale}` is not the form of a language tag such as ja, zh-Hant or pt-BR (BCP 47).",
        )


def _dates(block: Block, today: date) -> Iterator[Doubt]:
    for key in _DATES:
        text = _text(block, key)
        # As texts, a date and a beginning of it compare as they should.
        if text and text[:4].isdigit() and text > today.isoformat()[: len(text)]:
            yield block[key], f"`{key}` is {text}, which is still to come."
    first, last = _text(block, "first"), _text(block, "last")
    if first and last and last < first[: len(last)]:
        yield block["last"], f"`last` is {last}, before `first`, {first}."
