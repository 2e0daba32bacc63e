"""The other side of every round trip: GnuPG and OpenSSL with keys of their own, made once."""

from __future__ import annotations

import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509

from app.crypto import certificates, pgp_keys
from app.model.security import OwnKey, StoredKey


@dataclass(frozen=True)
class Gnupg:
    """A home with the keys of Ben (RSA 2048) and Cora (Curve25519)."""

    home: Path

    def run(self, *arguments: str, data: bytes = b"") -> bytes:
        command = ["gpg", "--homedir", str(self.home), "--batch", "--yes", "--pinentry-mode", "loopback",
                   "--passphrase", "", "--trust-model", "always", "--no-auto-key-locate", *arguments]
        done = subprocess.run(command, input=data, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        return done.stdout

    def fails(self, *arguments: str, data: bytes = b"") -> bool:
        command = ["gpg", "--homedir", str(self.home), "--batch", "--trust-model", "always", *arguments]
        return subprocess.run(command, input=data, capture_output=True, check=False).returncode != 0

    def make(self, who: str, primary: str, encryption: str, expires: str = "never") -> str:
        """The fingerprint."""
        # Else the agent measures for seconds how slow a guess at a passphrase should be.
        (self.home / "gpg-agent.conf").write_text("s2k-count 65536\n")
        self.run("--quick-gen-key", f"{who.title()} <{who}@example.org>", primary, "sign,cert", expires)
        listed = self.run("--list-keys", "--with-colons", f"{who}@example.org").decode().splitlines()
        fingerprint = next(line.split(":")[9] for line in listed if line.startswith("fpr"))
        self.run("--quick-add-key", fingerprint, encryption, "encr", expires)
        return fingerprint

    def public(self, who: str) -> StoredKey:
        return pgp_keys.read(self.run("--armor", "--export", f"{who}@example.org"))[0][0]

    def close(self) -> None:
        subprocess.run(["gpgconf", "--homedir", str(self.home), "--kill", "all"], check=False, capture_output=True)


@dataclass(frozen=True)
class Openssl:
    """An authority and the certificates of Ada (RSA) and Ben (P-256), all in one folder."""

    folder: Path

    def run(self, *arguments: str, data: bytes | None = None) -> bytes:
        done = subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=False, cwd=self.folder)
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        return done.stdout

    def begin(self) -> None:
        self.run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "ca.key",
                 "-out", "ca.pem", "-days", "30", "-subj", "/CN=Test Authority", "-addext",
                 "keyUsage=critical,keyCertSign")

    def make(self, who: str, *algorithm: str, email: str = "", days: int = 20, purpose: str = "emailProtection",
             issuer: str = "ca") -> OwnKey:
        self.run("req", "-newkey", *algorithm, "-nodes", "-keyout", f"{who}.key", "-out", f"{who}.csr", "-subj",
                 f"/CN={who.title()}")
        (self.folder / "extensions").write_text(
            f"subjectAltName=email:{email or f'{who}@example.org'}\nextendedKeyUsage={purpose}\n"
            "keyUsage=digitalSignature,keyEncipherment,keyAgreement\n")
        self.run("x509", "-req", "-in", f"{who}.csr", "-CA", f"{issuer}.pem", "-CAkey", f"{issuer}.key", "-days",
                 str(days), "-CAcreateserial", "-out", f"{who}.pem", "-extfile", "extensions")
        packed = self.run("pkcs12", "-export", "-inkey", f"{who}.key", "-in", f"{who}.pem", "-passout", "pass:geheim")
        return certificates.read(packed, "geheim")[1][0]

    def vouch(self, certificate: x509.Certificate, others: list[x509.Certificate]) -> str:
        root = certificates.load(ssl.PEM_cert_to_DER_cert((self.folder / "ca.pem").read_text()))
        assert root is not None
        return certificates.vouched(certificate, others, [root])
