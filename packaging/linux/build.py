"""Builds the packages of this system into dist/packages: `make package` calls it.

    .venv/bin/python packaging/linux/build.py [--bundle DIR] [--formats deb,rpm,tar] [--fast] [--out DIR]
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import sys
import tempfile
import time
from pathlib import Path

import archive
import deb
import rpm
from files import lay_out, size_in_kib
from release import ROOT, release_date

sys.path[:0] = [str(ROOT / "packaging" / "bundle")]

from freeze import freeze  # noqa: E402

_BUILDERS = {"deb": deb.build, "rpm": rpm.build, "tar": archive.build}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--bundle", type=Path, help="PyInstaller's folder, if it is there already")
    parser.add_argument("--formats", default="deb,rpm,tar")
    parser.add_argument("--fast", action="store_true", help="hardly compressed, for trying out")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "packages")
    options = parser.parse_args()
    bundle = options.bundle or freeze(release_date())
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.formats.split(","):
        began = time.monotonic()
        with tempfile.TemporaryDirectory(dir=options.out) as made:
            root = Path(made) / "root"
            lay_out(bundle, root / "usr")
            installed = size_in_kib(root)
            package = _BUILDERS[name](root, options.out, platform.machine(), options.fast)
        octets = package.read_bytes()
        print(f"{package.name}: {len(octets) / 1e6:.1f} MB, {installed / 1024:.0f} MiB installed, "
              f"{time.monotonic() - began:.0f} s, sha256 {hashlib.sha256(octets).hexdigest()}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
