"""A home with a very large imported catalogue, and questions drawn from it; made once and kept."""

import hashlib
import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench.questions import misspelling
from onara.imports import FILE_NAME, Imported, Record, SongRecord

MILLION = 1_000_000
SEED = 1609
DRAWN = 300
VERSION = 1
"""Of what is drawn and how it is kept; another one builds the catalogue anew."""
LONG_ENOUGH = {True: 4, False: 8}
"""Characters that a title must have, with Hangul or without, for a slip in it to be a slip: of a
short one, among a million, one letter makes another title."""

Generator = Callable[[int, int], Iterable[Record]]
"""Songs, with their artists and dramas, for a count and a seed; the same for the same two."""

Manner = Callable[[SongRecord, random.Random], str | None]


def home(cache: Path, count: int, generator: Generator, mark: str) -> Path:
    """The folder with the imported songs (``home``) and the drawn questions (``names.jsonl``).

    Built where it is not in the cache yet, which takes minutes; ``mark`` names the generator's
    state.  Raises onara.errors.OnaraError.
    """
    kept = cache / f"questions-{count}-{SEED}-{VERSION}-{mark}"
    if not kept.is_dir():
        print(f"bench: importing {count} songs, once", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix=".questions-", dir=cache) as folder:
            work = Path(folder) / "work"
            (work / "home").mkdir(parents=True)
            _build(work, count, generator)
            work.rename(kept)
    with Imported.open(kept / "home" / FILE_NAME) as imported:
        imported.add([])  # sounds follow the rules of spelling in force
    return kept


def mark_of(sources: Iterable[Path]) -> str:
    """A mark of a generator: of the text of its modules."""
    return hashlib.sha256(b"".join(each.read_bytes() for each in sources)).hexdigest()[:10]


def questions(songs: Iterable[SongRecord], seed: int = SEED) -> Iterator[dict[str, object]]:
    """One row of a file of questions for each song, the manners of asking in turn.

    A song that a manner does not suit is left out.
    """
    chance = random.Random(seed)
    manners = list(MANNERS.items())
    turn = 0
    for song in songs:
        name, manner = manners[turn % len(manners)]
        query = manner(song, chance)
        if query is None:
            continue
        turn += 1
        titles = dict.fromkeys(t for t in (song.title, song.title_ko) if t)
        yield {
            "query": query,
            "expect": [{"kind": "song", "name": title} for title in titles],
            "lang": _language(query, manner),
            "pattern": name,
        }


def _language(query: str, manner: Manner) -> str:
    if misspelling.has_hangul(query):
        return "ko"
    return "ko-Latn" if manner is _romanised else "en"


def _exact(song: SongRecord, chance: random.Random) -> str | None:
    return chance.choice([t for t in (song.title, song.title_ko) if t])


def _romanised(song: SongRecord, chance: random.Random) -> str | None:
    korean = song.title_ko or song.title
    long_enough = len(korean) >= LONG_ENOUGH[True]
    if not (long_enough and misspelling.has_hangul(korean)):
        return None
    return misspelling.romanised_somehow(korean, chance)


def _slipped(song: SongRecord, chance: random.Random) -> str | None:
    title = _exact(song, chance) or ""
    if len(title) < LONG_ENOUGH[misspelling.has_hangul(title)]:
        return None
    return misspelling.slip(title, chance)


def _with_artist(song: SongRecord, chance: random.Random) -> str | None:
    if not (song.performers and song.performers[0].name):
        return None
    return f"{song.performers[0].name} {_exact(song, chance)}".lower()


MANNERS: dict[str, Manner] = {
    "exact": _exact,
    "romanised by ear": _romanised,
    "one slip": _slipped,
    "artist and title": _with_artist,
}


def _build(folder: Path, count: int, generator: Generator) -> None:
    # Twice as many as are needed, since not every song suits every manner.
    places = set(random.Random(SEED).sample(range(count), min(count, 2 * DRAWN)))
    drawn: list[SongRecord] = []

    def watched() -> Iterator[Record]:
        place = 0
        for record in generator(count, SEED):
            if isinstance(record, SongRecord):
                if place in places:
                    drawn.append(record)
                place += 1
            yield record

    def told(done: int) -> None:
        print(f"\rbench: {done} records", end="", file=sys.stderr, flush=True)

    with Imported.open(folder / "home" / FILE_NAME, create=True) as imported:
        imported.add(watched(), progress=told)
    print(file=sys.stderr)
    rows = list(questions(drawn))[:DRAWN]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "names.jsonl").write_text(text, encoding="utf-8")
