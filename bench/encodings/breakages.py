"""How texts break on their way into tags."""

from __future__ import annotations

from collections.abc import Callable

Breakage = Callable[[str], str | None]
"""The broken text, or ``None`` where this text cannot break so."""


def misread(written_in: str, read_as: str, *, times: int = 1) -> Breakage:
    """Bytes of one encoding read in another, and that again."""

    def broken(text: str) -> str | None:
        try:
            for _ in range(times):
                text = text.encode(written_in).decode(read_as)
        except UnicodeError:
            return None
        return text

    return broken


def as_windows(written_in: str, *, times: int = 1) -> Breakage:
    """Read as Windows-1252, with a control where it has no sign."""

    def broken(text: str) -> str | None:
        try:
            for _ in range(times):
                text = "".join(map(_windows, text.encode(written_in)))
        except UnicodeError:
            return None
        return text

    return broken


def cut(written_in: str, read_as: str, size: int = 30) -> Breakage:
    """As of ID3v1: so many bytes, the last of them half a character."""

    def broken(text: str) -> str | None:
        try:
            raw = text.encode(written_in)[:size]
            raw.decode(written_in)
        except UnicodeDecodeError:
            return raw.decode(read_as)
        except UnicodeError:
            return None
        return None

    return broken


def double_then_cp949(text: str) -> str | None:
    """CP949 read as Latin-1, written as UTF-8 and read as Latin-1 once more."""
    once = misread("cp949", "latin-1")(text)
    return None if once is None else as_windows("utf-8")(once)


def _windows(byte: int) -> str:
    sign = bytes([byte]).decode("cp1252", "ignore")
    return sign or chr(byte)


KOREAN: dict[str, Breakage] = {
    "CP949 as Latin-1": misread("cp949", "latin-1"),
    "CP949 as Windows-1252": as_windows("cp949"),
    "CP949 as Latin-1, cut to 30 bytes": cut("cp949", "latin-1"),
    "CP949 as Shift-JIS (CP932)": misread("cp949", "cp932"),
    "CP949 as GBK": misread("cp949", "gbk"),
    "CP949 as KOI8-R": misread("cp949", "koi8-r"),
    "CP949 as Mac Roman": misread("cp949", "mac-roman"),
    "CP949 as CP437": misread("cp949", "cp437"),
    "UTF-8 as Latin-1": misread("utf-8", "latin-1"),
    "UTF-8 as Windows-1252": as_windows("utf-8"),
    "UTF-8 as Windows-1252, twice": as_windows("utf-8", times=2),
    "UTF-8 as Latin-1, cut to 30 bytes": cut("utf-8", "latin-1"),
    "UTF-8 as CP949": misread("utf-8", "cp949"),
    "CP949 as Latin-1, then UTF-8 as Windows-1252": double_then_cp949,
}
JAPANESE: dict[str, Breakage] = {
    "Shift-JIS as Windows-1252": as_windows("cp932"),
    "UTF-8 as Windows-1252": as_windows("utf-8"),
    "Shift-JIS as CP949": misread("cp932", "cp949"),
}
SIMPLIFIED: dict[str, Breakage] = {
    "GBK as Windows-1252": as_windows("gbk"),
    "UTF-8 as Windows-1252": as_windows("utf-8"),
    "GBK as CP949": misread("gbk", "cp949"),
}
TRADITIONAL: dict[str, Breakage] = {
    "Big5 as Windows-1252": as_windows("big5"),
    "UTF-8 as Windows-1252": as_windows("utf-8"),
}
LATIN: dict[str, Breakage] = {
    "UTF-8 as Windows-1252": as_windows("utf-8"),
    "UTF-8 as Windows-1252, twice": as_windows("utf-8", times=2),
}
