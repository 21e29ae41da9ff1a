"""Covers for everything: made from data alone, the same on every machine, and ours to ship.

A cover is designed (`design`, what it says and in which colours, manner and motif) and then drawn
(`drawn`) as a square or as a poster; `onara.pictures.drawing` writes it as SVG.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Literal, TypeAlias

from onara.pictures.chance import Chance
from onara.pictures.drawing import Drawing, Fade, Shape, area
from onara.pictures.lettering import drawable
from onara.pictures.manners import Manner, lettered, manner_of, monogram
from onara.pictures.meaning import motif_of
from onara.pictures.motifs import MOTIFS, Canvas
from onara.pictures.palettes import PALETTES, Palette, family_of
from onara.pictures.setting import Told

ShapeName: TypeAlias = Literal["square", "poster", "face"]
SIZES: dict[ShapeName, tuple[int, int]] = {
    "square": (1000, 1000),
    "poster": (1000, 1500),
    "face": (1000, 1000),
}
"""Width and height in units; a face is for a circle, and has but the first letter of a name."""
_LONGEST = 90
"""Letters of a title that are set; more would be too small to read."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a cover is of: ``kind`` and ``id`` name it; ``title`` is the one to set large (in Hangul
    where there is one), ``second`` another, ``by`` who; ``year`` its time; ``words`` are further
    titles that may tell what it is about."""

    kind: str
    id: str
    title: str
    second: str = ""
    by: str = ""
    year: int | None = None
    moods: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    motif: str | None = None
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """The design of a cover: everything that a drawing follows from."""

    name: str
    title: str
    told: Told
    family: str
    palette: Palette
    motif: str
    manner: Manner


def design(subject: Subject) -> Cover:
    """The cover of something.

    >>> cover = design(Subject("song", "x/first-snow", "첫눈", year=2016, moods=("sad",)))
    >>> cover.family, cover.motif, cover.manner
    ('sad', 'snow', 'cinema')
    """
    name = f"{subject.kind}/{subject.id}"
    chance = Chance(name)
    family = subject.family or family_of(subject.moods, subject.genres)
    family = family or chance.one_of(tuple(PALETTES))
    palette = chance.one_of(PALETTES[family])
    parts = _parts(subject.title)
    titles = (*sorted(parts, key=len), subject.second, *subject.words)
    year = str(subject.year) if subject.year else ""
    return Cover(
        name=name,
        title=subject.title,
        told=Told(
            parts=parts,
            second=drawable(subject.second)[:_LONGEST] if subject.second != subject.title else "",
            small=drawable(" · ".join(filter(None, [subject.by, year]))),
        ),
        family=family,
        palette=palette,
        motif=subject.motif or motif_of(titles, family, chance),
        manner=manner_of(subject.year, family),
    )


def drawn(cover: Cover, shape: ShapeName = "square") -> Drawing:
    """A cover as a drawing; its parts follow from the name of what it is of."""
    width, height = SIZES[shape]
    palette = cover.palette
    ground = Fade(
        ((0.0, palette.sky, 1.0), (1.0, palette.ground, 1.0)), (0.0, 0.0), (0.0, float(height))
    )
    canvas = Canvas(width, height, palette, Chance(f"{cover.name}/{cover.motif}"))
    if shape == "face":
        letters = monogram(cover.title, palette, width)
    else:
        letters = lettered(cover.told, cover.manner, palette, width, height)
    behind = Shape(area(0.0, 0.0, width, height), ground)
    return Drawing(width, height, (behind, *MOTIFS[cover.motif](canvas), *letters))


def _parts(title: str) -> tuple[str, ...]:
    """A title at its dashes, colons and brackets: ``쓸쓸하고 찬란하神 - 도깨비`` is two."""
    text = title[:_LONGEST].replace(" – ", " - ").replace(": ", " - ").replace(" (", " - (")
    parts = [drawable(part).strip(" -") for part in text.split(" - ")]
    return tuple(part for part in parts if part)[:3] or ("♪",)


@cache
def drawing_version() -> str:
    """A short sign of how covers are drawn: where it changes, so may every cover."""
    folder, sign = files("onara.pictures"), sha256()
    for each in sorted((*folder.iterdir(), *folder.joinpath("motifs").iterdir()), key=str):
        if each.name.endswith(".py"):
            sign.update(each.read_bytes())
    return sign.hexdigest()[:8]
