"""A certificate authority for tests: one good certificate and the three that a client must refuse."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAY = dt.timedelta(days=1)


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

    def named(self, host: str) -> Certificate:
        """One that is good for this host, or for all below a domain."""
        return self._get(f"named-{host.replace('*', 'any')}", [host], -1, 30)

    def client_context(self) -> ssl.SSLContext:
        """A context that trusts this CA and nothing else."""
        return ssl.create_default_context(cafile=str(self.ca_file))

    def _get(
        self, label: str, hosts: list[str], first_day: int, last_day: int, *, signed_by_ca: bool = True
    ) -> Certificate:
        found = Certificate(self.directory / f"{label}.crt", self.directory / f"{label}.key")
        if found.cert_file.exists():
            return found
        key = ec.generate_private_key(ec.SECP256R1())
        names: list[x509.GeneralName] = [x509.DNSName(host) for host in hosts]
        if "localhost" in hosts:
            names.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
        subject = _name(hosts[0])
        issuer, signer = (self._name, self._key) if signed_by_ca else (subject, key)
        now = dt.datetime.now(dt.UTC)
        cert = (
            _builder(subject, issuer, key, now + first_day * DAY, now + last_day * DAY)
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
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
    key: ec.EllipticCurvePrivateKey,
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
