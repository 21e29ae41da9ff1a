from __future__ import annotations

import re
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from onara.players.mpv_script import KEYS, is_sealed, mpv_script
from onara.wording import bundled

SCRIPT = mpv_script("/opt/onara", "/home/me/exports")
BODY = (files("onara.players") / "onara.lua").read_text(encoding="utf-8")


def test_a_script_is_known_to_be_ours_and_unchanged() -> None:
    assert is_sealed(SCRIPT)
    assert is_sealed(mpv_script("onara", "x", "/home", "ko"))


@given(st.integers(0, len(SCRIPT) - 1))
def test_a_changed_script_is_nobodys(place: int) -> None:
    changed = bytearray(SCRIPT)
    changed[place] ^= 1
    assert not is_sealed(bytes(changed))


@given(st.binary())
def test_other_files_are_not_ours(content: bytes) -> None:
    assert not is_sealed(content)
    assert not is_sealed(SCRIPT + content) or not content


def test_whatever_a_path_is_the_quotes_of_lua_hold() -> None:
    for path in ("/a]]b", "/a]=]b]==]", "/a]", "/\udcff"):
        told = re.search(rb"ONARA = \[(=*)\[\n(.*?)\](\1)\]\n", mpv_script(path, path), re.S)
        assert told
        assert told[2].endswith(b"\n}")


def test_every_word_that_the_script_says_is_there() -> None:
    said = set(re.findall(r'word\("(\w+)"\)', BODY))
    said |= set(re.findall(r'why = .*?"(\w+)"', BODY)) | {"not_scanned", "no_program"}
    said |= {"always", "when_asked", "first", "last"}
    assert len(said) > 10
    for key in said:
        assert f"mpv.{key}" in bundled().texts, key
    told = {key.removeprefix("mpv.") for key in bundled().texts if key.startswith("mpv.")}
    assert {key for key in told if not key.startswith("key_")} == said


def test_every_key_has_its_words() -> None:
    for key in KEYS:
        assert key.does in bundled().texts
        assert f'["{key.name}"] = ' in BODY
