"""The sentences of errors that a page can show are told in Korean: read off the source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from onara.wording import voice_of

SOURCE = Path(__file__).parents[2] / "src" / "onara"
HANGUL = re.compile(r"[가-힣]")
KOREAN = voice_of("ko")
ON_A_TERMINAL = (
    *("cli", "demo", "imports/fetch.py", "export/make_font.py", "export/sidecar.py"),
    *("export/written.py", "export/json_sheet.py", "audio/microphone.py"),
    *("web/configuration.py", "web/serving.py", "access/hosts.py", "servers/"),
)
"""What only a person at a terminal meets: when commands run, and when a server is set up."""
FOR_PROGRAMMERS = ("samples need their rate", "samples have shape")
MADE_OF_PARTS = (
    "7: 7",
    "7: there is no such drama in the catalogue7.",
    "the same 7 seconds of it near",
)
"""These have whole words in their gaps, and stand below."""
ANSWERED_OTHERWISE = {"CatalogueError", "Refused", "UnusableSetting", "UnusableAddress"}
"""Errors whose sentences are problems of a file with its line, or keys of texts of their own."""


def trees() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(SOURCE.rglob("*.py")):
        name = file.relative_to(SOURCE).as_posix()
        if not name.startswith(ON_A_TERMINAL):
            yield name, ast.parse(file.read_text(encoding="utf-8"))


TREES = list(trees())


def errors() -> set[str]:
    """The names of `OnaraError` and all that are made from it."""
    found = {"OnaraError"}
    classes = [n for _, tree in TREES for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    while True:
        more = {
            each.name
            for each in classes
            if any(isinstance(base, ast.Name) and base.id in found for base in each.bases)
        }
        if more <= found:
            return found
        found |= more


ERRORS = errors()


def example(node: ast.expr) -> str | None:
    """A sentence as an expression would make it; ``None`` where it is made elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    parts = (part.value if isinstance(part, ast.Constant) else "7" for part in node.values)
    return "".join(str(part) for part in parts)


def sentences() -> Iterator[tuple[str, str]]:
    for name, tree in TREES:
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            if node.func.id in ERRORS - ANSWERED_OTHERWISE:
                of_file = node.func.id == "UnusableInput"
                said = example(node.args[1] if of_file else node.args[0])
                if said is not None and not said.startswith(FOR_PROGRAMMERS + MADE_OF_PARTS):
                    yield f"{name}:{node.lineno}", said


def test_there_are_sentences_to_look_at() -> None:
    assert len(list(sentences())) > 100


@pytest.mark.parametrize(("where", "said"), list(sentences()))
def test_a_sentence_is_told_in_korean(where: str, said: str) -> None:
    assert HANGUL.search(KOREAN.retold("errors", said)), f"{where}: {said}"


@pytest.mark.parametrize(
    "said",
    [
        "is too large for subtitles",
        "is too large for the words of a song",
        "is too large for an NFO file",
        "is not text",
        "is no JSON, or ends early",
        "crashes the process that works on it",
        "is damaged: 3 of its packets cannot be read",
        "is cut off: it ends in the middle of a page after 7 seconds",
        "there are no audio files in this folder",
        "there are no episodes in this folder",
        "고블린: there is no such drama in the catalogue; perhaps goblin or signal.",
        "query.q: String should have at most 500 characters",
        "query.limit: Input should be less than or equal to 100",
    ],
)
def test_a_reason_that_comes_from_elsewhere_is_told_too(said: str) -> None:
    assert HANGUL.search(KOREAN.retold("errors", said))


WHY = {
    "sheet/usage.py": {"_usage"},
    "recurrence/role.py": {"_title_why", "_recap", "_preview"},
    "scan/naming.py": {"_is_sung", "doubts"},
    "episodes/identify.py": {"_looked_up"},
    "audio/decode.py": {"flaw"},
}
"""Functions that say why a cue is what it is, or what was odd about a file."""


def kept() -> Iterator[tuple[str, str]]:
    for name, tree in TREES:
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef) or function.name not in WHY.get(name, ()):
                continue
            docstring = ast.get_docstring(function, clean=False)
            inner = {id(part) for node in ast.walk(function) for part in parts_of(node)}
            for node in ast.walk(function):
                if not isinstance(node, ast.expr):
                    continue
                said = example(node)
                whole = said and said != docstring and id(node) not in inner
                if said and whole and len(said.split()) > 2 and said[:29] not in MADE_OF_PARTS:
                    yield f"{name}:{node.lineno}", said.removeprefix(", ")


def parts_of(node: ast.AST) -> list[ast.expr]:
    return node.values if isinstance(node, ast.JoinedStr) else []


@pytest.mark.parametrize(("where", "said"), list(kept()))
def test_what_a_scan_says_is_told_in_korean(where: str, said: str) -> None:
    if said.endswith("dB against all else"):
        said = f"speech over 7 % of it, {said}"
    assert HANGUL.search(KOREAN.retold("told", said)), f"{where}: {said}"


@pytest.mark.parametrize("end", ["start", "end"])
def test_where_a_title_sequence_comes_back_is_told_too(end: str) -> None:
    said = f"the same 31 seconds of it near the {end} of 5 of 6 episodes"
    assert KOREAN.retold("told", said).startswith("6회 가운데 5회의 ")


@pytest.mark.parametrize(
    "said",
    [
        "cannot be put back: what was kept of it is damaged; it is left as it is",
        "would be called a.mp3, and so would b.mp3",
        "would be called a.mp3, and so is a folder",
        "would be called a.mp3, and so is another file",
        "would leave the folder",
        "would leave the folder, by a link",
        "may not be changed (permission denied)",
        "the plan 12ab is for /a, not for /b",
    ],
)
def test_why_a_file_is_not_put_right_is_told_too(said: str) -> None:
    assert HANGUL.search(KOREAN.retold("errors", said))
