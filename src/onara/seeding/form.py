"""A release as the fields with which MusicBrainz's release editor can be filled in beforehand.

The names are those of musicbrainz.org/doc/Development/Seeding/Release_Editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from onara.seeding.release import Artist, Release, Standing

ADDRESS = "https://musicbrainz.org/release/add"
_SINGLE, _EP = 2, 6
"""Tracks up to which a record is proposed as a single, and as an EP; a person looks it over."""
_MOST_SOURCES = 10
"""Addresses in an edit note: a reviewer reads a few."""
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def fields_of(release: Release, note: str) -> list[tuple[str, str]]:
    """Name and value of each field, in the order of the form; ``note`` is the edit note.

    Language, script and country are those of Korean soundtracks, left out where nothing of the
    titles is in Hangul.
    """
    return [(name, value) for name, value in _fields(release, note) if value]


def edit_note(release: Release, standing: Standing) -> str:
    """What the edit rests on, for who reviews it; in English, as MusicBrainz asks."""
    lines = [
        f"From the tags of {len(release.tracks)} files; lengths are measured on the decoded sound."
    ]
    if release.drama:
        lines.append(f"Soundtrack of the Korean drama {release.drama}.")
    if standing == "missing":
        lines.append("Not found by its title in a local import of MusicBrainz.")
    if release.sources:
        lines.append("Its songs are described at:")
        lines += [f"* {each}" for each in release.sources[:_MOST_SOURCES]]
    return "\n".join([*lines, "Filled in with Onara, to be looked over by hand."])


def _fields(release: Release, note: str) -> Iterator[tuple[str, str]]:
    yield "name", release.title
    yield "type", primary_type(release)
    yield "type", "Soundtrack"
    yield from _credit("", release.artists)
    yield "status", "official"
    titles = [release.title, *(track.title for track in release.tracks)]
    if any(_HANGUL.search(title) for title in titles):
        yield "language", "kor"
        yield "script", "Kore"
        yield "events.0.country", "KR"
    if release.date and (date := _DATE.match(release.date)):
        for part, value in zip(("year", "month", "day"), date.groups(), strict=True):
            yield f"events.0.date.{part}", value or ""
    yield "labels.0.name", release.label or ""
    yield "labels.0.catalog_number", release.catalogue_number or ""
    yield "barcode", release.barcode or ""
    for place, (_, tracks) in enumerate(groupby(release.tracks, key=lambda track: track.disc)):
        medium = f"mediums.{place}"
        yield f"{medium}.format", release.media or ""
        for number, track in enumerate(tracks):
            start = f"{medium}.track.{number}"
            yield f"{start}.name", track.title
            yield f"{start}.number", str(track.number)
            yield f"{start}.length", str(track.length_ms)
            yield f"{start}.recording", track.recording_mbid or ""
            yield from _credit(f"{start}.", track.artists)
    yield "edit_note", note


def primary_type(release: Release) -> str:
    """Album, EP or Single, by the number of tracks."""
    songs = len(release.tracks)
    return "Single" if songs <= _SINGLE else "EP" if songs <= _EP else "Album"


def _credit(before: str, artists: Iterable[Artist]) -> Iterator[tuple[str, str]]:
    for place, artist in enumerate(artists):
        start = f"{before}artist_credit.names.{place}"
        yield f"{start}.mbid", artist.mbid or ""
        yield f"{start}.name", artist.name
        yield f"{start}.artist.name", artist.name
        yield f"{start}.join_phrase", artist.join
