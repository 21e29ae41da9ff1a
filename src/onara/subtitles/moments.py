"""Described moments: which second is meant by "the train station, end of episode 2"?

A line speaks for a description by the rarer words that they share, its neighbours lend it theirs,
and, where there is an encoder, by its meaning, which also holds across languages.  The part of the
episode that was named, and music that sounds there, are weighed in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from onara.spelling import letters_of
from onara.subtitles.place import Place, place_of
from onara.subtitles.said import Said
from onara.subtitles.terms import is_hangul, terms, terms_of_word, words

Floats = npt.NDArray[np.float32]
Encoder = Callable[[list[str]], Floats]
"""Texts to unit vectors: (n,) to (n, d) float32."""

NEIGHBOUR_S = 20.0
"""Seconds within which lines are of one scene; two exchanges of a dialogue."""

LENT = 0.5
"""What a word counts that a line's neighbour has and it does not itself."""

MISSPELT = 0.6
"""What a word counts that is in no line, while one is a letter away."""

ABSENT = 1 / 3
"""What a word that is in no line counts against a line: a description tells what is seen, in words
that nobody says."""

OUTSIDE = 0.35
"""What a moment outside the part that was named counts beside one in it: memory errs there."""

SLOPE = 0.15
"""Share of an episode over which that falls off: "at the end" has no sharp edge."""

WITH_MUSIC = 1.1
"""What a moment with music counts more: one asks after it for what played."""

LEAST = 0.15
"""Score below which a line has too little to do with the description to be shown."""

APART_S = 30.0
"""Seconds between two moments of an answer: what is nearer is the same one."""

USUAL = 0.25
FEW_LINES = 30
"""Likeness of a description to an ordinary line, taken for as many lines as that beside those that
are there: lines that have nothing to do with each other are at 0.14 to 0.18, with a spread."""

_MISSPELT_LETTERS = 4
_NEIGHBOURS = (-2, -1, 1, 2)


