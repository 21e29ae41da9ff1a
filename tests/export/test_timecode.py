from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onara.export.timecode import clock, iso_duration, length, nanoseconds, timecode

NTSC, DOUBLE = Fraction(30000, 1001), Fraction(60000, 1001)


@pytest.mark.parametrize(
    ("frame", "rate", "told"),
    [
        # The places where drop-frame time code is known to jump (SMPTE ST 12-1).
        (0, NTSC, "00:00:00;00"),
        (1799, NTSC, "00:00:59;29"),
        (1800, NTSC, "00:01:00;02"),
        (17981, NTSC, "00:09:59;29"),
        (17982, NTSC, "00:10:00;00"),
        (107892, NTSC, "01:00:00;00"),
        (3599, DOUBLE, "00:00:59;59"),
        (3600, DOUBLE, "00:01:00;04"),
        (35964, DOUBLE, "00:10:00;00"),
        # 23.976 counts frames, so an hour of it reads 3.6 s less than the clock.
        (86400, Fraction(24000, 1001), "01:00:00:00"),
        (90061, Fraction(25), "01:00:02:11"),
    ],
)
def test_a_frame_has_the_number_that_the_standard_gives_it(
    frame: int, rate: Fraction, told: str
) -> None:
    assert timecode(float(frame / rate), rate) == told


def test_drop_frame_keeps_to_the_clock_over_a_day() -> None:
    assert timecode(3600.0 * 10, NTSC).startswith("10:00:00;")
    assert timecode(3600.0 * 10, Fraction(24000, 1001)) == "09:59:24:01"


def test_a_rounded_rate_is_read_as_what_it_stands_for() -> None:
    assert timecode(3600.0, Fraction("29.97")) == timecode(3600.0, NTSC)
    assert ";" not in timecode(3600.0, Fraction(30))


@given(st.integers(0, 24 * 3600 * 30), st.sampled_from([NTSC, DOUBLE, Fraction(25), Fraction(30)]))
def test_every_frame_has_its_own_time_code_in_order(frame: int, rate: Fraction) -> None:
    here, after = (timecode(float((frame + n) / rate), rate) for n in (0, 1))
    assert here < after


@pytest.mark.parametrize("rate", [None, Fraction(1000), Fraction(1, 2)])
def test_without_a_rate_of_pictures_it_is_a_clock_time(rate: Fraction | None) -> None:
    assert timecode(3725.0404, rate) == "01:02:05.040"


def test_clock_times_carry_over_and_are_never_negative() -> None:
    assert clock(59.9996) == "00:01:00.000"
    assert clock(-0.3) == "00:00:00.000"
    assert nanoseconds(0.25) == "00:00:00.250000000"


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.2, "00:00:01"), (61.5, "00:01:02"), (0.0, "00:00:00")]
)
def test_a_short_sound_lasts_a_second_on_a_sheet(seconds: float, told: str) -> None:
    assert length(seconds) == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0.0, "PT0S"),
        (90.5, "PT1M30.5S"),
        (3723.0, "PT1H2M3S"),
        (3600.0, "PT1H"),
        (60.0, "PT1M"),
        (0.04, "PT0.04S"),
        (59.9999, "PT1M"),
    ],
)
def test_durations_are_iso_8601(seconds: float, told: str) -> None:
    assert iso_duration(seconds) == told
