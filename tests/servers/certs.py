"""A certificate authority for tests: one good certificate and the three that a client must refuse."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAY = dt.timedelta(days=1)
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True)
class Certificate:
    """A certificate and its key as PEM files."""

    cert_file: Path
    key_file: Path

    def server_context(self) -> ssl.SSLContext:
        """A context that serves this certificate (TLS 1.2 and newer)."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(self.cert_file, self.key_file)
        return context


class Authority:
    """A CA below `directory`; the certificates are made when they are first asked for.

    `good` is for localhost and 127.0.0.1; `expired` ended yesterday; `wrong_host` is for
    mail.elsewhere.example; `self_signed` is for localhost but no CA stands behind it.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        directory.mkdir(parents=True, exist_ok=True)
        self.ca_file = directory / "ca.crt"
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name("Depesche test CA")
        now = dt.datetime.now(dt.UTC)
        usage = x509.KeyUsage(
            digital_signature=False,
            content_commitment=False,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=True,
            crl_sign=True,
            encipher_only=False,
            decipher_only=False,
        )
        ca = (
            _builder(self._name, self._name, self._key, now - DAY, now + 30 * DAY)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(usage, critical=True)
            .sign(self._key, hashes.SHA256())
        )
        self.ca_file.write_bytes(ca.public_bytes(serialization.Encoding.PEM))

    @property
    def good(self) -> Certificate:
        return self._get("good", ["localhost"], -1, 30)

    @property
    def expired(self) -> Certificate:
        return self._get("expired", ["localhost"], -30, -1)

    @property
    def wrong_host(self) -> Certificate:
        return self._get("wrong-host", ["mail.elsewhere.example"], -1, 30)

    @property
    def self_signed(self) -> Certificate:
        return self._get("self-signed", ["localhost"], -1, 30, signed_by_ca=False)

    @property
    def not_yet_valid(self) -> Certificate:
        return self._get("not-yet-valid", ["localhost"], 1, 30)

    @property
    def no_names(self) -> Certificate:
        """For localhost, but only in its subject."""
        return self._get("no-names", [], -1, 30)

    @property
    def weak_key(self) -> Certificate:
        return self._get("weak-key", ["localhost"], -1, 30, key=rsa.generate_private_key(65537, 1024))

    @property
    def renewed(self) -> Certificate:
        """Another one, for the key of `self_signed`."""
        key = serialization.load_pem_private_key(self.self_signed.key_file.read_bytes(), None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        return self._get("renewed", ["localhost"], -1, 60, signed_by_ca=False, key=key)

    def of_many(self, names: list[str]) -> Certificate:
        """Self-signed, for all of these."""
        return self._get("of-many", names, -1, 30, signed_by_ca=False)

    def of_subject(self, name: str) -> Certificate:
        """Self-signed, for no server, by whatever calls itself so."""
        return self._get("of-subject", [], -1, 30, signed_by_ca=False, subject_name=name)

    def named(self, host: str) -> Certificate:
        """One that is good for this host, or for all below a domain."""
        return self._get(f"named-{host.replace('*', 'any')}", [host], -1, 30)

    def client_context(self) -> ssl.SSLContext:
        """A context that trusts this CA and nothing else."""
        return ssl.create_default_context(cafile=str(self.ca_file))

    def _get(
        self, label: str, hosts: list[str], first_day: int, last_day: int, *, signed_by_ca: bool = True,
        key: Key | None = None, subject_name: str = "",
    ) -> Certificate:
        found = Certificate(self.directory / f"{label}.crt", self.directory / f"{label}.key")
        if found.cert_file.exists():
            return found
        key = key or ec.generate_private_key(ec.SECP256R1())
        names: list[x509.GeneralName] = [x509.DNSName(host) for host in hosts]
        if "localhost" in hosts:
            names.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
        subject = _name(subject_name or (hosts[0] if hosts else "localhost"))
        issuer, signer = (self._name, self._key) if signed_by_ca else (subject, key)
        now = dt.datetime.now(dt.UTC)
        builder = _builder(subject, issuer, key, now + first_day * DAY, now + last_day * DAY)
        if names:
            builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        cert = (
            builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
            )
            .sign(signer, hashes.SHA256())
        )
        found.key_file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.TraditionalOpenSSL,
                serialization.NoEncryption(),
            )
        )
        found.cert_file.write_bytes(cert.public_bytes(serialization.Encoding.PEM))
        return found


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: Key,
    start: dt.datetime,
    end: dt.datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
