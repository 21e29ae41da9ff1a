"""Texts that stand where a name should and name nothing."""

from __future__ import annotations

from onara.spelling import key, tokens

_TITLES = frozenset(
    ("track", "트랙", "untitled", "notitle", "unknown", "제목없음", "audio", "audiotrack")
)
_NOBODY = frozenset(
    ("unknownartist", "unknown", "알수없는아티스트", "알수없음", "없음", "none", "noartist")
)


def is_placeholder(title: str) -> bool:
    """Whether a title only counts: "Track 01", "01", "제목 없음"."""
    words = [word for word in tokens(title) if not word.isdigit()]
    return not words or "".join(words) in _TITLES


def is_nobody(artist: str) -> bool:
    """Whether an artist is nobody: "Unknown Artist", "알 수 없음"."""
    return key(artist) in _NOBODY or not key(artist)
