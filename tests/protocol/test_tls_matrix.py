"""Whatever a server or somebody in between does: no user, password, token, address or mail in the clear, or at all
after a check that failed. The servers here say yes to everything and keep every octet."""

from __future__ import annotations

import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from app.backends import tls
from app.backends.registry import backend_for
from app.crypto.server_certificate import key_pin
from app.errors import CertificateFlaw, ErrorKind, MailError
from app.model.account import Security, ServerSettings
from app.model.sign_in import AccessToken
from app.setup import certificates
from app.setup.certificates import Dialect
from tests.protocol.visits import CANARIES, TOKEN, USER, Person, account, forms, leaks
from tests.servers import recording
from tests.servers.certs import Authority, Certificate
from tests.servers.recording import Manners

PROTOCOLS = ("imap", "pop3", "smtp")
SECURITIES = (Security.TLS, Security.STARTTLS)
BOTH_WAYS = pytest.mark.parametrize("security", SECURITIES, ids=str)
EACH = pytest.mark.parametrize("protocol", PROTOCOLS)


_TALLY: Counter[str] = Counter()


class RecordingServer(recording.RecordingServer):
    """One that is counted, and looked at once more when all is said."""

    def __exit__(self, *failure: object) -> None:
        super().__exit__(*failure)  # type: ignore[arg-type]  # handed on as it came
        _TALLY.update(servers=1, connections=self.connections, wire=len(self.wire), clear=len(self.clear),
                      leaks=len(leaks(self.wire)))


@pytest.fixture(scope="module", autouse=True)
def counted(tell: Callable[[str], None]) -> Iterator[None]:
    _TALLY.clear()
    yield
    tell(f"TLS matrix: {_TALLY['servers']} servers, {_TALLY['connections']} connections, {_TALLY['wire']:,} octets "
         f"heard of the client, {_TALLY['clear']:,} of them in the clear; user, password, token, address or mail in "
         f"{_TALLY['leaks']} places")


def settings_for(server: RecordingServer, security: Security, authority: Authority, pin: str = "") -> ServerSettings:
    return ServerSettings("localhost", server.port, security, USER, str(authority.ca_file), pin)


def manners(security: Security, context: ssl.SSLContext | None, **more: object) -> Manners:
    return Manners(context, security is Security.TLS, **more)  # type: ignore[arg-type]  # fields of Manners


def refused(server: RecordingServer, person: Person, protocol: str) -> MailError:
    """The visit's error; nobody heard anything that matters, and nobody was asked for a password."""
    with pytest.raises(MailError) as caught:
        person.visit(protocol)
    assert leaks(server.wire) == leaks(server.secured) == []
    assert person.asked == 0
    assert not any(canary.decode() in str(caught.value) for canary in CANARIES if canary.decode() != USER)
    return caught.value


@EACH
@BOTH_WAYS
def test_the_recorder_hears_what_is_said_to_a_good_server_but_not_on_the_wire(
        authority: Authority, protocol: str, security: Security) -> None:
    with RecordingServer(protocol, manners(security, authority.good.server_context())) as server:
        person = Person(settings_for(server, security, authority))
        person.visit(protocol)
    assert leaks(server.secured) and leaks(server.wire) == []
    assert server.clear == b"" or security is Security.STARTTLS


@EACH
@BOTH_WAYS
def test_a_token_goes_to_a_proven_server_and_to_no_other(authority: Authority, protocol: str,
                                                         security: Security) -> None:
    with RecordingServer(protocol, manners(security, authority.good.server_context())) as server:
        Person(settings_for(server, security, authority), AccessToken(TOKEN)).visit(protocol)
    assert leaks(server.wire) == [] and any(form in server.secured for form in forms(TOKEN))
    for certificate in (authority.self_signed, authority.wrong_host):
        with RecordingServer(protocol, manners(security, certificate.server_context())) as server:
            person = Person(settings_for(server, security, authority), AccessToken(TOKEN))
            assert refused(server, person, protocol).kind is ErrorKind.TLS_CERTIFICATE
    if security is Security.STARTTLS:
        with RecordingServer(protocol, starttls(authority, offers=False)) as server:
            person = Person(settings_for(server, security, authority), AccessToken(TOKEN))
            assert refused(server, person, protocol).kind is ErrorKind.STARTTLS_MISSING


