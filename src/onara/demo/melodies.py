"""The tunes: three Korean folk songs as pitch and length.

All three are traditional and of no known composer, so they are in the public domain:

- Arirang (본조 아리랑), the Arirang of Gyeonggi province that all the world knows, in three-four.
- Doraji Taryeong (도라지 타령), song of the bellflower, Gyeonggi province, in lively three-four.
- Saeya Saeya Parangsaeya (새야 새야 파랑새야), the lament for the peasant army of 1894, Jeolla
  province: three tones (mi, la, ti) and the upper mi.
"""

from dataclasses import dataclass

_SEMITONE = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


@dataclass(frozen=True)
class Note:
    """One tone: `pitch` as a MIDI number (A4 is 69), `beats` as its length."""

    pitch: int
    beats: float


@dataclass(frozen=True)
class Melody:
    """A tune by its phrases, with the beats of one bar and where it comes from."""

    title: str
    title_ko: str
    origin: str
    beats_per_bar: int
    phrases: tuple[tuple[Note, ...], ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes of all phrases in their order."""
        return tuple(note for phrase in self.phrases for note in phrase)

    @property
    def beats(self) -> float:
        """Length of the whole tune in beats."""
        return sum(note.beats for note in self.notes)


def read_notes(line: str) -> tuple[Note, ...]:
    """Reads notes written as letter, octave, colon and beats ("D4:1.5"); bars are for the eye."""
    notes = []
    for word in line.replace("|", " ").split():
        name, beats = word.split(":")
        notes.append(Note(12 * (int(name[1:]) + 1) + _SEMITONE[name[0]], float(beats)))
    return tuple(notes)


_ARIRANG_CALL = "D4:1.5 E4:.5 D4:.5 E4:.5 | G4:1.5 A4:.5 G4:.5 A4:.5"
_ARIRANG_SIGH = "B4:1 A4:.5 B4:.25 A4:.25 G4:.5 E4:.5 | D4:1.5 E4:.5 D4:.5 E4:.5"
_ARIRANG_OVER = (
    "G4:1.5 A4:.5 G4:.5 A4:.5 | B4:.5 A4:.5 G4:.5 E4:.5 D4:.5 E4:.5 | G4:1.5 A4:.5 G4:1 | G4:3"
)

ARIRANG = Melody(
    "Arirang",
    "아리랑",
    "traditional, Gyeonggi province; public domain",
    3,
    (
        read_notes(_ARIRANG_CALL + " | " + _ARIRANG_SIGH),
        read_notes(_ARIRANG_OVER),
        read_notes("D5:1 D5:1 D5:1 | D5:1 B4:1 A4:1 | " + _ARIRANG_SIGH),
        read_notes(_ARIRANG_OVER),
    ),
)

_DORAJI_TOP = "D5:1 D5:1 E5:.5 D5:.5 | B4:1.5 A4:.5 G4:1"
_DORAJI_CLOSE = "B4:2 B4:1 | A4:.5 B4:.5 A4:.5 G4:.5 E4:.5 D4:.5 | E4:1 G4:1.5 E4:.5 | D4:3"

DORAJI = Melody(
    "Doraji Taryeong",
    "도라지 타령",
    "traditional, Gyeonggi province; public domain",
    3,
    (
        read_notes("B4:1 B4:1 B4:1 | B4:1 B4:1 A4:.5 B4:.5 | " + _DORAJI_TOP),
        read_notes(_DORAJI_CLOSE),
        read_notes("B4:1 B4:2 | B4:1 B4:1 A4:.5 B4:.5 | " + _DORAJI_TOP),
        read_notes(_DORAJI_CLOSE),
        read_notes(
            "E4:.5 D4:.5 E4:.5 G4:.5 E4:.5 D4:.5 | E4:.5 D4:.5 E4:.5 G4:.5 E4:.5 D4:.5 | "
            "G4:1 G4:1.5 A4:.5 | G4:3"
        ),
        read_notes("B4:1 B4:1 B4:1 | B4:1.5 A4:.5 G4:1 | " + _DORAJI_TOP),
        read_notes(_DORAJI_CLOSE),
    ),
)

_SAEYA_CALL = "A4:1 E4:1 B4:1 A4:1 | B4:1 A4:1 E4:1 E4:1"
_SAEYA_PLEA = "B4:1 E5:1 B4:1 B4:1 | B4:1 A4:1 E4:1 E4:1"

SAEYA = Melody(
    "Saeya Saeya Parangsaeya",
    "새야 새야 파랑새야",
    "traditional, Jeolla province; public domain",
    4,
    tuple(read_notes(line) for line in (_SAEYA_CALL, _SAEYA_PLEA) * 2),
)
