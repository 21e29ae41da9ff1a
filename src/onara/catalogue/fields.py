"""Typed, strict reading of a YAML mapping, with the line number in every complaint."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeVar

import yaml

from onara.errors import OnaraError

_Loader: type[yaml.CSafeLoader] | type[yaml.SafeLoader] = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TAG = "tag:yaml.org,2002:"

T = TypeVar("T")


class CatalogueError(OnaraError):
    """A catalogue file cannot be used; the sentence names the file, the line and the remedy."""


def parse(text: str, file: Path) -> yaml.Node:
    """The root node of a YAML document.

    Raises ``CatalogueError`` where the text is not one YAML document.
    """
    try:
        node = yaml.compose(text, _Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = error.problem or error.context or "it cannot be parsed"
        raise CatalogueError(f"{file}, line {line}: this is not YAML: {problem}.") from None
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise CatalogueError(f"{file}: this is not YAML: {reason}.") from None
    if node is None:
        raise CatalogueError(f"{file}: the file is empty; it needs the sections drama and songs.")
    return node


def complain(file: Path, node: yaml.Node, sentence: str) -> NoReturn:
    """Raise ``CatalogueError`` with the file and the line of ``node``."""
    raise CatalogueError(f"{file}, line {node.start_mark.line + 1}: {sentence}")


class Fields:
    """One mapping of a catalogue file.

    Each field is asked for by name; ``done`` then complains of whatever nobody asked for, so that
    a misspelt key is never silently lost.
    """

    def __init__(self, node: yaml.Node, file: Path, where: str) -> None:
        if not isinstance(node, yaml.MappingNode):
            complain(file, node, f"{where} must be a block of `key: value` lines.")
        self.node = node
        self.file = file
        self.where = where
        self._values: dict[str, yaml.Node] = {}
        self._keys: dict[str, yaml.Node] = {}
        self._asked: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                complain(file, key, f"{where} has a key that is not a word.")
            name = unicodedata.normalize("NFC", key.value)
            if name in self._values:
                complain(file, key, f"{where} has `{name}` twice; keep one.")
            self._values[name] = value
            self._keys[name] = key

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def line_of(self, key: str) -> yaml.Node:
        """The node to point at in a complaint about ``key``."""
        return self._values.get(key, self.node)

    def names(self) -> tuple[str, ...]:
        """The keys that are there, in order."""
        return tuple(self._values)

    def fail(self, key: str, sentence: str) -> NoReturn:
        """Complain at the line of ``key``."""
        complain(self.file, self.line_of(key), sentence)

    def done(self) -> None:
        """Complain of the first key that was not asked for."""
        for name, key in self._keys.items():
            if name not in self._asked:
                known = ", ".join(sorted(self._asked))
                complain(
                    self.file, key, f"{self.where} has an unknown key `{name}`; known are: {known}."
                )

    def _take(self, key: str) -> yaml.Node | None:
        self._asked.add(key)
        node = self._values.get(key)
        empty = isinstance(node, yaml.ScalarNode) and node.tag == f"{_TAG}null"
        return None if empty else node

    def required(self, key: str) -> str:
        """The text of ``key``, which must be there."""
        text = self.text(key)
        if text is None:
            self.fail(key, f"{self.where} needs `{key}`.")
        return text

    def text(self, key: str) -> str | None:
        """The text of ``key`` in NFC, or ``None``."""
        node = self._take(key)
        return None if node is None else self._text(node, key)

    def _text(self, node: yaml.Node, key: str) -> str:
        if not isinstance(node, yaml.ScalarNode) or node.tag != f"{_TAG}str":
            value = getattr(node, "value", "")
            hint = f'; write "{value}" in quotes' if isinstance(node, yaml.ScalarNode) else ""
            complain(self.file, node, f"`{key}` of {self.where} must be text{hint}.")
        text = unicodedata.normalize("NFC", node.value).strip()
        if not text:
            complain(self.file, node, f"`{key}` of {self.where} is empty; fill it or leave it out.")
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts listed under ``key``; none where it is missing."""
        return tuple(self._text(node, key) for node in self.nodes(key))

    def nodes(self, key: str) -> list[yaml.Node]:
        """The entries of the list under ``key``; none where it is missing."""
        node = self._take(key)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            complain(self.file, node, f"`{key}` of {self.where} must be a list.")
        return list(node.value)

    def number(self, key: str) -> int | None:
        """The whole number of ``key``, or ``None``."""
        node = self._take(key)
        if node is None:
            return None
        if node.tag != f"{_TAG}int" or not str(node.value).isascii() or not node.value.isdigit():
            complain(self.file, node, f"`{key}` of {self.where} must be a whole number.")
        return int(node.value)

    def flag(self, key: str) -> bool:
        """Whether ``key`` says true; false where it is missing."""
        node = self._take(key)
        if node is None:
            return False
        if node.tag != f"{_TAG}bool" or node.value.lower() not in {"true", "false"}:
            complain(self.file, node, f"`{key}` of {self.where} must be true or false.")
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
        complain(
            self.file,
            node,
            f"`{key}` of {self.where} must be a date such as 2016-12-03 or 2016-12.",
        )

    def id(self, key: str) -> str:
        """An id: small letters, digits and single hyphens."""
        text = self.required(key)
        if not _ID.fullmatch(text):
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
        return tuple(self._read(node, read, where) for node in self.nodes(key))

    def texts_or_blocks(
        self, key: str, plain: Callable[[str], T], read: Callable[[Fields], T], where: str
    ) -> tuple[T, ...]:
        """The list under ``key``, whose entries are plain texts or blocks that say more."""
        return tuple(
            self._read(node, read, where)
            if isinstance(node, yaml.MappingNode)
            else plain(self._text(node, key))
            for node in self.nodes(key)
        )

    def _read(self, node: yaml.Node, read: Callable[[Fields], T], where: str) -> T:
        fields = Fields(node, self.file, where)
        value = read(fields)
        fields.done()
        return value
