"""By which ids others know what is in a file: those of MusicBrainz, and ISRCs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_MBID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ISRC = re.compile(r"[A-Z]{2}[A-Z0-9]{3}[0-9]{7}")


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Ids that a file's tags give: MusicBrainz's of the recording, its artists and release, and
    ISRCs (ISO 3901, without dashes)."""

    recording: str | None = None
    artists: tuple[str, ...] = ()
    release: str | None = None
    isrcs: tuple[str, ...] = ()

    @classmethod
    def of(cls, fields: Mapping[str, tuple[str, ...]]) -> Identifiers:
        """Those among the fields of a file by Picard's names; what is no id is left out."""

        def mbids(name: str) -> tuple[str, ...]:
            values = (each.strip().lower() for each in fields.get(name, ()))
            return tuple(dict.fromkeys(each for each in values if _MBID.fullmatch(each)))

        codes = (re.sub(r"[\s-]", "", each).upper() for each in fields.get("isrc", ()))
        return cls(
            next(iter(mbids("musicbrainz_recordingid")), None),
            mbids("musicbrainz_artistid"),
            next(iter(mbids("musicbrainz_albumid")), None),
            tuple(dict.fromkeys(each for each in codes if _ISRC.fullmatch(each))),
        )


NO_IDENTIFIERS = Identifiers()
