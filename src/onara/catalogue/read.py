"""A catalogue file becomes a ``Drama``.

The format is described in docs/catalogue.md.  Reading is strict: what is not understood is
refused with the line it stands on, since a typing slip that is dropped in silence is a lost fact.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import yaml

from onara.catalogue.fields import CatalogueError, Fields, complain, parse
from onara.catalogue.model import (
    Aired,
    BasedOn,
    Claim,
    Conflict,
    Drama,
    Original,
    Person,
    Relation,
    Release,
    Remake,
    Song,
    Soundtrack,
    Title,
    Version,
)
from onara.catalogue.roles import ROLES

CREDITS = ("lyrics", "music", "arrangement", "producer")
_NO_SOUNDTRACK = Soundtrack((), (), (), (), (), (), ())


def read_drama(text: str, file: Path) -> Drama:
    """The drama of one catalogue file.

    ``file`` is only named in complaints.  Raises ``CatalogueError`` with file and line where the
    text is not YAML or does not keep to the format.
    """
    return _Reader(parse(text, file), file).drama()


def read_file(file: Path) -> Drama:
    """The drama of the catalogue file at ``file``; raises ``CatalogueError`` as `read_drama`."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise CatalogueError(f"{file}: this is not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise CatalogueError(f"{file}: it cannot be read ({error.strerror}).") from None
    return read_drama(text, file)


class _Reader:
    """Reads one file; holds what its statements refer to: sources, songs and the drama's id."""

    def __init__(self, root: yaml.Node, file: Path) -> None:
        self.root = Fields(root, file, "the file")
        self.source_table = self.root.one("sources", _source_table, "the table of sources") or {}
        self.drama_id = ""
        self.song_ids: set[str] = set()
        self.references: list[Callable[[], None]] = []

    def drama(self) -> Drama:
        head = self.root.one("drama", self._drama, "the drama")
        if head is None:
            complain(self.root.file, self.root.node, "the file needs the section `drama`.")
        drama = replace(
            head,
            songs=self.root.many("songs", self._song, "a song"),
            soundtrack=self.root.one("soundtrack", self._soundtrack, "the soundtrack")
            or _NO_SOUNDTRACK,
            relations=self.root.many("relations", self._relation, "a relation"),
            conflicts=self.root.many("conflicts", self._conflict, "a conflict"),
            unverified=head.unverified
            + self.root.many("unverified", _claim, "an unverified claim"),
        )
        self.root.done()
        for check in self.references:
            check()
        return drama

    def _drama(self, fields: Fields) -> Drama:
        self.drama_id = fields.id("id")
        return Drama(
            id=self.drama_id,
            title=fields.required("title"),
            title_ko=fields.text("title_ko"),
            title_romanised=fields.text("title_romanised"),
            title_hanja=fields.text("title_hanja"),
            other_titles=_titles(fields),
            network=fields.text("network"),
            aired=fields.one("aired", _aired, "the broadcast"),
            episodes=fields.number("episodes"),
            specials=fields.number("specials"),
            seasons=fields.number("seasons"),
            episodes_all_seasons=fields.number("episodes_all_seasons"),
            genres=fields.texts("genres"),
            directors=_people(fields, "directors"),
            writers=_people(fields, "writers"),
            production=_people(fields, "production"),
            cast=_people(fields, "cast"),
            based_on=fields.one("based_on", self._based_on, "the work that the drama is based on"),
            remade_as=fields.many("remade_as", self._remake, "a remake"),
            related_adaptations=fields.texts("related_adaptations"),
            facts=fields.texts("facts"),
            founding_list_remarks=fields.texts("founding_list_remarks"),
            soundtrack=_NO_SOUNDTRACK,
            songs=(),
            relations=(),
            conflicts=(),
            sources=self._sources(fields),
            unverified=_claims(fields),
        )

    def _song(self, fields: Fields) -> Song:
        own_id = fields.id("id")
        fields.where = f"the song `{own_id}`"
        if own_id in self.song_ids:
            fields.fail("id", f"there are two songs `{own_id}`; give each its own id.")
        self.song_ids.add(own_id)
        title, title_ko = fields.text("title"), fields.text("title_ko")
        if not (title or title_ko):
            fields.fail("id", f"{fields.where} needs `title` or `title_ko`.")
        roles = fields.texts("roles")
        for role, node in zip(roles, fields.nodes("roles"), strict=True):
            if role not in ROLES:
                known = ", ".join(ROLES)
                complain(fields.file, node, f"`{role}` is not a role; known are: {known}.")
        return Song(
            id=f"{self.drama_id}/{own_id}",
            drama_id=self.drama_id,
            title=title or title_ko or "",
            title_ko=title_ko,
            title_romanised=fields.text("title_romanised"),
            other_titles=_titles(fields),
            performers=_people(fields, "performers"),
            credits=fields.one("credits", _credits, f"the credits of `{own_id}`") or {},
            part=fields.part("part"),
            released=fields.date("released"),
            roles=roles,
            version_of=self._reference(fields, "version_of"),
            cover_of=fields.one("cover_of", _original, f"the original of `{own_id}`"),
            versions=fields.many("versions", self._version, f"a version of `{own_id}`"),
            quoted_line=fields.text("quoted_line"),
            scenes=fields.texts("scenes"),
            moods=fields.texts("moods"),
            notes=fields.texts("notes"),
            in_founding_list=fields.flag("founding_list"),
            sources=self._sources(fields),
            unverified=_claims(fields),
        )

    def _version(self, fields: Fields) -> Version:
        return Version(
            kind=fields.required("kind"),
            song=self._reference(fields, "song"),
            title=fields.text("title"),
            performers=_people(fields, "performers"),
            lyrics=fields.text("lyrics"),
            date=fields.date("date"),
            made_for=fields.text("for"),
            notes=fields.texts("notes"),
        )

    def _soundtrack(self, fields: Fields) -> Soundtrack:
        return Soundtrack(
            music_directors=_people(fields, "music_directors"),
            producers=_people(fields, "producers"),
            labels=_people(fields, "labels"),
            releases=fields.many("releases", self._release, "a release"),
            notes=fields.texts("notes"),
            sources=self._sources(fields),
            unverified=_claims(fields),
        )

    def _release(self, fields: Fields) -> Release:
        title = fields.required("title")
        fields.where = f'the release "{title}"'
        songs = fields.texts("songs")
        for song, node in zip(songs, fields.nodes("songs"), strict=True):
            self._expect_song(fields, node, song)
        return Release(
            title=title,
            part=fields.part("part"),
            date=fields.date("date"),
            other_date=fields.date("other_date"),
            tracks=fields.number("tracks"),
            label=fields.one("label", _person, "the label"),
            distributor=fields.one("distributor", _person, "the distributor"),
            songs=tuple(f"{self.drama_id}/{song}" for song in songs),
            notes=fields.texts("notes"),
            sources=self._sources(fields),
        )

    def _based_on(self, fields: Fields) -> BasedOn:
        return BasedOn(
            kind=fields.required("kind"),
            title=fields.required("title"),
            by=fields.text("by"),
            years=fields.text("years"),
            sources=self._sources(fields),
        )

    def _remake(self, fields: Fields) -> Remake:
        return Remake(
            title=fields.text("title"),
            kind=fields.required("kind"),
            countries=fields.texts("countries"),
            year=fields.number("year"),
            date=fields.date("date"),
            aired=fields.one("aired", _aired, "the broadcast of a remake"),
            network=fields.text("network"),
            platform=fields.text("platform"),
            by=fields.text("by"),
            notes=fields.texts("notes"),
            sources=self._sources(fields),
        )

    def _relation(self, fields: Fields) -> Relation:
        return Relation(
            kind=fields.required("kind"),
            work=fields.required("work"),
            by=fields.text("by"),
            notes=fields.texts("notes"),
            sources=self._sources(fields),
        )

    def _conflict(self, fields: Fields) -> Conflict:
        return Conflict(
            about=fields.required("about"),
            detail=fields.required("detail"),
            sources=self._sources(fields),
        )

    def _sources(self, fields: Fields) -> tuple[str, ...]:
        """The sources of a statement: names of the file's table, or addresses as they are."""
        found = []
        for name, node in zip(fields.texts("sources"), fields.nodes("sources"), strict=True):
            if name not in self.source_table and "://" not in name:
                complain(
                    fields.file,
                    node,
                    f"the source `{name}` is neither an address nor in the table of sources "
                    "at the top of the file.",
                )
            found.append(self.source_table.get(name, name))
        return tuple(found)

    def _reference(self, fields: Fields, key: str) -> str | None:
        """The full id of a song of this file; checked once all songs have been read."""
        song = fields.text(key)
        if song is None:
            return None
        self.references.append(lambda: self._expect_song(fields, fields.line_of(key), song))
        return f"{self.drama_id}/{song}"

    def _expect_song(self, fields: Fields, node: yaml.Node, song: str) -> None:
        if song not in self.song_ids:
            complain(
                fields.file,
                node,
                f"{fields.where} names the song `{song}`, which is not among the songs of this "
                "file; add it or correct the id.",
            )


