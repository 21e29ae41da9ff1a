"""The names of a server, the proxies that it believes, and where a request comes from.

A page elsewhere can give its own name the address of this machine (DNS rebinding), and a browser
then takes it for the same site.  So a request is answered only where it asks for one of the
server's names.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias

from onara.errors import OnaraError

Network: TypeAlias = IPv4Network | IPv6Network
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^:\[\]/@\s]+)(?::(\d{1,5}))?")
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?")
EVERYWHERE = ("0.0.0.0", "::")


class UnusableAddress(OnaraError):
    """A setting names no host or network."""


def is_loopback(name: str) -> bool:
    """Whether a host name or address means this machine and cannot mean another.

    >>> is_loopback("localhost"), is_loopback("127.0.0.2"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def name_of(header: str) -> str | None:
    """The host of a Host header, without its port and brackets, in small letters.

    >>> name_of("LocalHost:4949"), name_of("[::1]:80"), name_of("a b")
    ('localhost', '::1', None)
    """
    found = _HOST.fullmatch(header.strip())
    if found is None or int(found[2] or 0) > 65535:
        return None
    return found[1].strip("[]").lower().rstrip(".")


class Hosts:
    """The names of a server that listens at ``bound`` and is known by ``names`` besides.

    A bare address is always right: nobody can make a browser take another name for it.
    """

    def __init__(self, bound: str, names: Iterable[str] = ()) -> None:
        self._names = {checked_name(name) for name in names}
        if not is_loopback(bound):
            own = socket.gethostname().lower()
            self._names |= {bound.lower(), own, f"{own.partition('.')[0]}.local"}
        self._names -= set(EVERYWHERE)

    def has(self, header: str) -> bool:
        """Whether a Host header names this server."""
        name = name_of(header)
        if name is None:
            return False
        return name in self._names or is_loopback(name) or _is_address(name)


def checked_name(name: str) -> str:
    """A host name that a setting gives; raises `UnusableAddress`."""
    told = name_of(name) or ""
    if not (_NAME.fullmatch(told) or _is_address(told)):
        raise UnusableAddress(f"{name!r} is no host name; give it as in onara.example.org")
    return told


def networks(given: Iterable[str]) -> tuple[Network, ...]:
    """Addresses and networks (10.0.0.0/8) that a setting gives; raises `UnusableAddress`."""
    found = []
    for each in given:
        try:
            found.append(ip_network(each.strip(), strict=False))
        except ValueError:
            raise UnusableAddress(
                f"{each!r} is no address of a proxy; give it as in 127.0.0.1 or 10.0.0.0/8"
            ) from None
    return tuple(found)


def is_in(address: str, among: Iterable[Network]) -> bool:
    """Whether an address is one of these."""
    try:
        told = ip_address(address)
    except ValueError:
        return False
    if isinstance(told, IPv6Address) and told.ipv4_mapped is not None:
        told = told.ipv4_mapped
    return any(told in each for each in among)


def client_of(peer: str, forwarded_for: str, proxies: tuple[Network, ...]) -> str:
    """The address that a request comes from: the last one that no proxy of ours wrote itself.

    ``forwarded_for`` is the X-Forwarded-For header; what stands left of a stranger's address is
    only what the stranger says.
    """
    address = peer
    for before in reversed([part.strip() for part in forwarded_for.split(",") if part.strip()]):
        if not is_in(address, proxies):
            break
        address = before.strip("[]")
    return address


def household(address: str) -> str:
    """The client that an address stands for: whoever has one of IPv6 has 2^64 of them."""
    try:
        told = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(told, IPv6Address) and told.ipv4_mapped is None:
        return str(ip_network(f"{told}/64", strict=False))
    return str(told)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
