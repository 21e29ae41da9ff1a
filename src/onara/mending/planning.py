"""From what is proposed for the files of a folder to a plan of what is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from onara.catalogue import Drama, Song
from onara.collection import Proposal
from onara.errors import UnusableInput
from onara.mending.file_name import file_name
from onara.mending.moves import leads_out, moves_within
from onara.mending.plan import Item, Plan, PlaylistItem, Stamp
from onara.mending.playlists import following
from onara.mending.template import Template
from onara.mending.values import Fields, values_of
from onara.tagging import FileTags, kept, read
from onara.tagging.mapping import PAIRS

Known = tuple[Song | None, Drama | None, str | None]
"""A song and drama of the catalogue, and the version of the song that a file holds."""
KnownOf = Callable[[Path, Fields], Known]

_ROOM = 16
"""Bytes that a sidecar's ending may be longer than that of its song: ``.zh-Hant.ttml``."""
_BY_TEMPLATE = "the template and its tags give it this name"


def planned(
    root: Path,
    proposals: Iterable[Proposal],
    *,
    files: Sequence[Path] = (),
    template: Template | None = None,
    known_of: KnownOf | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Plan:
    """What is done about proposals for files in ``root``, an absolute path.

    With a ``template`` all ``files`` are moved by it too; ``known_of`` says what the catalogue
    knows of each, from its path and its tags; ``progress`` is told how many of how many are done.
    What cannot be changed or moved has an item that says why.
    """
    items: dict[Path, Item] = {}
    wanted: dict[Path, Path] = {}
    for proposal in proposals:
        items[proposal.path] = _item(root, proposal)
        if proposal.move_to:
            wanted[proposal.path] = proposal.move_to
    for number, path in enumerate(files if template else ()):
        if progress:
            progress(number, len(files))
        try:
            item = items.get(path) or _item(root, Proposal(path, read(path), {}, None, {}))
            if template and not item.refused:
                wanted[path] = _by_template(root, path, template, _after(item), known_of)
                item = replace(item, reasons={**item.reasons, "path": _BY_TEMPLATE})
        except UnusableInput as error:
            wanted.pop(path, None)
            item = items.get(path) or _nothing(path)
            item = replace(item, refused=error.reason)
        items[path] = item
    return _with_moves(root, items, wanted)


def _with_moves(root: Path, items: Mapping[Path, Item], wanted: Mapping[Path, Path]) -> Plan:
    moves = moves_within(root, {path: to for path, to in wanted.items() if not items[path].refused})
    made = []
    for path in sorted(items):
        along = moves.along.get(path, {})
        try:
            stamps = {each: Stamp.of(each) for each in along}
        except OSError:
            along, stamps = {}, {}
        item = replace(
            items[path],
            move_to=moves.moves.get(path),
            along=along,
            stamps=stamps,
            refused=items[path].refused or moves.refused.get(path),
        )
        if not item.does_nothing or item.refused:
            made.append(item)
    return Plan(root, tuple(made), _playlists(root, made))


def _playlists(root: Path, items: Sequence[Item]) -> tuple[PlaylistItem, ...]:
    leaders = {path: item.path for item in items for path in item.along}
    every = {item.path: item.move_to for item in items if item.move_to}
    for item in items:
        every |= item.along
    return following(root, every, leaders)


def _item(root: Path, proposal: Proposal) -> Item:
    path, before = proposal.path, proposal.before
    if path.is_symlink():
        return _nothing(path, "is a link: only the file that it leads to can be changed")
    if leads_out(root, path):
        return _nothing(path, "would be reached by a link out of the folder")
    try:
        stamp = Stamp.of(path)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        return _nothing(path, f"cannot be read ({why})")
    # What the container makes of the values is what is shown.
    after = kept(before.container, {**before.fields, **proposal.changes})
    touched = {*proposal.changes, *(PAIRS[name] for name in proposal.changes if name in PAIRS)}
    changes = {
        name: after.get(name, ())
        for name in sorted(touched)
        if after.get(name, ()) != before.fields.get(name, ())
    }
    return Item(path, stamp, before, changes, None, proposal.reasons, {}, {})


def _nothing(path: Path, why: str | None = None) -> Item:
    return Item(path, Stamp(0, 0, 0), FileTags(""), {}, None, {}, {}, {}, why)


def _after(item: Item) -> Fields:
    fields = {**item.before.fields, **item.changes}
    return {name: values for name, values in fields.items() if values}


def _by_template(
    root: Path, path: Path, template: Template, fields: Fields, known_of: KnownOf | None
) -> Path:
    """Raises `UnusableInput` where the template gives no name."""
    song, drama, version = known_of(path, fields) if known_of else (None, None, None)
    try:
        *folders, name = template.fill(values_of(fields, song, drama, version))
    except KeyError as missing:
        raise UnusableInput(path, f"has no {missing.args[0]}, which its new name needs") from None
    except ValueError:
        raise UnusableInput(path, "would have no name by the template") from None
    # A file may be told from its neighbours by its kind alone, so its ending stays.
    names = [*map(file_name, folders), file_name(name, path.suffix, room=_ROOM)]
    if not all(names):
        raise UnusableInput(path, "would have no name by the template")
    return root.joinpath(*names)
