"""A few domains on this computer: DNS, web sites by https and mail servers by name, all counting who comes."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import dns.flags
import dns.message
import dns.rcode
import dns.resolver
import dns.rrset

from app.errors import ErrorKind, MailError
from app.setup.finder import Network
from app.transport.public_addresses import Endpoint
from tests.servers.certs import Authority

Answering = Callable[[BaseHTTPRequestHandler], None]


class SmallInternet:
    """`names` are what resolves; whatever is asked of another name or port is not there."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.pages: dict[tuple[str, str], Answering] = {}
        self.asked: list[str] = []
        """URLs, as host + path with query."""
        self.records: dict[tuple[str, str], list[str]] = {}
        self.dns_asked: list[tuple[str, str]] = []
        self.dns_silent = self.dns_refuses = False
        self.connected: list[tuple[str, int]] = []
        self._ports: dict[tuple[str, int], int] = {}
        self._addresses: dict[str, str] = {}
        self._names: set[str] = set()
        self._open: list[socket.socket] = []
        self._stopping = False
        self._dead_port = self._bound(socket.SOCK_STREAM).getsockname()[1]
        self._web = self._start_web()
        self._dns = self._bound(socket.SOCK_DGRAM)
        self._dns_port = self._dns.getsockname()[1]
        threading.Thread(target=self._serve_dns, daemon=True).start()

    @property
    def network(self) -> Network:
        return Network(self.authority.client_context, self.look_up, self.resolver)

    def resolver(self) -> dns.resolver.Resolver:
        made = dns.resolver.Resolver(configure=False)
        made.nameservers, made.port = ["127.0.0.1"], self._dns_port
        return made

    def look_up(self, host: str, port: int, seconds: float, stopped: Callable[[], bool]) -> list[Endpoint]:
        if host not in self._names:
            raise MailError(ErrorKind.HOST_UNKNOWN, f"There is no server named {host}.")
        self.connected.append((host, port))
        # The address is for whoever decides; what is connected to is always this computer.
        local = self._ports.get((host, port), self._dead_port)
        return [Endpoint(socket.AF_INET, _At((self._addresses.get(host, "127.0.0.1"), port), local))]

    # --- what is there ------------------------------------------------------------------------------

    def site(self, host: str, path: str, answer: Answering | bytes, *, address: str = "127.0.0.1") -> None:
        self._listen(host, 443, self._web.server_port, address)
        self.pages[host, path] = page(answer) if isinstance(answer, bytes) else answer

    def mail(self, host: str, port: int, greeting: bytes, *, trusted: bool = True) -> None:
        """With TLS from the first octet."""
        certificate = self.authority.named(host) if trusted else self.authority.self_signed
        context = certificate.server_context()

        def talk(plain: socket.socket) -> None:
            with context.wrap_socket(plain, server_side=True) as secured:
                secured.sendall(greeting)
                secured.recv(1)

        self.server(host, port, talk)

    def server(self, host: str, port: int, talk: Callable[[socket.socket], None]) -> None:
        listener = self._bound(socket.SOCK_STREAM)
        listener.listen(20)
        self._listen(host, port, listener.getsockname()[1])

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    plain, _ = listener.accept()
                    threading.Thread(target=self._talk, args=(talk, plain), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()

    def silent(self, host: str, port: int) -> None:
        """Takes connections and never says a word."""
        self.server(host, port, _wait_for_end)

    def close(self) -> None:
        self._stopping = True
        self._web.shutdown()
        self._web.server_close()
        for each in self._open:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    # --- inside -------------------------------------------------------------------------------------

    def _listen(self, host: str, port: int, local: int, address: str = "127.0.0.1") -> None:
        self._names.add(host)
        self._ports[host, port] = local
        self._addresses[host] = address

    def _bound(self, kind: socket.SocketKind) -> socket.socket:
        made = socket.socket(socket.AF_INET, kind)
        made.bind(("127.0.0.1", 0))
        self._open.append(made)
        return made

    @staticmethod
    def _talk(talk: Callable[[socket.socket], None], plain: socket.socket) -> None:
        with plain, contextlib.suppress(OSError):
            talk(plain)

    def _start_web(self) -> ThreadingHTTPServer:
        internet = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host = str(self.headers.get("Host"))
                internet.asked.append(host + self.path)
                internet.pages.get((host, self.path.partition("?")[0]), missing)(self)

            def log_message(self, format: str, *args: object) -> None:
                """Silent."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                """Who asks may go away in the middle."""

        web = Server(("127.0.0.1", 0), Handler)
        context = self.authority.good.server_context()

        def choose(secured: ssl.SSLObject | ssl.SSLSocket, name: str | None, _: ssl.SSLContext) -> None:
            secured.context = self.authority.named(name or "localhost").server_context()

        context.sni_callback = choose
        web.socket = context.wrap_socket(web.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=web.serve_forever, args=(0.02,), daemon=True).start()
        return web

    def _serve_dns(self) -> None:
        with contextlib.suppress(OSError):
            while not self._stopping:
                octets, whom = self._dns.recvfrom(4096)
                if not octets:  # the socket was shut
                    return
                question = dns.message.from_wire(octets)
                name, kind = question.question[0].name, dns.rdatatype.to_text(question.question[0].rdtype)
                self.dns_asked.append((name.to_text(), kind))
                if self.dns_silent:
                    continue
                answer = dns.message.make_response(question)
                answer.flags |= dns.flags.RA
                records = self.records.get((name.to_text(), kind), [])
                if self.dns_refuses:
                    answer.set_rcode(dns.rcode.REFUSED)
                elif records:
                    answer.answer.append(dns.rrset.from_text_list(name, 60, "IN", kind, records))
                else:
                    answer.set_rcode(dns.rcode.NXDOMAIN)
                self._dns.sendto(answer.to_wire(), whom)


class _At(tuple[str, int]):
    """To Python it is `shown`; to `connect`, which reads the tuple itself, this computer at `port`."""

    shown: tuple[str, int]

    def __new__(cls, shown: tuple[str, int], port: int) -> _At:
        made = super().__new__(cls, ("127.0.0.1", port))
        made.shown = shown
        return made

    def __getitem__(self, index: int) -> str | int:  # type: ignore[override]
        return self.shown[index]


def page(body: bytes) -> Answering:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def status(code: int, place: str = "") -> Answering:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        if place:
            handler.send_header("Location", place)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def missing(handler: BaseHTTPRequestHandler) -> None:
    status(404)(handler)


def stalling(handler: BaseHTTPRequestHandler) -> None:
    """Begins, and never ends."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.flush()
    _wait_for_end(handler.connection)


def _wait_for_end(plain: socket.socket) -> None:
    plain.settimeout(20)
    while plain.recv(1024):
        time.sleep(0)
