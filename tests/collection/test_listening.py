"""`onara.collection.listening`."""

from pathlib import Path

import pytest

from onara.collection.listening import unheard


@pytest.mark.parametrize(
    ("reason", "kind", "evidence"),
    [
        ("is empty", "unreadable", "the file is empty"),
        ("no such file", "unreadable", "no such file"),
        ("is damaged: 3 of its packets cannot be read", "cut off", None),
        ("is cut off: it ends in the middle of a page after 7 seconds", "cut off", None),
    ],
)
def test_what_is_damaged_is_told_from_what_cannot_be_heard(
    reason: str, kind: str, evidence: str | None
) -> None:
    (found,) = unheard({Path("/a"): reason}, {Path("/a"): "시그널"})
    assert (found.kind, found.group) == (kind, "시그널")
    assert found.evidence == (evidence or f"the file {reason}")
