"""A POP3 server in a thread whose maildrop a test fills as it likes: any UIDLs, doubled and empty ones too."""

from __future__ import annotations

import contextlib
import socket
import threading
from dataclasses import dataclass, field
from types import TracebackType

from app.model.account import Security, ServerSettings


@dataclass
class Dialogue:
    """One session's commands, without their answers."""

    commands: list[str] = field(default_factory=list)

    def count(self, verb: str) -> int:
        return sum(each.split()[0] == verb for each in self.commands)


class MaildropServer:
    """Serves `mail`, pairs of UIDL and octets, oldest first, to anybody; DELE takes hold at QUIT."""

    def __init__(self) -> None:
        self.mail: list[tuple[str, bytes]] = []
        self.deleted: list[str] = []
        """The UIDLs that left by DELE and QUIT, all sessions'."""
        self.dialogues: list[Dialogue] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._accept, name="maildrop", daemon=True)

    @property
    def settings(self) -> ServerSettings:
        return ServerSettings("127.0.0.1", self._listener.getsockname()[1], Security.NONE, "mara")

    def __enter__(self) -> MaildropServer:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
                 ) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with connection, contextlib.suppress(OSError), connection.makefile("rb") as lines:
                dialogue = Dialogue()
                self.dialogues.append(dialogue)
                session = _Session(list(self.mail))
                connection.sendall(b"+OK\r\n")
                while line := lines.readline():
                    dialogue.commands.append(line.decode().strip())
                    if dialogue.commands[-1] == "QUIT":
                        self._update(session)
                        connection.sendall(b"+OK\r\n")
                        break
                    connection.sendall(session.answer(dialogue.commands[-1]))

    def _update(self, session: _Session) -> None:
        gone = [session.mail[number - 1] for number in sorted(session.marked)]
        self.deleted += [uidl for uidl, _ in gone]
        for each in gone:
            self.mail.remove(each)


class _Session:
    def __init__(self, mail: list[tuple[str, bytes]]) -> None:
        self.mail = mail
        self.marked: set[int] = set()

    def answer(self, line: str) -> bytes:
        verb, *words = line.split()
        match verb:
            case "CAPA":
                return b"+OK\r\nUSER\r\nUIDL\r\nTOP\r\nPIPELINING\r\n.\r\n"
            case "STAT":
                return b"+OK %d %d\r\n" % (len(self.mail), sum(len(raw) for _, raw in self.mail))
            case "UIDL":
                return self._lines(uidl.encode() for uidl, _ in self.mail)
            case "LIST":
                return self._lines(b"%d" % len(raw) for _, raw in self.mail)
            case "RETR":
                return b"+OK\r\n" + self._raw(words[0]) + b".\r\n"
            case "TOP":
                head, _, body = self._raw(words[0]).partition(b"\r\n\r\n")
                lines = body.splitlines(keepends=True)[:int(words[1])]
                return b"+OK\r\n" + head + b"\r\n\r\n" + b"".join(lines) + b".\r\n"
            case "DELE":
                self.marked.add(int(words[0]))
        return b"+OK\r\n"

    def _raw(self, number: str) -> bytes:
        """No line of it begins with a dot."""
        return self.mail[int(number) - 1][1]

    @staticmethod
    def _lines(each: object) -> bytes:
        told = b"".join(b"%d %s\r\n" % pair for pair in enumerate(each, 1))  # type: ignore[call-overload]
        return b"+OK\r\n" + told + b".\r\n"
