"""Puts certificate, key and what the notary asks for into a keychain of its own; on macOS, for the release workflow.

CERTIFICATE is a P12 in base64, PASSWORD its password; NOTARY_ID, NOTARY_TEAM and NOTARY_PASSWORD an Apple ID, its team
and a password made for this program. Without them nothing happens. Tells the following steps of it by
DEPESCHE_SIGN_IDENTITY and DEPESCHE_NOTARY_PROFILE.
"""

from __future__ import annotations

import base64
import os
import re
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

PROFILE = "depesche"


def identity(listed: str) -> str:
    """Of `security find-identity -v -p codesigning`: the SHA-1 of the one. Raises ValueError for none or several."""
    found = re.findall(r'(?m)^\s*\d+\) ([0-9A-F]{40}) "Developer ID Application: ', listed)
    if len(found) != 1:
        raise ValueError(f"{len(found)} certificates of the kind Developer ID Application")
    return found[0]


def main() -> int:
    text = os.environ.get("CERTIFICATE", "")
    if not text:
        print("No key: the program is signed by nobody, and not notarised.")
        return 0
    chain = Path(os.environ["RUNNER_TEMP"]) / "signing.keychain-db"
    lock = secrets.token_urlsafe(24)
    _security("create-keychain", "-p", lock, str(chain))
    _security("set-keychain-settings", "-lut", "21600", str(chain))
    _security("unlock-keychain", "-p", lock, str(chain))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "key.p12"
        file.write_bytes(base64.b64decode(text))
        _security("import", str(file), "-P", os.environ.get("PASSWORD", ""), "-f", "pkcs12", "-k", str(chain),
                  "-T", "/usr/bin/codesign")
    # Without it codesign would ask somebody who is not there.
    _security("set-key-partition-list", "-S", "apple-tool:,apple:", "-s", "-k", lock, str(chain))
    _security("list-keychains", "-d", "user", "-s", str(chain), "login.keychain-db")
    listed = _security("find-identity", "-v", "-p", "codesigning", str(chain))
    lines = [f"DEPESCHE_SIGN_IDENTITY={identity(listed)}"]
    if os.environ.get("NOTARY_ID"):
        subprocess.run(["xcrun", "notarytool", "store-credentials", PROFILE, "--apple-id", os.environ["NOTARY_ID"],
                        "--team-id", os.environ["NOTARY_TEAM"], "--password", os.environ["NOTARY_PASSWORD"]],
                       check=True, stdout=subprocess.DEVNULL)
        lines.append(f"DEPESCHE_NOTARY_PROFILE={PROFILE}")
    with Path(os.environ["GITHUB_ENV"]).open("a", encoding="utf-8") as told:
        told.writelines(f"{each}\n" for each in lines)
    return 0


def _security(*line: str) -> str:
    return subprocess.run(["security", *line], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main())
