"""XSPF 1, the XML playlist of Xiph (https://xspf.org/spec)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from onara.lists.fan_list import ListError
from onara.lists.heard import Named, placed, put_back
from onara.lists.location import as_uri, from_uri
from onara.lists.playlist import Missing, Playlist

NAMESPACE = "http://xspf.org/ns/0/"
SONG, MISSING = "urn:x-onara:song", "urn:x-onara:missing"
"""``meta`` relations that hold a song's id, so that a list survives the way out and back."""
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(made: Playlist, folder: Path | None) -> str:
    """The text of a playlist; locations are relative to ``folder`` where it is given."""
    root = ET.Element("playlist", {"version": "1", "xmlns": NAMESPACE})
    _text(root, "title", made.name)
    if annotation := annotated(made):
        _text(root, "annotation", annotation)
    for position, each in enumerate(made.entries, 1):
        if isinstance(each, Missing):
            _meta(root, MISSING, placed(each.song, position))
    tracks = ET.SubElement(root, "trackList")
    for track in made.tracks:
        element = ET.SubElement(tracks, "track")
        _text(element, "location", as_uri(track.path, folder))
        _text(element, "title", track.title)
        if track.performer:
            _text(element, "creator", track.performer)
        _text(element, "album", track.album)
        _text(element, "duration", str(round(track.duration_s * 1000)))
        _meta(element, SONG, track.song)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def annotated(made: Playlist) -> str:
    """The playlist's note, with the songs that are missing named."""
    missing = "; ".join(f"{each.name} ({each.reason})" for each in made.missing)
    return "\n".join(filter(None, [made.note, f"Missing: {missing}" if missing else ""]))


def read(text: str, folder: Path) -> tuple[str | None, list[Named]]:
    """Name and entries of a playlist that lies in ``folder``; raises `ListError`."""
    if "<!DOCTYPE" in text:
        raise ListError("an XSPF playlist has no document type; this one is not read")
    try:
        root = ET.fromstring(text)
    except ET.ParseError as error:
        raise ListError(f"this is not XML: {error}") from None
    if root.tag != f"{{{NAMESPACE}}}playlist":
        raise ListError("this XML is not an XSPF playlist")
    found = [_read_track(each, folder) for each in root.iter(f"{{{NAMESPACE}}}track")]
    metas = root.findall(f"{{{NAMESPACE}}}meta")
    missing = [each.text or "" for each in metas if each.get("rel") == MISSING]
    return _found(root, "title") or None, put_back(found, missing)


def _read_track(track: ET.Element, folder: Path) -> Named:
    location = _found(track, "location")
    metas = track.findall(f"{{{NAMESPACE}}}meta")
    song = next((each.text for each in metas if each.get("rel") == SONG), None)
    path = from_uri(location, folder) if location else None
    return Named(song, _found(track, "title"), _found(track, "creator"), path)


def _found(element: ET.Element, name: str) -> str:
    return (element.findtext(f"{{{NAMESPACE}}}{name}") or "").strip()


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _NOT_XML.sub("\ufffd", text)


def _meta(parent: ET.Element, relation: str, text: str) -> None:
    ET.SubElement(parent, "meta", {"rel": relation}).text = text
