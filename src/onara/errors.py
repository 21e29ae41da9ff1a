"""Everything that can go wrong in a way that a person can act on.

The text of each error is one plain sentence: what is wrong, with which file, what to do next.
The command line prints it as it stands; no traceback reaches a user.
"""

from __future__ import annotations

import os


class OnaraError(Exception):
    """Base of all errors that Onara raises on purpose; ``str()`` is the sentence to show."""


class UnusableInput(OnaraError):
    """One input could not be used; the rest of a batch goes on.

    ``source`` is the file (or a name for it) and ``reason`` the rest of the sentence.
    """

    def __init__(self, source: str | os.PathLike[str], reason: str) -> None:
        self.source = os.fspath(source)
        self.reason = reason
        super().__init__(f"{self.source}: {reason}")


class NoMicrophone(OnaraError):
    """There is no audio input to listen to."""


class LibraryError(OnaraError):
    """The library on disk cannot be opened, read or written."""


class DamagedLibrary(LibraryError):
    """A file of the library is not what was written; add the recordings anew to another home."""


class DiskFull(LibraryError):
    """There is no room left to write; what was finished before is kept."""
