"""Courier's POP3 server behind a login of ours: in the clear, by STLS, and with TLS from the start."""

from __future__ import annotations

import base64
import os
import socket
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.servers import private

_WORDS = ("TOP", "USER", "LOGIN-DELAY 10", "PIPELINING", "UIDL", "SASL PLAIN LOGIN", "UTF8", "IMPLEMENTATION Courier")


class Pop3Door:
    """Two ports: `plain` (STLS where there is a certificate) and `tls`. Once somebody has logged in, the session is
    given to courierpop3d, socket and all, as courierpop3login does.

    `home` tells a user's directory, None for nobody we know; `pem` holds a key and its certificate.
    """

    def __init__(self, home: Callable[[str], Path | None], log: Path, pem: Path | None) -> None:
        self._pop3d = private.program("usr/lib/courier/courier/courierpop3d", "Courier (courier-pop)")
        self._couriertls = private.program("usr/bin/couriertls", "Courier (courier-base)")
        self._home = home
        self._log = log
        self._pem = pem
        self._processes: list[subprocess.Popen[bytes]] = []
        self._closed = False
        self._listeners = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
        self.plain, self.tls = (int(each.getsockname()[1]) for each in self._listeners)
        self._threads = [threading.Thread(target=self._accept, args=each, name="courier-pop3", daemon=True)
                         for each in zip(self._listeners, (False, True), strict=True)]

    def open(self) -> None:
        for each in self._threads:
            each.start()

    def close(self) -> None:
        self._closed = True
        for listener in self._listeners:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        for thread in self._threads:
            thread.join(private.STOP_LIMIT)
        for process in self._processes:
            private.end(process)

    def _accept(self, listener: socket.socket, is_secured: bool) -> None:
        while not self._closed:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._welcome, args=(client, is_secured), name="courier-pop3-login",
                             daemon=True).start()

    def _welcome(self, client: socket.socket, is_secured: bool) -> None:
        with suppress(OSError):
            _Login(self, self.secured(client) if is_secured else client, is_secured).run()

    @property
    def has_tls(self) -> bool:
        return self._pem is not None

    def home(self, user: str) -> Path | None:
        return self._home(user)

    def secured(self, client: socket.socket) -> socket.socket:
        """What couriertls deciphers of `client`, which belongs to it from here on."""
        ours, theirs = socket.socketpair()
        with client, theirs:
            self._start([self._couriertls, "-server", "-tcpd", f"-localfd={theirs.fileno()}"], client,
                        {"TLS_CERTFILE": str(self._pem), "TLS_VERIFYPEER": "NONE"}, pass_fds=(theirs.fileno(),))
        return ours

    def hand_over(self, client: socket.socket, user: str, home: Path) -> None:
        name, group = private.mail_user()
        identity = {"user": name, "group": group, "extra_groups": []} if os.getuid() == 0 else {}
        with client:
            self._start([self._pop3d, "Maildir"], client,
                        {"HOME": str(home), "AUTHENTICATED": user, "TCPREMOTEIP": "127.0.0.1", "TCPREMOTEPORT": "110",
                         "MIME_UNICODE_MESSAGE_TYPE": "message/global", "POP3AUTH": "PLAIN LOGIN"},
                        cwd=home, **identity)

    def _start(self, command: list[str | Path], client: socket.socket, environment: dict[str, str], **more: object
               ) -> None:
        environment |= {"PATH": os.defpath, "LD_LIBRARY_PATH": private.libraries()}
        with self._log.open("ab") as log:
            self._processes.append(subprocess.Popen(  # type: ignore[call-overload]
                command, env=environment, stdin=client, stdout=client, stderr=log, **more))


class _Login:
    """The AUTHORIZATION state (RFC 1939 4) of one connection."""

    def __init__(self, door: Pop3Door, client: socket.socket, is_secured: bool) -> None:
        self._door = door
        self._client = client
        self._is_secured = is_secured
        self._user = ""
        client.settimeout(private.START_LIMIT)

    def run(self) -> None:
        """Ends with the connection, or once the session is Courier's."""
        try:
            self._say("+OK Hello there.")
            while line := self._line():
                if not self._serve(line.split()):
                    return
        finally:
            self._client.close()

    def _serve(self, words: list[str]) -> bool:
        match [words[0].upper(), *words[1:]] if words else []:
            case ["CAPA"]:
                may_secure = self._door.has_tls and not self._is_secured
                self._say("+OK Here's what I can do:", *_WORDS, *(["STLS"] if may_secure else []), ".")
            case ["STLS"] if self._door.has_tls and not self._is_secured:
                self._say("+OK Begin SSL/TLS negotiation now.")
                self._client, self._is_secured = self._door.secured(self._client), True
                self._client.settimeout(private.START_LIMIT)
            case ["USER", user]:
                self._user = user
                self._say("+OK Password required.")
            case ["PASS", *rest]:
                return self._let_in(self._user, " ".join(rest))
            case ["AUTH", "PLAIN", *initial]:
                if not initial:
                    self._say("+ ")
                told = self._decoded(initial[0] if initial else self._line()).split("\0")
                return self._let_in(told[1], told[2]) if len(told) == 3 else self._let_in("", "")
            case ["QUIT"]:
                self._say("+OK Better luck next time.")
                return False
            case _:
                self._say("-ERR Invalid command.")
        return True

    def _let_in(self, user: str, password: str) -> bool:
        """False once the session is Courier's."""
        home = self._door.home(user)
        if home is None or password != private.PASSWORD:
            self._say("-ERR Login failed.")
            return True
        self._client.settimeout(None)
        self._door.hand_over(self._client, user, home)
        return False

    @staticmethod
    def _decoded(text: str) -> str:
        """"" for what is no base64, as of a line that was cut."""
        with suppress(ValueError):
            return base64.b64decode(text, validate=True).decode()
        return ""

    def _say(self, *lines: str) -> None:
        self._client.sendall("".join(f"{line}\r\n" for line in lines).encode())

    def _line(self) -> str:
        """One octet at a time: what a client sends ahead belongs to couriertls or to the session."""
        line = b""
        while not line.endswith(b"\n") and len(line) < 4_096 and (octet := self._client.recv(1)):
            line += octet
        return line.decode("utf-8", "replace").strip("\r\n")
