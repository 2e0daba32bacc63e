"""X.509 certificates for mail (RFC 8550): whose they are, who vouches for them, and where they come from."""

from __future__ import annotations

import contextlib
import re
import ssl
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7, pkcs12
from cryptography.x509 import verification
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from app.crypto.binding import normal
from app.errors import ErrorKind, MailError
from app.model.security import SMIME, OwnKey, StoredKey

MAX_FILE = 8 << 20
MAX_CERTIFICATES = 100
_PFX = re.compile(rb"\x30(?:[\x00-\x80]|\x81.|\x82..|\x83...|\x84....)\x02\x01\x03", re.DOTALL)
"""SEQUENCE { INTEGER 3, …: RFC 7292 section 4."""
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)


def load(der: bytes) -> x509.Certificate | None:
    """None for what is no certificate."""
    try:
        return x509.load_der_x509_certificate(der)
    except (ValueError, UnsupportedAlgorithm):
        return None


def emails(certificate: x509.Certificate) -> tuple[str, ...]:
    """Addresses that it is made out to (RFC 8550 section 3): rfc822Name, and emailAddress of the subject."""
    found: list[str] = []
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        found += names.get_values_for_type(x509.RFC822Name)
    except (x509.ExtensionNotFound, ValueError, UnsupportedAlgorithm):
        pass  # then the subject alone tells
    with contextlib.suppress(ValueError):  # a subject that can't be read names nobody
        found += [str(each.value) for each in certificate.subject.get_attributes_for_oid(NameOID.EMAIL_ADDRESS)]
    return tuple(dict.fromkeys(email for each in found[:50] if each.isprintable() and (email := normal(each))))


