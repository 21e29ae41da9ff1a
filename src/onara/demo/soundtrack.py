"""What the demo is about: "Three Hills" (세 고개), a drama that does not exist, and its music.

The drama is invented for Onara and stands nowhere but here; its songs are folk songs in the public
domain, its performers are the formulas of this folder.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import soxr

from onara.demo import arrangements
from onara.demo.melodies import ARIRANG, DORAJI, SAEYA, Melody
from onara.demo.signal import RATE, Samples

PERFORMER = "Onara Demo Ensemble"
PERFORMER_KO = "오나라 시연 악단"

ALBUM = "세 고개 OST (Three Hills Original Soundtrack)"


@dataclass(frozen=True)
class Recording:
    """One recording: what a catalogue knows of it, and how it is rendered and written.

    `role` is its part in the drama ("opening", "ending", "insert", "character theme"); `suffix`
    is the file format; `seed` makes the rendering repeatable.
    """

    song_id: str
    title: str
    title_ko: str
    role: str
    part: int
    track: int
    suffix: str
    melody: Melody
    arrange: Callable[[np.random.Generator], Samples]
    seed: int

    @property
    def path(self) -> str:
        """Where it lies in the soundtrack's folder, as a collector names files."""
        return f"{ALBUM}/Part {self.part}/{self.track:02d} {self.title_ko}{self.suffix}"

    @property
    def tags(self) -> dict[str, str]:
        """Tags by FFmpeg's names."""
        return {
            "title": self.title_ko,
            "artist": PERFORMER_KO,
            "album": f"세 고개 OST Part.{self.part}",
            "album_artist": PERFORMER,
            "track": str(self.track),
            "genre": "Soundtrack",
            "comment": f"{self.title}. Onara's own demo, after {self.melody.title}: "
            f"{self.melody.origin}",
        }

    def render(self) -> Samples:
        """The sound, shape (2, samples), the same at every call."""
        return self.arrange(np.random.default_rng(self.seed))


@dataclass(frozen=True)
class Drama:
    """A drama by its names, its one line of description, and its music."""

    id: str
    title: str
    title_ko: str
    note: str
    recordings: tuple[Recording, ...]


THREE_HILLS = Drama(
    id="three-hills-demo",
    title="Three Hills",
    title_ko="세 고개",
    note="Onara's own demo drama: it was never filmed.",
    recordings=(
        Recording(
            "arirang-pass",
            "Arirang Pass",
            "아리랑 고개",
            "opening",
            1,
            1,
            ".mp3",
            ARIRANG,
            arrangements.arirang_strings,
            1101,
        ),
        Recording(
            "bellflower-path",
            "Bellflower Path",
            "도라지 꽃길",
            "insert",
            1,
            2,
            ".m4a",
            DORAJI,
            arrangements.doraji_flute,
            1102,
        ),
        Recording(
            "night-under-the-pass",
            "Night under the Pass",
            "고갯마루의 밤",
            "insert",
            2,
            1,
            ".flac",
            ARIRANG,
            arrangements.arirang_gayageum,
            1103,
        ),
        Recording(
            "yeonhwas-waltz",
            "Yeonhwa's Waltz",
            "연화의 왈츠",
            "character theme",
            2,
            2,
            ".ogg",
            DORAJI,
            arrangements.doraji_waltz,
            1104,
        ),
        Recording(
            "blue-bird",
            "Blue Bird",
            "파랑새야",
            "ending",
            3,
            1,
            ".opus",
            SAEYA,
            arrangements.saeya_haegeum,
            1105,
        ),
        Recording(
            "fields-at-daybreak",
            "Fields at Daybreak",
            "새벽 들녘",
            "insert",
            3,
            2,
            ".wav",
            SAEYA,
            arrangements.saeya_dawn,
            1106,
        ),
    ),
)


def unreleased() -> Samples:
    """A tune of the drama that is on no release, shape (2, samples): the waltz, far slower and
    lower, so that it is another recording to every ear."""
    waltz = arrangements.doraji_waltz(np.random.default_rng(1199))
    slower = soxr.resample(waltz.T, RATE, round(RATE * _SLOWER), quality="HQ")
    return np.ascontiguousarray(slower.T, np.float32)


_SLOWER = 1.3
