"""The folder that becomes a package: the bundle, and what desktops and people look for around it."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import licences
import man_pages
from release import COMPONENT, LINUX, NAME, ROOT, release_date

PROGRAMS = ("depesche", "depeschectl")


def lay_out(bundle: Path, usr: Path) -> None:
    """Fills `usr` (bin, lib, share) from PyInstaller's folder."""
    place = usr / "lib" / NAME
    shutil.copytree(bundle, place, symlinks=True)
    for each in elf_files(place):
        if not _is_program(each):
            _clean(each)
    (usr / "bin").mkdir(parents=True)
    for name in PROGRAMS:
        (usr / "bin" / name).symlink_to(f"../lib/{NAME}/{name}")
    share = usr / "share"
    _copy(LINUX / "depesche.desktop", share / "applications" / "depesche.desktop")
    _copy(LINUX / "depesche.metainfo.xml", share / "metainfo" / f"{COMPONENT}.metainfo.xml")
    shutil.copytree(LINUX / "icons" / "hicolor", share / "icons" / "hicolor")
    for name, text in man_pages.pages(release_date()).items():
        _packed(share / "man" / "man1" / f"{name}.gz", text.encode())
    documents = share / "doc" / NAME
    _packed(documents / "NEWS.gz", (ROOT / "CHANGELOG.md").read_bytes())
    _packed(documents / "third-party.txt.gz", licences.third_party().encode())
    (documents / "copyright").write_text(licences.copyright_file(place), encoding="utf-8")
    settle(usr)


def name_updater(usr: Path) -> None:
    """Where the packages lie in a repository that brings newer ones, DEPESCHE_UPDATES_BY names it ("Debian"): the
    program then asks nobody for them, and says so (`updated_by` in app/paths.py). A file that was downloaded by hand is
    renewed by nobody."""
    who = os.environ.get("DEPESCHE_UPDATES_BY", "")
    if not who:
        return
    name = usr / "lib" / NAME / "_internal" / "resources" / "updates-by"
    name.write_text(f"{who}\n", encoding="utf-8")
    name.chmod(0o644)


def settle(folder: Path) -> None:
    """Rights as packages have them, whatever the umask of the checkout."""
    for each in (folder, *folder.rglob("*")):
        if not each.is_symlink():
            runs = each.is_dir() or _is_program(each) or each.name == "QtWebEngineProcess"
            each.chmod(0o755 if runs else 0o644)


def elf_files(folder: Path) -> Iterator[Path]:
    for each in sorted(folder.rglob("*")):
        if each.is_file() and not each.is_symlink():
            with each.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield each


def size_in_kib(folder: Path) -> int:
    """As Debian counts Installed-Size (policy 5.6.20): each file rounded up, one for everything else."""
    return sum((each.lstat().st_size + 1023) // 1024 if each.is_file() and not each.is_symlink() else 1
               for each in folder.rglob("*"))


def packed(octets: bytes) -> bytes:
    """The same for the same text: no name and no time in it."""
    return gzip.compress(octets, 9, mtime=0)


def _clean(library: Path) -> None:
    """Without debugging symbols, and without folders of the machine that built it among those it looks into."""
    subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)
    told = subprocess.run(["chrpath", "--list", str(library)], capture_output=True, text=True, check=False).stdout
    _, found, folders = told.partition("PATH=")
    if found and not folders.startswith("$ORIGIN"):
        subprocess.run(["chrpath", "--delete", str(library)], check=True, stdout=subprocess.DEVNULL)


def _is_program(path: Path) -> bool:
    """PyInstaller keeps the modules behind the end of these."""
    return path.name in PROGRAMS and path.parent.name == NAME and path.parent.parent.name == "lib"


def _packed(target: Path, octets: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(packed(octets))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def stamp(folder: Path) -> int:
    """The day of the release for all files, whenever they were built. Returns it in seconds since 1970."""
    seconds = int(datetime.fromisoformat(release_date()).replace(tzinfo=UTC).timestamp())
    for each in (folder, *folder.rglob("*")):
        os.utime(each, (seconds, seconds), follow_symlinks=False)
    return seconds
