"""Where downloads, corpora and the peers' environment are kept: outside the repository."""

import os
from pathlib import Path

import platformdirs


def folder() -> Path:
    """The cache folder of the benchmark: $ONARA_BENCH_CACHE, or one below the user's cache."""
    named = os.environ.get("ONARA_BENCH_CACHE")
    path = Path(named) if named else Path(platformdirs.user_cache_dir("onara")) / "bench"
    path.mkdir(parents=True, exist_ok=True)
    return path.resolve()
