"""The bundled catalogue and its graph, and small invented ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from onara.catalogue import Catalogue
from onara.catalogue.read import read_drama
from onara.graph import Graph


@cache
def catalogue() -> Catalogue:
    return Catalogue.load()


@cache
def graph() -> Graph:
    return Graph.of(catalogue())


def invented(*songs: str, drama: str = "winter", more: str = "") -> str:
    """A drama's file; each song is the rest of a YAML flow mapping after its id."""
    lines = [
        f"drama: {{id: {drama}, title: {drama.title()}, sources: ['https://example.org'] {more}}}"
    ]
    lines += ["songs:"] if songs else []
    lines += [f"  - {{{song}, sources: ['https://example.org']}}" for song in songs]
    return "\n".join(lines)


def of(*texts: str) -> tuple[Catalogue, Graph]:
    made = Catalogue(read_drama(text, Path("invented.yaml")) for text in texts)
    return made, Graph.of(made)
