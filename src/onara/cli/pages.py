"""A page in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onara.cli.table import table
from onara.cli.words import shown
from onara.wander.like import Near
from onara.wander.naming import LANGUAGES
from onara.wander.tree import Fact, Link, Links, Page, Relative, Use

_BRANCH = "└ "
DISPUTED = "⚠"
TRACKS = ("Part", "Title", "Korean title", "Performers", "Role", "Released", "")


class _Sources:
    """Numbers sources as they come up, for marks like [1, 3]."""

    def __init__(self, of_page: tuple[str, ...]) -> None:
        self._of_page = of_page
        self.numbers: dict[str, int] = {}
        self.mark(of_page, always=True)

    def mark(self, sources: tuple[str, ...], *, always: bool = False) -> str:
        """The mark after a statement; none where it has the sources of the whole page."""
        numbers = [self.numbers.setdefault(each, len(self.numbers) + 1) for each in sources]
        if not sources or (sources == self._of_page and not always):
            return ""
        return f" [{', '.join(str(number) for number in sorted(numbers))}]"


def page_lines(page: Page) -> list[str]:
    """A page as a person wants to read it, sources at the end."""
    sources = _Sources(page.sources)
    sections = (
        ("", _title(page)),
        ("Names", _names(page, sources)),
        ("Use", [line for use in page.uses for line in _use(use, sources)]),
        ("Soundtrack" if page.kind in ("drama", "soundtrack") else "Tracks", tracks(page)),
        ("The same work", [line for each in page.family for line in _relative(each, sources)]),
        ("Also heard in", [_link(each, sources) for each in page.heard]),
        *((_capital(each.relation), _links(each, sources)) for each in page.links),
        ("Known", [_fact(each, sources, labelled=True) for each in page.facts]),
        ("Sources disagree", list(_conflicts(page, sources))),
        ("Sources", [f"[{number}] {each}" for each, number in sources.numbers.items()]),
    )
    lines: list[str] = []
    for heading, body in sections:
        if body:
            lines += ["", heading] if heading else []
            lines += [f"  {line}" if heading else line for line in body]
    # A table on a terminal brings its own escapes, so control characters go cell by cell there.
    return lines


def near_lines(near: Iterable[Near]) -> Iterator[str]:
    """What is like something, three lines each: the thing, the reasons, the id."""
    for each in near:
        by = f" – {', '.join(each.performers)}" if each.performers else ""
        place = f", {each.drama}" if each.drama else ""
        yield f"{title_of(each.title, each.title_ko)}{shown(f'{by}{place}')}"
        yield shown(f"    {'; '.join(each.reasons)}")
        yield shown(f"    {each.id}")


def tracks(page: Page) -> list[str]:
    """The soundtrack as a table."""
    if not page.tracks:
        return []
    rows = [
        (
            str(each.part or ""),
            each.title,
            each.title_ko if each.title_ko and each.title_ko != each.title else "",
            ", ".join(each.performers),
            each.role,
            each.released or "",
            DISPUTED if each.is_disputed else "",
        )
        for each in page.tracks
    ]
    return table(TRACKS, [[shown(cell) for cell in row] for row in rows])


def title_of(title: str, title_ko: str | None) -> str:
    """A title with the Korean one: ``Paradise (파라다이스)``."""
    return shown(f"{title} ({title_ko})" if title_ko and title_ko != title else title)


def _title(page: Page) -> list[str]:
    sung = next((each.links for each in page.links if each.relation == "performed by"), ())
    by = f" – {', '.join(each.title for each in sung)}" if sung else ""
    return [f"{title_of(page.title, page.title_ko)}{shown(by)}", f"{page.kind}, {shown(page.id)}"]


def _names(page: Page, sources: _Sources) -> list[str]:
    """One line a language."""
    told: dict[str, list[str]] = {}
    for name in page.names:
        if name.text in (page.title, page.title_ko):
            continue
        about = f" ({name.about})" if name.about else ""
        language = LANGUAGES.get(name.language, name.language)
        told.setdefault(language, []).append(f"{name.text}{about}{sources.mark(name.sources)}")
    return [shown(f"{language}: {', '.join(names)}") for language, names in told.items()]


def _use(use: Use, sources: _Sources) -> Iterator[str]:
    roles = ", ".join(use.roles) or "song"
    drama = title_of(use.drama.title, use.drama.title_ko)
    yield shown(f"{roles} of {drama}{sources.mark(use.song.sources)}")
    for scene in use.scenes:
        yield f"  {_fact(scene, sources)}"


def _relative(each: Relative, sources: _Sources) -> list[str]:
    performers = f" – {', '.join(each.performers)}" if each.performers else ""
    place = ", ".join(filter(None, [each.drama, each.year, *each.notes]))
    here = "  ← this one" if each.is_this else f"  ({each.id})"
    indent = "  " * (each.depth - 1) + _BRANCH if each.depth else ""
    told = f"{each.how}: {title_of(each.title, each.title_ko)}{performers}"
    mark = sources.mark(each.sources)
    return [shown(f"{indent}{told}{f'; {place}' if place else ''}{mark}{here}")]


def _links(group: Links, sources: _Sources) -> list[str]:
    return [_link(each, sources) for each in group.links]


def _link(link: Link, sources: _Sources) -> str:
    detail = f": {link.detail}" if link.detail else ""
    title = title_of(link.title, link.title_ko)
    return shown(f"{title}{detail}{sources.mark(link.sources)}  ({link.id})")


def _fact(fact: Fact, sources: _Sources, *, labelled: bool = False) -> str:
    label = f"{fact.label}: " if labelled else ""
    episode = f"episode {fact.episode}: " if fact.episode is not None else ""
    return shown(f"{label}{episode}{fact.text}{sources.mark(fact.sources)}")


def _conflicts(page: Page, sources: _Sources) -> Iterator[str]:
    for each in page.conflicts:
        yield shown(f"{DISPUTED} {each.about}: {each.detail}{sources.mark(each.sources)}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
