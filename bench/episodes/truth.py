"""What sounds when in an episode: the cues of a corpus, in cues.csv and episodes.csv.

The columns are those of the clip corpus's sister kit, with a few more at the end; a corpus that
lacks those is read too, and what depends on them is not told.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

COLUMNS = (
    *("episode", "start_s", "end_s", "track", "level", "kind", "gain_db", "under_speech_db"),
    *("speech_share", "track_start_s", "theme", "fade_in_s", "fade_out_s", "parts"),
)
USAGE = {"opening": "opening", "ending": "closing", "recap": "recap", "preview": "preview"}
LOUDER_THAN_DB = (("foreground", 3.0), ("similar", -3.0), ("background", -15.0))
QUIETEST = "barely_audible"
HARD_FADE_S = 0.1  # a start or end up to this long is heard as sudden


@dataclass(frozen=True)
class Cue:
    """One stretch of one piece of music.

    track is the file of the library, empty where the music is not there; theme names a piece that
    was never released and comes back.  gain_db is the active level of the music less that of
    dialogue before fades and ducking, under_speech_db the same as measured in the finished sound
    over the frames with speech, None where nobody speaks.  parts are (second of the programme,
    second of the track) where a stretch without a jump begins.  Fades are None where not known.
    """

    episode: str
    start_s: float
    end_s: float
    track: str
    level: str
    kind: str
    gain_db: float
    under_speech_db: float | None
    speech_share: float
    track_start_s: float
    theme: str = ""
    fade_in_s: float | None = None
    fade_out_s: float | None = None
    parts: tuple[tuple[float, float], ...] = ()

    @property
    def seconds(self) -> float:
        return self.end_s - self.start_s

    @property
    def usage(self) -> str:
        """What the music is for, where the corpus knows it: opening, closing, recap, preview."""
        return USAGE.get(self.kind, "")


@dataclass(frozen=True)
class Episodes:
    """A corpus of episodes: durations in seconds and files by name, and all cues in order."""

    root: Path
    library: dict[str, Path]
    hours_of_library: float
    durations_s: dict[str, float]
    cues: tuple[Cue, ...]

    @property
    def paths(self) -> list[Path]:
        return [self.root / "episodes" / name for name in self.durations_s]

    @property
    def hours(self) -> float:
        return sum(self.durations_s.values()) / 3600

    @property
    def has_themes(self) -> bool:
        return any(cue.theme for cue in self.cues)


def level_name(gain_db: float) -> str:
    """The class of a level of music against dialogue, in decibels."""
    return next((name for name, least in LOUDER_THAN_DB if gain_db >= least), QUIETEST)


def load(root: Path) -> Episodes:
    """Read a finished corpus.  Raises OSError, KeyError, ValueError where it is not one."""
    with (root / "tracks.csv").open(newline="", encoding="utf-8") as f:
        tracks = [row for row in csv.DictReader(f) if row["split"] == "library"]
    with (root / "episodes.csv").open(newline="", encoding="utf-8") as f:
        durations = {row["episode"]: float(row["duration_s"]) for row in csv.DictReader(f)}
    with (root / "cues.csv").open(newline="", encoding="utf-8") as f:
        cues = sorted(map(_cue, csv.DictReader(f)), key=lambda c: (c.episode, c.start_s))
    strangers = {cue.episode for cue in cues} - set(durations)
    if strangers:
        raise ValueError(f"cues.csv names {min(strangers)}, which episodes.csv lacks")
    library = {row["track"]: root / "library" / row["track"] for row in tracks}
    hours = sum(float(row["duration_s"]) for row in tracks) / 3600
    return Episodes(root, library, hours, durations, tuple(cues))


def write(root: Path, durations_s: dict[str, float], cues: list[Cue]) -> None:
    """Write both tables of a corpus."""
    with (root / "episodes.csv").open("w", newline="", encoding="utf-8") as f:
        rows = [(name, f"{seconds:.3f}") for name, seconds in durations_s.items()]
        csv.writer(f).writerows([("episode", "duration_s"), *rows])
    with (root / "cues.csv").open("w", newline="", encoding="utf-8") as f:
        csv.writer(f).writerows([COLUMNS, *map(_row, cues)])


def _row(cue: Cue) -> tuple[str, ...]:
    return (
        *(cue.episode, f"{cue.start_s:.3f}", f"{cue.end_s:.3f}", cue.track, cue.level, cue.kind),
        *(f"{cue.gain_db:.1f}", _text(cue.under_speech_db, ".1f"), f"{cue.speech_share:.2f}"),
        *(f"{cue.track_start_s:.3f}", cue.theme, _text(cue.fade_in_s), _text(cue.fade_out_s)),
        " ".join(f"{at:.3f}@{second:.3f}" for at, second in cue.parts),
    )


def _text(value: float | None, form: str = ".3f") -> str:
    return "" if value is None else format(value, form)


def _cue(row: dict[str, str]) -> Cue:
    parts = [part.partition("@") for part in (row.get("parts") or "").split()]
    return Cue(
        row["episode"],
        float(row["start_s"]),
        float(row["end_s"]),
        row["track"],
        row["level"],
        row["kind"],
        float(row["gain_db"]),
        _number(row["under_speech_db"]),
        float(row["speech_share"]),
        float(row["track_start_s"]),
        row.get("theme") or "",
        _number(row.get("fade_in_s")),
        _number(row.get("fade_out_s")),
        tuple((float(at), float(second)) for at, _, second in parts),
    )


def _number(text: str | None) -> float | None:
    return float(text) if text else None
