"""The script for mpv, ``onara.lua``, with what it needs to know of this machine put into it.

It ends with a line that seals it: the SHA-256 of all that is above.  By that a script is known to
be Onara's, and to be as Onara wrote it, wherever it was copied to and whichever version wrote it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from onara.wording import bundled

_SEAL = b"-- onara sha256 "


class Key(NamedTuple):
    """A key of the script: what mpv calls it, the name of its binding, and what it does."""

    key: str
    name: str
    does: str


KEYS = tuple(
    Key(key, name, f"mpv.key_{name.replace('-', '_')}")
    for key, name in (
        ("n", "now"),
        ("N", "list"),
        ("Alt+PGUP", "next"),
        ("Alt+PGDWN", "previous"),
        ("Ctrl+PGUP", "next-named"),
        ("Ctrl+PGDWN", "previous-named"),
        ("Alt+n", "toggle"),
        ("Ctrl+n", "language"),
    )
)
"""All of them; ``does`` is the text that says it.  Up is onwards, as where mpv goes by chapters."""


def mpv_script(program: str, exports: str, home: str | None = None, language: str = "en") -> bytes:
    """The script as a file.

    ``program`` is the command that answers for an episode, ``exports`` the folder of exported
    sheets, ``home`` the folder of the library where it is not the usual one, and ``language`` that
    in which the script speaks until it is told otherwise.
    """
    told = {
        "program": program,
        "exports": exports,
        "home": home or "",
        "language": language,
        "keys": {each.name: each.key for each in KEYS},
        "words": _words(),
    }
    body = (files("onara.players") / "onara.lua").read_bytes()
    given = os.fsencode(json.dumps(told, ensure_ascii=False, indent=1))
    head = b"-- Made by: onara mpv --install.  Settings belong into script-opts/onara.conf.\n"
    content = head + b"local ONARA = " + _long_string(given) + b"\n\n" + body
    return content + _SEAL + sha256(content).hexdigest().encode() + b"\n"


def is_sealed(content: bytes) -> bool:
    """Is this a script of Onara's, of whichever version, that nobody has changed?"""
    above, seal, sign = content.rpartition(_SEAL)
    return bool(seal) and sign == sha256(above).hexdigest().encode() + b"\n"


def _words() -> Mapping[str, Mapping[str, str]]:
    """All that the script says, in both languages.

    Roles are asked for by the English that stands on cue sheets.
    """
    told = {}
    for key, text in bundled().texts.items():
        area, _, name = key.partition(".")
        both = {"en": text.en, "ko": text.ko}
        if area == "mpv" and not name.startswith("key_"):
            told[name] = both
        elif area == "roles":
            told[f"role {text.en}"] = both
        elif area == "usages":
            told[f"usage {name}"] = both
    return told


def _long_string(content: bytes) -> bytes:
    """A text as Lua quotes it, with brackets that do not occur in it."""
    level = max((len(found) for found in re.findall(rb"\](=*)", content)), default=-1) + 1
    equals = b"=" * level
    return b"[" + equals + b"[\n" + content + b"]" + equals + b"]"
