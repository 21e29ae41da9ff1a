"""Which of the candidates is meant: names, wish and meaning weighed against each other.

All is counted in one currency: the weight of an ordinary word of the question.  The weights were
found on the benchmark's own questions (``python -m bench.questions``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onara.ask.evidence import Case
from onara.ask.scenes import Scene
from onara.ask.wish import Wish
from onara.catalogue import Catalogue, Drama, Song
from onara.graph import Graph, Kind, Relation
from onara.wording import Saying, Words, saying

ANSWERABLE = (Kind.DRAMA, Kind.ARTIST, Kind.PERSON, Kind.SONG, Kind.SOUNDTRACK, Kind.LIST)
"""The kinds that are results; at equal evidence in this order."""

ROLE, ROLE_STEP, LEAST_ROLE = 1.4, 0.12, 0.5
PART, EPISODE, YEAR, NETWORK = 2.5, 0.8, 0.6, 0.6
KIND, WHICH_DRAMA, SINGER_OF_SONGS, FOUNDING = 0.3, 1.0, 0.5, 0.05
SONG_OF_DRAMA = 0.4
"""What remains of a song where the question asks for a drama."""
SCORE_PIECE = 0.25
"""Loss of a piece of the score where songs may be meant."""
STRANGER = 0.8
"""Gain of a singer who is named together with a drama for which he did not sing."""
TOLD, MOST_TOLD, BILLING = 0.002, 20, 0.02
RELATIVE = 0.6
"""Loss of a person of whom somebody else is asked: a friend, the wife."""
DRAMA_OF_SONGS, PLAYED, AGREEMENT, VERSION = 0.3, 1.2, 0.5, 1.5
"""Loss of a drama of which songs or actors are asked; gain of an actor who is asked for, of a song
whose title and drama or singer are both named, of the version that is asked for."""
SHARED_MAKER, PEOPLE_OF_DRAMA = 2.5, 1.2
MEANING = {Kind.SONG: 0.5, Kind.DRAMA: 0.3, Kind.ARTIST: 0.25, Kind.PERSON: 0.25}
"""Worth of one standard deviation of meaning above ``MEANING_FROM``."""
MEANING_FROM, MEANING_MOST = 2.0, 9.0
MEANING_WORDS = (0.5, 3.0)
"""A word or two have little meaning to go by: from how many on, and how many more for all of it."""
DESCRIBED_SONG = 0.5
"""What of the drama's name its songs get in addition where a scene is described."""

STORY = 0.25
"""What a song gets of the likeness of its drama's story to a described scene."""
LEAST_TRUST = 0.6
SINGERS = 0.1
"""What a song gets of the likeness of what is known of its singer; twice that where somebody is
described by a friend or a spouse."""
MEANING_OF_NAMES = 0.4
"""What the meaning of a question counts for that reads like names."""

MAKERS: Mapping[str, tuple[Relation, ...]] = {
    "composer": (Relation.MUSIC_BY, Relation.PRODUCED_BY),
    "writer": (Relation.WORDS_BY, Relation.WRITTEN_BY),
    "lyricist": (Relation.WORDS_BY,),
    "director": (Relation.DIRECTED_BY,),
    "music director": (Relation.SCORED_BY,),
    "maker": (Relation.DIRECTED_BY, Relation.WRITTEN_BY),
}

