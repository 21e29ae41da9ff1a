"""Times as each format writes them: SMPTE time code, clock, and ISO 8601 durations."""

from __future__ import annotations

from fractions import Fraction

_SLOWEST, _FASTEST = 10, 120
"""Frames a second that a video has; rates outside are a container's time base, not a picture's."""
_NTSC = Fraction(1000, 1001)
_NTSC_TOLERANCE = Fraction(1, 10_000)
"""29.97 and 23.976 are often stored so rounded; a whole rate is 0.001 of itself away."""
_DROPPING = 30
"""Only 29.97 and its multiples drop frame numbers; 23.976 does not (SMPTE ST 12-1)."""


def timecode(seconds: float, rate: Fraction | None) -> str:
    """Time code of the nearest frame, ``HH:MM:SS:FF``; a clock time where ``rate`` is unknown.

    ``rate`` is in frames a second.  At 29.97 and 59.94 it is drop-frame time code, which keeps to
    the clock by leaving out frame numbers at each minute but the tenth ones, and has ``;`` before
    the frames.  At 23.976 frames are counted 24 to the second, as editing programs do, so that time
    code falls behind the clock by 3.6 s in an hour.
    """
    if rate is None or not _SLOWEST <= rate <= _FASTEST:
        return clock(seconds)
    nominal = round(rate)
    frames = max(0, _nearest(Fraction(seconds) * rate))
    drops = nominal % _DROPPING == 0 and _is_ntsc(rate, nominal)
    if drops:
        frames = _with_dropped(frames, nominal)
    rest, frame = divmod(frames, nominal)
    minutes, second = divmod(rest, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}{';' if drops else ':'}{frame:02}"


def clock(seconds: float) -> str:
    """``HH:MM:SS.mmm``, to the nearest millisecond; negative times are 0."""
    return _clock(seconds, 3)


def nanoseconds(seconds: float) -> str:
    """``HH:MM:SS.nnnnnnnnn``, the same to the nanosecond, as Matroska's chapters have it."""
    return _clock(seconds, 9)


def length(seconds: float) -> str:
    """``HH:MM:SS``, to the nearest second, but at least one where there is something."""
    whole = max(1, _nearest(Fraction(seconds))) if seconds > 0 else 0
    return _clock(whole, 0)


def iso_duration(seconds: float) -> str:
    """``PT1H2M3.4S`` (ISO 8601), to the millisecond, without parts that are 0."""
    whole, thousandths = divmod(max(0, _nearest(Fraction(seconds) * 1000)), 1000)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    fraction = f".{thousandths:03}".rstrip("0") if thousandths else ""
    told = (f"{hours}H" if hours else "") + (f"{minute}M" if minute else "")
    return f"PT{told}{second}{fraction}S" if second or fraction or not told else f"PT{told}"


def _clock(seconds: float, digits: int) -> str:
    whole, rest = divmod(max(0, _nearest(Fraction(seconds) * 10**digits)), 10**digits)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    fraction = f".{rest:0{digits}}" if digits else ""
    return f"{hours:02}:{minute:02}:{second:02}{fraction}"


def _nearest(value: Fraction) -> int:
    """The nearest whole number; a half goes up, so that equal times stay equal."""
    return (2 * value + 1) // 2 if value >= 0 else -((1 - 2 * value) // 2)


def _is_ntsc(rate: Fraction, nominal: int) -> bool:
    return abs(rate / nominal - _NTSC) < _NTSC_TOLERANCE


def _with_dropped(frames: int, nominal: int) -> int:
    """The frame's number with those counted in that drop-frame time code leaves out."""
    dropped = nominal // 15  # two numbers at 29.97, four at 59.94
    in_minute = 60 * nominal - dropped
    in_ten = 10 * in_minute + dropped
    tens, rest = divmod(frames, in_ten)
    minutes = max(0, (rest - dropped) // in_minute)
    return frames + dropped * (9 * tens + minutes)
