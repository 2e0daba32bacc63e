"""From a host's name to a connected socket, every wait bounded and each of them ended by the switch."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import Any

from app.backends.imap.switch import Switch
from app.errors import MailError

RESOLVE_TIMEOUT = 20.0
_KEEPALIVE = (("TCP_KEEPIDLE", 30), ("TCP_KEEPALIVE", 30), ("TCP_KEEPINTVL", 10), ("TCP_KEEPCNT", 3),
              ("TCP_USER_TIMEOUT", 60_000))
"""A peer that is gone is noticed after 60 seconds, in IDLE too. The first two are one thing's names on Linux and
Windows, and on macOS; TCP_USER_TIMEOUT (RFC 5482, milliseconds, Linux) stands for what was sent and not answered."""

_Address = tuple[socket.AddressFamily, socket.SocketKind, int, tuple[Any, ...]]


def dial(host: str, port: int, switch: Switch, connect_timeout: float) -> socket.socket:
    """Tries the host's addresses in turn. OSError (socket.gaierror for an unknown name), MailError(CANCELLED)."""
    addresses = _addresses(host, port, switch)
    patience = connect_timeout if len(addresses) == 1 else connect_timeout / 2
    failure: OSError = OSError("the name has no address")
    for family, kind, protocol, address in addresses:
        sock = socket.socket(family, kind, protocol)
        try:
            switch.attach(sock)
            sock.settimeout(patience)
            sock.connect(address)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            _keep_alive(sock)
            return sock
        except OSError as exc:
            sock.close()
            switch.check()
            failure = exc
        except MailError:
            sock.close()
            raise
    raise failure


def _addresses(host: str, port: int, switch: Switch) -> list[_Address]:
    """getaddrinfo, which nothing can interrupt, on a thread of its own that is left behind when it takes too long."""
    ours, theirs = socket.socketpair()
    found: list[_Address] = []
    failure: list[OSError | UnicodeError] = []

    def resolve() -> None:
        try:
            for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                found.append((family, kind, protocol, address))
        except (OSError, UnicodeError) as exc:
            failure.append(exc)
        finally:
            theirs.close()

    with ours:
        ours.settimeout(RESOLVE_TIMEOUT)
        threading.Thread(target=resolve, name="resolver", daemon=True).start()
        try:
            switch.attach(ours)
            ours.recv(1)
        except TimeoutError:
            raise socket.gaierror(socket.EAI_AGAIN, "the name servers do not answer") from None
        finally:
            switch.detach()
    switch.check()
    if failure:
        raise failure[0]
    return found


def _keep_alive(sock: socket.socket) -> None:
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _KEEPALIVE:
        option = getattr(socket, name, None)
        if option is not None:
            with contextlib.suppress(OSError):  # some systems name an option that they do not have
                sock.setsockopt(socket.IPPROTO_TCP, option, value)
