"""The port that waits for the browser: what has no effect there, and that nothing keeps the browser out."""

from __future__ import annotations

import errno
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest

from app.errors import MailError
from app.model.sign_in import BrowserWords, SignInFailed, SignInTrouble
from app.setup import oauth_loopback
from app.setup.oauth_loopback import Loopback
from app.setup.oauth_page import reply
from app.setup.oauth_request import Arrival, Refusal, read
from tests.servers.oauth_provider import visit

STATE = "the-right-state"
REDIRECT = "http://127.0.0.1:4711/path"


class Waiting:
    def __init__(self, redirect: str = "http://127.0.0.1:{port}/{path}") -> None:
        self.loopback = Loopback(redirect, STATE, BrowserWords(), patience=20.0)
        self.redirect = self.loopback.redirect
        self.port = urlsplit(self.redirect).port or 0
        self._pool = ThreadPoolExecutor(1)
        self.answer: Future[Arrival] = self._pool.submit(self.loopback.wait)

    def finish(self) -> Arrival:
        assert visit(f"{self.redirect}?code=c&state={STATE}")[0] == 200
        return self.answer.result(10)

    def close(self) -> None:
        self.loopback.cancel()
        self._pool.shutdown()


@pytest.fixture
def waiting() -> Iterator[Waiting]:
    made = Waiting()
    yield made
    made.close()


def head(target: str, *fields: str, method: str = "GET", host: str = "127.0.0.1:4711") -> bytes:
    return "\r\n".join([f"{method} {target} HTTP/1.1", f"Host: {host}", *fields]).encode()


def test_the_one_request() -> None:
    assert read(head("/path?code=c&state=s&iss=https%3A%2F%2Fid.example"), REDIRECT) == Arrival(
        "s", "c", issuer="https://id.example")
    assert read(head("/path?error=access_denied&error_description=no+way&state=s"), REDIRECT) == Arrival(
        "s", "", "access_denied", "no way")
    assert read(head("/?code=c&state=s", host="localhost:4711"), "http://localhost:4711") == Arrival("s", "c")


@pytest.mark.parametrize(("octets", "refusal"), [
    (head("/path?code=c&state=s", method="POST"), Refusal.NOT_ALLOWED),
    (head("/path?code=c&state=s", method="HEAD"), Refusal.NOT_ALLOWED),
    (head("/path?code=c&state=s", method="OPTIONS"), Refusal.NOT_ALLOWED),
    (head("/path/?code=c&state=s"), Refusal.NOT_FOUND),
    (head("/favicon.ico"), Refusal.NOT_FOUND),
    (head("http://127.0.0.1:4711/path?code=c&state=s"), Refusal.NOT_FOUND),
    (head("/path?code=c&state=s", host="evil.example:4711"), Refusal.WRONG_HOST),
    (head("/path?code=c&state=s", host="localhost:4711"), Refusal.WRONG_HOST),
    (head("/path?code=c&state=s", "Host: 127.0.0.1:4711"), Refusal.WRONG_HOST),
    (b"GET /path?code=c&state=s HTTP/1.1", Refusal.WRONG_HOST),
    (head("/path?code=c&state=s", "Content-Length: 3"), Refusal.BAD_REQUEST),
    (head("/path?code=c"), Refusal.BAD_REQUEST),
    (head("/path?state=s"), Refusal.BAD_REQUEST),
    (head("/path?code=c&error=e&state=s"), Refusal.BAD_REQUEST),
    (head("/path?code=c&code=d&state=s"), Refusal.BAD_REQUEST),
    (head("/path?state=s&state=t&code=c"), Refusal.BAD_REQUEST),
    (head("/path?code=%ff&state=s"), Refusal.BAD_REQUEST),
    (head("/path?" + "a=b&" * 50 + "code=c&state=s"), Refusal.BAD_REQUEST),
    (b"\x16\x03\x01\x02\x00", Refusal.BAD_REQUEST), (b"", Refusal.BAD_REQUEST),
    (b"GET  /path HTTP/1.1", Refusal.BAD_REQUEST), (b"GET /path FTP/1.1", Refusal.BAD_REQUEST),
])
def test_what_is_not(octets: bytes, refusal: Refusal) -> None:
    assert read(octets, REDIRECT) is refusal


def test_the_path_is_new_each_time(waiting: Waiting) -> None:
    other = Loopback("http://127.0.0.1:{port}/{path}", STATE, BrowserWords())
    assert urlsplit(other.redirect).path != urlsplit(waiting.redirect).path
    assert len(urlsplit(other.redirect).path) > 20
    other.close()


def test_only_this_computer_reaches_it(waiting: Waiting) -> None:
    assert [each.getsockname()[0] for each in waiting.loopback._servers] == ["127.0.0.1"]


