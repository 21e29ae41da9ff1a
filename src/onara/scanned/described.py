"""Moments that somebody describes: "the train station, end of episode 2", and what played there."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

import numpy as np

from onara.catalogue import Catalogue
from onara.catalogue.reading import spans
from onara.durable import replace_file
from onara.errors import LibraryError
from onara.scan.naming import Names
from onara.sheet import CueSheet, Line, Scanned, SheetStore
from onara.spelling import key, tokens
from onara.subtitles import EpisodeLines, Moments, Said, place_of
from onara.subtitles.moments import Encoder, Floats
from onara.subtitles.terms import words

FOLDER = Path("cache") / "lines"
"""Where the vectors of lines are kept below the home folder."""
BATCH = 64
"""Lines that are encoded at once: enough to be quick, few enough to tell how far it is."""
AFTER_S = 10.0
"""Music that begins so soon after a line belongs to its moment: a song sets in when all is said."""
SAID_PLACE, SAID_SCENE, ALL_SAID = 0.25, 0.6, 0.95
"""Score from which a moment is an answer: where the description says which episode, where it says
that it is of a scene, and where it says neither.

Names of songs and singers share a word with some line as often as descriptions do: of 300 questions
about songs, asked of 900 lines of dialogue, 34 reached 0.5 and 5 of them 0.88, by one word or two.
Of 17 descriptions of moments all but one reached 0.54.
"""
FEWEST_WORDS = 3
"""Words with a meaning that a question has to have that says neither: then it is a line."""
_SCENE = re.compile(
    r"\b(?:scene|moment)s?\b|(?<!^)\b(?:where|when)\b|장면|순간|대목|부분|(?<=[가-힣] )때", re.I
)
_SHORTEST_TITLE = 3
_STEPS = 127.0


class Home(Protocol):
    """What has scanned episodes: a `Scanner`."""

    @property
    def home(self) -> Path: ...

    @property
    def store(self) -> SheetStore: ...

    @property
    def catalogue(self) -> Catalogue: ...

    def names(self) -> Names: ...


@dataclass(frozen=True, slots=True)
class Described:
    """A moment that may be meant: ``line`` is what is said there, ``music`` what plays.

    Either is ``None`` where there is none; ``score`` is 0 to 1; ``by_place`` tells that nothing but
    a place was described.
    """

    scanned: Scanned
    second: float
    line: Said | None
    score: float
    music: Line | None
    by_place: bool = False

    @property
    def id(self) -> str:
        """EPISODE@SECOND"""
        return f"{self.scanned.episode.id}@{self.second:g}"


def names_place(description: str) -> bool:
    """Whether a description says which episode, as moments of scanned ones do and songs do not."""
    place = place_of(description)
    return place.number is not None or place.is_last


def least_score(description: str) -> float | None:
    """The score that makes a moment an answer; ``None`` where no moment is asked for."""
    if names_place(description):
        return SAID_PLACE
    place = place_of(description)
    if place.part or _SCENE.search(description):
        return SAID_SCENE
    return ALL_SAID if len(words(place.rest)) >= FEWEST_WORDS else None


def described(
    home: Home,
    description: str,
    encode: Encoder | None = None,
    *,
    limit: int = 5,
    progress: Callable[[int, int], None] | None = None,
) -> list[Described]:
    """The moments of scanned episodes that a description means, likeliest first; good ones only.

    A drama that it names is taken at its word.  ``encode`` has lines compared by their meaning too:
    their vectors are made once an episode, and ``progress`` is told how many lines are done, of how
    many.
    """
    least = least_score(description)
    if least is None:
        return []
    episodes = home.store.episodes()
    chosen, rest = _of_drama(episodes, description, home.catalogue)
    lines = {one.episode.id: _lines(home.store, one) for one in chosen}
    only_place = names_place(description) and not _says_more(rest)
    if not only_place:
        chosen = [one for one in chosen if lines[one.episode.id]]
    if not chosen:
        return []
    if not only_place and encode is not None:
        told = _Told(sum(map(len, lines.values())), progress)
        kept = {
            one.episode.id: _vectors(home.home, one.episode.id, lines[one.episode.id], encode, told)
            for one in chosen
        }
    else:
        kept = {}
    asked = [_episode(home.store, one, lines[one.episode.id], kept) for one in chosen]
    found = Moments(asked, None if only_place else encode).find(rest, limit)
    by_id = {one.episode.id: one for one in chosen}
    names = home.names()
    sheets: dict[str, CueSheet] = {}
    good = []
    for moment in found:
        if moment.score < least:
            continue
        scanned = by_id[moment.episode]
        sheet = sheets.setdefault(moment.episode, names.sheet(scanned))
        end = moment.line.end_s if moment.line else moment.second
        music = _playing(sheet, moment.second, end)
        good.append(Described(scanned, moment.second, moment.line, moment.score, music, only_place))
    return good


class _Told:
    """How many lines are done, over all episodes."""

    def __init__(self, of: int, progress: Callable[[int, int], None] | None) -> None:
        self._of = of
        self._done = 0
        self._progress = progress

    def add(self, lines: int) -> None:
        self._done += lines
        if self._progress:
            self._progress(min(self._done, self._of), self._of)


def _of_drama(
    episodes: Sequence[Scanned], text: str, catalogue: Catalogue
) -> tuple[list[Scanned], str]:
    """The episodes of the drama that a text names, all where it names none; and the text without
    that name."""
    inside = set(spans(tokens(text)))
    named: dict[str, str] = {}
    for one in episodes:
        episode = one.episode
        for title in filter(None, (episode.drama_title, episode.drama_title_ko)):
            if key(title) in inside:
                named[episode.drama or episode.drama_title or title] = title
    if not named:
        elsewhere = names_place(text) and _names_any(text, inside, catalogue)
        return [] if elsewhere else list(episodes), text
    for title in named.values():
        text = re.sub(rf"(?:\b(?:of|in|from) )?{re.escape(title)}(?:'s)?", " ", text, flags=re.I)
    chosen = [
        one for one in episodes if (one.episode.drama or one.episode.drama_title or "") in named
    ]
    return chosen, " ".join(text.split())


def _names_any(text: str, inside: set[str], catalogue: Catalogue) -> bool:
    """Whether a text names a drama: by several words, or by one that it begins with, for single
    ones ("Signal") are words of descriptions too."""
    whole = key(text)
    return any(
        name in inside and (len(tokens(title)) > 1 or whole.startswith(name))
        for drama in catalogue.dramas
        for title in drama.titles
        if len(name := key(title)) >= _SHORTEST_TITLE
    )


def _says_more(text: str) -> bool:
    return bool(words(place_of(text).rest))


def _lines(store: SheetStore, scanned: Scanned) -> tuple[Said, ...]:
    return tuple(
        Said(line.start_s, line.end_s, line.text, line.language)
        for line in store.lines(scanned.episode.id)
    )


def _episode(
    store: SheetStore, scanned: Scanned, lines: tuple[Said, ...], vectors: dict[str, Floats]
) -> EpisodeLines:
    episode = scanned.episode
    cues = [cue for cue in store.cues(episode.id) if not cue.rejected]
    return EpisodeLines(
        episode.id,
        lines,
        episode.duration_s,
        episode.drama or episode.drama_title,
        episode.season,
        episode.number,
        tuple((cue.start_s, cue.end_s) for cue in cues),
        vectors.get(episode.id),
    )


def _playing(sheet: CueSheet, start_s: float, end_s: float) -> Line | None:
    """The music at a line, known before unknown; else the first that begins right after it."""
    lines = [line for line in sheet.lines if not line.cue.rejected]
    at = [line for line in lines if line.cue.start_s <= end_s and line.cue.end_s >= start_s]
    if at:
        return max(at, key=lambda line: (line.cue.is_known, line.cue.unknown is not None))
    soon = [line for line in lines if end_s < line.cue.start_s <= end_s + AFTER_S]
    return min(soon, key=lambda line: line.cue.start_s, default=None)


def _vectors(
    home: Path, episode: str, lines: Sequence[Said], encode: Encoder, told: _Told
) -> Floats:
    """The vectors of lines, (n, d): kept from before, or made and kept."""
    path = home / FOLDER / f"{episode}.npz"
    texts = list(dict.fromkeys(line.text for line in lines))
    sign = sha256("\0".join(texts).encode("utf-8", "surrogateescape")).hexdigest()
    rows = _kept(path, sign, len(texts))
    if rows is None:
        made = []
        for at in range(0, len(texts), BATCH):
            made.append(np.asarray(encode(texts[at : at + BATCH]), np.float32))
            told.add(BATCH)
        # As it will be read again, so that an answer does not change from one day to the next.
        steps = np.rint(np.concatenate(made) * _STEPS).astype(np.int8)
        _keep(path, sign, steps)
        rows = steps.astype(np.float32) / np.float32(_STEPS)
    row_of = {text: row for row, text in enumerate(texts)}
    return rows[[row_of[line.text] for line in lines]]


def _kept(path: Path, sign: str, count: int) -> Floats | None:
    try:
        with np.load(path) as kept:
            rows = kept["vectors"]
            same = str(kept["sign"]) == sign and rows.ndim == 2 and len(rows) == count
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        return None
    return rows.astype(np.float32) / np.float32(_STEPS) if same else None


def _keep(path: Path, sign: str, steps: np.ndarray[tuple[int, ...], np.dtype[np.int8]]) -> None:
    packed = io.BytesIO()
    np.savez_compressed(packed, sign=np.array(sign), vectors=steps)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, [packed.getvalue()])
    except (OSError, LibraryError):
        # The answer is there without it; the next one makes them again.
        return
