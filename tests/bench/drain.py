"""The wire's limit: clients that ask for everything at once and throw the answers away."""

from __future__ import annotations

import re
import socket
import time

from app.backends.imap.reader import HEADERS

_LONE_DOT = b"\r\n.\r\n"
_HIGHEST = re.compile(rb"\[HIGHESTMODSEQ (\d+)\]", re.IGNORECASE)


def imap(host: str, port: int, user: str, password: str) -> float:
    """Seconds for one UID FETCH of every whole message of INBOX, after login and EXAMINE."""
    with _Imap(host, port, user, password, "INBOX") as client:
        return client.drained(b"UID FETCH 1:* (UID FLAGS INTERNALDATE BODY.PEEK[])")


def headers(host: str, port: int, user: str, password: str, folder: str = "INBOX") -> float:
    """Seconds for one FETCH of what our lists need of every message, after login and EXAMINE."""
    with _Imap(host, port, user, password, folder) as client:
        return client.drained(b"FETCH 1:* " + HEADERS)


def modseq(host: str, port: int, user: str, password: str) -> int:
    """HIGHESTMODSEQ of INBOX (RFC 7162)."""
    with _Imap(host, port, user, password, "INBOX") as client:
        return client.modseq


def changes(host: str, port: int, user: str, password: str, since: int) -> float:
    """Seconds from the connection until the flags changed since that modseq have come."""
    began = time.perf_counter()
    with _Imap(host, port, user, password, "INBOX") as client:
        client.drained(b"UID FETCH 1:* (FLAGS) (CHANGEDSINCE %d)" % since)
    return time.perf_counter() - began


def store(host: str, port: int, user: str, password: str, uids: list[int], change: str, folder: str = "INBOX") -> None:
    r"""Another client's UID STORE (`change`: "+FLAGS.SILENT (\Flagged)")."""
    with _Imap(host, port, user, password, folder, b"SELECT") as client:
        client.drained(f"UID STORE {','.join(map(str, uids))} {change}".encode())


class _Imap:
    """Logged in, with one mailbox selected. `drained` gives the seconds until the tagged answer has come."""

    def __init__(self, host: str, port: int, user: str, password: str, folder: str, verb: bytes = b"EXAMINE") -> None:
        self._socket, self._stream = _connect(host, port)
        self.modseq = 0
        for tag, command in ((b"a", f'LOGIN {user} "{password}"'.encode()),
                             (b"b", b'%s "%s" (CONDSTORE)' % (verb, folder.encode()))):
            self._socket.sendall(tag + b" " + command + b"\r\n")
            while not (line := self._stream.readline()).startswith(tag + b" "):
                if not line:
                    raise EOFError
                if found := _HIGHEST.search(line):
                    self.modseq = int(found[1])
            if not line.startswith(tag + b" OK"):
                raise RuntimeError(line.decode("ascii", "replace"))

    def drained(self, command: bytes) -> float:
        buffer, tail = bytearray(1 << 20), b""
        began = time.perf_counter()
        self._socket.sendall(b"c " + command + b"\r\n")
        while not (tail.endswith(b"\r\n") and (b"\r\nc OK" in tail or tail.startswith(b"c OK"))):
            read = self._socket.recv_into(buffer)
            if not read:
                raise EOFError
            tail = (tail + bytes(buffer[max(0, read - 200):read]))[-200:]
            if b"c NO" in tail[:4] or b"c BAD" in tail[:5]:
                raise RuntimeError(tail.decode("ascii", "replace"))
        return time.perf_counter() - began

    def __enter__(self) -> _Imap:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()


def pop3(host: str, port: int, user: str, password: str, window: int = 100) -> float:
    """Seconds for pipelined RETR of every message, after login; nothing is deleted, and no line is looked at."""
    with _Pop3(host, port, user, password) as client:
        return client.drained(window)


def pop3_uidls(host: str, port: int, user: str, password: str) -> list[str]:
    """What the maildrop holds; the server knows the size of each from then on."""
    with _Pop3(host, port, user, password) as client:
        client.lines("LIST")
        return [line.split()[1].decode() for line in client.lines("UIDL")]


def pop3_count(host: str, port: int, user: str, password: str) -> int:
    """How many messages the maildrop holds."""
    with _Pop3(host, port, user, password) as client:
        return client.count


class _Pop3:
    """Logged in."""

    def __init__(self, host: str, port: int, user: str, password: str) -> None:
        self._socket, self._stream = _connect(host, port)
        answer = b""
        for command in (f"USER {user}", f"PASS {password}", "STAT"):
            self._socket.sendall(command.encode() + b"\r\n")
            answer = self._stream.readline()
        self.count = int(answer.split()[1])

    def lines(self, command: str) -> list[bytes]:
        self._socket.sendall(command.encode() + b"\r\n")
        if not self._stream.readline().startswith(b"+OK"):
            raise RuntimeError(f"{command} was refused")
        return list(iter(self._stream.readline, b".\r\n"))

    def drained(self, window: int) -> float:
        """At most `window` answers are on their way. What ends in a lone dot is a message (RFC 1939 3)."""
        buffer, tail, sent, done = bytearray(1 << 20), b"", 0, 0
        began = time.perf_counter()
        while done < self.count:
            if sent < self.count and sent - done <= window // 2:
                until = min(self.count, done + window)
                self._socket.sendall("".join(f"RETR {each}\r\n" for each in range(sent + 1, until + 1)).encode())
                sent = until
            read = self._socket.recv_into(buffer)
            if not read:
                raise EOFError
            found = tail + bytes(buffer[:read])
            done += found.count(_LONE_DOT)
            # What was counted must not be counted again; half a mark at the end must not be lost.
            tail = b"" if found.endswith(_LONE_DOT) else found[1 - len(_LONE_DOT):]
        return time.perf_counter() - began

    def __enter__(self) -> _Pop3:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()


def _connect(host: str, port: int) -> tuple[socket.socket, socket.SocketIO]:
    connection = socket.create_connection((host, port), 60)
    stream = connection.makefile("rb", 1 << 20)
    stream.readline()
    return connection, stream  # type: ignore[return-value]
