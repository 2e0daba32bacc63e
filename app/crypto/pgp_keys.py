"""OpenPGP keys read from files, made, and written out."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from itertools import pairwise

import pysequoia

from app.crypto import secret_packets
from app.crypto.binding import normal, user_id
from app.crypto.openpgp import first_line
from app.crypto.packets import dearmor, packets
from app.errors import ErrorKind, MailError
from app.model.security import OPENPGP, OwnKey, StoredKey

MAX_FILE = 8 << 20
MAX_KEYS = 500
_BLOCK = re.compile(rb"-----BEGIN PGP (PUBLIC|PRIVATE) KEY BLOCK-----.*?-----END PGP \1 KEY BLOCK-----", re.DOTALL)
_PUBLIC_KEY, _SECRET_KEY = 6, 5


def read(data: bytes, passphrase: str = "", source: str = "import") -> tuple[list[StoredKey], list[OwnKey]]:
    """Other people's keys and one's own in a file: armoured (several blocks, text around them) or binary.

    Raises MailError: USAGE for no key or one that can't be used, SECRET_MISSING where a passphrase is needed,
    LOGIN_REFUSED where it is wrong, TOO_LARGE.
    """
    if len(data) > MAX_FILE:
        raise MailError(ErrorKind.TOO_LARGE, "The file is too large for a key: choose one of at most 8 MB.")
    public: list[StoredKey] = []
    own: list[OwnKey] = []
    for block in [match[0] for match in _BLOCK.finditer(data)] or [data]:
        for binary in _single_keys(block):
            if len(public) + len(own) >= MAX_KEYS:
                raise MailError(ErrorKind.TOO_LARGE, f"The file holds more than {MAX_KEYS} keys: import in parts.")
            key = _stored(binary, source)
            if _is_secret(binary):
                own.append(OwnKey(key, _unlocked(binary, passphrase)))
            else:
                public.append(key)
    if not public and not own:
        raise MailError(ErrorKind.USAGE, "There is no key in this file: choose an OpenPGP key or a certificate.")
    return public, own


def generate(name: str, email: str, years: int = 0) -> OwnKey:
    """A new key on Curve25519 that GnuPG 2.2 reads, too. `years` 0: it does not expire. Raises MailError(USAGE)."""
    if not normal(email) or any(c in name for c in "<>\r\n\0"):
        raise MailError(ErrorKind.USAGE, "A key needs a name without angle brackets and a mail address.")
    tsk = pysequoia.Tsk.generate(
        user_id=f"{name.strip()} <{email}>" if name.strip() else email, profile=pysequoia.Profile.RFC4880,
        cipher_suite=pysequoia.CipherSuite.Cv25519, validity_seconds=round(years * 365.25 * 86_400) or None)
    secret = bytes(tsk)
    return OwnKey(_stored(secret, "generated"), secret)


def armoured_public(key: StoredKey) -> bytes:
    """As it is given to others."""
    return _text(pysequoia.armor(key.public, pysequoia.ArmorKind.PublicKey))


def armoured_secret(key: OwnKey, passphrase: str) -> bytes:
    """A backup under a passphrase. Raises MailError(USAGE) for an empty one."""
    if not passphrase:
        raise MailError(ErrorKind.USAGE, "A backup of a secret key needs a passphrase.")
    return _text(pysequoia.armor(secret_packets.protected(key.secret, passphrase), pysequoia.ArmorKind.SecretKey))


def renewed(known: StoredKey, fresh: StoredKey) -> StoredKey:
    """One public key from two states of it: nothing that was known is forgotten (a revocation above all)."""
    try:
        both = pysequoia.Cert.from_bytes(known.public).merge(pysequoia.Cert.from_bytes(fresh.public))
        return replace(_stored(bytes(both), known.source), trust=fresh.trust)
    except (RuntimeError, ValueError, MailError):
        return known


def can_encrypt(key: StoredKey) -> bool:
    """Whether the library would encrypt to it now."""
    try:
        pysequoia.encrypt(b"", recipients=[pysequoia.Cert.from_bytes(key.public)], armor=False)
    except (RuntimeError, ValueError):
        return False
    return key.expires == 0 or key.expires > time.time()


def _single_keys(block: bytes) -> list[bytes]:
    """Each transferable key's packets (RFC 9580 10.1)."""
    try:
        binary = dearmor(block)
        found = list(packets(binary))
    except ValueError:
        return []
    starts = [each.start for each in found if each.tag in (_PUBLIC_KEY, _SECRET_KEY)]
    return [binary[start:end] for start, end in pairwise([*starts, len(binary)])]


def _is_secret(binary: bytes) -> bool:
    return next(packets(binary)).tag == _SECRET_KEY


def _stored(binary: bytes, source: str) -> StoredKey:
    try:
        cert = (pysequoia.Tsk.from_bytes(binary).extract_certificate() if _is_secret(binary)
                else pysequoia.Cert.from_bytes(binary))
        ids = [user_id(str(each)) for each in cert.user_ids]
        public = bytes(cert)
        expires = cert.expiration.timestamp() if cert.expiration is not None else 0.0
    except (RuntimeError, ValueError) as error:
        raise MailError(ErrorKind.USAGE, f"A key in this file can't be used: {first_line(error)}. It may be too old; "
                        "ask its owner for a new one.") from error
    emails = tuple(dict.fromkeys(email for _, email in ids if email))
    if not emails:
        raise MailError(ErrorKind.USAGE, "A key in this file names no mail address: it is of no use for mail.")
    created = int.from_bytes(next(packets(public)).body[1:5], "big")
    name = next((name for name, _ in ids if name), "") or emails[0]
    return StoredKey(OPENPGP, cert.fingerprint.upper(), name, emails, public, created=float(created),
                     expires=expires, source=source)


def _unlocked(binary: bytes, passphrase: str) -> bytes:
    if not secret_packets.is_protected(binary):
        return binary
    if not passphrase:
        raise MailError(ErrorKind.SECRET_MISSING, "This key is guarded by a passphrase: type it to import the key.")
    return secret_packets.unprotected(binary, passphrase)


def _text(armoured: bytes | str) -> bytes:
    return armoured if isinstance(armoured, bytes) else armoured.encode("ascii")
