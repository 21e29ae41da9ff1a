"""The map of shared songs: dramas and people pushed apart, ties pulling them together.

Dramas are laid out by springs (Fruchterman and Reingold 1991) from a circle, so that the map is the
same each time; people stand around or between them, pushed apart until their names can be read.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onara.pictures.lettering import drawable, width
from onara.pictures.svg import element, text

WIDTH, HEIGHT = 1500, 1080
_STEPS = 300
_EDGE = 150.0
"""Units between the outermost dramas and the edge."""
_RING = 96.0
"""Units from a drama to those whom it has for itself."""
_DRAMA, _PERSON = 40.0, 7.0
"""Radius of a drama; of a person, before their songs."""
_NAME, _TITLE = 15.0, 17.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: ``name`` is written beside it, ``picture`` in it (dramas)."""

    id: str
    name: str
    lang: str
    href: str
    label: str
    songs: int
    picture: str | None = None


Points = Mapping[str, tuple[float, float]]
Ties = Sequence[tuple[str, str, int]]
"""Ids of a person and a drama, with how many songs tie them."""


def placed(dramas: Sequence[Spot], people: Sequence[Spot], ties: Ties) -> Points:
    """Where everything stands, no name over another where there is room."""
    if not dramas:
        return {}
    number = {spot.id: index for index, spot in enumerate(dramas)}
    own = {spot.id: [number[d] for p, d, _ in ties if p == spot.id] for spot in people}
    at = _spread(len(dramas), [each for each in own.values() if len(each) > 1])
    spots = [*dramas, *people]
    points = _untangled(np.vstack([at, _beside(at, list(own.values()))]), spots, len(dramas))
    return {spot.id: (float(x), float(y)) for spot, (x, y) in zip(spots, points, strict=True)}


def _spread(count: int, shared: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """The dramas: those that share people near each other, all of the canvas used."""
    angles = 2 * math.pi * np.arange(count) / max(count, 1)
    at = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    pull = np.zeros((count, count))
    for own in shared:
        for one, other in itertools.permutations(own, 2):
            pull[one, other] += 1.0
    for step in range(_STEPS):
        apart = at[:, None, :] - at[None, :, :]
        long = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 0.02)[..., None]
        # Springs pull with the square of a length, all push with its inverse.
        push = apart / long**2 * 0.16
        draw = -apart * long * np.minimum(pull, 3.0)[..., None] * 0.5
        move = (push + draw).sum(axis=1) - at * 0.35
        size = np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9)[:, None]
        at += move / size * np.minimum(size, 0.1 * (1 - step / _STEPS) + 0.001)
    low, high = at.min(axis=0), at.max(axis=0)
    room = np.array([WIDTH, HEIGHT]) - 2 * _EDGE
    return np.asarray(_EDGE + (at - low) / np.maximum(high - low, 1e-9) * room)


