"""A catalogue file becomes a ``Drama``.

The format is described in docs/catalogue.md.  Reading is strict: what is not understood is
refused with the line it stands on, since a typing slip that is dropped in silence is a lost fact.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import yaml

from onara.catalogue.entries import Entries, person
from onara.catalogue.fields import Fields, parse
from onara.catalogue.model import (
    BasedOn,
    Drama,
    Original,
    Relation,
    Release,
    Remake,
    Song,
    Soundtrack,
    Version,
)
from onara.catalogue.problem import CatalogueError, Problem, hint, nearest
from onara.catalogue.roles import ROLES
from onara.catalogue.statement import HeardElsewhere, Person

CREDITS = ("lyrics", "music", "arrangement", "producer")
_NO_SOUNDTRACK = Soundtrack((), (), (), (), (), (), ())


def read_drama(text: str, file: Path) -> Drama:
    """The drama of one catalogue file.

    ``file`` is only named in complaints.  Raises ``CatalogueError`` with file and line where the
    text is not YAML or does not keep to the format.
    """
    drama = drama_of(Fields(parse(text, file), file, "the file"))
    assert drama is not None, "without a list of problems the first one is raised"
    return drama


def read_file(file: Path) -> Drama:
    """The drama of the catalogue file at ``file``; raises ``CatalogueError`` as `read_drama`."""
    return read_drama(text_of(file), file)


def text_of(file: Path) -> str:
    """The text of a catalogue file; raises ``CatalogueError`` where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        sentence = "this is not UTF-8 text; save it as UTF-8."
    except OSError as error:
        sentence = f"it cannot be read ({error.strerror})."
    raise CatalogueError(Problem(file, None, sentence))


def drama_of(root: Fields) -> Drama | None:
    """The drama of a file; ``None`` only where problems are gathered and it has none."""
    return _Reader(root).drama()


