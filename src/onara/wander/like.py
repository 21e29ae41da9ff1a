"""More of this kind: what shares most with a thing, what is rare counting more.

Compared is what the catalogue knows, and for songs how the recordings sound that are owned.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from onara.catalogue import Catalogue
from onara.graph import Graph, Kind, Node, Relation
from onara.timbre import Likeness
from onara.wander.kinship import ERA_YEARS, Kinship, Trait, Traits
from onara.wander.sounding import Owned, Sounds
from onara.wording import Language, Saying, Voice, Words, saying, voice_of

WEIGHTS = {
    "work": 3.0,
    "PERFORMED_BY": 2.0,
    "recording": 2.0,
    "couple": 2.0,
    "MUSIC_BY": 1.6,
    "WORDS_BY": 1.4,
    "DIRECTED_BY": 1.6,
    "WRITTEN_BY": 1.6,
    "original": 1.4,
    "singer": 1.0,
    "writer": 1.0,
    "group": 1.0,
    "mood": 1.0,
    "score": 0.8,
    "ARRANGED_BY": 0.8,
    "PRODUCED_BY": 0.8,
    "STARS": 0.8,
    "cast": 0.8,
    "maker": 0.6,
    "role": 0.6,
    "drama": 0.4,
    "genre": 0.4,
    "MADE_BY": 0.4,
    "network": 0.2,
}
"""What a shared trait says about likeness, by its sort, before its rarity; an editor's judgement.

People who made a song say more than its place; ten songs of one drama are alike in little else.
"""
SETTING = ("drama", "maker", "score", "genre", "network")
SETTING_MOST = 2.5
"""What all traits of a song's drama count together at most: its songs share every one of them."""
SOUND = 1.0
"""What sounding alike says, before its rarity (`onara.timbre.Likeness.rarity`), which is 3 to 6: as
much as a rare mood or two common ones, and less than a composer.  It is no more than a hint: one
pair of unrelated songs in twenty sounds alike."""
_ERA = 0.3
_AGAIN = 0.6
"""What a further result of the same drama counts, for each that stands before it."""
_REASONS, _MOODS = 4, 4
_TOLD_TOGETHER = {"mood": "moods", "genre": "genres"}
"""Traits of which several make one reason, with the vocabulary of each."""
_SONGS = (Kind.SONG,)
_PEOPLE = (Kind.ARTIST, Kind.PERSON)


@dataclass(frozen=True, slots=True)
class Near:
    """Something of the same kind; ``score`` orders, ``reasons`` say what is shared.

    ``sound`` is the share of unrelated recordings that sound less alike, 0 to 1; ``None`` where the
    two do not sound alike or were not compared.  A recording of no known song is one too.
    """

    kind: str
    id: str
    title: str
    title_ko: str | None
    performers: tuple[str, ...]
    drama: str | None
    score: float
    reasons: tuple[str, ...]
    sound: float | None = None


def like(
    graph: Graph,
    catalogue: Catalogue,
    node_id: str,
    limit: int = 10,
    *,
    language: Language = "en",
) -> list[Near]:
    """What is most like a node, the likest first; raises ``KeyError`` where there is none.

    Songs are like songs, dramas like dramas, people like people.  A recording, work, release or
    list is answered with songs like those in it, a soundtrack or character with dramas.
    """
    return like_all(graph, catalogue, seeds(graph, node_id), limit, language=language)


def seeds(graph: Graph, node_id: str) -> list[str]:
    """The songs, dramas or people that stand for a node."""
    node = graph.node(node_id)
    if node.kind in (Kind.SONG, Kind.DRAMA, *_PEOPLE):
        return [node_id]
    if node.kind is Kind.SOUNDTRACK:
        return [each.id for each in graph.objects(node_id, Relation.SOUNDTRACK_OF)]
    if node.kind is Kind.CHARACTER:
        return [each.id for each in graph.objects(node_id, Relation.CHARACTER_OF)]
    inside = (Relation.TRACK_OF, Relation.ON_LIST, Relation.RECORDING_OF, Relation.HEARD_IN)
    found = [*graph.subjects(node_id, *inside)]
    for work in graph.objects(node_id, Relation.RECORDING_OF):
        found += graph.subjects(work.id, Relation.RECORDING_OF)
    return [each.id for each in found if each.kind is Kind.SONG]


