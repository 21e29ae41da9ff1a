"""The entries that all catalogue files have in common: sources, statements, titles, people."""

from __future__ import annotations

from collections.abc import Mapping

from onara.catalogue.fields import Fields
from onara.catalogue.problem import hint, nearest
from onara.catalogue.statement import Aired, Claim, Conflict, Person, Statement, Title


class Entries:
    """Reads the entries of one file; ``root`` is its outermost block with the table of sources."""

    def __init__(self, root: Fields) -> None:
        self.root = root
        self.source_table = root.one("sources", _source_table, "the table of sources") or {}

    def sources(self, fields: Fields, key: str = "sources") -> tuple[str, ...]:
        """The sources of a statement: names of the file's table, or addresses as they are."""
        found = []
        for name, node in fields.texts_at(key):
            if name not in self.source_table and "://" not in name:
                near = nearest(name, self.source_table)
                fields.refuse(
                    node,
                    f"the source `{name}`{hint(near)} is neither an address nor in the table of "
                    "sources at the top of the file.",
                    near,
                )
            found.append(self.source_table.get(name, name))
        return tuple(found)

    def statements(self, fields: Fields, key: str) -> tuple[Statement, ...]:
        """The statements under ``key``: texts, or blocks that say more."""

        def read(entry: Fields) -> Statement:
            return Statement(
                text=entry.required("text"),
                ko=entry.text("ko"),
                episode=entry.part("episode"),
                sources=self.sources(entry),
            )

        return fields.texts_or_blocks(key, Statement, read, f"a statement of `{key}`")

    def titles(
        self, fields: Fields, key: str = "other_titles", *, word: str = "title"
    ) -> tuple[Title, ...]:
        """The further titles (or names) under ``key``: texts, or blocks that say more."""

        def read(entry: Fields) -> Title:
            return Title(
                text=entry.required(word),
                about=entry.text("about"),
                about_ko=entry.text("about_ko"),
                locale=entry.text("locale"),
                sources=self.sources(entry),
            )

        return fields.texts_or_blocks(key, Title, read, f"a {word}")

    def people(self, fields: Fields, key: str) -> tuple[Person, ...]:
        """The people under ``key``."""
        return fields.many(key, person, f"an entry of `{key}`")

    def claims(self, fields: Fields) -> tuple[Claim, ...]:
        """What is only believed."""
        return fields.many("unverified", _claim, "an unverified claim")

    def conflicts(self, fields: Fields) -> tuple[Conflict, ...]:
        """What sources disagree on."""

        def read(entry: Fields) -> Conflict:
            return Conflict(
                about=entry.required("about"),
                about_ko=entry.text("about_ko"),
                detail=entry.required("detail"),
                detail_ko=entry.text("detail_ko"),
                sources=self.sources(entry),
            )

        return fields.many("conflicts", read, "a conflict")

    def aired(self, fields: Fields) -> Aired:
        """A broadcast, from its first day to its last."""
        first = fields.date("first")
        if not fields.has("first"):
            fields.fail("first", f"{fields.where} needs the date `first`.")
        return Aired(
            first=first or "",
            last=fields.date("last"),
            slot=fields.text("slot"),
            slot_ko=fields.text("slot_ko"),
            about=fields.text("about"),
            about_ko=fields.text("about_ko"),
        )


def person(fields: Fields) -> Person:
    """A person, group or company as a drama names it."""
    return Person(
        name=fields.required("name"),
        name_ko=fields.text("name_ko"),
        name_ja=fields.text("name_ja"),
        other_names=fields.texts("other_names"),
        groups=fields.texts("groups"),
        characters=fields.texts("characters"),
        character=fields.text("character"),
        character_ko=fields.text("character_ko"),
        role=fields.text("role"),
        role_ko=fields.text("role_ko"),
        about=fields.text("about"),
        about_ko=fields.text("about_ko"),
    )


def _source_table(fields: Fields) -> Mapping[str, str]:
    return {name: fields.required(name) for name in fields.names()}


def _claim(fields: Fields) -> Claim:
    return Claim(
        claim=fields.required("claim"),
        reason=fields.required("reason"),
        titles=fields.texts("titles"),
        names=fields.texts("names"),
    )
