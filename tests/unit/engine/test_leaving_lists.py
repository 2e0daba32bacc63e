"""One request leaves a list (RFC 8058): against a real TLS server on this computer."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from app.commands import LeaveList
from app.engine.leaving_lists import ListLeaver
from app.errors import ErrorKind
from app.events import Event, ListLeft
from app.transport.public_https import PublicHttps
from tests.servers.certs import Authority
from tests.servers.picture_site import Answering, PictureSite


def status(code: int, **headers: str) -> Answering:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        handler.send_header("Content-Length", "0")
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()

    return answer


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(Path(tmp_path_factory.mktemp("ca")))


@pytest.fixture
def site(authority: Authority) -> Iterator[PictureSite]:
    made = PictureSite(authority)
    yield made
    made.close()


def leave(url: str, https: PublicHttps) -> ListLeft:
    told: queue.SimpleQueue[Event] = queue.SimpleQueue()
    ListLeaver(told.put, https).submit(LeaveList(7, url))
    event = told.get(timeout=30)
    assert isinstance(event, ListLeft) and event.token == 7
    return event


@pytest.fixture
def https(authority: Authority) -> PublicHttps:
    return PublicHttps(contexts=authority.client_context, may_reach=lambda _address: True)


def test_one_post_without_a_word_about_who_asks(site: PictureSite, https: PublicHttps) -> None:
    assert leave(f"{site.url}/leave?id=1", https) == ListLeft(7)
    [(method, path, headers)] = site.asked
    assert (method, path) == ("POST", "/leave?id=1") and site.bodies == [b"List-Unsubscribe=One-Click"]
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert not {"Cookie", "Referer", "Accept-Language", "Authorization"} & set(headers)


@pytest.mark.parametrize(("answer", "kind"), [
    (status(404), ErrorKind.REFUSED), (status(500), ErrorKind.REFUSED),
    (status(302, Location="https://localhost/other"), ErrorKind.REFUSED)])
def test_what_is_no_yes_is_told(site: PictureSite, https: PublicHttps, answer: Answering, kind: ErrorKind) -> None:
    site.pages["/leave"] = answer
    told = leave(f"{site.url}/leave", https)
    assert told.error is not None and told.error.kind is kind
    assert len(site.asked) == 1


def test_neither_this_computer_nor_plain_http_is_asked(site: PictureSite, authority: Authority) -> None:
    real = PublicHttps(contexts=authority.client_context)
    for url in (f"{site.url}/leave", f"{site.url.replace('https', 'http')}/leave", "https://10.0.0.1/", "https://[::1]/"):
        assert leave(url, real).error is not None
    assert site.asked == []