class _Reader(Entries):
    """Reads one file; holds what its statements refer to: sources, songs and the drama's id."""

    def __init__(self, root: Fields) -> None:
        super().__init__(root)
        self.drama_id = ""
        self.song_ids: set[str] = set()
        self.references: list[Callable[[], None]] = []

    def drama(self) -> Drama | None:
        root = self.root
        if not root.has("drama"):
            root.refuse(root.node, "the file needs the section `drama`.")
        head = root.one("drama", self._drama, "the drama")
        songs = root.many("songs", self._song, "a song")
        soundtrack = root.one("soundtrack", self._soundtrack, "the soundtrack")
        relations = root.many("relations", self._relation, "a relation")
        conflicts = self.conflicts(root)
        unverified = self.claims(root)
        root.done()
        for check in self.references:
            check()
        return head and replace(
            head,
            songs=songs,
            soundtrack=soundtrack or _NO_SOUNDTRACK,
            relations=relations,
            conflicts=conflicts,
            unverified=head.unverified + unverified,
        )

    def _drama(self, fields: Fields) -> Drama:
        self.drama_id = fields.id("id")
        return Drama(
            id=self.drama_id,
            title=fields.required("title"),
            title_ko=fields.text("title_ko"),
            title_romanised=fields.text("title_romanised"),
            title_hanja=fields.text("title_hanja"),
            other_titles=self.titles(fields),
            network=fields.text("network"),
            aired=fields.one("aired", self.aired, "the broadcast"),
            episodes=fields.number("episodes"),
            specials=fields.number("specials"),
            seasons=fields.number("seasons"),
            episodes_all_seasons=fields.number("episodes_all_seasons"),
            genres=fields.texts("genres"),
            directors=self.people(fields, "directors"),
            writers=self.people(fields, "writers"),
            production=self.people(fields, "production"),
            cast=self.people(fields, "cast"),
            based_on=fields.one("based_on", self._based_on, "the work that the drama is based on"),
            remade_as=fields.many("remade_as", self._remake, "a remake"),
            related_adaptations=self.statements(fields, "related_adaptations"),
            plot=self.statements(fields, "plot"),
            facts=self.statements(fields, "facts"),
            founding_list_remarks=self.statements(fields, "founding_list_remarks"),
            soundtrack=_NO_SOUNDTRACK,
            songs=(),
            relations=(),
            conflicts=(),
            sources=self.sources(fields),
            unverified=self.claims(fields),
        )

    def _song(self, fields: Fields) -> Song:
        own_id = fields.id("id")
        fields.where = f"the song `{own_id}`" if own_id else "a song"
        if own_id and own_id in self.song_ids:
            fields.fail("id", f"there are two songs `{own_id}`; give each its own id.")
        self.song_ids.add(own_id)
        if not (fields.has("title") or fields.has("title_ko")):
            fields.fail("id", f"{fields.where} needs `title` or `title_ko`.")
        title, title_ko = fields.text("title"), fields.text("title_ko")
        return Song(
            id=f"{self.drama_id}/{own_id}",
            drama_id=self.drama_id,
            title=title or title_ko or "",
            title_ko=title_ko,
            title_romanised=fields.text("title_romanised"),
            other_titles=self.titles(fields),
            performers=self.people(fields, "performers"),
            credits=fields.one("credits", self._credits, f"the credits of `{own_id}`") or {},
            part=fields.part("part"),
            released=fields.date("released"),
            roles=self._roles(fields),
            version_of=self._reference(fields, "version_of"),
            cover_of=fields.one("cover_of", self._original, f"the original of `{own_id}`"),
            versions=fields.many("versions", self._version, f"a version of `{own_id}`"),
            quoted_line=fields.text("quoted_line"),
            scenes=self.statements(fields, "scenes"),
            moods=fields.texts("moods"),
            notes=self.statements(fields, "notes"),
            honours=self.statements(fields, "honours"),
            elsewhere=fields.many("elsewhere", self._elsewhere, "a place where it was heard"),
            in_founding_list=fields.flag("founding_list"),
            sources=self.sources(fields),
            unverified=self.claims(fields),
        )

    def _roles(self, fields: Fields) -> tuple[str, ...]:
        roles = fields.texts_at("roles")
        for role, node in roles:
            if role not in ROLES:
                near = nearest(role, ROLES)
                sentence = f"`{role}` is not a role{hint(near)}; known are: {', '.join(ROLES)}."
                fields.refuse(node, sentence, near)
        return tuple(role for role, _ in roles)

    def _version(self, fields: Fields) -> Version:
        return Version(
            kind=fields.required("kind"),
            kind_ko=fields.text("kind_ko"),
            song=self._reference(fields, "song"),
            title=fields.text("title"),
            performers=self.people(fields, "performers"),
            lyrics=fields.text("lyrics"),
            date=fields.date("date"),
            made_for=fields.text("for"),
            made_for_ko=fields.text("for_ko"),
            notes=self.statements(fields, "notes"),
        )

    def _elsewhere(self, fields: Fields) -> HeardElsewhere:
        return HeardElsewhere(
            where=fields.required("in"),
            where_ko=fields.text("in_ko"),
            kind=fields.text("kind"),
            kind_ko=fields.text("kind_ko"),
            about=fields.text("about"),
            about_ko=fields.text("about_ko"),
            sources=self.sources(fields),
        )

    def _credits(self, fields: Fields) -> Mapping[str, tuple[Person, ...]]:
        credits = {kind: self.people(fields, kind) for kind in CREDITS}
        return {kind: people for kind, people in credits.items() if people}

    def _original(self, fields: Fields) -> Original:
        return Original(
            title=fields.text("title"),
            title_ko=fields.text("title_ko"),
            title_romanised=fields.text("title_romanised"),
            artists=self.people(fields, "artists"),
            year=fields.number("year"),
            album=fields.text("album"),
            notes=self.statements(fields, "notes"),
        )

    def _soundtrack(self, fields: Fields) -> Soundtrack:
        return Soundtrack(
            music_directors=self.people(fields, "music_directors"),
            producers=self.people(fields, "producers"),
            labels=self.people(fields, "labels"),
            releases=fields.many("releases", self._release, "a release"),
            notes=self.statements(fields, "notes"),
            sources=self.sources(fields),
            unverified=self.claims(fields),
        )

    def _release(self, fields: Fields) -> Release:
        title = fields.required("title")
        fields.where = f'the release "{title}"'
        songs = fields.texts_at("songs")
        for song, node in songs:
            self._expect_song(fields, node, song)
        return Release(
            title=title,
            part=fields.part("part"),
            date=fields.date("date"),
            other_date=fields.date("other_date"),
            tracks=fields.number("tracks"),
            label=fields.one("label", person, "the label"),
            distributor=fields.one("distributor", person, "the distributor"),
            songs=tuple(f"{self.drama_id}/{song}" for song, _ in songs),
            notes=self.statements(fields, "notes"),
            sources=self.sources(fields),
        )

    def _based_on(self, fields: Fields) -> BasedOn:
        return BasedOn(
            kind=fields.required("kind"),
            kind_ko=fields.text("kind_ko"),
            title=fields.required("title"),
            title_ko=fields.text("title_ko"),
            by=fields.text("by"),
            by_ko=fields.text("by_ko"),
            years=fields.text("years"),
            sources=self.sources(fields),
        )

    def _remake(self, fields: Fields) -> Remake:
        return Remake(
            title=fields.text("title"),
            title_ko=fields.text("title_ko"),
            kind=fields.required("kind"),
            kind_ko=fields.text("kind_ko"),
            countries=fields.texts("countries"),
            countries_ko=fields.texts("countries_ko"),
            year=fields.number("year"),
            date=fields.date("date"),
            aired=fields.one("aired", self.aired, "the broadcast of a remake"),
            network=fields.text("network"),
            platform=fields.text("platform"),
            by=fields.text("by"),
            notes=self.statements(fields, "notes"),
            sources=self.sources(fields),
        )

    def _relation(self, fields: Fields) -> Relation:
        return Relation(
            kind=fields.required("kind"),
            kind_ko=fields.text("kind_ko"),
            work=fields.required("work"),
            work_ko=fields.text("work_ko"),
            by=fields.text("by"),
            by_ko=fields.text("by_ko"),
            notes=self.statements(fields, "notes"),
            sources=self.sources(fields),
        )

    def _reference(self, fields: Fields, key: str) -> str | None:
        """The full id of a song of this file; checked once all songs have been read."""
        song = fields.text(key)
        if song is None:
            return None
        self.references.append(lambda: self._expect_song(fields, fields.line_of(key), song))
        return f"{self.drama_id}/{song}"

    def _expect_song(self, fields: Fields, node: yaml.Node, song: str) -> None:
        if song not in self.song_ids:
            near = nearest(song, self.song_ids)
            fields.refuse(
                node,
                f"{fields.where} names the song `{song}`{hint(near)}, which is not among the songs "
                "of this file; add it or correct the id.",
                near,
            )
