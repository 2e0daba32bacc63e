"""Builds the disk image for macOS into dist/packages; on macOS only, with Xcode's command line tools.

    .venv/bin/python packaging/macos/disk_image.py [--application Depesche.app] [--out DIR]

Signed where DEPESCHE_SIGN_IDENTITY names a "Developer ID Application" in the keychain, else by nobody (then macOS opens
it only after the person has allowed it in the settings). Notarised where DEPESCHE_NOTARY_PROFILE names what
`xcrun notarytool store-credentials` has stored.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT / "packaging" / each) for each in ("bundle", "linux", "release")]

from freeze import freeze  # noqa: E402
from notices import write_notices  # noqa: E402
from release import VERSION, release_date  # noqa: E402
from signing import command, steps  # noqa: E402


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--application", type=Path, help="Depesche.app of a run before")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "packages")
    options = parser.parse_args(arguments)
    application = options.application or freeze(release_date()).with_name("Depesche.app")
    options.out.mkdir(parents=True, exist_ok=True)
    write_notices(application / "Contents" / "Resources")
    identity, profile = os.environ.get("DEPESCHE_SIGN_IDENTITY") or "-", os.environ.get("DEPESCHE_NOTARY_PROFILE", "")
    for step in steps(application):
        _run(*command(step, identity))
    _run("codesign", "--verify", "--deep", "--strict", "--verbose=2", str(application))
    image = options.out / f"depesche-{VERSION}-macos-{platform.machine()}.dmg"
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if profile:
            # The program's own ticket is stapled to it before it is packed: it has to start without a network, too.
            _notarise(_zipped(application, folder / "Depesche.zip"), application, profile)
        _pack(application, image, folder / "image")
    if identity != "-":
        _run("codesign", "--sign", identity, "--timestamp", str(image))
    if profile:
        _notarise(image, image, profile)
        _run("spctl", "--assess", "--type", "open", "--context", "context:primary-signature", "--verbose", str(image))
    print(image)
    return 0


def _pack(application: Path, image: Path, folder: Path) -> None:
    """The program beside a link to where it belongs. ditto keeps symlinks and signatures."""
    folder.mkdir()
    _run("ditto", str(application), str(folder / application.name))
    (folder / "Applications").symlink_to("/Applications")
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE.txt")
    _run("hdiutil", "create", "-volname", "Depesche", "-srcfolder", str(folder), "-fs", "HFS+", "-format", "ULMO",
         "-ov", str(image))


def _zipped(application: Path, target: Path) -> Path:
    """notarytool takes no folders."""
    _run("ditto", "-c", "-k", "--keepParent", str(application), str(target))
    return target


def _notarise(sent: Path, stapled: Path, profile: str) -> None:
    """Raises CalledProcessError where Apple refuses it: `xcrun notarytool log` then tells why."""
    _run("xcrun", "notarytool", "submit", str(sent), "--keychain-profile", profile, "--wait")
    _run("xcrun", "stapler", "staple", str(stapled))


def _run(*line: str) -> None:
    subprocess.run(line, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
