"""``onara catalogue import``, from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from onara.cli.catalogue_import import import_
from onara.imports import FILE_NAME, Imported
from onara.imports.fetch import Fetcher
from tests.imports.documents import (
    ARTIST_DOCUMENT,
    DRAMA_ENTITY,
    RECORDING_DOCUMENT,
    WORK_DOCUMENT,
    mb,
    release,
)

TABLE = "드라마,제목,가수\n도깨비,첫눈처럼 너에게 가겠다,에일리\n도깨비,Beautiful,크러쉬\n"


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


Command = Callable[..., Ran]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    app = typer.Typer()
    app.command()(import_)

    def run(*words: object, env: dict[str, str] | None = None) -> Ran:
        arguments = [*map(str, words), "--home", str(tmp_path / "home")]
        done = CliRunner().invoke(app, arguments, env={"ONARA_CONTACT": ""} | (env or {}))
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return Ran(done.exit_code, done.stdout, done.stderr)

    return run


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "my songs.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def found(tmp_path: Path, *names: str) -> set[str]:
    with Imported.open(tmp_path / "home" / FILE_NAME) as imported:
        return {hit.id for hit in imported.lookup(names)}


def test_a_table_comes_in_and_can_be_found(tmp_path: Path, command: Command, table: Path) -> None:
    done = command(table)
    assert (done.status, done.err) == (0, "")
    assert "2 songs, 2 artists, 2 dramas" in done.out
    assert "5 records new" in done.out
    assert found(tmp_path, "beautiful") == {"csv:my songs:song/도깨비/beautiful/크러쉬"}


def test_importing_again_changes_nothing_and_rows_that_are_gone_go(
    tmp_path: Path, command: Command, table: Path
) -> None:
    command(table)
    again = json.loads(command(table, "--json").out)
    assert (again["new"], again["replaced"]) == (0, 0)
    table.write_text("".join(TABLE.splitlines(keepends=True)[:2]), encoding="utf-8")
    command(table)
    assert found(tmp_path, "beautiful", "크러쉬") == set()
    assert len(found(tmp_path, "에일리", "도깨비")) == 2


def test_bad_rows_are_named_and_the_rest_comes_in(command: Command, table: Path) -> None:
    table.write_text(TABLE + "도깨비,,Nobody\n", encoding="utf-8")
    done = command(table)
    assert done.status == 1
    assert done.err == f"onara: {table}: line 4: has no title\n"
    assert "5 records new" in done.out


def test_a_dry_run_writes_nothing(tmp_path: Path, command: Command, table: Path) -> None:
    done = command(table, "--dry-run")
    assert (done.status, done.out) == (0, "would bring 2 songs, 2 artists, 2 dramas\n")
    assert not (tmp_path / "home").exists()
    assert json.loads(command(table, "--dry-run", "--json").out)["dry_run"] is True


def test_dumps_are_read_in_the_order_that_completes_them(tmp_path: Path, command: Command) -> None:
    for name, document in (
        ("artist", ARTIST_DOCUMENT),
        ("work", WORK_DOCUMENT),
        ("recording", RECORDING_DOCUMENT),
        ("release", release()),
    ):
        (tmp_path / name).write_text(f"{json.dumps(document)}\n{json.dumps(document)}\n")
    done = command(*(tmp_path / name for name in ("artist", "work", "recording", "release")))
    assert (done.status, done.err) == (0, "")
    assert found(tmp_path, "Skye") == {mb(7)}


def test_what_came_in_is_listed_and_removed(tmp_path: Path, command: Command, table: Path) -> None:
    entity = tmp_path / "Q900001.json"
    entity.write_text(json.dumps(DRAMA_ENTITY))
    command(table, entity)
    assert command("--list").out == "csv:my songs: 2 songs, 2 artists, 1 drama\nwikidata: 1 drama\n"
    assert json.loads(command("--list", "--json").out.splitlines()[1]) == {
        "source": "wikidata",
        "drama": 1,
    }
    assert command("--remove", "csv:my songs").out == "5 records of csv:my songs removed\n"
    assert command("--list").out == "wikidata: 1 drama\n"
    stranger = command("--remove", "csv:my songs")
    assert stranger.status == 1
    assert "nothing came from csv:my songs" in stranger.err


def test_before_the_first_import_there_is_nothing(tmp_path: Path, command: Command) -> None:
    assert command("--list") == Ran(0, "", "onara: nothing has been imported yet\n")
    assert command("--remove", "wikidata").status == 1
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    "words", [(), ("--list", "--remove", "x"), ("a.csv", "--list"), ("--from", "nonsense", "a.csv")]
)
def test_wrong_usage_is_status_2(command: Command, words: tuple[str, ...]) -> None:
    assert command(*words).status == 2


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    tmp_path: Path, command: Command, table: Path
) -> None:
    odd = tmp_path / "odd.json"
    odd.write_text('{"id": ')
    done = command(odd, tmp_path / "none.csv", table)
    assert done.status == 1
    assert sorted(done.err.splitlines()) == [
        f"onara: {tmp_path / 'none.csv'}: does not exist",
        f"onara: {odd}: is no JSON, or ends early",
    ]
    assert "5 records new" in done.out


def test_what_brings_nothing_is_said(tmp_path: Path, command: Command) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text("[]")
    done = command(empty)
    assert done.status == 1
    assert done.err == f"onara: {empty}: has nothing to import\n"


def test_the_network_needs_somebody_to_write_to(command: Command) -> None:
    done = command("--fetch", "wikidata:Q900001")
    assert done.status == 1
    assert "ONARA_CONTACT" in done.err
    assert done.err.count("\n") == 1


def test_what_is_fetched_comes_in(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Fetcher, "fetch", lambda *_: iter([DRAMA_ENTITY]))
    done = command("--fetch", "wikidata:Q900001", env={"ONARA_CONTACT": "fan@example.org"})
    assert (done.status, done.err) == (0, "")
    assert found(tmp_path, "Winter Tale") == {"wikidata:Q900001"}


def test_no_file_ever_leads_to_the_network(
    command: Command, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr("urllib.request.urlopen", refuse)
    monkeypatch.setattr("socket.socket.connect", refuse)
    assert command(table).status == 0