def other_authority(authority: Authority) -> Certificate:
    return Authority(authority.directory / "other").good


CERTIFICATES: dict[str, tuple[Callable[[Authority], Certificate], CertificateFlaw]] = {
    "self-signed": (lambda known: known.self_signed, CertificateFlaw.SELF_SIGNED),
    "unknown authority": (other_authority, CertificateFlaw.UNKNOWN_AUTHORITY),
    "wrong host": (lambda known: known.wrong_host, CertificateFlaw.WRONG_NAME),
    "expired": (lambda known: known.expired, CertificateFlaw.EXPIRED),
    "not yet valid": (lambda known: known.not_yet_valid, CertificateFlaw.NOT_YET_VALID),
    "no subjectAltName": (lambda known: known.no_names, CertificateFlaw.NO_NAMES),
    "weak key": (lambda known: known.weak_key, CertificateFlaw.WEAK_KEY),
}


@EACH
@BOTH_WAYS
@pytest.mark.parametrize("name", CERTIFICATES)
def test_a_bad_certificate_gets_nothing_and_the_check_is_named(authority: Authority, protocol: str,
                                                               security: Security, name: str) -> None:
    make, flaw = CERTIFICATES[name]
    with RecordingServer(protocol, manners(security, weak_context(make(authority)))) as server:
        person = Person(settings_for(server, security, authority))
        error = refused(server, person, protocol)
        assert error.kind is ErrorKind.TLS_CERTIFICATE
        assert error.certificate is not None and not error.certificate.fingerprint
        told = certificates.explained(error, account(person.settings, protocol))
    assert leaks(server.wire) == [] and server.secured == b""
    facts = told.certificate
    assert facts is not None and facts.flaws == (flaw,)
    assert (facts.host, facts.port) == ("localhost", server.port)
    assert len(facts.fingerprint) == len(facts.pin) == 64 and facts.not_after and facts.issuer and facts.key
    assert server.connections == 2


