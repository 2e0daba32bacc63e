"""A private Courier 5 on loopback, unpacked from Debian's packages: IMAP, and POP3 by courier_pop3.py.

Its login daemon has the paths of its socket and of its users compiled in, so the login is done here; the session is
then handed to Courier's own imapd, socket and all, as its imaplogin does.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tests.servers import anyserver, private
from tests.servers.certs import Authority, Certificate
from tests.servers.courier_pop3 import Pop3Door

_WORDS = "IMAP4rev1 UIDPLUS CHILDREN NAMESPACE THREAD=ORDEREDSUBJECT THREAD=REFERENCES SORT QUOTA IDLE"
_SETTINGS = {
    "IMAP_CAPABILITY": _WORDS, "IMAP_KEYWORDS": "1", "IMAP_ACL": "1", "IMAP_USELOCKS": "1", "IMAP_IDLE_TIMEOUT": "1",
    "IMAP_ENHANCEDIDLE": "0", "IMAP_EMPTYTRASH": "", "IMAP_TRASHFOLDERNAME": "Trash", "PROTOCOL": "IMAP",
    "TCPREMOTEIP": "127.0.0.1", "TCPREMOTEPORT": "143",
}


class Courier:
    """All mailboxes lie in Maildirs below the temporary directory; by IMAP any password is taken.

    `pop3` and `pop3s` are POP3's ports; only with an `authority` is there TLS.
    Raises RuntimeError when Courier is not there: tests fail, never skip.
    """

    host = "127.0.0.1"
    password = private.PASSWORD

    def __init__(self, authority: Authority | None = None) -> None:
        self._imapd = private.program("usr/bin/imapd", "Courier (courier-imap)")
        self._directory = private.make_directory("dpc", "mail")
        self._log = self._directory / "imapd.log"
        self._log.touch()
        self._listener = socket.create_server((self.host, 0))
        self._thread = threading.Thread(target=self._accept, name="courier", daemon=True)
        self._sessions: list[subprocess.Popen[bytes]] = []
        self._closed = False
        self.ca_file = authority.ca_file if authority is not None else Path()
        self._pop3 = Pop3Door(self._home, self._log, None if authority is None else self._pem(authority.good))
        self.pop3, self.pop3s = self._pop3.plain, self._pop3.tls

    def __enter__(self) -> Courier:
        self._thread.start()
        self._pop3.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._closed = True
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(private.STOP_LIMIT)
        self._pop3.close()
        for session in self._sessions:
            private.end(session)
        shutil.rmtree(self._directory, ignore_errors=True)

    def port_of(self, user: str) -> int:
        return int(self._listener.getsockname()[1])

    def add_user(self, name: str = "") -> str:
        user = name or anyserver.fresh_name()
        home = self._directory / "mail" / user
        for folder in (home, home / "Maildir", *(home / "Maildir" / part for part in ("cur", "new", "tmp"))):
            folder.mkdir()
            private.own(folder)
        return user

    def log(self) -> str:
        return self._log.read_text(errors="replace")

    def _home(self, user: str) -> Path | None:
        home = self._directory / "mail" / user
        return home if user and "/" not in user and home.is_dir() else None

    def _pem(self, certificate: Certificate) -> Path:
        file = self._directory / "server.pem"
        file.touch(mode=0o600)
        file.write_bytes(certificate.key_file.read_bytes() + certificate.cert_file.read_bytes())
        return file

    def _accept(self) -> None:
        while not self._closed:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._welcome, args=(client,), name="courier-login", daemon=True).start()

    def _welcome(self, client: socket.socket) -> None:
        """Up to LOGIN; then the socket is the imapd's."""
        with client, suppress(OSError):
            client.settimeout(private.START_LIMIT)
            client.sendall(f"* OK [CAPABILITY {_WORDS}] Courier-IMAP ready.\r\n".encode())
            lines = client.makefile("rb", buffering=0)
            while line := lines.readline(8192).decode("utf-8", "replace").split():
                tag, word, *rest = line
                match word.upper():
                    case "CAPABILITY":
                        client.sendall(f"* CAPABILITY {_WORDS}\r\n{tag} OK CAPABILITY completed\r\n".encode())
                    case "LOGIN" if rest and (home := self._home(rest[0].strip('"'))):
                        client.settimeout(None)
                        self._hand_over(client, tag, home)
                        return
                    case "LOGOUT":
                        client.sendall(f"* BYE Courier-IMAP server shutting down\r\n{tag} OK LOGOUT\r\n".encode())
                        return
                    case _:
                        client.sendall(f"{tag} NO Login failed.\r\n".encode())

    def _hand_over(self, client: socket.socket, tag: str, home: Path) -> None:
        user, group = private.mail_user()
        identity = {"user": user, "group": group, "extra_groups": []} if os.getuid() == 0 else {}
        environment = _SETTINGS | {
            "HOME": str(home), "AUTHENTICATED": home.name, "IMAPLOGINTAG": tag, "PATH": os.defpath,
            "LD_LIBRARY_PATH": private.libraries()}
        with self._log.open("ab") as log:
            self._sessions.append(subprocess.Popen(
                [self._imapd, "Maildir"], cwd=home, env=environment, stdin=client, stdout=client, stderr=log,
                **identity))  # type: ignore[call-overload]
