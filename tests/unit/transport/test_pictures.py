"""Remote pictures: what is asked, what is never reached, what is taken for a picture; against a real TLS server."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from app.backends import tls
from app.errors import ErrorKind, MailError
from app.transport import public_https
from app.transport.https_target import parse
from app.transport.pictures import fetch, picture_type
from app.transport.public_addresses import Endpoint, is_public
from app.transport.public_https import Limits, PublicHttps
from tests.servers.certs import Authority
from tests.servers.picture_site import PNG, Answering, PictureSite, reply


def redirect(target: str) -> Answering:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", target)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(100):
        time.sleep(0.05)
        handler.wfile.write(b"x")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(Path(tmp_path_factory.mktemp("ca")))


@pytest.fixture
def site(authority: Authority) -> Iterator[PictureSite]:
    made = PictureSite(authority)
    yield made
    made.close()


@pytest.fixture
def https(authority: Authority) -> PublicHttps:
    """This computer is let in, for the tests only; nothing in the program can ask for that."""
    return PublicHttps(contexts=authority.client_context, may_reach=lambda _address: True)


def test_a_picture_is_asked_for_without_a_word_about_who_asks(site: PictureSite, https: PublicHttps) -> None:
    found = fetch([f"{site.url}/a.png?u=ada%20b", f"{site.url}/b.png"], https)
    assert found.failed == 0
    assert found.pictures[f"{site.url}/b.png"] == ("image/png", PNG)
    assert sorted(path for _, path, _ in site.asked) == ["/a.png?u=ada%20b", "/b.png"]
    for method, _, headers in site.asked:
        assert method == "GET"
        assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert headers["User-Agent"] == "Mozilla/5.0"


def test_a_private_address_is_not_connected_to(site: PictureSite, authority: Authority) -> None:
    with pytest.raises(MailError) as raised:
        PublicHttps(contexts=authority.client_context).ask(f"{site.url}/a.png")
    assert raised.value.kind is ErrorKind.REFUSED
    assert site.asked == []


def test_a_name_with_one_private_address_is_not_asked_at_all(
        site: PictureSite, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public_https, "resolve", lambda host, port, seconds, stopped: [
        Endpoint(socket.AF_INET, (where, port)) for where in ("93.184.216.34", "10.0.0.1")])
    with pytest.raises(MailError):
        PublicHttps(contexts=authority.client_context).ask(f"{site.url}/a.png")


def test_it_is_the_checked_address_that_is_connected_to(
        site: PictureSite, https: PublicHttps, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: a second look-up would give another address."""
    looked = []

    def resolve(host: str, port: int, seconds: float, stopped: Callable[[], bool]) -> list[Endpoint]:
        looked.append(host)
        return [Endpoint(socket.AF_INET, ("127.0.0.1", port))]

    monkeypatch.setattr(public_https, "resolve", resolve)
    https.ask(f"{site.url}/a.png")
    assert looked == ["localhost"]


@pytest.mark.parametrize("target", ["http://localhost/x.png", "ftp://x.example/", "javascript:alert(1)",
                                    "https://u:p@localhost/x", "file:///etc/passwd", "https://loc alhost/"])
def test_a_redirect_leads_to_https_only(site: PictureSite, https: PublicHttps, target: str) -> None:
    site.pages["/go"] = redirect(target)
    with pytest.raises(MailError) as raised:
        https.ask(f"{site.url}/go")
    assert raised.value.kind is ErrorKind.USAGE


def test_redirects_are_followed_but_not_for_ever(site: PictureSite, https: PublicHttps) -> None:
    site.pages["/go"] = redirect("/b.png")
    assert https.ask(f"{site.url}/go").body == PNG
    site.pages["/round"] = redirect("/round")
    with pytest.raises(MailError):
        https.ask(f"{site.url}/round")
    assert sum(path == "/round" for _, path, _ in site.asked) == 6


def test_a_redirect_into_the_home_is_refused(site: PictureSite, authority: Authority, monkeypatch: pytest.MonkeyPatch
                                             ) -> None:
    site.pages["/go"] = redirect(f"https://127.0.0.1:{site.url.rpartition(':')[2]}/inside")
    asked: list[str] = []

    def may_reach(address: str) -> bool:
        asked.append(address)
        return len(asked) == 1

    with pytest.raises(MailError) as raised:
        PublicHttps(contexts=authority.client_context, may_reach=may_reach).ask(f"{site.url}/go")
    assert raised.value.kind is ErrorKind.REFUSED
    assert [path for _, path, _ in site.asked] == ["/go"]


def test_a_slow_drip_ends_in_time(site: PictureSite, https: PublicHttps) -> None:
    site.pages["/drip"] = drip
    began = time.monotonic()
    with pytest.raises(MailError) as raised:
        https.ask(f"{site.url}/drip", limits=Limits(seconds=0.4))
    assert raised.value.kind is ErrorKind.TIMEOUT
    assert time.monotonic() - began < 2


