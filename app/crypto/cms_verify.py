"""Signatures of S/MIME (RFC 8551, RFC 5652 section 5), checked strictly: whatever is unusual is not valid."""

from __future__ import annotations

import hmac
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from asn1crypto import cms
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa

from app.crypto import certificates
from app.crypto.cms import DIGESTS, content_info, digest
from app.crypto.keyring import KeyRing
from app.crypto.openpgp import placed
from app.model.findings import Finding
from app.model.security import SMIME, Signature, StoredKey, Trust, Verdict

Vouch = Callable[[x509.Certificate, list[x509.Certificate]], str]
"""A certificate and those that came with it → the authority that vouches for it, or ""."""
_WEAK = frozenset({"md5", "md2", "sha1"})
_LATEST_SECONDS = 86_400.0


class _Unfit(Exception):
    def __init__(self, signature: Signature, reason: Finding) -> None:
        super().__init__(reason)
        self.signature, self.reason = signature, reason


def signed_content(der: bytes) -> bytes | None:
    """What an opaque signature covers, as it came; None if there is nothing. Raises ValueError."""
    info = content_info(der)
    try:
        if info["content_type"].native != "signed_data":
            return None
        inner = info["content"]["encap_content_info"]
        octets = inner["content"].native
        return octets if inner["content_type"].native == "data" and isinstance(octets, bytes) else None
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError("not CMS") from error


def is_signed_data(der: bytes) -> bool:
    """Raises ValueError for what is no CMS at all."""
    return bool(content_info(der)["content_type"].native == "signed_data")


def certificates_of(der: bytes) -> list[StoredKey]:
    """The signer's own certificates (those with an address) within a signature, with the others as their chain."""
    try:
        found = _embedded(content_info(der)["content"])
    except (ValueError, TypeError, KeyError):
        return []
    others = [each for each in found if not certificates.emails(each)]
    return [certificates.stored(each, others, "message") for each in found if certificates.emails(each)]


def verify(der: bytes, data: bytes | None, keys: KeyRing, sender: str, vouch: Vouch = certificates.vouched) -> Verdict:
    """On a detached signature over `data` (canonical, CRLF), or with None on an opaque one."""
    verdict = Verdict("", SMIME)
    try:
        return _verify(verdict, der, data, keys, sender, vouch)
    except _Unfit as unfit:
        return replace(verdict, signature=unfit.signature, reason=unfit.reason)
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError, UnsupportedAlgorithm):
        return replace(verdict, signature=Signature.BROKEN, reason=Finding.UNREADABLE)


def _verify(verdict: Verdict, der: bytes, data: bytes | None, keys: KeyRing, sender: str, vouch: Vouch) -> Verdict:
    info = content_info(der)
    if info["content_type"].native != "signed_data":
        raise _Unfit(Signature.BROKEN, Finding.NO_SIGNATURE)
    signed = info["content"]
    inner = signed["encap_content_info"]
    if inner["content_type"].native != "data":
        raise _Unfit(Signature.UNSUPPORTED, Finding.NOT_OVER_MAIL)
    within = inner["content"].native
    if data is not None and within is not None:
        raise _Unfit(Signature.BROKEN, Finding.OWN_CONTENT)
    content = within if data is None else data
    if not isinstance(content, bytes):
        raise _Unfit(Signature.BROKEN, Finding.COVERS_NOTHING)
    if len(signed["signer_infos"]) != 1:
        raise _Unfit(Signature.UNSUPPORTED if len(signed["signer_infos"]) else Signature.BROKEN,
                     Finding.SEVERAL_SIGNERS if len(signed["signer_infos"]) else Finding.NOBODY_SIGNED)
    signer = signed["signer_infos"][0]
    embedded = _embedded(signed)
    certificate = _signers_certificate(signer["sid"], embedded, keys, sender)
    if certificate is None:
        raise _Unfit(Signature.UNKNOWN_KEY, Finding.CERTIFICATE_MISSING)
    others = [each for each in embedded if each is not certificate]
    name = str(signer["digest_algorithm"]["algorithm"].native)
    signed_at = _check(signer, name, content, certificate)
    known = keys.certificate(certificates.fingerprint(certificate))
    authority = vouch(certificate, others)
    verdict = replace(
        verdict, signer=certificates.name(certificate), fingerprint=certificates.fingerprint(certificate),
        emails=certificates.emails(certificate), trust=known.trust if known else Trust.NONE,
        own=bool(known and known.is_own), vouched=authority,
        signed_at=signed_at, algorithm=f"{_key_words(certificate)}, {name.upper()}")
    if certificates.is_weak(certificate):
        return replace(verdict, signature=Signature.WEAK, reason=Finding.KEY_TOO_SHORT)
    if not certificates.may(certificate, sign=True):
        return replace(verdict, signature=Signature.BROKEN, reason=Finding.NOT_FOR_MAIL)
    now = time.time()
    if certificate.not_valid_after_utc.timestamp() < now:
        return replace(verdict, signature=Signature.EXPIRED, reason=Finding.CERTIFICATE_EXPIRED)
    if certificate.not_valid_before_utc.timestamp() > now or (signed_at or 0) > now + _LATEST_SECONDS:
        return replace(verdict, signature=Signature.BROKEN, reason=Finding.IN_THE_FUTURE)
    accepted = verdict.trust in (Trust.ACCEPTED, Trust.VERIFIED) or bool(authority) or bool(known and known.is_own)
    placed_verdict = placed(verdict, sender, accepted=accepted)
    if placed_verdict.signature is Signature.VALID:
        return replace(placed_verdict, reason=Finding.NOT_VOUCHED)
    return placed_verdict


