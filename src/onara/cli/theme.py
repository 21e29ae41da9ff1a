"""``onara theme``: the drama's opening as ``theme.mp3`` in the folder of the show."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command, complain, say, say_json

if TYPE_CHECKING:
    from onara.players.theme import Candidate
    from onara.scan import Scanner
    from onara.sheet import Scanned

Show = Annotated[
    list[str],
    typer.Argument(metavar="DRAMA", help="The folder of a show, or a scanned drama by its name."),
]
Song = Annotated[
    str | None, typer.Option("--song", metavar="SONG", help="This recording of yours instead.")
]
Apply = Annotated[bool, typer.Option("--apply", help="Write it.")]
Remove = Annotated[bool, typer.Option("--remove", help="Take away the theme that Onara wrote.")]


class Where(NamedTuple):
    """A show: its folder, the catalogue's id of the drama, and its scanned episodes."""

    folder: Path
    drama: str | None
    episodes: Sequence[Scanned]


@command
def theme(
    drama: Show,
    song: Song = None,
    apply: Apply = False,
    remove: Remove = False,
    home: Home = None,
    as_json: Json = False,
) -> int:
    """Propose the drama's opening as theme.mp3, which Jellyfin plays on the show's page.

    It is looked for among your recordings: what the catalogue calls the opening, or what was heard
    as one. Nothing is written without --apply; then it is copied, or made MP3, and your own file
    stays. A theme that is there already is left as it is.

    Example:  onara theme ~/Dramas/Goblin --apply
    """
    from onara.cli.writing import Writer
    from onara.players import theme as themes
    from onara.scan import Scanner

    if remove and (apply or song is not None):
        raise typer.BadParameter("--remove stands alone")
    with Scanner.open(home) as scanner:
        where = _where(" ".join(drama), scanner)
        found = [] if remove else _candidates(where, song, scanner)
        writer = Writer(scanner, as_json=as_json)
    path = where.folder / themes.NAME
    if remove:
        writer.remove(path)
        return _tell(path, where, "removed", [], as_json=as_json)
    there = themes.present(where.folder)
    if not found:
        return _tell(path, where, "none", [], as_json=as_json)
    if there is None and apply:
        writer.put(path, themes.content(found[0]), made_folder=False)
    state = "there" if there else "written" if apply else "proposed"
    return _tell(there or path, where, state, found, as_json=as_json)


def _where(typed: str, scanner: Scanner) -> Where:
    from onara.catalogue import Catalogue
    from onara.episodes import episode_files, identify_episode
    from onara.players.problem import PlayerError
    from onara.players.theme import show_folder
    from onara.scanned.choosing import choose

    folder = Path(os.path.abspath(os.path.expanduser(typed)))  # noqa: PTH100, PTH111 - keeps links
    scanned = scanner.store.episodes()
    if os.path.isdir(folder):  # noqa: PTH112 - is_dir() raises where it may not be entered
        inside = [one for one in scanned if folder in one.episode.path.parents]
        dramas = {one.episode.drama for one in inside}
        if not inside:
            files, refused = episode_files([folder])
            if not files:
                raise refused[0]
            catalogue: Catalogue = scanner.catalogue
            dramas = {identify_episode(each, catalogue).drama for each in files}
            folders = {show_folder(each) for each in files}
        else:
            folders = {show_folder(one.episode.path) for one in inside}
    else:
        inside = choose(typed, scanner)
        dramas = {one.episode.drama for one in inside}
        folders = {show_folder(one.episode.path) for one in inside}
    if len(dramas) > 1:
        raise PlayerError(f"{typed}: there are {len(dramas)} dramas in it; name one")
    if len(folders) > 1:
        told = ", ".join(sorted(map(str, folders)))
        raise PlayerError(f"{typed}: its episodes lie in {told}; name one of these folders")
    (show,) = folders
    if not os.path.isdir(show):  # noqa: PTH112
        raise PlayerError(f"{show}: this folder is not there; plug in the drive")
    (of,) = dramas
    return Where(show, of, [one for one in scanned if show in one.episode.path.parents])


def _candidates(where: Where, song: str | None, scanner: Scanner) -> Sequence[Candidate]:
    from onara.players.theme import candidates, chosen
    from onara.scanned.owned import owned_recording

    recordings = scanner.library.recordings()
    roles: dict[str, Iterable[str]] = {}
    if where.drama is not None:
        songs = scanner.catalogue.songs
        roles = {one.id: one.roles for one in songs if one.drama_id == where.drama}
    cues = {one.episode.id: scanner.store.cues(one.episode.id) for one in where.episodes}
    found = candidates(where.drama, recordings, {k: tuple(v) for k, v in roles.items()}, cues)
    if song is None:
        return found
    meant = owned_recording(song, recordings)
    known = [one for one in found if one.recording.recording == meant.recording]
    return known or [chosen(meant)]


def _tell(
    path: Path, where: Where, state: str, found: Sequence[Candidate], *, as_json: bool
) -> int:
    best = found[0] if found else None
    status = UNUSABLE if state == "none" else DONE
    if as_json:
        told: dict[str, Any] = {"file": str(path), "drama": where.drama, "state": state}
        proposed = [_json(each) for each in found]
        say_json(told | {"theme": proposed[0] if best else None, "others": proposed[1:]})
        return status
    from onara.cli.words import shown

    if state == "none":
        complain(
            f"{where.folder}: none of your recordings is known to be this drama's opening; "
            "name one with --song"
        )
    elif state == "removed":
        say(shown(f"{path}: the theme is gone"))
    elif best is not None:
        say("\n".join(shown(line) for line in _lines(path, state, found)))
    return status


_ENDS = {
    "proposed": "nothing is written yet; write it with --apply",
    "written": "written; take it away with --remove",
    "there": "this show has a theme already, which is left as it is",
}


def _lines(path: Path, state: str, found: Sequence[Candidate]) -> Iterable[str]:
    from onara.cli.words import shown

    best, *others = found
    yield shown(path)
    yield f"  ♪ {_name(best)}"
    yield f"    {'; '.join(best.why()) or 'as you say'}"
    yield f"    {'a copy' if best.is_copied else 'MP3 made'} of {best.source}"
    for each in others:
        yield f"  or, with --song: {_name(each)} ({'; '.join(each.why())})"
    yield _ENDS[state]


def _name(each: Candidate) -> str:
    by = each.recording.tags.artist
    return f"{by} – {each.recording.title}" if by else each.recording.title


def _json(each: Candidate) -> dict[str, Any]:
    return {
        "recording": each.recording.recording,
        "title": each.recording.title,
        "performer": each.recording.tags.artist,
        "source": str(each.source),
        "copied": each.is_copied,
        "role": each.role,
        "heard": each.heard,
        "why": list(each.why()),
    }
