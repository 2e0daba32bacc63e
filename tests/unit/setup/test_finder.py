"""Looking for servers, against domains on this computer: right, refused, silent and lying ones."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from app.model.account import Protocol, Security
from app.model.finding import Asking, Findings, Source
from app.setup.autoconfig import usual_of
from app.setup.finder import Finder
from app.setup.look_alike import meant
from app.setup.person import Person, ascii_host
from app.transport.https_target import parse
from tests.servers.small_internet import SmallInternet, page, stalling, status

CONFIG = """<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1"><emailProvider id="x"><domain>x</domain><displayName>Nordlicht Post</displayName>
<incomingServer type="imap"><hostname>mx.%EMAILDOMAIN%</hostname><port>993</port><socketType>SSL</socketType>
<username>%EMAILLOCALPART%</username><authentication>password-cleartext</authentication></incomingServer>
<incomingServer type="pop3"><hostname>pop.hoster.example</hostname><port>110</port><socketType>STARTTLS</socketType>
<username>%EMAILADDRESS%</username></incomingServer>
<outgoingServer type="smtp"><hostname>out.hoster.example</hostname><port>465</port><socketType>SSL</socketType>
<username>%EMAILADDRESS%</username></outgoingServer></emailProvider></clientConfig>"""
PATH = "/mail/config-v1.1.xml"
WELL_KNOWN = "/.well-known/autoconfig/mail/config-v1.1.xml"


def find(internet: SmallInternet, email: str, *, online: bool = True, seconds: float = 8.0,
         grace: float = 2.0) -> Findings:
    return Finder(email, lambda source, state: None, online=online, network=lambda: internet.network,
                  seconds=seconds, grace=grace).run()


def hosts(found: Findings) -> list[str | None]:
    best = found.best
    assert best is not None
    return [each.host if each else None for each in (best.imap, best.pop3, best.smtp)]


# --- five domains that are in no list, each known by another way ---------------------------------


def test_by_the_domains_own_page(internet: SmallInternet) -> None:
    internet.site("autoconfig.nordlicht.example", PATH, CONFIG.encode())
    found = find(internet, "anna@nordlicht.example")
    best = found.best
    assert best is not None
    assert (best.source, best.certain, best.provider) == (Source.AUTOCONFIG, True, "Nordlicht Post")
    assert not best.needs_a_look
    assert best.imap is not None
    assert (best.imap.host, best.imap.user, best.imap.security) == ("mx.nordlicht.example", "anna", Security.TLS)
    assert best.pop3 is not None
    assert (best.pop3.port, best.pop3.security, best.pop3.user) == (110, Security.STARTTLS, "anna@nordlicht.example")
    assert internet.asked == ["autoconfig.nordlicht.example" + PATH]


def test_by_the_well_known_page(internet: SmallInternet) -> None:
    internet.site("nordlicht.example", WELL_KNOWN, CONFIG.encode())
    found = find(internet, "anna@nordlicht.example")
    assert found.best is not None
    assert found.best.source is Source.WELL_KNOWN
    assert dict(found.asked)[Source.AUTOCONFIG] is Asking.NOTHING


def test_by_records_of_its_dns(internet: SmallInternet) -> None:
    internet.records = {
        ("_imaps._tcp.nordlicht.example.", "SRV"): ["20 1 993 late.nordlicht.example.", "10 1 993 b.nordlicht.example.",
                                                    "10 9 1993 a.nordlicht.example."],
        ("_imap._tcp.nordlicht.example.", "SRV"): ["0 1 143 plain.nordlicht.example."],
        ("_pop3s._tcp.nordlicht.example.", "SRV"): ["0 0 0 ."],
        ("_submission._tcp.nordlicht.example.", "SRV"): ["0 1 587 out.nordlicht.example."],
    }
    best = find(internet, "anna@nordlicht.example").best
    assert best is not None
    assert (best.source, best.pop3, best.outside, best.needs_a_look) == (Source.SRV, None, (), False)
    assert best.imap is not None
    assert (best.imap.host, best.imap.port, best.imap.security) == ("a.nordlicht.example", 1993, Security.TLS)
    assert best.smtp is not None
    assert (best.smtp.port, best.smtp.security) == (587, Security.STARTTLS)


def test_by_whose_servers_take_its_mail(internet: SmallInternet) -> None:
    internet.records = {("nordlicht.example.", "MX"): ["10 smtpin.rzone.de.", "5 aspmx.l.google.com."]}
    best = find(internet, "anna@nordlicht.example").best
    assert best is not None
    assert (best.source, best.certain, best.provider, best.oauth) == (Source.MX, True, "GMail", "google")
    assert best.imap is not None
    assert (best.imap.host, best.imap.user) == ("imap.gmail.com", "anna@nordlicht.example")


def test_by_the_page_of_whoever_takes_its_mail_and_that_is_to_be_confirmed(internet: SmallInternet) -> None:
    internet.records = {("nordlicht.example.", "MX"): ["5 mx1.in.hoster.example."]}
    internet.site("autoconfig.hoster.example", PATH, CONFIG.encode())
    best = find(internet, "anna@nordlicht.example").best
    assert best is not None
    assert (best.source, best.outside) == (Source.MX, ("out.hoster.example", "pop.hoster.example"))
    assert best.needs_a_look
    assert internet.asked == ["autoconfig.hoster.example" + PATH]


def test_by_the_usual_names(internet: SmallInternet) -> None:
    internet.mail("mail.nordlicht.example", 993, b"* OK ready\r\n")
    internet.mail("imap.nordlicht.example", 993, b"* OK ready\r\n", trusted=False)
    internet.mail("pop.nordlicht.example", 995, b"HTTP/1.1 400 Bad\r\n")
    internet.server("smtp.nordlicht.example", 587, lambda plain: starttls(internet, "smtp.nordlicht.example", plain))
    found = find(internet, "anna@nordlicht.example")
    assert hosts(found) == ["mail.nordlicht.example", None, "smtp.nordlicht.example"]
    best = found.best
    assert best is not None
    assert (best.source, best.certain, best.answered, best.needs_a_look) == (Source.GUESS, False, True, True)
    assert best.smtp is not None
    assert best.smtp.security is Security.STARTTLS


def starttls(internet: SmallInternet, host: str, plain: socket.socket) -> None:
    plain.sendall(b"220-hello\r\n220 there\r\n")
    plain.recv(1024)
    plain.sendall(b"250-PIPELINING\r\n250 STARTTLS\r\n")
    plain.recv(1024)
    plain.sendall(b"220 go\r\n")
    with internet.authority.named(host).server_context().wrap_socket(plain, server_side=True):
        pass


# --- refused, silent, nothing there --------------------------------------------------------------


def test_http_alone_is_never_asked(internet: SmallInternet) -> None:
    came: list[int] = []
    for host in ("autoconfig.nordlicht.example", "nordlicht.example"):
        internet.server(host, 80, lambda plain: came.append(1))
    found = find(internet, "anna@nordlicht.example")
    assert came == []
    assert 80 not in [port for _, port in internet.connected]
    assert found.best is not None
    assert (found.best.source, found.best.answered) == (Source.GUESS, False)
    assert hosts(found) == ["imap.nordlicht.example", "pop.nordlicht.example", "smtp.nordlicht.example"]


def test_a_redirect_to_http_is_refused(internet: SmallInternet) -> None:
    came: list[int] = []
    internet.server("nordlicht.example", 80, lambda plain: came.append(1))
    internet.site("autoconfig.nordlicht.example", PATH, status(302, "http://nordlicht.example/config.xml"))
    found = find(internet, "anna@nordlicht.example")
    assert dict(found.asked)[Source.AUTOCONFIG] is Asking.UNUSABLE
    assert came == []


def test_redirects_to_https_are_followed_three_times(internet: SmallInternet) -> None:
    for number in range(4):
        internet.site("autoconfig.nordlicht.example", f"/{number}",
                      status(302, f"https://autoconfig.nordlicht.example/{number + 1}"))
    internet.site("autoconfig.nordlicht.example", "/4", CONFIG.encode())
    internet.site("autoconfig.nordlicht.example", PATH, status(301, "https://autoconfig.nordlicht.example/2"))
    assert dict(find(internet, "anna@nordlicht.example").asked)[Source.AUTOCONFIG] is Asking.FOUND
    internet.site("autoconfig.nordlicht.example", PATH, status(301, "https://autoconfig.nordlicht.example/0"))
    assert dict(find(internet, "anna@nordlicht.example").asked)[Source.AUTOCONFIG] is Asking.UNUSABLE


def test_no_redirect_leads_from_the_internet_into_a_home(internet: SmallInternet) -> None:
    internet.site("router.home.example", "/config", CONFIG.encode(), address="192.168.1.1")
    internet.site("autoconfig.nordlicht.example", PATH, status(302, "https://router.home.example/config"),
                  address="9.9.9.9")
    found = find(internet, "anna@nordlicht.example")
    assert dict(found.asked)[Source.AUTOCONFIG] is Asking.UNUSABLE
    assert internet.asked == ["autoconfig.nordlicht.example" + PATH]


def test_a_domain_at_home_may_be_asked(internet: SmallInternet) -> None:
    internet.site("autoconfig.home.example", PATH, CONFIG.encode(), address="192.168.1.1")
    assert dict(find(internet, "anna@home.example").asked)[Source.AUTOCONFIG] is Asking.FOUND


def test_a_certificate_for_another_name_is_refused(internet: SmallInternet) -> None:
    other = internet.authority.named("elsewhere.example").server_context()

    def talk(plain: socket.socket) -> None:
        other.wrap_socket(plain, server_side=True).recv(1)

    internet.server("autoconfig.nordlicht.example", 443, talk)
    assert dict(find(internet, "anna@nordlicht.example").asked)[Source.AUTOCONFIG] is Asking.UNUSABLE


def test_silence_ends_at_the_deadline(internet: SmallInternet) -> None:
    internet.dns_silent = True
    internet.site("autoconfig.nordlicht.example", PATH, stalling)
    internet.silent("nordlicht.example", 443)
    internet.silent("imap.nordlicht.example", 993)
    began = time.monotonic()
    found = find(internet, "anna@nordlicht.example", seconds=1.0)
    assert time.monotonic() - began < 4
    assert dict(found.asked) == {
        Source.PROVIDERS: Asking.NOTHING, Source.AUTOCONFIG: Asking.LATE, Source.WELL_KNOWN: Asking.LATE,
        Source.SRV: Asking.LATE, Source.MX: Asking.LATE, Source.GUESS: Asking.LATE}
    assert found.best is not None
    assert not found.best.certain


def test_a_certain_answer_waits_a_moment_only_for_better_ones(internet: SmallInternet) -> None:
    internet.records = {("_imaps._tcp.nordlicht.example.", "SRV"): ["0 1 993 a.nordlicht.example."],
                        ("_submissions._tcp.nordlicht.example.", "SRV"): ["0 1 465 a.nordlicht.example."]}
    internet.site("autoconfig.nordlicht.example", PATH, stalling)
    began = time.monotonic()
    found = find(internet, "anna@nordlicht.example", seconds=10.0, grace=0.3)
    assert time.monotonic() - began < 5
    assert found.best is not None
    assert found.best.source is Source.SRV
    assert dict(found.asked)[Source.AUTOCONFIG] is Asking.LATE


def test_refused_dns_is_told_and_stops_nobody(internet: SmallInternet) -> None:
    internet.dns_refuses = True
    internet.site("nordlicht.example", WELL_KNOWN, CONFIG.encode())
    assert find(internet, "anna@nordlicht.example").best is not None
    internet.pages.clear()
    asked = dict(find(internet, "anna@nordlicht.example").asked)
    assert (asked[Source.SRV], asked[Source.MX]) == (Asking.UNUSABLE, Asking.UNUSABLE)


def test_stopped_from_another_thread(internet: SmallInternet) -> None:
    internet.site("autoconfig.nordlicht.example", PATH, stalling)
    finder = Finder("anna@nordlicht.example", lambda source, state: None, network=lambda: internet.network, seconds=9)
    threading.Timer(0.2, finder.stop).start()
    began = time.monotonic()
    finder.run()
    assert time.monotonic() - began < 5


# --- what goes out -------------------------------------------------------------------------------


def test_the_part_before_the_at_stays_here(internet: SmallInternet) -> None:
    internet.site("autoconfig.nordlicht.example", PATH, page(b"<html>Welcome to everything</html>"))
    internet.site("nordlicht.example", WELL_KNOWN, status(404))
    internet.records = {("nordlicht.example.", "MX"): ["5 mx1.hoster.example."]}
    internet.site("autoconfig.hoster.example", PATH, status(400))
    found = find(internet, "geheim@nordlicht.example")
    assert len(internet.asked) == 3
    assert not [each for each in internet.asked if "geheim" in each]
    assert not [each for each, _ in internet.dns_asked if "geheim" in each]
    assert dict(found.asked)[Source.AUTOCONFIG] is Asking.NOTHING


def test_the_domains_own_server_gets_the_address_if_it_asks_for_it(internet: SmallInternet) -> None:
    internet.site("autoconfig.nordlicht.example", PATH, lambda handler: (
        page(CONFIG.encode()) if "emailaddress=anna@nordlicht.example" in handler.path else status(400))(handler))
    best = find(internet, "anna@nordlicht.example").best
    assert best is not None
    assert best.source is Source.AUTOCONFIG


@pytest.mark.parametrize("email", ["anna@gmx.de", "anna@nordlicht.example"])
def test_off_line_nobody_is_asked(internet: SmallInternet, email: str) -> None:
    found = find(internet, email, online=False)
    assert (internet.asked, internet.dns_asked, internet.connected) == ([], [], [])
    assert found.best is not None


def test_a_listed_provider_is_not_asked_for(internet: SmallInternet) -> None:
    found = find(internet, "anna@gmx.de")
    assert (internet.asked, internet.dns_asked, internet.connected) == ([], [], [])
    assert found.best is not None
    assert found.best.source is Source.PROVIDERS


# --- lies in DNS ---------------------------------------------------------------------------------


def test_servers_outside_the_domain_that_dns_names_are_to_be_confirmed(internet: SmallInternet) -> None:
    internet.records = {("_imaps._tcp.nordlicht.example.", "SRV"): ["0 1 993 nordlicht.example.evil.example."],
                        ("_submissions._tcp.nordlicht.example.", "SRV"): ["0 1 465 out.nordlicht.example."]}
    best = find(internet, "anna@nordlicht.example").best
    assert best is not None
    assert best.outside == ("nordlicht.example.evil.example",)
    assert best.needs_a_look


@pytest.mark.parametrize("record", ["0 1 0 a.nordlicht.example.", "0 1 993 127\\.0\\.0\\.1.", "0 1 993 localhost.",
                                    "0 1 993 a\\013\\010b.nordlicht.example.", "0 1 993 10.0.0.1."])
def test_targets_that_are_none_are_left_out(internet: SmallInternet, record: str) -> None:
    internet.records = {("_imaps._tcp.nordlicht.example.", "SRV"): [record]}
    assert dict(find(internet, "anna@nordlicht.example").asked)[Source.SRV] is Asking.NOTHING


def test_what_a_source_lacks_comes_from_the_next(internet: SmallInternet) -> None:
    internet.records = {("_imaps._tcp.nordlicht.example.", "SRV"): ["0 1 993 a.nordlicht.example."]}
    internet.mail("smtp.nordlicht.example", 465, b"220 ready\r\n")
    internet.mail("imap.nordlicht.example", 993, b"* OK ready\r\n")
    found = find(internet, "anna@nordlicht.example")
    assert hosts(found) == ["a.nordlicht.example", None, "smtp.nordlicht.example"]
    assert found.best is not None
    assert not found.best.certain
    assert [choice.protocol for choice in found.best.choices] == [Protocol.IMAP, None]


@pytest.mark.parametrize("email", ["", "anna", "anna@", "@nordlicht.example", "a b@nordlicht.example", "a@b\r\n.c",
                                   "a@127.0.0.1", "a@localhost", "a@-.example"])
def test_what_is_no_address_is_not_looked_for(internet: SmallInternet, email: str) -> None:
    assert find(internet, email) == Findings(email.strip(), ())
    assert internet.connected == []


def test_a_page_of_ten_megabytes_is_not_read(internet: SmallInternet) -> None:
    internet.site("autoconfig.nordlicht.example", PATH, CONFIG.encode() + b" " * (10 << 20))
    assert dict(find(internet, "anna@nordlicht.example").asked)[Source.AUTOCONFIG] is Asking.UNUSABLE


# --- whose domain it is --------------------------------------------------------------------------


@pytest.mark.parametrize(("email", "address"), [
    ("anna@gmial.com", "anna@gmail.com"), ("anna@gmail.co", "anna@gmail.com"), ("anna@gmai.com", "anna@gmail.com"),
    ("anna@grnail.com", "anna@gmail.com"), ("anna@hotmial.com", "anna@hotmail.com"),
    ("anna@gm\u0430il.com", "anna@gmail.com"), ("anna@outlo0k.com", "anna@outlook.com"),
    ("anna@gmailcom", "anna@gmail.com"), ("anna@gmail.com", ""), ("anna@GMX.de", ""), ("anna@nordlicht.example", ""),
    ("anna@we.de", ""), ("anna@mail.de", ""), ("anna@yahoo.at", ""), ("anna", ""), ("@", ""), ("a@" + "b" * 5000, "")])
def test_a_slip_of_the_fingers_is_seen(email: str, address: str) -> None:
    assert meant(email) == address


def test_who_waits_at_a_mistyped_domain_gets_no_password_by_itself(internet: SmallInternet) -> None:
    config = CONFIG.replace("nordlicht.example", "gmial.com")
    internet.site("autoconfig.gmial.com", PATH, config.encode())
    best = find(internet, "anna@gmial.com").best
    assert best is not None and best.certain and best.meant == "anna@gmail.com" and best.needs_a_look


def test_a_sharp_s_is_not_the_domain_with_ss() -> None:
    """Two domains with two owners (RFC 5894 7.2), and one of them would get the other's passwords."""
    person = Person.parse("anna@stra\u00dfe.example")
    assert person is not None and person.domain == "xn--strae-oqa.example"
    assert Person.parse("anna@STRASSE.example") != person
    found = usual_of("anna@Stra\u00dfe.example").imap
    assert found is not None and found.host == "imap.xn--strae-oqa.example"
    assert parse("https://stra\u00dfe.example/").host == "xn--strae-oqa.example"
    assert ascii_host("m\u00fcller.example") == "xn--mller-kva.example"
