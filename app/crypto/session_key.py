"""The packets within an encrypted OpenPGP message (RFC 9580 5.13.1), for those that were compressed before.

The library decrypts those, too, but does not check their signatures; GnuPG compresses by default. Nothing of it is
shown unless the library decrypts the same message, too, and finds it whole.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import NamedTuple

from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives import keywrap
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, x25519
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from pysequoia.packet import PacketPile

from app.crypto.packets import PKESK, SEIPD, packets
from app.crypto.secret_packets import number, public_end

_AES = {7: 16, 8: 24, 9: 32}
_HASHES = {8: "sha256", 9: "sha384", 10: "sha512"}
_CURVES: dict[bytes, ec.EllipticCurve] = {
    bytes.fromhex("2a8648ce3d030107"): ec.SECP256R1(), bytes.fromhex("2b81040022"): ec.SECP384R1(),
    bytes.fromhex("2b81040023"): ec.SECP521R1()}
_CURVE25519 = bytes.fromhex("2b060104019755010501")
_RSA, _ECDH = (1, 2), 18


class _Secret(NamedTuple):
    """An unprotected version 4 secret (sub)key. `fields`: the body of the public part; `rest`: its numbers."""

    fingerprint: bytes
    algorithm: int
    material: bytes
    rest: bytes


def inner_packets(message: bytes, secret: bytes) -> bytes | None:
    """The decrypted packet sequence, or None where this code knows no way (other algorithms, protected keys)."""
    try:
        found = list(packets(message))
        sealed = next((each.body for each in found if each.tag == SEIPD and each.body[:1] == b"\x01"), None)
        keys = [key for key in map(_read_secret, _secret_bodies(secret)) if key is not None]
        if sealed is None:
            return None
        for packet in found:
            if packet.tag != PKESK or packet.body[:1] != b"\x03":
                continue
            for key in keys:
                if packet.body[1:9] in (key.fingerprint[-8:], bytes(8)) and packet.body[9] == key.algorithm:
                    session = _session_key(packet.body[10:], key)
                    if session is not None and (opened := _opened(sealed[1:], session)) is not None:
                        return opened
    except (ValueError, IndexError, keywrap.InvalidUnwrap):
        return None
    return None


def _secret_bodies(secret: bytes) -> list[tuple[bytes, bytes]]:
    found = []
    for packet in PacketPile.from_bytes(secret):
        if str(packet.tag).rpartition(".")[2] in ("SecretKey", "SecretSubkey") and packet.fingerprint:
            found.append((bytes.fromhex(packet.fingerprint), packet.body))
    return found


def _read_secret(given: tuple[bytes, bytes]) -> _Secret | None:
    """RFC 9580 5.5.3, version 4, string-to-key usage 0."""
    fingerprint, body = given
    try:
        position = public_end(body)
    except ValueError:
        return None
    if body[5] not in (*_RSA, _ECDH) or body[position] != 0:
        return None
    return _Secret(fingerprint, body[5], body[6:position], body[position + 1:])


def _session_key(fields: bytes, key: _Secret) -> tuple[int, bytes] | None:
    """Cipher and session key: checked by their sum (RFC 9580 5.1.3)."""
    plain = _rsa(fields, key) if key.algorithm in _RSA else _ecdh(fields, key)
    if plain is None:
        return None
    size = _AES.get(plain[0])
    if size is None or len(plain) < size + 3:
        return None
    session = plain[1:1 + size]
    return (plain[0], session) if sum(session) & 0xFFFF == int.from_bytes(plain[1 + size:3 + size], "big") else None


def _rsa(fields: bytes, key: _Secret) -> bytes | None:
    modulus, position = number(key.material, 0)
    exponent, _ = number(key.material, position)
    numbers: list[int] = []
    position = 0
    for _ in range(4):
        octets, position = number(key.rest, position)
        numbers.append(int.from_bytes(octets, "big"))
    d, p, q, _ = numbers
    n, e = int.from_bytes(modulus, "big"), int.from_bytes(exponent, "big")
    private = rsa.RSAPrivateNumbers(p, q, d, d % (p - 1), d % (q - 1), rsa.rsa_crt_iqmp(p, q),
                                    rsa.RSAPublicNumbers(e, n)).private_key()
    cipher, _ = number(fields, 0)
    return private.decrypt(cipher.rjust((n.bit_length() + 7) // 8, b"\0"), padding.PKCS1v15())


def _ecdh(fields: bytes, key: _Secret) -> bytes | None:
    """RFC 9580 11.5."""
    oid = key.material[1:1 + key.material[0]]
    _, position = number(key.material, 1 + len(oid))
    parameters = key.material[position + 1:position + 1 + key.material[position]]
    digest, size = _HASHES.get(parameters[1]), _AES.get(parameters[2])
    point, position = number(fields, 0)
    wrapped = fields[position + 1:position + 1 + fields[position]]
    scalar, _ = number(key.rest, 0)
    if digest is None or size is None:
        return None
    if oid == _CURVE25519:
        own = x25519.X25519PrivateKey.from_private_bytes(scalar.rjust(32, b"\0")[::-1])
        shared = own.exchange(x25519.X25519PublicKey.from_public_bytes(point[1:]))
    elif oid in _CURVES:
        curve = _CURVES[oid]
        private = ec.derive_private_key(int.from_bytes(scalar, "big"), curve)
        shared = private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(curve, point))
    else:
        return None
    known = bytes((len(oid),)) + oid + b"\x12" + bytes((len(parameters),)) + parameters + b"Anonymous Sender    "
    derived = hashlib.new(digest, b"\0\0\0\1" + shared + known + key.fingerprint).digest()[:size]
    plain = keywrap.aes_key_unwrap(derived, wrapped)
    return plain[:-plain[-1]]


def _opened(sealed: bytes, session: tuple[int, bytes]) -> bytes | None:
    """Version 1 with its modification detection code (RFC 9580 5.13.1); None if that does not fit."""
    decryptor = Cipher(algorithms.AES(session[1]), CFB(bytes(16))).decryptor()
    plain = decryptor.update(sealed) + decryptor.finalize()
    fits = (plain[14:16] == plain[16:18] and plain[-22:-20] == b"\xd3\x14"
            and hmac.compare_digest(hashlib.sha1(plain[:-20]).digest(), plain[-20:]))
    return plain[18:-22] if fits else None
