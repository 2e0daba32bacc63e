"""A network of its own in which every address leads here: each packet is counted, each name answered, each call taken.

To be used in a process that is alone in its network namespace (`unshare --net --mount`).
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import subprocess
import threading
from pathlib import Path

from tests.journeys.silence.vectors import PICTURE

ADDRESS = "93.184.216.34"
"""What every name resolves to: an address of the public internet, which leads here."""
_OUTGOING = 4
_ETH_ALL = 3


class Sink:
    """`packets`: a line for each packet that left; `names`: what was asked of DNS; `calls`: host and path of each
    request by https. `directory` takes the resolver's configuration."""

    def __init__(self, directory: Path, tls: ssl.SSLContext) -> None:
        self.packets: list[str] = []
        self.names: list[str] = []
        self.calls: list[str] = []
        self._tls = tls
        _connect_everything(directory)
        self._wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_ETH_ALL))
        self._resolver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._resolver.bind(("0.0.0.0", 53))
        self._servers = [socket.create_server(("0.0.0.0", port)) for port in (80, 443)]
        for work in (self._listen, self._resolve, *(lambda s=server: self._serve(s) for server in self._servers)):
            threading.Thread(target=work, daemon=True).start()

    def forget(self) -> None:
        self.packets.clear()
        self.names.clear()
        self.calls.clear()

    def _listen(self) -> None:
        while True:
            octets, (_, _, kind, *_) = self._wire.recvfrom(65_535)
            if kind == _OUTGOING:
                self.packets.append(_described(octets[14:]))

    def _resolve(self) -> None:
        while True:
            question, asker = self._resolver.recvfrom(1_500)
            name, end = _name(question)
            self.names.append(name)
            wants_address = question[end:end + 2] == b"\0\1"
            record = b"\xc0\x0c\0\1\0\1" + struct.pack(">IH", 60, 4) + socket.inet_aton(ADDRESS)
            answer = record if wants_address else b""
            head = question[:2] + b"\x81\x80\0\1" + (b"\0\1" if answer else b"\0\0") + b"\0\0\0\0"
            self._resolver.sendto(head + question[12:end + 4] + answer, asker)

    def _serve(self, server: socket.socket) -> None:
        while True:
            line, _ = server.accept()
            threading.Thread(target=self._answer, args=(line, server.getsockname()[1] == 443), daemon=True).start()

    def _answer(self, line: socket.socket, by_tls: bool) -> None:
        with contextlib.suppress(OSError), line:
            line.settimeout(10)
            stream = self._tls.wrap_socket(line, server_side=True) if by_tls else line
            request = b""
            while b"\r\n\r\n" not in request and (more := stream.recv(4_096)):
                request += more
            head = request.decode("latin-1")
            path = head.split(" ")[1] if " " in head else ""
            fields = dict(each.split(": ", 1) for each in head.split("\r\n")[1:] if ": " in each)
            self.calls.append(f"{fields.get('Host', '?')}{path} {' '.join(sorted(fields))}")
            stream.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: "
                           + str(len(PICTURE)).encode() + b"\r\nConnection: close\r\n\r\n" + PICTURE)


def _connect_everything(directory: Path) -> None:
    for command in (("ip", "link", "set", "lo", "up"), ("ip", "route", "add", "local", "0.0.0.0/0", "dev", "lo")):
        subprocess.run(command, check=True)
    configuration = directory / "resolv.conf"
    configuration.write_text(f"nameserver {ADDRESS}\noptions timeout:1 attempts:1\n")
    subprocess.run(("mount", "--bind", str(configuration), "/etc/resolv.conf"), check=True)


def _name(question: bytes) -> tuple[str, int]:
    """The name asked for, and where its type stands."""
    labels, at = [], 12
    while size := question[at]:
        labels.append(question[at + 1:at + 1 + size].decode("latin-1"))
        at += 1 + size
    return ".".join(labels).lower(), at + 1


def _described(packet: bytes) -> str:
    if packet[0] >> 4 != 4:
        return f"IPv{packet[0] >> 4}, {len(packet)} octets"
    start = (packet[0] & 15) * 4
    ports = struct.unpack(">HH", packet[start:start + 4]) if packet[9] in (6, 17) else (0, 0)
    kind = {1: "ICMP", 6: "TCP", 17: "UDP"}.get(packet[9], str(packet[9]))
    return f"{kind} {socket.inet_ntoa(packet[12:16])}:{ports[0]} > {socket.inet_ntoa(packet[16:20])}:{ports[1]}"
