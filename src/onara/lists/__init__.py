"""What does this fan keep together? Lists of the fan's own, bookmarks, and playlists of them."""

from onara.lists.export import export
from onara.lists.fan_list import (
    BOOKMARKS,
    FOUNDING_LIST,
    Entry,
    FanList,
    InAlready,
    ListError,
    NameTaken,
    NoSuchList,
    NotInList,
    OnlyRead,
)
from onara.lists.intake import Intake, read_playlist
from onara.lists.lists import Lists
from onara.lists.own import Own, OwnKind, own
from onara.lists.playlist import Missing, Playlist, PlaylistTrack, playlist

__all__ = [
    "BOOKMARKS",
    "FOUNDING_LIST",
    "Entry",
    "FanList",
    "InAlready",
    "Intake",
    "ListError",
    "Lists",
    "Missing",
    "NameTaken",
    "NoSuchList",
    "NotInList",
    "OnlyRead",
    "Own",
    "OwnKind",
    "Playlist",
    "PlaylistTrack",
    "export",
    "own",
    "playlist",
    "read_playlist",
]
