"""What may stand on a cover, drawn from nothing but a palette and chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from onara.pictures.motifs import city, craft, land, sky
from onara.pictures.motifs.canvas import Canvas, Marks

Motif: TypeAlias = Callable[[Canvas], Marks]
_DRAWN: tuple[Motif, ...] = (
    *(land.ridges, land.ripples, land.waves, land.road, land.paper, land.mist),
    *(sky.snow, sky.rain, sky.petals, sky.stars, sky.rays, sky.lights),
    *(craft.bojagi, craft.dancheong, craft.window, craft.strings, craft.thread, craft.arches),
    *(city.skyline, city.shapes, city.signal, city.record, city.cassette),
)
MOTIFS: Mapping[str, Motif] = {motif.__name__: motif for motif in _DRAWN}
"""By name."""

__all__ = ["MOTIFS", "Canvas", "Marks", "Motif"]
