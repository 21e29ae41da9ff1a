"""Reading the tags of a file."""

from __future__ import annotations

from pathlib import Path

from onara.errors import UnusableInput
from onara.tagging.opened import Fields, opened
from onara.tagging.tags import FileTags


def read(path: Path) -> FileTags:
    """What the tags of a file say.  A file without tags says nothing.

    Texts of ID3 that are declared Latin-1 are Latin-1 even where their bytes were meant otherwise:
    ``text.encode("latin-1")`` are those bytes.

    Raises `UnusableInput` where it is no file with tags that can be read.
    """
    return tags_of(opened(path), path)


def tags_of(tags: Fields, path: Path) -> FileTags:
    """The same of a file that is open."""
    try:
        fields = {field: values for field, values in tags.fields().items() if values}
        return FileTags(tags.name, fields, tags.artwork())
    except Exception:  # see `opened`
        raise UnusableInput(path, "has tags that cannot be read") from None
