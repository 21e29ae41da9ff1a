"""A clean excerpt of each recurring unknown: a sound to play, and a reference to follow."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onara.activity import HOP_S
from onara.durable import PARTIAL, write_error
from onara.errors import DamagedLibrary, UnusableInput
from onara.fingerprint import BASEBAND_RATE, SAMPLES_PER_BYTE
from onara.index import Index, Reference
from onara.recurrence import Heard, Span, cleanest, excerpt
from onara.scan.kept import KeptSounds

FOLDER = "unknowns"
UNKNOWN = "unknown-"
"""Before the number of an unknown, the name of its reference and of its sound."""
_FRAMES_A_SECOND = round(1 / HOP_S)
_SPOKEN = 0.5


class Excerpts:
    """The excerpts of a home folder: ``unknown-3.flac`` to play, and an index of references."""

    def __init__(self, home: Path, sounds: KeptSounds) -> None:
        self.folder = home / FOLDER
        self._sounds = sounds

    @property
    def references(self) -> tuple[str, ...]:
        """Names of the references, "unknown-3" and so on."""
        return tuple(sorted(Index(self.folder).recordings))

    def sound(self, number: int) -> Path:
        """Where the sound of an unknown lies, if it could be cut."""
        return self.folder / f"{UNKNOWN}{number}.flac"

    def reference(self, number: int) -> Reference | None:
        index = Index(self.folder)
        name = f"{UNKNOWN}{number}"
        return index.reference(name) if name in index else None

    def copied(self, folder: Path) -> Path | None:
        """A copy of the references below another folder, named after what they are.

        ``None`` where there are none.  To be called with the right to write.
        """
        held = Index(self.folder)
        if not len(held):
            return None
        told = "\n".join([*sorted(held.files), *sorted(held.recordings)])
        copy = folder / f"{FOLDER}-{sha256(told.encode()).hexdigest()[:12]}"
        if not copy.exists():
            partial = copy.with_name(copy.name + PARTIAL)
            shutil.rmtree(partial, ignore_errors=True)
            try:
                partial.mkdir(parents=True)
                for name in held.files:
                    shutil.copyfile(self.folder / name, partial / name)
                partial.rename(copy)
            except OSError as error:
                raise write_error(copy, error) from error
        return copy

    def cut(
        self, number: int, spans: Sequence[Span], media: Mapping[str, Path]
    ) -> list[Any] | None:
        """Cut the cleanest seconds out of the places where an unknown sounds.

        ``media`` has the files of the episodes.  Returns where it was taken from, [episode, start,
        end] in seconds, or ``None`` where nothing could be.
        """
        known = [span for span in spans if span.episode in media]
        heard = {}
        for episode in {span.episode for span in known}:
            try:
                heard[episode] = self._heard(episode)
            except DamagedLibrary:
                continue
        best = cleanest(known, heard)
        if best is None:
            return None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            excerpt(media[best.episode], best.start_s, best.end_s, self.sound(number))
        except UnusableInput:
            # The file has been moved or taken away since: its bits are enough to go on with.
            return None
        return [best.episode, best.start_s, best.end_s]

    def keep(self, number: int, span: Span) -> None:
        """Keep the bits of a place as the reference by which the music is followed from now on."""
        whole = self._sounds.reference(span.episode)
        if whole is None:
            return
        first = round(span.start_s * BASEBAND_RATE) // SAMPLES_PER_BYTE
        last = round(span.end_s * BASEBAND_RATE) // SAMPLES_PER_BYTE
        bits = np.array(whole.bits[first:last])
        self.folder.mkdir(parents=True, exist_ok=True)
        index = Index(self.folder)
        made = Reference(f"{UNKNOWN}{number}", len(bits) * SAMPLES_PER_BYTE, bits)
        index.commit([index.append([made])])
        index.merge()
        index.sweep()

    def drop(self, number: int) -> None:
        """Follow an unknown no more: it is known now, or is part of another."""
        index = Index(self.folder)
        if f"{UNKNOWN}{number}" in index:
            index.commit(removed=[f"{UNKNOWN}{number}"])

    def _heard(self, episode: str) -> Heard:
        course = self._sounds.course(episode)
        power = _per_second(10 ** (course.level_db.astype(np.float64) / 10))
        spoken = _per_second((course.activity.speech >= _SPOKEN).astype(np.float64))
        return Heard(spoken, 10 * np.log10(np.maximum(power, 1e-10)))


def _per_second(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Means over whole seconds of values a frame."""
    whole = len(values) // _FRAMES_A_SECOND * _FRAMES_A_SECOND
    return np.asarray(values[:whole].reshape(-1, _FRAMES_A_SECOND).mean(axis=1), np.float64)
