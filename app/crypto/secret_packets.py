"""Passphrases of OpenPGP secret keys (RFC 9580 3.7 and 5.5.3), taken off at import and put on at export.

The library opens protected keys but neither takes the protection off nor puts one on. Version 4 keys; what is newer
(Argon2, AEAD) is refused in plain words.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Callable

from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

from app.crypto.packets import framed, packets
from app.errors import ErrorKind, MailError

_SECRET_TAGS = (5, 7)
_AES = {7: 16, 8: 24, 9: 32}
_HASHES = {2: "sha1", 8: "sha256", 9: "sha384", 10: "sha512", 11: "sha224"}
_NUMBERS = {1: 2, 2: 2, 3: 2, 16: 3, 17: 4}
"""Multiprecision integers in the public part, by algorithm: RSA, Elgamal, DSA."""
_NATIVE = {25: 32, 26: 56, 27: 32, 28: 57}
_CURVED = (18, 19, 22)
_COUNT = 0xF0
"""20 MB are hashed for one guess at a backup's passphrase."""


def unprotected(secret: bytes, passphrase: str) -> bytes:
    """Transferable secret keys without their passphrase. Raises MailError(LOGIN_REFUSED) for a wrong one."""
    return _each(secret, lambda body: _opened(body, passphrase))


def protected(secret: bytes, passphrase: str) -> bytes:
    """The same under a passphrase: iterated and salted SHA-256, AES-256. Raises MailError(UNSUPPORTED)."""
    return _each(secret, lambda body: _closed(body, passphrase))


def is_protected(secret: bytes) -> bool:
    """Whether any of the secret parts needs a passphrase."""
    try:
        return any(packet.body[public_end(packet.body)] != 0 for packet in packets(secret)
                   if packet.tag in _SECRET_TAGS)
    except (ValueError, IndexError):
        return False


def number(data: bytes, position: int) -> tuple[bytes, int]:
    """A multiprecision integer's octets, and where it ends. Raises ValueError."""
    size = (int.from_bytes(data[position:position + 2], "big") + 7) // 8
    end = position + 2 + size
    if end > len(data):
        raise ValueError("cut short")
    return data[position + 2:end], end


def public_end(body: bytes) -> int:
    """Where the public part of a version 4 key packet ends. Raises ValueError for what is not understood."""
    if len(body) < 8 or body[0] != 4:
        raise ValueError("not version 4")
    algorithm, position = body[5], 6
    if algorithm in _CURVED:
        position += 1 + body[position]
        _, position = number(body, position)
        if algorithm == _CURVED[0]:
            position += 1 + body[position]
    elif algorithm in _NATIVE:
        position += _NATIVE[algorithm]
    elif algorithm in _NUMBERS:
        for _ in range(_NUMBERS[algorithm]):
            _, position = number(body, position)
    else:
        raise ValueError("unknown algorithm")
    if position >= len(body):
        raise ValueError("cut short")
    return position


def _each(secret: bytes, change: Callable[[bytes], bytes]) -> bytes:
    out = bytearray()
    try:
        for packet in packets(secret):
            out += (framed(packet.tag, change(packet.body)) if packet.tag in _SECRET_TAGS
                    else secret[packet.start:packet.end])
    except (ValueError, IndexError) as error:
        raise MailError(ErrorKind.UNSUPPORTED, "The passphrase of this kind of key can't be handled here: take it off "
                        "with the program that made the key, then import it.") from error
    return bytes(out)


def _opened(body: bytes, passphrase: str) -> bytes:
    place = public_end(body)
    usage = body[place]
    if usage == 0:
        return body
    if usage != 254:
        raise ValueError("old or new protection")
    cipher, kind, digest = body[place + 1], body[place + 2], _HASHES[body[place + 3]]
    position = place + 4
    if body[place + 2] == 101:
        raise MailError(ErrorKind.UNSUPPORTED, "The file does not hold the secret part of this key, only a mark that "
                        "it is elsewhere, as on a smart card. Export the key with its secret part.")
    if kind == 3:
        salt, coded = body[position:position + 8], body[position + 8]
        position += 9
    elif kind == 1:
        salt, coded = body[position:position + 8], -1
        position += 8
    else:
        raise ValueError("unknown specifier")
    size = _AES[cipher]
    initial = body[position:position + 16]
    opener = Cipher(algorithms.AES(_derived(passphrase, digest, salt, coded, size)), CFB(initial)).decryptor()
    plain = opener.update(body[position + 16:]) + opener.finalize()
    material, check = plain[:-20], plain[-20:]
    if not hmac.compare_digest(hashlib.sha1(material).digest(), check):
        raise MailError(ErrorKind.LOGIN_REFUSED, "This is not the key's passphrase: type it again.")
    return body[:place] + b"\0" + material + (sum(material) & 0xFFFF).to_bytes(2, "big")


def _closed(body: bytes, passphrase: str) -> bytes:
    place = public_end(body)
    if body[place] != 0:
        raise ValueError("protected already")
    material, salt, initial = body[place + 1:-2], os.urandom(8), os.urandom(16)
    closer = Cipher(algorithms.AES(_derived(passphrase, "sha256", salt, _COUNT, 32)), CFB(initial)).encryptor()
    sealed = closer.update(material + hashlib.sha1(material).digest()) + closer.finalize()
    return body[:place] + bytes((254, 9, 3, 8)) + salt + bytes((_COUNT,)) + initial + sealed


def _derived(passphrase: str, digest: str, salt: bytes, coded: int, size: int) -> bytes:
    """RFC 9580 3.7.1.3; `coded` -1: salted only."""
    text = salt + passphrase.encode()
    count = len(text) if coded < 0 else max(len(text), (16 + (coded & 15)) << ((coded >> 4) + 6))
    out = b""
    while len(out) < size:
        hasher = hashlib.new(digest, bytes(len(out) // hashlib.new(digest).digest_size))
        whole, rest = divmod(count, len(text))
        block = text * 1024
        for _ in range(whole // 1024):
            hasher.update(block)
        hasher.update(text * (whole % 1024) + text[:rest])
        out += hasher.digest()
    return out[:size]
