"""A server that anybody could be: it says yes to everything, and keeps every octet that it gets."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType

ALERT = bytes.fromhex("15030300020228")
"""A fatal handshake_failure (RFC 8446 6.2), in the clear."""


@dataclass(frozen=True)
class Manners:
    """How it behaves. `context`: None for a server without TLS. `greeting`, `offers`, `answer` (to STARTTLS) take the
    place of the usual words; `injects` follows the answer in the same packet; `stays_plain`: no handshake follows;
    `alert` comes in place of a handshake; `says_no`: the answer to the login."""

    context: ssl.SSLContext | None
    implicit_tls: bool = True
    greeting: bytes = b""
    offers: bool = True
    answer: bytes = b""
    injects: bytes = b""
    stays_plain: bool = False
    alert: bool = False
    says_no: bytes = b""


class RecordingServer:
    """Speaks `protocol` ("imap", "pop3" or "smtp") on 127.0.0.1:`port`.

    `wire` is every octet that came, as it came; `clear` those outside of TLS, `secured` those inside, decrypted.
    """

    def __init__(self, protocol: str, manners: Manners) -> None:
        self.wire = bytearray()
        self.clear = bytearray()
        self.secured = bytearray()
        self.connections = 0
        self._protocol = protocol
        self._manners = manners
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._run, name="recording-server", daemon=True)

    def __enter__(self) -> RecordingServer:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    def _run(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            client.settimeout(5)
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with client, suppress(OSError, EOFError):
                self._serve(_Line(self, client))

    def _serve(self, line: _Line) -> None:
        manners = self._manners
        if manners.implicit_tls and manners.context is not None:
            self._secure(line)
        speaker = _SPEAKERS[self._protocol](self, line)
        speaker.greet(manners)
        for said in line.lines():
            if not speaker.hear(said, manners):
                return

    def _secure(self, line: _Line) -> None:
        if self._manners.alert:
            line.send(ALERT)
            line.end()
            return
        assert self._manners.context is not None
        line.start_tls(self._manners.context)


class _Line:
    """One connection, in the clear and then encrypted."""

    def __init__(self, server: RecordingServer, client: socket.socket) -> None:
        self._server = server
        self._client = client
        self._buffer = b""
        self._tls: ssl.SSLObject | None = None
        self._in, self._out = ssl.MemoryBIO(), ssl.MemoryBIO()

    def send(self, data: bytes) -> None:
        if self._tls is None:
            self._client.sendall(data)
        else:
            self._tls.write(data)
            self._flush()

    def end(self) -> None:
        """Nothing more is said, but still heard."""
        self._client.shutdown(socket.SHUT_WR)

    def lines(self) -> Iterator[bytes]:
        while True:
            while b"\n" not in self._buffer:
                self._buffer += self._receive()
            line, _, self._buffer = self._buffer.partition(b"\n")
            yield line.rstrip(b"\r")

    def start_tls(self, context: ssl.SSLContext) -> None:
        made = context.wrap_bio(self._in, self._out, server_side=True)
        while True:
            try:
                made.do_handshake()
            except ssl.SSLWantReadError:
                self._flush()
                self._in.write(self._raw())
                continue
            except ssl.SSLError:
                self._flush()
                while True:  # whoever was refused may still say something, in the clear or not
                    self._server.clear += self._raw()
            self._tls = made
            self._flush()
            return

    def _receive(self) -> bytes:
        if self._tls is None:
            data = self._raw()
            self._server.clear += data
            return data
        while True:
            try:
                data = self._tls.read(65536)
            except ssl.SSLWantReadError:
                self._in.write(self._raw())
                continue
            if not data:
                raise EOFError
            self._server.secured += data
            return data

    def _raw(self) -> bytes:
        data = self._client.recv(65536)
        if not data:
            raise EOFError
        self._server.wire += data
        return data

    def _flush(self) -> None:
        if data := self._out.read():
            self._client.sendall(data)


class _Imap:
    words = b"IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 AUTH=OAUTHBEARER SASL-IR LOGIN-REFERRALS"

    def __init__(self, server: RecordingServer, line: _Line) -> None:
        self._server, self._line = server, line
        self._waiting = b""
        self._offers_tls = not server._manners.implicit_tls and server._manners.offers

    def greet(self, manners: Manners) -> None:
        self._line.send(manners.greeting or b"* OK ready\r\n")

    def hear(self, said: bytes, manners: Manners) -> bool:
        if self._waiting:
            tag, self._waiting = self._waiting, b""
            self._line.send(tag + (manners.says_no or b" OK welcome\r\n"))
            return True
        tag, _, rest = said.partition(b" ")
        word = rest.upper().split(b" ")[0]
        if word == b"CAPABILITY":
            self._line.send(b"* CAPABILITY " + self.words + (b" STARTTLS" if self._offers_tls else b"") + b"\r\n")
        elif word == b"STARTTLS":
            self._offers_tls = False
            answer = manners.answer or b"<tag> OK go on\r\n"
            return _upgraded(self._server, self._line, manners, answer.replace(b"<tag>", tag))
        elif word == b"AUTHENTICATE" and len(rest.split()) == 2:
            self._waiting = tag
            self._line.send(b"+ \r\n")
            return True
        elif word in (b"LOGIN", b"AUTHENTICATE") and manners.says_no:
            self._line.send(tag + manners.says_no)
            return True
        self._line.send(tag + b" OK done\r\n")
        return word != b"LOGOUT"


class _Pop3:
    def __init__(self, server: RecordingServer, line: _Line) -> None:
        self._server, self._line = server, line
        self._offers_tls = not server._manners.implicit_tls and server._manners.offers

    def greet(self, manners: Manners) -> None:
        self._line.send(manners.greeting or b"+OK ready\r\n")

    def hear(self, said: bytes, manners: Manners) -> bool:
        word = said.upper().split(b" ")[0]
        if word == b"CAPA":
            stls = b"STLS\r\n" if self._offers_tls else b""
            self._line.send(b"+OK\r\n" + stls + b"USER\r\nUIDL\r\nTOP\r\nSASL PLAIN XOAUTH2 OAUTHBEARER\r\n.\r\n")
        elif word == b"STLS":
            self._offers_tls = False
            return _upgraded(self._server, self._line, manners, manners.answer or b"+OK go on\r\n")
        elif word == b"AUTH" and len(said.split()) == 2:
            self._line.send(b"+ \r\n")
        elif word in (b"PASS", b"AUTH") and manners.says_no:
            self._line.send(manners.says_no)
        else:
            self._line.send(b"+OK 0 0\r\n")
        return word != b"QUIT"


class _Smtp:
    def __init__(self, server: RecordingServer, line: _Line) -> None:
        self._server, self._line = server, line
        self._offers_tls = not server._manners.implicit_tls and server._manners.offers
        self._in_data = False

    def greet(self, manners: Manners) -> None:
        self._line.send(manners.greeting or b"220 ready\r\n")

    def hear(self, said: bytes, manners: Manners) -> bool:
        word = said.upper().split(b" ")[0]
        if self._in_data:
            if said == b".":
                self._in_data = False
                self._line.send(b"250 taken\r\n")
        elif word == b"EHLO":
            starttls = b"250-STARTTLS\r\n" if self._offers_tls else b""
            self._line.send(b"250-hello\r\n" + starttls + b"250 AUTH PLAIN LOGIN XOAUTH2 OAUTHBEARER\r\n")
        elif word == b"STARTTLS":
            self._offers_tls = False
            return _upgraded(self._server, self._line, manners, manners.answer or b"220 go on\r\n")
        elif word == b"AUTH" and len(said.split()) == 2:
            self._line.send(b"334 \r\n")
        elif word in (b"MAIL", b"RCPT", b"RSET", b"NOOP"):
            self._line.send(b"250 yes\r\n")
        elif word == b"DATA":
            self._in_data = True
            self._line.send(b"354 go on\r\n")
        else:
            self._line.send(manners.says_no or b"235 welcome\r\n")
        return word != b"QUIT"


def _upgraded(server: RecordingServer, line: _Line, manners: Manners, answer: bytes) -> bool:
    line.send(answer + manners.injects)
    if manners.stays_plain and manners.injects:
        line.end()
    elif manners.context is not None and not manners.stays_plain:
        server._secure(line)
    return True


_SPEAKERS: dict[str, type[_Imap] | type[_Pop3] | type[_Smtp]] = {"imap": _Imap, "pop3": _Pop3, "smtp": _Smtp}