def like_all(
    graph: Graph,
    catalogue: Catalogue,
    seed_ids: Iterable[str],
    limit: int = 10,
    *,
    sounds: Sounds | None = None,
    language: Language = "en",
    kinship: Kinship | None = None,
) -> list[Near]:
    """What is most like several things of one kind together; the things themselves are left out.

    ``sounds`` are the recordings owned; with songs, those of no known song are things too.  The
    reasons are said in ``language``.  Whoever asks often keeps the ``kinship`` of the catalogue.
    """
    voice = voice_of(language)
    given = list(dict.fromkeys(seed_ids))
    if not given:
        return []
    sounds = sounds or Sounds()
    strangers = sounds.strangers()
    kinship = kinship or Kinship(catalogue, graph)
    kinds = _SONGS if given[0] in strangers else _kinds(graph.node(given[0]))
    given = [each for each in given if each in strangers or graph.node(each).kind in kinds]
    traits = kinship.all_traits(*kinds)
    rarity = _rarity(traits)
    known = [each for each in given if each in traits]
    wanted = Counter(trait for each in known for trait in traits[each])
    years = {year for each in known if (year := kinship.era(each))}
    if kinds == _SONGS:
        traits = {**traits, **{each: Traits() for each in strangers}}
    heard = [sounds.like(each, traits) for each in given]
    found, why = [], dict[str, _Why]()
    for node_id, own in traits.items():
        if node_id in given:
            continue
        shared = {t: wanted[t] / len(given) * rarity[t] for t in own if t in wanted}
        alike = [each[node_id] for each in heard if node_id in each]
        if not shared and not alike:
            continue
        setting = sum(value for trait, value in shared.items() if trait.sort in SETTING)
        score = sum(shared.values()) - max(setting - SETTING_MOST, 0.0)
        more = []
        if alike:
            score += SOUND * sum(each.rarity for each in alike) / len(given)
            more.append(_sounds_alike(max(alike, key=lambda each: each.similarity)))
        sound = max((each.similarity for each in alike), default=None)
        if node_id in strangers:
            found.append(_unlinked(strangers[node_id], score, sound))
        else:
            year = kinship.era(node_id)
            if year and any(abs(year - other) <= ERA_YEARS for other in years):
                score += _ERA
                more.append(saying("kinship.era", year=year))
            found.append(_near(graph, node_id, score, sound))
        why[node_id] = _Why(shared, own, more)
    found.sort(key=lambda near: (-near.score, near.id))
    chosen = _mixed(found, limit)
    return [replace(each, reasons=why[each.id].told(voice)) for each in chosen]


class _Why(NamedTuple):
    """What speaks for a result: put into words only where it is shown."""

    shared: Mapping[Trait, float]
    own: Traits
    more: Sequence[Saying]

    def told(self, voice: Voice) -> tuple[str, ...]:
        """The strongest reasons; moods, of which there are several, as one, and genres too."""
        said: list[str] = []
        ordered = sorted(self.shared, key=lambda trait: (-self.shared[trait], trait))
        for trait in ordered:
            told, area = self.own[trait], _TOLD_TOGETHER.get(trait.sort)
            if area:
                alike = [each.value for each in ordered if each.sort == trait.sort]
                if trait.value != alike[0]:
                    continue
                told = saying(told.key, **{area: Words(area, tuple(alike[:_MOODS]))})
            said.append(voice.tell(told))
        return (*list(dict.fromkeys(said))[:_REASONS], *map(voice.tell, self.more))


def _kinds(node: Node) -> tuple[Kind, ...]:
    if node.kind in _PEOPLE:
        return _PEOPLE
    return (Kind.DRAMA,) if node.kind is Kind.DRAMA else _SONGS


def _rarity(traits: Mapping[str, Traits]) -> dict[Trait, float]:
    """What sharing each trait counts: its weight times the logarithm of how rare it is (idf)."""
    bearers = Counter(trait for own in traits.values() for trait in own)
    total = len(traits)
    return {
        trait: WEIGHTS[trait.sort] * math.log(1 + total / count) for trait, count in bearers.items()
    }


def _sounds_alike(likeness: Likeness) -> Saying:
    if not likeness.words:
        return saying("kinship.alike")
    return saying("kinship.alike_in", words=Words("timbre", tuple(likeness.words)))


def _unlinked(owned: Owned, score: float, sound: float | None) -> Near:
    return Near(
        kind=str(Kind.RECORDING),
        id=owned.id,
        title=owned.title,
        title_ko=None,
        performers=owned.performers,
        drama=None,
        score=round(score, 3),
        reasons=(),
        sound=round(sound, 3) if sound else None,
    )


def _near(graph: Graph, node_id: str, score: float, sound: float | None) -> Near:
    node = graph.node(node_id)
    dramas = graph.objects(node_id, Relation.USED_IN)
    return Near(
        kind=str(node.kind),
        id=node.id,
        title=node.title,
        title_ko=node.title_ko,
        performers=tuple(each.title for each in graph.objects(node_id, Relation.PERFORMED_BY)),
        drama=dramas[0].title if dramas else None,
        score=round(score, 3),
        reasons=(),
        sound=round(sound, 3) if sound else None,
    )


def _mixed(found: list[Near], limit: int) -> list[Near]:
    """The best, each counting less the more of the same drama stand before it."""
    rest, chosen = list(found), list[Near]()
    dramas: Counter[str] = Counter()
    while rest and len(chosen) < limit:
        best = max(rest, key=lambda near: near.score * _AGAIN ** dramas[near.drama or near.id])
        rest.remove(best)
        chosen.append(best)
        dramas[best.drama or best.id] += 1
    return chosen
