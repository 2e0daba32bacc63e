"""A fresh Debian in a folder, for one trial; debootstrap's result is kept for the next."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ENTER = Path(__file__).with_name("enter.sh")
PERSON = "person"
RELEASE = "bookworm"
_NOT_COMPARED = ("dev/", "proc/", "sys/", "run/", "tmp/", "mnt", "home/", "root/", "var/cache/", "var/log/",
                 "var/lib/apt/", "var/lib/dpkg/")  # fmt: skip
"""Where dpkg and apt keep their own accounts, and what is the person's."""


class System:
    """Root only. `cache`: where debootstrap's result and the downloaded packages stay between two trials."""

    def __init__(self, root: Path, cache: Path) -> None:
        self.root = root
        self._archives = cache / "archives"
        base = cache / RELEASE
        if not (base / "etc" / "debian_version").exists():
            self._archives.mkdir(parents=True, exist_ok=True)
            _run("debootstrap", "--variant=minbase", f"--cache-dir={self._archives}", RELEASE, str(base))
        _run("cp", "-a", str(base), str(root))
        shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")
        self._mirrors()
        (root / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")
        (root / "usr/sbin/policy-rc.d").chmod(0o755)
        self.run("root", "useradd", "--create-home", "--shell", "/bin/sh", PERSON)
        self.apt("update")

    def run(self, user: str, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """stdout and stderr in one. Raises CalledProcessError."""
        done = subprocess.run([str(ENTER), str(self.root), user, *command], check=False, text=True, errors="replace",
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=_environment())
        if check and done.returncode:
            print(done.stdout)
            done.check_returncode()
        return done

    def apt(self, *words: str) -> None:
        """As an administrator types it, without what is only recommended: the program has to do without."""
        kept = self.root / "var/cache/apt/archives"
        for each in self._archives.glob("*.deb"):
            if not (kept / each.name).exists():
                os.link(each, kept / each.name)
        self.run("root", "apt-get", "-y", "-qq", "-o", "APT::Sandbox::User=root", "-o", "Dpkg::Use-Pty=0",
                 "-o", "APT::Keep-Downloaded-Packages=true", "--no-install-recommends", *words)
        for each in kept.glob("*.deb"):
            if not (self._archives / each.name).exists():
                os.link(each, self._archives / each.name)

    def files(self) -> frozenset[str]:
        """All paths that a package may have left."""
        found = set()
        for folder, _, names in os.walk(self.root):
            for name in (*names, ""):
                path = os.path.relpath(os.path.join(folder, name), self.root)
                if not path.startswith(_NOT_COMPARED):
                    found.add(path)
        return frozenset(found)

    def owned(self) -> frozenset[str]:
        """All paths of the packages that are installed."""
        found = set()
        for each in (self.root / "var/lib/dpkg/info").glob("*.list"):
            for line in each.read_text().splitlines():
                path = line.strip("/")
                # Debian's /lib is a link to usr/lib, but packages may still say /lib.
                found |= {path, "usr/" + path} if path.startswith(("bin", "lib", "sbin")) else {path}
        return frozenset(found)

    def _mirrors(self) -> None:
        """Those of the system outside, of which security updates are a part."""
        ours = self.root / "etc/apt"
        for name in ("sources.list.d/debian.sources", "sources.list"):
            if (Path("/etc/apt") / name).exists():
                (ours / "sources.list").unlink(missing_ok=True)
                shutil.copy(Path("/etc/apt") / name, ours / name)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _environment() -> dict[str, str]:
    return {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive", "TERM": "dumb"}
