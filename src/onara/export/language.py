"""The two languages in which cue sheets are written."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias, get_args

Language: TypeAlias = Literal["en", "ko"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
"""Tags of BCP 47; the first is used where nothing else is asked for."""


class Words(NamedTuple):
    """One thing said in each language."""

    en: str
    ko: str

    def of(self, language: Language) -> str:
        return self.en if language == "en" else self.ko
