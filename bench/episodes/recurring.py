"""Does a piece that was never released become one recurring unknown, whenever it comes back?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bench.episodes.heard import Heard, overlap
from bench.episodes.judging import LONG_S, Part
from bench.episodes.truth import Cue, Episodes

LEVELS_DB = ((0.0, "from 0 dB on"), (-5.0, "-5 to 0 dB"), (float("-inf"), "below -5 dB"))


@dataclass(frozen=True)
class Recurring:
    """themes: those that became exactly one recurring unknown, whose id has nothing else in it.

    occurrences: heard as some unknown music; gathered: under the id that most of their theme have;
    gathered_by_level: the same by the level before ducking.  mixed: ids that stand for several
    pieces of music, of all ids that were given.
    """

    themes: Part
    occurrences: Part
    gathered: Part
    gathered_by_level: dict[str, Part]
    mixed: Part


def recurring(corpus: Episodes, predicted: Sequence[Heard]) -> Recurring | None:
    """None where the corpus does not say which unknown music is the same."""
    if not corpus.has_themes:
        return None
    nameless = [p for p in predicted if not p.track]
    themes: dict[str, list[Cue]] = defaultdict(list)
    for cue in corpus.cues:
        if cue.theme and cue.seconds >= LONG_S:
            themes[cue.theme].append(cue)
    themes = {name: group for name, group in themes.items() if len(group) > 1}
    owners = _owners(corpus.cues, nameless)
    cues = [cue for group in themes.values() for cue in group]
    ids = {cue: _id(cue, nameless) for cue in cues}
    main = {name: _most([ids[cue] for cue in group]) for name, group in themes.items()}
    whole = sum(
        main[name] is not None
        and all(ids[cue] == main[name] for cue in group)
        and owners.get(main[name] or "") == {name}
        for name, group in themes.items()
    )
    together = {cue: ids[cue] is not None and ids[cue] == main[cue.theme] for cue in cues}
    levels = {}
    for _, label in LEVELS_DB:
        group = [cue for cue in cues if _label(cue.gain_db) == label]
        levels[label] = Part(sum(together[cue] for cue in group), len(group))
    found = sum(any(overlap(cue, p) > 0 for p in nameless) for cue in cues)
    given = {p.unknown for p in nameless if p.unknown is not None}
    mixed = sum(len(owners.get(name, ())) > 1 for name in given)
    return Recurring(
        Part(whole, len(themes)),
        Part(found, len(cues)),
        Part(sum(together.values()), len(cues)),
        levels,
        Part(mixed, len(given)),
    )


def _id(cue: Cue, nameless: Sequence[Heard]) -> str | None:
    """The id under which most of the cue's seconds stand, of the predictions that have one."""
    weights: dict[str, float] = defaultdict(float)
    for one in nameless:
        if one.unknown is not None:
            weights[one.unknown] += overlap(cue, one)
    best = max(weights, key=lambda name: weights[name], default=None)
    return best if best is not None and weights[best] > 0 else None


def _most(ids: Sequence[str | None]) -> str | None:
    """The id that occurs most often, the first of several; None where there is none."""
    given = [name for name in ids if name is not None]
    return max(given, key=given.count) if given else None


def _owners(cues: Sequence[Cue], nameless: Sequence[Heard]) -> dict[str, set[str]]:
    """For each id the pieces of music that its predictions stand for.

    A prediction stands for the cue of any music that it covers most of; a track and a single
    unknown cue are pieces of their own.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for one in nameless:
        if one.unknown is None:
            continue
        best = max(cues, key=lambda cue: overlap(cue, one), default=None)
        if best is not None and overlap(best, one) > 0:
            piece = best.theme or best.track or f"{best.episode} {best.start_s:g}"
            owners[one.unknown].add(piece)
    return owners


def _label(gain_db: float) -> str:
    return next(label for least, label in LEVELS_DB if gain_db >= least)
