"""The bill of materials of what is packed here: CycloneDX 1.6, JSON.

    .venv/bin/python packaging/release/sbom.py [--out DIR]

writes depesche-VERSION-SYSTEM-MACHINE.cdx.json. From the metadata of what is installed, as `linux/licences.py` walks
it, so that both tell of the same parts; the same octets for the same parts and release.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import ssl
import subprocess
import sys
import uuid
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "packaging" / "linux")]

import apsw  # noqa: E402
import licences  # noqa: E402
from packaging.requirements import Requirement  # noqa: E402
from packaging.utils import canonicalize_name  # noqa: E402
from release import HOMEPAGE, NAME, VERSION, release_date  # noqa: E402

_SPDX = {
    "Expat": "MIT", "BSD-3-clause": "BSD-3-Clause", "PSF-2": "PSF-2.0", "LGPL-3": "LGPL-3.0-only",
    "LGPL-2+": "LGPL-2.0-or-later",
}  # fmt: skip
"""Where SPDX names a licence otherwise than Debian does."""
_CHROMIUM = "from PySide6.QtWebEngineCore import qWebEngineChromiumVersion as told; print(told())"

Component = dict[str, object]


def bill(system: str, machine: str) -> dict[str, object]:
    """The document. `system` and `machine` as file names have them."""
    found = licences.distributions()
    parts = {name: _python_part(name, made) for name, made in found.items()}
    own = f"pkg:generic/{NAME}@{VERSION}"
    engine = [part for part in _other_parts() if part["name"] not in parts]
    below = {own: sorted({*_needed(metadata.distribution(NAME), parts), *(str(each["bom-ref"]) for each in engine)})}
    for name, made in found.items():
        below[str(parts[name]["bom-ref"])] = _needed(made, parts)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid.uuid5(uuid.NAMESPACE_URL, f"{HOMEPAGE}/{VERSION}/{system}-{machine}").urn,
        "version": 1,
        "metadata": {
            "timestamp": f"{release_date()}T00:00:00Z",
            "lifecycles": [{"phase": "build"}],
            "component": {"type": "application", "bom-ref": own, "name": NAME, "version": VERSION, "purl": own,
                          "licenses": [{"license": {"id": "MPL-2.0"}}],
                          "externalReferences": [{"type": "website", "url": HOMEPAGE}]},
            "properties": [{"name": "depesche:system", "value": f"{system}-{machine}"}],
        },
        "components": [*parts.values(), *engine],
        "dependencies": [{"ref": ref, "dependsOn": refs} for ref, refs in sorted(below.items())]
        + [{"ref": str(each["bom-ref"]), "dependsOn": []} for each in engine],
    }


def expression(licence: str) -> str:
    """Debian's words (DEP-5) as an SPDX expression."""
    words = re.split(r" (and|or) ", licence)
    return " ".join(word.upper() if word in ("and", "or") else _SPDX.get(word, word) for word in words)


def _python_part(name: str, made: metadata.Distribution) -> Component:
    purl = f"pkg:pypi/{name}@{made.version}"
    part: Component = {"type": "library", "bom-ref": purl, "name": name, "version": made.version, "purl": purl,
                       "licenses": [{"expression": expression(licences.KNOWN[name])}]}
    if summary := made.metadata["Summary"]:
        part["description"] = summary
    return part


def _other_parts() -> Iterator[Component]:
    """What the wheels hold, or Python: whoever looks for a flaw looks for these names."""
    yield _part("python", platform.python_version(), "PSF-2.0", "cpe:2.3:a:python:python:{}:*:*:*:*:*:*:*")
    yield _part("openssl", ssl.OPENSSL_VERSION.split()[1], "Apache-2.0", "cpe:2.3:a:openssl:openssl:{}:*:*:*:*:*:*:*")
    yield _part("sqlite", apsw.sqlite_lib_version(), "blessing", "cpe:2.3:a:sqlite:sqlite:{}:*:*:*:*:*:*:*")
    yield _part("qt", metadata.version("pyside6-essentials"), "LGPL-3.0-only", "cpe:2.3:a:qt:qt:{}:*:*:*:*:*:*:*")
    yield _part("chromium", _chromium(), "BSD-3-Clause", "cpe:2.3:a:google:chrome:{}:*:*:*:*:*:*:*")
    try:
        version = metadata.version("pyinstaller")
    except metadata.PackageNotFoundError:
        return  # nothing is packed here
    yield _part("pyinstaller-bootloader", version, "GPL-2.0-or-later WITH Bootloader-exception", "")


def _part(name: str, version: str, licence: str, cpe: str) -> Component:
    purl = f"pkg:generic/{name}@{version}"
    part: Component = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl,
                       "licenses": [{"expression": licence}]}
    return part | ({"cpe": cpe.format(version)} if cpe else {})


def _chromium() -> str:
    """In a process of its own: the module has to come before every QApplication. Raises CalledProcessError."""
    return subprocess.run([sys.executable, "-c", _CHROMIUM], capture_output=True, text=True, check=True).stdout.strip()


def _needed(made: metadata.Distribution, parts: dict[str, Component]) -> list[str]:
    names = {str(canonicalize_name(Requirement(line).name)) for line in made.requires or ()}
    return sorted(str(parts[name]["bom-ref"]) for name in names & set(parts))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "packages")
    options = parser.parse_args(arguments)
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    machine = {"AMD64": "x64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
    options.out.mkdir(parents=True, exist_ok=True)
    target = options.out / f"{NAME}-{VERSION}-{system}-{machine}.cdx.json"
    target.write_text(json.dumps(bill(system, machine), indent=1) + "\n", encoding="utf-8")
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
