"""``onara push``: a list as a playlist on a music server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command, complain, say, say_json

if TYPE_CHECKING:
    from onara.servers import Found, Server, ServerSong, Written

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="LIST",
        help="A list of yours, a drama, a singer, a song, or scanned episodes: “goblin 7”.",
    ),
]
To = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="SERVER",
        help="One of onara servers list.",
        show_default="the only one, where there is one",
    ),
]
Name = Annotated[
    str | None,
    typer.Option("--name", metavar="NAME", help="What the playlist is called on the server."),
]
Heard = Annotated[
    bool, typer.Option("--heard", help="What is heard in the scanned episodes of a drama.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Only say what would be in it; nothing is written.")
]
NoListen = Annotated[
    bool, typer.Option("--no-listen", help="Go by files, ids and tags alone; fetch no sound.")
]
Replace = Annotated[
    bool, typer.Option("--replace", help="Also where somebody changed the playlist since.")
]
_SIGNS = {"matched": "♪", "uncertain": "?", "missing": "-"}


@command
def push(
    words: Words,
    to: To = None,
    name: Name = None,
    heard: Heard = False,
    dry_run: DryRun = False,
    no_listen: NoListen = False,
    replace: Replace = False,
    home: Home = None,
    as_json: Json = False,
) -> int:
    """Push a list to a music server, as a playlist of the songs that the server has.

    Songs are found by file, by id, by tags, and by their sound where tags leave a doubt; what is
    not certain is not pushed, and said. Pushed again, the playlist is brought up to date; one that
    Onara did not make is never touched.

    Example:  onara push goblin 7 --to home --dry-run
    """
    from onara.catalogue import Linker
    from onara.cli.home import known
    from onara.cli.meant_list import list_meant
    from onara.index import Index
    from onara.lists import playlist
    from onara.scan import Scanner
    from onara.servers import Client, Matcher, ServerError, Servers, wanted_of
    from onara.servers import push as push_to
    from onara.servers.listening import Listener
    from onara.servers.song import songs_of

    found = known(home)
    servers = Servers(found.home)
    server = servers.get(to) if to else _only(servers.all())
    with Scanner.open(found.home) as scanner:
        meant = list_meant(" ".join(words), found, scanner, heard=heard, as_json=as_json)
        if meant is None:
            return UNUSABLE
        recordings = scanner.library.recordings()
        made = playlist(meant.kept, found.graph, recordings)
        wanted = wanted_of(made.entries, recordings, found.catalogue)
        client = Client(server)
        if client.greeting().is_onara and not dry_run:
            raise ServerError(
                f"{server.address} is another Onara, which only gives music out: it takes no "
                "playlists"
            )
        listener = None if no_listen else Listener(client, Index(found.home / "index"))
        matcher = Matcher(songs_of(client), Linker(found.catalogue), listener)
        results = [matcher.find(each) for each in wanted]
    for each in results:
        _say_found(each, as_json=as_json)
    songs = list(dict.fromkeys(each.song.id for each in results if each.song))
    written = None
    if songs and not dry_run:
        written = push_to(
            client,
            servers,
            meant.which,
            name or made.name,
            songs,
            rename=name is not None,
            replace=replace,
        )
    _say_done(server, name or made.name, results, written, as_json=as_json)
    if not songs:
        complain(f"nothing of this list was found on {server.name}; no playlist was written")
    elif written and len(written.songs) != len(songs):
        complain(f"the server took {len(written.songs)} of {len(songs)} songs")
    return DONE if songs else UNUSABLE


def _only(servers: list[Server]) -> Server:
    if len(servers) == 1:
        return servers[0]
    if not servers:
        raise typer.BadParameter("name a server first: onara servers add NAME ADDRESS")
    raise typer.BadParameter(f"say --to {' or '.join(each.name for each in servers)}")


def _say_found(found: Found, *, as_json: bool) -> None:
    if as_json:
        say_json(_told(found))
        return
    from onara.cli.words import shown

    say(shown(f"{_SIGNS[found.status]} {found.wanted.name}"))
    if found.song is None:
        say(shown(f"    {found.evidence}"))
        return
    album = f", {found.song.album}" if found.song.album else ""
    say(shown(f"    {found.how}: {found.evidence}"))
    say(shown(f"    {found.song.name}{album}"))


def _told(found: Found) -> dict[str, Any]:
    return {
        "name": found.wanted.name,
        "song": found.wanted.song,
        "recording": found.wanted.recording,
        "status": found.status,
        "how": str(found.how) if found.how else None,
        "evidence": found.evidence,
        "match": _song(found.song) if found.song else None,
        "doubtful": [_song(each) for each in found.doubtful],
    }


def _song(song: ServerSong) -> dict[str, Any]:
    return {
        "id": song.id,
        "title": song.title,
        "artist": song.artists[0] if song.artists else None,
        "album": song.album or None,
        "duration_s": song.duration_s,
        "path": song.path or None,
    }


def _say_done(
    server: Server, name: str, results: list[Found], written: Written | None, *, as_json: bool
) -> None:
    from onara.cli.words import shown

    counts = {
        status: sum(each.status == status for each in results)
        for status in ("matched", "uncertain", "missing")
    }
    if as_json:
        say_json(
            {
                "playlist": written.playlist if written else None,
                "name": written.name if written else name,
                "server": server.name,
                "deed": written.deed if written else None,
                **counts,
            }
        )
        return
    told = f"{counts['matched']} of {len(results)} found"
    told += f", {counts['uncertain']} uncertain" if counts["uncertain"] else ""
    if written is None:
        say(shown(f"“{name}” on {server.name}: {told}; nothing was written"))
        return
    deed = {"made": "made", "changed": "brought up to date", "unchanged": "up to date already"}
    say(shown(f"“{written.name}” on {server.name}: {told}; {deed[written.deed]}"))