_NO_CASE = Case("", 0.0, ())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node with all that speaks for it; ``total`` is in weights of words."""

    node: str
    total: float
    case: Case
    scene: Scene | None
    reasons: tuple[Saying, ...]
    is_person: bool = False


class Ranker:
    """Ranks the candidates of a question."""

    def __init__(self, catalogue: Catalogue, graph: Graph) -> None:
        self._graph = graph
        self._songs = {song.id: song for song in catalogue.songs}
        self._dramas = {drama.id: drama for drama in catalogue.dramas}
        self._order = {song.id: number for number, song in enumerate(catalogue.songs)}

    def rank(
        self,
        wished: Wish,
        cases: Mapping[str, Case],
        scenes: Mapping[str, Scene],
        *,
        described: float,
        is_description: bool,
    ) -> list[Candidate]:
        """The candidates, the likeliest first.

        ``described`` is the weight of the words that are no names: a scene, a mood.
        """
        named = self._named_dramas(cases)
        trust = min(max(described - MEANING_WORDS[0], 0.0) / MEANING_WORDS[1], 1.0)
        if is_description:
            trust = max(trust, LEAST_TRUST)
        else:
            trust *= MEANING_OF_NAMES
        found = []
        dated = {*self._songs, *self._dramas} if wished.years or wished.networks else set()
        for node in {*cases, *scenes, *dated}:
            if node not in self._graph or self._graph.node(node).kind not in ANSWERABLE:
                continue
            kind = self._graph.node(node).kind
            case, scene = cases.get(node, _NO_CASE), scenes.get(node)
            bonus, reasons = self._bonus(node, kind, wished, case, named, described)
            total = case.value + bonus
            if scene:
                worth = MEANING.get(kind, 0.0)
                if wished.relative and kind in (Kind.ARTIST, Kind.PERSON):
                    worth *= 2.0
                total += self._height(scene) * worth * trust
            if kind is Kind.SONG and is_description:
                total += self._of_singers(node, wished, scenes) * trust
                story = scenes.get(self._songs[node].drama_id)
                if story:
                    total += STORY * self._height(story) * trust
                    if scene:
                        scene = scene._replace(cosine=max(scene.cosine, story.cosine))
            if kind is Kind.SONG and wished.which_drama:
                total *= SONG_OF_DRAMA
            if total > 0:
                person = kind in (Kind.ARTIST, Kind.PERSON)
                found.append(Candidate(node, total, case, scene, tuple(reasons), person))
        self._share_makers(found, wished, named)
        return sorted((each for each in found if each.total > 0), key=self._place)

    @staticmethod
    def _height(scene: Scene) -> float:
        return min(max(scene.z - MEANING_FROM, 0.0), MEANING_MOST)

    def _of_singers(self, song: str, wished: Wish, scenes: Mapping[str, Scene]) -> float:
        """What a song gets of the likeness of what is said of its singers."""
        singers = self._graph.objects(song, Relation.PERFORMED_BY)
        heights = (self._height(scenes[each.id]) for each in singers if each.id in scenes)
        return (2 * SINGERS if wished.relative else SINGERS) * max(heights, default=0.0)

    def _place(self, candidate: Candidate) -> tuple[float, int, int, str]:
        node = self._graph.node(candidate.node)
        order = self._order.get(candidate.node, 0)
        return -round(candidate.total, 3), ANSWERABLE.index(node.kind), order, candidate.node

    def _named_dramas(self, cases: Mapping[str, Case]) -> dict[str, float]:
        """The dramas that are named themselves, with the weight of their names."""
        named = {}
        for node, case in cases.items():
            if self._graph.node(node).kind is not Kind.DRAMA:
                continue
            own = [s.value for s in case.supports if not s.reach.chain and s.span.hit.quality > 0.6]
            if own:
                named[node] = max(own)
        return named

    def _bonus(
        self,
        node: str,
        kind: Kind,
        wished: Wish,
        case: Case,
        named: Mapping[str, float],
        described: float,
    ) -> tuple[float, list[Saying]]:
        if kind is Kind.SONG:
            return self._song_bonus(self._songs[node], wished, case, named, described)
        bonus = 0.0
        reasons: list[Saying] = []
        if kind is Kind.DRAMA:
            bonus += KIND * (wished.dramas + 0.3 * wished.soundtrack)
            if (wished.songs and not wished.dramas) or wished.cast:
                bonus -= DRAMA_OF_SONGS * named.get(node, 0.0)
            if node in self._dramas:
                more, reasons = self._time_and_place(self._dramas[node], wished)
                bonus += more
                if wished.which_drama:
                    bonus += WHICH_DRAMA
                    genres = Words("genres", self._dramas[node].genres)
                    reasons = [*reasons, saying("reasons.genres", genres=genres)]
                bonus += 2 * FOUNDING  # at equal evidence a drama whose soundtrack is known
        elif kind in (Kind.ARTIST, Kind.PERSON):
            bonus += KIND * wished.artists if case.value else 0.0
            if wished.makers and case.value and self._makes(node, wished):
                of_drama = not (wished.same or wished.dramas) and self._made(node, wished, named)
                bonus += PLAYED if of_drama else KIND
            if wished.relative and case.names_itself:
                bonus -= RELATIVE * case.value
            if wished.cast and _is_cast(case):
                bonus += PLAYED - BILLING * self._billing(node, named)
            if wished.songs and not wished.artists and self._sings_in(node, named):
                # Who names a singer and asks for songs has no question about the singer.
                bonus -= SINGER_OF_SONGS * case.value
            elif wished.songs and named and case.names_itself:
                bonus += STRANGER  # the answer is that he does not sing there
        return (bonus, reasons) if case.value or reasons else (0.0, [])

    def _song_bonus(
        self,
        song: Song,
        wished: Wish,
        case: Case,
        named: Mapping[str, float],
        described: float,
    ) -> tuple[float, list[Saying]]:
        bonus = 0.0
        reasons: list[Saying] = []
        drama = self._dramas[song.drama_id]
        of_named = named.get(song.drama_id, 0.0)
        if case.value:
            bonus += KIND * wished.songs + FOUNDING * song.in_founding_list
            bonus += TOLD * min(len(song.sources), MOST_TOLD)  # the better known at equal evidence
        if case.value or not case.supports:
            role = self._role(song, wished)
            if role and (case.value or len(wished.roles) < 3):
                bonus += role if case.value else 0.3 * role
                told = Words("roles", (song.role_phrase(),))
                reasons.append(saying("relations.role_of", role=told, drama=drama))
        if of_named:
            if wished.part is not None and song.part == wished.part and not wished.album:
                bonus += PART
                reasons.append(saying("reasons.part", part=song.part))
            if described > 1.0:
                bonus += DESCRIBED_SONG * of_named * min(described / 3, 1.0)
        if wished.episode is not None and (of_named or case.value):
            said = (*song.scenes, *song.notes)
            if any(_is_episode(each.episode, wished.episode) for each in said):
                bonus += EPISODE
                reasons.append(saying("reasons.episode", episode=wished.episode))
        if _agrees(case):
            bonus += AGREEMENT
        elif "score" in song.roles and "score" not in wished.roles and not case.names_itself:
            bonus -= SCORE_PIECE
        if wished.versions and _of_song(case) and self._is_version(song, wished):
            bonus += VERSION
        if wished.original and song.cover_of and case.value:
            bonus += KIND
        more, said_more = self._time_and_place(drama, wished)
        if wished.songs or case.value:
            bonus += 0.8 * more
            reasons += said_more if more else []
        if wished.songs and wished.dramas and _has_maker(case):
            bonus += PEOPLE_OF_DRAMA
        return bonus, reasons

    def _is_version(self, song: Song, wished: Wish) -> bool:
        """Whether this is another version of a song, of the sort that is asked for."""
        edges = self._graph.edges_from(song.id, Relation.VERSION_OF)
        said = " ".join(
            [song.title, *(each.text for each in (*song.notes, *song.scenes))]
            + [edge.detail or "" for edge in edges]
        ).lower()
        return bool(edges) and any(word in said for word in wished.versions)

    def _sings_in(self, person: str, named: Mapping[str, float]) -> bool:
        """Whether somebody sings in one of the dramas named; in any where none is named."""
        songs = self._graph.subjects(person, Relation.PERFORMED_BY)
        dramas = {d.id for song in songs for d in self._graph.objects(song.id, Relation.USED_IN)}
        return not named or bool(dramas & set(named))

    def _made(self, person: str, wished: Wish, named: Mapping[str, float]) -> bool:
        """Whether a person directed, wrote or scored a drama that is named."""
        edges = self._graph.edges_to(person, *makers_of(wished))
        works = {edge.object for e in edges for edge in self._graph.edges_from(e.subject)}
        return any(edge.subject in named for edge in edges) or bool(
            works & set(named) and "music director" in wished.makers
        )

    def _billing(self, person: str, named: Mapping[str, float]) -> int:
        """The place of an actor in the cast of a named drama; the leads stand first."""
        casts = [self._graph.objects(drama, Relation.STARS) for drama in named]
        return min(
            (number for cast in casts for number, node in enumerate(cast) if node.id == person),
            default=0,
        )

    def _makes(self, person: str, wished: Wish) -> bool:
        """Whether a person does what is asked for: directs, writes, composes."""
        return bool(self._graph.edges_to(person, *makers_of(wished)))

    def _role(self, song: Song, wished: Wish) -> float:
        places = [wished.roles.index(role) for role in song.roles if role in wished.roles]
        if not places:
            return 0.0
        first = next(i for i, role in enumerate(song.roles) if role in wished.roles)
        return max(ROLE - ROLE_STEP * min(places) - 0.03 * first, LEAST_ROLE)

    def _time_and_place(self, drama: Drama, wished: Wish) -> tuple[float, list[Saying]]:
        bonus = 0.0
        reasons: list[Saying] = []
        year = int(drama.aired.first[:4]) if drama.aired else None
        last = int((drama.aired.last or drama.aired.first)[:4]) if drama.aired else None
        if year and last and any(year <= each <= last for each in wished.years):
            bonus += YEAR
            reasons.append(saying("reasons.aired", drama=drama, year=year))
        network = (drama.network or "").lower()
        if any(each.lower() in network for each in wished.networks):
            bonus += NETWORK
            reasons.append(saying("reasons.network", drama=drama, network=drama.network))
        return bonus, reasons

    def _share_makers(
        self, found: list[Candidate], wished: Wish, named: Mapping[str, float]
    ) -> None:
        """Where dramas by the makers of another are asked for, put these first."""
        if not (wished.same and wished.makers & {"director", "writer", "maker"} and named):
            return
        relations = _makers(wished)
        head = max(named, key=lambda node: named[node])
        makers = {node.id for node in self._graph.objects(head, *relations)}
        others = "same" in wished.asked_same or wished.one_drama
        known = {each.node for each in found}
        for drama in self._graph.nodes(Kind.DRAMA):
            if drama.id not in known:
                found.append(Candidate(drama.id, 0.0, _NO_CASE, None, ()))
        for number, each in enumerate(found):
            if self._graph.node(each.node).kind is not Kind.DRAMA:
                continue
            shared = [n for n in self._graph.objects(each.node, *relations) if n.id in makers]
            if not shared:
                continue
            more = SHARED_MAKER + named[head] - each.total * 0.1
            if each.node == head:
                more = -SHARED_MAKER if others else more + 0.5
            reason = saying("reasons.shares", who=tuple(shared), drama=self._graph.node(head))
            if each.node not in self._dramas:
                more -= 0.2
            found[number] = Candidate(
                each.node,
                max(each.total + more, 0.01),
                each.case,
                each.scene,
                (*each.reasons, reason),
            )


def _is_episode(known: int | str | None, wanted: int) -> bool:
    if known is None:
        return False
    words = str(known).replace(",", " ").replace("-", " ").split()
    return str(wanted) in words


def _has_maker(case: Case) -> bool:
    makers = (Relation.DIRECTED_BY, Relation.WRITTEN_BY)
    return any(edge.relation in makers for s in case.supports for edge in s.reach.chain)


def _makers(wished: Wish) -> tuple[Relation, ...]:
    """The relations to the makers that are asked for; both where it is left open."""
    wanted = {"director": Relation.DIRECTED_BY, "writer": Relation.WRITTEN_BY}
    named = tuple(relation for word, relation in wanted.items() if word in wished.makers)
    return named if named and "maker" not in wished.makers else tuple(wanted.values())


def makers_of(wished: Wish) -> tuple[Relation, ...]:
    """The relations of works to the people that are asked for."""
    return tuple(r for maker in sorted(wished.makers) for r in MAKERS.get(maker, ()))


def _is_cast(case: Case) -> bool:
    cast = (Relation.PLAYS, Relation.STARS)
    return any(edge.relation in cast for s in case.supports for edge in s.reach.chain)


def _of_song(case: Case) -> bool:
    """Whether a song's own title is named, or that of a song that it is a version of."""
    return any(
        all(edge.relation is Relation.VERSION_OF for edge in s.reach.chain)
        and (s.span.end - s.span.start > 1 or s.span.hit.how in ("name", "sounds like"))
        for s in case.supports
    )


def _agrees(case: Case) -> bool:
    """Whether a song's own title is named, and beside it its drama or its singer."""
    own = any(not s.reach.chain and s.span.hit.quality > 0.85 for s in case.supports)
    return own and any(s.reach.chain and s.span.hit.quality > 0.75 for s in case.supports)
