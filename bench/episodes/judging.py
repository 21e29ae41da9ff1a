"""How good a sheet is: seconds, names, edges, pieces, levels and usages against the truth."""

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bench.episodes.heard import Heard, Pairing, of_library, paired
from bench.episodes.intervals import Stretches, common, seconds, union, without
from bench.episodes.truth import HARD_FADE_S, Cue, Episodes

LONG_S = 5.0  # cues shorter than this need not be found
SPOKEN_OVER = 0.2  # of a cue, before its level under speech is asked for


@dataclass(frozen=True)
class Part:
    """amount of whole, in seconds or in cues."""

    amount: float
    whole: float

    @property
    def percent(self) -> float | None:
        """None where there is nothing to measure."""
        return 100 * self.amount / self.whole if self.whole else None


@dataclass(frozen=True)
class Mistaken:
    """Seconds for which a track was named that does not sound there, by what sounds instead.

    edges: how many of them belong to a prediction that is right for another part of its time.
    """

    nothing: float
    unknown: float
    other: float
    edges: float

    @property
    def total(self) -> float:
        return self.nothing + self.unknown + self.other


@dataclass(frozen=True)
class Errors:
    """Median of some absolute errors, the median with sign, and how many there are."""

    median: float | None
    signed: float | None
    count: int