def test_by_name_nobody_else_gets_the_port_where_browsers_look_first() -> None:
    waiting = Waiting("http://localhost:{port}")
    addresses = [each.getsockname()[:2] for each in waiting.loopback._servers]
    assert addresses[0] == ("127.0.0.1", waiting.port) and addresses[1:] in ([], [("::1", waiting.port)])
    if len(addresses) == 2:  # there is IPv6
        with pytest.raises(OSError, match="in use"):
            socket.create_server(("::1", waiting.port), family=socket.AF_INET6)
        with socket.create_connection(("::1", waiting.port)) as browser:
            browser.sendall(f"GET /?code=c&state={STATE} HTTP/1.1\r\nHost: localhost:{waiting.port}\r\n\r\n".encode())
            assert waiting.answer.result(10).code == "c"
    waiting.close()


def test_a_port_that_somebody_has_there_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[socket.socket] = []
    bound = oauth_loopback._bound

    def somebody_is_faster(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
        if family is socket.AF_INET6 and len(taken) < 2:
            taken.append(bound(family, address, port))
        return bound(family, address, port)

    monkeypatch.setattr(oauth_loopback, "_bound", somebody_is_faster)
    waiting = Waiting("http://localhost:{port}")
    assert waiting.port not in [each.getsockname()[1] for each in taken]
    assert waiting.finish().code == "c"
    for each in taken:
        each.close()
    waiting.close()


def test_without_ipv6_it_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    bound = oauth_loopback._bound

    def not_there(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
        if family is socket.AF_INET6:
            raise OSError(errno.EADDRNOTAVAIL, "none here")
        return bound(family, address, port)

    monkeypatch.setattr(oauth_loopback, "_bound", not_there)
    waiting = Waiting("http://localhost:{port}")
    assert waiting.finish().code == "c"
    waiting.close()


def test_closed_at_once_after_the_answer(waiting: Waiting) -> None:
    assert waiting.finish().code == "c"
    with pytest.raises(ConnectionRefusedError):
        visit(f"{waiting.redirect}?code=c&state={STATE}")


def test_those_that_keep_silent_do_not_keep_the_browser_out(waiting: Waiting) -> None:
    silent = [socket.create_connection(("127.0.0.1", waiting.port)) for _ in range(40)]
    for each in silent[:20]:
        each.sendall(b"GET /")
    started = time.monotonic()
    assert waiting.finish().code == "c"
    assert time.monotonic() - started < 5
    for each in silent:
        each.close()


def test_one_octet_at_a_time_ends_after_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oauth_loopback, "_REQUEST_SECONDS", 0.2)
    waiting = Waiting()
    with socket.create_connection(("127.0.0.1", waiting.port)) as slow:
        slow.settimeout(10)
        slow.sendall(b"GET ")
        assert slow.recv(100) == b""
    assert waiting.finish().code == "c"
    assert waiting.loopback.strangers == 1
    waiting.close()


def test_a_request_without_end_is_cut(waiting: Waiting) -> None:
    with socket.create_connection(("127.0.0.1", waiting.port)) as large:
        large.settimeout(10)
        with pytest.raises(OSError):  # reset or broken pipe, as the system likes
            for _ in range(10_000):
                large.sendall(b"x" * 10_000)
    assert waiting.finish().code == "c"


def test_a_flood_of_wrong_ones_comes_to_nothing(waiting: Waiting) -> None:
    def flood() -> None:
        for _ in range(100):
            try:
                visit(f"{waiting.redirect}?code=x&state=wrong")
            except OSError:
                return

    threads = [threading.Thread(target=flood) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert waiting.finish().code == "c"
    for thread in threads:
        thread.join()


def test_a_flood_without_end_ends_the_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oauth_loopback, "_MOST_STRANGERS", 20)
    waiting = Waiting()
    for _ in range(25):
        try:
            visit(f"{waiting.redirect}?code=x&state=wrong")
        except OSError:
            break
    with pytest.raises(SignInFailed) as caught:
        waiting.answer.result(10)
    assert caught.value.trouble is SignInTrouble.FLOODED
    waiting.close()


def test_cancel_wakes_it(waiting: Waiting) -> None:
    waiting.loopback.cancel()
    with pytest.raises(MailError, match="cancelled"):
        waiting.answer.result(10)
    waiting.loopback.cancel()


def test_the_page_loads_nothing_and_tells_nobody() -> None:
    octets = reply(BrowserWords("<b>", "\"&", "no", "close", 'ar"', right_to_left=True), is_good=True).decode()
    headers, page = octets.split("\r\n\r\n")
    assert "Referrer-Policy: no-referrer" in headers and "default-src 'none'" in headers
    assert "no-store" in headers
    assert "<b>" not in page and 'dir="rtl"' in page and "src=" not in page and "href=" not in page
    assert "no" in reply(BrowserWords(refused="no"), is_good=False).decode()