def _check(signer: Any, name: str, content: bytes, certificate: x509.Certificate) -> float | None:
    """The signing time as the signer gives it. Raises _Unfit unless every octet fits (RFC 5652 5.4 and 5.6)."""
    if name in _WEAK:
        raise _Unfit(Signature.WEAK, Finding.WEAK_DIGEST)
    if name not in DIGESTS:
        raise _Unfit(Signature.UNSUPPORTED, Finding.DIGEST_UNKNOWN)
    attributes = signer["signed_attrs"]
    if not isinstance(attributes, cms.CMSAttributes) or not len(attributes):
        # Without them the octets of attributes could be passed off as a message (RFC 8933).
        raise _Unfit(Signature.UNSUPPORTED, Finding.NO_ATTRIBUTES)
    values: dict[str, list[Any]] = {}
    for each in attributes:
        if each["type"].native in values:
            raise _Unfit(Signature.BROKEN, Finding.ATTRIBUTE_TWICE)
        values[each["type"].native] = list(each["values"])
    if any(len(values.get(each, ())) != 1 for each in ("content_type", "message_digest")) \
            or values["content_type"][0].native != "data":
        raise _Unfit(Signature.BROKEN, Finding.COVERAGE_UNSAID)
    if not hmac.compare_digest(values["message_digest"][0].native, digest(name, content)):
        raise _Unfit(Signature.BROKEN, Finding.CHANGED)
    octets = attributes.untag().dump(force=True)
    algorithm = signer["signature_algorithm"]
    try:
        _check_octets(certificate, algorithm, signer["signature"].native, octets, DIGESTS[name])
    except InvalidSignature as error:
        raise _Unfit(Signature.BROKEN, Finding.DOES_NOT_FIT) from error
    moment = values.get("signing_time", [])
    return moment[0].native.timestamp() if len(moment) == 1 else None


def _check_octets(certificate: x509.Certificate, algorithm: Any, signature: bytes, octets: bytes,
                  hashed: hashes.HashAlgorithm) -> None:
    key = certificate.public_key()
    kind = algorithm.signature_algo
    if isinstance(key, rsa.RSAPublicKey) and kind == "rsassa_pkcs1v15":
        key.verify(signature, octets, padding.PKCS1v15(), hashed)
    elif isinstance(key, rsa.RSAPublicKey) and kind == "rsassa_pss":
        parameters = algorithm["parameters"]
        mask = parameters["mask_gen_algorithm"]["parameters"]["algorithm"].native
        if parameters["hash_algorithm"]["algorithm"].native not in DIGESTS or mask not in DIGESTS:
            raise _Unfit(Signature.WEAK, Finding.WEAK_DIGEST)
        used = DIGESTS[parameters["hash_algorithm"]["algorithm"].native]
        key.verify(signature, octets, padding.PSS(padding.MGF1(DIGESTS[mask]), parameters["salt_length"].native), used)
    elif isinstance(key, ec.EllipticCurvePublicKey) and kind == "ecdsa":
        key.verify(signature, octets, ec.ECDSA(hashed))
    elif isinstance(key, ed25519.Ed25519PublicKey) and kind == "ed25519":
        key.verify(signature, octets)
    else:
        raise _Unfit(Signature.UNSUPPORTED, Finding.SIGNATURE_UNKNOWN)


def _embedded(signed: Any) -> list[x509.Certificate]:
    found = signed["certificates"]
    if not isinstance(found, cms.CertificateSet):
        return []
    loaded = [certificates.load(each.chosen.dump()) for each in list(found)[:certificates.MAX_CERTIFICATES]
              if each.name == "certificate"]
    return [each for each in loaded if each is not None]


def _signers_certificate(sid: Any, embedded: list[x509.Certificate], keys: KeyRing, sender: str
                         ) -> x509.Certificate | None:
    kept = [certificates.load(each.public) for each in keys.certificates(sender)]
    for each in (*embedded, *(one for one in kept if one is not None)):
        if sid.name == "issuer_and_serial_number":
            if (sid.chosen["serial_number"].native == each.serial_number
                    and sid.chosen["issuer"].dump() == each.issuer.public_bytes()):
                return each
        else:
            try:
                own = each.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
            except (x509.ExtensionNotFound, ValueError):
                continue
            if own == sid.chosen.native:
                return each
    return None


def _key_words(certificate: x509.Certificate) -> str:
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        return f"RSA {key.key_size}"
    return f"ECDSA {key.curve.name}" if isinstance(key, ec.EllipticCurvePublicKey) else "Ed25519"