def weak_context(certificate: Certificate, newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3) -> ssl.SSLContext:
    """Serves keys and versions that OpenSSL by itself would be ashamed of."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.maximum_version = newest
    context.load_cert_chain(certificate.cert_file, certificate.key_file)
    return context


@EACH
@BOTH_WAYS
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1], ids=["TLS 1.0", "TLS 1.1"])
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
def test_old_tls(authority: Authority, protocol: str, security: Security, version: ssl.TLSVersion) -> None:
    with RecordingServer(protocol, manners(security, weak_context(authority.good, version))) as server:
        error = refused(server, Person(settings_for(server, security, authority)), protocol)
    assert error.kind is ErrorKind.TLS_FAILED
    assert error.certificate is not None and error.certificate.flaws == (CertificateFlaw.OLD_TLS,)


@EACH
@BOTH_WAYS
def test_an_alert_in_place_of_a_handshake(authority: Authority, protocol: str, security: Security) -> None:
    with RecordingServer(protocol, manners(security, authority.good.server_context(), alert=True)) as server:
        error = refused(server, Person(settings_for(server, security, authority)), protocol)
    assert error.kind in (ErrorKind.TLS_FAILED, ErrorKind.PROTOCOL)


@EACH
def test_a_plain_server_where_tls_is_wanted(authority: Authority, protocol: str) -> None:
    with RecordingServer(protocol, Manners(None, implicit_tls=False)) as server:
        error = refused(server, Person(settings_for(server, Security.TLS, authority)), protocol)
    assert error.kind is ErrorKind.TLS_FAILED


# --- STARTTLS -------------------------------------------------------------------------------------------


def starttls(authority: Authority, **more: object) -> Manners:
    return manners(Security.STARTTLS, authority.good.server_context(), **more)


@EACH
def test_starttls_taken_out_of_what_is_offered(authority: Authority, protocol: str) -> None:
    with RecordingServer(protocol, starttls(authority, offers=False)) as server:
        error = refused(server, Person(settings_for(server, Security.STARTTLS, authority)), protocol)
    assert error.kind is ErrorKind.STARTTLS_MISSING


REFUSALS = {"imap": (b"<tag> NO not now\r\n", b"<tag> BAD what?\r\n"),
            "pop3": (b"-ERR no\r\n", b"-ERR [SYS/PERM] no\r\n"),
            "smtp": (b"454 4.7.0 not now\r\n", b"502 5.5.1 what?\r\n")}


@EACH
@pytest.mark.parametrize("which", [0, 1])
def test_starttls_refused(authority: Authority, protocol: str, which: int) -> None:
    with RecordingServer(protocol, starttls(authority, answer=REFUSALS[protocol][which], stays_plain=True)) as server:
        error = refused(server, Person(settings_for(server, Security.STARTTLS, authority)), protocol)
    assert error.kind is ErrorKind.STARTTLS_MISSING


@EACH
def test_starttls_agreed_to_and_then_nothing_but_clear_text(authority: Authority, protocol: str) -> None:
    more = {"imap": b"* OK still here\r\n", "pop3": b"+OK still here\r\n", "smtp": b"250 hi\r\n"}[protocol]
    with RecordingServer(protocol, starttls(authority, stays_plain=True, injects=more)) as server:
        error = refused(server, Person(settings_for(server, Security.STARTTLS, authority)), protocol)
    assert error.kind in (ErrorKind.TLS_FAILED, ErrorKind.PROTOCOL)


INJECTED = {
    "imap": b"* CAPABILITY IMAP4rev1 AUTH=PLAIN XEVIL\r\n* LIST () \"/\" evil\r\n",
    "pop3": b"+OK\r\nUSER\r\nXEVIL\r\n.\r\n",
    "smtp": b"250-hello\r\n250-XEVIL\r\n250 AUTH PLAIN\r\n",
}


@pytest.mark.parametrize("protocol", ["pop3", "smtp"])
def test_what_follows_the_answer_to_starttls_ends_the_connection(authority: Authority, protocol: str) -> None:
    with RecordingServer(protocol, starttls(authority, injects=INJECTED[protocol])) as server:
        error = refused(server, Person(settings_for(server, Security.STARTTLS, authority)), protocol)
    assert error.kind is ErrorKind.PROTOCOL and "tampering" in error.detail


@pytest.mark.parametrize("before", [True, False])
def test_what_is_injected_into_imap_is_forgotten(authority: Authority, before: bool) -> None:
    how = {"answer": INJECTED["imap"] + b"<tag> OK go on\r\n"} if before else {"injects": INJECTED["imap"]}
    with RecordingServer("imap", starttls(authority, **how)) as server:
        person = Person(settings_for(server, Security.STARTTLS, authority))
        backend = backend_for(account(person.settings, "imap"), person.password)
        backend.open()
        assert "XEVIL" not in backend.capabilities.server
        assert [folder.path for folder in backend.list_folders() if folder.path == "evil"] == []
        backend.close()
    assert leaks(server.wire) == [] and leaks(server.secured)


UNASKED = (b'* LIST () "/" evil', b'* LSUB () "/" evil', b"* STATUS INBOX (MESSAGES 7)", b"* SEARCH 1 2", b"* 7 EXISTS",
           b"* FLAGS (evil)", b"* 7 RECENT", b"* 1 EXPUNGE", b"* 1 FETCH (UID 1 FLAGS (\\Seen))",
           b"* OK [REFERRAL imaps://elsewhere.example/] go there", b"* CAPABILITY IMAP4rev1 LOGINDISABLED")
ODD_GREETINGS = {
    "imap": (b"* NO go away\r\n", b"* BAD go away\r\n", b"* BYE [ALERT] call this number\r\n",
             b"hello?\r\n* OK ready\r\n", b"a1 OK tagged\r\n", b"* OK [ALERT] your mailbox is infected\r\n",
             b"* OK [BADCHARSET (X)] ready\r\n", b"* OK [REFERRAL imap://elsewhere.example/] ready\r\n",
             b"* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n",
             *(b"* OK ready\r\n" + words + b"\r\n" for words in UNASKED)),
    "pop3": (b"-ERR no\r\n", b"-ERR [SYS/PERM] no\r\n", b"+OK [SYS/TEMP] ready\r\n", b"+OK <1.2@host.example>\r\n",
             b"+OK 2 messages\r\n1 120\r\n2 200\r\n.\r\n", b"+OK \x1b]0;evil\x07\r\n", b"what?\r\n"),
    "smtp": (b"221 bye\r\n", b"354 go on\r\n", b"421 later\r\n", b"500 what?\r\n", b"554 no\r\n",
             b"220-a\r\n220 b\r\n", b"220 ready\r\n250-hello\r\n250 AUTH PLAIN\r\n"),
}
ODD_ANSWERS = {
    "imap": (b"+ go on in the clear\r\n", b"* OK begin\r\n", b"1 OK begin\r\n<tag> NO\r\n", b"<tag> PREAUTH\r\n"),
    "pop3": (b"+ go on\r\n", b"-ERR [AUTH] wrong\r\n", b"OK\r\n", b"\r\n"),
    "smtp": tuple(b"%d said\r\n" % code for code in (221, 250, 334, 354, 421, 451, 500, 501, 504, 530, 550)),
}


def anyhow(server: RecordingServer, person: Person, protocol: str) -> None:
    """It may come to a login within TLS, or to nothing; in the clear nothing is said of who comes."""
    with suppress(MailError):
        person.visit(protocol)
    assert leaks(server.clear) == leaks(server.wire) == []
    assert person.asked == 0 or server.secured


@pytest.mark.parametrize(("protocol", "words"), [(each, words) for each in PROTOCOLS for words in ODD_GREETINGS[each]])
def test_odd_greetings_in_the_clear_gain_nothing(authority: Authority, protocol: str, words: bytes) -> None:
    with RecordingServer(protocol, starttls(authority, greeting=words)) as server:
        anyhow(server, Person(settings_for(server, Security.STARTTLS, authority)), protocol)


@pytest.mark.parametrize(("protocol", "words"), [(each, words) for each in PROTOCOLS for words in ODD_ANSWERS[each]])
def test_odd_answers_to_starttls_gain_nothing(authority: Authority, protocol: str, words: bytes) -> None:
    with RecordingServer(protocol, starttls(authority, answer=words, injects=b"* OK\r\n", stays_plain=True)) as server:
        refused(server, Person(settings_for(server, Security.STARTTLS, authority)), protocol)


@BOTH_WAYS
@pytest.mark.parametrize("words", [b"* PREAUTH welcome\r\n", b"* PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] welcome\r\n"])
def test_preauth_leads_past_starttls_and_is_refused(authority: Authority, security: Security, words: bytes) -> None:
    with RecordingServer("imap", manners(security, authority.good.server_context(), greeting=words)) as server:
        person = Person(settings_for(server, security, authority))
        if security is Security.STARTTLS:
            assert refused(server, person, "imap").kind is ErrorKind.STARTTLS_MISSING
        else:
            person.visit("imap")
            assert person.asked == 0 and leaks(server.secured) == []


@BOTH_WAYS
def test_a_login_referral_leads_nowhere(authority: Authority, security: Security) -> None:
    with (RecordingServer("imap", Manners(None, implicit_tls=False)) as elsewhere,
          RecordingServer("imap", manners(
              security, authority.good.server_context(),
              says_no=b" NO [REFERRAL imap://;AUTH=*@127.0.0.1:%d/] try there\r\n" % elsewhere.port)) as server):
        person = Person(settings_for(server, security, authority))
        with pytest.raises(MailError) as caught:
            person.visit("imap")
    assert caught.value.kind is ErrorKind.LOGIN_REFUSED
    assert elsewhere.connections == 0 and server.connections == 1 and leaks(server.wire) == []


@EACH
@BOTH_WAYS
def test_a_server_that_ends_the_connection_in_the_handshake(authority: Authority, protocol: str, security: Security,
                                                            tmp_path: Path) -> None:
    """It wants a certificate of the client's own, which nobody here has."""
    context = authority.good.server_context()
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(authority.ca_file)
    with RecordingServer(protocol, manners(security, context)) as server:
        error = refused(server, Person(settings_for(server, security, authority)), protocol)
    assert error.kind in (ErrorKind.TLS_FAILED, ErrorKind.NETWORK)


