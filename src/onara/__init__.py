"""Onara knows a Korean drama by its music.

>>> from onara import Library                                # doctest: +SKIP
>>> with Library.open() as library:
...     library.add(["My soundtracks"])
...     answer = library.identify("clip.wav")

>>> from onara import Scanner                                # doctest: +SKIP
>>> with Scanner.open() as scanner:
...     sheets = [done.sheet for done in scanner.scan([Path("episode.mkv")])]
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onara.library import Answer, Library, Match, Outcome, Recording
    from onara.scan import Scanner

__all__ = ["Answer", "Library", "Match", "Outcome", "Recording", "Scanner"]


def __getattr__(name: str) -> Any:
    # Loaded on first use: a command that only prints its help should not wait for decoders.
    if name == "Scanner":
        import onara.scan

        return onara.scan.Scanner
    if name in __all__:
        import onara.library

        return getattr(onara.library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
