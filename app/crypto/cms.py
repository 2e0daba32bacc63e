"""What reading and writing S/MIME share: structures of RFC 5652 by asn1crypto, digests, key derivation."""

from __future__ import annotations

import hashlib

from asn1crypto import algos, cms, core
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.x963kdf import X963KDF

MAX_OCTETS = 64 << 20
DIGESTS: dict[str, hashes.HashAlgorithm] = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(),
                                            "sha512": hashes.SHA512()}
DERIVED: dict[str, hashes.HashAlgorithm] = {
    "1.3.132.1.11.0": hashes.SHA224(), "1.3.132.1.11.1": hashes.SHA256(), "1.3.132.1.11.2": hashes.SHA384(),
    "1.3.132.1.11.3": hashes.SHA512(), "1.3.133.16.840.63.0.2": hashes.SHA1()}
"""dhSinglePass-stdDH-…kdf-scheme (RFC 5753 7.1.4)."""
WRAPS = {"2.16.840.1.101.3.4.1.5": 16, "2.16.840.1.101.3.4.1.25": 24, "2.16.840.1.101.3.4.1.45": 32}


class _SharedInfo(core.Sequence):  # type: ignore[misc]
    """ECC-CMS-SharedInfo (RFC 5753 7.2)."""

    _fields = [("key_info", algos.AlgorithmIdentifier),  # noqa: RUF012
               ("ukm", core.OctetString, {"explicit": 0, "optional": True}),
               ("size", core.OctetString, {"explicit": 2})]


def content_info(der: bytes) -> cms.ContentInfo:
    """Raises ValueError for anything but one CMS structure."""
    if len(der) > MAX_OCTETS:
        raise ValueError("too large")
    try:
        return cms.ContentInfo.load(der)
    except (TypeError, RecursionError, OverflowError) as error:
        raise ValueError("not CMS") from error


def digest(name: str, data: bytes) -> bytes:
    """`name` as hashlib has it."""
    return hashlib.new(name, data).digest()


def wrapping_key(private: ec.EllipticCurvePrivateKey, public: ec.EllipticCurvePublicKey, scheme: str, wrap: str,
                 parameters: bytes | None, ukm: bytes | None) -> bytes:
    """The key-encryption key of a key agreement (RFC 5753 7.1). Raises ValueError for an unknown scheme.

    `parameters`: the wrap algorithm's as they came, None where they were left out.
    """
    if scheme not in DERIVED or wrap not in WRAPS:
        raise ValueError("unknown key agreement")
    size = WRAPS[wrap]
    identifier = {"algorithm": wrap} if parameters is None else {"algorithm": wrap,
                                                                 "parameters": core.load(parameters)}
    shared: dict[str, object] = {"key_info": identifier, "size": (size * 8).to_bytes(4, "big")}
    if ukm is not None:
        shared["ukm"] = ukm
    info = _SharedInfo(shared).dump()
    return X963KDF(DERIVED[scheme], size, info).derive(private.exchange(ec.ECDH(), public))
