"""Previews of pages and of what is shared, drawn once and kept in the cache of the home folder."""

from __future__ import annotations

import contextlib
import threading
from hashlib import sha256
from pathlib import Path

from onara.durable import replace_file
from onara.errors import OnaraError
from onara.lists import FOUNDING_LIST
from onara.pictures.cover import Cover, Subject, design, drawing_version
from onara.pictures.preview import MOST_BESIDE, Preview, png
from onara.sharing import Card, Named
from onara.sharing.cards import OWN_LIST
from onara.web import covers
from onara.web.cards import cover_of, place_of, title_of
from onara.web.opened import Opened
from onara.web.problem import Problem
from onara.web.visitor import Visitor

MOST_KEPT = 400
"""Previews on the disk, of 100 kB each."""
_LONGEST_NAMES = 3
_DRAWING = threading.Lock()
"""A preview takes a second of a core; anybody may ask for one, so they wait for each other."""


def preview_of(opened: Opened, card: Card, visitor: Visitor) -> Preview:
    """The preview of what a card tells, in the visitor's language."""
    title = title_of(card, visitor)
    first, second = _both(title)
    drama = _one(card.drama, visitor) if card.drama and card.drama.title != title.title else ""
    year = str(card.year) if card.year else ""
    by = ", ".join(_one(each, visitor) for each in card.by[:_LONGEST_NAMES])
    lines = (by, " · ".join(filter(None, (drama, year))))
    beside: tuple[Cover, ...] = ()
    if card.kind == OWN_LIST:
        named = ", ".join(_both(title_of(each, visitor))[0] for each in card.entries[:6])
        lines = (visitor.say("share.list_of", count=card.count or 0), named)
        beside = _beside(opened, card)
    elif card.kind not in ("song", "music", "cue", "moment", "episode", "unknown"):
        lines = (by, " · ".join(filter(None, (_kind(card.kind, visitor), drama, year))))
    return Preview(
        _cover(opened, card), first, second, lines, place_of(card, visitor), beside=beside
    )


def site_preview(visitor: Visitor) -> Preview:
    """The preview of pages that are about nothing in particular."""
    subject = Subject("list", FOUNDING_LIST, "오나라", motif="bojagi", family="tender")
    return Preview(design(subject), "오나라", "Onara", (visitor.say("share.site"),), brand="Onara")


def kept_png(opened: Opened, preview: Preview) -> bytes:
    """A preview as PNG, out of the cache where it has been drawn before."""
    folder = opened.home / "cache" / "previews"
    name = sha256(f"{drawing_version()} {preview!r}".encode()).hexdigest()[:32]
    path = folder / f"{name}.png"
    with contextlib.suppress(OSError):
        return path.read_bytes()
    with _DRAWING:
        with contextlib.suppress(OSError):
            return path.read_bytes()
        told = png(preview)
        # A home that cannot be written has no cache, and that is all.
        with contextlib.suppress(OSError, OnaraError):
            folder.mkdir(parents=True, exist_ok=True)
            replace_file(path, [told])
            _forget_oldest(folder)
    return told


def _forget_oldest(folder: Path) -> None:
    found = sorted(folder.glob("*.png"), key=lambda path: path.stat().st_mtime_ns)
    for path in found[:-MOST_KEPT]:
        path.unlink(missing_ok=True)


def _cover(opened: Opened, card: Card) -> Cover:
    if card.kind == OWN_LIST:
        return design(Subject("list", card.id, card.title, motif="bojagi"))
    named = cover_of(card)
    with contextlib.suppress(Problem):
        if named is not None:
            return design(covers.subject(opened, *named))
    return design(Subject(card.kind, card.id, card.title_ko or card.title or card.id))


def _beside(opened: Opened, card: Card) -> tuple[Cover, ...]:
    found: dict[str, Cover] = {}
    for each in card.entries:
        if cover_of(each) and len(found) < MOST_BESIDE:
            made = _cover(opened, each)
            found[made.name] = made
    return tuple(found.values())


def _both(named: Named) -> tuple[str, str]:
    """The title in Hangul, where there is one, and the other."""
    return (named.title_ko, named.title) if named.title_ko else (named.title, "")


def _one(named: Named, visitor: Visitor) -> str:
    return named.title_ko or named.title if visitor.language == "ko" else named.title


def _kind(kind: str, visitor: Visitor) -> str:
    try:
        return visitor.say(f"kinds.{kind}")
    except KeyError:
        return ""
