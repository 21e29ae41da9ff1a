"""How this server is set up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """``home``: folder of the library; ``base_path``: the path below which a proxy shows the
    server ("/onara", "" for none)."""

    home: Path
    base_path: str = ""
