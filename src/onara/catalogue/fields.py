"""Typed, strict reading of a YAML mapping, with the line number in every complaint."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeVar

import yaml

from onara.catalogue.problem import CatalogueError, Problem, hint, nearest

_Loader: type[yaml.CSafeLoader] | type[yaml.SafeLoader] = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TAG = "tag:yaml.org,2002:"
# The parser calls itself for each level, and at some 50,000 of them its stack ends and the process
# with it.  Counting levels costs as much as half of parsing, so only text that can have so many is
# counted; a catalogue file has eight.
_DEEP = 2000
_CAN_BE_DEEP = re.compile(rf"^[ \-?]{{{_DEEP},}}", re.MULTILINE)

T = TypeVar("T")


def parse(text: str, file: Path) -> yaml.Node:
    """The root node of a YAML document.

    Raises ``CatalogueError`` where the text is not one YAML document.
    """
    try:
        if _is_deep(text):
            raise CatalogueError(
                Problem(file, None, f"lists stand inside lists more than {_DEEP} deep.")
            )
        node = yaml.compose(text, _Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = error.problem or error.context or "it cannot be parsed"
        raise CatalogueError(Problem(file, line, f"this is not YAML: {problem}.")) from None
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise CatalogueError(Problem(file, None, f"this is not YAML: {reason}.")) from None
    if node is None:
        raise CatalogueError(
            Problem(file, None, "the file is empty; it needs the sections drama and songs.")
        )
    return node


def _is_deep(text: str) -> bool:
    """Whether blocks and lists stand inside one another to a depth that nobody means."""
    if text.count("[") + text.count("{") < _DEEP and not _CAN_BE_DEEP.search(text):
        return False
    depth = 0
    for event in yaml.parse(text, _Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEP:
                return True
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return False


def line_of(node: yaml.Node) -> int:
    """The line on which a node begins, counted from 1."""
    return int(node.start_mark.line) + 1


def complain(
    file: Path, node: yaml.Node, sentence: str, did_you_mean: str | None = None
) -> NoReturn:
    """Raise ``CatalogueError`` with the file and the line of ``node``."""
    raise CatalogueError(Problem(file, line_of(node), sentence, did_you_mean))


class Fields:
    """One mapping of a catalogue file.

    Each field is asked for by name; ``done`` then complains of whatever nobody asked for, so that
    a misspelt key is never silently lost.

    Without ``problems`` the first complaint is raised as ``CatalogueError``.  With that list every
    complaint is put there and reading goes on with what is left, so that all are found at once;
    what is read is then good for nothing but the complaints.
    """

    def __init__(
        self, node: yaml.Node, file: Path, where: str, problems: list[Problem] | None = None
    ) -> None:
        if not isinstance(node, yaml.MappingNode):
            complain(file, node, f"{where} must be a block of `key: value` lines.")
        self.node = node
        self.file = file
        self.where = where
        self.problems = problems
        self._values: dict[str, yaml.Node] = {}
        self._keys: dict[str, yaml.Node] = {}
        self._asked: dict[str, None] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.refuse(key, f"{where} has a key that is not a word.")
                continue
            name = unicodedata.normalize("NFC", key.value)
            if name in self._values:
                self.refuse(key, f"{where} has `{name}` twice; keep one.")
            self._values[name] = value
            self._keys[name] = key

    def has(self, key: str) -> bool:
        """Whether ``key`` is there and has a value."""
        return self._take(key) is not None

    def line_of(self, key: str) -> yaml.Node:
        """The node to point at in a complaint about ``key``."""
        return self._values.get(key, self.node)

    def names(self) -> tuple[str, ...]:
        """The keys that are there, in order."""
        return tuple(self._values)

    def refuse(self, node: yaml.Node, sentence: str, did_you_mean: str | None = None) -> None:
        """Complain at the line of ``node``."""
        self.attempt(lambda: complain(self.file, node, sentence, did_you_mean), None)

    def fail(self, key: str, sentence: str) -> None:
        """Complain at the line of ``key``."""
        self.refuse(self.line_of(key), sentence)

    def attempt(self, read: Callable[[], T], otherwise: T) -> T:
        """What ``read`` gives; where it complains and complaints are gathered, ``otherwise``."""
        if self.problems is None:
            return read()
        try:
            return read()
        except CatalogueError as error:
            self.problems.append(error.problem)
            return otherwise

    def done(self) -> None:
        """Complain of the keys that were not asked for."""
        for name, key in self._keys.items():
            if name not in self._asked:
                known = ", ".join(sorted(self._asked))
                near = nearest(name, (each for each in self._asked if each not in self._values))
                self.refuse(
                    key,
                    f"{self.where} has an unknown key `{name}`{hint(near)}; known are: {known}.",
                    near,
                )

    def _take(self, key: str) -> yaml.Node | None:
        self._asked[key] = None
        node = self._values.get(key)
        empty = isinstance(node, yaml.ScalarNode) and node.tag == f"{_TAG}null"
        return None if empty else node

    def required(self, key: str) -> str:
        """The text of ``key``, which must be there."""
        if not self.has(key):
            self.fail(key, f"{self.where} needs `{key}`.")
        return self.text(key) or ""

    def text(self, key: str) -> str | None:
        """The text of ``key`` in NFC, or ``None``."""
        node = self._take(key)
        return None if node is None else self.attempt(lambda: self._text(node, key), None)

    def _text(self, node: yaml.Node, key: str) -> str:
        if not isinstance(node, yaml.ScalarNode) or node.tag != f"{_TAG}str":
            value = getattr(node, "value", "")
            remedy = f'; write "{value}" in quotes' if isinstance(node, yaml.ScalarNode) else ""
            complain(self.file, node, f"`{key}` of {self.where} must be text{remedy}.")
        text = unicodedata.normalize("NFC", node.value).strip()
        if not text:
            complain(self.file, node, f"`{key}` of {self.where} is empty; fill it or leave it out.")
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts listed under ``key``; none where it is missing."""
        return tuple(text for text, _ in self.texts_at(key))

    def texts_at(self, key: str) -> list[tuple[str, yaml.Node]]:
        """The texts listed under ``key``, each with its node to point at."""
        texts = [(self._text_or_none(node, key), node) for node in self.nodes(key)]
        return [(text, node) for text, node in texts if text is not None]

    def _text_or_none(self, node: yaml.Node, key: str) -> str | None:
        return self.attempt(lambda: self._text(node, key), None)

    def nodes(self, key: str) -> list[yaml.Node]:
        """The entries of the list under ``key``; none where it is missing."""
        node = self._take(key)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.refuse(node, f"`{key}` of {self.where} must be a list.")
            return []
        return list(node.value)

    def number(self, key: str) -> int | None:
        """The whole number of ``key``, or ``None``."""
        node = self._take(key)
        if node is None:
            return None
        if node.tag != f"{_TAG}int" or not str(node.value).isascii() or not node.value.isdigit():
            self.refuse(node, f"`{key}` of {self.where} must be a whole number.")
            return None
        return int(node.value)

    def flag(self, key: str) -> bool:
        """Whether ``key`` says true; false where it is missing."""
        node = self._take(key)
        if node is None:
            return False
        if node.tag != f"{_TAG}bool" or node.value.lower() not in {"true", "false"}:
            self.refuse(node, f"`{key}` of {self.where} must be true or false.")
            return False
        return bool(node.value.lower() == "true")

    def part(self, key: str) -> int | str | None:
        """A part of a soundtrack: its number, or its name such as ``"season 2"``."""
        node = self._values.get(key)
        if node is not None and node.tag == f"{_TAG}int":
            return self.number(key)
        return self.text(key)

    def date(self, key: str) -> str | None:
        """A date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
        node = self._take(key)
        if node is None:
            return None
        found = _DATE.fullmatch(node.value) if isinstance(node, yaml.ScalarNode) else None
        if found:
            year, month, day = (int(part) if part else 1 for part in found.groups())
            if year and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
                return str(node.value)
        self.refuse(node, f"`{key}` of {self.where} must be a date such as 2016-12-03 or 2016-12.")
        return None

    def id(self, key: str) -> str:
        """An id: small letters, digits and single hyphens."""
        text = self.required(key)
        if text and not _ID.fullmatch(text):
            self.fail(
                key,
                f"`{key}` of {self.where} is `{text}`; use small letters, digits and hyphens only.",
            )
        return text

    def one(self, key: str, read: Callable[[Fields], T], where: str) -> T | None:
        """The block under ``key`` as ``read`` makes it, or ``None``."""
        node = self._take(key)
        return None if node is None else self._read(node, read, where)

    def many(self, key: str, read: Callable[[Fields], T], where: str) -> tuple[T, ...]:
        """The list of blocks under ``key`` as ``read`` makes them."""
        blocks = (self._read(node, read, where) for node in self.nodes(key))
        return tuple(block for block in blocks if block is not None)

    def texts_or_blocks(
        self, key: str, plain: Callable[[str], T], read: Callable[[Fields], T], where: str
    ) -> tuple[T, ...]:
        """The list under ``key``, whose entries are plain texts or blocks that say more."""
        found: list[T] = []
        for node in self.nodes(key):
            if isinstance(node, yaml.MappingNode):
                block = self._read(node, read, where)
                found += [] if block is None else [block]
            else:
                text = self._text_or_none(node, key)
                found += [] if text is None else [plain(text)]
        return tuple(found)

    def _read(self, node: yaml.Node, read: Callable[[Fields], T], where: str) -> T | None:
        def strictly() -> T | None:
            fields = Fields(node, self.file, where, self.problems)
            value = read(fields)
            fields.done()
            return value

        return self.attempt(strictly, None)
