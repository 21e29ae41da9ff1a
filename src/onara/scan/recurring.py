"""Music that the library lacks, compared across all scanned episodes: what comes back is numbered.

Known unknowns are followed like recordings, by their `excerpts`.  So only what neither library nor
excerpts explain is compared here: that of a new episode with itself and with the others.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from functools import cache
from typing import Any

from onara.activity import speech_share
from onara.errors import DamagedLibrary
from onara.fingerprint import Baseband
from onara.recurrence import (
    Episode,
    Identified,
    Moment,
    Occurrence,
    Pair,
    Place,
    Role,
    Span,
    clusters,
    copied_from,
    identify,
    recurrences,
    roles,
)
from onara.recurrence import Unknown as Piece
from onara.scan.about_file import season_of
from onara.scan.excerpts import UNKNOWN, Excerpts
from onara.scan.kept import KeptSounds
from onara.scan.numbering import numbered, shares_most
from onara.scan.tracing_back import traced_back
from onara.sheet import Cue, Scanned, SheetStore, Unknown


class Recurring:
    """The recurring unknowns of a home folder."""

    def __init__(self, store: SheetStore, sounds: KeptSounds, excerpts: Excerpts) -> None:
        self._store = store
        self._sounds = sounds
        self._excerpts = excerpts

    def compared(self, episode: str, programme: Baseband | None = None) -> list[Pair]:
        """A newly scanned episode compared with itself and all others; nothing is written.

        ``programme`` is its whitened mid, where that is at hand.
        """
        compared = {}
        for one in self._store.episodes():
            id_ = one.episode.id
            # What was kept of another episode may be damaged: then it is not compared.
            with contextlib.suppress(DamagedLibrary):
                if id_ in self._sounds.index:
                    compared[id_] = self._episode(id_)
        if episode not in compared:
            return []
        others = [one for id_, one in compared.items() if id_ != episode]
        return recurrences(compared[episode], others, programme)

    def take_in(self, episode: str, pairs: Iterable[Pair]) -> None:
        """Keep what an episode was `compared` to share with the others, and number what comes back.

        Others that were removed meanwhile are left out.
        """
        held = {one.episode.id for one in self._store.episodes()}
        fresh = [pair for pair in pairs if {pair.first.episode, pair.second.episode} <= held]
        self._store.put_pairs(episode, [asdict(pair) for pair in fresh])
        self.number(rescanned=[episode])

    def number(self, rescanned: Iterable[str] = ()) -> None:
        """Give the pieces behind all pairs their numbers, and write these into the cues."""
        scanned = {one.episode.id: one for one in self._store.episodes()}
        together, apart = self._said()
        together += self._sounding_together()
        themes = clusters(self._pairs(), together, apart)
        rows = self._store.unknowns()
        # What is known by now, or a part of another, gets no places of its own any more.
        known = [self._piece(one) for one in rows if one.into is None and one.recording is None]
        last = self._store.next_number() - 1
        found = identify(themes, known, last_number=last, rescanned=list(rescanned))
        self._write(found, rows, scanned)

    def as_of_now(self, cues: Iterable[Cue]) -> list[Cue]:
        """Newly heard cues with the unknowns as they are by now.

        While an episode was scanned, they may have been joined, become known, or been taken back.
        """
        rows = {one.number: one for one in self._store.unknowns()}
        into = _merged(rows.values())
        made = []
        for cue in cues:
            if cue.unknown is not None:
                number = int(cue.unknown)
                row = rows.get(into.get(number, number))
                cue = replace(cue, unknown=str(row.number) if row else None)
                if row is not None and row.recording is not None:
                    cue = replace(cue, recording=row.recording, parts=())
            made.append(cue)
        return made

    def kept_apart(self, episode: str, cues: Sequence[Cue]) -> list[Cue]:
        """Newly heard cues without the unknowns that a person says their music is not.

        An excerpt sounds like what was split off it, so it is heard there all the same.
        """
        _, apart = self._said()
        unknowns = self._store.unknowns()
        wrong = {
            (str(one.number), here.second)
            for pair in apart
            for here, there in (pair, pair[::-1])
            if here.episode == episode
            for one in unknowns
            if any(there.within(Span(*place[:3])) for place in one.told.get("occurrences", []))
        }
        is_wrong = [
            any(cue.unknown == number and cue.start_s <= at < cue.end_s for number, at in wrong)
            for cue in cues
        ]
        right = [cue for cue, wrongly in zip(cues, is_wrong, strict=True) if not wrongly]
        return [
            replace(cue, unknown=None, parts=()) if wrongly else cue
            for cue, wrongly in zip(cues, is_wrong, strict=True)
            if not (wrongly and any(shares_most(cue, other) for other in right))
        ]

    def places(self, scanned: Sequence[Scanned]) -> dict[tuple[str, str], Role]:
        """What their places in several episodes make of cues, by (episode, cue)."""
        pairs = self._pairs()
        found: dict[tuple[str, str], Role] = {}
        for season in _seasons(scanned):
            found.update(self._places_of(season, pairs))
        return found

    def _write(
        self, found: Identified, rows: Sequence[Unknown], scanned: Mapping[str, Scanned]
    ) -> None:
        by_number = {one.number: one for one in rows}
        for change in found.changes:
            if change.kind == "merged":
                self._store.put_unknown(replace(by_number[change.number], into=change.into))
                self._excerpts.drop(change.number)
        media = {id_: one.episode.path for id_, one in scanned.items()}
        fresh: list[int] = []
        for piece in found.unknowns:
            if not piece.occurrences:
                continue
            told = _told(piece.occurrences)
            old = by_number.get(piece.number) or self._store.new_unknown({})
            is_followed = self._excerpts.reference(piece.number) is not None
            if old.told.get("occurrences") == told and is_followed:
                continue
            spans = [one.span for one in piece.occurrences]
            longest = max(piece.occurrences, key=lambda one: one.span.seconds)
            self._excerpts.keep(piece.number, longest.span)
            fresh.append(piece.number)
            made = {"occurrences": told, "reference_s": longest.offset_s}
            cut = self._excerpts.cut(piece.number, spans, media)
            if cut:
                made["excerpt"] = cut
            self._store.put_unknown(
                replace(old, name=piece.name or old.name, told={**old.told, **made})
            )
        self._follow_only(self._store.unknowns())
        into = _merged(self._store.unknowns())
        further = self._traced_back(fresh, scanned)
        for id_ in scanned:
            self._number_cues(id_, found, into, further)

    def _follow_only(self, rows: Iterable[Unknown]) -> None:
        """Excerpts of what is a part of another by now, or was taken back, explain nothing."""
        is_open = {one.number for one in rows if one.into is None and one.recording is None}
        for name in self._excerpts.references:
            number = int(name.removeprefix(UNKNOWN))
            if number not in is_open:
                self._excerpts.drop(number)

    def _traced_back(
        self, numbers: Iterable[int], episodes: Iterable[str]
    ) -> list[tuple[int, Span]]:
        """Where pieces with a new excerpt sound in all episodes."""
        held = list(episodes)
        excerpts = [(number, self._excerpts.reference(number)) for number in numbers]
        return [
            (number, span)
            for number, excerpt in excerpts
            if excerpt is not None
            for span in traced_back(excerpt, self._sounds, held)
        ]

    def _number_cues(
        self,
        episode: str,
        found: Identified,
        into: Mapping[int, int],
        further: Sequence[tuple[int, Span]],
    ) -> None:
        places = [
            (piece.number, one.span)
            for piece in found.unknowns
            for one in piece.occurrences
            if one.span.episode == episode
        ]
        places += [
            (into.get(number, number), span)
            for number, span in further
            if span.episode == episode and not _is_told(span, places)
        ]
        before = self._store.cues(episode)
        cues = [
            replace(cue, unknown=str(into[int(cue.unknown)]))
            if cue.unknown and int(cue.unknown) in into
            else cue
            for cue in before
        ]
        now = numbered(cues, places, self._speech(episode))
        if now != before:
            self._store.replace_cues(episode, now)

    def _speech(self, episode: str) -> Callable[[float, float], float]:
        """The share of speech between two seconds of an episode, whose course is read once."""
        course = cache(lambda: self._sounds.course(episode).activity)
        return lambda start_s, end_s: round(speech_share(course(), start_s, end_s), 3)

    def _places_of(
        self, season: Sequence[Scanned], pairs: Sequence[Pair]
    ) -> dict[tuple[str, str], Role]:
        order = {one.episode.id: place for place, one in enumerate(season)}
        pieces: dict[str, list[Place]] = {}
        where: dict[tuple[str, Place], list[tuple[str, str]]] = {}
        for one in season:
            episode = one.episode
            for cue in self._store.cues(episode.id):
                name = cue.recording or (f"{UNKNOWN}{cue.unknown}" if cue.unknown else None)
                if name is None or cue.rejected:
                    continue
                copies = copied_from(Span(episode.id, cue.start_s, cue.end_s), pairs)
                place = Place(
                    order[episode.id],
                    cue.start_s,
                    cue.end_s,
                    episode.duration_s,
                    cue.parts[0].offset_s if cue.parts else 0.0,
                    frozenset(order[other] for other in copies if other in order),
                    cue.speech,
                )
                pieces.setdefault(name, []).append(place)
                where.setdefault((name, place), []).append((episode.id, cue.id))
        found = roles(pieces)
        return {at: role for key, role in found.items() for at in where[key]}

    def _episode(self, id_: str) -> Episode:
        """An episode as it is compared: what its excerpts and recordings explain is left out."""
        cues = [cue for cue in self._store.cues(id_) if not cue.rejected]
        free = [cue for cue in cues if cue.recording is None and not cue.parts]
        explained = [cue for cue in cues if cue not in free]
        course = self._sounds.course(id_)
        return Episode(
            self._sounds.index.reference(id_),
            unexplained=[(cue.start_s, cue.end_s) for cue in free],
            explained=[(cue.start_s, cue.end_s) for cue in explained],
            speech=course.activity.speech,
            level_db=course.level_db,
        )

    def _piece(self, one: Unknown) -> Piece:
        """A stored unknown, with the places where its excerpt was followed since."""
        occurrences = [
            Occurrence(Span(episode, start, end), offset, is_copied)
            for episode, start, end, offset, is_copied in one.told.get("occurrences", [])
        ]
        first = one.told.get("reference_s", 0.0)
        for episode, cue in self._store.cues_with_unknown(one.number):
            occurrences += [
                Occurrence(Span(episode, part.start_s, part.end_s), first + part.offset_s)
                for part in cue.parts
                if not cue.rejected
            ]
        return Piece(one.number, tuple(_once(occurrences)), one.name)

    def _said(self) -> tuple[list[tuple[Moment, Moment]], list[tuple[Moment, Moment]]]:
        """Moments that a person says are, or are not, one piece of music."""
        together: list[tuple[Moment, Moment]] = []
        apart: list[tuple[Moment, Moment]] = []
        for one in self._store.unknowns():
            together += [_moments(each) for each in one.told.get("together", [])]
            apart += [_moments(each) for each in one.told.get("apart", [])]
        return together, apart

    def _sounding_together(self) -> list[tuple[Moment, Moment]]:
        """Moments of two pieces whose excerpts were followed through the same seconds: music that
        repeats itself, cut in two where its turns were first compared."""
        found = []
        open_ = [one for one in self._store.unknowns() if one.into is None]
        occurrences = {one.number: one.told.get("occurrences", []) for one in open_}
        followed = [
            (Span(episode, cue.start_s, cue.end_s), one.number)
            for one in open_
            for episode, cue in self._store.cues_with_unknown(one.number)
            if cue.parts and not cue.rejected
        ]
        for span, number in followed:
            for other, other_number in followed:
                shared = span.overlap_s(other)
                if number < other_number and 2 * shared >= min(span.seconds, other.seconds):
                    found += [
                        (
                            Moment(one[0], (one[1] + one[2]) / 2),
                            Moment(two[0], (two[1] + two[2]) / 2),
                        )
                        for one in occurrences[number]
                        for two in occurrences[other_number]
                    ]
        return found

    def _pairs(self) -> list[Pair]:
        return [
            Pair(**{**told, "first": Span(**told["first"]), "second": Span(**told["second"])})
            for told in self._store.pairs()
        ]


def _is_told(span: Span, places: Sequence[tuple[int, Span]]) -> bool:
    """True where most of a place is told already, as this or as another piece."""
    return any(2 * one.overlap_s(span) >= min(one.seconds, span.seconds) for _, one in places)


def _merged(rows: Iterable[Unknown]) -> dict[int, int]:
    """The number that each merged one is a part of by now."""
    into = {one.number: one.into for one in rows if one.into is not None}
    found = {}
    for number in into:
        last, seen = number, {number}
        while last in into and into[last] not in seen:
            last = into[last]
            seen.add(last)
        found[number] = last
    return found


def _seasons(scanned: Sequence[Scanned]) -> list[list[Scanned]]:
    """Episodes by drama and season, each in order."""
    seasons: dict[tuple[str | None, int | None], list[Scanned]] = {}
    for one in scanned:
        seasons.setdefault(season_of(one.episode), []).append(one)
    return list(seasons.values())


def _once(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """Occurrences without those that lie in an earlier one."""
    kept: list[Occurrence] = []
    for one in occurrences:
        if not any(one.span.overlap_s(old.span) > 0.5 * one.span.seconds for old in kept):
            kept.append(one)
    return kept


def _told(occurrences: Iterable[Occurrence]) -> list[list[Any]]:
    return [
        [one.span.episode, one.span.start_s, one.span.end_s, one.offset_s, one.is_copied]
        for one in occurrences
    ]


def _moments(told: Sequence[Any]) -> tuple[Moment, Moment]:
    (one, second), (other, at) = told
    return Moment(one, second), Moment(other, at)