@dataclass(frozen=True)
class Figures:
    """All that is told of one program on one corpus; hours is the length of the programme."""

    hours: float
    cues: int
    precision: Part
    recall: Part
    recall_by_level: dict[str, Part]
    recall_by_kind: dict[str, Part]
    touched: Part
    wrong_names: Part
    false: Mistaken
    start_hard: Errors
    end_hard: Errors
    start: Errors
    end: Errors
    one_to_one: Part
    unknown_recall: Part
    unknown_precision: Part
    music_recall: Part
    music_precision: Part
    level: Errors
    usage: dict[str, Part]
    false_usage: Part

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall by seconds, in per cent."""
        p, r = self.precision.percent, self.recall.percent
        return 2 * p * r / (p + r) if p and r else None


def figures(corpus: Episodes, predicted: Sequence[Heard]) -> Figures:
    """Judge all predictions for a corpus.  Raises ValueError for an episode that it lacks."""
    strangers = {one.episode for one in predicted} - set(corpus.durations_s)
    if strangers:
        raise ValueError(f"{min(strangers)} is not an episode of the corpus")
    cues, pairing = corpus.cues, paired(corpus.cues, predicted)
    known = [c for c in cues if c.track]
    named = of_library(predicted)
    matched = _covered(known, named, _by_track)
    unknown = [c for c in cues if not c.track]
    nameless = [p for p in predicted if not p.track]
    unknown_hit = _covered(unknown, nameless, _by_episode)
    music_hit = _covered(cues, predicted, _by_episode)
    hard_in = [c for c in cues if c.fade_in_s is not None and c.fade_in_s <= HARD_FADE_S]
    hard_out = [c for c in cues if c.fade_out_s is not None and c.fade_out_s <= HARD_FADE_S]
    starts, ends = _edges(cues, predicted, pairing)
    return Figures(
        corpus.hours,
        len(cues),
        Part(matched, _length(named, _by_track)),
        Part(matched, _length(known, _by_track)),
        _recalls(known, named, lambda c: c.level),
        _recalls(known, named, lambda c: c.kind),
        _touched(cues, pairing),
        Part(sum(predicted[j].track is not None for j in pairing.lost), len(named)),
        _false(cues, predicted, pairing),
        _errors(starts[c] for c in hard_in if c in starts),
        _errors(ends[c] for c in hard_out if c in ends),
        _errors(starts.values()),
        _errors(ends.values()),
        _one_to_one(cues, pairing),
        Part(unknown_hit, _length(unknown, _by_episode)),
        Part(unknown_hit, _length(nameless, _by_episode)),
        Part(music_hit, _length(cues, _by_episode)),
        Part(music_hit, _length(predicted, _by_episode)),
        _level(cues, predicted, pairing),
        *_usages(cues, predicted, pairing),
    )


Key = Callable[[Cue | Heard], tuple[str, str]]


def _by_track(cue: Cue | Heard) -> tuple[str, str]:
    return cue.episode, cue.track or ""


def _by_episode(cue: Cue | Heard) -> tuple[str, str]:
    return cue.episode, ""


def _grouped(cues: Iterable[Cue | Heard], key: Key) -> dict[tuple[str, str], Stretches]:
    groups: dict[tuple[str, str], Stretches] = {}
    for cue in cues:
        groups.setdefault(key(cue), []).append((cue.start_s, cue.end_s))
    return {name: union(stretches) for name, stretches in groups.items()}


def _length(cues: Iterable[Cue | Heard], key: Key) -> float:
    """Seconds of the cues, each second once for a key."""
    return sum(seconds(stretches) for stretches in _grouped(cues, key).values())


def _covered(true: Iterable[Cue], said: Iterable[Heard], key: Key) -> float:
    """Seconds that are in both, for each key."""
    other = _grouped(said, key)
    return sum(
        seconds(common(stretches, other.get(name, [])))
        for name, stretches in _grouped(true, key).items()
    )


def _recalls(known: list[Cue], named: list[Heard], of: Callable[[Cue], str]) -> dict[str, Part]:
    return {
        name: Part(_covered(group, named, _by_track), _length(group, _by_track))
        for name in sorted({of(cue) for cue in known})
        for group in [[cue for cue in known if of(cue) == name]]
    }


def _touched(cues: Sequence[Cue], pairing: Pairing) -> Part:
    """Library cues of 5 s and more that some prediction of their track touches."""
    long = [i for i, c in enumerate(cues) if c.track and c.seconds >= LONG_S]
    return Part(sum(i in pairing.touching for i in long), len(long))


def _one_to_one(cues: Sequence[Cue], pairing: Pairing) -> Part:
    """Library cues of 5 s and more with one prediction, which touches no other cue."""
    long = [i for i, c in enumerate(cues) if c.track and c.seconds >= LONG_S]
    single = 0
    for i in long:
        touching = pairing.touching.get(i, [])
        single += len(touching) == 1 and pairing.spanned[touching[0]] == 1
    return Part(single, len(long))


def _false(cues: Sequence[Cue], predicted: Sequence[Heard], pairing: Pairing) -> Mistaken:
    nothing = unknown = other = edges = 0.0
    true = _grouped((c for c in cues if c.track), _by_track)
    library = _grouped((c for c in cues if c.track), _by_episode)
    nameless = _grouped((c for c in cues if not c.track), _by_episode)
    right = [p for j, p in enumerate(predicted) if p.track and j in pairing.spanned]
    for name, stretches in _grouped(of_library(predicted), _by_track).items():
        wrong, key = without(stretches, true.get(name, [])), (name[0], "")
        over = common(wrong, library.get(key, []))
        rest = without(wrong, library.get(key, []))
        other += seconds(over)
        unknown += seconds(common(rest, nameless.get(key, [])))
        nothing += seconds(without(rest, nameless.get(key, [])))
    for name, stretches in _grouped(right, _by_track).items():
        edges += seconds(without(stretches, true.get(name, [])))
    return Mistaken(nothing, unknown, other, edges)


def _edges(
    cues: Sequence[Cue], predicted: Sequence[Heard], pairing: Pairing
) -> tuple[dict[Cue, float], dict[Cue, float]]:
    """Predicted less true start and end of each library cue that something stands for."""
    starts, ends = {}, {}
    for i, places in pairing.standing.items():
        if cues[i].track:
            starts[cues[i]] = min(predicted[j].start_s for j in places) - cues[i].start_s
            ends[cues[i]] = max(predicted[j].end_s for j in places) - cues[i].end_s
    return starts, ends


def _errors(values: Iterable[float]) -> Errors:
    found = list(values)
    if not found:
        return Errors(None, None, 0)
    absolute = statistics.median(abs(value) for value in found)
    return Errors(absolute, statistics.median(found), len(found))


def _level(cues: Sequence[Cue], predicted: Sequence[Heard], pairing: Pairing) -> Errors:
    """Told level less the one under speech, of the longest prediction for each such cue."""
    differences = []
    for i, places in pairing.standing.items():
        cue = cues[i]
        told = max((predicted[j] for j in places), key=lambda p: p.seconds).level_db
        if told is not None and cue.under_speech_db is not None and cue.speech_share >= SPOKEN_OVER:
            differences.append(told - cue.under_speech_db)
    return _errors(differences)


def _usages(
    cues: Sequence[Cue], predicted: Sequence[Heard], pairing: Pairing
) -> tuple[dict[str, Part], Part]:
    """For each usage the true cues that are told so, and predictions told so that are not."""
    told = {
        i: max((predicted[j] for j in places), key=lambda p: p.seconds).usage
        for i, places in pairing.standing.items()
    }
    names = sorted({cue.usage for cue in cues if cue.usage})
    right = {}
    for name in names:
        group = [i for i, cue in enumerate(cues) if cue.usage == name]
        right[name] = Part(sum(told.get(i) == name for i in group), len(group))
    stands_for = {j: i for i, places in pairing.standing.items() for j in places}
    said = [(j, p.usage) for j, p in enumerate(predicted) if p.usage in names]
    false = sum(j not in stands_for or cues[stands_for[j]].usage != u for j, u in said)
    return right, Part(false, len(said))
