"""Decryption of S/MIME (RFC 5652 section 6, RFC 5083, RFC 5753): all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from asn1crypto import core
from cryptography import x509
from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives import keywrap
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.padding import PKCS7
from cryptography.hazmat.primitives.serialization import load_der_private_key

from app.crypto import certificates
from app.crypto.cms import DIGESTS, WRAPS, content_info, wrapping_key
from app.crypto.keyring import KeyRing
from app.errors import MailError
from app.model.findings import Finding
from app.model.security import SMIME, Encryption, OwnKey, Verdict
from app.quick_dataclass import dataclass

_CBC = {"2.16.840.1.101.3.4.1.2": 16, "2.16.840.1.101.3.4.1.22": 24, "2.16.840.1.101.3.4.1.42": 32}
_GCM = {"2.16.840.1.101.3.4.1.6": 16, "2.16.840.1.101.3.4.1.26": 24, "2.16.840.1.101.3.4.1.46": 32}
_MAX_RECIPIENTS = 1000


@dataclass(frozen=True, slots=True)
class Opened:
    """`guarded`: changes would have been noticed (AES-GCM). Without it, what is shown must not be active in any way."""

    plain: bytes | None
    verdict: Verdict
    guarded: bool = False


def decrypt(der: bytes, keys: KeyRing) -> Opened:
    """An enveloped or authenticated-enveloped message."""
    blank = Verdict("", SMIME)
    try:
        own = keys.own(SMIME)
    except MailError as error:
        return Opened(None, replace(blank, encryption=Encryption.LOCKED, reason=Finding.KEY_UNREACHABLE,
                                    told=error.detail))
    try:
        info = content_info(der)
        kind = info["content_type"].native
        if kind not in ("enveloped_data", "authenticated_enveloped_data"):
            return Opened(None, replace(blank, encryption=Encryption.UNSUPPORTED,
                                        reason=Finding.SMIME_UNKNOWN))
        envelope = info["content"]
        session = _session_key(envelope["recipient_infos"], own)
        if session is None:
            return Opened(None, replace(blank, encryption=Encryption.NO_KEY,
                                        reason=Finding.NO_CERTIFICATE_OPENS))
        guarded = kind == "authenticated_enveloped_data"
        plain = _guarded(envelope, session) if guarded else _unguarded(envelope, session)
    except (_Unknown, UnsupportedAlgorithm):
        return Opened(None, replace(blank, encryption=Encryption.UNSUPPORTED,
                                    reason=Finding.CIPHER_UNKNOWN))
    except (ValueError, TypeError, KeyError, InvalidTag, keywrap.InvalidUnwrap, RecursionError, OverflowError):
        return Opened(None, replace(blank, encryption=Encryption.DAMAGED,
                                    reason=Finding.DAMAGED))
    return Opened(plain, replace(blank, encryption=Encryption.DECRYPTED), guarded)


class _Unknown(Exception):
    pass


def _session_key(recipients: Any, own: Sequence[OwnKey]) -> bytes | None:
    mine = [(certificates.load(each.key.public), each.secret) for each in own]
    unknown = False
    for recipient in list(recipients)[:_MAX_RECIPIENTS]:
        for certificate, secret in mine:
            if certificate is None:
                continue
            private = load_der_private_key(secret, None)
            try:
                if recipient.name == "ktri" and isinstance(private, rsa.RSAPrivateKey) \
                        and _is_mine(recipient.chosen["rid"], certificate):
                    return _transported(recipient.chosen, private)
                if recipient.name == "kari" and isinstance(private, ec.EllipticCurvePrivateKey):
                    for wrapped in _mine_of(recipient.chosen, certificate):
                        return _agreed(recipient.chosen, wrapped, private)
            except _Unknown:
                unknown = True
    if unknown:
        raise _Unknown
    return None


def _is_mine(rid: Any, certificate: x509.Certificate) -> bool:
    if rid.name == "issuer_and_serial_number":
        return bool(rid.chosen["serial_number"].native == certificate.serial_number
                    and rid.chosen["issuer"].dump() == certificate.issuer.public_bytes())
    try:
        own = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    except (x509.ExtensionNotFound, ValueError):
        return False
    value = rid.chosen.native
    return own == (value if isinstance(value, bytes) else value.get("subject_key_identifier"))


def _mine_of(recipient: Any, certificate: x509.Certificate) -> Iterator[bytes]:
    for each in list(recipient["recipient_encrypted_keys"])[:_MAX_RECIPIENTS]:
        if _is_mine(each["rid"], certificate):
            yield each["encrypted_key"].native


def _transported(recipient: Any, private: rsa.RSAPrivateKey) -> bytes:
    algorithm = recipient["key_encryption_algorithm"]
    name = algorithm["algorithm"].native
    if name in ("rsaes_pkcs1v15", "rsa"):
        return private.decrypt(recipient["encrypted_key"].native, padding.PKCS1v15())
    if name != "rsaes_oaep":
        raise _Unknown
    parameters = algorithm["parameters"]
    hashed = DIGESTS.get(parameters["hash_algorithm"]["algorithm"].native)
    mask = DIGESTS.get(parameters["mask_gen_algorithm"]["parameters"]["algorithm"].native)
    if hashed is None or mask is None or parameters["p_source_algorithm"]["parameters"].native:
        raise _Unknown
    return private.decrypt(recipient["encrypted_key"].native, padding.OAEP(padding.MGF1(mask), hashed, None))


def _agreed(recipient: Any, wrapped: bytes, private: ec.EllipticCurvePrivateKey) -> bytes:
    originator = recipient["originator"]
    scheme = recipient["key_encryption_algorithm"]["algorithm"].dotted
    wrap = recipient["key_encryption_algorithm"]["parameters"]
    if originator.name != "originator_key" or not isinstance(wrap, core.Any | core.Sequence):
        raise _Unknown
    inner = core.Sequence.load(wrap.dump())
    oid = core.ObjectIdentifier.load(inner[0].dump()).dotted
    parameters = inner[1].dump() if len(inner) > 1 else None
    if oid not in WRAPS:
        raise _Unknown
    point = originator.chosen["public_key"].native
    octets = bytes(originator.chosen["public_key"]) if not isinstance(point, bytes) else point
    public = ec.EllipticCurvePublicKey.from_encoded_point(private.curve, octets)
    given = recipient["ukm"]
    ukm = given.native if isinstance(given, core.OctetString) else None
    try:
        key = wrapping_key(private, public, scheme, oid, parameters, ukm)
    except ValueError as error:
        raise _Unknown from error
    return keywrap.aes_key_unwrap(key, wrapped)


def _unguarded(envelope: Any, session: bytes) -> bytes:
    info = envelope["encrypted_content_info"]
    algorithm = info["content_encryption_algorithm"]
    size = _CBC.get(algorithm["algorithm"].dotted)
    octets = info["encrypted_content"].native
    if size is None or info["content_type"].native != "data":
        raise _Unknown
    if len(session) != size or not octets:
        raise ValueError("no fit")
    decryptor = Cipher(algorithms.AES(session), modes.CBC(algorithm["parameters"].native)).decryptor()
    padded = decryptor.update(octets) + decryptor.finalize()
    unpadder = PKCS7(128).unpadder()
    return unpadder.update(padded) + unpadder.finalize()


def _guarded(envelope: Any, session: bytes) -> bytes:
    """RFC 5083 2.2, RFC 5084 3.2."""
    info = envelope["auth_encrypted_content_info"]
    algorithm = info["content_encryption_algorithm"]
    size = _GCM.get(algorithm["algorithm"].dotted)
    if size is None or info["content_type"].native != "data":
        raise _Unknown
    parameters = core.Sequence.load(algorithm["parameters"].dump())
    nonce = core.OctetString.load(parameters[0].dump()).native
    length = core.Integer.load(parameters[1].dump()).native if len(parameters) > 1 else 12
    tag = envelope["mac"].native
    if len(session) != size or len(tag) != length or length < 12:
        raise ValueError("no fit")
    attributes = envelope["auth_attrs"]
    known = attributes.untag().dump(force=True) if not isinstance(attributes, core.Void) else b""
    if length == 16:
        return AESGCM(session).decrypt(nonce, info["encrypted_content"].native + tag, known or None)
    decryptor = Cipher(algorithms.AES(session), modes.GCM(nonce, tag, min_tag_length=12)).decryptor()
    decryptor.authenticate_additional_data(known)
    return decryptor.update(info["encrypted_content"].native) + decryptor.finalize()
