"""``onara catalogue schema``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onara.catalogue.schemas import KINDS, Kind, schema_path
from tests.cli.catalogue_commands import catalogue


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_each_kind_is_printed(kind: Kind) -> None:
    ran = catalogue("schema", kind)
    assert ran.exit_code == 0
    assert json.loads(ran.output)["$schema"].endswith("2020-12/schema")
    assert ran.output == schema_path(kind).read_text(encoding="utf-8")


def test_without_a_kind_it_is_that_of_dramas_and_path_says_where_it_lies() -> None:
    ran = catalogue("schema", "--path")
    assert ran.exit_code == 0
    assert Path(ran.output.rstrip("\n")) == schema_path("drama")
    assert schema_path("drama").is_file()


def test_an_unknown_kind_is_wrong_usage() -> None:
    ran = catalogue("schema", "opera")
    assert ran.exit_code == 2
    assert "opera" in ran.stderr
