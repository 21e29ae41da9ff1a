"""One person, one node: the same singer is named in several dramas and several spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from onara.catalogue import Person
from onara.catalogue.world import Biography, Group
from onara.graph.node import Kind, Node
from onara.spelling import fold, key, romanised, sound

_BRACKET = re.compile(r"^([^()]+?)\s*\(([^()]+)\)$")


def slug(text: str) -> str:
    """An id out of a name: small Latin letters, digits, hyphens; Hangul is romanised."""
    plain = unicodedata.normalize("NFD", romanised(fold(text))).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or key(text) or "unnamed"


def parts_of(name: str) -> tuple[str, ...]:
    """The two names in ``Running Man (런닝맨)``; nothing where there is no such bracket."""
    found = _BRACKET.match(name)
    return (found[1], found[2]) if found else ()


def groups_of(names: Iterable[str]) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """Groups out of the names that a file lists: a Hangul name belongs to the one before it."""
    found: list[tuple[str, str | None, tuple[str, ...]]] = []
    for name in names:
        if found and not name.isascii():
            group, korean, others = found[-1]
            found[-1] = (group, korean or name, (*others, name))
        else:
            found.append((name, None if name.isascii() else name, ()))
    return found


class People:
    """Gathers people by name; two mentions are one person where a name and nothing speaks against.

    Hangul decides where both have it: 이병헌 is not 이변헌.  Else one equal Latin name will do.
    ``taken`` are ids that other things have.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._ids: dict[str, str] = {}  # comparable name -> id
        self._names: dict[str, list[str]] = {}
        self._korean: dict[str, str] = {}
        self._performs: set[str] = set()

    def add(self, name: str, name_ko: str | None = None, others: Iterable[str] = ()) -> str:
        """Enter a mention; returns the person's id."""
        further = tuple(others)
        first, second = parts_of(name) or (name, "")
        if second and not name_ko and not second.isascii():
            name, name_ko, second = first, second, ""
        found = self._find(name, name_ko)
        if found is None and second:  # "Lee Ji Eun (IU)" may be known as IU
            found = self._find(second, name_ko, further)
        if found is None:
            found = self._new_id(name)
            self._names[found] = []
        for each in (name, name_ko, *further):
            if each and each not in self._names[found]:
                self._names[found].append(each)
        if name_ko:
            self._korean.setdefault(found, name_ko)
            self._ids.setdefault(key(name_ko), found)
        for each in filter(None, (name, second)):
            self._ids.setdefault(key(each), found)
        return found

    def person(self, person: Person) -> str:
        """Enter a mention as the drama files have it; returns the person's id."""
        others = (*person.other_names, *filter(None, [person.name_ja]), *person.characters)
        return self.add(person.name, person.name_ko, others)

    def biography(self, entry: Biography | Group) -> str:
        """Enter what is known of a person as such; returns the id."""
        return self.add(entry.name, entry.name_ko, (each.text for each in entry.other_names))

    def performs(self, person_id: str) -> None:
        """Note that this person (or group) sings or plays."""
        self._performs.add(person_id)

    def nodes(self) -> list[Node]:
        """Everybody, artists and others."""
        return [
            Node(
                Kind.ARTIST if person_id in self._performs else Kind.PERSON,
                person_id,
                names[0],
                self._korean.get(person_id),
                tuple(names),
            )
            for person_id, names in self._names.items()
        ]

    def _find(self, name: str, name_ko: str | None, others: Iterable[str] = ()) -> str | None:
        for each in (name, name_ko):
            found = self._ids.get(key(each)) if each else None
            if found and self._agrees(found, name, (name_ko, *others)):
                return found
        return None

    def _agrees(self, person_id: str, name: str, given: Iterable[str | None]) -> bool:
        """Whether nothing speaks against a mention being the person that its name finds."""
        known = self._names[person_id]
        korean = {key(each) for each in given if each and not each.isascii()}
        if not korean or person_id not in self._korean:
            return True
        if korean.isdisjoint(key(each) for each in known):
            return False
        # One Hangul name can belong to two people; their Latin spellings then sound different.
        latin = [sound(each)[:1] for each in known if each.isascii()]
        return not name.isascii() or not latin or sound(name)[:1] in latin

    def _new_id(self, name: str) -> str:
        plain = slug(name)
        taken, number = plain, 2
        while taken in self._names or taken in self._taken:
            taken, number = f"{plain}-{number}", number + 1
        return taken
