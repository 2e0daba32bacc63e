"""OpenPGP messages and signatures (RFC 9580) by Sequoia, with its answers put into our words."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pysequoia
from pysequoia.packet import PacketPile

from app.crypto.binding import user_id
from app.crypto.keyring import KeyRing
from app.crypto.packets import SIGNATURE, dearmor, packets
from app.model.findings import Finding
from app.model.security import OPENPGP, Signature, StoredKey, Trust, Verdict

_WEAK_HASHES = frozenset({"MD5", "SHA1", "RipeMD", "RIPEMD"})
_DOCUMENT_TYPES = frozenset({"Binary", "Text"})
_LATEST_SECONDS = 86_400.0


def first_line(error: BaseException) -> str:
    """The library's error without its backtrace."""
    return next(iter(str(error).splitlines()), type(error).__name__)[:200]


def verify_detached(data: bytes, signature: bytes, keys: KeyRing, sender: str) -> Verdict:
    """On a detached signature (RFC 9580 10.4) over `data`. `sender` is the address it must belong to."""
    blank = Verdict("", OPENPGP)
    try:
        found = list(packets(dearmor(signature)))
        if len(found) != 1 or found[0].tag != SIGNATURE:
            several = len(found) > 1 and all(each.tag == SIGNATURE for each in found)
            return replace(blank, signature=Signature.UNSUPPORTED if several else Signature.BROKEN,
                           reason=Finding.SEVERAL_SIGNATURES if several else Finding.NO_SIGNATURE)
        sig = pysequoia.Sig.from_bytes(signature)
    except (ValueError, RuntimeError, OSError) as error:
        return replace(blank, signature=Signature.BROKEN, reason=Finding.UNREADABLE, told=first_line(error))
    issuers = tuple(each for each in (sig.issuer_fingerprint, sig.issuer_key_id) if each)
    verdict = replace(blank, signed_at=_seconds(sig.created), issuer=(issuers[0] if issuers else "").upper(),
                      algorithm=f"{_word(sig.key_algorithm)}, {_word(sig.hash_algorithm)}")
    if _word(sig.signature_type) not in _DOCUMENT_TYPES:
        return replace(verdict, signature=Signature.BROKEN, reason=Finding.NO_DOCUMENT)
    candidates = usable(keys.openpgp(issuers, sender), issuers)
    if not candidates:
        return replace(verdict, signature=Signature.UNKNOWN_KEY, reason=Finding.KEY_MISSING)
    if any(_word(sig.hash_algorithm).startswith(weak) for weak in _WEAK_HASHES):
        return replace(verdict, signature=Signature.WEAK, reason=Finding.WEAK_DIGEST)
    try:
        result = pysequoia.verify(data, store=lambda _: [cert for _, cert in candidates], signature=sig)
    except Exception as error:  # the library raises what its callbacks raise, too
        return not_verified(verdict, candidates, first_line(error))
    return judged(verdict, result, candidates, sender)


def verify_cleartext(text: bytes, keys: KeyRing, sender: str) -> tuple[bytes | None, Verdict]:
    """A clear-signed text (RFC 9580 section 7): what was signed, None where that can't be said, and the verdict."""
    try:
        block = text[text.index(b"-----BEGIN PGP SIGNATURE-----"):]
        found = list(packets(dearmor(block)))
        sig = pysequoia.Sig.from_bytes(block) if len(found) == 1 else None
    except (ValueError, RuntimeError, OSError):
        sig = None
    if sig is None:
        return None, Verdict("", OPENPGP, signature=Signature.BROKEN, reason=Finding.UNREADABLE)
    issuers = tuple(each for each in (sig.issuer_fingerprint, sig.issuer_key_id) if each)
    verdict = Verdict("", OPENPGP, signed_at=_seconds(sig.created), issuer=(issuers[0] if issuers else "").upper(),
                      algorithm=f"{_word(sig.key_algorithm)}, {_word(sig.hash_algorithm)}")
    candidates = usable(keys.openpgp(issuers, sender), issuers)
    if not candidates:
        return None, replace(verdict, signature=Signature.UNKNOWN_KEY, reason=Finding.KEY_MISSING)
    try:
        result = pysequoia.verify(text, store=lambda _: [cert for _, cert in candidates])
    except Exception as error:  # as above
        return None, not_verified(verdict, candidates, first_line(error))
    return result.bytes, judged(verdict, result, candidates, sender)


