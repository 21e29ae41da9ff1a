"""Scenes as the network sees them, made side by side by processes and kept in one file."""

import io
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt

from bench.activity.material import RATE, material
from bench.activity.scenes import Scene, scene
from bench.progress import Progress
from bench.sound import Sound, resample
from onara.activity.spectrum import BANDS, VALUES, features

SCENE_S = 150.0
CODED_SHARE = 0.1
"""Of the scenes, how many go through a codec."""
_CODECS = (("mp3", "libmp3lame"), ("mp4", "aac"))
_CODED_RATE = 24000


@dataclass(frozen=True)
class Dataset:
    """``seen``: (scenes, frames, BANDS, 2 * VALUES) float16, the values of the middle, then those
    of the side; ``truth``: (scenes, frames // 2, 2) bool, music and speech.
    """

    seen: npt.NDArray[np.float16]
    truth: npt.NDArray[np.bool_]


def dataset(cache: Path, seed: int, scenes: int, jobs: int) -> Dataset:
    """So many scenes of `SCENE_S`; those of one seed are always the same.

    Raises bench.debian.DebianError where the material cannot be had.
    """
    material(cache, jobs)
    frames = int(SCENE_S * 20)
    folder = cache / "activity"
    path = folder / f"scenes-{seed}-{scenes}.npy"
    truth_path = path.with_suffix(".truth.npy")
    if not truth_path.exists():
        shape = (scenes, frames, BANDS, 2 * VALUES)
        seen = np.lib.format.open_memmap(path, "w+", np.float16, shape)
        truth = np.zeros((scenes, frames // 2, 2), np.bool_)
        progress = Progress("scenes mixed", scenes)
        with ProcessPoolExecutor(jobs) as pool:
            work = pool.map(partial(_made, cache=cache, seed=seed), range(scenes), chunksize=4)
            for number, (values, true) in enumerate(work):
                seen[number], truth[number] = values, true
                progress.step()
        seen.flush()
        np.save(truth_path, truth)
    return Dataset(np.load(path, mmap_mode="r"), np.load(truth_path))


def _made(
    number: int, cache: Path, seed: int
) -> tuple[npt.NDArray[np.float16], npt.NDArray[np.bool_]]:
    made = scene(material(cache), (seed, number), SCENE_S)
    rng = np.random.default_rng((seed, number, 1))
    sound = coded(made, rng) if rng.random() < CODED_SHARE else made.sound
    values = [features(np.ascontiguousarray(sound[:, channel])) for channel in (0, 1)]
    truth = np.stack([made.music, made.speech], axis=1)
    return np.concatenate(values, axis=2).astype(np.float16), truth


def coded(made: Scene, rng: np.random.Generator) -> Sound:
    """The sound of a scene after a lossy codec at a low bit rate."""
    left = resample(made.sound[:, 0] + made.sound[:, 1], RATE, _CODED_RATE)
    right = resample(made.sound[:, 0] - made.sound[:, 1], RATE, _CODED_RATE)
    kind, codec = _CODECS[rng.integers(len(_CODECS))]
    file = io.BytesIO()
    with av.open(file, "w", format=kind) as out:
        stream: Any = out.add_stream(codec, rate=_CODED_RATE, layout="stereo", format="fltp")
        stream.bit_rate = int(rng.choice([32000, 48000, 64000]))
        step = stream.codec_context.frame_size or 1024
        for first in range(0, len(left), step):
            block = np.stack([left[first : first + step], right[first : first + step]])
            frame = av.AudioFrame.from_ndarray(
                np.ascontiguousarray(np.clip(block, -1, 1)), format="fltp", layout="stereo"
            )
            frame.sample_rate, frame.pts = _CODED_RATE, first
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    file.seek(0)
    with av.open(file, "r") as container:
        parts = [frame.to_ndarray() for frame in container.decode(audio=0)]
    both = np.concatenate(parts, axis=1)[:, : len(left)]
    both = np.pad(both, ((0, 0), (0, len(left) - both.shape[1])))
    middle, side = (both[0] + both[1]) / 2, (both[0] - both[1]) / 2
    x = [resample(each, _CODED_RATE, RATE)[: len(made.sound)] for each in (middle, side)]
    return np.stack(x, axis=1)
