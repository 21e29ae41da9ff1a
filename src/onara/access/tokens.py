"""Random tokens: what a browser or a machine shows, and what is kept of it."""

from __future__ import annotations

import hashlib
import hmac
import secrets


def new_token() -> str:
    """256 random bits, as letters that may stand in an address."""
    return secrets.token_urlsafe(32)


def new_id() -> str:
    """A short name by which a token is listed and ended; says nothing about it."""
    return secrets.token_hex(5)


def kept(token: str) -> bytes:
    """What is kept of a token.  Nobody guesses 256 bits, so a fast hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def derived(token: str, use: str) -> str:
    """Another token that only who has this one can know, as for forms of a session."""
    return hmac.digest(token.encode(), use.encode(), "sha256").hex()
