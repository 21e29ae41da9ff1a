from __future__ import annotations

import multiprocessing
import unicodedata
from pathlib import Path

import pytest

from onara.errors import LibraryError
from onara.lists import BOOKMARKS, FOUNDING_LIST, ListError, Lists
from tests.graph.bundled import graph

SWEET, BLOOMING, GROWN = "itaewon-class/sweet-night", "signal/blooming", "my-mister/grown-ups"


@pytest.fixture
def lists(tmp_path: Path) -> Lists:
    return Lists(tmp_path, graph())


def test_bookmarks_and_the_founding_list_are_always_there(lists: Lists, tmp_path: Path) -> None:
    assert lists.names() == (BOOKMARKS, FOUNDING_LIST)
    assert lists.get(BOOKMARKS).entries == ()
    assert len(lists.get(FOUNDING_LIST).entries) == 84
    assert not list(tmp_path.iterdir())


def test_what_is_bookmarked_stays(lists: Lists, tmp_path: Path) -> None:
    lists.add(BOOKMARKS, SWEET, "for the road")
    (entry,) = Lists(tmp_path, graph()).get(BOOKMARKS).entries
    assert (entry.id, entry.title, entry.note) == (SWEET, "Sweet Night – V", "for the road")


def test_songs_dramas_and_people_can_be_kept(lists: Lists) -> None:
    for each in (SWEET, "signal", "v", "reply-1997/release/1"):
        lists.add(BOOKMARKS, each)
    assert lists.get(BOOKMARKS).ids == (SWEET, "signal", "v", "reply-1997/release/1")


def test_an_unknown_id_is_refused_in_one_sentence(lists: Lists) -> None:
    with pytest.raises(ListError, match="nothing in the catalogue has the id nothing"):
        lists.add(BOOKMARKS, "nothing")


def test_a_list_is_made_and_changed(lists: Lists) -> None:
    lists.make("Rainy nights")
    for each in (SWEET, BLOOMING, GROWN):
        lists.add("rainy NIGHTS", each)
    lists.move("Rainy nights", GROWN, 1)
    lists.note("Rainy nights", SWEET, "last train")
    lists.remove("Rainy nights", BLOOMING)
    kept = lists.get("Rainy nights")
    assert kept.ids == (GROWN, SWEET)
    assert kept.entries[1].note == "last train"
    assert lists.names() == (BOOKMARKS, "Rainy nights", FOUNDING_LIST)


def test_a_name_is_found_in_nfd_and_any_case(lists: Lists) -> None:
    lists.make("비 오는 날")
    assert lists.get(unicodedata.normalize("NFD", " 비  오는 날")).name == "비 오는 날"


def test_two_lists_of_one_name_are_refused(lists: Lists) -> None:
    lists.make("rain")
    for name in ("rain", "RAIN", BOOKMARKS, FOUNDING_LIST):
        with pytest.raises(ListError, match="already"):
            lists.make(name)


@pytest.mark.parametrize("name", ["", " ", "...", "😀", "a\x00b", "a\u202eb", "가" * 71])
def test_what_cannot_be_a_name_is_refused(lists: Lists, name: str) -> None:
    with pytest.raises(ListError):
        lists.make(name)


@pytest.mark.parametrize("name", ["가" * 70, "../../etc", "a/b", "con", "-x", "비", "rain.yaml"])
def test_odd_names_stay_inside_the_folder_and_come_back(lists: Lists, name: str) -> None:
    lists.make(name)
    lists.delete(name)
    assert lists.undo() == name
    assert lists.get(name).name == name
    assert len(list(lists.folder.glob("*.yaml"))) == 1


def test_lists_whose_files_would_have_one_name_are_two_files(lists: Lists) -> None:
    lists.make("a b")
    lists.make("a-b")
    assert len(list(lists.folder.glob("*.yaml"))) == 2


