"""What does this fan keep together? Lists of the fan's own, bookmarks, and playlists of them."""

from onara.lists.export import export
from onara.lists.fan_list import BOOKMARKS, FOUNDING_LIST, Entry, FanList, ListError
from onara.lists.intake import Intake, read_playlist
from onara.lists.lists import Lists
from onara.lists.playlist import Missing, Playlist, PlaylistTrack, playlist

__all__ = [
    "BOOKMARKS",
    "FOUNDING_LIST",
    "Entry",
    "FanList",
    "Intake",
    "ListError",
    "Lists",
    "Missing",
    "Playlist",
    "PlaylistTrack",
    "export",
    "playlist",
    "read_playlist",
]
