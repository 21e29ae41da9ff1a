import struct

from bench.runners.shazam import HEADER_BYTES, peaks


def _signature(*bands: bytes) -> bytes:
    body = b""
    for number, band in enumerate(bands):
        padding = b"\0" * (-len(band) % 4)
        body += struct.pack("<2I", 0x60030040 + number, len(band)) + band + padding
    return b"\0" * HEADER_BYTES + body


def _peak(step: int, frequency: int) -> bytes:
    return struct.pack("<BHH", step, 1000, frequency)


def test_peaks_are_read_band_by_band_with_steps_and_absolute_times() -> None:
    low = _peak(3, 640) + _peak(4, 64) + b"\xff" + struct.pack("<I", 1000) + _peak(0, 128)
    high = _peak(9, 6400)
    assert peaks(_signature(low, high)).tolist() == [[3, 10], [7, 1], [1000, 2], [9, 100]]