def test_a_list_is_renamed(lists: Lists) -> None:
    lists.make("rain")
    lists.add("rain", SWEET)
    lists.rename("rain", "snow")
    assert lists.get("snow").ids == (SWEET,)
    assert lists.names() == (BOOKMARKS, "snow", FOUNDING_LIST)
    lists.rename("snow", "Snow")
    assert lists.get("snow").name == "Snow"
    for name in (BOOKMARKS, FOUNDING_LIST):
        with pytest.raises(ListError):
            lists.rename("snow", name)
        with pytest.raises(ListError):
            lists.rename(name, "mine")


def test_a_deleted_list_can_be_fetched_back_the_last_one_first(lists: Lists) -> None:
    for name, song in (("one", SWEET), ("two", GROWN)):
        lists.make(name)
        lists.add(name, song)
        lists.delete(name)
    with pytest.raises(ListError, match="there is no list one"):
        lists.get("one")
    assert (lists.undo(), lists.undo()) == ("two", "one")
    assert (lists.get("one").ids, lists.get("two").ids) == ((SWEET,), (GROWN,))
    with pytest.raises(ListError, match="no list was thrown away"):
        lists.undo()


def test_undo_does_not_put_one_list_over_another(lists: Lists) -> None:
    lists.make("rain")
    lists.add("rain", SWEET)
    lists.delete("rain")
    lists.make("rain")
    with pytest.raises(ListError, match="rename it first"):
        lists.undo()
    lists.rename("rain", "other")
    assert lists.undo() == "rain"
    assert lists.get("rain").ids == (SWEET,)


def test_deleted_bookmarks_are_empty_and_come_back(lists: Lists) -> None:
    lists.add(BOOKMARKS, SWEET)
    lists.delete(BOOKMARKS)
    assert lists.get(BOOKMARKS).ids == ()
    assert lists.undo() == BOOKMARKS
    assert lists.get(BOOKMARKS).ids == (SWEET,)


def test_the_founding_list_is_only_read(lists: Lists) -> None:
    for change in (
        lambda: lists.add(FOUNDING_LIST, SWEET),
        lambda: lists.remove(FOUNDING_LIST, SWEET),
        lambda: lists.delete("Founding-List"),
    ):
        with pytest.raises(ListError, match="only be read"):
            change()


def test_a_broken_file_does_not_hide_the_other_lists(lists: Lists) -> None:
    lists.make("rain")
    (lists.folder / "broken.yaml").write_text("entries: [")
    assert set(lists.names()) == {BOOKMARKS, "rain", "broken", FOUNDING_LIST}
    with pytest.raises(ListError, match=r"broken\.yaml"):
        lists.get("broken")
    lists.delete("broken")
    assert "broken" not in lists.names()
    assert lists.undo() == "broken"


def test_an_entry_that_the_catalogue_lost_is_kept(lists: Lists) -> None:
    lists.folder.mkdir()
    (lists.folder / "old.yaml").write_text("entries: [gone/song]")
    lists.add("old", SWEET)
    assert lists.get("old").ids == ("gone/song", SWEET)


def test_a_home_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "lists").write_text("in the way")
    with pytest.raises(LibraryError, match="cannot write"):
        Lists(tmp_path, graph()).make("rain")


def test_a_change_leaves_no_half_written_file(lists: Lists) -> None:
    lists.add(BOOKMARKS, SWEET)
    assert {path.name for path in lists.folder.iterdir()} == {"bookmarks.yaml", "lock"}


def _bookmark(home: Path, song: str) -> None:
    Lists(home, graph()).add(BOOKMARKS, song)


def test_two_programs_that_add_at_once_lose_nothing(tmp_path: Path) -> None:
    songs = [song.id for song in graph().subjects("signal") if song.kind == "song"][:8]
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_bookmark, args=(tmp_path, song)) for song in songs]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert set(Lists(tmp_path, graph()).get(BOOKMARKS).ids) == set(songs)
