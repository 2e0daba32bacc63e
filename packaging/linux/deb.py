"""The Debian package, by dpkg-deb."""

from __future__ import annotations

import hashlib
import subprocess
import textwrap
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import licences
import system_libraries
from files import name_updater, packed, settle, size_in_kib, stamp
from release import DESCRIPTION, HOMEPAGE, LINUX, MAINTAINER, NAME, SUMMARY, VERSION, release_date

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
_RELATIONS = {
    "Depends": ["ca-certificates"],
    "Recommends": [
        "fonts-noto-color-emoji", "gnome-keyring | kwalletmanager | keepassxc", "hunspell-de-de | hunspell-dictionary",
        "hunspell-en-us | hunspell-dictionary", "libgl1-mesa-dri", "notification-daemon", "xdg-utils",
    ],
    "Suggests": ["hunspell-dictionary", "xdg-desktop-portal"],
    "Provides": ["imap-client", "mail-reader"],
}  # fmt: skip
"""Beside what the libraries need: authorities for TLS; a keyring, spelling, notifications and links."""


def build(root: Path, target: Path, machine: str, fast: bool) -> Path:
    """`root` holds usr/ already, and is spent. Returns the package."""
    place = root / "usr" / "lib" / NAME
    for each in (place / "_internal").iterdir():
        if system_libraries.OF_DEBIAN.match(each.name):
            each.unlink()
    name_updater(root / "usr")
    relations = {field: sorted({*system_libraries.depends(place).get(field, ()), *more})
                 for field, more in _RELATIONS.items()}
    (root / "usr" / "share" / "doc" / NAME / "copyright").write_text(licences.copyright_file(place), encoding="utf-8")
    _documents(root)
    settle(root)
    control = root / "DEBIAN"
    control.mkdir()
    architecture = ARCHITECTURES[machine]
    (control / "control").write_text(_control(relations, size_in_kib(root), architecture), encoding="utf-8")
    (control / "md5sums").write_text(_sums(root), encoding="utf-8")
    for script in ("postinst", "prerm", "postrm"):
        (control / script).write_bytes((LINUX / "debian" / script).read_bytes())
        (control / script).chmod(0o755)
    seconds = stamp(root)
    made = target / f"{NAME}_{VERSION}_{architecture}.deb"
    compression = ("-Zgzip", "-z1") if fast else ("-Zxz", "-z6")
    subprocess.run(["dpkg-deb", "--root-owner-group", *compression, "--build", str(root), str(made)], check=True,
                   env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": str(seconds)}, stdout=subprocess.DEVNULL)
    return made


def _documents(root: Path) -> None:
    share = root / "usr" / "share"
    released = datetime.fromisoformat(release_date()).replace(tzinfo=UTC)
    changes = (f"{NAME} ({VERSION}) unstable; urgency=medium\n\n  * Release {VERSION}: see NEWS.gz.\n\n"
               f" -- {MAINTAINER}  {format_datetime(released)}\n")
    (share / "doc" / NAME / "changelog.gz").write_bytes(packed(changes.encode()))
    overrides = share / "lintian" / "overrides" / NAME
    overrides.parent.mkdir(parents=True)
    overrides.write_bytes((LINUX / "debian" / "lintian-overrides").read_bytes())
    (share / NAME).mkdir()
    (share / NAME / "apparmor").write_bytes((LINUX / "debian" / "apparmor").read_bytes())


def _control(relations: Mapping[str, list[str]], kib: int, architecture: str) -> str:
    paragraphs = "\n .\n".join(textwrap.fill(each, 78, initial_indent=" ", subsequent_indent=" ")
                               for each in DESCRIPTION)
    fields = {"Package": NAME, "Version": VERSION, "Section": "mail", "Priority": "optional",
              "Architecture": architecture, "Maintainer": MAINTAINER, "Homepage": HOMEPAGE,
              "Installed-Size": str(kib), **{field: ", ".join(each) for field, each in relations.items()},
              "Description": f"{SUMMARY}\n{paragraphs}"}
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def _sums(root: Path) -> str:
    found = [each for each in sorted((root / "usr").rglob("*")) if each.is_file() and not each.is_symlink()]
    return "".join(f"{hashlib.file_digest(each.open('rb'), 'md5').hexdigest()}  {each.relative_to(root)}\n"
                   for each in found)
