"""The front door: a question in, an answer out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from onara.ask.answer import Answer, Result
from onara.ask.beyond import Beyond
from onara.ask.documents import Document, documents
from onara.ask.evidence import (
    Case,
    Span,
    cases,
    named_words,
    other_keyboard,
    people_named,
    spans,
    word_weight,
)
from onara.ask.known import Elsewhere, rest, verdict
from onara.ask.meaning import Meaning
from onara.ask.names import NameIndex
from onara.ask.question import Question, question
from onara.ask.rank import Candidate, Ranker
from onara.ask.reasons import why
from onara.ask.scenes import Scene, Scenes
from onara.ask.spread import Spread
from onara.ask.suggest import Suggest
from onara.ask.sung import Sung
from onara.ask.translated import Translated, titles_of
from onara.ask.wish import Wish, wish
from onara.catalogue import Catalogue
from onara.graph import Graph, Kind, Node, Relation
from onara.imports import FILE_NAME
from onara.lyrics import NoLyrics
from onara.wording import Language, Voice, voice_of

_PLAIN_NAME = 0.8
"""Weight of unexplained words up to which a question is answered by names alone."""
_IN_OTHER_WORDS = 0.3
"""The same up to which no title is looked for that means the same in other words."""
_SURE_NAME = 0.75
_NEAREST = 2
_EXPLAINED, _ALSO, _OWN = 0.75, 0.85, 0.05
"""Share of a question that an imported record must explain: where our own catalogue has no answer,
and where it has one; how much sooner one of our own is meant."""
_NAMED = 0.7
_LONGEST_NAME = 12
"""Words that a singer, a title and a drama have together at most."""
_MOSTLY = 0.6
"""Share of a question that must be names once it is read as typed on the other layout."""
_WHOLE_NAME, _AS_GOOD = 0.7, 0.02
"""Quality from which words are the name of a thing and not half of it; what two names may differ in
and be as good as each other."""
_SWITCHED = 1.4
"""How much more the other keyboard layout must explain to be believed."""


class Asker:
    """Answers questions about a catalogue; opened once, it answers many."""

    def __init__(self, catalogue: Catalogue, *, home: Path | None = None) -> None:
        self.catalogue = catalogue
        self._home = home
        self.graph = Graph.of(catalogue)
        lines = {song.id: song.quoted_line for song in catalogue.songs if song.quoted_line}
        self._names = NameIndex(self.graph.nodes(), lines)
        self._spread = Spread(self.graph)
        self._ranker = Ranker(catalogue, self.graph)
        self._dramas = [drama.id for drama in catalogue.dramas]

    @classmethod
    def open(cls, home: Path | None = None) -> Asker:
        """The asker of a home folder, or of the bundled catalogue alone.

        Raises ``CatalogueError`` where a file of the user's own cannot be read.
        """
        catalogue = Catalogue.load(home / "catalogue" if home else None)
        return cls(catalogue, home=home)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the files of the home folder."""
        for each in (self._sung, self._beyond):
            if each:
                each.close()

    def find(self, typed: str, *, limit: int = 10, language: Language = "en") -> Answer:
        """Answer a question, with the reasons in a language; total on any text."""
        asked, voice = question(typed), voice_of(language)
        if not asked.words:
            return Answer(typed, True, ())
        asked, named = self._read(asked)
        named = [span for span in named if not self._is_another_drama(asked, span)]
        found = cases(named, self._spread)
        wished = wish(asked, named_words(named, asked))
        left = self._unexplained(asked, found)
        if left > _IN_OTHER_WORDS and not asked.is_description:
            best = _best(found)
            named += self._translated.spans(asked, best.covered if best else frozenset())
            found = cases(named, self._spread)
            left = self._unexplained(asked, found)
        scenes: dict[str, Scene] = {}
        if left > _PLAIN_NAME:
            people = {s.hit.node for s in named if s.hit.quality > _SURE_NAME}
            scenes = self._scenes.find(asked, {p for p in people if self._names.is_person(p)})
        ranked = self._ranker.rank(
            wished, found, scenes, described=left, is_description=asked.is_description
        )
        judged = verdict(
            asked,
            wished,
            ranked,
            self._elsewhere,
            lacks_songs=self._relatives,
            names_drama=any(found[d].names_itself for d in self._dramas if d in found),
            names_relative=self._names_relative(found, ranked),
        )
        shown = ranked[: _NEAREST if judged.unknown else limit]
        results = [self._result(each, asked, wished, judged.unknown, voice) for each in shown]
        if judged.unknown:
            begun = self._begun(asked, voice)
            held = {each.id for each in begun}
            results = [*begun, *(each for each in results if each.id not in held)][:_NEAREST]
        answer = Answer(typed, judged.unknown, tuple(results), judged.missing)
        return self._with_own(answer, asked, limit, voice)

    def _names_relative(self, found: dict[str, Case], ranked: list[Candidate]) -> bool:
        """Whether a drama that is only a relative is named beside what the best answer explains."""
        best = ranked[0].case.supports if ranked else ()
        covered = {
            number
            for support in best
            if support.span.hit.node not in self._relatives
            for number in range(support.span.start, support.span.end)
        }
        return any(
            support.span.hit.how == "name" and not support.reach.chain
            for drama in self._relatives & set(found)
            for support in found[drama].supports
            if not covered.issuperset(range(support.span.start, support.span.end))
        )

    def _with_own(self, answer: Answer, asked: Question, limit: int, voice: Voice) -> Answer:
        """The answer with what the user's lyrics and imported catalogues have to say."""
        sung = self._sung.find(asked.text, limit, voice) if self._sung else []
        found = []
        if self._beyond and len(asked.words) <= _LONGEST_NAME:
            least = _EXPLAINED if answer.unknown else _ALSO
            imported = self._beyond.find(asked, limit, voice)
            half = answer.unknown
            found = [e.result for e in imported if e.share >= least or (half and e.is_whole)]
        if not sung and not found:
            return answer
        own = () if answer.unknown else answer.results
        # Who types a whole line means the line, unless it is a name that explains everything.
        named = bool(own) and own[0].score >= _NAMED
        first = [*own[:1], *sung, *own[1:]] if named else [*sung, *own]
        # An imported record stands behind what of ours explains as much.
        words = asked.length
        shares = [min(each.score * (words + 1) / words, 1.0) + _OWN for each in first]
        shares += [each.score for each in found]
        ranked = sorted(zip(shares, [*first, *found], strict=True), key=lambda pair: -pair[0])
        merged = {(each.kind, each.id): each for _, each in reversed(ranked)}
        ordered = list(reversed(merged.values()))[:limit]
        return replace(answer, unknown=False, results=tuple(ordered), missing=None)

    @cached_property
    def _sung(self) -> Sung | None:
        path = self._home / "lyrics.sqlite" if self._home else None
        if path is None or not path.exists():
            return None
        try:
            return Sung(path, self.catalogue)
        except NoLyrics:  # it is being made this moment
            return None

    @cached_property
    def _beyond(self) -> Beyond | None:
        path = self._home / FILE_NAME if self._home else None
        return Beyond(path) if path and path.exists() else None

    def _read(self, asked: Question) -> tuple[Question, list[Span]]:
        """The question as typed or as the other keyboard layout has it, whichever names more."""
        found = spans(asked, self._names)
        switched = other_keyboard(asked)
        if switched is None:
            return asked, found
        other = spans(switched, self._names)
        typed, turned = (_value(cases(each, self._spread)) for each in (found, other))
        whole = sum(word_weight(word, in_description=False) for word in switched.words)
        better = turned > max(typed * _SWITCHED, _MOSTLY * whole)
        return (switched, other) if better else (asked, found)

    def _is_another_drama(self, asked: Question, span: Span) -> bool:
        """Whether words that are only like a name are the very title of a drama elsewhere."""
        if span.hit.how in ("name", "line", "part of the title"):
            return False
        return self._elsewhere.is_title(asked.plain(span.start, span.end))

    def _unexplained(self, asked: Question, found: dict[str, Case]) -> float:
        return rest(asked, _best(found), moods=True)[0]

    def suggest(
        self, typed: str, *, limit: int = 8, kinds: Collection[str] = (), language: Language = "en"
    ) -> tuple[Result, ...]:
        """What a question that is being typed may become: names that begin so, in any script.

        ``kinds`` are those to keep to, all where there are none.
        """
        asked, voice = question(typed), voice_of(language)
        nodes = self._suggest.begin(asked.text, limit, kinds) if asked.text else []
        return tuple(self._named(node, voice) for node in nodes)

    @cached_property
    def _suggest(self) -> Suggest:
        return Suggest(self.graph.nodes())

    def named(self, typed: str, *, language: Language = "en") -> tuple[Result, ...]:
        """What the words, all of them, are a name of: in any script and spelling, also misspelt.

        Several things where a name is that of several; none where the words describe something.
        """
        asked, found = self._read(question(typed))
        whole: dict[str, float] = {}
        for span in found:
            if (span.start, span.end) == (0, len(asked.words)):
                node = span.hit.node
                whole[node] = max(span.hit.quality, whole.get(node, _WHOLE_NAME))
        best = max(whole.values(), default=0.0)
        if best <= _WHOLE_NAME:
            return ()
        voice = voice_of(language)
        kept = [node for node, quality in whole.items() if quality >= best - _AS_GOOD]
        return tuple(self._named(self.graph.node(node), voice) for node in kept)

    def _begun(self, asked: Question, voice: Voice) -> list[Result]:
        """What the words may become, for who pressed Enter before the name was whole."""
        begun = self._suggest.begin(asked.text, _NEAREST, as_spelled=True)
        return [
            replace(
                self._named(node, voice),
                score=0.0,
                why=voice.say("reasons.begins", typed=asked.text, title=node),
            )
            for node in begun
        ]

    def _named(self, node: Node, voice: Voice) -> Result:
        drama, performers, role = self._facts(node, voice)
        return Result(
            str(node.kind), node.id, node.title, node.title_ko, drama, performers, role, 1.0, ""
        )

    def texts(self) -> list[str]:
        """Every text of the catalogue that is compared by its meaning."""
        titles = [title for title, _ in titles_of(self.graph.nodes(Kind.SONG, Kind.DRAMA))]
        return [*titles, *(document.text for document in self._documents)]

    @cached_property
    def _documents(self) -> list[Document]:
        nodes = self.graph.nodes(Kind.ARTIST, Kind.PERSON)
        people = {name: node.id for node in reversed(nodes) for name in node.names}
        return documents(self.catalogue, people)

    @cached_property
    def _scenes(self) -> Scenes:
        kinds = {node.id: node.kind for node in self.graph.nodes()}
        return Scenes(
            self._documents,
            self._meaning,
            lambda text: people_named(text, self._names, kinds),
        )

    @cached_property
    def _translated(self) -> Translated:
        own = self.graph.nodes(Kind.SONG, Kind.DRAMA)
        return Translated(own, self._meaning)

    @cached_property
    def _meaning(self) -> Meaning:
        return Meaning(self._home / "cache" if self._home else None)

    @cached_property
    def _relatives(self) -> frozenset[str]:
        """Dramas that are siblings of those of the catalogue, and no version of any."""
        own = {drama.id for drama in self.catalogue.dramas}
        versions = {e.object for e in self.graph.edges(Relation.REMADE_AS, Relation.BASED_ON)}
        dramas = {node.id for node in self.graph.nodes(Kind.DRAMA)}
        return frozenset(dramas - own - versions)

    @cached_property
    def _elsewhere(self) -> Elsewhere:
        return Elsewhere(self.catalogue.world.elsewhere)

    def _result(
        self, candidate: Candidate, asked: Question, wished: Wish, unknown: bool, voice: Voice
    ) -> Result:
        node = self.graph.node(candidate.node)
        drama, performers, role = self._facts(node, voice)
        said = why(candidate, asked, self.graph, wished, voice)
        result = Result(
            kind=str(node.kind),
            id=node.id,
            title=node.title,
            title_ko=node.title_ko,
            drama=drama,
            performers=performers,
            role=role,
            score=round(min(candidate.total / (asked.length + 1), 1.0), 3),
            why=said,
        )
        return replace(result, why=voice.say("reasons.nearest", said=said)) if unknown else result

    def _facts(self, node: Node, voice: Voice) -> tuple[str | None, tuple[str, ...], str | None]:
        if node.kind is not Kind.SONG:
            return None, (), None
        song = self.catalogue.song(node.id)
        names = tuple(person.name for person in song.performers)
        role = voice.word("roles", song.role_phrase())
        return self.catalogue.drama(song.drama_id).title, names, role


def _best(found: dict[str, Case]) -> Case | None:
    return max(found.values(), key=lambda case: case.value, default=None)


def _value(found: dict[str, Case]) -> float:
    best = _best(found)
    return best.value if best else 0.0
