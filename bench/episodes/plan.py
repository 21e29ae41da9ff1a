"""Which music is to sound when: the score of a season of episodes, before any sound is made."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bench.episodes.material import Source, excerpt
from bench.episodes.recipe import Container, Recipe

# Classes of level in decibels of music against dialogue, and of 20 cues how many each gets.
LEVELS = ((3.0, 9.0, 4), (-3.0, 3.0, 5), (-13.0, -6.0, 8), (-22.0, -17.0, 3))
THEME_DB = (-10.0, 6.0)
DUCKED_FROM_DB = -3.0  # quieter music is not turned down further
DUCKED_SHARE = 0.6
DUCK_DB = (4.0, 9.0)
QUIET_SHARE = 0.6  # of loud cues: nobody speaks
FADED_SHARE = 0.75  # of cues: in, out or both
LONGEST_FADE_S = (4.0, 6.0)  # in and out
HARD_S = 0.01
CROSSFADE_S = (0.5, 3.0)
GAP_S = (2.0, 26.0)
KINDS = ("plain",) * 10 + ("loop",) * 2 + ("edit",) * 3 + ("joined",) * 3 + ("diegetic",) * 2
CORE_S = 8.0  # that all occurrences of a theme share
THEME_S = (28.0, 40.0)
OCCURRENCE_S = (12.0, 26.0)


class PlanError(Exception):
    """The tracks of the corpus do not suffice; the message is one line."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a track without a jump, in its seconds."""

    from_s: float
    seconds: float


@dataclass(frozen=True)
class Planned:
    """A cue to make; start_s is where its first sample lies in the programme."""

    source: Source
    pieces: tuple[Piece, ...]
    kind: str
    gain_db: float
    start_s: float = 0.0
    theme: str = ""
    fade_in_s: float = HARD_S
    fade_out_s: float = HARD_S
    duck_db: float = 0.0
    alone: bool = False

    @property
    def seconds(self) -> float:
        return sum(piece.seconds for piece in self.pieces)

    @property
    def end_s(self) -> float:
        return self.start_s + self.seconds


@dataclass(frozen=True)
class EpisodePlan:
    """An episode to make; number counts from 0, seed is that of its speech and sounds."""

    file: Path
    number: int
    container: Container
    seconds: float
    cues: tuple[Planned, ...]
    seed: int

    @property
    def silent(self) -> list[tuple[float, float]]:
        """Where nobody may speak."""
        return [(c.start_s, c.end_s) for c in self.cues if c.alone]


def season(sources: list[Source], recipe: Recipe, rng: np.random.Generator) -> list[EpisodePlan]:
    """The plans of all episodes.  Raises PlanError where there are too few tracks."""
    return _Season(sources, recipe, rng).plans()


