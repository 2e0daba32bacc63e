"""SHA256SUMS of all that a release consists of, in the form that `sha256sum --check` reads.

    python packaging/release/checksums.py FOLDER [--key-from VARIABLE]

Where that variable of the environment holds a secret key (armoured, without passphrase), GnuPG signs it with that:
SHA256SUMS.asc. The key is in a folder of its own meanwhile, gone afterwards.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

NAME = "SHA256SUMS"


def sums(folder: Path) -> str:
    """A line for each file, by name. Raises SystemExit where there is none, and for one within a folder: two of the
    same name would be one in the release."""
    files = sorted(each for each in folder.iterdir() if not each.name.startswith(NAME))
    if not files or any(not each.is_file() for each in files):
        sys.exit(f"{folder} has to hold the files of the release, and nothing else.")
    return "".join(f"{_digest(each)}  {each.name}\n" for each in files)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sign(target: Path, key: str) -> None:
    """Beside it, with .asc. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as home:
        gpg = ("gpg", "--homedir", home, "--batch", "--quiet")
        subprocess.run([*gpg, "--import"], input=key.encode(), check=True)
        subprocess.run([*gpg, "--yes", "--armor", "--detach-sign", str(target)], check=True)
        # It would stay, with the key in its memory.
        subprocess.run(["gpgconf", "--homedir", home, "--kill", "gpg-agent"], check=True)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--key-from", metavar="VARIABLE")
    options = parser.parse_args(arguments)
    target = options.folder / NAME
    target.write_text(sums(options.folder), encoding="ascii", newline="\n")
    if options.key_from and (key := os.environ.get(options.key_from)):
        sign(target, key)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
