from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onara.lists import Entry, FanList, ListError
from onara.lists.file import from_text, read_file, to_text

PATH = Path("rain.yaml")
_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1).map(
    lambda text: unicodedata.normalize("NFC", text)
)


@given(_TEXT, st.lists(st.builds(Entry, _TEXT, _TEXT, st.none() | _TEXT), unique_by=lambda e: e.id))
def test_a_list_comes_back_as_it_was_written(name: str, entries: list[Entry]) -> None:
    kept = FanList(name, tuple(entries))
    assert from_text(to_text(kept), PATH) == kept


def test_the_file_can_be_read_and_edited_by_a_person() -> None:
    text = to_text(FanList("비 오는 날", (Entry("d/s", "Snow (눈) – Ailee", "at night"),)))
    assert "name: 비 오는 날\n" in text
    assert "- id: d/s\n  title: Snow (눈) – Ailee\n  note: at night\n" in text


def test_a_person_may_write_bare_ids() -> None:
    assert from_text("entries:\n  - d/s\n  - d/t\n", PATH) == FanList(
        "rain", (Entry("d/s"), Entry("d/t"))
    )


def test_nfd_in_a_file_is_nfc_inside() -> None:
    text = unicodedata.normalize("NFD", "name: 비\nentries: [{id: d/s, note: 눈}]\n")
    kept = from_text(text, PATH)
    assert (kept.name, kept.entries[0].note) == ("비", "눈")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("entries: [", "line 1: this is not YAML"),
        ("- a", "needs `name` and `entries`"),
        ("", "needs `name` and `entries`"),
        ("entries: soon", "`entries` must be a list"),
        ("entries: [[a]]", "an entry is an id, or a block"),
        ("entries: [{title: A}]", "an entry has no `id`"),
        ("entries: [{id: a, colour: red}]", "`colour` is not known here"),
        ("entrys: [a]", "`entrys` is not known here"),
        ("entries: [a, a]", "a is in the list twice"),
        ("entries: [{id: [a]}]", "`id` must be a text"),
        ("a: !!python/object:os.system x", "this is not YAML"),
        ("[" * 20_000, "this is not YAML"),
    ],
)
def test_a_broken_file_is_one_sentence_that_names_it(text: str, sentence: str) -> None:
    with pytest.raises(ListError) as raised:
        from_text(text, PATH)
    assert str(raised.value).startswith("rain.yaml")
    assert sentence in str(raised.value)
    assert "\n" not in str(raised.value)


def test_what_is_no_text_or_not_there_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "rain.yaml"
    with pytest.raises(ListError, match="cannot be read"):
        read_file(path)
    path.write_bytes("name: 비".encode("cp949"))
    with pytest.raises(ListError, match="not UTF-8"):
        read_file(path)
    path.write_text("\ufeffname: 비\nentries: []\n")
    assert read_file(path).name == "비"
