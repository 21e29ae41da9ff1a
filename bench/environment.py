"""What the peers need: a virtual environment and fpcalc, both below the cache."""

import hashlib
import os
import shutil
import subprocess
import tempfile
import venv
from pathlib import Path

from bench import debian

LOCK = Path(__file__).with_name("requirements.lock")


class PeersError(Exception):
    """The peers' environment cannot be made; the message is one line."""


def python(cache: Path) -> Path:
    """Interpreter of the environment with the packages of requirements.lock, made if need be.

    Raises PeersError where a package does not install.
    """
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()[:10]
    home = cache / f"peers-venv-{digest}"
    if not home.is_dir():
        with tempfile.TemporaryDirectory(prefix=".venv-", dir=cache) as folder:
            work = Path(folder) / "venv"
            venv.create(work, with_pip=True)
            command = [str(work / "bin" / "python"), "-m", "pip", "install", "--quiet"]
            command += ["--disable-pip-version-check", "--require-hashes", "-r", str(LOCK)]
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                said = done.stderr.strip().splitlines() or ["pip failed"]
                raise PeersError(said[-1])
            try:
                work.rename(home)
            except OSError:
                if not home.is_dir():  # else another process was first, with the same packages
                    raise
    return home / "bin" / "python"


def for_fpcalc(cache: Path) -> dict[str, str]:
    """Environment variables under which the Chromaprint runner finds fpcalc.

    Where it is not installed, its package and all that it lacks are unpacked below the cache.
    Raises bench.debian.DebianError.
    """
    if shutil.which("fpcalc"):
        return {}
    root = debian.fetch("libchromaprint-tools", cache, with_needs=True)
    folders = sorted({str(path.parent) for path in root.rglob("*.so*")})
    inherited = os.environ.get("LD_LIBRARY_PATH")
    path = ":".join([*folders, inherited] if inherited else folders)
    return {"FPCALC": str(root / "usr" / "bin" / "fpcalc"), "LD_LIBRARY_PATH": path}
