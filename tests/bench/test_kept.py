from pathlib import Path

from bench.kept import Kept


def test_what_was_kept_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "answers.jsonl"
    with Kept(path) as kept:
        assert ("a", 1) not in kept
        kept.put(("a", 1), [0.5, None])
        assert ("a", 1) in kept
    with Kept(path) as kept:
        assert dict(kept) == {("a", 1): [0.5, None]}


def test_a_line_that_was_cut_off_costs_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    with Kept(path) as kept:
        kept.put(("a",), 1)
        kept.put(("b",), 2)
    path.write_bytes(path.read_bytes()[:-3])
    with Kept(path) as kept:
        assert dict(kept) == {("a",): 1}
        kept.put(("c",), 3)
    with Kept(path) as kept:
        assert dict(kept) == {("a",): 1, ("c",): 3}
