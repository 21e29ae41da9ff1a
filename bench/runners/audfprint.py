"""audfprint: pairs of spectral peaks in a hash table, by the fork that is on PyPI."""

import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from audfprint2 import Analyzer, HashTable, Matcher

from bench.runners.protocol import Found, serve
from bench.sound import decode, mono, write_wav

RATE = 11025  # the program's own, in hertz
LONGEST_FRAMES = 65536  # 25 minutes; the program's default of 16384 is shorter than some tracks
QUERY_SHIFTS = 4  # as its command line does for queries
MATCH_WINDOW = 2  # as its command line does
# Hashes a second, pairs a peak, peaks a frame: the program's defaults, and the densest settings
# that its author published figures for.
SETTINGS = {"default": (20.0, 3, 5), "dense": (100.0, 10, 10)}


class Audfprint:
    """The score is the number of hashes that agree on one offset."""

    def __init__(self, setting: str) -> None:
        self._setting = setting
        self._table = HashTable(maxtime=LONGEST_FRAMES)
        self._of_track, self._of_query = self._analyzer(1), self._analyzer(QUERY_SHIFTS)
        self._matcher = Matcher()
        self._matcher.window = MATCH_WINDOW
        self._matcher.threshcount = 1  # the benchmark sets the limit

    def describe(self) -> str:
        density, pairs, peaks = SETTINGS[self._setting]
        settings = f"density {density:g}, fan-out {pairs}, {peaks} peaks a frame"
        return f"audfprint {self._setting}: audfprint2 {version('audfprint2')}, {settings}"

    def add(self, tracks: list[tuple[str, str]]) -> None:
        for path, name in tracks:
            hashes = self._hashes(self._of_track, path)
            self._table.store(name, [(int(when), int(value)) for when, value in hashes])

    def ready(self) -> None:
        """Nothing to do."""

    def identify(self, path: str) -> Found | None:
        hashes = self._hashes(self._of_query, path)
        if not len(hashes):
            return None
        results = self._matcher.match_hashes(self._table, hashes)
        if not len(results):
            return None
        track, agreeing, offset = (int(value) for value in results[0][:3])
        return Found(str(self._table.names[track]), agreeing, offset * 256 / RATE)

    def _analyzer(self, shifts: int) -> Analyzer:
        density, pairs, peaks = SETTINGS[self._setting]
        made = Analyzer(density=density)
        made.maxpairsperpeak, made.maxpksperframe, made.shifts = pairs, peaks, shifts
        return made

    def _hashes(self, analyzer: Analyzer, path: str) -> list[tuple[int, int]]:
        x, _ = decode(Path(path), RATE)
        with tempfile.NamedTemporaryFile(suffix=".wav") as wav:
            # Every peer hears the same decoding; this one then reads it through an ffmpeg program.
            write_wav(Path(wav.name), mono(x), RATE)
            return list(analyzer.wavfile2hashes(wav.name))


if __name__ == "__main__":
    serve(Audfprint(sys.argv[1]))
