"""What imported catalogues have: a million songs that are not read into memory.

The same evidence counts as for our own: a song is what its title, its performers and its drama say
together.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from onara.ask.answer import Result
from onara.ask.evidence import word_weight
from onara.ask.question import Question
from onara.ask.vocabulary import is_plain
from onara.imports import Hit, Imported, SongRecord
from onara.imports.records import role_phrase
from onara.spelling import key
from onara.wording import Voice

_WORDS, _LONGEST, _MOST_NAMES = 16, 6, 60
_MOST_SONGS = 40
"""Songs that are read of those whose title fits; each costs some 0.1 ms."""
_MOST_BY_ONE, _MOST_ARTISTS = 200, 12
_GOOD, _HALF = 0.7, 0.45
PERFORMER, DRAMA = 0.8, 0.5
"""What the singer's and the drama's name add for a song whose title is named."""


class Found(NamedTuple):
    """A record of an imported catalogue, and the share of the question that it explains."""

    result: Result
    share: float
    is_whole: bool
    """Whether every word of the question is in it, be it only half of a title."""


class _Span(NamedTuple):
    start: int
    end: int
    weight: float


class Beyond:
    """The imported catalogues of a home folder."""

    def __init__(self, path: Path) -> None:
        self._store = Imported.open(path)

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def find(self, asked: Question, limit: int, voice: Voice) -> list[Found]:
        """The imported songs and artists that the question names, the likeliest first."""
        spans = _spans(asked)
        whole = sum(_weight(asked, number) for number in range(len(asked.words)))
        if not spans or not whole:
            return []
        rest = " ".join(w.text for w in asked.words if not (w.is_stop or is_plain(w.text)))
        fuzzy = [text for text in dict.fromkeys([asked.plain(0, len(asked.words)), rest]) if text]
        hits = self._store.lookup(list(spans), fuzzy=fuzzy[:2])
        places = {**{text: _Span(0, len(asked.words), whole) for text in fuzzy}, **spans}
        found = [
            *self._songs(hits, places, whole, voice),
            *self._artists(hits, places, whole, voice),
        ]
        found.sort(key=lambda each: -each.share)
        return found[:limit]

    def _songs(
        self, hits: list[Hit], places: dict[str, _Span], whole: float, voice: Voice
    ) -> list[Found]:
        titles: dict[str, list[Hit]] = defaultdict(list)
        others: dict[str, list[Hit]] = defaultdict(list)
        for hit in hits:
            (titles if hit.kind == "song" else others)[hit.id].append(hit)
        best = {
            song: max(h.quality * places[h.name].weight for h in own)
            for song, own in titles.items()
        }
        # A title has a thousand songs, of which a look-up gives the first few: those by somebody
        # who is named too are found from the singer's side.
        keys = {key(text): text for text in places}
        named = sorted(
            (artist for artist, own in others.items() if max(h.quality for h in own) >= _GOOD),
            key=lambda artist: -max(places[hit.name].weight for hit in others[artist]),
        )
        for artist in named[:_MOST_ARTISTS]:
            for sung in self._store.songs_by(artist)[:_MOST_BY_ONE]:
                title = next((keys[k] for k in _keys(sung) if k in keys), None)
                if title is not None and sung.id not in best:
                    titles[sung.id].append(Hit(title, "song", sung.id, title, 1.0))
                    best[sung.id] = places[title].weight
                if sung.id in best:
                    best[sung.id] += whole
        found = []
        for song in sorted(best, key=lambda each: -best[each])[:_MOST_SONGS]:
            record = self._store.song(song)
            if record:
                found.append(_found(record, titles[song], others, places, whole, voice))
        return found

    def _artists(
        self, hits: list[Hit], places: dict[str, _Span], whole: float, voice: Voice
    ) -> list[Found]:
        found = []
        for hit in hits:
            if hit.kind not in ("artist", "drama") or hit.quality < _GOOD:
                continue
            record = (
                self._store.artist(hit.id) if hit.kind == "artist" else self._store.drama(hit.id)
            )
            if record is None:
                continue
            share = min(hit.quality * places[hit.name].weight / whole, 1.0)
            result = Result(
                kind=hit.kind, id=hit.id, title=record.title, title_ko=record.title_ko, drama=None,
                performers=(), role=None, score=round(share, 3),
                why="; ".join([_is(hit, voice), voice.say("reasons.from", source=record.source)]),
            )  # fmt: skip
            found.append(Found(result, share, False))
        return found


def _found(
    record: SongRecord,
    own: list[Hit],
    others: dict[str, list[Hit]],
    places: dict[str, _Span],
    whole: float,
    voice: Voice,
) -> Found:
    title = max(own, key=lambda hit: hit.quality * places[hit.name].weight)
    span = places[title.name]
    value = title.quality * span.weight
    said = [_is(title, voice)]
    taken = set(range(span.start, span.end))
    near = [(credit.id, PERFORMER) for credit in record.performers]
    near += [(each.drama_id, DRAMA) for each in record.appearances]
    near += [(each.soundtrack_id, DRAMA) for each in record.appearances]
    for node, worth in near:
        for hit in sorted(others.get(node or "", ()), key=lambda hit: -hit.quality):
            place = places[hit.name]
            words = set(range(place.start, place.end))
            if not words & taken and hit.quality >= _GOOD:
                value += hit.quality * worth * place.weight
                taken |= words
                said.append(_is(hit, voice))
                break
    result = Result(
        kind="song",
        id=record.id,
        title=record.title,
        title_ko=record.title_ko,
        drama=record.drama or record.soundtrack,
        performers=tuple(credit.name for credit in record.performers if credit.name),
        role=voice.word("roles", role_phrase(record.roles[0])) if record.roles else None,
        score=round(min(value / whole, 1.0), 3),
        why="; ".join([*said, voice.say("reasons.from", source=record.source)]),
    )
    is_whole = title.quality >= _HALF and span.weight >= whole
    return Found(result, min(value / whole, 1.0), is_whole)


def _is(hit: Hit, voice: Voice) -> str:
    return voice.say("reasons.is", name=hit.name, matched=hit.matched)


def _keys(record: SongRecord) -> list[str]:
    names = (record.title, record.title_ko, *(name.text for name in record.names))
    return [key(name) for name in names if name]


def _spans(asked: Question) -> dict[str, _Span]:
    """The runs of words that may be names, by their text; the longest first."""
    words = asked.words[:_WORDS]
    runs = [
        (start, end)
        for length in range(min(_LONGEST, len(words)), 0, -1)
        for start in range(len(words) - length + 1)
        for end in (start + length,)
        if not all(word.is_stop or is_plain(word.text) for word in words[start:end])
        or length == len(words)
    ]
    return {
        asked.plain(start, end): _Span(
            start, end, sum(_weight(asked, number) for number in range(start, end))
        )
        for start, end in runs[:_MOST_NAMES]
    }


def _weight(asked: Question, number: int) -> float:
    return word_weight(asked.words[number], in_description=False)
