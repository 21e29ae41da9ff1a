"""The whole way on a library of three pieces."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.calibration import asking, picture
from bench.calibration.asking import Wanted
from bench.calibration.negatives import KINDS, RATE, Material
from bench.kept import Kept
from bench.sound import as_int16
from onara import Library
from tests.media import music

SEED = 3
WANTED = Wanted(list(KINDS), [1.0], 1)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return asking.library([], tmp_path_factory.mktemp("calibration") / "new" / "home")


@pytest.fixture(scope="module")
def material() -> Material:
    return Material([as_int16(music(12.0, 4, RATE))], as_int16(music(12.0, 5, RATE)))


def test_all_kinds_are_asked_and_what_was_asked_is_not_asked_again(
    opened: Library, material: Material, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "answers.jsonl"
    with Kept(path) as kept:
        asking.ask(opened, material, WANTED, seed=SEED, kept=kept)
    with Kept(path) as kept:
        monkeypatch.setattr(Library, "hear", None)
        asking.ask(opened, material, WANTED, seed=SEED, kept=kept)
        found = asking.asked(kept, WANTED)
        assert asking.asked(kept, Wanted(list(KINDS), [1.0], 0)) == []
        assert len(asking.asked(kept, Wanted(["hum"], [1.0, 2.0], 9))) == 1
    assert [one.kind for one in found] == list(KINDS)
    assert all(0 <= one.p <= 1 for one in found)
    assert [one.kind for one in found if one.named] == ["loops"]
    root = ElementTree.fromstring(picture.drawn(found, "python -m bench.calibration"))
    said = {text.text for text in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {name for name, _ in KINDS.values()} <= said
    assert "1 s, n = 8" in said


def test_silence_is_refused(opened: Library) -> None:
    assert asking.refuses_silence(opened, 2.0)


def test_nothing_asked_is_no_picture() -> None:
    with pytest.raises(ValueError, match="nothing was asked"):
        picture.drawn([], "")
