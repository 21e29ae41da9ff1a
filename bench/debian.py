"""Debian packages as a source of recordings and programs: fetched and unpacked, never installed."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path


class DebianError(Exception):
    """A package cannot be had; the message is one line that says why."""


def available() -> bool:
    """Whether this machine has the two programs that fetch and unpack packages."""
    return all(shutil.which(program) for program in ("apt-get", "dpkg-deb"))


def fetch(package: str, cache: Path, *, with_needs: bool = False) -> Path:
    """Folder with the unpacked files of a package; downloaded on the first call only.

    with_needs adds the files of every package that it needs and this machine lacks.
    Raises DebianError where apt-get is missing or the package cannot be downloaded.
    """
    root = cache / "packages" / (f"{package}-with-needs" if with_needs else package)
    if root.is_dir():
        return root
    if not available():
        raise DebianError("apt-get and dpkg-deb are not on this machine: no Debian packages here")
    root.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{package}-", dir=root.parent) as folder:
        work = Path(folder)
        try:
            _download(package, work, [], with_needs)
        except DebianError:  # the machine has no package lists, or old ones: lists of our own
            _download(package, work, _private_lists(cache), with_needs)
        unpacked = work / "files"
        for archive in work.glob("*.deb"):
            _run(["dpkg-deb", "-x", str(archive), str(unpacked)], work)
        try:
            unpacked.rename(root)
        except OSError:
            if not root.is_dir():  # else another process was first, with the same files
                raise
    return root


def _download(package: str, work: Path, options: list[str], with_needs: bool) -> None:
    """Put the package's archive into work, and those of the packages that it needs."""
    wanted = [package]
    if with_needs:  # apt only says what installing would do: -s installs nothing
        plan = _run(
            ["apt-get", *options, "-s", "--no-install-recommends", "install", package], work
        )
        wanted = re.findall(r"^Inst (\S+)", plan, re.MULTILINE) or [package]
    _run(["apt-get", *options, "download", "-q", *wanted], work)


def _private_lists(cache: Path) -> list[str]:
    """apt-get options for package lists below the cache, which need no root; lists made fresh."""
    state, archives = cache / "apt" / "state", cache / "apt" / "cache"
    (state / "lists" / "partial").mkdir(parents=True, exist_ok=True)
    (archives / "archives" / "partial").mkdir(parents=True, exist_ok=True)
    options = [f"Dir::State={state}", "Dir::State::status=/var/lib/dpkg/status"]
    options += [f"Dir::Cache={archives}", "APT::Sandbox::User="]
    flags = [part for option in options for part in ("-o", option)]
    if not any((state / "lists").glob("*Packages*")):
        _run(["apt-get", *flags, "update", "-q"], cache)
    return flags


def _run(command: list[str], folder: Path) -> str:
    """What the command prints.  Raises DebianError with its last words where it fails."""
    plain = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=plain)
    if done.returncode:
        raise DebianError(f"{command[0]} says: {_last_line(done.stderr)}")
    return done.stdout


def _last_line(text: str) -> str:
    return text.strip().splitlines()[-1] if text.strip() else "no message"
