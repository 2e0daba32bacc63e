"""A domain's own page on its servers, as hostile as it may be."""

from __future__ import annotations

import random
import time

import pytest

from app.errors import MailError
from app.model.account import Security
from app.model.finding import Source, Suggestion
from app.setup.autoconfig_xml import MOST_OCTETS, read
from app.setup.person import Person, is_host, zones

ANNA = Person("anna@nordlicht.example", "anna", "nordlicht.example")


def config(servers: str, head: str = "") -> bytes:
    return f"{head}<clientConfig version='1.1'><emailProvider id='x'>{servers}</emailProvider></clientConfig>".encode()


def server(kind: str = "imap", host: str = "mail.nordlicht.example", port: str = "993", sockets: str = "SSL",
           user: str = "%EMAILADDRESS%", more: str = "") -> str:
    tag = "outgoingServer" if kind == "smtp" else "incomingServer"
    return (f"<{tag} type='{kind}'><hostname>{host}</hostname><port>{port}</port><socketType>{sockets}</socketType>"
            f"<username>{user}</username>{more}</{tag}>")


def told(octets: bytes) -> Suggestion | None:
    return read(octets, ANNA, Source.AUTOCONFIG)


@pytest.mark.parametrize("octets", [
    config(server(), '<!DOCTYPE x [<!ENTITY a "b">]>'),
    config(server(host="&a;"), '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    config(server(), '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'),
    config(server(), '<!DOCTYPE x SYSTEM "https://evil.example/x.dtd">'),
    config("<![CDATA[ ]]>" + server()),
    config(server(host="&undefined;")),
    config(server()) + b" " * MOST_OCTETS,
    config("<incomingServer>" * 20 + server()),
    config(server(sockets="plain")),
    config(server(sockets="plain", port="143") + server("smtp", sockets="plain")),
    *(config(server(port=each)) for each in ("0", "-1", "65536", "99999999999999", "x", "", "٩٩٣")),
    *(config(server(host=each)) for each in (
        "", "localhost", "127.0.0.1", "[::1]", "a b.example", "evil.example/x", "evil.example:25", "a..example",
        "-a.example", "x" * 300 + ".example", "a&#10;b.example", "user@evil.example", "%NEXT%.example")),
    *(config(server(user=each)) for each in ("%OTHER%", "a&#13;b", "a&#9;b")),
    config(server(kind="exchange")),
    b"<clientConfig><other/></clientConfig>",
    b"<clientConfig><broken",
])
def test_what_may_not_be_used(octets: bytes) -> None:
    with pytest.raises(MailError):
        told(octets)


@pytest.mark.parametrize("octets", [b"", b"<html><body>hello</body></html>", b"\0" * 100, b"%PDF-1.7",
                                    config(server()).decode().encode("utf-16"), b"<a><clientConfig/></a>"])
def test_what_is_no_such_page_is_none(octets: bytes) -> None:
    assert told(octets) is None


def test_the_best_of_many() -> None:
    found = told("\ufeff".encode() + config(
        "<displayName>Nordlicht &amp; Söhne</displayName><!-- a comment -->"
        + server(port="143", sockets="plain") + server(port="143", sockets="STARTTLS")
        + server(more="<authentication>OAuth2</authentication>", host="oauth.nordlicht.example")
        + server(more="<authentication>password-cleartext</authentication><authentication>OAuth2</authentication>")
        + server("smtp", port="587", sockets="STARTTLS") + server("smtp", port="25", sockets="plain")))
    assert found is not None
    assert found.provider == "Nordlicht & Söhne"
    assert found.imap is not None
    assert (found.imap.host, found.imap.port, found.imap.security) == ("mail.nordlicht.example", 993, Security.TLS)
    assert found.pop3 is None
    assert found.smtp is not None
    assert (found.smtp.port, found.smtp.user) == (587, "anna@nordlicht.example")


def test_only_so_many_servers_are_looked_at() -> None:
    assert told(config(server(port="143", sockets="STARTTLS") * 50 + server())).imap.port == 143  # type: ignore[union-attr]


@pytest.mark.parametrize("octets", [
    b"<clientConfig>" + b"<a>" * 16_000, b"<clientConfig><emailProvider>" + b"<a>" * 9_000 + b"</a>" * 9_000
    + b"</emailProvider></clientConfig>", b"<clientConfig " + b"a='b' " * 9_000, b"<!" * 30_000 + b"<clientConfig"])
def test_depth_and_number_cost_nothing(octets: bytes) -> None:
    began = time.monotonic()
    with pytest.raises(MailError):
        told(octets)
    assert time.monotonic() - began < 1


def test_placeholders_in_the_name_of_the_person_stay_what_they_are() -> None:
    person = Person.parse("%EMAILDOMAIN%x@nordlicht.example")
    assert person is not None
    found = read(config(server()), person, Source.AUTOCONFIG)
    assert found is not None
    assert found.imap is not None
    assert found.imap.user == "%EMAILDOMAIN%x@nordlicht.example"


def test_zones_are_what_somebody_may_have_registered() -> None:
    assert zones("mx1.in.hoster.example") == ("in.hoster.example", "hoster.example")
    assert zones("mx.hoster.co.uk") == ("hoster.co.uk",)
    assert zones("hoster.example") == ()


def test_whatever_comes_there_is_one_kind_of_error() -> None:
    """Two thousand pages with something cut, doubled or turned in them."""
    whole = config("<displayName>Nordlicht</displayName>" + server() + server("pop3", port="995") + server("smtp"),
                   "<?xml version='1.0' encoding='UTF-8'?>\n")
    dice = random.Random(6)
    outcomes = {"none": 0, "told": 0, "refused": 0}
    for _ in range(2000):
        page = bytearray(whole)
        for _ in range(dice.randint(1, 4)):
            at = dice.randrange(len(page))
            match dice.randrange(4):
                case 0:
                    page[at] = dice.randrange(256)
                case 1:
                    del page[at:at + dice.randrange(30)]
                case 2:
                    page[at:at] = page[at:at + dice.randrange(60)]
                case _:
                    page[at:at] = dice.choice((b"<", b"&", b"\0", b"]]>", b"<!--", b"-->", b"\xff", b"%", b"\r\n"))
        try:
            found = told(bytes(page))
        except MailError:
            outcomes["refused"] += 1
            continue
        outcomes["told" if found else "none"] += 1
        for choice in found.choices if found else ():
            assert is_host(choice.settings.host) and choice.settings.user.isprintable()
            assert choice.settings.security is not Security.NONE and 0 < choice.settings.port < 65_536
    assert min(outcomes.values()) > 20, outcomes
