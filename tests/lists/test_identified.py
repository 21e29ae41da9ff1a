from __future__ import annotations

from pathlib import Path

from mutagen.id3 import ID3, TSRC, TXXX, UFID

from onara.demo import Rendered
from onara.lists import Missing, Playlist, PlaylistTrack
from onara.lists.identified import identified, identifiers_of
from onara.lists.identifiers import NO_IDENTIFIERS

MBID = "8f3471b5-7e6a-48da-86a9-c1c07a0f47ae"


def test_ids_are_read_off_a_real_files_tags(rendered: Rendered, tmp_path: Path) -> None:
    source = next(rendered.soundtrack.rglob("*.mp3"))
    file = tmp_path / "곡.mp3"
    file.write_bytes(source.read_bytes())
    tags = ID3(file)
    tags.add(UFID(owner="http://musicbrainz.org", data=MBID.encode()))
    tags.add(TXXX(encoding=3, desc="MusicBrainz Artist Id", text=[MBID]))
    tags.add(TSRC(encoding=3, text=["KRA301200001"]))
    tags.save()
    missing = Missing("d/rain", "Rain", "V", "not in the library")
    track = PlaylistTrack("d/s", "S", "", "", 1.0, file)
    made = identified(Playlist("x", None, (missing, track)))
    assert made.missing == (missing,)
    (known,) = made.tracks
    assert known.identifiers.recording == MBID
    assert known.identifiers.artists == (MBID,)
    assert known.identifiers.isrcs == ("KRA301200001",)
    assert identifiers_of(source).recording is None


def test_a_file_that_cannot_be_read_has_none(tmp_path: Path) -> None:
    assert identifiers_of(tmp_path / "gone.mp3") == NO_IDENTIFIERS
    (tmp_path / "junk.mp3").write_bytes(b"x" * 100)
    assert identifiers_of(tmp_path / "junk.mp3") == NO_IDENTIFIERS
