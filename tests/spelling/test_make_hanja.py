"""The table of readings is made from documents of the Unihan database's shape."""

from __future__ import annotations

import bz2
from pathlib import Path

import pytest

from onara.spelling import make_hanja

READINGS = """# comment
U+91D1	kHangul	금:0E 김:0N
U+6A5F	kHangul	기:0E
U+673A	kHangul	궤:0N
U+7232	kHangul	위:0E
U+570B	kHangul	국:0E
U+674E	kMandarin	lǐ
U+F900	kHangul	기:0
"""
VARIANTS = """U+673A	kTraditionalVariant	U+6A5F
U+70BA	kSemanticVariant	U+7232<kMatthews
U+4E3A	kTraditionalVariant	U+70BA
U+4E01	kSemanticVariant	U+20000
"""
OTHER = "U+570B\tkJinmeiyoKanji\t2010:U+56FD\n"


def test_old_forms_lend_their_reading_to_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Unihan_Readings.txt.bz2").write_bytes(bz2.compress(READINGS.encode()))
    (tmp_path / "Unihan_Variants.txt").write_text(VARIANTS, encoding="utf-8")
    (tmp_path / "Unihan_OtherMappings.txt").write_text(OTHER, encoding="utf-8")
    table = tmp_path / "hanja.txt"
    table.write_text("# head\n가 old\n", encoding="utf-8")
    monkeypatch.setattr(make_hanja, "_TABLE", table)
    make_hanja.main(tmp_path)
    head, *lines = table.read_text(encoding="utf-8").splitlines()
    read = {character: line[0] for line in lines for character in line[2:]}
    assert head == "# head"
    assert (read["金"], read["机"], read["为"], read["国"]) == ("금", "기", "위", "국")
    assert "李" not in read
    assert "o" not in read
