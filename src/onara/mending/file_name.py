"""Names that every file system takes, of texts that were not made for one."""

from __future__ import annotations

import re
import unicodedata

MOST_BYTES = 255
"""Of one name, in UTF-8: what ext4 and most others hold.  NTFS and APFS hold no less."""

_INSTEAD = {
    "/": "-",
    "\\": "-",
    "|": "-",
    ":": "-",
    '"': "'",
    "<": "(",
    ">": ")",
    "?": "",
    "*": "",
}
"""What Windows forbids, which is all that anyone forbids, and what is written for it."""
_COLON = re.compile(r"\s*:\s+")
_NO_LETTER = {"Cc", "Cs", "Co", "Cn"}
_DIRECTION = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Signs that nobody sees, and that make a name look like another."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
"""Names of devices on Windows, with any ending."""


def file_name(text: str, ending: str = "", *, room: int = 0) -> str:
    """A name for a file or folder that shows ``text``, with ``ending`` as it is.

    It is NFC, has no sign that a file system forbids, begins with no dot, ends with no dot or
    space, is no name of a device, and takes at most `MOST_BYTES` in UTF-8 with its ending and
    ``room`` more bytes.  Empty where nothing of the text is left.
    """
    made = _COLON.sub(" - ", unicodedata.normalize("NFC", text))
    made = "".join(
        " " if sign.isspace() else _INSTEAD.get(sign, sign)
        for sign in made
        if sign.isspace() or unicodedata.category(sign) not in _NO_LETTER
    )
    made = _trimmed(_DIRECTION.sub("", made))
    if not made:
        return ""
    if _RESERVED.match(made):
        made += "_"
    made = _cut(made, MOST_BYTES - len(ending.encode(errors="surrogateescape")) - room)
    return _trimmed(made) + ending


def folded(name: str) -> str:
    """What names have in common that some file system takes for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _trimmed(text: str) -> str:
    return re.sub(r" {2,}", " ", text).strip(" ").lstrip(". ").rstrip(". ")


def _cut(text: str, size: int) -> str:
    """The beginning of a text that fits into ``size`` bytes, no sign cut apart."""
    if len(text.encode()) <= size:
        return text
    kept = text.encode()[: max(size, 0)].decode(errors="ignore")
    following = text[len(kept) :]
    # A combining sign belongs to what stands before it.
    if following and (unicodedata.combining(following[0]) or following[0] == "\u200d"):
        kept = kept[:-1]
        while kept and (unicodedata.combining(kept[-1]) or kept[-1] == "\u200d"):
            kept = kept[:-1]
    return kept
