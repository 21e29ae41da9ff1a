"""What recordings have in common, as the commands tell it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from onara.cli.family import family_lines
from onara.library import FamilyMember, Library, Link, Match, Place
from tests.cli.program import Onara
from tests.conftest import save_wav
from tests.media import Wave
from tests.versions import RATE, cut, noisy


@pytest.fixture(scope="module")
def kin(tmp_path_factory: pytest.TempPathFactory, family_files: Mapping[str, Path]) -> Path:
    """A home with a song and its instrumental."""
    home = tmp_path_factory.mktemp("kin")
    with Library.open(home) as library:
        library.add([family_files["song"], family_files["instrumental"]], processes=1)
    return home


def test_a_clip_of_both_is_answered_with_the_family(
    onara: Onara, kin: Path, family: Mapping[str, Wave], tmp_path: Path
) -> None:
    clip = save_wav(tmp_path / "interlude.wav", 0.3 * noisy(cut(family["song"], 5, 5), 1), RATE)
    ran = onara("identify", clip, "--home", kin)
    assert ran.out[1].endswith("(best guess)")
    assert ran.out[-1].startswith("    as likely: ")
    assert ran.out[-1].endswith(" at 0:05 (the same backing, 100 % of the shorter)")
    [told] = onara("identify", clip, "--home", kin, "--json").answers
    [other] = told["match"]["family"]
    assert other["is_as_good"]
    assert other["link"]["kind"] == "shared backing"
    assert {Path(other["path"]).stem, Path(told["match"]["path"]).stem} == {"song", "instrumental"}


def test_a_clip_of_one_says_what_it_was_told_apart_from(
    onara: Onara, kin: Path, family: Mapping[str, Wave], tmp_path: Path
) -> None:
    clip = save_wav(tmp_path / "sung.wav", cut(family["song"], 20, 5), RATE)
    ran = onara("identify", clip, "--home", kin)
    assert ran.out[1] == "  ♪ song"
    assert ran.out[-1] == "    told apart from: instrumental"
    assert not any("next best" in line for line in ran.out)


def test_links_are_listed_and_shown(onara: Onara, kin: Path) -> None:
    ran = onara("library", "--links", "--home", kin)
    [line] = [line for line in ran.out if "instrumental: " in line]
    assert "the same backing, 100 % of the shorter, at the same second, coherence 0." in line
    assert not any("backing" in line for line in onara("library", "--home", kin).out)
    told = {
        Path(one["paths"][0]).stem: one for one in onara("library", "--home", kin, "--json").answers
    }
    [link] = told["song"]["links"]
    assert link["recording"] == told["instrumental"]["recording"]
    assert (link["kind"], link["share"], link["delay_s"]) == ("shared backing", 1, 0)
    [shown] = onara("show", "song", "--home", kin, "--json").answers
    assert shown["links"] == [link]
    assert "In common with others" in onara("show", "song", "--home", kin).out


def test_many_are_counted_and_places_are_named() -> None:
    link = Link("a", "b", "same take", 0.93, 2.0, (0.0, 2.0), 0.9, 40.0)
    members = [
        FamilyMember(f"r{number}", f"/{number}.wav", None, None, None, 62.0, 9.0, 0.5, True, link)
        for number in range(6)
    ]
    match = Match(
        *("a", "/a.wav", None, None, 60.0, 0.0, 1.0, 9.0, 1e-9, None, None, None),
        family=(
            *members,
            FamilyMember("x", "/x.wav", None, None, None, 1.0, 8.0, 5.0, False, None),
        ),
        places=(Place(12.0, 9.0, 0.1), Place(90.0, 9.0, 0.2)),
    )
    assert family_lines(match) == [
        "as likely from another second of it: 0:12, 1:30",
        *(
            f"as likely: {number} at 1:02 (the same take, 93 % of the shorter, in 2 pieces)"
            for number in range(4)
        ),
        "and 2 more as likely",
        "told apart from: x",
    ]
