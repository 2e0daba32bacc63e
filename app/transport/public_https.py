"""One request by https to a server of the public internet, as silent as it can be.

No cookie, no Referer, no language, no proxy, no login; the name is resolved here and only public addresses are
connected to, those that were checked: a name that resolves to another address a moment later (DNS rebinding) gains
nothing. Redirects are followed to https only, each checked anew.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from app.backends import tls
from app.errors import ErrorKind, MailError
from app.transport.https_target import MAX_URL, Target, parse
from app.transport.public_addresses import LookUp, is_public, resolve

USER_AGENT = "Mozilla/5.0"
"""Says nothing of the person, the program or the system."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """For one request with its redirects: seconds in all, octets of the answer, redirects."""

    seconds: float = 10.0
    octets: int = 5 << 20
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """`url` is where it came from in the end; `body` is whole."""

    url: str
    status: int
    content_type: str
    body: bytes


class StatusRefused(MailError):
    """REFUSED, by an answer whose status is neither 2xx nor a redirect. `body` is the beginning of what came with it,
    where something was posted."""

    def __init__(self, host: str, status: int, body: bytes = b"") -> None:
        super().__init__(ErrorKind.REFUSED, f"{host} answered with status {status}.")
        self.host = host
        self.status = status
        self.body = body


class PublicHttps:
    """Asks; may be used by several threads at once. `may_reach` decides about each address that is connected to;
    `look_up` stands in for `resolve`. `contexts` makes one for each connection: with the system's authorities
    (truststore) the handshakes of one context wait for each other, and a server that is silent would hold up all.
    """

    def __init__(self, *, contexts: Callable[[], ssl.SSLContext] = tls.context,
                 may_reach: Callable[[str], bool] = is_public, look_up: LookUp | None = None) -> None:
        self._contexts = contexts
        self._may_reach = may_reach
        self._look_up = look_up
        self._lock = threading.Lock()
        self._busy: list[list[socket.socket]] = []
        self._stopped = False

    def stop(self) -> None:
        """Ends what is under way, and asks nothing any more. From any thread."""
        with self._lock:
            self._stopped = True
            busy = list(self._busy)
        for held in busy:
            _shut(held)

    def ask(self, url: str, *, method: str = "GET", body: bytes | None = None, content_type: str = "",
            accept: str = "*/*", limits: Limits = Limits(), authorization: str = "") -> Answer:
        """The answer with status 2xx. A POST is never redirected; `authorization` is the program's own, for a POST.

        Raises MailError: USAGE (not such a URL), REFUSED (address not public, redirect not allowed, other status),
        TOO_LARGE, TIMEOUT, HOST_UNKNOWN, NETWORK, TLS_CERTIFICATE, TLS_FAILED, PROTOCOL.
        """
        ends = time.monotonic() + limits.seconds
        target = parse(url)
        for _ in range(limits.redirects + 1):
            fields = {"Accept": accept, "Content-Type": content_type, "Authorization": authorization}
            answer, onward = self._once(target, method, body, fields, limits.octets, ends)
            if onward is None:
                return answer
            if method != "GET":
                raise MailError(ErrorKind.REFUSED, f"{target.host} sends the request on elsewhere, which is not done. "
                                "Use its page in the browser.")
            target = parse(urljoin(target.url, onward[:MAX_URL + 1]))
        raise MailError(ErrorKind.REFUSED, f"{target.host} redirects without end.")

    def _once(self, target: Target, method: str, body: bytes | None, fields: dict[str, str], most: int,
              ends: float) -> tuple[Answer, str | None]:
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", "Connection": "close",
                   **{name: value for name, value in fields.items() if value}}
        with self._connected(target, ends) as connection:
            connection.request(method, target.path, body, headers)
            response = connection.getresponse()
            place = response.headers.get("Location")
            kind = str(response.headers.get("Content-Type") or "").partition(";")[0].strip().lower()[:100]
            if response.status in _REDIRECTS and place:
                return Answer(target.url, response.status, kind, b""), place
            if not 200 <= response.status < 300:
                raise StatusRefused(target.host, response.status,
                                    response.read(min(most, _CHUNK)) if method == "POST" else b"")
            if (response.headers.get("Content-Encoding") or "identity").strip().lower() != "identity":
                raise MailError(ErrorKind.PROTOCOL, f"{target.host} sent a packed answer that was not asked for.")
            body = _body(response, target, most)
            if response.length is None and (late := _late(target, ends)) is not None:
                raise late  # its end is that of our patience: nobody said how long it is
            return Answer(target.url, response.status, kind, body), None

    @contextlib.contextmanager
    def _connected(self, target: Target, ends: float) -> Iterator[http.client.HTTPConnection]:
        """Every wait ends at `ends`, however slowly the server drips: then the socket is shut from outside."""
        # The TLS socket takes the plain one's place while the clock runs.
        held: list[socket.socket] = []
        timer: threading.Timer | None = None
        with self._lock:
            if self._stopped:
                raise MailError(ErrorKind.CANCELLED, "Depesche is closing: nothing is asked any more.")
            self._busy.append(held)
        try:
            self._connect(target, ends, held)
            timer = threading.Timer(max(0.01, ends - time.monotonic()), _shut, (held,))
            timer.daemon = True
            timer.start()
            held[0].settimeout(max(0.01, ends - time.monotonic()))
            # The handshake is a step of its own: until then the plain socket would be shut in vain.
            context = self._contexts()
            held[0] = context.wrap_socket(held[0], server_hostname=target.host.strip("[]"),
                                          do_handshake_on_connect=False)
            held[0].do_handshake()  # type: ignore[attr-defined]  # an SSLSocket by now
            # Only for the port that goes without saying in Host; the socket is there already.
            connection = http.client.HTTPSConnection(target.host, target.port, context=context)
            connection.sock = held[0]
            yield connection
        except MailError:
            raise
        except ssl.SSLError as error:
            raise _late(target, ends) or tls.translate_ssl_error(error, target.host, target.port) from error
        except TimeoutError as error:
            raise _timeout(target) from error
        except (http.client.HTTPException, ValueError) as error:
            raise _late(target, ends) or MailError(
                ErrorKind.PROTOCOL, f"{target.host} does not answer as a web server should.") from error
        except OSError as error:
            raise _late(target, ends) or MailError(
                ErrorKind.NETWORK, f"The connection to {target.host} broke off. Try again.") from error
        finally:
            with self._lock:
                self._busy[:] = [each for each in self._busy if each is not held]
            if timer is not None:
                timer.cancel()
            for each in held:
                each.close()

    def _connect(self, target: Target, ends: float, held: list[socket.socket]) -> None:
        """Into `held`, from which another thread may shut it."""
        endpoints = (self._look_up or resolve)(target.host.strip("[]"), target.port,
                                               max(0.01, ends - time.monotonic()), lambda: self._stopped)
        allowed = [each for each in endpoints if self._may_reach(each.address[0])]
        if len(allowed) < len(endpoints):
            # One private address among public ones is no accident either.
            raise MailError(ErrorKind.REFUSED, f"{target.host} is no server of the public internet: it is not asked.")
        failure: OSError | None = None
        for endpoint in allowed[:4]:
            held[:] = [socket.socket(endpoint.family, socket.SOCK_STREAM)]
            try:
                held[0].settimeout(max(0.01, ends - time.monotonic()))
                held[0].connect(endpoint.address)
                return
            except OSError as error:
                held[0].close()
                failure = error
        if isinstance(failure, TimeoutError):
            raise _timeout(target) from failure
        raise MailError(ErrorKind.NETWORK, f"{target.host} cannot be reached. Try again later.") from failure


def _body(response: http.client.HTTPResponse, target: Target, most: int) -> bytes:
    size = response.length
    if size is not None and size > most:
        raise _too_large(target, most)
    body = bytearray()
    while piece := response.read(min(_CHUNK, most + 1 - len(body))):
        body += piece
        if len(body) > most:
            raise _too_large(target, most)
    if size is not None and len(body) < size:
        raise ConnectionError("the answer ended too early")
    return bytes(body)


def _too_large(target: Target, most: int) -> MailError:
    return MailError(ErrorKind.TOO_LARGE, f"What {target.host} sends is larger than {most >> 20} MB.")


def _timeout(target: Target) -> MailError:
    return MailError(ErrorKind.TIMEOUT, f"{target.host} took too long. Try again later.")


def _late(target: Target, ends: float) -> MailError | None:
    return _timeout(target) if time.monotonic() >= ends - 0.01 else None


def _shut(held: list[socket.socket]) -> None:
    for each in held:
        with contextlib.suppress(OSError):
            # As a plain socket: that of TLS would forget its keys, and whoever reads there trip over it.
            socket.socket.shutdown(each, socket.SHUT_RDWR)