def _source_table(fields: Fields) -> Mapping[str, str]:
    return {name: fields.required(name) for name in fields.names()}


def _titles(fields: Fields) -> tuple[Title, ...]:
    def read(entry: Fields) -> Title:
        return Title(entry.required("title"), entry.text("about"))

    return fields.texts_or_blocks("other_titles", Title, read, "a title")


def _person(fields: Fields) -> Person:
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
        about=fields.text("about"),
    )


def _people(fields: Fields, key: str) -> tuple[Person, ...]:
    return fields.many(key, _person, f"an entry of `{key}`")


def _credits(fields: Fields) -> Mapping[str, tuple[Person, ...]]:
    credits = {kind: _people(fields, kind) for kind in CREDITS}
    return {kind: people for kind, people in credits.items() if people}


def _claim(fields: Fields) -> Claim:
    return Claim(
        claim=fields.required("claim"),
        reason=fields.required("reason"),
        titles=fields.texts("titles"),
        names=fields.texts("names"),
    )


def _claims(fields: Fields) -> tuple[Claim, ...]:
    return fields.many("unverified", _claim, "an unverified claim")


def _aired(fields: Fields) -> Aired:
    first, last = fields.date("first"), fields.date("last")
    if first is None or last is None:
        fields.fail("first", f"{fields.where} needs the dates `first` and `last`.")
    return Aired(first, last, fields.text("slot"), fields.text("about"))


def _original(fields: Fields) -> Original:
    return Original(
        title=fields.text("title"),
        title_ko=fields.text("title_ko"),
        title_romanised=fields.text("title_romanised"),
        artists=_people(fields, "artists"),
        year=fields.number("year"),
        album=fields.text("album"),
        notes=fields.texts("notes"),
    )