# --- pins -----------------------------------------------------------------------------------------------


def pin_of(certificate: Certificate) -> str:
    return key_pin(ssl.PEM_cert_to_DER_cert(certificate.cert_file.read_text()))


@EACH
@BOTH_WAYS
@pytest.mark.parametrize("shown", ["self_signed", "renewed", "expired", "wrong_host", "no_names"])
def test_a_pinned_key_is_accepted_whoever_vouches_for_it(authority: Authority, protocol: str, security: Security,
                                                         shown: str) -> None:
    certificate = getattr(authority, shown)
    pin = pin_of(authority.self_signed if shown == "renewed" else certificate).upper()
    with RecordingServer(protocol, manners(security, certificate.server_context())) as server:
        Person(settings_for(server, security, authority, pin)).visit(protocol)
    assert leaks(server.secured) and leaks(server.wire) == []


@EACH
@BOTH_WAYS
@pytest.mark.parametrize("shown", ["good", "self_signed"])
def test_another_key_than_the_pinned_one_gets_nothing(authority: Authority, protocol: str, security: Security,
                                                      shown: str) -> None:
    """Even where an authority vouches for it: the pin counts."""
    pin = pin_of(authority.expired)
    with RecordingServer(protocol, manners(security, getattr(authority, shown).server_context())) as server:
        person = Person(replace(settings_for(server, security, authority, pin), pin_since="2026-11-01"))
        error = refused(server, person, protocol)
        told = certificates.explained(error, account(person.settings, protocol))
    assert server.secured == b"" and server.connections == 1
    assert told is error and error.kind is ErrorKind.TLS_CERTIFICATE
    assert "another than the one you accepted on 2026-11-01" in error.detail
    facts = error.certificate
    assert facts is not None and facts.flaws[0] is CertificateFlaw.PIN_CHANGED
    assert (facts.expected, facts.pin) == (pin, pin_of(getattr(authority, shown))) and facts.chain_length == 1


