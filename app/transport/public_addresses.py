"""Names resolved by us, to addresses of the public internet only: what a mail names must not reach into a home."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable

from app.errors import ErrorKind, MailError
from app.quick_dataclass import dataclass

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_CLOSED = tuple(ipaddress.ip_network(each) for each in (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
    "224.0.0.0/3",
    # IPv6 but for 2000::/3; within that: Teredo and other special purposes, documentation, 6to4 (RFC 6890, 9637).
    "::/3", "4000::/2", "8000::/1", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""Where there is no IPv4, names resolve to this (RFC 6052)."""

_SLICE = 0.2
"""Seconds after which is looked whether anybody still waits."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to connect: what `socket.socket` and `connect` take."""

    family: int
    address: tuple[str, int]


LookUp = Callable[[str, int, float, Callable[[], bool]], list[Endpoint]]
"""Host, port, seconds, whether nobody waits any more → where to connect; `resolve` is one."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet; what wraps an IPv4 address is judged by that one."""
    try:
        found: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        elif found in _NAT64:
            found = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    return not any(found in each for each in _CLOSED if each.version == found.version)


def resolve(host: str, port: int, seconds: float, stopped: Callable[[], bool] = lambda: False) -> list[Endpoint]:
    """The addresses of a name. Raises MailError(HOST_UNKNOWN, TIMEOUT).

    The system's resolver knows no limit of time: it is asked in a thread that is left behind when it takes too long.
    """
    found: list[Endpoint] = []
    failure: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            for family, _, _, _, where in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                found.append(Endpoint(family, (str(where[0]), port)))
        except (OSError, UnicodeError) as error:
            failure.append(error)

    thread = threading.Thread(target=ask, name="resolve", daemon=True)
    thread.start()
    ends = time.monotonic() + seconds
    while thread.is_alive() and time.monotonic() < ends and not stopped():
        thread.join(min(_SLICE, max(0.0, ends - time.monotonic())))
    if thread.is_alive():
        raise MailError(ErrorKind.TIMEOUT, f"The name {host} could not be looked up in time. Try again.")
    if failure or not found:
        raise MailError(ErrorKind.HOST_UNKNOWN, f"There is no server named {host}.")
    return found
