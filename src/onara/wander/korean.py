"""A page told in Korean: its labels, relations, roles and the words that are added to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onara.catalogue.statement import Conflict
from onara.graph.phrasing import worded
from onara.wander.tree import Fact, Link, Links, Name, Page, Relative, Track, Use
from onara.wording import voice_of

_VOICE = voice_of("ko")
_VOCABULARIES = {"moods": "moods", "genres": "genres", "works as": "jobs"}
"""Facts that list words of a vocabulary."""
_MADE = ("aired", "songs")
"""Facts that are put together of words and values, where a catalogue has no Korean for them."""


def in_korean(page: Page) -> Page:
    """The page with all that Onara itself says in Korean; statements keep both languages."""
    return replace(
        page,
        title_ko=page.title_ko or page.told_ko,
        names=tuple(map(_name, page.names)),
        facts=tuple(map(_fact, page.facts)),
        uses=tuple(map(_use, page.uses)),
        family=tuple(map(_relative, page.family)),
        heard=tuple(map(_link, page.heard)),
        tracks=tuple(map(_track, page.tracks)),
        links=tuple(map(_links, page.links)),
        conflicts=tuple(map(_conflict, page.conflicts)),
    )


def _name(name: Name) -> Name:
    return replace(name, about=_said(name.about, name.about_ko))


def _fact(fact: Fact) -> Fact:
    area = _VOCABULARIES.get(fact.label)
    text_ko = fact.text_ko
    if area:
        text_ko = _VOICE.words(area, fact.text.split(", "))
    elif text_ko is None:
        is_made = fact.label in _MADE
        told = _VOICE.retold("told_facts", fact.text) if is_made else worded(fact.text, _VOICE)
        text_ko = told if told != fact.text else None
    return replace(fact, label=_label(fact.label), text_ko=text_ko)


def _label(label: str) -> str:
    """A fact of what cannot be linked is labelled as a link would be."""
    known = _VOICE.word("facts", label)
    return known if known != label else _VOICE.word("relations", label)


def _use(use: Use) -> Use:
    roles = tuple(map(_role, use.roles))
    scenes = tuple(map(_fact, use.scenes))
    return replace(use, song=_link(use.song), drama=_link(use.drama), roles=roles, scenes=scenes)


def _relative(relative: Relative) -> Relative:
    return replace(
        relative,
        title_ko=relative.title_ko or relative.told_ko,
        performers=relative.performers_ko or relative.performers,
        how=_said(relative.how, relative.how_ko) or relative.how,
        drama=relative.drama_ko or relative.drama,
        notes=relative.notes_ko or relative.notes,
    )


def _track(track: Track) -> Track:
    performers = track.performers_ko or track.performers
    return replace(track, performers=performers, role=_roles(track.role.split(", ")))


def _links(links: Links) -> Links:
    relation = _VOICE.word("relations", links.relation)
    return Links(relation, tuple(map(_link, links.links)))


def _link(link: Link) -> Link:
    title_ko = link.title_ko or link.told_ko
    return replace(link, title_ko=title_ko, detail=_said(link.detail, link.detail_ko))


def _conflict(conflict: Conflict) -> Conflict:
    about, detail = conflict.about_ko or conflict.about, conflict.detail_ko or conflict.detail
    return replace(conflict, about=about, detail=detail)


def _said(said: str | None, said_ko: str | None) -> str | None:
    """Words in Korean as the catalogue has them, else by a vocabulary, else as they are."""
    return said_ko or (worded(said, _VOICE) if said else said)


def _roles(roles: Iterable[str]) -> str:
    return ", ".join(map(_role, roles))


def _role(role: str) -> str:
    return worded(_VOICE.word("roles", role), _VOICE)
