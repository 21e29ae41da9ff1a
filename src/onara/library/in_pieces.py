"""Which second, and which version, do the pieces of a clip speak for that is played otherwise?

Landmarks propose one place of a recording.  Music that repeats itself has others that as many of
them point to, and its relatives have their own.  The clip's pieces are looked up at all of these
along the same line, and the places are compared piece by piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onara.families import TELL_APART, Link, Place, Relative, Told
from onara.index import Index
from onara.landmarks import TICKS_A_SECOND, elsewhere
from onara.library.replayed import Laid, played_so, z_of
from onara.match import SURE_P, Found, InPieces, fit_in_pieces

_PLACES = 12
"""Other places of the recording that are looked at."""
_APART_S = 0.5
"""Seconds between two places that are two."""
_SIXTEENTHS = 16


@dataclass(frozen=True, slots=True)
class _At:
    """Where in a recording the pieces were looked up, and how well they fit there."""

    recording: str
    fits: InPieces
    p: float

    @property
    def power(self) -> float:
        return float(self.fits.power.mean())


def compare_in_pieces(
    found: Sequence[Found], laid: Laid, links: Iterable[Link], index: Index
) -> Told:
    """Compare a recording with itself at other places, and with its relatives.

    ``laid`` is how a sound lies along ``found[0]``; ``links`` are those of that recording, seen
    from it.
    """
    here = list(_looked_up(laid, index, found[0].recording, [laid.line.offset_s]))
    others = list(_elsewhere(laid, index))
    best = max([*here, *others], key=lambda at: at.power, default=None)
    if best is None:
        return Told(tuple(found), (), ())
    relatives = []
    for recording, offsets in _expected(found[1:], links, best.fits.offset_s):
        relatives += sorted(_looked_up(laid, index, recording, offsets), key=lambda at: -at.power)[
            :1
        ]
    guess = max([best, *relatives], key=lambda at: at.power)
    named = played_so(
        guess.recording,
        replace(laid.line, offset_s=guess.fits.offset_s, faster=guess.fits.faster),
        guess.p,
        _SIXTEENTHS * guess.fits.agreeing,
    )
    return Told(
        (named, *(one for one in found if one.recording != named.recording)),
        tuple(_apart(guess, [best, *relatives])),
        tuple(_places(guess, [*here, *others])),
    )


def _looked_up(laid: Laid, index: Index, recording: str, offsets: Iterable[float]) -> Iterator[_At]:
    """The pieces at some seconds of a recording, along lines that are parallel to what is laid."""
    reference = index.reference(recording)
    line = laid.line
    for offset_s in offsets:
        fits = fit_in_pieces(
            laid.sound, reference, offset_s=offset_s, faster=line.faster, cents=line.cents
        )
        if fits:
            yield _At(recording, fits, min(1.0, fits.p * laid.lines))


def _elsewhere(laid: Laid, index: Index) -> Iterator[_At]:
    """The pieces at other places of the recording that landmarks point to."""
    candidate, postings = laid.proposal.candidate, laid.proposal.postings
    begin = postings.begin_of(candidate.recording)
    others = elsewhere(candidate, laid.pairs, postings, _PLACES)
    offsets = [(other.time - begin) / TICKS_A_SECOND for other in others]
    yield from _looked_up(laid, index, laid.proposal.recording, offsets)


def _expected(
    found: Iterable[Found], links: Iterable[Link], offset_s: float
) -> Iterator[tuple[str, list[float]]]:
    """The relatives, with the seconds of them at which the clip may begin."""
    linked = set()
    for link in links:
        linked.add(link.other)
        yield link.other, [offset_s + delay_s for delay_s in link.delays_s]
    for one in found:
        if one.is_sure and not one.is_coherent and one.recording not in linked:
            yield one.recording, [one.offset_s]


def _apart(guess: _At, others: Iterable[_At]) -> list[Relative]:
    """The other recordings that sound in the clip, nearest first."""
    told = []
    for at in others:
        behind = guess.fits.ahead_of(at.fits)
        if at.recording != guess.recording and (at.p <= SURE_P or behind < TELL_APART):
            told.append(Relative(at.recording, at.fits.offset_s, z_of(at.p), behind, at.p))
    return sorted(told, key=lambda each: each.behind or 0.0)


def _places(guess: _At, places: Iterable[_At]) -> Iterator[Place]:
    """Those of some places that are of the best guess and explain the clip as well."""
    told = [guess.fits.offset_s]
    for at in sorted(places, key=lambda at: -at.power):
        offset_s = at.fits.offset_s
        behind = guess.fits.ahead_of(at.fits)
        apart = all(abs(offset_s - one) >= _APART_S for one in told)
        if at.recording == guess.recording and apart and behind < TELL_APART and at.p <= SURE_P:
            told.append(offset_s)
            yield Place(offset_s, z_of(at.p), behind)
