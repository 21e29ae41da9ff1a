"""The files beside the dramas: people, related works, and the titles of dramas that we lack."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from onara.catalogue.entries import Entries, person
from onara.catalogue.fields import Fields, parse
from onara.catalogue.statement import Claim, Conflict, Person
from onara.catalogue.world import (
    Biography,
    Group,
    RelatedWork,
    TitleElsewhere,
    WorkRelation,
)


class World(NamedTuple):
    """All that stands in the files beside the dramas."""

    people: tuple[Biography, ...] = ()
    works: tuple[RelatedWork, ...] = ()
    elsewhere: tuple[TitleElsewhere, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    unverified: tuple[Claim, ...] = ()


def read_world(text: str, file: Path) -> World:
    """What one such file says: its sections ``people``, ``works`` and ``dramas``.

    ``file`` is only named in complaints.  Raises ``CatalogueError`` with file and line where the
    text is not YAML or does not keep to the format.
    """
    return world_of(Fields(parse(text, file), file, "the file"))


def world_of(root: Fields) -> World:
    """What a file beside the dramas says."""
    return _Reader(root).world()


class _Reader(Entries):
    def world(self) -> World:
        root = self.root
        world = World(
            people=root.many("people", self._biography, "a person"),
            works=root.many("works", self._work, "a work"),
            elsewhere=root.many("dramas", self._elsewhere, "a drama"),
            conflicts=self.conflicts(root),
            unverified=self.claims(root),
        )
        root.done()
        return world

    def _biography(self, fields: Fields) -> Biography:
        name = fields.required("name")
        fields.where = f'"{name}"'
        spouse = fields.one("spouse", self._spouse, f'the spouse of "{name}"')
        return Biography(
            name=name,
            name_ko=fields.text("name_ko"),
            kind=fields.text("kind") or "person",
            other_names=self.titles(fields, "other_names", word="name"),
            groups=fields.many("groups", self._group, f'a group of "{name}"'),
            spouse=spouse[0] if spouse else None,
            spouse_sources=spouse[1] if spouse else (),
            jobs=fields.texts("jobs"),
            facts=self.statements(fields, "facts"),
            sources=self.sources(fields),
        )

    def _spouse(self, fields: Fields) -> tuple[Person, tuple[str, ...]]:
        sources = self.sources(fields)
        return person(fields), sources

    def _group(self, fields: Fields) -> Group:
        return Group(
            name=fields.required("name"),
            name_ko=fields.text("name_ko"),
            other_names=self.titles(fields, "other_names", word="name"),
            sources=self.sources(fields),
        )

    def _work(self, fields: Fields) -> RelatedWork:
        own_id = fields.id("id")
        fields.where = f"the work `{own_id}`"
        return RelatedWork(
            id=own_id,
            title=fields.required("title"),
            title_ko=fields.text("title_ko"),
            title_romanised=fields.text("title_romanised"),
            title_original=fields.text("title_original"),
            other_titles=self.titles(fields),
            kind=fields.required("kind"),
            kind_ko=fields.text("kind_ko"),
            year=fields.number("year"),
            network=fields.text("network"),
            aired=fields.one("aired", self.aired, "the broadcast"),
            episodes=fields.number("episodes"),
            people=self.people(fields, "people"),
            relations=fields.many("relations", self._relation, f"a relation of `{own_id}`"),
            music=self.statements(fields, "music"),
            notes=self.statements(fields, "notes"),
            conflicts=self.conflicts(fields),
            in_founding_list=fields.flag("founding_list"),
            sources=self.sources(fields),
            unverified=self.claims(fields),
        )

    def _relation(self, fields: Fields) -> WorkRelation:
        return WorkRelation(
            drama=fields.id("drama"),
            kind=fields.required("kind"),
            kind_ko=fields.text("kind_ko"),
            by=fields.text("by"),
            by_ko=fields.text("by_ko"),
        )

    def _elsewhere(self, fields: Fields) -> TitleElsewhere:
        return TitleElsewhere(
            title=fields.required("title"),
            title_ko=fields.text("title_ko"),
            other_titles=fields.texts("other_titles"),
            year=fields.number("year"),
            is_common_word=fields.flag("common_word"),
        )
