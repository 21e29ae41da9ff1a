"""Lines of the user's own lyric files, as answers with the second at which they are sung."""

from __future__ import annotations

from pathlib import Path

from onara.ask.answer import Result, SungAt
from onara.catalogue import Catalogue
from onara.clock import clock
from onara.lyrics import PLAIN, LineHit, LyricStore
from onara.wording import Voice

_FEWEST_LETTERS = 6
"""Letters of a question that may be a line: less is in every song."""
_HOW = {
    "exact words": "how_exact",
    "half of the line": "how_half",
    "romanised": "how_romanised",
    "sounds like": "how_sounds",
}


class Sung:
    """The user's lyrics; ``path`` is the index that ``onara add`` keeps."""

    def __init__(self, path: Path, catalogue: Catalogue) -> None:
        self._store = LyricStore.open(path)
        self._catalogue = catalogue

    def close(self) -> None:
        """Close the index."""
        self._store.close()

    def find(self, words: str, limit: int, voice: Voice) -> list[Result]:
        """The songs in which these words are plainly sung, the likeliest first."""
        if sum(c.isalnum() for c in words) < _FEWEST_LETTERS:
            return []
        hits = self._store.search(words, limit)
        return [self._result(hit, voice) for hit in hits if hit.score >= PLAIN]

    def _result(self, hit: LineHit, voice: Voice) -> Result:
        why = _why(hit, voice)
        sung = SungAt(hit.recording or None, hit.start_s, hit.line)
        if hit.song:
            try:
                song = self._catalogue.song(hit.song)
            except KeyError:
                pass
            else:
                return Result(
                    kind="song",
                    id=song.id,
                    title=song.title,
                    title_ko=song.title_ko,
                    drama=self._catalogue.drama(song.drama_id).title,
                    performers=tuple(person.name for person in song.performers),
                    role=voice.word("roles", song.role_phrase()),
                    score=round(hit.score, 3),
                    why=why,
                    sung=sung,
                )
        return Result(
            kind="song",
            id=hit.recording or str(hit.path),
            title=hit.title or hit.path.stem,
            title_ko=None,
            drama=None,
            performers=(hit.artist,) if hit.artist else (),
            role=None,
            score=round(hit.score, 3),
            why=why,
            sung=sung,
        )


def _why(hit: LineHit, voice: Voice) -> str:
    told = {
        "file": hit.path.name,
        "how": voice.say(f"reasons.{_HOW[hit.how]}"),
        "line": hit.line,
    }
    if hit.start_s is None:
        return voice.say("reasons.sung", **told)
    return voice.say("reasons.sung_at", when=clock(hit.start_s), **told)
