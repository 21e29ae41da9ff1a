"""Settings from where operators write them: the command line, then ``ONARA_*`` of the environment,
then a TOML file, then what is usual.

A file says the same as the command line, by the names of its options::

    host = "0.0.0.0"
    port = 8080
    base-path = "/onara"
    names = ["onara.example.org"]
    proxies = ["127.0.0.1"]
    roots = ["/srv/music", "/srv/dramas"]
    demo = false
    password-file = "/run/secrets/onara"
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onara.access.hosts import checked_name, networks
from onara.errors import OnaraError
from onara.web.settings import Settings

USUAL_PORT = 4949
NAME = "onara.toml"
"""The file in the home folder that is read where none is named."""
_TEXTS = ("host", "base-path", "password-file")
_LISTS = ("names", "proxies", "roots")
_SWITCHES = ("demo", "open")
_YES, _NO = ("1", "yes", "true", "on"), ("0", "no", "false", "off")
_PATH = re.compile(r"(/[A-Za-z0-9._~-]+)*")
_USUAL_PLACES = ("/media", "/mnt", "/Volumes")


class UnusableSetting(OnaraError):
    """A setting that cannot be meant so."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """How to serve: the server's own settings, and what is done as it starts."""

    settings: Settings
    open: bool = False
    password_file: Path | None = None


def configuration(
    home: Path,
    given: Mapping[str, Any],
    environment: Mapping[str, str],
    file: Path | None = None,
) -> Configuration:
    """What holds; ``given`` is the command line by the names above, ``None`` where it said nothing.

    Raises `UnusableSetting` (or `UnusableAddress`) where a setting cannot be meant so, or a file
    that was named is not there.
    """
    told = _of_file(file or home / NAME, is_named=file is not None)
    told |= _of_environment(environment)
    told |= {name: value for name, value in given.items() if value is not None}
    host = str(told.get("host", "localhost")).strip().strip("[]")
    settings = Settings(
        home,
        base_path=_base_path(str(told.get("base-path", ""))),
        host=checked_name(host),
        port=_port(told.get("port", USUAL_PORT)),
        names=tuple(checked_name(name) for name in told.get("names", ())),
        proxies=tuple(told.get("proxies", ())),
        demo=told.get("demo", True),
    )
    networks(settings.proxies)
    roots = told.get("roots") or (() if settings.is_for_others else _usual_roots())
    password_file = told.get("password-file")
    return Configuration(
        replace(settings, roots=tuple(Path(root).expanduser().absolute() for root in roots)),
        told.get("open", False),
        Path(password_file).expanduser() if password_file else None,
    )


def _of_file(file: Path, *, is_named: bool) -> dict[str, Any]:
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if is_named:
            raise UnusableSetting(f"{file} is not there") from None
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnusableSetting(f"{file} cannot be read: {error}") from None
    for name, value in told.items():
        kind = _kind(name)
        fits = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
        if not fits or (kind is list and not all(isinstance(each, str) for each in value)):
            raise UnusableSetting(f"{file}: {name} is no setting, or not of that kind")
    return told


def _of_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name in ("port", *_TEXTS, *_LISTS, *_SWITCHES):
        variable = f"ONARA_{name.replace('-', '_').upper()}"
        value = environment.get(variable, "").strip()
        if not value:
            continue
        if name in _LISTS:
            parts = value.split(os.pathsep if name == "roots" else ",")
            told[name] = [part.strip() for part in parts if part.strip()]
        elif name in _SWITCHES:
            if value.lower() not in (*_YES, *_NO):
                raise UnusableSetting(f"{variable} is {value!r}; say yes or no")
            told[name] = value.lower() in _YES
        else:
            told[name] = value
    return told


def _kind(name: str) -> type:
    if name == "port":
        return int
    if name in _TEXTS:
        return str
    if name in _LISTS:
        return list
    return bool if name in _SWITCHES else type(None)


def _port(told: object) -> int:
    if str(told).isdigit() and int(str(told)) <= 65535:
        return int(str(told))
    raise UnusableSetting(f"{told!r} is no port; it is a number up to 65535, or 0 for a free one")


def _base_path(told: str) -> str:
    path = "/" + told.strip().strip("/") if told.strip().strip("/") else ""
    if not _PATH.fullmatch(path) or "/." in path:
        raise UnusableSetting(f"{told!r} is no path; give it as in /onara")
    return path


def _usual_roots() -> list[str]:
    """Where the media of whoever sits at this machine may lie."""
    return [str(Path.home()), *(place for place in _USUAL_PLACES if Path(place).is_dir())]