def test_too_much_is_refused_with_and_without_a_declared_size(site: PictureSite, https: PublicHttps) -> None:
    site.pages["/big"] = lambda handler: reply(handler, b"x" * 3000)

    def unsaid(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(b"x" * 3000)

    site.pages["/unsaid"] = unsaid
    for path in ("/big", "/unsaid"):
        with pytest.raises(MailError) as raised:
            https.ask(site.url + path, limits=Limits(octets=2000))
        assert raised.value.kind is ErrorKind.TOO_LARGE


def test_a_packed_answer_is_not_unpacked(site: PictureSite, https: PublicHttps) -> None:
    site.pages["/gzip"] = lambda handler: reply(handler, PNG, Content_Encoding="gzip")
    assert fetch([f"{site.url}/gzip"], https).failed == 1


def test_what_is_no_picture_is_not_handed_on(site: PictureSite, https: PublicHttps) -> None:
    site.pages["/svg.png"] = lambda handler: reply(handler, b"<svg onload='x'/>", Content_Type="image/png")
    site.pages["/page"] = lambda handler: reply(handler, b"<html>")
    found = fetch([f"{site.url}/svg.png", f"{site.url}/page", "http://localhost/plain.png", f"{site.url}/ok"], https)
    assert list(found.pictures) == [f"{site.url}/ok"] and found.failed == 3


def test_an_unknown_certificate_is_refused(site: PictureSite) -> None:
    with pytest.raises(MailError) as raised:
        PublicHttps(may_reach=lambda _address: True).ask(f"{site.url}/a.png")
    assert raised.value.kind is ErrorKind.TLS_CERTIFICATE
    assert site.asked == []


def test_a_post_carries_its_body_and_is_not_redirected(site: PictureSite, https: PublicHttps) -> None:
    https.ask(f"{site.url}/one", method="POST", body=b"List-Unsubscribe=One-Click",
              content_type="application/x-www-form-urlencoded")
    assert site.asked[0][0] == "POST" and site.bodies == [b"List-Unsubscribe=One-Click"]
    site.pages["/go"] = redirect("/b.png")
    with pytest.raises(MailError):
        https.ask(f"{site.url}/go", method="POST", body=b"x")


@pytest.mark.parametrize("url", [
    "http://x.example/a", "https://ada:pw@x.example/a", "https://ada@x.example/", "https://x.example/\r\nHost: y",
    "https:// x.example/", "https://x.example\\@y.example/", "https:///a", "https://x.example:99999/", "x.example",
    "https://" + "a" * 5000, "https://[::1", "https://x\0.example/", "https://x.example/" + "a" * 4096,
])
def test_odd_addresses_are_not_asked(url: str) -> None:
    with pytest.raises(MailError) as raised:
        parse(url)
    assert raised.value.kind is ErrorKind.USAGE


def test_names_and_paths_beyond_ascii_are_written_for_the_wire() -> None:
    target = parse("https://bücher.example/größe/a b%20c".replace(" ", "") + "?q=ü&r=%41#part")
    assert (target.host, target.port) == ("xn--bcher-kva.example", 443)
    assert target.path == "/gr%C3%B6%C3%9Fe/ab%20c?q=%C3%BC&r=%41"


@pytest.mark.parametrize("address", [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.0.8", "::1", "::", "fe80::1%eth0", "fc00::1", "fd12::1",
    "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2001::1", "64:ff9b::7f00:1", "2001:db8::1",
    "nonsense", "",
])
def test_what_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1",
                                     "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_what_is_public(address: str) -> None:
    assert is_public(address)


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + PNG[24:]


@pytest.mark.parametrize(("octets", "kind"), [
    (PNG, "image/png"), (png(50_000, 50_000), ""), (png(0, 5), ""), (PNG[:18], ""),
    (b"GIF89a\x02\0\x03\0" + b"\0" * 20, "image/gif"), (b"GIF89a\xff\xff\xff\xff", ""), (b"GIF89a", ""),
    (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x10\x00\x20" + b"\0" * 20, "image/jpeg"),
    (b"\xff\xd8\xff\xc2\x00\x11\x08\xff\xff\xff\xff" + b"\0" * 20, ""), (b"\xff\xd8\xff" + b"\xff" * 5000, ""),
    (b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x0f\0\0\x0f\0\0", "image/webp"),
    (b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff", ""),
    (b"RIFF\0\0\0\0WEBPVP8L\x0a\0\0\0\x2f\x0f\xc0\x03\0" + b"\0" * 9, "image/webp"),
    (b"<svg xmlns='x'/>", ""), (b"<html>", ""), (b"", ""), (b"BM" + b"\0" * 50, ""),
])
def test_pictures_are_known_by_their_octets(octets: bytes, kind: str) -> None:
    assert picture_type(octets) == kind


def test_stopping_ends_what_is_under_way(site: PictureSite, https: PublicHttps) -> None:
    site.pages["/drip"] = drip
    threading.Timer(0.3, https.stop).start()
    began = time.monotonic()
    assert fetch([f"{site.url}/drip", f"{site.url}/drip?2"], https).failed == 2
    assert time.monotonic() - began < 3
    assert fetch([f"{site.url}/late"], https).failed == 1
    assert "/late" not in [path for _, path, _ in site.asked]


def test_a_server_that_is_silent_in_its_handshake_holds_up_no_other(site: PictureSite, authority: Authority) -> None:
    """With the contexts of the program, whose handshakes wait for each other."""
    https = PublicHttps(contexts=lambda: tls.context(str(authority.ca_file)), may_reach=lambda _address: True)
    with socket.create_server(("127.0.0.1", 0)) as silent, ThreadPoolExecutor() as pool:
        waiting = pool.submit(https.ask, f"https://localhost:{silent.getsockname()[1]}/", limits=Limits(seconds=30.0))
        held, _ = silent.accept()
        assert held.recv(1)  # its handshake has begun
        assert https.ask(f"{site.url}/a.png", limits=Limits(seconds=5.0)).body == PNG
        https.stop()
        with pytest.raises(MailError):
            waiting.result(10)
        held.close()
