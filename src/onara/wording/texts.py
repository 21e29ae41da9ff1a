"""Everything that Onara says to a person, in both languages side by side.

A file of ``texts/`` holds one area; a text is found as ``area.key``.  Both languages stand in one
place, so that neither can be forgotten::

    answer:
      en: "This is {title}."
      ko: "{title:은/는} 이 노래입니다."

Behind a name in quotes stands ``“{title}”{title:~은/는}``: the particle alone.

A text may have a ``one`` form beside ``en``, for a ``count`` of 1.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias, get_args

import yaml

from onara.wording.particles import particle

Language: TypeAlias = Literal["ko", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in both languages; ``one`` is the English for a ``count`` of 1."""

    en: str
    ko: str
    one: str | None = None

    def of(self, language: Language, count: object = None) -> str:
        if language == "ko":
            return self.ko
        return self.one if self.one is not None and count == 1 else self.en


@cache
def gaps(text: str) -> tuple[tuple[str, str | None, str], ...]:
    """A text in pieces: what stands before each gap, the gap's name (``None`` at the end of the
    text) and what follows the name in it."""
    pieces = string.Formatter().parse(text)
    return tuple((literal, name, spec or "") for literal, name, spec, _ in pieces)


def filled(text: str, values: Mapping[str, object], put: Callable[[object, str], str]) -> str:
    """A text with its values, each as ``put`` writes it: of the value and what its gap asks for."""
    return "".join(
        literal if name is None else literal + put(values[name], spec)
        for literal, name, spec in gaps(text)
    )


def put(value: object, spec: str) -> str:
    """``{name:을/를}`` is the name with the particle that fits, ``{name:~을/를}`` that alone."""
    if spec.startswith("~"):
        return particle(str(value), spec.removeprefix("~"))
    if "/" in spec:
        return f"{value}{particle(str(value), spec)}"
    return format(value, spec)


class Wording:
    """The texts of all areas.

    >>> bundled().say("en", "page.name")
    'Onara'
    """

    def __init__(self, texts: Mapping[str, Text]) -> None:
        self.texts = dict(texts)

    def say(self, language: Language, key: str, **values: object) -> str:
        """A text with its values put in; raises `KeyError` where there is none of that key."""
        told = self.texts[key].of(language, values.get("count"))
        return filled(told, values, put) if values else told

    def area(self, name: str, language: Language) -> dict[str, str]:
        """All texts of an area by key without the area, for scripts; placeholders are left in."""
        lead = f"{name}."
        return {
            key.removeprefix(lead): text.of(language)
            for key, text in self.texts.items()
            if key.startswith(lead)
        }


@cache
def bundled() -> Wording:
    """The texts that come with Onara."""
    texts: dict[str, Text] = {}
    for file in sorted(files("onara.wording").joinpath("texts").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            area = file.name.removesuffix(".yaml")
            told = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
            texts |= {f"{area}.{key}": Text(**said) for key, said in told.items()}
    return Wording(texts)
