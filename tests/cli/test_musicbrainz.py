"""``onara musicbrainz``: the guide's commands, and what they print."""

from __future__ import annotations

import csv
import json
import re
import shlex
from pathlib import Path

import pytest

from onara.imports import ArtistRecord, Credit, Imported, SongRecord
from onara.tagging import write
from tests.cli.program import Onara
from tests.imports.documents import release
from tests.media import encode, music

GUIDE = (Path(__file__).parents[2] / "docs" / "musicbrainz.md").read_text(encoding="utf-8")
CRUSH = "musicbrainz:22222222-2222-4222-8222-222222222222"
BEAUTIFUL = "musicbrainz:33333333-3333-4333-8333-333333333333"


@pytest.fixture
def album(tmp_path: Path) -> Path:
    folder = tmp_path / "Part-4"
    folder.mkdir()
    path = encode(folder / "1.flac", music(4), "flac", "flac")
    tags = {"title": "Beautiful", "artist": "Crush", "album": "도깨비 OST", "tracknumber": "1"}
    write(path, {field: (text,) for field, text in tags.items()})
    return folder


@pytest.fixture
def taught(tmp_path: Path) -> Path:
    """A home that has imported a singer and a song under their English names."""
    home = tmp_path / "taught"
    home.mkdir()
    with Imported.open(home / "imported.sqlite", create=True) as imported:
        credit = (Credit("Crush", CRUSH),)
        singer = ArtistRecord(CRUSH, "musicbrainz", "Crush")
        imported.add([singer, SongRecord(BEAUTIFUL, "musicbrainz", "Beautiful", performers=credit)])
    return home


def test_the_commands_of_the_guide_run(onara: Onara, album: Path, tmp_path: Path) -> None:
    (tmp_path / "release-group.json").write_text(json.dumps(release()), encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE, re.S)
    for line in "".join(blocks).splitlines():
        program, *words = shlex.split(line)
        assert program == "onara"
        there = {"~/Music/OST/Part-4": album}
        given = [
            there.get(w) or (tmp_path / w if re.search(r"\.(html|csv|json)$", w) else w)
            for w in words
        ]
        ran = onara(*given, "--home", tmp_path / "home")
        assert (ran.status, ran.err) == (0, []), line
        assert ran.out
    assert "도깨비 OST" in (tmp_path / "part-4.html").read_text(encoding="utf-8")
    assert 'lang="ko"' in (tmp_path / "part-4.ko.html").read_text(encoding="utf-8")


def test_what_was_not_imported_is_not_known(onara: Onara, album: Path, tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "seed.html"
    onara("add", album, "--home", home)
    ran = onara("musicbrainz", "seed", album, "-o", out, "--home", home)
    assert ran.out == [
        f"{out}: 도깨비 OST, 1 track",
        "Nothing of MusicBrainz was imported: whether it has this release is not known.",
    ]
    (told,) = onara("musicbrainz", "seed", album, "-o", out, "--home", home, "--json").answers
    assert told["standing"] == "unknown"
    assert ["name", "도깨비 OST"] in told["fields"]
    assert ["type", "Soundtrack"] in told["fields"]
    assert onara("musicbrainz", "aliases", "--home", home).out == [
        "Nothing of MusicBrainz was imported: what it lacks is not known."
    ]
    (none,) = onara("musicbrainz", "aliases", "--home", home, "--json").answers
    assert none == {"imported": False}


def test_names_that_are_missing(onara: Onara, taught: Path, tmp_path: Path) -> None:
    ran = onara("musicbrainz", "aliases", "--home", taught)
    assert ran.status == 0
    assert "Crush: 크러쉬 (ko), has the same name and the song Beautiful" in ran.out
    assert f"  https://musicbrainz.org/artist/{CRUSH[12:]}/add-alias" in ran.out
    told = onara("musicbrainz", "aliases", "--home", taught, "--json").answers
    assert ran.out[-1] == f"{len(told)} names that MusicBrainz lacks"
    out = tmp_path / "aliases.csv"
    onara("musicbrainz", "aliases", "--csv", out, "--home", taught)
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert [row["name"] for row in csv.DictReader(file)] == [each["name"] for each in told]


def test_a_file_that_is_not_onaras_is_not_written_over(
    onara: Onara, album: Path, tmp_path: Path
) -> None:
    home, out = tmp_path / "home", tmp_path / "seed.html"
    onara("add", album, "--home", home)
    out.write_text("mine", encoding="utf-8")
    ran = onara("musicbrainz", "seed", album, "-o", out, "--home", home)
    assert ran.status == 1
    assert len(ran.err) == 1
    assert out.read_text(encoding="utf-8") == "mine"


def test_what_cannot_be_used_is_said_in_a_sentence(
    onara: Onara, album: Path, tmp_path: Path
) -> None:
    ran = onara("musicbrainz", "seed", album, "--home", tmp_path / "home")
    assert (ran.status, ran.err) == (1, [f"onara: {album}: is not in the library"])
