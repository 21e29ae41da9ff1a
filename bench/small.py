"""A small fixed corpus of real recordings for the test-suite: some tracks, some dozen clips."""

from dataclasses import dataclass
from pathlib import Path

from bench import cache as bench_cache
from bench import corpus, debian
from bench.clips import CONDITIONS

NAMES = ("clean", "speech_-10dB", "room", "unknown_clean", "unknown_speech_-5dB", "speech_only")


@dataclass(frozen=True)
class SmallCorpus:
    """library holds the files to add; clips the queries, those of unknown music among them."""

    library: list[Path]
    clips: list[corpus.Query]

    def of(self, condition: str, length_s: float) -> list[corpus.Query]:
        """The clips of one condition and length in seconds."""
        return [c for c in self.clips if (c.condition, c.length_s) == (condition, length_s)]


def recipe() -> corpus.Recipe:
    """The packages marked small in packages.toml, clips of 2 and 5 s."""
    listed = [*corpus.entries("music"), *corpus.entries("speech")]
    return corpus.Recipe(
        "small",
        tuple(entry["package"] for entry in listed if entry.get("small")),
        tuple(c for c in CONDITIONS if c.name in NAMES),
        clips_by_length=((2, 12), (5, 12)),
        bed_s=120.0,
        lines_per_voice=60,
    )


def build(cache: Path) -> SmallCorpus:
    """The small corpus, made below the cache on the first call.

    Raises bench.debian.DebianError where its packages cannot be had.
    """
    made = corpus.load(corpus.build(recipe(), cache))
    return SmallCorpus(list(made.library.values()), made.queries)


def available(cache: Path | None = None) -> SmallCorpus | None:
    """The small corpus, or None with the reason printed where this machine cannot have it."""
    try:
        return build(cache or bench_cache.folder())
    except debian.DebianError as error:
        print(f"no real recordings: {error}")
        return None
