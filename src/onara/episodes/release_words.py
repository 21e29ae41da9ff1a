"""What recorders and release groups write behind a title: resolution, codec, source, their name."""

from __future__ import annotations

import re

_WORDS = (
    r"\d{3,4}[pi](?:\d\d)?|[48]k|uhd|fhd|qhd|hdr(?:10)?\+?|sdr|dovi|dv|hevc|avc|av1|vp9"
    r"|[xh][ .]?26[456]|xvid|divx|(?:8|10|12)[ -]?bits?|aac(?:[ .]?\d)?(?:\.\d)?|e?-?ac-?3"
    r"|ddp?[ .+]?\d\.\d"
    r"|dts(?:-hd)?|truehd|atmos|flac|opus|mp3|[257]\.1(?:ch)?|2\.0|[26]ch|web-?dl|web-?rip|web|hdtv"
    r"|hdtvrip|hd-?rip|uhdtv|tv-?rip|bluray|blu-ray|bd-?rip|br-?rip|bdremux|dvd(?:-?rip)?|remux|proper"
    r"|repack|internal|limited|uncut|amzn|nf|dsnp|atvp|hulu|viu|viki|wavve|tving|kocowa|iqiyi|ktv"
    r"|multi(?:sub|ple)?|subbed|dubbed|vostfr|softsub|hardsub|kor(?:sub)?|eng(?:sub)?|자체자막|통합자막"
    r"|한글자막|무자막|자막|고화질|초고화질|완결|재업|mkv|mp4|avi|ts|hd|sd"
)
_WORD = re.compile(rf"(?<![a-z0-9가-힣])(?:{_WORDS})(?![a-z0-9가-힣])", re.I)
_IDS = re.compile(r"[\[{(](?:tvdb|tmdb|imdb|anidb|tvmaze)(?:id)?[-=: ]?[a-z0-9]+[\]})]", re.I)
_CHECKSUM = re.compile(r"[\[(][0-9a-f]{8}[\])]", re.I)


def release_begins(text: str) -> int:
    """Where what recorders wrote begins, the length of the text where they wrote nothing.

    A word of theirs at the very beginning is the title's: "Web", "Limited".
    """
    for found in _WORD.finditer(text):
        if text[: found.start()].strip(" .-_[](){}"):
            begin = found.start()
            # A bracket or dash before it belongs to it.
            return len(text[:begin].rstrip(" .-_[({"))
    return len(text)


def is_release_word(text: str) -> bool:
    """Whether a text is one such word."""
    return _WORD.fullmatch(text.strip()) is not None


def without_ids(text: str) -> str:
    """The text without the ids of media servers ("[tvdbid-1234]") and checksums."""
    return _CHECKSUM.sub(" ", _IDS.sub(" ", text))
