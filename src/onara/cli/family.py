"""What recordings have in common, in words: links by themselves, and the family of an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from onara.cli.words import name, shown
from onara.clock import clock

if TYPE_CHECKING:
    from onara.library import FamilyMember, Link, Match, Recording

_MOST_NAMED = 4
_KINDS = {
    "same take": "the same take",
    "shared backing": "the same backing",
    "shared passage": "a passage in common",
}


def family_lines(match: Match) -> list[str]:
    """What a clip cannot tell from the answer, and what of its family it can."""
    equal = [one for one in match.family if one.is_as_good]
    others = [one for one in match.family if not one.is_as_good]
    lines = []
    if match.places:
        places = ", ".join(clock(one.offset_s + match.at_s) for one in match.places)
        lines.append(f"as likely from another second of it: {places}")
    lines += [f"as likely: {_member(one, match)}" for one in equal[:_MOST_NAMED]]
    if len(equal) > _MOST_NAMED:
        lines.append(f"and {len(equal) - _MOST_NAMED} more as likely")
    if others:
        told = ", ".join(_name(one) for one in others[:_MOST_NAMED])
        more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
        lines.append(f"told apart from: {told}{more}")
    return [shown(line) for line in lines]


def link_words(link: Link) -> str:
    """What a recording has in common with another: the same backing, 93 % of the shorter."""
    cuts = len(link.delays_s) - 1
    cut = f", in {cuts + 1} pieces" if cuts else ""
    return f"{_KINDS[link.kind]}, {100 * link.share:.0f} % of the shorter{cut}"


def link_lines(links: Sequence[Link], titles: Mapping[str, str]) -> list[str]:
    """The links of a recording, seen from it, with the evidence."""
    return [
        shown(
            f"{titles.get(link.other, link.other)}: {link_words(link)}, {_delay(link)}, "
            f"coherence {link.coherence:.2f} (z {link.z:.0f})"
        )
        for link in links
    ]


def links_json(links: Sequence[Link], recordings: Sequence[Recording]) -> list[dict[str, Any]]:
    """The same for machines: ``recording`` and ``path`` are of the other."""
    paths = {each.recording: str(each.paths[0]) if each.paths else None for each in recordings}
    return [
        {"recording": link.other, "path": paths.get(link.other)}
        | {key: value for key, value in asdict(link).items() if key not in ("one", "other")}
        for link in links
    ]


def _member(one: FamilyMember, match: Match) -> str:
    here = one.offset_s + match.at_s
    version = one.song.version if one.song else None
    told = [*([version] if version else []), *([link_words(one.link)] if one.link else [])]
    return f"{_name(one)} at {clock(max(0.0, here))}" + (f" ({'; '.join(told)})" if told else "")


def _name(one: FamilyMember) -> str:
    return name(one.title, one.artist, one.path or one.recording)


def _delay(link: Link) -> str:
    if abs(link.delay_s) < 0.05:
        return "at the same second"
    way = "later" if link.delay_s > 0 else "earlier"
    return f"{abs(link.delay_s):.1f} s {way} there"
