"""Things to be shared, as others get to see them."""

from __future__ import annotations

from onara.lists import FanList, Own, OwnKind
from onara.sharing import Card, NothingThere
from onara.web.cards import cards_of, place_of, title_of
from onara.web.opened import Opened
from onara.web.visitor import Visitor


def card_to_share(opened: Opened, kind: str, id_: str) -> Card:
    """What is told of a thing that is to be shared; raises `NothingThere` or `ListError`."""
    with cards_of(opened) as cards:
        if kind == "own-list" or (kind == "list" and id_ not in opened.graph):
            kept: FanList = opened.lists().get(id_)
            return cards.of_list(kept)
        if kind == "clip":
            return cards.card(_heard(opened, id_.removeprefix("clip/")))
        return cards.card(id_)


def _heard(opened: Opened, clip: str) -> str:
    """The id of what sounds in a clip: the moment, the song, else the recording."""
    answer = opened.clips.spool.answer(clip)
    if answer is not None and answer.moments:
        moment = answer.moments[0]
        return str(Own(OwnKind.MOMENT, moment.episode, second=max(0.0, moment.at_s)))
    if answer is not None and answer.match is not None:
        song = answer.match.song
        return song.id if song else str(Own(OwnKind.MUSIC, answer.match.recording))
    raise NothingThere(f"nothing is known of the clip {clip}")


def text_of(card: Card, visitor: Visitor, url: str) -> str:
    """A card as plain text, to be sent along with its address."""
    lines = [_line(card, visitor)]
    drama = _name(card.drama.title, card.drama.title_ko, visitor) if card.drama else ""
    place = place_of(card, visitor)
    if card.kind in ("cue", "moment", "episode", "song", "music") and (drama or place):
        lines.append(" · ".join(filter(None, (drama if drama != lines[0] else "", place))))
    if card.kind == "own-list":
        lines += [
            f"{number}. {_line(each, visitor)}" for number, each in enumerate(card.entries[:10], 1)
        ]
        if (card.count or 0) > 10:
            lines.append("…")
    return "\n".join([*filter(None, lines), url])


def _line(card: Card, visitor: Visitor) -> str:
    title = title_of(card, visitor)
    named = _name(title.title, title.title_ko, visitor)
    by = ", ".join(_name(each.title, each.title_ko, visitor) for each in card.by)
    note = "♪ " if card.kind in ("song", "music", "cue", "moment", "unknown", "recording") else ""
    return f"{note}{named} – {by}" if by else f"{note}{named}"


def _name(title: str, title_ko: str | None, visitor: Visitor) -> str:
    """Both names in one line: whoever reads it may know only one of them."""
    shown = visitor.name(title, title_ko)
    return f"{shown.text} ({shown.other})" if shown.other else shown.text
