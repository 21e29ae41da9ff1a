"""`onara identify --drama`."""

from pathlib import Path

from tests.cli.program import Onara, clip, wav


def test_a_clip_is_asked_among_the_recordings_of_one_drama(onara: Onara, tmp_path: Path) -> None:
    folder = tmp_path / "도깨비 OST"
    folder.mkdir()
    wav(folder / "에일리 - 첫눈처럼 너에게 가겠다.wav", 20.0, 1)
    wav(tmp_path / "other.wav", 20.0, 2)
    home = tmp_path / "home"
    onara("add", folder, tmp_path / "other.wav", "--home", home)
    snow, other = clip(tmp_path / "1.wav", 1), clip(tmp_path / "2.wav", 2)
    told = onara("identify", snow, other, "--drama", "goblin", "--home", home, "--json").answers
    assert [each["match"] is not None for each in told] == [True, False]
    assert told[0]["match"]["drama"]["title_ko"].endswith("도깨비")


def test_a_drama_that_is_not_known_or_not_there_is_one_sentence(
    onara: Onara, home: Path, tmp_path: Path
) -> None:
    asked = clip(tmp_path / "c.wav")
    for drama, said in (("no such thing", "no such drama"), ("goblin", "no recording")):
        ran = onara("identify", asked, "--drama", drama, "--home", home)
        assert ran.status == 1
        assert len(ran.err) == 1
        assert said in ran.err[0]
