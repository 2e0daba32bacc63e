"""Keys from files, whatever is in them; Autocrypt's header; whom a message is from."""

from __future__ import annotations

import base64
import random
from dataclasses import replace

import pytest

from app.crypto import autocrypt, certificates, pgp_keys, secret_packets
from app.crypto.autocrypt import PeerState
from app.crypto.binding import single_sender, user_id
from app.crypto.packets import dearmor, hide_recipients, packets
from app.crypto.writing import recipient_key
from app.engine.key_desk import read
from app.errors import ErrorKind, MailError
from app.model.security import OwnKey, Recommendation, Trust
from tests.servers.crypto_peers import Gnupg, Openssl

# --- files ----------------------------------------------------------------------------------------


def test_gnupgs_keys_with_their_passphrase(gnupg: Gnupg) -> None:
    gnupg.run("--passphrase", "größer", "--quick-gen-key", "dora@example.org", "rsa2048", "sign,cert", "never")
    exported = gnupg.run("--passphrase", "größer", "--armor", "--export-secret-keys", "dora@example.org")
    for given, kind in (("", ErrorKind.SECRET_MISSING), ("wrong", ErrorKind.LOGIN_REFUSED)):
        with pytest.raises(MailError) as refused:
            read(exported, given)
        assert refused.value.kind is kind
    _, (own,) = read(exported, "größer")
    assert not secret_packets.is_protected(own.secret) and own.key.name == "dora@example.org"


def test_our_backup_is_read_by_gnupg_and_by_us(gnupg: Gnupg, ada: OwnKey) -> None:
    backup = pgp_keys.armoured_secret(ada, "neu und lang")
    gnupg.run("--passphrase", "neu und lang", "--import", data=backup)
    assert b"ada@example.org" in gnupg.run("--list-secret-keys", "ada@example.org")
    _, (own,) = read(backup, "neu und lang")
    assert [each[:2] for each in packets(own.secret)] == [each[:2] for each in packets(ada.secret)]
    with pytest.raises(MailError):
        pgp_keys.armoured_secret(ada, "")


def test_several_keys_with_text_around(gnupg: Gnupg) -> None:
    both = b"Here they are:\n" + gnupg.run("--armor", "--export", "ben@example.org") + b"and\n" + gnupg.run(
        "--armor", "--export", "cora@example.org")
    assert [key.emails for key in read(both, "")[0]] == [("ben@example.org",), ("cora@example.org",)]
    assert len(read(gnupg.run("--export", "ben@example.org", "cora@example.org"), "")[0]) == 2


def test_certificates_in_every_wrapping(openssl: Openssl, ada_smime: OwnKey) -> None:
    openssl.run("crl2pkcs7", "-nocrl", "-certfile", "ada.pem", "-certfile", "ca.pem", "-outform", "DER", "-out", "p7")
    openssl.run("x509", "-in", "ada.pem", "-outform", "DER", "-out", "der")
    for name in ("ada.pem", "der", "p7"):
        (key,), own = read((openssl.folder / name).read_bytes(), "")
        assert key.fingerprint == ada_smime.key.fingerprint and not own
    backup = certificates.backup(ada_smime, "geheim")
    assert read(backup, "geheim")[1][0].secret == ada_smime.secret
    for given, kind in (("", ErrorKind.SECRET_MISSING), ("wrong", ErrorKind.LOGIN_REFUSED)):
        with pytest.raises(MailError) as refused:
            read(backup, given)
        assert refused.value.kind is kind
    assert certificates.pem(ada_smime.key).startswith(b"-----BEGIN CERTIFICATE")


@pytest.mark.parametrize("data", [b"", b"hello", b"\x99\x00", b"\x30\x80", b"\xc0" * 40,
                                  b"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n!!!!\n-----END PGP PUBLIC KEY BLOCK-----",
                                  b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", bytes(9 << 20)])
def test_what_is_no_key_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(MailError) as refused:
        read(data, "")
    assert refused.value.kind in (ErrorKind.USAGE, ErrorKind.TOO_LARGE)


def test_damaged_keys_are_refused_and_never_crash(ada: OwnKey) -> None:
    chance = random.Random(5)
    for number in range(150):
        raw = bytearray((ada.secret, ada.key.public, pgp_keys.armoured_public(ada.key))[number % 3])
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        try:
            read(bytes(raw), "")
        except MailError as error:
            assert "\n" not in error.detail


def test_the_framing_of_packets(ada: OwnKey) -> None:
    assert next(packets(ada.key.public)).tag == 6
    assert dearmor(pgp_keys.armoured_public(ada.key)) == ada.key.public
    partial = b"\xcb\xe1ab\x01c"  # two octets, then one more (RFC 9580 4.2.1.4)
    assert [each.body for each in packets(partial)] == [b"abc"]
    for broken in (b"\x01", b"\xcb\xff\x00\x00", b"\xcb\x05ab", b"\xcb\xe5ab"):
        with pytest.raises(ValueError, match=r"cut short|no packet"):
            list(packets(broken))
    assert hide_recipients(ada.key.public, frozenset({"00"})) == ada.key.public


# --- who ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("field", "email"), [
    ("Ada <ada@example.org>", "ada@example.org"), ("ada@Example.ORG", "ada@example.org"),
    ('"Ahrens, Ada" <ada@example.org>', "ada@example.org"), ("=?utf-8?Q?Ad=C3=A4?= <ada@example.org>",
                                                             "ada@example.org"),
    ("ada@bücher.example", "ada@xn--bcher-kva.example"), ('"ada@example.org" <ada@example.org>', "ada@example.org"),
    ('"ben@example.org" <ada@example.org>', ""), ("=?utf-8?Q?ben=40example.org?= <ada@example.org>", ""),
    ("a@x.org, b@x.org", ""), ("ada@example.org (ben@example.org)", ""), ("Ada <ada@example.org> <b@x.org>", ""),
    ("<ada@example.org", ""), ("Ada", ""), ("", ""), ("Ada <ada@exam\x00ple.org>", ""),
    ("Friends: ada@example.org;", ""),
])
def test_whom_a_message_is_from(field: str, email: str) -> None:
    found, why = single_sender(f"From: {field}\r\nTo: x@example.org\r\n".encode())
    assert found == email and bool(why) is not bool(email)