class _Season:
    def __init__(self, sources: list[Source], recipe: Recipe, rng: np.random.Generator) -> None:
        self._recipe, self._rng = recipe, rng
        self._library = [s for s in sources if s.split == "library"]
        unknown = [s for s in sources if s.split == "unknown"]
        order = [unknown[i] for i in rng.permutation(len(unknown))]
        fixed = recipe.themes + 1
        if len(order) < fixed or len(self._library) < 5:
            raise PlanError(f"{len(order)} unknown tracks are too few for {recipe.themes} themes")
        self._themes, self._preview = order[: recipe.themes], order[recipe.themes]
        self._singles = order[fixed:]
        self._bag: list[int] = []
        self._classes: list[int] = []
        self._last = ""

    def plans(self) -> list[EpisodePlan]:
        recipe, rng, count = self._recipe, self._rng, len(self._recipe.containers)
        themes = self._occurrences(count)
        opening = self._fixed("opening", recipe.opening_s, 6.0)
        ending = self._fixed("ending", recipe.ending_s, 6.0)
        recap = self._fixed("recap", recipe.recap_s, -4.0)
        preview = self._fixed("preview", recipe.recap_s, -2.0, self._preview, "preview theme")
        plans = []
        for number, container in enumerate(recipe.containers):
            body = [*themes[number], *self._once(), *self._known()]
            body = [body[i] for i in rng.permutation(len(body))]
            cues, seconds = self._laid_out(body, recap, opening, ending, preview)
            file = Path(f"episode_{number + 1:02d}.{container.suffix}")
            seed = int(rng.integers(2**31))
            plans.append(EpisodePlan(file, number, container, seconds, tuple(cues), seed))
        return plans

    def _fixed(
        self,
        kind: str,
        seconds: tuple[float, float],
        gain_db: float,
        source: Source | None = None,
        theme: str = "",
    ) -> Planned:
        """Music that every episode has, of the same seconds of the same track."""
        length = round(float(self._rng.uniform(*seconds)), 2)
        source, start = self._take(length) if source is None else (source, None)
        start = excerpt(source, length, self._rng) if start is None else start
        if start is None:
            raise PlanError(f"{source.name} has no {length:.0f} s to take")
        alone = kind in ("opening", "ending")
        return Planned(source, (Piece(start, length),), kind, gain_db, theme=theme, alone=alone)

    def _occurrences(self, episodes: int) -> list[list[Planned]]:
        """The themes of each episode; of one theme the levels are spread over the range."""
        rng, times = self._rng, self._recipe.occurrences
        found: list[list[Planned]] = [[] for _ in range(episodes)]
        for index, source in enumerate(self._themes):
            length = float(rng.uniform(*THEME_S))
            base = excerpt(source, length, rng)
            if base is None:
                raise PlanError(f"{source.name} has no {length:.0f} s to take")
            steps = np.linspace(*THEME_DB, times + 1)
            gains = rng.permutation(rng.uniform(steps[:-1], steps[1:]))
            for turn, gain in enumerate(gains):
                take = float(rng.uniform(*OCCURRENCE_S))
                core = length / 2 - CORE_S / 2
                low, high = max(0.0, core + CORE_S - take), min(core, length - take)
                start = (
                    base + (low + high) / 2 if turn == 0 else base + float(rng.uniform(low, high))
                )
                cue = Planned(
                    source,
                    (Piece(round(start, 3), round(take, 2)),),
                    "plain",
                    round(float(gain), 1),
                    theme=f"theme {index + 1}",
                )
                found[(index + turn) % episodes].append(self._mixed(cue, THEME_DB[0]))
        return found

    def _once(self) -> list[Planned]:
        """Unknown music that is heard once: a track serves a single time."""
        cues = []
        for _ in range(min(self._recipe.singles, len(self._singles))):
            source, length = self._singles.pop(), self._length()
            start = excerpt(source, length, self._rng)
            if start is not None:
                cue = Planned(source, (Piece(start, length),), "plain", self._level())
                cues.append(self._mixed(cue))
        return cues

    def _known(self) -> list[Planned]:
        """Cues of the library, of every kind in turn."""
        kinds = [KINDS[i] for i in self._rng.permutation(len(KINDS))]
        return [self._one(kinds[i % len(kinds)]) for i in range(self._recipe.library_cues)]

    def _one(self, kind: str) -> Planned:
        rng = self._rng
        if kind == "loop":
            length = round(float(rng.uniform(6, min(16, self._recipe.longest_cue_s / 2))), 2)
            source, start = self._take(length)
            turns = int(rng.integers(2, 5 if length < 10 else 4))
            pieces = (Piece(start, length),) * turns
        elif kind == "edit":
            source, pieces = self._edited()
        else:
            length = max(self._length(), 8.0 if kind == "joined" else 0.0)
            source, start = self._take(length)
            pieces = (Piece(start, length),)
        return self._mixed(Planned(source, pieces, kind, self._level()))

    def _edited(self) -> tuple[Source, tuple[Piece, ...]]:
        """Two stretches of one track, the second from at least ten seconds further on."""
        for _ in range(10 * len(self._library)):
            first, second = (round(float(self._rng.uniform(5, 14)), 2) for _ in range(2))
            source, start = self._take(first)
            later = excerpt(source, second, self._rng, after_s=start + first + 10)
            if later is not None:
                return source, (Piece(start, first), Piece(later, second))
        raise PlanError("no track of the library is long enough to be cut")

    def _take(self, seconds: float) -> tuple[Source, float]:
        """A track of the library in which so many seconds sound, not the one before."""
        for _ in range(10 * len(self._library)):
            self._bag = self._bag or list(self._rng.permutation(len(self._library)))
            source = self._library[self._bag.pop()]
            start = None if source.name == self._last else excerpt(source, seconds, self._rng)
            if start is not None:
                self._last = source.name
                return source, start
        raise PlanError(f"no track of the library sounds for {seconds:.0f} s")

    def _length(self) -> float:
        """A quarter short, half of medium length, a quarter long."""
        ranges = ((5.0, 10.0), (10.0, 30.0), (10.0, 30.0), (30.0, 60.0))
        drawn = float(self._rng.uniform(*ranges[self._rng.integers(len(ranges))]))
        return round(min(drawn, self._recipe.longest_cue_s), 2)

    def _level(self) -> float:
        if not self._classes:
            pool = [i for i, (_, _, share) in enumerate(LEVELS) for _ in range(share)]
            self._classes = [pool[i] for i in self._rng.permutation(len(pool))]
        low, high, _ = LEVELS[self._classes.pop()]
        return round(float(self._rng.uniform(low, high)), 1)

    def _mixed(self, cue: Planned, least_db: float = -np.inf) -> Planned:
        """The cue with fades and ducking; ducked it stays above least_db."""
        rng = self._rng
        faded = rng.uniform(size=2) < 1 - np.sqrt(1 - FADED_SHARE)
        most = [min(longest, cue.seconds / 4) for longest in LONGEST_FADE_S]
        drawn = [
            float(rng.uniform(0.3, m)) if f else HARD_S for f, m in zip(faded, most, strict=True)
        ]
        duck = 0.0
        if cue.gain_db >= DUCKED_FROM_DB and rng.uniform() < DUCKED_SHARE:
            duck = float(min(rng.uniform(*DUCK_DB), cue.gain_db - least_db))
        alone = cue.gain_db >= LEVELS[0][0] and not cue.theme and rng.uniform() < QUIET_SHARE
        return replace(
            cue, fade_in_s=drawn[0], fade_out_s=drawn[1], duck_db=round(duck, 1), alone=bool(alone)
        )

    def _laid_out(
        self,
        body: list[Planned],
        recap: Planned,
        opening: Planned,
        ending: Planned,
        preview: Planned,
    ) -> tuple[list[Planned], float]:
        """All cues at their seconds, and how long the episode is."""
        rng, recipe = self._rng, self._recipe
        at = 1.0 + recap.seconds + float(rng.uniform(*recipe.cold_open_s))
        cues = [replace(recap, start_s=1.0), replace(opening, start_s=at)]
        at += opening.seconds
        gaps = self._gaps(body, at + ending.seconds + preview.seconds + 6.0)
        for cue, gap in zip(body, gaps, strict=True):
            if gap < 0:
                cues[-1] = replace(cues[-1], fade_out_s=-gap)
                cue = replace(cue, fade_in_s=-gap)
            elif cue.kind == "joined":
                cue = replace(cue, kind="plain")
            at = round(at + gap, 3)
            cues.append(replace(cue, start_s=at))
            at = cues[-1].end_s
        at += float(rng.uniform(2, 4))
        cues += [replace(ending, start_s=at), replace(preview, start_s=at + ending.seconds + 1.0)]
        return cues, cues[-1].end_s + 1.0

    def _gaps(self, body: list[Planned], fixed_s: float) -> list[float]:
        """Seconds before each cue: negative is a crossfade, the breaks are the long ones."""
        rng, recipe = self._rng, self._recipe
        gaps = rng.uniform(*GAP_S, len(body))
        free = list(rng.permutation(np.arange(1, len(body))))
        breaks = [free.pop() for _ in range(min(recipe.breaks, len(free)))]
        joined = [
            i
            for i in range(1, len(body))
            if body[i].kind == "joined" and i not in breaks and not body[i - 1].theme
        ]
        long = rng.uniform(*recipe.break_s, len(breaks))
        over = -rng.uniform(*CROSSFADE_S, len(joined))
        rest = np.setdiff1d(np.arange(len(body)), [*breaks, *joined])
        wanted = float(rng.uniform(*recipe.length_s)) - fixed_s - sum(c.seconds for c in body)
        scale = (wanted - long.sum() - over.sum()) / gaps[rest].sum()
        gaps[rest] = np.maximum(gaps[rest] * max(scale, 0.0), GAP_S[0])
        gaps[breaks], gaps[joined] = long, over
        return [round(float(gap), 3) for gap in gaps]
