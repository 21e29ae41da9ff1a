"""The bundled catalogue is whole, and the user's own files win over it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from onara.catalogue import Catalogue, CatalogueError
from onara.catalogue.catalogue import bundled, own_files

OWN = """\
drama:
  id: signal
  title: My Signal
songs:
  - {id: own-song, title: Own Song}
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


def texts(value: Any) -> list[str]:
    """Every text in a catalogue object."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [t for field in fields(value) for t in texts(getattr(value, field.name))]
    if isinstance(value, dict):
        return [t for entry in value.values() for t in texts(entry)]
    return [t for entry in value for t in texts(entry)] if isinstance(value, tuple) else []


def test_the_founding_list_is_in(catalogue: Catalogue) -> None:
    assert len(catalogue.dramas) == 15
    assert sum(song.in_founding_list for song in catalogue.songs) == 84
    assert len({song.id for song in catalogue.songs}) == len(catalogue.songs) >= 213


def test_each_drama_lies_in_a_file_of_its_name() -> None:
    folder = files("onara.catalogue") / "data" / "dramas"
    assert {file.name for file in folder.iterdir()} == {f"{drama.id}.yaml" for drama in bundled()}


def test_works_beside_the_dramas_lead_to_dramas_or_works(catalogue: Catalogue) -> None:
    works = {work.id: work for work in catalogue.world.works}
    known = {drama.id for drama in catalogue.dramas} | set(works)
    told = {relation.drama for work in works.values() for relation in work.relations}
    assert "boys-over-flowers" in told
    assert told <= known


def test_nothing_is_both_in_the_catalogue_and_missing_from_it(catalogue: Catalogue) -> None:
    known = {title for drama in catalogue.dramas for title in drama.titles}
    assert [each.title for each in catalogue.world.elsewhere if known & set(each.titles)] == []


def test_every_song_has_titles_and_sources(catalogue: Catalogue) -> None:
    for song in catalogue.songs:
        assert song.title and song.sources, song.id


def test_every_song_of_the_founding_list_has_it_as_a_source(catalogue: Catalogue) -> None:
    for song in catalogue.songs:
        named = any("YumCha" in source for source in song.sources)
        assert named or not song.in_founding_list, song.id


def test_every_reference_leads_to_a_song_of_the_same_drama(catalogue: Catalogue) -> None:
    for drama in catalogue.dramas:
        own = {song.id for song in drama.songs}
        released = {song for release in drama.soundtrack.releases for song in release.songs}
        versions = {song.version_of for song in drama.songs} - {None}
        listed = {v.song for song in drama.songs for v in song.versions} - {None}
        assert released | versions | listed <= own, drama.id


def test_parts_agree_with_the_releases(catalogue: Catalogue) -> None:
    for drama in catalogue.dramas:
        for release in drama.soundtrack.releases:
            for song_id in release.songs:
                part = catalogue.song(song_id).part
                if isinstance(part, int) and isinstance(release.part, int):
                    assert part == release.part, song_id


def test_no_believed_title_is_shown_as_a_fact(catalogue: Catalogue) -> None:
    for song in catalogue.songs:
        believed = {title for claim in song.unverified for title in claim.titles}
        names = {name for claim in song.unverified for name in claim.names}
        assert believed.isdisjoint(song.titles), song.id
        assert names.isdisjoint(n for person in song.performers for n in person.names), song.id


def test_all_text_is_composed_and_clean(catalogue: Catalogue) -> None:
    for drama in catalogue.dramas:
        for text in texts(drama):
            assert unicodedata.is_normalized("NFC", text)
            assert text == text.strip()
            assert not re.search(r"\bseed\b", text) or "://" in text


def test_each_song_has_a_phrase_for_its_role(catalogue: Catalogue) -> None:
    phrases = {song.id: song.role_phrase() for song in catalogue.songs}
    assert all(phrases.values())
    assert phrases["guardian-the-lonely-and-great-god/stay-with-me"] == "ending theme"
    assert phrases["boys-over-flowers/paradise"] == "opening theme"
    assert phrases["dae-jang-geum/onara"] == "main theme"


def test_a_song_is_found_by_full_and_by_unique_short_id(catalogue: Catalogue) -> None:
    assert catalogue.song("onara") is catalogue.song("dae-jang-geum/onara")
    assert catalogue.drama("signal").title == "Signal"
    for unknown in ("wish", "nothing", "signal/onara"):
        with pytest.raises(KeyError):
            catalogue.song(unknown)


def test_the_users_own_drama_wins_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a catalogue file", encoding="utf-8")
    loaded = Catalogue.load(tmp_path)
    assert len(loaded.dramas) == 15
    assert loaded.drama("signal").title == "My Signal"
    assert loaded.song("own-song").drama_id == "signal"
    with pytest.raises(KeyError):
        loaded.song("signal/blooming")


def test_what_lies_beside_the_dramas_stays_with_own_files(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(OWN, encoding="utf-8")
    assert own_files(tmp_path) == [tmp_path / "mine.yaml"]
    assert Catalogue.load(tmp_path).world == Catalogue.load().world


def test_what_editors_leave_behind_is_not_read(tmp_path: Path) -> None:
    (tmp_path / ".#mine.yaml").symlink_to("someone@somewhere.123")
    (tmp_path / "._mine.yaml").write_bytes(b"\x00\x05\x16\x07\xff")
    (tmp_path / "mine.yaml").write_text(OWN, encoding="utf-8")
    assert Catalogue.load(tmp_path).drama("signal").title == "My Signal"


def test_a_missing_folder_of_own_files_is_an_empty_one(tmp_path: Path) -> None:
    assert len(Catalogue.load(tmp_path / "none").dramas) == 15


def test_a_broken_own_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(OWN.replace("title: My", "titel: My"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"mine\.yaml, line 2: the drama needs `title`"):
        Catalogue.load(tmp_path)


def test_one_drama_in_two_own_files_is_refused(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(OWN, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"b\.yaml: the drama `signal` is also in .*a\.yaml"):
        Catalogue.load(tmp_path)
