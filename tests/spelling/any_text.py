"""Texts of every kind for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
HANGUL = st.text(SYLLABLES, max_size=12)
_LETTERS = st.sampled_from("ㄱㄳㄲㅎㅏㅘㅣ각ﾡￂー・ッャチ々徐金aehrLEE'19 -　\x00\u0301😀")
# Surrogates, controls and all planes, with more of what these functions look at.
ANYTHING = st.text(st.characters(exclude_categories=()) | SYLLABLES | _LETTERS, max_size=40)
