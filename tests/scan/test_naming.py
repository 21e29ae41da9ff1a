"""Names for what was heard, of recordings that have no file too."""

from __future__ import annotations

from pathlib import Path

from onara.audio import Tags
from onara.catalogue import Catalogue
from onara.library import Recording
from onara.scan.naming import Names
from onara.sheet import Cue, Evidence, SheetStore

IMPORTED = Recording("7f", 60.0, (), Tags("At home", "Me", None, None), None, None)
BARE = Recording("8e", 60.0, (), Tags(), None, None)


class Owner:
    def recordings(self) -> list[Recording]:
        return [IMPORTED, BARE]


def test_what_was_imported_is_named_by_its_tags_else_its_id(tmp_path: Path) -> None:
    names = Names(Owner(), Catalogue.load(), SheetStore(tmp_path))
    music = names.music(Cue("c1", 0.0, 9.0, "7f", None, (), Evidence(9.0, 1e-9, 5.0), None, 0.0))
    assert (music.title, music.performers, music.path) == ("At home", ("Me",), None)
    assert names.title("7f") == "At home"
    assert names.title("8e") == "8e"
