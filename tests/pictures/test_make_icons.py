import numpy as np
import pytest
from PIL import Image

from onara.pictures.make_icons import FOLDER, ICONS, icon


@pytest.mark.parametrize("name", ICONS)
def test_the_icons_that_are_shipped_are_those_that_are_made(name: str) -> None:
    shipped = Image.open(FOLDER / name)
    made = icon(*ICONS[name])
    assert shipped.size == made.size
    assert np.array_equal(np.asarray(shipped.convert("RGBA")), np.asarray(made.convert("RGBA")))


def test_the_middle_of_an_icon_for_any_shape_holds_all_of_the_mark() -> None:
    seen = np.asarray(icon(512, True))
    x, y = np.meshgrid(np.arange(512) - 255.5, np.arange(512) - 255.5)
    is_mark = np.asarray(seen.min(axis=2) > 120)
    assert np.any(is_mark)
    assert not np.any(is_mark & (np.hypot(x, y) > 0.4 * 512))
