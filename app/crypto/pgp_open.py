"""Encrypted OpenPGP messages (RFC 9580 10.3) opened by Sequoia, with the signature within. All of it or nothing."""

from __future__ import annotations

from dataclasses import replace

import pysequoia

from app.crypto import session_key
from app.crypto.keyring import KeyRing
from app.crypto.openpgp import first_line, judged, not_verified, usable
from app.crypto.packets import (
    AEAD,
    ENCRYPTED_PLAIN,
    PKESK,
    SEIPD,
    SKESK,
    dearmor,
    is_bzip2,
    packets,
    unpacks_too_large,
)
from app.errors import MailError
from app.model.findings import Finding
from app.model.security import OPENPGP, Encryption, Signature, StoredKey, Verdict
from app.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Opened:
    """`plain` is None unless all of it was there and whole."""

    plain: bytes | None
    verdict: Verdict


def decrypt(message: bytes, keys: KeyRing, sender: str) -> Opened:
    """An encrypted message and the signature within. Nothing of it comes back unless it is whole and guarded."""
    blank = Verdict("", OPENPGP)
    try:
        binary = dearmor(message)
        tags = [each.tag for each in packets(binary)]
    except ValueError:
        return Opened(None, replace(blank, encryption=Encryption.DAMAGED, reason=Finding.DAMAGED))
    if ENCRYPTED_PLAIN in tags:
        return Opened(None, replace(blank, encryption=Encryption.NO_INTEGRITY,
                                    reason=Finding.UNGUARDED))
    if not tags or tags[-1] not in (SEIPD, AEAD) or any(tag not in (PKESK, SKESK) for tag in tags[:-1]):
        return Opened(None, replace(blank, encryption=Encryption.DAMAGED, reason=Finding.NOT_ENCRYPTED))
    try:
        own = keys.own(OPENPGP)
    except MailError as error:
        return Opened(None, replace(blank, encryption=Encryption.LOCKED, reason=Finding.KEY_UNREACHABLE,
                                    told=error.detail))
    failure = ""
    for key in own:
        inner = session_key.inner_packets(binary, key.secret)
        if inner is not None and unpacks_too_large(inner):
            return Opened(None, replace(blank, encryption=Encryption.UNSUPPORTED,
                                        reason=Finding.TOO_LARGE))
        if inner is not None and is_bzip2(inner):
            return Opened(None, replace(blank, encryption=Encryption.UNSUPPORTED,
                                        reason=Finding.BZIP2))
        try:
            decryptor = pysequoia.Tsk.from_bytes(key.secret).decryptor()
        except (RuntimeError, ValueError):
            continue  # a key for signing only
        try:
            plain = pysequoia.decrypt(binary, decryptor=decryptor).bytes
        except Exception as error:  # as above
            line = first_line(error)
            failure = failure if _is_no_key(line) else line
            continue
        if plain is not None:
            return _signed_within(binary, plain, inner, decryptor, keys, sender)
    if failure:
        guarded = "olicy" not in failure
        return Opened(None, replace(
            blank, encryption=Encryption.DAMAGED if guarded else Encryption.NO_INTEGRITY,
            reason=Finding.DAMAGED if guarded else
            Finding.UNGUARDED))
    return Opened(None, replace(blank, encryption=Encryption.NO_KEY, reason=Finding.NO_KEY_OPENS))


def _signed_within(message: bytes, plain: bytes, inner: bytes | None, decryptor: pysequoia.PyDecryptor,
                   keys: KeyRing, sender: str) -> Opened:
    verdict = Verdict("", OPENPGP, encryption=Encryption.DECRYPTED)
    asked: list[str] = []
    candidates: list[tuple[StoredKey, pysequoia.Cert]] = []

    def store(issuers: list[str]) -> list[pysequoia.Cert]:
        asked.extend(issuers)
        candidates.extend(usable(keys.openpgp(issuers, sender), issuers))
        return [cert for _, cert in candidates]

    try:
        result = pysequoia.decrypt(message, decryptor=decryptor, store=store)
    except Exception as error:  # as above
        line = first_line(error)
        if not asked:
            return Opened(plain, verdict)
        if not candidates:
            return Opened(plain, replace(verdict, signature=Signature.UNKNOWN_KEY, issuer=asked[0].upper(),
                                         reason=Finding.KEY_MISSING))
        if "structure" not in line:
            return Opened(plain, not_verified(verdict, candidates, line))
        if inner is None:
            return Opened(plain, replace(verdict, signature=Signature.UNSUPPORTED,
                                         reason=Finding.SIGNATURE_WITHIN))
        try:
            result = pysequoia.verify(inner, store=lambda _: [cert for _, cert in candidates])
        except Exception as error:  # as above
            return Opened(plain, not_verified(verdict, candidates, first_line(error)))
    if result.bytes != plain or len(set(asked)) > 1:
        return Opened(plain, replace(verdict, signature=Signature.UNSUPPORTED, reason=Finding.SEVERAL_SIGNATURES))
    return Opened(plain, judged(verdict, result, candidates, sender))


def _is_no_key(line: str) -> bool:
    return line.startswith(("No key to decrypt", "Missing session key"))
