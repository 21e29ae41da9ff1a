"""Music that comes back and that the library lacks: a person names it, joins and parts it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onara.scan.constraints import lies_in, places_of, tied, without
from onara.scan.scanner import Scanner
from onara.scanned.choosing import episode_words
from onara.scanned.editing import EditError, open_unknown, tidied
from onara.scanned.occurrences import unknown_meant
from onara.sheet import Cue, Scanned, Unknown, corrected


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue of an unknown, and the episode that it is in."""

    scanned: Scanned
    cue: Cue


@dataclass(frozen=True, slots=True)
class Recurrence:
    """An unknown with all its cues, in the order of the episodes; ``excerpt``: its cleanest seconds
    as a sound file, ``None`` where none could be cut."""

    unknown: Unknown
    heard: tuple[Heard, ...]
    excerpt: Path | None

    @property
    def seconds(self) -> float:
        """How long it sounds in all."""
        return sum(one.cue.seconds for one in self.heard)

    @property
    def usages(self) -> tuple[str, ...]:
        """What it is for, the most frequent first."""
        found = [str(one.cue.usage) for one in self.heard]
        return tuple(sorted(dict.fromkeys(found), key=lambda usage: -found.count(usage)))


class Unknowns:
    """The recurring unknowns of a `Scanner`.  What is said of them can be undone by `Editor.undo`.

    >>> with Scanner.open(Path("home")) as scanner:            # doctest: +SKIP
    ...     unknowns = Unknowns(scanner)
    ...     unknowns.name(3, "the sad piano")
    """

    def __init__(self, scanner: Scanner, waiting: Callable[[], None] | None = None) -> None:
        self._scanner = scanner
        self._store = scanner.store
        self._waiting = waiting

    def all(self) -> list[Recurrence]:
        """Those that are heard somewhere and are no part of another, by number; those too that are
        known by now."""
        episodes = self._store.episodes()
        found = [
            self._recurrence(one, episodes) for one in self._store.unknowns() if one.into is None
        ]
        return [one for one in found if one.heard]

    def one(self, words: str) -> Recurrence:
        """The unknown of a number ("3", "Unknown 3") or a name; raises `EditError`."""
        return self._recurrence(self._meant(words), self._store.episodes())

    def name(self, words: str, name: str) -> Recurrence:
        """Call an unknown something; '' takes its name away.  Raises `EditError`."""
        with self._scanner.writing(self._waiting):
            one = open_unknown(self._scanner, self._meant(words).number)
            called = tidied(name) if name.strip() else None
            taken = unknown_meant(called, self._store) if called else None
            if taken is not None and taken.number != one.number:
                raise EditError(
                    f"Unknown {taken.number} is called “{called}”; to make both one: "
                    f"onara unknown merge {taken.number} {one.number}"
                )
            said = f"called “{called}”" if called else "without a name"
            self._store.say_unknowns(
                [replace(one, name=called)], [], f"Unknown {one.number} {said}"
            )
        return self.one(str(one.number))

    def merge(self, words: Sequence[str]) -> Recurrence:
        """Several unknowns are one piece of music: the first, which takes the others in.

        Raises `EditError` where they are not two at least.
        """
        with self._scanner.writing(self._waiting):
            numbers = list(dict.fromkeys(self._meant(each).number for each in words))
            if len(numbers) < 2:
                raise EditError("to merge, name two unknowns at least")
            first, *others = [open_unknown(self._scanner, number) for number in numbers]
            rows = {one.number: one for one in self._store.unknowns()}
            here, places, together = places_of(first), places_of(first), []
            for other in others:
                there = places_of(other)
                for freed in without("apart", rows.values(), here, there):
                    rows[freed.number] = freed
                together += tied(here, there)
                places = [*places, *there]
            kept = rows[first.number]
            told = {**kept.told, "occurrences": places}
            told["together"] = [*told.get("together", []), *together]
            name = next((one.name for one in (first, *others) if one.name), None)
            rows[first.number] = replace(kept, name=name, told=told)
            for other in others:
                rows[other.number] = replace(rows[other.number], into=first.number)
            cues = [
                (episode, replace(cue, unknown=str(first.number)))
                for other in others
                for episode, cue in self._store.cues_with_unknown(other.number)
            ]
            taken = " and ".join(f"Unknown {other.number}" for other in others)
            self._say(rows.values(), cues, f"{taken} merged into Unknown {first.number}")
        return self.one(str(first.number))

    def split(self, words: str, scanned: Scanned, cues: Sequence[str]) -> Recurrence:
        """Some cues of an unknown, in an episode, are another piece of music: a new unknown.

        Raises `EditError` where they are not cues of it, or all that it has.
        """
        with self._scanner.writing(self._waiting):
            old = open_unknown(self._scanner, self._meant(words).number)
            mine, others = self._parted(old, scanned, cues)
            spans = [(scanned.episode.id, cue.start_s, cue.end_s) for cue in mine]
            places = places_of(old)
            moved = [each for each in places if lies_in(each, spans)]
            left = [each for each in places if each not in moved]
            here = moved or [[*span, 0.0, False] for span in spans]
            there = left or [(episode, cue.start_s, cue.end_s) for episode, cue in others]
            told = {
                "occurrences": here,
                "apart": tied(here, there),
                "together": tied(here[:1], here[1:]),
            }
            new = Unknown(self._store.next_number(), None, None, None, told)
            rows = {one.number: one for one in self._store.unknowns()}
            for freed in without("together", rows.values(), here, there):
                rows[freed.number] = freed
            kept = rows[old.number]
            rows[old.number] = replace(kept, told={**kept.told, "occurrences": left})
            said = [(scanned.episode.id, corrected(cue, unknown=str(new.number))) for cue in mine]
            ids = ", ".join(cue.id for cue in mine)
            what = f"cue {ids} of {episode_words(scanned.episode)} split off Unknown {old.number}"
            self._say(rows.values(), said, what, new=[new])
        return self.one(str(new.number))

    def _say(
        self,
        rows: Iterable[Unknown],
        cues: Sequence[tuple[str, Cue]],
        what: str,
        new: Sequence[Unknown] = (),
    ) -> None:
        """Keep what is said, and number everything anew by it."""
        held = self._store.unknowns()
        changed = [one for one in rows if one not in held]
        self._store.say_unknowns(changed, cues, what, new=new)
        self._scanner.recurring.number()
        self._scanner.describe()

    def _parted(
        self, old: Unknown, scanned: Scanned, cues: Sequence[str]
    ) -> tuple[list[Cue], list[tuple[str, Cue]]]:
        """The cues of an unknown that are named, and all others that it has."""
        id_, named = scanned.episode.id, set(cues)
        held = self._store.cues_with_unknown(old.number)
        mine = [cue for episode, cue in held if episode == id_ and cue.id in named]
        strange = named - {cue.id for cue in mine}
        if strange or not mine:
            told = ", ".join(sorted(strange)) or "none"
            where = episode_words(scanned.episode)
            raise EditError(f"Unknown {old.number} is not in cue {told} of {where}")
        others = [(episode, cue) for episode, cue in held if episode != id_ or cue.id not in named]
        if not others:
            raise EditError(f"these are all cues of Unknown {old.number}; nothing would be left")
        return mine, others

    def _meant(self, words: str) -> Unknown:
        typed = words.strip()
        number = typed.isdecimal() and len(typed) < 10
        found = unknown_meant(f"unknown {typed}" if number else typed, self._store)
        if number and (row := self._store.unknown(int(typed))) is not None:
            found = row  # one that was merged is said to be so, where that matters
        if found is None:
            held = [one.title for one in self._store.unknowns() if one.into is None]
            told = f"there are {', '.join(held[:10])}" if held else "none was found yet"
            raise EditError(f"no unknown is called “{typed[:60]}”; {told}")
        return found

    def _recurrence(self, one: Unknown, episodes: Sequence[Scanned]) -> Recurrence:
        by_id = {each.episode.id: place for place, each in enumerate(episodes)}
        heard = [
            Heard(episodes[by_id[episode]], cue)
            for episode, cue in self._store.cues_with_unknown(one.number)
            if episode in by_id and not cue.rejected
        ]
        heard.sort(key=lambda each: (by_id[each.scanned.episode.id], each.cue.start_s))
        sound = self._scanner.excerpts.sound(one.number)
        has_sound = one.into is None and sound.exists()
        return Recurrence(one, tuple(heard), sound if has_sound else None)
