"""Fields that are asked for by any name, in any spelling, of what they are about."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

from beets.dbcore import types
from beets.dbcore.query import SubstringQuery

Meant = Callable[[str], frozenset[str]]
"""The ids that words name for certain; none where they name nothing."""


class Name(types.String):
    """The type of a field of ids.

    Words that name nothing for certain are looked for in ``fields``, as beets does with any field.
    """

    def __init__(self, meant: Meant, fields: tuple[str, ...]) -> None:
        class Named(SubstringQuery):
            def __init__(self, field_name: str, pattern: str, fast: bool = True) -> None:
                super().__init__(field_name, unicodedata.normalize("NFC", pattern), fast)
                self.ids = meant(self.pattern)

            def clause(self) -> tuple[None, tuple[()]]:
                return None, ()  # no column of the database

            def match(self, obj: Any) -> bool:
                if self.ids:
                    return obj.get(self.field_name) in self.ids
                return any(self.value_match(self.pattern, obj.get(each) or "") for each in fields)

        self.query = Named
