"""The wire's limit: clients that ask for every message at once and throw the answers away."""

from __future__ import annotations

import socket
import time


def imap(host: str, port: int, user: str, password: str) -> float:
    """Seconds for one UID FETCH of every whole message of INBOX, after login and SELECT."""
    connection, stream = _connect(host, port)
    for tag, command in (("a", f'LOGIN {user} "{password}"'), ("b", "EXAMINE INBOX")):
        connection.sendall(f"{tag} {command}\r\n".encode())
        while not stream.readline().startswith(tag.encode() + b" OK"):
            pass
    began = time.perf_counter()
    connection.sendall(b"c UID FETCH 1:* (UID FLAGS INTERNALDATE BODY.PEEK[])\r\n")
    buffer, tail = bytearray(1 << 20), b""
    while not (tail.endswith(b"\r\n") and b"\r\nc OK" in tail):
        read = connection.recv_into(buffer)
        if not read:
            raise EOFError
        tail = (tail + bytes(buffer[max(0, read - 200):read]))[-200:]
    seconds = time.perf_counter() - began
    connection.close()
    return seconds


def pop3(host: str, port: int, user: str, password: str, window: int = 100) -> float:
    """Seconds for pipelined RETR of every message, after login; nothing is deleted."""
    connection, stream = _connect(host, port)
    answer = b""
    for command in (f"USER {user}", f"PASS {password}", "STAT"):
        connection.sendall(command.encode() + b"\r\n")
        answer = stream.readline()
    count = int(answer.split()[1])
    began, sent = time.perf_counter(), 0
    for number in range(1, count + 1):
        while sent < count and sent < number + window:
            until = min(count, number + window)
            connection.sendall("".join(f"RETR {each}\r\n" for each in range(sent + 1, until + 1)).encode())
            sent = until
        if not stream.readline().startswith(b"+OK"):
            raise EOFError
        while stream.readline() != b".\r\n":
            pass
    seconds = time.perf_counter() - began
    connection.close()
    return seconds


def pop3_count(host: str, port: int, user: str, password: str) -> int:
    """How many messages the maildrop holds."""
    connection, stream = _connect(host, port)
    answer = b""
    for command in (f"USER {user}", f"PASS {password}", "STAT"):
        connection.sendall(command.encode() + b"\r\n")
        answer = stream.readline()
    connection.close()
    return int(answer.split()[1])


def _connect(host: str, port: int) -> tuple[socket.socket, socket.SocketIO]:
    connection = socket.create_connection((host, port), 60)
    stream = connection.makefile("rb", 1 << 20)
    stream.readline()
    return connection, stream  # type: ignore[return-value]
