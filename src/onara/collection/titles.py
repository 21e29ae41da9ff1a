"""Is the title there, is it the song's, and does it stand in its own language?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onara.catalogue.model import Song
from onara.catalogue.reading import spans
from onara.collection.changes import Changes
from onara.collection.finding import Finding, Kind
from onara.collection.identity import Identity
from onara.collection.music_file import MusicFile
from onara.collection.native import has_hangul, is_romanised_title, native_title, sort_title
from onara.collection.placeholder import is_placeholder
from onara.spelling import key, tokens

_MARKS = {"instrumental": "Inst.", "karaoke": "MR"}
"""How versions are printed behind a title in Korea; others by their own name."""
_BRACKETS = re.compile(r"(?:\s*[(\[][^()\[\]]*[)\]])+$")


def titles(
    file: MusicFile, known: Identity, changes: Changes, group: str | None
) -> Iterator[Finding]:
    """What is wrong with the title of a file whose song is known."""
    song = known.song
    if song is None or file.tags is None:
        return
    stands = file.first("title")
    after, kind, why = _right(stands, song, known)
    if kind is not None:
        changes.put("title", f"{why}: {known.evidence}", after)
        yield Finding(
            "native title" if kind == "native" else "title",
            (file.path,),
            f"{why}: {known.evidence}",
            field="title",
            before=stands,
            after=after,
            group=group,
            song=song.id,
        )


def copied_titles(
    file: MusicFile, same: Sequence[MusicFile], changes: Changes, group: str | None
) -> Iterator[Finding]:
    """What the same recording elsewhere says of a file whose song nobody knows."""
    if file.tags is None:
        return
    stands = file.first("title")
    told = [(each, title) for each in same if (title := each.first("title"))]
    told = [(each, title) for each, title in told if not is_placeholder(title)]
    if not told:
        return
    other, title = told[0]
    evidence = f"the same recording has the title “{title}” in {other.path.name}"
    if stands is None or is_placeholder(stands):
        if len({key(title) for _, title in told}) > 1:
            return
        kind: Kind = "title"
    elif has_hangul(title) and is_romanised_title(stands, title):
        kind = "native title"
        evidence = f"the title is romanised: {evidence}"
    else:
        return
    changes.put("title", evidence, title)
    yield Finding(
        kind, (file.path,), evidence, field="title", before=stands, after=title, group=group
    )


def sort_titles(known: Identity, changes: Changes) -> None:
    """Complete the form by which a Korean title is sorted, and language and script."""
    title = changes.will_be("title")
    is_doubtful = known.song is None and known.fault is not None
    if title is None or not has_hangul(title) or is_doubtful:
        return
    changes.complete("titlesort", "the title in Latin letters", sort_title(title, known.song))
    changes.complete("language", "the title is Korean", "kor")
    changes.complete("script", "the title is in Hangul", "Kore")


def _right(stands: str | None, song: Song, known: Identity) -> tuple[str, str | None, str]:
    """The title that should stand there, what is wrong with the present one, and why."""
    native = native_title(song)
    whole = native + _mark(known.version)
    if stands is None:
        return whole, "wrong", "there is no title"
    if is_placeholder(stands) or not known.says_title:
        return whole, "wrong", "the title does not name the song"
    words = set(spans(tokens(stands)))
    accepted = {key(native), key(song.title_ko or native)}
    bare = _BRACKETS.sub("", stands).strip()
    brackets = stands[len(bare) :] if bare else ""
    if words & accepted or (has_hangul(stands) and _is_alias(bare, song)):
        return stands, None, ""
    if not has_hangul(native):
        if key(bare) in {key(title) for title in song.titles}:
            return stands, None, ""
        return native + brackets, "wrong", "the title is misspelt"
    if has_hangul(bare):
        return native + brackets, "wrong", "the title is misspelt"
    if is_romanised_title(bare, native):
        return native + brackets, "native", "the title is romanised"
    if key(bare) in {key(title) for title in song.titles}:
        return native + brackets, "native", "the title is a translation"
    return whole, "native", "the title does not stand in its own language"


def _is_alias(text: str, song: Song) -> bool:
    return key(text) in {key(title) for title in song.titles}


def _mark(version: str | None) -> str:
    return f" ({_MARKS.get(version, f'{version} ver.')})" if version else ""
