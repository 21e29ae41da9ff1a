"""What a person says of scanned episodes and their cues.  All of it can be undone."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from onara.activity import speech_share
from onara.clock import clock
from onara.errors import DamagedLibrary, OnaraError
from onara.scan.scanner import Scanner
from onara.scanned.choosing import MOST_NAMED, NoEpisode, choose, episode_words
from onara.sheet import (
    By,
    Cue,
    CueSheet,
    Evidence,
    Line,
    Scanned,
    Unknown,
    Usage,
    Vocal,
    corrected,
    revision_of,
    sheet_revision,
)
from onara.spelling import composed

LONGEST_NAME = 200
"""Letters of a name that a person gives; a longer one is a slip."""
_SHORTEST_S = 0.1
_END_S = 0.5
"""An end this little after that of the programme is meant to be its end: players round up."""


class EditError(OnaraError):
    """A correction that cannot be; the sentence says why."""


class Changed(EditError):
    """Somebody else has changed it since; who corrects it has not seen that."""


class Editor:
    """Corrects what a `Scanner` has found.

    >>> with Scanner.open(Path("home")) as scanner:            # doctest: +SKIP
    ...     [episode] = choose("goblin 7", scanner)
    ...     Editor(scanner).edit(episode, "3", end_s=83.5, usage=Usage.FEATURED)
    """

    def __init__(self, scanner: Scanner, waiting: Callable[[], None] | None = None) -> None:
        self._scanner = scanner
        self._store = scanner.store
        self._waiting = waiting

    def line(self, scanned: Scanned, cue: str) -> Line:
        """A cue with its music; raises `EditError` where the episode has none of that id."""
        found = self._cue(scanned, cue)
        sheet = self._scanner.names().sheet(scanned)
        return next(line for line in sheet.lines if line.cue.id == found.id)

    def edit(
        self,
        scanned: Scanned,
        cue: str,
        *,
        start_s: float | None = None,
        end_s: float | None = None,
        recording: str | None = None,
        unknown: int | str | None = None,
        usage: Usage | None = None,
        vocal: Vocal | None = None,
        rejected: bool | None = None,
        revision: str | None = None,
    ) -> Line:
        """A cue as a person says it is; what is ``None`` stays as it is.

        ``start_s`` and ``end_s`` are seconds of the programme, ``recording`` one of the library's,
        ``unknown`` the number of a recurring unknown, or "none" for music that is no known piece
        and no numbered one.  Raises `EditError` where that cannot be, and `Changed` where the cue's
        `onara.sheet.revision_of` is not ``revision`` any more.
        """
        with self._scanner.writing(self._waiting):
            old = self._cue(scanned, cue)
            if revision is not None and revision != revision_of(old):
                raise Changed(f"cue {old.id} of {_name(scanned)} was changed meanwhile")
            said = _said(start_s, end_s, usage, vocal, rejected) | self._music(recording, unknown)
            if old.recording is None and not said.get("recording"):
                # Not known it was before: it may become known when the library gets it.
                said.pop("recording", None)
            if not said:
                raise EditError(f"nothing is said of cue {cue}")
            start, end = self._bounds(
                scanned,
                old.start_s if start_s is None else start_s,
                old.end_s if end_s is None else end_s,
            )
            said |= {"start_s": start} if start_s is not None else {}
            said |= {"end_s": end} if end_s is not None else {}
            made = corrected(old, **said)
            if "start_s" in said or "end_s" in said:
                made = replace(made, speech=self._speech(scanned, made))
            what = f"cue {old.id} of {_name(scanned)}: {self._words(said)}"
            self._store.say_cues([(scanned.episode.id, made)], what)
            self._scanner.describe(scanned.episode.id)
        return self.line(scanned, cue)

    def add(
        self,
        scanned: Scanned,
        start_s: float,
        end_s: float,
        *,
        recording: str | None = None,
        unknown: int | str | None = None,
        usage: Usage | None = None,
        vocal: Vocal | None = None,
    ) -> Line:
        """A cue that was not found; as `edit`."""
        with self._scanner.writing(self._waiting):
            self._still(scanned)
            start, end = self._bounds(scanned, start_s, end_s)
            said = _said(start, end, usage, vocal, None) | self._music(recording, unknown)
            held = self._store.cues(scanned.episode.id)
            id_ = str(max((int(cue.id) for cue in held if cue.id.isdigit()), default=0) + 1)
            blank = Cue(
                id=id_,
                start_s=start,
                end_s=end,
                recording=None,
                unknown=None,
                parts=(),
                evidence=Evidence(None, None, 0.0),
                level_db=None,
                speech=0.0,
                by=By.PERSON,
            )
            made = corrected(blank, **said)
            made = replace(made, speech=self._speech(scanned, made))
            what = f"cue {id_} of {_name(scanned)} added: {self._words(said)}"
            self._store.say_cues([(scanned.episode.id, made)], what)
            self._scanner.describe(scanned.episode.id)
        return self.line(scanned, id_)

    def correct(
        self,
        scanned: Scanned,
        *,
        drama: str | None = None,
        season: str | None = None,
        number: int | None = None,
        title: str | None = None,
        reviewer: str | None = None,
        revision: str | None = None,
    ) -> CueSheet:
        """What an episode is, as `Scanner.correct` has it; usage goes by the drama's roles.

        Raises `OnaraError` where there is no such drama, `EditError` for a name that is none, and
        `Changed` where the `onara.sheet.sheet_revision` is not ``revision`` any more.
        """
        id_ = scanned.episode.id
        with self._scanner.writing(self._waiting):
            cues = self._store.cues(id_)
            now = sheet_revision(self._still(scanned), map(revision_of, cues))
            if revision is not None and revision != now:
                raise Changed(f"{_name(scanned)} was changed meanwhile")
            self._scanner.correct(
                id_,
                drama=drama,
                season=season if season is None else tidied(season),
                number=number,
                title=title if title is None else tidied(title),
                reviewer=reviewer if reviewer is None else tidied(reviewer),
            )
            self._scanner.describe()
            sheet = self._scanner.sheet(id_)
        assert sheet is not None
        return sheet

    def remove(self, scanned: Scanned, *, for_good: bool = False) -> None:
        """Forget an episode; the file stays where it is.  `undo` brings the sheet back, and another
        scan what was kept of its sound; where it is ``for_good`` nothing does."""
        id_ = scanned.episode.id
        with self._scanner.writing(self._waiting):
            self._still(scanned)
            if for_good:
                self._store.remove_episode(id_)
            else:
                self._store.say_removed(id_, f"{_name(scanned)} removed")
            for one in self._store.unknowns():
                held = one.told.get("occurrences", [])
                left = [each for each in held if each[0] != id_]
                if left != held:
                    self._store.put_unknown(replace(one, told={**one.told, "occurrences": left}))
            self._scanner.sounds.remove([id_])
            self._scanner.recurring.number()
            self._scanner.describe()

    def undo(self, number: int | None = None) -> str | None:
        """Take back the last change of any kind; its words, ``None`` where there is none.

        Raises `Changed` where that is not the change of ``number`` any more.
        """
        if self._store.last_change() is None:
            return None
        with self._scanner.writing(self._waiting):
            last = self._store.last_change()
            if number is not None and (last is None or last.number != number):
                raise Changed("something else was changed meanwhile")
            words = self._store.undo()
            for one in self._store.episodes():
                # What came back without its sound has to be scanned again.
                if one.library and one.episode.id not in self._scanner.sounds.index:
                    self._store.finish(one.episode.id, "")
            self._scanner.recurring.number()
            self._scanner.describe()
        return words

    def _still(self, scanned: Scanned) -> Scanned:
        """The episode as it is by now; raises `EditError` where it was removed."""
        now = self._store.episode(scanned.episode.id)
        if now is None:
            raise EditError(f"{_name(scanned)} was removed")
        return now

    def _cue(self, scanned: Scanned, cue: str) -> Cue:
        cues = self._store.cues(self._still(scanned).episode.id)
        found = next((one for one in cues if one.id == cue.strip()), None)
        if found is None:
            told = _ids(cues)
            raise EditError(f"{_name(scanned)} has no cue “{cue[:20]}”; it has {told}")
        return found

    def _bounds(self, scanned: Scanned, start_s: float, end_s: float) -> tuple[float, float]:
        duration = scanned.episode.duration_s
        if not (math.isfinite(start_s) and math.isfinite(end_s)):
            raise EditError("start and end are seconds of the programme")
        if duration < end_s <= duration + _END_S:
            end_s = duration
        if start_s < 0 or end_s > duration:
            raise EditError(f"{_name(scanned)} lasts from 0 to {duration:.1f} s; a cue lies within")
        if end_s - start_s < _SHORTEST_S:
            raise EditError(f"a cue ends after it starts; these are {start_s:g} s and {end_s:g} s")
        return round(start_s, 3), round(end_s, 3)

    def _music(self, recording: str | None, unknown: int | str | None) -> dict[str, Any]:
        if recording is not None and unknown is not None:
            raise EditError("a cue is either a recording or an unknown, not both")
        if recording is not None:
            if all(one.recording != recording for one in self._scanner.library.recordings()):
                raise EditError(f"no recording of the library is {recording}")
            return {"recording": recording, "unknown": None}
        if unknown is None:
            return {}
        if unknown == "none":
            return {"recording": None, "unknown": None}
        return {"recording": None, "unknown": str(open_unknown(self._scanner, int(unknown)).number)}

    def _words(self, said: dict[str, Any]) -> str:
        """What a person says of a cue, as `undo` repeats it."""
        told = []
        for name, value in said.items():
            match name, value:
                case "rejected", _:
                    told.append("rejected" if value else "accepted")
                case "recording", str():
                    told.append(self._scanner.names().title(value))
                case "unknown", str():
                    told.append(f"Unknown {value}")
                case (("start_s" | "end_s"), _):
                    told.append(f"{name.removesuffix('_s')} {clock(value)}")
                case (("usage" | "vocal"), _):
                    told.append(f"{name} {value.replace('_', ' ')}")
        return ", ".join(told) or "not known"

    def _speech(self, scanned: Scanned, cue: Cue) -> float:
        try:
            course = self._scanner.sounds.course(scanned.episode.id)
        except DamagedLibrary:
            return cue.speech
        return round(speech_share(course.activity, cue.start_s, cue.end_s), 3)


def one_episode(words: str, scanner: Scanner) -> Scanned:
    """The one scanned episode that is meant, as `choose` has it; raises `NoEpisode`."""
    found = choose(words, scanner)
    if len(found) > 1:
        told = ", ".join(episode_words(one.episode) for one in found[:MOST_NAMED])
        more = len(found) - MOST_NAMED
        told += f" and {more} more" if more > 0 else ""
        raise NoEpisode(f"“{words.strip()}” is {len(found)} episodes, {told}; name one of them")
    return found[0]


def open_unknown(scanner: Scanner, number: int) -> Unknown:
    """An unknown that is still one; raises `EditError` for one that is known by now, or is part of
    another."""
    found = scanner.store.unknown(number)
    if found is None:
        numbers = [str(one.number) for one in scanner.store.unknowns() if one.into is None]
        told = f"there are {', '.join(numbers)}" if numbers else "there are none"
        raise EditError(f"there is no Unknown {number}; {told}")
    if found.into is not None:
        raise EditError(f"Unknown {number} is a part of Unknown {found.into} by now")
    if found.recording is not None:
        title = scanner.names().title(found.recording)
        raise EditError(f"Unknown {number} is known by now, it is {title}")
    return found


def _said(
    start_s: float | None,
    end_s: float | None,
    usage: Usage | None,
    vocal: Vocal | None,
    rejected: bool | None,
) -> dict[str, Any]:
    said = {
        "start_s": start_s,
        "end_s": end_s,
        "usage": usage,
        "vocal": vocal,
        "rejected": rejected,
    }
    return {name: value for name, value in said.items() if value is not None}


def tidied(text: str) -> str:
    """A name that a person gives, in NFC and with single blanks; raises `EditError`."""
    tidy = " ".join(composed(text).split())
    if not tidy or len(tidy) > LONGEST_NAME or not tidy.isprintable():
        raise EditError(f"a name has 1 to {LONGEST_NAME} letters, and no control characters")
    return tidy


def _ids(cues: list[Cue]) -> str:
    return f"cues {', '.join(cue.id for cue in cues)}" if cues else "none"


def _name(scanned: Scanned) -> str:
    return episode_words(scanned.episode)
