"""The long way at true speed: the matched filter goes over one recording after the other.

First over those that landmarks propose, however few say so, then over all others, some hours at a
time, until something is plain, all is done, or the time is up.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from onara.fingerprint import BASEBAND_RATE, Baseband
from onara.index import Index, Reference
from onara.library.effort import Budget
from onara.match import Found, best_matches

AT_ONCE_S = 20 * 3600.0
"""Seconds of references that are searched together: a look at the time costs the more often, the
fewer these are, the refinement of one more set of peaks."""


def hear_everywhere(
    queries: Sequence[Baseband],
    index: Index,
    first: Iterable[str],
    *,
    looks: int,
    budget: Budget,
) -> tuple[list[list[Found]], float]:
    """For each window the recordings that explain it best, surest first; and the share of the
    library that was searched.

    ``queries`` are whitened windows of one length, ``first`` the recordings to begin with;
    ``looks``: how many windows of one file share the claim.  p is the probability over the whole
    library.
    """
    answers: list[list[Found]] = [[] for _ in queries]
    searched = 0
    for group in _groups(index, first):
        if searched and budget.is_spent():
            break
        samples = sum(reference.samples for reference in group)
        searched += samples
        of = math.ceil(index.samples / max(1, samples))
        for held, found in zip(
            answers, best_matches(queries, group, looks=looks, shares=of), strict=True
        ):
            held += found
        if any(found and found[0].is_plain for found in answers):
            break
    for found in answers:
        found.sort(key=lambda each: each.rank)
    return answers, searched / max(1, index.samples) if searched else 1.0


def _groups(index: Index, first: Iterable[str]) -> Iterator[list[Reference]]:
    """All references: all together where there are few, else those of ``first``, then some hours
    at a time."""
    at_once = AT_ONCE_S * BASEBAND_RATE
    if index.samples <= at_once:
        yield list(index.references())
        return
    begun = dict.fromkeys(first)
    group = [index.reference(recording) for recording in begun]
    if group:
        yield group
    group, samples = [], 0
    for reference in index.references():
        if reference.recording not in begun:
            group.append(reference)
            samples += reference.samples
            if samples >= at_once:
                yield group
                group, samples = [], 0
    if group:
        yield group