@EACH
@BOTH_WAYS
def test_a_look_says_nothing_of_who_looks(authority: Authority, protocol: str, security: Security) -> None:
    with RecordingServer(protocol, manners(security, authority.good.server_context())) as server:
        settings = settings_for(server, security, authority)
        assert certificates.examine(settings, Dialect(protocol)).flaws == ()
        bad = certificates.examine(replace(settings, ca_file=""), Dialect(protocol))
    assert bad.flaws == (CertificateFlaw.UNKNOWN_AUTHORITY,) and bad.fingerprint and bad.chain_length == 1
    assert leaks(server.wire) == [] and server.secured == b""


def test_a_look_at_a_server_that_drips_comes_to_an_end(authority: Authority) -> None:
    ended = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        client, _ = listener.accept()
        with client, suppress(OSError):
            client.sendall(b"\x16\x03\x03\x40\x00")
            while not ended.wait(0.05):
                client.sendall(b"\x02")

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    settings = ServerSettings("localhost", listener.getsockname()[1], Security.TLS, USER)
    with pytest.raises(MailError) as caught:
        certificates.look(settings, Dialect.IMAP, timeout=0.2)
    ended.set()
    thread.join(5)
    listener.close()
    assert caught.value.kind in (ErrorKind.TIMEOUT, ErrorKind.TLS_FAILED)


@pytest.mark.parametrize("made", [tls.context, tls.unverified_context])
def test_a_certificate_that_was_checked_is_not_exchanged_later(made: Callable[[], ssl.SSLContext]) -> None:
    """By a renegotiation of TLS 1.2, after which nobody would look at it again (RFC 9325 3.5)."""
    assert made().options & ssl.OP_NO_RENEGOTIATION and made().minimum_version >= ssl.TLSVersion.TLSv1_2