@dataclass(frozen=True, slots=True)
class EpisodeLines:
    """What is said in one episode, and when music sounds in it.

    ``episode`` is its id, ``drama`` that of its drama; ``lines`` are in order of time, of any
    languages; ``music`` are the first and last seconds of its cues.  ``vectors`` are those of
    `vectors_of` for ``lines``, kept from before; ``None`` has them made where there is an encoder.
    """

    episode: str
    lines: tuple[Said, ...]
    duration_s: float
    drama: str | None = None
    season: int | None = None
    number: int | None = None
    music: tuple[tuple[float, float], ...] = ()
    vectors: Floats | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A second of an episode that may be meant.

    ``line`` is what is said there, ``None`` where only a place was described; ``score`` is 0 to 1,
    ``music`` whether there is music.
    """

    episode: str
    second: float
    line: Said | None
    score: float
    music: bool


def vectors_of(lines: Sequence[Said], encode: Encoder) -> Floats:
    """The vectors of lines, (n, d); a text that comes again is encoded once."""
    texts = list(dict.fromkeys(line.text for line in lines))
    if not texts:
        return np.zeros((0, 0), np.float32)
    rows = np.asarray(encode(texts), np.float32)
    row_of = {text: row for row, text in enumerate(texts)}
    return rows[[row_of[line.text] for line in lines]]


class Moments:
    """The lines of many episodes, made comparable once; then asked in milliseconds."""

    def __init__(self, episodes: Sequence[EpisodeLines], encode: Encoder | None = None) -> None:
        self._episodes = tuple(episodes)
        self._encode = encode
        self._lines = [line for episode in episodes for line in episode.lines]
        counts = [len(episode.lines) for episode in episodes]
        self._of = np.repeat(np.arange(len(episodes)), counts)
        self._start = np.array([line.start_s for line in self._lines], dtype=np.float64)
        length = np.array([_length(episode) for episode in episodes], dtype=np.float64)
        self._share = self._start / length[self._of] if self._lines else self._start
        self._music = np.array(
            [_has_music(episode, line) for episode in episodes for line in episode.lines], bool
        )
        self._neighbours = [self._near(step) for step in _NEIGHBOURS]
        self._postings = _postings(self._lines)
        self._known = sorted(self._postings)
        self._letters = [letters_of(term) for term in self._known]
        self._vectors: Floats | None = None
        self._hangul = np.array([_is_korean(line.text) for line in self._lines], dtype=bool)
        if encode is not None and self._lines:
            self._vectors = np.concatenate(
                [
                    each.vectors if each.vectors is not None else vectors_of(each.lines, encode)
                    for each in episodes
                    if each.lines
                ]
            )

    def find(self, description: str, limit: int = 5) -> list[Moment]:
        """The moments that a description in English or Korean may mean, the likeliest first.

        An episode that is named is taken at its word: if it is not among these there is no answer.
        Where nothing but a place is said ("end of episode 2"), the music of that place is it, and
        where there is none, the first line there.
        """
        place = place_of(description)
        chosen = self._chosen(place)
        if not chosen.any():
            return []
        if not words(place.rest):
            return self._at_place(place, chosen)[:limit] if place.rest != description else []
        by_words = self._by_words(place.rest)
        score = 1 - (1 - by_words) * (1 - self._by_meaning(place.rest))
        score *= _weights(self._share, place) * np.where(self._music, WITH_MUSIC, 1.0)
        score = np.where(chosen[self._of], np.minimum(score, 1.0), 0.0) if len(score) else score
        return self._best(score, limit)

    def _chosen(self, place: Place) -> npt.NDArray[np.bool_]:
        """Which episodes are meant: all, where none is named."""
        chosen = np.array(
            [
                place.season is None or each.season in (None, place.season)
                for each in self._episodes
            ],
            dtype=bool,
        )
        if place.is_last:
            numbers = np.array([each.number for each in self._episodes], dtype=float)
            last: dict[tuple[str | None, int | None], float] = defaultdict(lambda: -1.0)
            for each in self._episodes:
                of = (each.drama, each.season)
                last[of] = max(last[of], -1.0 if each.number is None else each.number)
            chosen &= numbers == [last[each.drama, each.season] for each in self._episodes]
        elif place.number is not None:
            chosen &= np.array([each.number == place.number for each in self._episodes], bool)
        return chosen

    def _at_place(self, place: Place, chosen: npt.NDArray[np.bool_]) -> list[Moment]:
        if place.number is None and not place.is_last:
            return []
        found: list[Moment] = []
        for number in np.flatnonzero(chosen):
            episode = self._episodes[number]
            length = _length(episode)
            first, last = (share * length for share in place.share or (0.0, 1.0))
            spans = [(a, b) for a, b in episode.music if a <= last and b >= first]
            if place.part == "end":
                spans.reverse()
            found += [
                Moment(episode.episode, max(a, first), _line_at(episode.lines, a, b), 1.0, True)
                for a, b in spans
            ]
            if not spans:
                line = next((each for each in episode.lines if each.start_s >= first), None)
                second = line.start_s if line else first
                found.append(Moment(episode.episode, second, line, 0.5, False))
        return found

    def _by_words(self, text: str) -> npt.NDArray[np.float64]:
        """Share of the description's words, by rarity, that a line and its neighbours have."""
        height = np.zeros(len(self._lines))
        total = 0.0
        for word in words(text):
            pieces = terms_of_word(word)
            for piece in pieces:
                near = self._lines_with(piece)
                having = max(int(np.count_nonzero(near)), 1)
                rarity = np.log1p(len(self._lines) / having) / len(pieces)
                total += rarity if near.any() else ABSENT * rarity
                reach = near.copy()
                for source, target in self._neighbours:
                    np.maximum.at(reach, target, LENT * near[source])
                height += rarity * reach
        return height / total if total > 0 else height

    def _lines_with(self, term: str) -> npt.NDArray[np.float64]:
        """For each line 1 where it has the term, less where only something like it exists."""
        near = np.zeros(len(self._lines))
        found = self._postings.get(term)
        worth = 1.0
        if found is None:
            worth, letters = MISSPELT, letters_of(term)
            if len(letters) < _MISSPELT_LETTERS:
                return near
            like = process.extract(
                letters,
                self._letters,
                scorer=OSA.distance,
                score_cutoff=1,
                limit=8,
            )
            rows = [self._postings[self._known[at]] for _, _, at in like]
            # A digit more is another number, not a slip.
            found = np.concatenate(rows) if rows and not term.isdigit() else np.zeros(0, np.intp)
        near[found] = worth
        return near

    def _by_meaning(self, text: str) -> npt.NDArray[np.float64]:
        """How much of the way from an ordinary line to the same sentence, 0 to 1.

        For each script by itself: a description is nearer to all lines of its own language.
        """
        result = np.zeros(len(self._lines))
        if self._vectors is None or self._encode is None:
            return result
        cosine = (self._vectors @ np.asarray(self._encode([text]), np.float32)[0]).astype(float)
        for group in (self._hangul, ~self._hangul):
            if group.any():
                # Half of all lines are below an ordinary one; what stands out does so by spread.
                # A few lines do not show what is ordinary.
                count = int(group.sum())
                measured = float(cosine[group].mean() + cosine[group].std())
                usual = (count * measured + FEW_LINES * USUAL) / (count + FEW_LINES)
                result[group] = np.clip((cosine[group] - usual) / max(1.0 - usual, 1e-3), 0.0, 1.0)
        return result

    def _best(self, score: npt.NDArray[np.float64], limit: int) -> list[Moment]:
        found: list[Moment] = []
        for at in np.argsort(-score, kind="stable"):
            if len(found) == limit or score[at] < LEAST:
                break
            line, episode = self._lines[at], self._episodes[self._of[at]].episode
            if any(
                each.episode == episode and abs(each.second - line.start_s) < APART_S
                for each in found
            ):
                continue
            music = bool(self._music[at])
            found.append(Moment(episode, line.start_s, line, float(score[at]), music))
        return found

    def _near(self, step: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """Numbers of lines, and of those so many lines further that are of the same scene."""
        source = np.arange(len(self._lines))
        target = source + step
        inside = (target >= 0) & (target < len(self._lines))
        source, target = source[inside], target[inside]
        close = (self._of[source] == self._of[target]) & (
            np.abs(self._start[source] - self._start[target]) <= NEIGHBOUR_S
        )
        return source[close], target[close]


def _postings(lines: Sequence[Said]) -> dict[str, npt.NDArray[np.intp]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        for term in set(terms(line.text)):
            found[term].append(number)
    return {term: np.array(numbers, dtype=np.intp) for term, numbers in found.items()}


def _weights(share: npt.NDArray[np.float64], place: Place) -> npt.NDArray[np.float64]:
    """1 inside the part that was named, falling to `OUTSIDE` beside it."""
    if place.share is None:
        return np.ones_like(share)
    first, last = place.share
    off = np.maximum(np.maximum(first - share, share - last), 0.0)
    return 1 - (1 - OUTSIDE) * np.minimum(off / SLOPE, 1.0)


def _length(episode: EpisodeLines) -> float:
    last = episode.lines[-1].end_s if episode.lines else 0.0
    return max(episode.duration_s, last, 1.0)


def _has_music(episode: EpisodeLines, line: Said) -> bool:
    return any(first <= line.end_s and last >= line.start_s for first, last in episode.music)


def _line_at(lines: Sequence[Said], first: float, last: float) -> Said | None:
    return next((line for line in lines if line.start_s <= last and line.end_s >= first), None)


def _is_korean(text: str) -> bool:
    return any(is_hangul(sign) for sign in text)
