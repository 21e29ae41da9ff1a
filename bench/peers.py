"""Who takes part: Onara and other recognisers, and how each is started."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from bench import environment


@dataclass(frozen=True)
class Peer:
    """How a recogniser is started; own_threshold: it decides itself what it accepts."""

    key: str
    module: str
    arguments: tuple[str, ...] = ()
    own_threshold: bool = False
    fpcalc: bool = False

    def command(self, cache: Path) -> tuple[list[str], dict[str, str]]:
        """Command line and environment.  Raises PeersError, DebianError."""
        interpreter = sys.executable if self.own_threshold else str(environment.python(cache))
        variables = {**os.environ, **(environment.for_fpcalc(cache) if self.fpcalc else {})}
        return [interpreter, "-m", f"bench.runners.{self.module}", *self.arguments], variables


ONARA = Peer("onara", "onara", own_threshold=True)
PEERS = (
    Peer("audfprint", "audfprint", ("default",)),
    Peer("audfprint-dense", "audfprint", ("dense",)),
    Peer("chromaprint", "chromaprint", fpcalc=True),
    Peer("shazam", "shazam"),
)
