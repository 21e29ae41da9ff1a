"""Which file is this?  A name for an episode that stays when the file is moved or renamed."""

from __future__ import annotations

import stat
from hashlib import sha256
from pathlib import Path

from onara.errors import UnusableInput

_ENDS = 1 << 20
"""Bytes of either end of the file that are looked at, besides its size: two files that agree in all
three are one, and no more has to be read of gigabytes."""


def episode_id(path: Path) -> str:
    """Twelve hexadecimal digits.  Raises `UnusableInput` where the file cannot be read."""
    try:
        status = path.stat()
        # A pipe would be waited for without end.
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise UnusableInput(path, "is not a regular file")
        with path.open("rb") as file:
            size = status.st_size
            told = sha256(str(size).encode())
            told.update(file.read(_ENDS))
            file.seek(max(0, size - _ENDS))
            told.update(file.read(_ENDS))
    except FileNotFoundError:
        raise UnusableInput(path, "no such file") from None
    except IsADirectoryError:
        raise UnusableInput(path, "is a folder, not a file") from None
    except OSError as error:
        raise UnusableInput(path, f"cannot be read ({(error.strerror or '').lower()})") from None
    return told.hexdigest()[:12]
