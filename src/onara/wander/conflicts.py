"""Where sources disagree on something that a page shows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onara.catalogue import Catalogue
from onara.catalogue.statement import Conflict

_SHORTEST = 2
"""Letters from which a name is looked for in a text; a singer called V is in too many words."""


def all_conflicts(catalogue: Catalogue) -> tuple[Conflict, ...]:
    """Every conflict of the catalogue."""
    of_dramas = (each for drama in catalogue.dramas for each in drama.conflicts)
    of_works = (each for work in catalogue.world.works for each in work.conflicts)
    return (*of_dramas, *of_works)


def naming(conflicts: Iterable[Conflict], names: Iterable[str]) -> tuple[Conflict, ...]:
    """The conflicts in which one of the names is written out, as words of their own."""
    wanted = [re.escape(name) for name in names if len(name) >= _SHORTEST]
    if not wanted:
        return ()
    # Capitals count: "Wish" is a title, "wish" a word.
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(wanted)})(?!\w)")
    return tuple(each for each in conflicts if pattern.search(f"{each.about}: {each.detail}"))
