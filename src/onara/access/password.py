"""A password, kept so that whoever reads the file does not know it.

scrypt (RFC 7914) with 32 MiB a try: a tenth of a second here, and dear for whoever guesses.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import threading
import unicodedata

from onara.errors import OnaraError

SHORTEST, LONGEST = 8, 200
_COST, _BLOCK, _LANES = 2**15, 8, 1
_MEMORY = 128 * 1024**2
_AT_ONCE = threading.BoundedSemaphore(2)
"""Two guesses are worked on at a time, so that many neither fill the memory nor all cores."""


class UnusablePassword(OnaraError):
    """A new password is too short or too long."""


def checked(password: str) -> str:
    """A password that may be set; raises `UnusablePassword`."""
    if len(password.strip()) < SHORTEST:
        raise UnusablePassword(f"a password needs at least {SHORTEST} characters")
    if len(password) > LONGEST:
        raise UnusablePassword(f"a password has at most {LONGEST} characters")
    return password


def hashed(password: str) -> str:
    """What is kept of a password: ``scrypt$cost$block$lanes$salt$hash``."""
    salt = secrets.token_bytes(16)
    key = _derived(password, salt, _COST, _BLOCK, _LANES)
    return "$".join(("scrypt", str(_COST), str(_BLOCK), str(_LANES), _text(salt), _text(key)))


def is_right(given: str, kept: str) -> bool:
    """Whether a password is the one that was kept."""
    _, cost, block, lanes, salt, key = kept.split("$")
    found = _derived(given, base64.b64decode(salt), int(cost), int(block), int(lanes))
    return hmac.compare_digest(found, base64.b64decode(key))


def _derived(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    # One keyboard sends 가 as one letter, another as two.
    told = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    with _AT_ONCE:
        return hashlib.scrypt(told, salt=salt, n=cost, r=block, p=lanes, maxmem=_MEMORY)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
