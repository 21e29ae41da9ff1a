"""Both languages are complete, and say the same with the same names in it."""

import re
import string
from pathlib import Path

import pytest

from onara.wording import bundled

ROOT = Path(__file__).parents[2] / "src" / "onara"
RETOLD = ("errors", "told", "told_facts")
"""Areas whose English is only there to know a sentence by."""
HANGUL = re.compile(r"[가-힣]")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(bundled().texts))
def test_a_text_stands_in_both_languages(key: str) -> None:
    text = bundled().texts[key]
    assert text.en.strip()
    assert text.ko.strip()
    if key.partition(".")[0] in RETOLD:
        # A command to type on a terminal is nothing to say on a page.
        assert fields(text.ko) <= fields(text.en)
    else:
        assert fields(text.en) == fields(text.ko)
    assert not HANGUL.search(text.en)
    if text.one is not None:
        assert fields(text.one) <= fields(text.en)


def test_every_text_that_a_template_says_is_there() -> None:
    said = re.compile(r"""\bt\(\s*["']([a-z_]+\.[a-z0-9_]+)["']\s*[,)]""")
    for template in (ROOT / "web" / "templates").rglob("*.html"):
        for key in said.findall(template.read_text(encoding="utf-8")):
            assert key in bundled().texts, f"{template.name}: {key}"
