"""What a corpus of episodes is made of; the same recipe makes the same corpus."""

import hashlib
from dataclasses import astuple, dataclass
from pathlib import Path

VERSION = 1  # of the making: another number builds the corpus anew


@dataclass(frozen=True)
class Container:
    """How an episode is stored; surround puts the dialogue alone into the centre of 5.1."""

    suffix: str
    codec: str
    bit_rate: int
    surround: bool = False


CONTAINERS = (
    Container("mkv", "aac", 160_000),
    Container("mp4", "aac", 128_000),
    Container("mkv", "libmp3lame", 128_000),
    Container("mp4", "aac", 320_000, surround=True),
)


@dataclass(frozen=True)
class Recipe:
    """An episode of each container, each with so many cues in its body.

    themes: pieces that were never released and come back; each is heard occurrences times, in as
    many different episodes as there are.  singles: cues an episode of unknown music that is heard
    once.  breaks: stretches an episode without music, break_s long.  The seconds are ranges.
    small_packages: music and speech of the small corpus alone.
    """

    name: str
    containers: tuple[Container, ...] = CONTAINERS
    length_s: tuple[float, float] = (1290.0, 1560.0)
    library_cues: int = 23
    singles: int = 1
    themes: int = 8
    occurrences: int = 3
    breaks: int = 2
    break_s: tuple[float, float] = (120.0, 170.0)
    opening_s: tuple[float, float] = (25.0, 35.0)
    ending_s: tuple[float, float] = (45.0, 55.0)
    recap_s: tuple[float, float] = (20.0, 30.0)
    cold_open_s: tuple[float, float] = (30.0, 60.0)
    longest_cue_s: float = 60.0
    lines_per_voice: int = 400
    small_packages: bool = False
    seed: int = 20161202

    def folder(self, cache: Path, music: str) -> Path:
        """Where the corpus lies below the cache; music names the corpus it takes tracks from."""
        digest = hashlib.sha256(repr((VERSION, astuple(self), music)).encode()).hexdigest()
        return cache / f"episodes-{self.name}-{digest[:10]}"


FULL = Recipe("full")
SMALL = Recipe(
    "small",
    (Container("mkv", "aac", 128_000), Container("mp4", "aac", 256_000, surround=True)),
    length_s=(190.0, 215.0),
    library_cues=3,
    singles=0,
    themes=1,
    breaks=1,
    break_s=(15.0, 18.0),
    opening_s=(10.0, 12.0),
    ending_s=(12.0, 14.0),
    recap_s=(10.0, 12.0),
    cold_open_s=(8.0, 10.0),
    longest_cue_s=15.0,
    lines_per_voice=60,
    small_packages=True,
)
