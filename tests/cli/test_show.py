from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from onara.graph import Kind
from onara.imports import Record
from onara.imports.records import kind_of
from tests.cli.wandering import wander
from tests.graph.bundled import graph
from tests.wander.imported import ALL, kept


def test_a_song_is_shown_with_family_uses_links_and_sources(tmp_path: Path) -> None:
    out = wander(tmp_path, "show", "secret-garden/the-man-hyun-bin").out
    headings = [line for line in out if line and not line.startswith(" ")]
    assert set(headings) >= {"Names", "Use", "The same work", "Performed by", "Sources"}
    assert any("original: The Woman (그 여자) – Baek Ji Young" in line for line in out)
    assert any("← this one" in line for line in out)


def test_every_mark_of_a_source_is_in_the_list_of_sources(tmp_path: Path) -> None:
    out = wander(tmp_path, "show", "stay-with-me").out
    at = out.index("Sources")
    listed = {line.split("]")[0].strip(" [") for line in out[at + 1 :]}
    marks = [line[line.rindex("[") + 1 : line.rindex("]")] for line in out[:at] if "[" in line]
    used = {number for mark in marks for number in mark.split(", ") if number.isdecimal()}
    assert used
    assert used <= listed


def test_a_drama_has_its_soundtrack_as_an_aligned_table(tmp_path: Path) -> None:
    out = wander(tmp_path, "show", "boys over flowers").out
    at = out.index("Soundtrack")
    assert out[at + 1].split() == [
        "Part",
        "Title",
        "Korean",
        "title",
        "Performers",
        "Role",
        "Released",
    ]
    assert any(line.split()[:4] == ["1", "Paradise", "파라다이스", "T-max"] for line in out[at:])


def test_what_sources_disagree_on_is_marked(tmp_path: Path) -> None:
    out = wander(tmp_path, "show", "my-mister").out
    assert any(line.startswith("  6") and line.endswith("⚠") for line in out)
    assert any(line.startswith("  ⚠ Rainbow: ") for line in out)


def test_json_is_one_object_with_the_page(tmp_path: Path) -> None:
    (told,) = wander(tmp_path, "show", "itaewon-class", "--json").answers
    assert told["kind"] == "drama"
    assert told["tracks"][0]["sources"]
    assert {"names", "facts", "uses", "family", "heard", "links", "conflicts"} <= set(told)


@pytest.mark.parametrize("kind", Kind)
def test_a_page_of_every_kind_can_be_read(tmp_path: Path, kind: Kind) -> None:
    node = graph().nodes(kind)[0]
    ran = wander(tmp_path, "show", node.id)
    assert (ran.status, ran.err) == (0, [])
    assert ran.out[1] == f"{kind}, {node.id}"


def test_short_ids_names_and_nfd_are_understood(tmp_path: Path) -> None:
    for typed in ("paradise", "Paradise", unicodedata.normalize("NFD", "파라다이스")):
        assert wander(tmp_path, "show", typed).out[1] == "song, boys-over-flowers/paradise"


def test_an_ambiguous_name_lists_the_candidates(tmp_path: Path) -> None:
    ran = wander(tmp_path, "show", "I Miss You")
    assert ran.status == 1
    assert ran.err == ["onara: “I Miss You” may be 2 things; give the id of one of them"]
    assert [line.split()[0] for line in ran.out] == [
        "guardian-the-lonely-and-great-god/i-miss-you",
        "reply-1997/i-miss-you-seo-ji-won",
    ]
    (told,) = wander(tmp_path, "show", "I Miss You", "--json").answers
    assert [each["performers"] for each in told["candidates"]] == [["Soyou"], ["Seo Ji-won"]]


@pytest.mark.parametrize("typed", ["nothing", "", "😀", "'; DROP", "x" * 10_000, "\x1b[31m"])
def test_what_is_unknown_is_one_sentence(tmp_path: Path, typed: str) -> None:
    ran = wander(tmp_path, "show", typed)
    assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
    assert "onara find" in ran.err[0]
    assert len(ran.err[0]) < 200
    assert "\x1b" not in ran.err[0]


@pytest.fixture
def with_imports(tmp_path: Path) -> Path:
    with kept(tmp_path):
        pass
    return tmp_path


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.id)
def test_what_was_imported_has_a_page_like_any_other(with_imports: Path, record: Record) -> None:
    ran = wander(with_imports, "show", record.id)
    assert (ran.status, ran.err) == (0, [])
    assert ran.out[1] == f"{kind_of(record)}, {record.id}"
    assert any("imported as t on " in line for line in ran.out)
    (told,) = wander(with_imports, "show", record.id, "--json").answers
    (own,) = wander(with_imports, "show", "itaewon-class", "--json").answers
    assert list(told) == list(own)


def test_an_imported_drama_has_its_soundtrack_as_a_table(with_imports: Path) -> None:
    out = wander(with_imports, "show", "t:winter").out
    at = out.index("Soundtrack")
    assert out[at + 1].split()[:2] == ["Part", "Title"]
    assert out[at + 2].split()[:3] == ["1", "Night", "Bus"]


def test_an_imported_thing_is_known_by_its_name_where_no_other_has_it(with_imports: Path) -> None:
    typed = unicodedata.normalize("NFD", "겨울 이야기")
    assert wander(with_imports, "show", typed).out[1] == "drama, t:winter"
    ran = wander(with_imports, "show", "Snowy Road")
    assert ran.err == ["onara: “Snowy Road” may be 2 things; give the id of one of them"]
    assert {line.split()[0] for line in ran.out} == {"t:live", "t:road"}
    assert wander(with_imports, "show", "goblin").out[1].startswith("drama, guardian")


@pytest.mark.parametrize("typed", ["csv:nothing", "", "😀", "'; DROP", "x" * 10_000])
def test_what_no_import_brought_is_one_sentence(with_imports: Path, typed: str) -> None:
    ran = wander(with_imports, "show", typed)
    assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
    assert "onara find" in ran.err[0]


def test_damaged_imports_cost_nothing_of_the_catalogue(tmp_path: Path) -> None:
    (tmp_path / "imported.sqlite").write_bytes(b"no database at all" * 100)
    assert wander(tmp_path, "show", "signal").status == 0
    ran = wander(tmp_path, "show", "csv:my:song/a")
    assert (ran.status, len(ran.err)) == (1, 1)
    assert "import again" in ran.err[0]


def test_commands_of_the_catalogue_alone_say_that_a_thing_was_imported(with_imports: Path) -> None:
    for words in (["lane", "t:winter"], ["list", "--add", "t:winter"]):
        ran = wander(with_imports, *words)
        assert (ran.status, len(ran.err)) == (1, 1)
        assert "was imported; only onara find, show and like" in ran.err[0]
