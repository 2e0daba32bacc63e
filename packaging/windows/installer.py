"""Builds the installer for Windows into dist/packages; on Windows only.

    .venv\\Scripts\\python packaging\\windows\\installer.py [--bundle DIR] [--out DIR]

Inno Setup's compiler is taken from ISCC, the PATH or its usual folder. Signed where DEPESCHE_SIGN_THUMBPRINT names a
certificate in the person's store (SHA-1, as `certutil -user -store my` lists it).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT / "packaging" / each) for each in ("bundle", "linux", "release")]

from freeze import freeze  # noqa: E402
from notices import write_notices  # noqa: E402
from release import VERSION, release_date  # noqa: E402
from version_resource import numbers  # noqa: E402

PROGRAMS = ("depesche.exe", "depeschectl.exe")
TIMESTAMPS = "http://timestamp.digicert.com"
"""RFC 3161; the answer is signed itself. With it a signature outlasts its certificate."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundle", type=Path, help="PyInstaller's folder of a run before")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "packages")
    options = parser.parse_args(arguments)
    bundle = options.bundle or freeze(release_date())
    options.out.mkdir(parents=True, exist_ok=True)
    write_notices(bundle)
    thumbprint = os.environ.get("DEPESCHE_SIGN_THUMBPRINT", "")
    if thumbprint:
        subprocess.run([*sign_line(thumbprint), *(str(bundle / each) for each in PROGRAMS)], check=True)
    subprocess.run(compiler_line(compiler(), bundle, options.out, thumbprint), check=True)
    print(options.out / f"depesche-{VERSION}-windows-x64.exe")
    return 0


def sign_line(thumbprint: str) -> list[str]:
    """The files come behind it. signtool finds the key by the certificate, be it in a file or on a token."""
    return [shutil.which("signtool") or "signtool", "sign", "/sha1", thumbprint, "/fd", "sha256", "/tr", TIMESTAMPS,
            "/td", "sha256", "/d", "Depesche"]


def compiler_line(program: str, bundle: Path, out: Path, thumbprint: str) -> list[str]:
    """All that depesche.iss asks for."""
    told = {"Version": VERSION, "Numbers": ".".join(map(str, numbers(VERSION))), "Bundle": bundle.resolve(),
            "Icon": ROOT / "build" / "depesche.ico", "Out": out.resolve()}
    line = [program, "/Qp", *(f"/D{name}={value}" for name, value in told.items())]
    if thumbprint:
        # Inno's own words: $f is the file in quotes, $q a quote.
        line += ["/DSigned", "/Sdepesche=" + " ".join(f"$q{each}$q" for each in sign_line(thumbprint)) + " $f"]
    return [*line, str(HERE / "depesche.iss")]


def compiler() -> str:
    """Raises SystemExit where there is none."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", r"C:\Program Files (x86)")) / "Inno Setup 6" / "ISCC.exe"
    for each in (os.environ.get("ISCC"), shutil.which("ISCC"), str(usual)):
        if each and Path(each).is_file():
            return each
    sys.exit("Inno Setup 6 is missing: install it, or name its ISCC.exe in ISCC.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
