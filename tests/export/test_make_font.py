from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from onara.export import ExportError
from onara.export.make_font import FOLDER, KOREAN, LATIN, file_of, make

LICENCE = (FOLDER / "OFL.txt").read_text(encoding="utf-8")


def drawn(font: TTFont, sign: int) -> bool:
    """Is there anything to see?  Some fonts name a sign and leave its place empty."""
    glyph = font.getBestCmap().get(sign)
    return glyph is not None and font["glyf"][glyph].numberOfContours != 0


def test_all_syllables_and_the_hanja_of_titles_are_drawn() -> None:
    font = TTFont(file_of(KOREAN))
    assert [chr(sign) for sign in range(0xAC00, 0xD7A4) if not drawn(font, sign)] == []
    for sign in "神花樣年華大長今ㄱㅎ♪あア":
        assert drawn(font, ord(sign)), sign


def test_all_latin_letters_of_names_are_drawn() -> None:
    font = TTFont(file_of(LATIN))
    for sign in [*range(0x21, 0x7F), *range(0xC0, 0x250)]:
        assert drawn(font, sign), chr(sign)


@pytest.mark.parametrize("name", [KOREAN, LATIN])
def test_it_may_be_handed_on_and_embedded(name: str) -> None:
    font = TTFont(file_of(name))
    assert "SIL OPEN FONT LICENSE" in LICENCE
    # 2 would be "restricted": no program may put it into a document.
    assert font["OS/2"].fsType & 2 == 0
    names = {each.toUnicode() for each in font["name"].names if each.nameID in (1, 4, 6, 16)}
    assert names == {name, name.replace(" ", "")}
    assert "Nanum" not in name


def test_they_are_small() -> None:
    assert sum(file_of(name).stat().st_size for name in (KOREAN, LATIN)) < 3_000_000


def test_they_can_be_made_again_from_themselves(tmp_path: Path) -> None:
    made = tmp_path / "made.ttf"
    for name in (KOREAN, LATIN):
        make(file_of(name), name, made)
        assert TTFont(made).getBestCmap() == TTFont(file_of(name)).getBestCmap()


@pytest.mark.parametrize("raw", [b"", b"no font at all", None])
def test_what_is_no_font_is_refused_in_one_sentence(tmp_path: Path, raw: bytes | None) -> None:
    source = tmp_path / "a.ttf"
    if raw is not None:
        source.write_bytes(raw)
    with pytest.raises(ExportError, match="cannot be read"):
        make(source, KOREAN, tmp_path / "made.ttf")
