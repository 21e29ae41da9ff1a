"""An index of any number of recordings: some real ones, and around them invented ones."""

import shutil
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.progress import Progress
from bench.scale.invented import LENGTH_S, Source
from onara.durable import replace_file
from onara.examine import examine
from onara.fingerprint import BASEBAND_RATE, SAMPLES_PER_BYTE
from onara.index import Index, Reference
from onara.index.manifest import Manifest, write_manifest
from onara.index.segment import SEGMENT, Segment, segment_parts
from onara.index.table import ROW, Table
from onara.landmarks import Directory, Packed, Postings, Stream
from onara.landmarks.postings import APART

SAMPLES = LENGTH_S * BASEBAND_RATE
_A_SEGMENT = 100_000
"""Recordings in a segment at most: as many pairs as memory can sort."""
_INTERVALS = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6)
"""Semitones between the segments: drawing other recordings for each would take hours."""
_SHARED = 32 << 20
"""Bytes of bits in a segment whose recordings share them."""
_PITCH_BITS, _LOWEST_STEP, _STEPS, _STEPS_A_SEMITONE = 8, 16, 184, 4
"""The pitch of a hash: its bits, and the steps in which invented peaks lie."""
_NAME = 16
_HEAD = 16


@dataclass(frozen=True)
class Made:
    """An index in ``folder``.

    ``names``: recordings by the file names of the real ones; ``shares_bits``: the bits of all
    invented recordings lie in `_SHARED` bytes a segment, because the disk cannot hold them.
    """

    folder: Path
    names: dict[str, str]
    shares_bits: bool


