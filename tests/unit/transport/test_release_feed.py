"""The list of releases: what a stranger may write into it, and what we say when we ask for it."""

from __future__ import annotations

import json
import queue
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

import app
from app.commands import CheckForUpdate
from app.engine.update_desk import UpdateDesk
from app.errors import ErrorKind, MailError
from app.events import Event, UpdateChecked
from app.model.release import is_newer
from app.paths import updated_by
from app.transport import release_feed
from app.transport.public_https import Limits, PublicHttps
from tests.servers.certs import Authority
from tests.servers.picture_site import Answering, PictureSite

HOST = "depesche.github.io"
PAGE = f"https://{HOST}/releases/9.1"


def feed(*releases: object) -> bytes:
    return json.dumps({"format": 1, "releases": list(releases)}).encode()


def giving(octets: bytes, status: int = 200, **headers: str) -> Answering:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(octets)))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(octets)

    return answer


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(Path(tmp_path_factory.mktemp("ca")))


@pytest.fixture
def site(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Iterator[PictureSite]:
    made = PictureSite(authority)
    monkeypatch.setenv(release_feed.VARIABLE, f"{made.url}/releases.json")
    yield made
    made.close()


@pytest.fixture
def desk(authority: Authority) -> Iterator[UpdateDesk]:
    told: queue.SimpleQueue[Event] = queue.SimpleQueue()
    made = UpdateDesk(told.put, PublicHttps(contexts=authority.client_context, may_reach=lambda _address: True))
    made.told = told  # type: ignore[attr-defined]
    yield made
    made.stop()


def check(desk: UpdateDesk) -> UpdateChecked:
    desk.submit(CheckForUpdate(7))
    event = desk.told.get(timeout=30)  # type: ignore[attr-defined]
    assert isinstance(event, UpdateChecked) and event.token == 7
    return event


def test_a_newer_release_is_told_and_nothing_about_who_asks(site: PictureSite, desk: UpdateDesk) -> None:
    site.pages["/releases.json"] = giving(feed({"version": "0.0.1"}, {"version": "9.1", "date": "2027-03-01",
                                                                      "notes": "Better.", "page": PAGE}))
    told = check(desk)
    assert told.error is None and told.release is not None
    assert (told.release.version, told.release.date, told.release.notes) == ("9.1", "2027-03-01", "Better.")
    assert told.release.page == ""  # not the host that was asked
    [(method, path, headers)] = site.asked
    assert (method, path, site.bodies) == ("GET", "/releases.json", [b""])
    assert headers == {"Host": site.url.removeprefix("https://"), "User-Agent": "Mozilla/5.0",
                       "Accept": "application/json", "Accept-Encoding": "identity", "Connection": "close"}


@pytest.mark.parametrize("releases", [(), ({"version": app.__version__},), ({"version": "0.0.9"},)])
def test_where_there_is_none_that_is_told(site: PictureSite, desk: UpdateDesk, releases: tuple[object, ...]) -> None:
    site.pages["/releases.json"] = giving(feed(*releases))
    assert check(desk) == UpdateChecked(7)


@pytest.mark.parametrize(("answer", "kind"), [
    (giving(b"<html>"), ErrorKind.PROTOCOL), (giving(b"[" * 100_000), ErrorKind.PROTOCOL),
    (giving(b'{"format": 2, "releases": []}'), ErrorKind.PROTOCOL), (giving(b'{"format": 1}'), ErrorKind.PROTOCOL),
    (giving(b"\xff"), ErrorKind.PROTOCOL), (giving(b'{"format": ' + b"9" * 6_000 + b"}"), ErrorKind.PROTOCOL),
    (giving(b"x" * (300 << 10)), ErrorKind.TOO_LARGE), (giving(b"", 404), ErrorKind.REFUSED),
    (giving(b"", 302, Location="https://localhost/elsewhere"), ErrorKind.REFUSED),
])  # fmt: skip
def test_what_is_no_list_is_an_error(site: PictureSite, desk: UpdateDesk, answer: Answering, kind: ErrorKind) -> None:
    site.pages["/releases.json"] = answer
    told = check(desk)
    assert told.release is None and told.error is not None and told.error.kind is kind
    assert len(site.asked) == 1


def test_a_server_that_drips_is_left(site: PictureSite, desk: UpdateDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b" ")
            time.sleep(0.02)

    site.pages["/releases.json"] = drip
    monkeypatch.setattr(release_feed, "_LIMITS", Limits(seconds=0.7, octets=1 << 20, redirects=0))
    told = check(desk)
    assert told.error is not None and told.error.kind is ErrorKind.TIMEOUT


def test_only_https_to_the_public_internet(monkeypatch: pytest.MonkeyPatch, site: PictureSite) -> None:
    for url in ("http://localhost/releases.json", f"{site.url}/releases.json", "https://user:word@example.org/"):
        with pytest.raises(MailError):
            release_feed.ask(PublicHttps(), url, "0.1")
    assert site.asked == []
    monkeypatch.delenv(release_feed.VARIABLE)
    assert release_feed.address() == release_feed.FEED


def test_a_certificate_that_nobody_trusts_ends_it(site: PictureSite) -> None:
    with pytest.raises(MailError) as caught:
        release_feed.ask(PublicHttps(may_reach=lambda _address: True), f"{site.url}/releases.json", "0.1")
    assert caught.value.kind is ErrorKind.TLS_CERTIFICATE and site.asked == []


@pytest.mark.parametrize("given", [
    "javascript:alert(1)", "http://depesche.github.io/", "https://depesche.github.io.example.org/",
    "https://depesche.github.io@example.org/", "https://example.org/", f"https://{HOST}:8443/", "file:///etc/passwd",
    f"https://{HOST}/\u202ea", 7, None, ["x"],
])  # fmt: skip
def test_a_link_that_leads_elsewhere_is_none(given: object) -> None:
    (release,) = release_feed.read(feed({"version": "9.1", "page": given}), HOST)
    assert release.page == ""


def test_a_link_to_the_known_host_stays() -> None:
    (release,) = release_feed.read(feed({"version": "9.1", "page": PAGE}), HOST)
    assert release.page == PAGE


@pytest.mark.parametrize(("given", "shown"), [
    ("a\r\nb\u2028c", "a\nb\nc"), ("\x1b[31mred\x07\x00", "[31mred"), ("evil\u202egnp.exe\u2066", "evilgnp.exe"),
    ("tab\tbed", "tab bed"), ("\n\n  text  \n", "text"), (None, ""), ({"a": 1}, ""), ("<b>bold</b>", "<b>bold</b>"),
])  # fmt: skip
def test_notes_are_plain_text(given: object, shown: str) -> None:
    (release,) = release_feed.read(feed({"version": "9.1", "notes": given}), HOST)
    assert release.notes == shown


def test_long_notes_are_cut() -> None:
    (release,) = release_feed.read(feed({"version": "9.1", "notes": "word " * 50_000}), HOST)
    assert len(release.notes) < 6_010 and release.notes.endswith("…")
    (release,) = release_feed.read(feed({"version": "9.1", "notes": "x\n" * 5_000}), HOST)
    assert release.notes.count("\n") <= 200


def test_what_is_no_release_is_passed_over() -> None:
    versions = ("", "1.2-rc1", "١.٢", "9" * 40, "1.2.3.4.5", 3, None, "1.2 ")
    listed: list[object] = [{"version": each} for each in versions]
    assert release_feed.read(feed(*listed, "text", 3, None, []), HOST) == []
    assert len(release_feed.read(feed(*({"version": f"1.{each}"} for each in range(900))), HOST)) == 200


@pytest.mark.parametrize(("version", "than", "newer"), [
    ("0.2.0", "0.1.0", True), ("0.1.0", "0.1.0", False), ("0.10", "0.9.9", True), ("1.0", "1.0.0", False),
    ("0.1.0", "0.1.0.dev3", True), ("0.1.0", "0.2.0.dev3", False), ("1.0rc1", "0.1", False), ("1.0", "unknown", False),
])  # fmt: skip
def test_which_is_newer(version: str, than: str, newer: bool) -> None:
    assert is_newer(version, than) is newer


def test_who_brings_newer_versions(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("FLATPAK_ID", "SNAP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("app.paths.resource", lambda name: tmp_path / name)
    assert updated_by() == ""
    (tmp_path / "updates-by").write_text("Debian\n")
    assert updated_by() == "Debian"
    monkeypatch.setenv("SNAP", "/snap/depesche/1")
    assert updated_by() == "Snap"
    monkeypatch.setenv("FLATPAK_ID", "io.github.depesche.depesche")
    assert updated_by() == "Flatpak"
