"""S/MIME made: signatures (RFC 8551 3.5) and envelopes (3.3), for RSA and for elliptic curves."""

from __future__ import annotations

import os
from collections.abc import Sequence

from asn1crypto import algos, cms, core, keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes, keywrap, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7
from cryptography.hazmat.primitives.serialization import load_der_private_key, pkcs7

from app.crypto import certificates
from app.crypto.cms import wrapping_key
from app.errors import ErrorKind, MailError
from app.model.security import OwnKey, StoredKey

_AES256_CBC = "2.16.840.1.101.3.4.1.42"
_AES256_WRAP = "2.16.840.1.101.3.4.1.45"
_SHA256_SCHEME = "1.3.132.1.11.1"


def sign(data: bytes, own: OwnKey) -> bytes:
    """A detached signature in DER, with the certificate and its chain. Raises MailError."""
    certificate, key = certificates.load(own.key.public), load_der_private_key(own.secret, None)
    if certificate is None or not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise MailError(ErrorKind.DAMAGED, "Your certificate can't be used: import it again.")
    builder = pkcs7.PKCS7SignatureBuilder().set_data(data).add_signer(certificate, key, hashes.SHA256())
    for each in certificates.chain_of(own.key):
        builder = builder.add_certificate(each)
    return builder.sign(serialization.Encoding.DER,
                        [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary])


def encrypt(data: bytes, recipients: Sequence[StoredKey]) -> bytes:
    """EnvelopedData in DER with AES-256 in CBC mode, which every S/MIME program reads. Raises MailError(USAGE)."""
    session, initial = os.urandom(32), os.urandom(16)
    padder = PKCS7(128).padder()
    padded = padder.update(data) + padder.finalize()
    encryptor = Cipher(algorithms.AES(session), modes.CBC(initial)).encryptor()
    infos = [_recipient(each, session) for each in recipients]
    agreed = any(each.name == "kari" for each in infos)
    made = cms.ContentInfo({
        "content_type": "enveloped_data",
        "content": cms.EnvelopedData({
            "version": "v2" if agreed else "v0",
            "recipient_infos": infos,
            "encrypted_content_info": {
                "content_type": "data",
                "content_encryption_algorithm": {"algorithm": _AES256_CBC, "parameters": core.OctetString(initial)},
                "encrypted_content": encryptor.update(padded) + encryptor.finalize()},
        })})
    return bytes(made.dump())


def _recipient(recipient: StoredKey, session: bytes) -> cms.RecipientInfo:
    certificate = certificates.load(recipient.public)
    key = certificate.public_key() if certificate is not None else None
    parsed = asn1_x509.Certificate.load(recipient.public)
    issued = cms.IssuerAndSerialNumber({"issuer": parsed.issuer, "serial_number": parsed.serial_number})
    if isinstance(key, rsa.RSAPublicKey):
        return cms.RecipientInfo("ktri", cms.KeyTransRecipientInfo({
            "version": "v0", "rid": cms.RecipientIdentifier("issuer_and_serial_number", issued),
            "key_encryption_algorithm": {"algorithm": "rsaes_pkcs1v15", "parameters": core.Null()},
            "encrypted_key": key.encrypt(session, padding.PKCS1v15())}))
    if isinstance(key, ec.EllipticCurvePublicKey):
        return _agreeing(key, issued, session)
    raise MailError(ErrorKind.USAGE, f"The certificate of {recipient.name} can't be encrypted to: ask for another.")


def _agreeing(key: ec.EllipticCurvePublicKey, issued: cms.IssuerAndSerialNumber, session: bytes) -> cms.RecipientInfo:
    """RFC 5753 3.1: an ephemeral key for each recipient."""
    ephemeral = ec.generate_private_key(key.curve)
    wrapping = wrapping_key(ephemeral, key, _SHA256_SCHEME, _AES256_WRAP, None, None)
    point = ephemeral.public_key().public_bytes(serialization.Encoding.X962,
                                                serialization.PublicFormat.UncompressedPoint)
    wrap = algos.AlgorithmIdentifier({"algorithm": _AES256_WRAP})
    return cms.RecipientInfo("kari", cms.KeyAgreeRecipientInfo({
        "version": "v3",
        "originator": cms.OriginatorIdentifierOrKey("originator_key", keys.PublicKeyInfo({
            "algorithm": keys.PublicKeyAlgorithm({"algorithm": "ec"}), "public_key": keys.ECPointBitString(point)})),
        "key_encryption_algorithm": {"algorithm": _SHA256_SCHEME, "parameters": wrap},
        "recipient_encrypted_keys": [{
            "rid": cms.KeyAgreementRecipientIdentifier("issuer_and_serial_number", issued),
            "encrypted_key": keywrap.aes_key_wrap(wrapping, session)}],
    }))
