import json
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from bench.questions import __main__ as program
from bench.questions.asking import Asker
from bench.questions.judging import Answer
from tests.bench.questions.answers import Given, Shown


class Know:
    """Knows one song, and says of everything else that it does not."""

    def find(self, query: str) -> Answer:
        if query == "sweet nite":
            return Given((Shown("song", "Sweet Night"),))
        return Given(unknown=True)


@pytest.fixture
def golden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of three questions, and a program that knows one answer."""

    def opened(_: Path) -> AbstractContextManager[Asker]:
        return nullcontext(Know())

    monkeypatch.setattr(program, "opened", opened)
    rows = {
        "names": ["sweet nite", "swet nihgt"],
        "negatives": ["let it be beatles"],
    }
    for kind, queries in rows.items():
        expect = [{"kind": "song", "name": "Sweet Night"}] if kind == "names" else []
        made = [json.dumps({"query": q, "expect": expect, "lang": "en"}) for q in queries]
        (tmp_path / f"{kind}.jsonl").write_text("\n".join(made), encoding="utf-8")
    return tmp_path


def test_both_sets_are_asked_and_written_as_json(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "figures.json"
    assert program.main(["--golden", str(golden), "--json", str(file), "--misses"]) == 0
    printed = capsys.readouterr().out
    assert "our own set" in printed
    assert "'swet nihgt': wanted song Sweet Night; got unknown" in printed
    own, further = json.loads(file.read_text(encoding="utf-8"))["sets"]
    assert further["set"] == str(golden)
    assert {row["kind"]: row["first"] for row in further["figures"] if row["group"] == "all"} == {
        "names": 50.0,
        "negatives": 100.0,
    }
    assert own["good_refused"]["of"] > 300


def test_one_kind_can_be_asked_alone(golden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["--golden", str(golden), "--only", "negatives", "--markdown"]) == 0
    table = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    assert {line.split("|")[1].strip() for line in table} == {"questions", "negatives"}


def test_a_folder_that_is_not_there_is_one_sentence(
    golden: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main(["--golden", str(golden / "nowhere")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "nowhere has no questions" in said.err


@pytest.mark.parametrize("line", [["--million", "0"], ["--million", "--only", "names"]])
def test_what_makes_no_sense_is_refused(line: list[str]) -> None:
    with pytest.raises(SystemExit):
        program.main(line)
