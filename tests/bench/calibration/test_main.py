import pytest

from bench.calibration.__main__ import arguments, main


def test_the_command_line() -> None:
    assert arguments([]).queries == 150
    assert arguments(["--queries", "3", "--exchange"]).exchange


def test_a_folder_that_is_no_corpus_is_one_sentence(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ONARA_BENCH_CACHE", str(tmp_path))
    assert main(["--corpus", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("bench: ")
