"""What is heard in the demo's scene, where every second of music is known, and in other sounds."""

import numpy as np
import numpy.typing as npt
import pytest

from onara.activity import (
    Activity,
    activity,
    activity_blocks,
    joined,
    music_stretches,
    speech_share,
)
from onara.audio import SAMPLE_RATE, Samples, Sound
from onara.demo import Rendered
from onara.demo.scene import SCENE_UNKNOWN
from tests.media import music

SECONDS = 30
T = np.arange(SECONDS * SAMPLE_RATE) / SAMPLE_RATE


def heard(sound: npt.NDArray[np.floating]) -> Activity:
    room = 0.0005 * np.random.default_rng(1).standard_normal(len(sound))
    return activity((sound + room).astype(np.float32))


def hiss(level: float) -> Samples:
    return (level * np.random.default_rng(2).standard_normal(len(T))).astype(np.float32)


@pytest.fixture(scope="module")
def scene(rendered: Rendered) -> Activity:
    with Sound(rendered.scene) as sound:
        return joined(activity_blocks(sound.mid_and_side()))


def test_the_music_of_a_scene_is_found_under_the_talking(
    scene: Activity, rendered: Rendered
) -> None:
    found = music_stretches(scene)
    for cue in rendered.scene_cues:
        end = cue.at_s + cue.seconds
        covered = sum(max(0, min(e, end) - max(s, cue.at_s)) for s, e in found)
        assert covered > 0.9 * cue.seconds


def test_where_a_scene_has_no_music_hardly_any_is_heard(
    scene: Activity, rendered: Rendered
) -> None:
    music = (*rendered.scene_cues, SCENE_UNKNOWN)
    cues = [(cue.at_s, cue.at_s + cue.seconds) for cue in music]
    wrong = sum(
        (end - start) - sum(max(0, min(end, e) - max(start, s)) for s, e in cues)
        for start, end in music_stretches(scene)
    )
    without = scene.seconds - sum(end - start for start, end in cues)
    assert wrong < 0.25 * without


def test_music_alone_is_heard_from_end_to_end() -> None:
    ((start, end),) = music_stretches(heard(0.3 * music(SECONDS, 1, SAMPLE_RATE)))
    assert start < 0.5
    assert end > SECONDS - 0.5


@pytest.mark.parametrize(
    "sound",
    [
        hiss(0.05),
        0.05 * np.sin(2 * np.pi * 100 * T),
        0.1 * np.sin(2 * np.pi * 900 * T) * (T % 3 < 1) * (np.sin(2 * np.pi * 20 * T) > 0),
        np.zeros(len(T)),
    ],
    ids=["hiss", "hum", "telephone", "silence"],
)
def test_what_is_no_music_is_not_taken_for_it(sound: npt.NDArray[np.floating]) -> None:
    assert music_stretches(heard(sound)) == []
    assert speech_share(heard(sound), 0, SECONDS) < 0.1
