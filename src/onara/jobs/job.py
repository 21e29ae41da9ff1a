"""A job: work that takes longer than anybody waits for a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal, Self, TypeAlias

Kind: TypeAlias = Literal["add", "scan", "demo"]
State: TypeAlias = Literal["queued", "running", "paused", "done", "failed", "cancelled"]
OPEN: tuple[State, ...] = ("queued", "running", "paused")
"""States of a job that is not over."""
MOST_TROUBLES = 100
MOST_NOTICED = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be done: music to "add" to the library, episodes to "scan", or the "demo".

    ``paths`` are files and folders; ``folder`` is the id of the configured folder that they are;
    ``drama`` and ``season`` say what episodes are; ``again``: also what was scanned already.
    """

    kind: Kind
    paths: tuple[str, ...] = ()
    folder: str | None = None
    drama: str | None = None
    season: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: the ``share`` of it that is done, 0 to 1, the seconds that are left at this
    speed, the ``stage`` and ``item`` (name of a file) that it is at, and how many items are done.
    """

    share: float | None = None
    left_s: float | None = None
    stage: str | None = None
    item: str | None = None
    items: int = 0
    of_items: int | None = None


@dataclass(frozen=True, slots=True)
class Noticed:
    """A recording that stands out at a second of an episode that is being scanned."""

    title: str
    at_s: float
    episode: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file that was of no use, and why: the rest of a sentence."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands; times are seconds since 1970.

    ``counts`` are files by outcome ("added", "known", "moved", "refused", "scanned"); ``episodes``
    the ids of those that landed; ``finished`` the paths of episodes that need not be scanned again
    when it goes on; ``error`` is a sentence on why it failed.
    """

    id: int
    wanted: Wanted
    state: State
    created: float
    started: float | None = None
    ended: float | None = None
    progress: Progress = Progress()
    noticed: tuple[Noticed, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    episodes: tuple[str, ...] = ()
    finished: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    error: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is not over yet."""
        return self.state in OPEN

    def counting(self, outcome: str, more: int = 1) -> Job:
        """The job with more files of an outcome."""
        return replace(self, counts={**self.counts, outcome: self.counts.get(outcome, 0) + more})

    def as_plain(self) -> dict[str, Any]:
        """As values of JSON."""
        return asdict(self)

    @classmethod
    def of_plain(cls, told: dict[str, Any]) -> Self:
        """The job that `as_plain` made these values of; raises KeyError or TypeError."""
        wanted = told["wanted"]
        return cls(
            **{
                **told,
                "wanted": Wanted(**{**wanted, "paths": tuple(wanted["paths"])}),
                "progress": Progress(**told["progress"]),
                "noticed": tuple(Noticed(**one) for one in told["noticed"]),
                "episodes": tuple(told["episodes"]),
                "finished": tuple(told["finished"]),
                "troubles": tuple(Trouble(**one) for one in told["troubles"]),
            }
        )
