"""Puts a certificate and its key into the person's store, for signtool; on Windows, for the release workflow.

CERTIFICATE is a PFX in base64, PASSWORD its password. Without it nothing happens. Tells the following steps of it by
DEPESCHE_SIGN_THUMBPRINT.
"""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import pkcs12


def thumbprint(pfx: bytes, password: str) -> str:
    """SHA-1 of the certificate, as Windows names it. Raises ValueError for a wrong password and for no certificate."""
    _, certificate, _ = pkcs12.load_key_and_certificates(pfx, password.encode())
    if certificate is None:
        raise ValueError("there is no certificate with its key in it")
    return certificate.fingerprint(hashes.SHA1()).hex()  # a name, not a proof


def main() -> int:
    text, password = os.environ.get("CERTIFICATE", ""), os.environ.get("PASSWORD", "")
    if not text:
        print("No key: the programs and the installer are not signed.")
        return 0
    pfx = base64.b64decode(text)
    name = thumbprint(pfx, password)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "key.pfx"
        file.write_bytes(pfx)
        # NoExport: nothing that runs later can take the key away.
        subprocess.run(["certutil", "-user", "-f", "-p", password, "-importpfx", "My", str(file), "NoExport,NoRoot"],
                       check=True, stdout=subprocess.DEVNULL)
    with Path(os.environ["GITHUB_ENV"]).open("a", encoding="utf-8") as told:
        told.write(f"DEPESCHE_SIGN_THUMBPRINT={name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