def test_user_ids() -> None:
    assert user_id("Ada (work) <Ada@Example.org>") == ("Ada (work)", "ada@example.org")
    assert user_id("ada@example.org") == ("", "ada@example.org")
    assert user_id("ben@example.org <mallory@example.org>")[1] == "mallory@example.org"
    for odd in ("a@x.org b@x.org", "<a@x.org> <b@x.org>", "Ada\n<ada@example.org>", "a@x.org <b@x.org> c"):
        assert user_id(odd)[1] == ""


# --- Autocrypt ------------------------------------------------------------------------------------


def message(*more: str, sender: str = "ada@example.org") -> bytes:
    return "\r\n".join([f"From: {sender}", "Date: Sat, 28 Nov 2026 10:00:00 +0000", *more, "", "x"]).encode()


def test_our_header_is_read_again(ada: OwnKey) -> None:
    field = autocrypt.header(ada.key, "ada@example.org", mutual=True).decode().rstrip("\r\n")
    assert all(len(line) <= 78 for line in field.split("\r\n"))
    seen = autocrypt.read(message(field))
    assert seen is not None and seen.key is not None and seen.is_mutual
    assert seen.key.fingerprint == ada.key.fingerprint and seen.key.source == "autocrypt"
    assert autocrypt.header(replace(ada.key, public=bytes(9000)), "ada@example.org") == b""


def test_headers_that_do_not_count(ada: OwnKey) -> None:
    good = autocrypt.header(ada.key, "ada@example.org").decode().rstrip("\r\n")
    key = base64.b64encode(ada.key.public).decode()
    for fields in ((good, good), (good.replace("addr=ada", "addr=eve"),), (good.replace("addr=", "critical=1; addr="),),
                   ("Autocrypt: addr=ada@example.org; keydata=!!!",), ("Autocrypt: addr=ada@example.org",),
                   (f"Autocrypt: addr=ada@example.org; keydata={key}{'A' * 9000}",)):
        seen = autocrypt.read(message(*fields))
        assert seen is not None and seen.key is None, fields[0][:60]
    known = autocrypt.read(message(good.replace("addr=", "_note=1; addr=")))
    assert known is not None and known.key is not None
    assert autocrypt.read(message(good, "Content-Type: multipart/report")) is None
    assert autocrypt.read(message(good, sender="a@x.org, ada@example.org")) is None
    assert autocrypt.read(b"From: ada@example.org\r\n" + good.encode() + b"\r\n\r\n") is None  # no date


def test_recommendations() -> None:
    key, stale, mutual = PeerState(True), PeerState(True, is_stale=True), PeerState(True, is_mutual=True)
    assert autocrypt.recommend([key, PeerState(False)], wants=True) is Recommendation.DISABLE
    assert autocrypt.recommend([], wants=True) is Recommendation.DISABLE
    assert autocrypt.recommend([key, stale], wants=True) is Recommendation.DISCOURAGE
    assert autocrypt.recommend([key, mutual], wants=True) is Recommendation.AVAILABLE
    assert autocrypt.recommend([mutual], wants=False) is Recommendation.AVAILABLE
    assert autocrypt.recommend([mutual], wants=True) is Recommendation.ENCRYPT
    assert autocrypt.is_stale(40 * 86_400.0, 1.0) and not autocrypt.is_stale(30 * 86_400.0, 1.0)


def test_a_key_that_came_with_mail_takes_no_known_ones_place(gnupg: Gnupg, ada_smime: OwnKey, ben_smime: OwnKey
                                                             ) -> None:
    """Anybody can send it, newer than the other, in the name of whom it is for."""
    known = replace(gnupg.public("ben"), source="import")
    forged = replace(gnupg.public("cora"), source="autocrypt", created=known.created + 86_400)
    assert recipient_key([forged, known]) == known
    assert recipient_key([forged, replace(known, source="autocrypt")]) == forged  # one of two strangers: the newer
    assert recipient_key([replace(forged, trust=Trust.ACCEPTED), known]) != known
    # Made long ago, whenever this runs: what begins a second from now is of no use today.
    vouched = replace(ada_smime.key, source="message", is_own=False, created=ada_smime.key.created - 3_600)
    own_made = replace(ben_smime.key, source="message", is_own=False, created=vouched.created + 1)
    public = certificates.load(vouched.public)
    assert recipient_key([own_made, vouched], lambda each, _: "Authority" if each == public else "") == vouched
    assert recipient_key([own_made, vouched], lambda *_: "") == own_made


def test_the_key_that_is_encrypted_to(gnupg: Gnupg) -> None:
    ben, cora = gnupg.public("ben"), gnupg.public("cora")
    assert recipient_key([ben, replace(cora, trust=Trust.ACCEPTED)]).fingerprint == cora.fingerprint  # type: ignore[union-attr]
    assert recipient_key([replace(ben, trust=Trust.REFUSED)]) is None
    assert recipient_key([replace(ben, expires=1.0)]) is None
