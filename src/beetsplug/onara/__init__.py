"""The drama, song, role and part of each track, in beets: linked, asked for, named in paths.

A track is linked where Onara is certain which song it holds; otherwise it has none of the fields.
The guide is docs/beets.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from optparse import Values
from typing import TYPE_CHECKING, Any, NamedTuple

from beets import config
from beets.dbcore import types
from beets.exceptions import UserError
from beets.importer import ImportSession, ImportTask
from beets.library import Album, Item
from beets.library import Library as Beets
from beets.plugins import BeetsPlugin
from beets.ui import Subcommand, print_
from mediafile import MediaFile, UnreadableFileError

from beetsplug.onara.fields import (
    FIELDS,
    OF_ALBUMS,
    Value,
    fields_of,
    media_field,
    put,
    tags_of,
    unite,
    write_tags,
)
from beetsplug.onara.queries import Name
from onara.errors import OnaraError

if TYPE_CHECKING:
    from beetsplug.onara.knowledge import Kind, Knowledge
    from onara.library import Library


class Linked(NamedTuple):
    """What a track has been given, and why; ``fields`` are empty where nothing is certain."""

    fields: dict[str, Value]
    changed: bool
    why: str


class OnaraPlugin(BeetsPlugin):
    """Links tracks to the songs of Onara's catalogue."""

    def __init__(self) -> None:
        super().__init__()
        self.config.add({"auto": True, "write": False, "listen": False, "home": None})
        for name in FIELDS:
            MediaFile.add_field(name, media_field(name))
        text = types.STRING
        self.item_types: dict[str, types.Type] = dict.fromkeys(FIELDS, text) | {
            "onara_song": Name(lambda typed: self.meant("song", typed), ("onara_song",)),
            "onara_drama": Name(lambda typed: self.meant("drama", typed), OF_ALBUMS[:3]),
            "onara_role": types.MULTI_VALUE_DSV,
            "onara_part": types.NullInteger(),
        }
        self.album_types = {name: self.item_types[name] for name in OF_ALBUMS}
        if self.config["auto"].get(bool):
            self.import_stages = [self.imported]
        self.register_listener("write", self.before_writing)
        self.register_listener("album_imported", self.album_imported)
        self.register_listener("item_imported", self.item_imported)

    @cached_property
    def knowledge(self) -> Knowledge:
        from beetsplug.onara.knowledge import Knowledge

        return Knowledge(self.config["home"].as_optional_path())

    def meant(self, kind: Kind, typed: str) -> frozenset[str]:
        """The ids that words name; beets says what keeps them from being looked up."""
        with one_sentence():
            return self.knowledge.meant(kind, typed) if typed.strip() else frozenset()

    # Importing: linked before the files are moved, so that paths can name the drama.

    def imported(self, session: ImportSession, task: ImportTask) -> None:
        del session
        listen = self.config["listen"].get(bool)
        try:
            with self.knowledge.library() as library:
                for item in task.imported_items():
                    if self.link(item, library, listen=listen).changed:
                        item.store()
        except OnaraError as error:
            self._log.warning("nothing is linked: {}", error)
            return
        if task.is_album and task.album:
            unite(task.album)

    def album_imported(self, lib: Beets, album: Album) -> None:
        for item in album.items():
            self.item_imported(lib, item)

    def item_imported(self, lib: Beets, item: Item) -> None:
        del lib
        # beets writes nothing to what is imported as it is.
        if self.config["write"].get(bool) and fields_of(item):
            self.write(item)

    # Tags

    def before_writing(self, item: Item, path: bytes, tags: dict[str, Any]) -> None:
        """Whenever beets writes a file, with Onara's tags where that is wished."""
        del path
        if self.config["write"].get(bool):
            tags.update(fields_of(item))

    def write(self, item: Item) -> bool:
        """Write Onara's tags of a track, and no others; says whether the file had others."""
        try:
            file = MediaFile(item.filepath, id3v23=config["id3v23"].get(bool))
            if not write_tags(file, fields_of(item)):
                return False
        except UnreadableFileError as error:
            self._log.error("{}", error)
            return False
        item.mtime = item.current_mtime()
        item.store()
        return True

    # Linking

    def link(self, item: Item, library: Library, *, listen: bool, force: bool = False) -> Linked:
        """Set the fields of a track.

        What is linked already, or by its file's own tags, stays so without ``force`` and is only
        brought up to date.
        """
        said: dict[str, Any] = {} if force else fields_of(item) or self.tags(item)
        song, version, why = said.get("onara_song"), said.get("onara_version"), "as before"
        if song is None and (held := self.knowledge.holding(library, item, listen=listen)):
            song, version, why = held.song, held.version, held.evidence
        try:
            fields = self.knowledge.fields(song, version) if song else {}
        except KeyError:
            self._log.warning("the catalogue has no song {}: {}", song, item)
            return Linked(fields_of(item), False, why)
        return Linked(fields, put(fields, item), why)

    def tags(self, item: Item) -> dict[str, Value]:
        """What the tags of a track's file say of it."""
        try:
            return tags_of(MediaFile(item.filepath))
        except UnreadableFileError:
            return {}

    # Commands

    def commands(self) -> list[Subcommand]:
        link = Subcommand("onara", help="link tracks to the songs of Korean dramas")
        option = link.parser.add_option
        option("-p", "--pretend", action="store_true", help="only say what would change")
        option("-f", "--force", action="store_true", help="look anew, also at what is linked")
        option("-w", "--write", action="store_true", default=None, help="write tags as well")
        option("-W", "--nowrite", action="store_false", dest="write", help="write no tags")
        option("--listen", action="store_true", default=None, help="listen where tags say nothing")
        link.func = self.run_link
        missing = Subcommand("onara-missing", help="songs of a drama that are not here")
        missing.func = self.run_missing
        return [link, missing]

    def run_link(self, lib: Beets, opts: Values, words: list[str]) -> None:
        """``beet onara [QUERY]``"""
        write = self.config["write"].get(bool) if opts.write is None else opts.write
        listen = self.config["listen"].get(bool) if opts.listen is None else opts.listen
        linked = written = unknown = 0
        albums: dict[int, Album] = {}
        with one_sentence(), self.knowledge.library() as library:
            for item in lib.items(words):
                found = self.link(item, library, listen=listen, force=bool(opts.force))
                unknown += not found.fields
                if found.changed:
                    linked += bool(found.fields)
                    print_(f"{item}\n  {told(found)}")
                if opts.pretend:
                    continue
                if found.changed:
                    item.store()
                    if item.album_id and (album := item.get_album()):
                        albums[item.album_id] = album
                if write and (found.fields or found.changed):
                    written += self.write(item)
        for album in albums.values():
            unite(album)
        print_(f"{linked} {'would be ' * bool(opts.pretend)}linked, {unknown} not for certain")
        if written:
            print_(f"tags of {written} written")

    def run_missing(self, lib: Beets, opts: Values, words: list[str]) -> None:
        """``beet onara-missing DRAMA``"""
        del opts
        typed = " ".join(words)
        if not typed:
            raise UserError("name a drama: beet onara-missing goblin")
        with one_sentence():
            dramas = self.knowledge.dramas(typed)
        if not dramas:
            raise UserError(f"Onara's catalogue has no drama {typed}")
        owned = {item.get("onara_song") for item in lib.items("onara_song::.")}
        for drama in dramas:
            missing = [song for song in drama.songs if song.id not in owned]
            for song in missing:
                by = f" – {song.credit_line}" if song.credit_line else ""
                part = f" (part {song.part})" if song.part else ""
                print_(f"{song.title}{by}{part}")
            here = len(drama.songs) - len(missing)
            print_(f"{drama.title}: {here} of {len(drama.songs)} songs are here")


def told(linked: Linked) -> str:
    """What a track was linked to, and why, in one line."""
    fields = linked.fields
    if not fields:
        return "no longer linked"
    roles = fields.get("onara_role")
    role = f"{', '.join(roles)} of " if isinstance(roles, list) else ""
    return f"{fields['onara_song']}: {role}{fields['onara_drama_en']} ({linked.why})"


@contextmanager
def one_sentence() -> Iterator[None]:
    """Onara's errors as beets says its own."""
    try:
        yield
    except OnaraError as error:
        raise UserError(str(error)) from error
