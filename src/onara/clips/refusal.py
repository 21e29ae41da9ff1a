"""Why a clip cannot be heard: a reason that every language has words for."""

from __future__ import annotations

from typing import Literal, TypeAlias

from onara.errors import OnaraError, UnusableInput

Reason: TypeAlias = Literal[
    "empty",
    "not_audio",
    "no_audio",
    "silent",
    "short",
    "unreadable",
    "crashed",
    "slow",
    "memory",
    "busy",
]
_SAID: dict[str, Reason] = {
    "is empty": "empty",
    "is not audio that can be read": "not_audio",
    "has no audio track": "no_audio",
    "is silent": "silent",
}
_SENTENCES: dict[Reason, str] = {
    "empty": "the file is empty",
    "not_audio": "this is not audio that can be read",
    "no_audio": "the file has no audio track",
    "silent": "there is nothing but silence in it",
    "short": "it is too short: a quarter of a second is the least that can be told from chance",
    "unreadable": "the file cannot be read",
    "crashed": "the file makes the decoder crash",
    "slow": "the file takes too long to read",
    "memory": "the file needs more memory than one clip may use",
    "busy": "too many clips are waiting to be heard; try again in a moment",
}


class Refused(OnaraError):
    """A clip of which nothing can be heard; ``reason`` is one of `Reason`."""

    def __init__(self, reason: Reason) -> None:
        self.reason: Reason = reason
        super().__init__(_SENTENCES[reason])


def reason_of(error: UnusableInput) -> Reason:
    """The reason behind what the decoder says of a file."""
    if error.reason.startswith("is too short"):
        return "short"
    return _SAID.get(error.reason, "unreadable")
