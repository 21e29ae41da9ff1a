from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

from bench.collection import making, plan, world
from onara.catalogue import Catalogue
from onara.tagging import read

DRAMAS = list(world.dramas(6, 3))


def test_the_same_seed_gives_the_same_folder() -> None:
    one, two = (plan.planned(list(world.dramas(2, 5)), 5) for _ in range(2))
    assert one == two
    assert one != plan.planned(list(world.dramas(2, 6)), 6)


def test_every_file_has_a_place_of_its_own_and_its_faults_name_it() -> None:
    files = plan.planned(DRAMAS, 3)
    assert max(Counter(unicodedata.normalize("NFC", str(f.path)) for f in files).values()) == 1
    assert all(fault.path == file.path for file in files for fault in file.faults)


def test_every_kind_of_fault_is_there() -> None:
    files = plan.planned(DRAMAS, 3)
    faults = plan.together(DRAMAS, files)
    kinds = {fault.kinds[0] for file in files for fault in file.faults}
    assert kinds | {fault.kinds[0] for fault in faults} >= {
        *("encoding", "nfd", "name encoding", "name nfd", "drama", "album", "title", "performer"),
        *("native title", "native performer", "duplicate", "edit", "instrumental", "artwork"),
        *("cut off", "missing song"),
    }


def test_files_are_made_as_they_are_planned(tmp_path: Path) -> None:
    files = plan.planned(DRAMAS[:1], 3)
    some = [file for file in files if not file.damage][:8]
    making.make(tmp_path / "OST", tmp_path / "home", DRAMAS[:1], some, lambda *_: None)
    for file in some:
        tags = read(tmp_path / "OST" / file.path)
        assert {name: tags.first(name) for name in file.tags} == file.tags
        assert tags.artwork == file.picture


def test_the_catalogue_can_be_read(tmp_path: Path) -> None:
    known = [drama for drama in DRAMAS if drama.is_catalogued]
    assert known
    for drama in known:
        (tmp_path / f"{drama.id}.yaml").write_text(drama.text, encoding="utf-8")
    catalogue = Catalogue.load(tmp_path)
    assert all(catalogue.song(song.id).title == song.title for d in known for song in d.songs)