def judged(verdict: Verdict, result: pysequoia.Decrypted, candidates: Sequence[tuple[StoredKey, pysequoia.Cert]],
            sender: str) -> Verdict:
    """The library found a valid signature: whose is it, and is it the sender's?"""
    makers = {each.certificate.upper() for each in result.valid_sigs}
    maker = next(((key, cert) for key, cert in candidates if {key.fingerprint} == makers), None)
    if maker is None:
        return replace(verdict, signature=Signature.BROKEN, reason=Finding.NONE_VALID)
    key, cert = maker
    ids = [user_id(str(each)) for each in cert.user_ids]
    emails = tuple(dict.fromkeys(email for _, email in ids if email))
    verdict = replace(verdict, signer=shown_name(cert), fingerprint=key.fingerprint, emails=emails, trust=key.trust,
                      own=key.is_own)
    if cert.is_revoked:
        return replace(verdict, signature=Signature.REVOKED, reason=Finding.KEY_REVOKED)
    if cert.expiration is not None and cert.expiration.timestamp() < time.time():
        return replace(verdict, signature=Signature.EXPIRED, reason=Finding.KEY_EXPIRED)
    if verdict.signed_at is not None and verdict.signed_at > time.time() + _LATEST_SECONDS:
        return replace(verdict, signature=Signature.BROKEN, reason=Finding.IN_THE_FUTURE)
    return placed(verdict, sender, accepted=key.is_own or key.trust in (Trust.ACCEPTED, Trust.VERIFIED))


def placed(verdict: Verdict, sender: str, *, accepted: bool) -> Verdict:
    """A signature that is right in itself, held against From and against what the person thinks of the key."""
    if verdict.trust is Trust.REFUSED:
        return replace(verdict, signature=Signature.REFUSED, reason=Finding.KEY_REFUSED)
    if not sender or sender not in verdict.emails:
        return replace(verdict, signature=Signature.OTHER_SENDER,
                       reason=Finding.KEY_OF_ANOTHER)
    if not accepted:
        return replace(verdict, signature=Signature.VALID, reason=Finding.NOT_ACCEPTED)
    return replace(verdict, signature=Signature.GOOD)


def not_verified(verdict: Verdict, candidates: Sequence[tuple[StoredKey, pysequoia.Cert]], line: str) -> Verdict:
    """Why not: the key that the signature names tells."""
    key, cert = candidates[0]
    verdict = replace(verdict, signer=shown_name(cert), fingerprint=key.fingerprint, trust=key.trust)
    if cert.is_revoked:
        return replace(verdict, signature=Signature.REVOKED, reason=Finding.KEY_REVOKED)
    if cert.expiration is not None and cert.expiration.timestamp() < time.time():
        return replace(verdict, signature=Signature.EXPIRED, reason=Finding.KEY_EXPIRED)
    return replace(verdict, signature=Signature.BROKEN, reason=Finding.DOES_NOT_FIT, told=line)


def key_ids(public: bytes) -> list[str]:
    """Fingerprints of a key and its subkeys, in lower-case hex. Raises RuntimeError."""
    return [each.fingerprint.lower() for each in PacketPile.from_bytes(public) if each.fingerprint]


def usable(keys: Sequence[StoredKey], issuers: Sequence[str]) -> list[tuple[StoredKey, pysequoia.Cert]]:
    """Those that can have made the signature: a key that only certified another occurs in that one, too."""
    found = []
    for key in keys:
        try:
            if not issuers or any(each.endswith(issuer.lower()) for each in key_ids(key.public) for issuer in issuers):
                found.append((key, pysequoia.Cert.from_bytes(key.public)))
        except (RuntimeError, ValueError):
            continue  # stored by an earlier version of the library, and refused by this one
    return found


def shown_name(cert: pysequoia.Cert) -> str:
    """The first user id that says something, on one line."""
    try:
        ids = [str(each) for each in cert.user_ids]
    except RuntimeError:
        return ""
    return next((" ".join(each.split())[:200] for each in ids if user_id(each) != ("", "")), "")


def _seconds(moment: datetime | None) -> float | None:
    return moment.timestamp() if moment is not None else None


def _word(value: object) -> str:
    return str(value).rpartition(".")[2]
