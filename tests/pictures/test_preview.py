from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from onara.pictures.cover import Subject, design
from onara.pictures.preview import HEIGHT, WIDTH, Preview, png

SONG = design(Subject("song", "x/first-snow", "첫눈", year=2016, moods=("sad",)))
PLAIN = Preview(SONG, "첫눈", "First Snow", ("가수", "드라마 · 2016"))


def pixels(preview: Preview) -> NDArray[np.int16]:
    return np.asarray(Image.open(io.BytesIO(png(preview))).convert("RGB"), dtype=np.int16)


@pytest.fixture(scope="module")
def plain() -> NDArray[np.int16]:
    return pixels(PLAIN)


def changed(one: NDArray[np.int16], other: NDArray[np.int16]) -> NDArray[np.bool_]:
    """Where two pictures differ plainly."""
    found: NDArray[np.bool_] = np.abs(one - other).max(axis=2) > 40
    return found


def test_a_preview_has_the_size_that_others_show_whole(plain: NDArray[np.int16]) -> None:
    assert plain.shape == (HEIGHT, WIDTH, 3) == (630, 1200, 3)


def test_the_same_preview_has_the_same_bytes() -> None:
    assert png(PLAIN) == png(PLAIN)


def test_the_title_is_drawn_in_hangul(plain: NDArray[np.int16]) -> None:
    other = pixels(replace(PLAIN, title="눈첫"))
    where = changed(plain, other)
    assert where.sum() > 2000
    assert not where[:, 900:].any(), "only what is written differs"


def test_a_title_that_no_font_has_is_not_drawn_as_boxes(plain: NDArray[np.int16]) -> None:
    assert not changed(pixels(replace(PLAIN, title="첫눈\U0001f3b5")), plain).any()


def test_a_moment_shows_its_time(plain: NDArray[np.int16]) -> None:
    early = pixels(replace(PLAIN, time="7회 · 41:12"))
    late = pixels(replace(PLAIN, time="7회 · 58:59"))
    assert changed(early, late)[500:, 76:500].sum() > 500
    assert changed(early, plain).sum() > 5000


def test_a_list_shows_four_of_its_covers(plain: NDArray[np.int16]) -> None:
    names = ("하나", "둘", "셋", "넷")
    four = tuple(design(Subject("song", f"x/{each}", each)) for each in names)
    where = changed(pixels(replace(PLAIN, beside=four)), plain)
    assert where[130:500, 750:1120].mean() > 0.7
    assert not where[:, :700].any()


@pytest.mark.parametrize(
    "title",
    [
        "가" * 80,
        "아주 긴 제목이 여러 줄에 걸쳐 있어도 그림 밖으로 나가지 않아야 합니다 그렇지요",
        "",
        "A" * 60,
    ],
)
def test_any_title_stays_inside_and_above_what_is_written_below_it(title: str) -> None:
    made = pixels(replace(PLAIN, title=title, time="시즌 2 16회 · 1:02:41"))
    bare = pixels(replace(PLAIN, title=" ", time="시즌 2 16회 · 1:02:41"))
    where = changed(made, bare)
    assert not where[:, 1000:].any()
    assert not where[:100].any()
