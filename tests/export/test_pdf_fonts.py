from __future__ import annotations

import pytest

from onara.export.pdf_fonts import markup, runs


@pytest.mark.parametrize(
    "text", ["한글 쀼 힣", "쓸쓸하고 찬란하神", "é Über", "かな カナ", "♪ – … ·"]
)
def test_korean_hanja_kana_and_latin_are_in_the_font(text: str) -> None:
    assert markup(text) == text


def test_a_word_with_a_letter_that_it_lacks_is_set_in_another() -> None:
    # ŏ is of the romanisation of McCune and Reischauer.
    assert markup("Chŏng") == '<font name="OnaraLatin">Chŏng</font>'
    assert markup("by Dvořák 곡") == 'by <font name="OnaraLatin">Dvořák</font> 곡'


def test_a_sign_that_no_font_has_is_seen_to_be_lacking() -> None:
    assert markup("爱 🎵 a") == "□ □ a"


def test_signs_of_both_fonts_in_one_word_are_all_there() -> None:
    assert markup("Dvořák의") == 'Dvo<font name="OnaraLatin">ř</font>ák의'


def test_text_is_whole_in_its_runs() -> None:
    text = "비 – Chŏng  á ř 곡 "
    assert "".join(told for _, told in runs(text)) == text


def test_markup_in_names_is_text() -> None:
    assert markup("<b>&") == "&lt;b&gt;&amp;"
