"""How this server is set up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onara.access.hosts import is_loopback

MIB = 1024**2


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator decides; `onara.web.configuration` reads it.

    - ``home``: folder of the library
    - ``base_path``: the path below which a proxy shows the server ("/onara", "" for none)
    - ``host``, ``port``: where it listens
    - ``names``: host names by which it is asked, besides those of this machine
    - ``proxies``: addresses or networks of proxies, whose X-Forwarded-* headers are believed
    - ``roots``: the page may choose folders of media that lie in these, and no others
    - ``demo``: whether an empty library is given the demo's music
    - ``largest_upload``: bytes of a clip that is handed in
    """

    home: Path
    base_path: str = ""
    host: str = "localhost"
    port: int = 4949
    names: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    roots: tuple[Path, ...] = ()
    demo: bool = False
    largest_upload: int = 200 * MIB

    @property
    def is_for_others(self) -> bool:
        """Whether anybody but the users of this machine can reach it, so that it asks who it is."""
        return not is_loopback(self.host) or bool(self.names) or bool(self.proxies)
