"""What a mail server's certificate says of itself, in words that are safe to show. It is anybody's, and hostile."""

from __future__ import annotations

import datetime as dt
import hashlib
import ipaddress
import time
import unicodedata

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa

from app.errors import CertificateFacts, CertificateFlaw

MOST_OCTETS = 1 << 20
MOST_NAMES = 50
_MOST_COMPARED = 2000
_MOST_CHARACTERS = 200
_LEAST_RSA_BITS = 2048
# What the reading of broken ASN.1 raises, in both libraries, lazily or at once.
_UNREADABLE = (ValueError, TypeError, KeyError, UnsupportedAlgorithm, x509.DuplicateExtension,
               x509.InvalidVersion, x509.UnsupportedGeneralNameType)


def key_pin(certificate: bytes) -> str:
    """SHA-256 of the SubjectPublicKeyInfo (RFC 7469 2.4) of a certificate in DER, in hex; "" if it has none.

    It stays when a certificate is renewed for the same key.
    """
    if not certificate or len(certificate) > MOST_OCTETS:
        return ""
    try:
        key: bytes = asn1.Certificate.load(certificate)["tbs_certificate"]["subject_public_key_info"].dump()
    except _UNREADABLE:
        return ""
    return hashlib.sha256(key).hexdigest()


def read(host: str, port: int, certificate: bytes, flaws: tuple[CertificateFlaw, ...] = (), *, chain_length: int = 0,
         expected: str = "", expected_since: str = "") -> CertificateFacts:
    """The facts of a certificate in DER that `host` showed. What can be seen to be wrong is added to `flaws`, which
    are what a check said; a check that named no cause gives way to it. Never raises: what can't be read is empty."""
    facts = CertificateFacts(host, port, flaws or (CertificateFlaw.OTHER,), chain_length=chain_length,
                             expected=expected, expected_since=expected_since)
    if len(certificate) > MOST_OCTETS:
        return facts
    try:
        parsed = x509.load_der_x509_certificate(certificate)
        begins, ends = parsed.not_valid_before_utc, parsed.not_valid_after_utc
        subject, issuer = _name(parsed.subject), _name(parsed.issuer)
        is_self_signed = parsed.subject == parsed.issuer
    except _UNREADABLE:
        return facts
    names, count = _names(parsed)
    key, is_weak = _key(parsed)
    seen = _seen(host, names, count, begins, ends, is_self_signed=is_self_signed, is_weak=is_weak)
    return CertificateFacts(
        host, port, _together(flaws, seen), subject, issuer,
        tuple(_clean(name) for name in names[:MOST_NAMES]), max(0, count - MOST_NAMES),
        begins.timestamp(), ends.timestamp(), hashlib.sha256(certificate).hexdigest(), key_pin(certificate), key,
        chain_length, expected, expected_since)


def _together(told: tuple[CertificateFlaw, ...], seen: list[CertificateFlaw]) -> tuple[CertificateFlaw, ...]:
    # Without a name in the certificate OpenSSL says that the names differ; and one that is self-signed comes from an
    # unknown authority, too.
    if CertificateFlaw.NO_NAMES in seen:
        told = tuple(flaw for flaw in told if flaw is not CertificateFlaw.WRONG_NAME)
    if CertificateFlaw.UNKNOWN_AUTHORITY in told:
        seen = [flaw for flaw in seen if flaw is not CertificateFlaw.SELF_SIGNED]
    if seen:
        told = tuple(flaw for flaw in told if flaw is not CertificateFlaw.OTHER)
    return tuple(dict.fromkeys((*told, *seen)))


def _seen(host: str, names: list[str], count: int, begins: dt.datetime, ends: dt.datetime, *, is_self_signed: bool,
          is_weak: bool) -> list[CertificateFlaw]:
    now = time.time()
    checks = (
        (is_self_signed, CertificateFlaw.SELF_SIGNED), (ends.timestamp() < now, CertificateFlaw.EXPIRED),
        (begins.timestamp() > now, CertificateFlaw.NOT_YET_VALID), (not count, CertificateFlaw.NO_NAMES),
        (count > 0 and not any(_is_meant(host, name) for name in names), CertificateFlaw.WRONG_NAME),
        (is_weak, CertificateFlaw.WEAK_KEY),
    )
    return [flaw for failed, flaw in checks if failed]


def _names(certificate: x509.Certificate) -> tuple[list[str], int]:
    """The servers that it is for (RFC 9525 6.1), as they are written, and how many they are."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        hosts = found.get_values_for_type(x509.DNSName)
        addresses = [str(each) for each in found.get_values_for_type(x509.IPAddress)]
    except (x509.ExtensionNotFound, *_UNREADABLE):
        return [], 0
    return [*hosts, *addresses][:_MOST_COMPARED], len(hosts) + len(addresses)


def _is_meant(host: str, name: str) -> bool:
    """RFC 9525 6.3: a `*` stands for the whole first label, of names that have three at least."""
    try:
        return ipaddress.ip_address(host) == ipaddress.ip_address(name)
    except ValueError:
        pass
    wanted, given = _ascii(host), _ascii(name)
    if given.startswith("*."):
        return given.count(".") > 1 and wanted.partition(".")[2] == given[2:]
    return wanted == given


def _ascii(name: str) -> str:
    if name.isascii():
        return name.lower().rstrip(".")
    try:
        return name.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        return name.lower()


def _key(certificate: x509.Certificate) -> tuple[str, bool]:
    """Kind and bits for people ("" if unknown), and whether the key is too weak."""
    try:
        key = certificate.public_key()
    except _UNREADABLE:
        return "", False
    match key:
        case rsa.RSAPublicKey():
            return f"RSA {key.key_size}", key.key_size < _LEAST_RSA_BITS
        case ec.EllipticCurvePublicKey():
            return f"ECDSA {key.curve.name}", key.key_size < 224
        case ed25519.Ed25519PublicKey():
            return "Ed25519", False
        case ed448.Ed448PublicKey():
            return "Ed448", False
        case _:
            return type(key).__name__.removesuffix("PublicKey").removesuffix("Key").strip("_"), False


def _name(name: x509.Name) -> str:
    """`mail.example.org, Example Ltd`: the common name first, then the organisation; else all of it."""
    chosen = [str(each.value) for kind in (x509.NameOID.COMMON_NAME, x509.NameOID.ORGANIZATION_NAME)
              for each in name.get_attributes_for_oid(kind)[:2]]
    return _clean(", ".join(chosen) or name.rfc4514_string())


def _clean(text: str) -> str:
    """Without what is not seen or turns the direction of writing, and cut."""
    shown = "".join(c if unicodedata.category(c)[0] not in "CZ" or c == " " else "\N{REPLACEMENT CHARACTER}"
                    for c in text[:_MOST_CHARACTERS])
    return shown + ("…" if len(text) > _MOST_CHARACTERS else "")
