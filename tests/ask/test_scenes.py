"""A described scene finds its text: by meaning in either language, and by its rarer words."""

from __future__ import annotations

from pathlib import Path

import pytest

from onara.ask.documents import Document
from onara.ask.meaning import Meaning
from onara.ask.question import Question, question
from onara.ask.scenes import Scene, Scenes, terms

TOLD = {
    "rain": "The two meet again in the rain and share one umbrella.",
    "train": "He runs to the station, but the train to Busan has left.",
    "revenge": "She comes back with a new face and takes revenge on her husband.",
    "hospital": "Five doctors play in a band after a long night at the hospital.",
    "snow": "첫눈이 오는 날 두 사람이 궁궐 뜰에서 손을 잡는다.",
    "farewell": "아버지가 딸에게 마지막 편지를 남기고 떠난다.",
    "kitchen": "궁중 부엌에서 어린 궁녀가 스승에게 요리를 배운다.",
    "police": "형사가 낡은 무전기로 과거의 형사와 이야기한다.",
}
KIM = "kim-someone"


def people(asked: Question) -> set[str]:
    return {KIM} if "편지" in asked.text else set()


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Scenes:
    told = [Document(node, text, text) for node, text in TOLD.items()]
    return Scenes(told, Meaning(tmp_path_factory.mktemp("cache")), people)


def best(found: dict[str, Scene]) -> str:
    return max(found, key=lambda node: found[node].z)


@pytest.mark.parametrize(
    ("described", "node"),
    [
        ("비를 맞으며 다시 만나 우산 하나를 같이 쓴다", "rain"),
        ("남편에게 복수하려고 다른 얼굴로 돌아온 여자", "revenge"),
        ("의사들이 밴드를 한다", "hospital"),
        ("a couple holding hands in the palace on the day of the first snow", "snow"),
        ("a girl learns to cook in the royal kitchen", "kitchen"),
        ("a detective speaks with the past by an old radio", "police"),
    ],
)
def test_a_scene_is_found_in_the_other_language(scenes: Scenes, described: str, node: str) -> None:
    found = scenes.find(question(described), set())
    assert best(found) == node
    assert found[node].document.text == TOLD[node]


def test_every_node_has_its_best_text_and_a_likeness(scenes: Scenes) -> None:
    found = scenes.find(question("they meet in the rain"), set())
    assert found.keys() == TOLD.keys()
    assert all(-1.001 <= scene.cosine <= 1.001 for scene in found.values())
    assert found["rain"].cosine > found["police"].cosine


def test_a_text_that_names_somebody_is_nearer_where_he_is_asked_for(scenes: Scenes) -> None:
    asked = question("what happens to him in the end")
    before, after = scenes.find(asked, set()), scenes.find(asked, {KIM})
    assert after["farewell"].z > before["farewell"].z
    assert after["rain"].z == before["rain"].z


def test_a_rare_word_in_common_brings_a_text_nearer(scenes: Scenes) -> None:
    with_word = scenes.find(question("somebody goes to Busan"), set())
    without = scenes.find(question("somebody goes to Daegu"), set())
    assert with_word["train"].z > without["train"].z


def test_nothing_told_finds_nothing(tmp_path: Path) -> None:
    assert Scenes([], Meaning(tmp_path), people).find(question("rain"), set()) == {}


def test_terms_are_stems_and_pairs_of_syllables() -> None:
    assert terms(question("the walking detectives 2015")) == ["walk", "detectiv"]
    assert terms(question("무전기로 songs")) == ["무전", "전기"]
