"""Who is looking: the language, the layer of names, the theme, how far they have watched, and
whether single letters are commands.

All of it is kept in the visitor's own cookies, so that each device of a household may differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, TypeVar, get_args

from starlette.requests import HTTPConnection

from onara.spelling import romanised
from onara.wording import LANGUAGES, Language, Voice, bundled, voice_of

Layer: TypeAlias = Literal["native", "romanised", "english"]
Theme: TypeAlias = Literal["auto", "light", "dark"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
THEMES: tuple[Theme, ...] = get_args(Theme)
KEYS_COOKIE, NO_KEYS = "onara_keys", "off"
LANGUAGE_COOKIE, NAMES_COOKIE = "onara_language", "onara_names"
THEME_COOKIE, SEEN_COOKIE = "onara_theme", "onara_seen"
Choice = TypeVar("Choice", bound=str)
_SEEN = re.compile(r"([a-z0-9-]{1,80})\.(\d{1,4})")
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class Shown:
    """A name as a visitor reads it: ``text``, its BCP 47 ``lang``, and the ``other`` name to show
    small beside it (with ``other_lang``), ``None`` where there is no other."""

    text: str
    lang: str
    other: str | None = None
    other_lang: str | None = None


@dataclass(frozen=True, slots=True)
class Visitor:
    """``seen`` says by id of a drama up to which episode it was watched; ``has_keys``, whether
    single letters and signs do something: who dictates to a machine types them unawares."""

    language: Language = "en"
    layer: Layer = "native"
    theme: Theme = "auto"
    seen: dict[str, int] = field(default_factory=dict)
    has_keys: bool = True

    @property
    def voice(self) -> Voice:
        """What speaks this visitor's language."""
        return voice_of(self.language)

    def say(self, key: str, **values: object) -> str:
        """A text in this visitor's language."""
        return bundled().say(self.language, key, **values)

    def name(self, title: str, title_ko: str | None = None) -> Shown:
        """A title or name in the layer that the visitor prefers.

        ``title`` is the international form, ``title_ko`` the one in Korean script.
        """
        tag = language_tag(title)
        korean = title_ko if title_ko and title_ko != title else None
        if korean is None:
            if tag == "ko" and self.layer != "native":
                return Shown(romanised(title), "ko-Latn", title, "ko")
            return Shown(title, tag)
        ko_tag = language_tag(korean)
        if self.layer == "native":
            return Shown(korean, ko_tag, title, tag)
        if self.layer == "romanised":
            return Shown(romanised(korean), "ko-Latn", korean, ko_tag)
        return Shown(title, tag, korean, ko_tag)

    def may_see(self, drama: str | None, episode: int | None) -> bool:
        """Whether what happens in an episode is no spoiler to this visitor."""
        return drama is None or episode is None or episode <= self.seen.get(drama, 0)


def visitor_of(connection: HTTPConnection) -> Visitor:
    """The visitor behind a request, by cookies, else by what the browser says of its languages."""
    cookies = connection.cookies
    language = _one_of(cookies.get(LANGUAGE_COOKIE), LANGUAGES)
    return Visitor(
        language or preferred(connection.headers.get("accept-language", "")),
        _one_of(cookies.get(NAMES_COOKIE), LAYERS) or "native",
        _one_of(cookies.get(THEME_COOKIE), THEMES) or "auto",
        {drama: int(number) for drama, number in _SEEN.findall(cookies.get(SEEN_COOKIE, ""))},
        cookies.get(KEYS_COOKIE) != NO_KEYS,
    )


def preferred(header: str) -> Language:
    """The language that an Accept-Language header likes best; English where it names neither."""
    best: tuple[float, Language] = (0.0, "en")
    for part in header.split(","):
        tag, _, rest = part.strip().partition(";")
        found = _one_of(tag.partition("-")[0].lower(), LANGUAGES)
        try:
            weight = float(rest.partition("=")[2]) if rest else 1.0
        except ValueError:
            continue
        if found and weight > best[0]:
            best = (weight, found)
    return best[1]


def language_tag(text: str) -> str:
    """``ko`` for what is written in Hangul, else English: enough for a reader's voice."""
    return "ko" if _HANGUL.search(text) else "en"


def _one_of(value: str | None, allowed: tuple[Choice, ...]) -> Choice | None:
    return next((each for each in allowed if each == value), None)