def grown(
    folder: Path, real: dict[str, Path], source: Source, recordings: int, *, shares_bits: bool
) -> Made:
    """Make the index, or go on where a run that was broken off has stopped."""
    index = Index(folder)
    folder.mkdir(parents=True, exist_ok=True)
    sizes = [_A_SEGMENT] * (recordings // _A_SEGMENT) + [recordings % _A_SEGMENT]
    progress = Progress(f"segments of {recordings} recordings", len(sizes))
    names: list[str] = []
    for number, size in enumerate(size for size in sizes if size):
        path = folder / f"invented-{number:03d}-{size}{SEGMENT}"
        if not path.exists():
            like = Segment(folder / names[0]) if names and size == _A_SEGMENT else None
            _write(path, number, size, source, like=like, shares_bits=shares_bits)
        names.append(path.name)
        progress.step()
    own = _real(index, folder, real)
    count = sum(len(Segment(folder / name)) for name in [*names, own[0]])
    write_manifest(folder, Manifest((*names, own[0]), recordings=count))
    return Made(folder, own[1], shares_bits)


def _real(index: Index, folder: Path, real: dict[str, Path]) -> tuple[str, dict[str, str]]:
    """Write the real recordings as `onara add` does; their segment and names."""
    found = {name: examine(path) for name, path in real.items()}
    references = [
        Reference(each.recording, each.samples, np.frombuffer(each.bits, np.uint8))
        for each in found.values()
    ]
    landmarks = {each.recording: each.landmarks for each in found.values()}
    name = index.append(references, landmarks)
    (folder / name).replace(folder / f"real{SEGMENT}")
    return f"real{SEGMENT}", {name: each.recording for name, each in found.items()}


def _write(
    path: Path,
    number: int,
    size: int,
    source: Source,
    *,
    like: Segment | None,
    shares_bits: bool,
) -> None:
    """Write a segment; ``like``: one whose landmarks are taken, transposed as no other's."""
    rng = np.random.default_rng([number, size])
    per = -(-SAMPLES // SAMPLES_PER_BYTE)
    rows = np.zeros(size, ROW)
    rows["samples"] = SAMPLES
    names = np.sort(rng.choice(1 << 62, size, replace=False).astype(np.uint64))
    text = "".join(f"{name:0{_NAME}x}" for name in names.tolist()).encode()
    rows["name_end"] = _NAME * np.arange(1, size + 1)
    if like is None:
        postings = _postings(size, source, rng, rows["begin"])
    else:
        rows["begin"] = like.recordings.rows["begin"]
        packed = transposed(like.postings.packed, _INTERVALS[number % len(_INTERVALS)])
        postings = Postings(packed, like.postings.start, like.postings.end)
    if shares_bits:
        pool = source.some_bits(SAMPLES_PER_BYTE * _SHARED, rng)
        rows["start"] = _HEAD + rng.integers(0, _SHARED - per, size)
        parts: Iterator[bytes] = iter([pool.tobytes()])
    else:
        rows["start"] = _HEAD + per * np.arange(size)
        parts = _bits(source, size, rng, rows["crc32"])
    table = Table(rows, np.frombuffer(text, np.uint8))
    replace_file(path, segment_parts(parts, lambda: table, Stream.of(postings)))


def _bits(
    source: Source, size: int, rng: np.random.Generator, crc32: npt.NDArray[np.uint32]
) -> Iterator[bytes]:
    for place in range(size):
        part = source.some_bits(SAMPLES, rng).tobytes()
        crc32[place] = zlib.crc32(part)
        yield part


def _postings(
    size: int, source: Source, rng: np.random.Generator, begins: npt.NDArray[np.int64]
) -> Postings:
    """Those of so many invented recordings; where each begins goes to ``begins``."""
    frames_each = LENGTH_S * 125 // 2 + APART
    time_bits = int(frames_each * size).bit_length()
    entries = np.empty(20 * LENGTH_S * size, np.uint64)
    count = 0
    invented = source.landmarks(rng)
    for place in range(size):
        begins[place] = frames_each * place
        hashes, frames = next(invented)
        words = entries[count : count + len(hashes)]
        np.left_shift(hashes.astype(np.uint64), np.uint64(time_bits), out=words)
        words |= frames.astype(np.uint64) + np.uint64(frames_each * place)
        count += len(hashes)
    entries = entries[:count]
    entries.sort()
    packed = Packed.of_entries(entries, time_bits)
    return Postings(packed, begins.astype(np.int64), frames_each * size)


def transposed(packed: Packed, semitones: int) -> Packed:
    """The same pairs, whole semitones higher; what leaves the range comes in at its other end.

    All hashes change alike but for those that come in: so the directory is turned by some places,
    and the body by the entries that come in, and nothing is sorted or packed anew.
    """
    count, width = len(packed), packed.width
    a_step = packed.directory.steps >> _PITCH_BITS
    lowest, highest = _LOWEST_STEP * a_step, (_LOWEST_STEP + _STEPS) * a_step
    up = semitones * _STEPS_A_SEMITONE % _STEPS * a_step
    many = np.diff(packed.directory.all_below())
    come_in = int(many[highest - up : highest].sum())
    many[lowest:highest] = np.roll(many[lowest:highest], up)
    return Packed(
        Directory.of(np.append(0, np.cumsum(many))),
        _turned(packed.body, count * width, (count - come_in) * width),
        packed.time_bits,
    )


def _turned(body: npt.NDArray[np.uint8], bits: int, begin: int) -> npt.NDArray[np.uint8]:
    """A row of so many bits that begins with the bit ``begin`` of another, as long as that."""
    turned = np.zeros_like(body)
    byte, shift = divmod(begin, 8)
    last = bits - begin
    held = np.append(body[byte : -(-bits // 8)], np.uint8(0))
    front = held[:-1] >> shift | (held[1:] << (8 - shift) if shift else np.uint8(0))
    size, at = -(-last // 8), last // 8
    turned[:size] = front[:size]
    if last % 8:
        turned[at] &= (1 << last % 8) - 1
    part = body[: -(-begin // 8)].copy()
    if begin % 8:
        part[-1] &= (1 << begin % 8) - 1
    by = last % 8
    turned[at : at + len(part)] |= part << by if by else part
    if by:
        turned[at + 1 : at + 1 + len(part)] |= part >> (8 - by)
    return turned


def gone(folder: Path) -> None:
    """Delete an index."""
    shutil.rmtree(folder, ignore_errors=True)