def _beside(at: NDArray[np.float64], own: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """The people: around their drama, or between those that they tie."""
    alone = Counter(each[0] for each in own if len(each) == 1)
    seen: Counter[int] = Counter()
    found = []
    for index, dramas in enumerate(own):
        if len(dramas) == 1:
            drama = dramas[0]
            angle = 2 * math.pi * seen[drama] / alone[drama] + 0.4
            seen[drama] += 1
            aside = np.array([1.25 * math.cos(angle), math.sin(angle)]) * _RING
            found.append(at[drama] + aside)
        else:
            turn = 2.399963 * index  # the golden angle: no two in one direction
            found.append(at[dramas].mean(axis=0) + 26 * np.array([math.cos(turn), math.sin(turn)]))
    return np.array(found).reshape(-1, 2)


def _untangled(at: NDArray[np.float64], spots: Sequence[Spot], dramas: int) -> NDArray[np.float64]:
    """Pushed apart until no box lies on another: a circle with its name."""
    boxes = np.array([_extent(spot, is_drama=n < dramas) for n, spot in enumerate(spots)])
    heavy = np.where(np.arange(len(spots)) < dramas, 0.25, 1.0)
    share = heavy[:, None] / (heavy[:, None] + heavy[None, :])
    low, high = -boxes[:, :2] + 6, np.array([WIDTH, HEIGHT]) - boxes[:, 2:] - 6
    for _ in range(_STEPS):
        middle = at + (boxes[:, :2] + boxes[:, 2:]) / 2
        half = (boxes[:, 2:] - boxes[:, :2]) / 2
        apart = middle[:, None, :] - middle[None, :, :]
        over = half[:, None, :] + half[None, :, :] - np.abs(apart)
        np.einsum("iij->ij", over)[:] = 0.0
        meet = (over > 0).all(axis=-1)
        if not meet.any():
            break
        # Along the way that is shorter; two in one place part by their order.
        side = (
            np.sign(apart)
            + (apart == 0)
            * np.sign(np.arange(len(at))[:, None] - np.arange(len(at))[None, :])[..., None]
        )
        along_x = over[..., 0] < over[..., 1]
        push = np.where(np.stack([along_x, ~along_x], axis=-1), over, 0.0) * side
        at = at + (push * meet[..., None] * share[..., None]).sum(axis=1) * 0.5
        at = np.clip(at, low, high)
    return at


def _extent(spot: Spot, *, is_drama: bool) -> tuple[float, float, float, float]:
    """How far a circle with its name reaches from the circle's middle: left, top, right, bottom."""
    if is_drama:
        half = max(_DRAMA + 6, width(drawable(spot.name), _TITLE) / 2 + 6)
        return -half, -_DRAMA - 6, half, _DRAMA + 30
    radius = _radius(spot)
    long = width(drawable(spot.name), _NAME) * 1.04 + 14
    return -radius - 3, -max(radius, 11) - 2, radius + long, max(radius, 11) + 2


def _radius(spot: Spot) -> float:
    return _PERSON + min(spot.songs, 9) * 0.9


def shared_songs_map(
    dramas: Sequence[Spot],
    people: Sequence[Spot],
    ties: Ties,
    points: Points,
    title: str,
) -> str:
    """The map as an SVG element; lines lie below, then people, then dramas."""
    lines = [
        element(
            "path", class_="tie", fill="none", d=_curve(points[person], points[drama]),
            stroke_width=1.2 + min(songs, 8) * 0.7, data_from=person, data_to=drama,
        )
        for person, drama, songs in ties
    ]  # fmt: skip
    return element(
        "svg",
        element("title", text(title)),
        element("g", *lines, class_="ties", aria_hidden="true"),
        *(_person(spot, *points[spot.id]) for spot in people),
        *(_drama(spot, *points[spot.id]) for spot in dramas),
        class_="song-map",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=WIDTH,
        height=HEIGHT,
        role="group",
    )


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = start, end
    bow = 0.08
    x, y = (x1 + x2) / 2 + (y2 - y1) * bow, (y1 + y2) / 2 - (x2 - x1) * bow
    return f"M{x1:.0f} {y1:.0f}Q{x:.0f} {y:.0f} {x2:.0f} {y2:.0f}"


def _person(spot: Spot, x: float, y: float) -> str:
    radius = _radius(spot)
    return element(
        "a",
        element("title", text(spot.label)),
        element("circle", class_="hit", cx=x, cy=y, r=max(radius, 14.0)),
        element("circle", class_="person", cx=x, cy=y, r=radius),
        element(
            "text", text(spot.name), x=x + radius + 5, y=y + 5, font_size=_NAME, lang=spot.lang
        ),
        href=spot.href,
        aria_label=spot.label,
        data_id=spot.id,
    )


def _drama(spot: Spot, x: float, y: float) -> str:
    side = _DRAMA * 2
    return element(
        "a",
        element("title", text(spot.label)),
        element(
            "image", href=spot.picture, x=x - _DRAMA, y=y - _DRAMA, width=side, height=side,
            clip_path="circle(50%)",
        ),
        element("circle", class_="drama", cx=x, cy=y, r=_DRAMA, fill="none"),
        element(
            "text", text(spot.name), x=x, y=y + _DRAMA + 20, font_size=_TITLE, lang=spot.lang,
            text_anchor="middle", class_="title",
        ),
        href=spot.href,
        aria_label=spot.label,
        data_id=spot.id,
    )  # fmt: skip