def name(certificate: x509.Certificate) -> str:
    """The common name, else the first address."""
    try:
        common = [str(each.value) for each in certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
    except ValueError:
        common = []
    text = next(iter([*common, *emails(certificate)]), "")
    return "".join(c for c in text if c.isprintable())[:200]


def authority(certificate: x509.Certificate) -> str:
    """Who issued it, for people."""
    for oid in (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME):
        try:
            found = certificate.issuer.get_attributes_for_oid(oid)
        except ValueError:
            return ""
        if found:
            return "".join(c for c in str(found[0].value) if c.isprintable())[:200]
    return ""


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 in upper-case hex."""
    return certificate.fingerprint(hashes.SHA256()).hex().upper()


def may(certificate: x509.Certificate, *, sign: bool) -> bool:
    """Whether its key usage allows mail, and signing or encrypting in particular (RFC 8550 4.4)."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
        agreed = isinstance(certificate.public_key(), ec.EllipticCurvePublicKey) and usage.key_agreement
        if not (usage.digital_signature or usage.content_commitment if sign else usage.key_encipherment or agreed):
            return False
    except x509.ExtensionNotFound:
        pass  # not limited
    except (ValueError, UnsupportedAlgorithm):
        return False
    try:
        purposes = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return True
    except (ValueError, UnsupportedAlgorithm):
        return False
    return bool({ExtendedKeyUsageOID.EMAIL_PROTECTION, ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE} & set(purposes))


def vouched(certificate: x509.Certificate, others: Sequence[x509.Certificate],
            roots: Sequence[x509.Certificate] | None = None, at: float | None = None) -> str:
    """The authority that this system knows and that vouches for the certificate, or "".

    `others` are the ones between, as they came. `roots`: in place of the system's. Revocation is not asked for: that
    would tell the authority who reads what.
    """
    known = tuple(roots) if roots is not None else system_roots()
    if not known:
        return ""
    policy = verification.ExtensionPolicy
    try:
        verifier = (verification.PolicyBuilder().store(verification.Store(list(known)))
                    .time(datetime.fromtimestamp(time.time() if at is None else at, UTC)).max_chain_depth(8)
                    .extension_policies(ca_policy=policy.webpki_defaults_ca(), ee_policy=policy.permit_all())
                    .build_client_verifier())
        chain = verifier.verify(certificate, list(others)[:MAX_CERTIFICATES]).chain
    except (verification.VerificationError, ValueError, UnsupportedAlgorithm):
        return ""
    return (name(chain[-1]) or authority(certificate)) if len(chain) > 1 else ""


@lru_cache(maxsize=1)
def system_roots() -> tuple[x509.Certificate, ...]:
    """The authorities that the system trusts."""
    found = [load(der) for der in ssl.create_default_context().get_ca_certs(binary_form=True)]
    return tuple(each for each in found if each is not None)


def is_weak(certificate: x509.Certificate) -> bool:
    """Short RSA keys, and what no longer counts as a signature."""
    try:
        key = certificate.public_key()
    except (ValueError, UnsupportedAlgorithm):
        return True
    return isinstance(key, rsa.RSAPublicKey) and key.key_size < 2048


def stored(certificate: x509.Certificate, others: Sequence[x509.Certificate] = (), source: str = "import"
           ) -> StoredKey:
    """As it is kept."""
    return StoredKey(
        SMIME, fingerprint(certificate), name(certificate), emails(certificate),
        certificate.public_bytes(serialization.Encoding.DER),
        b"".join(each.public_bytes(serialization.Encoding.PEM) for each in others[:10]),
        certificate.not_valid_before_utc.timestamp(), certificate.not_valid_after_utc.timestamp(), source=source)


def chain_of(key: StoredKey) -> list[x509.Certificate]:
    """The certificates that came with it; none where they cannot be read."""
    try:
        return x509.load_pem_x509_certificates(key.chain) if key.chain else []
    except ValueError:
        return []


def pem(key: StoredKey) -> bytes:
    """As it is given to others, with its chain."""
    return ssl.DER_cert_to_PEM_cert(key.public).encode("ascii") + key.chain


def read(data: bytes, passphrase: str = "", source: str = "import") -> tuple[list[StoredKey], list[OwnKey]]:
    """Certificates of a PEM, DER, PKCS #7 or PKCS #12 file; from the last also one's own key.

    Raises MailError as `pgp_keys.read`.
    """
    if len(data) > MAX_FILE:
        raise MailError(ErrorKind.TOO_LARGE, "The file is too large for a certificate: choose one of at most 8 MB.")
    if _PEM.search(data):
        return _for_mail([load(ssl.PEM_cert_to_DER_cert(each[0].decode("ascii", "replace"))) for each in
                          list(_PEM.finditer(data))[:MAX_CERTIFICATES]], source), []
    if (one := load(data)) is not None:
        return _for_mail([one], source), []
    if (own := _pkcs12(data, passphrase, source)) is not None:
        return [], [own]
    for reader in (pkcs7.load_der_pkcs7_certificates, pkcs7.load_pem_pkcs7_certificates):
        try:
            return _for_mail(reader(data), source), []
        except (ValueError, UnsupportedAlgorithm):
            continue
    raise MailError(ErrorKind.USAGE, "There is no certificate in this file: choose a .p12, .pem, .cer or .p7s file.")


def _pkcs12(data: bytes, passphrase: str, source: str) -> OwnKey | None:
    """None for another kind of file."""
    if not _PFX.match(data):
        return None
    try:
        loaded = pkcs12.load_pkcs12(data, passphrase.encode() if passphrase else None)
    except (ValueError, UnsupportedAlgorithm) as error:
        if not passphrase:
            raise MailError(ErrorKind.SECRET_MISSING, "This file is guarded by a passphrase: type it to import the "
                            "certificate.") from error
        raise MailError(ErrorKind.LOGIN_REFUSED, "This is not the file's passphrase: type it again.") from error
    if loaded.key is None or loaded.cert is None:
        raise MailError(ErrorKind.USAGE, "The file holds no certificate with its key: export it again with both.")
    if not isinstance(loaded.key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise MailError(ErrorKind.UNSUPPORTED, "The key in this file is of a kind that mail can't use: RSA and ECDSA "
                        "are supported.")
    certificate = loaded.cert.certificate
    secret = loaded.key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8,
                                      serialization.NoEncryption())
    key = stored(certificate, [each.certificate for each in loaded.additional_certs], source)
    if not key.emails:
        raise MailError(ErrorKind.USAGE, "The certificate names no mail address: it is of no use for mail.")
    return OwnKey(key, secret)


def backup(own: OwnKey, passphrase: str) -> bytes:
    """PKCS #12 with certificate, chain and key. Raises MailError(USAGE) for an empty passphrase."""
    if not passphrase:
        raise MailError(ErrorKind.USAGE, "A backup of a secret key needs a passphrase.")
    certificate, key = load(own.key.public), serialization.load_der_private_key(own.secret, None)
    if certificate is None or not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise MailError(ErrorKind.DAMAGED, "The stored certificate can't be read: import it again.")
    return pkcs12.serialize_key_and_certificates(
        own.key.name.encode(), key, certificate, chain_of(own.key),
        serialization.BestAvailableEncryption(passphrase.encode()))


def _for_mail(found: Sequence[x509.Certificate | None], source: str) -> list[StoredKey]:
    """The ones made out to addresses; authorities between go along as their chain."""
    whole = [each for each in found if each is not None]
    people = [each for each in whole if emails(each)]
    others = [each for each in whole if not emails(each)]
    if not people:
        raise MailError(ErrorKind.USAGE, "No certificate in this file names a mail address: it is of no use for mail.")
    return [stored(each, others, source) for each in people[:MAX_CERTIFICATES]]
