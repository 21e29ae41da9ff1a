"""What the documents for programmers and for households tell one to type is typed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onara.demo import Rendered
from onara.web import Settings, create_app
from tests.browser.conftest import Served

DOCS = Path(__file__).parent.parent / "docs"
BESIDE = Path(sys.executable).parent


def blocks(name: str, kind: str = "sh") -> list[str]:
    """The blocks of a document that are to be typed."""
    text = (DOCS / name).read_text(encoding="utf-8")
    return re.findall(rf"```{kind}\n(.*?)```", text, re.S)


def typed(block: str, folder: Path, **environment: str) -> str:
    """What a block prints; it has to end well."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        cwd=folder,
        env=os.environ | {"PATH": f"{BESIDE}:{os.environ['PATH']}"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (block, done.stderr)
    return done.stdout


@pytest.fixture
def running(lively: Path, tmp_path: Path) -> Iterator[Served]:
    """A server of a home that may be written to."""
    home = tmp_path / "home"
    shutil.copytree(lively, home)
    served = Served(Settings(home))
    yield served
    served.stop()


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl here")
def test_the_examples_of_the_api_run(running: Served, rendered: Rendered, tmp_path: Path) -> None:
    shutil.copyfile(rendered.clip, tmp_path / "clip.wav")
    with TestClient(create_app(Settings(tmp_path / "home")), base_url="http://localhost") as client:
        token = client.get("/api/v1/session").json()["csrf"]
        ours = {"X-CSRF-Token": token, "Sec-Fetch-Site": "same-origin"}
        made = client.post("/api/v1/keys", json={"name": "docs", "may": "read"}, headers=ours)
        secret = made.json()["secret"]
    examples = blocks("api.md")
    assert len(examples) >= 2
    for block in examples:
        strict = block.replace("curl ", "curl --silent --show-error --fail-with-body ")
        printed = typed(strict, tmp_path, ONARA=running.address, KEY=secret)
        assert printed.startswith("{"), block


def test_a_backup_is_restored(lively: Path, tmp_path: Path) -> None:
    home, backup, restored = (tmp_path / name for name in ("home", "backup", "restored"))
    shutil.copytree(lively, home)
    backup.mkdir()
    places = {"ONARA_HOME": str(home), "BACKUP": str(backup), "RESTORED": str(restored)}
    save, load = (each for each in blocks("self-hosting.md") if "$BACKUP" in each)
    typed(save, tmp_path, **places)
    assert "도라지 꽃길" in typed(load, tmp_path, **places)
    listed = [typed(f'onara episodes --home "{each}"', tmp_path) for each in (home, restored)]
    assert listed[0] == listed[1]
