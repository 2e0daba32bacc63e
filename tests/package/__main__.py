"""Installs the .deb in a fresh Debian, uses it as an ordinary user with a Dovecot outside, and removes it again.

    python -m tests.package dist/packages/depesche_….deb [--cache DIR] [--pictures DIR] [--keep]

Root only, for the system lies in a folder and is entered there. Prints each figure; the exit code is 1 if one is not as
it has to be.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.package.mail import HTML, pdf, plain
from tests.package.system import PERSON, System
from tests.servers.dovecot import Dovecot

HERE = Path(__file__).parent
TOOLS = ("xvfb", "xauth", "xdotool", "scrot", "dbus", "gnome-keyring", "at-spi2-core", "python3-gi", "gir1.2-atspi-2.0",
         "desktop-file-utils", "fonts-dejavu-core")  # fmt: skip
_MADE_BY_OTHERS = ("etc/ssl/certs", "etc/ca-certificates", "etc/ld.so.cache", "usr/local/share/ca-certificates")
MOST_INSTALLED_MB, MOST_PACKED_MB = 450, 160
OPTIONAL = re.compile(r"/platformthemes/libqgtk3|/printsupport/|/networkinformation/|/wayland-|libQt6W|libqwayland")


class Trial:
    """Tells figures, and remembers whether all are as they have to be."""

    def __init__(self) -> None:
        self.failed = 0
        self._began = time.monotonic()

    def tell(self, what: str, value: object, good: bool = True) -> None:
        self.failed += not good
        print(f"{time.monotonic() - self._began:6.0f} s  {'' if good else 'NOT GOOD: '}{what}: {value}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.package", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("package", type=Path)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "depesche-debian")
    parser.add_argument("--pictures", type=Path, help="where pictures of the window are put")
    parser.add_argument("--keep", action="store_true", help="leave the system for a look")
    options = parser.parse_args()
    if os.getuid():
        parser.error("only root can enter a system in a folder: sudo make package-test")
    trial = Trial()
    _judge(trial, options.package)
    options.cache.mkdir(parents=True, exist_ok=True)
    root = Path(tempfile.mkdtemp(prefix="depesche-trial-")) / "root"
    system = System(root, options.cache)
    try:
        _without_anything_else(trial, system, options.package)
        _as_a_person(trial, system, options.package, options.pictures)
    finally:
        if options.keep:
            print(f"The system is in {root}")
        else:
            shutil.rmtree(root.parent)
    print(f"{'all as it should be' if not trial.failed else f'{trial.failed} not good'}")
    return 1 if trial.failed else 0


def _judge(trial: Trial, package: Path) -> None:
    size = package.stat().st_size / 1e6
    trial.tell("package, MB", round(size, 1), size <= MOST_PACKED_MB)
    kib = int(subprocess.run(["dpkg-deb", "-f", str(package), "Installed-Size"], check=True, capture_output=True,
                             text=True).stdout)
    trial.tell("installed, MB", round(kib * 1024 / 1e6), kib * 1024 / 1e6 <= MOST_INSTALLED_MB)
    told = subprocess.run(["lintian", "--fail-on", "error", str(package)], check=False, capture_output=True, text=True)
    lines = [line for line in told.stdout.splitlines() if re.match("[EW]:", line)]
    trial.tell("lintian", lines or "nothing to say", told.returncode == 0)


def _without_anything_else(trial: Trial, system: System, package: Path) -> None:
    """Nothing is there but what the package depends on."""
    before = system.files()
    _install(trial, system, package)
    missing = system.run(PERSON, "sh", "-c", "find /usr/lib/depesche -type f \\( -name '*.so*' -o -name "
                         "QtWebEngineProcess \\) -exec ldd {} + 2>&1").stdout
    needed, library = [], ""
    for line in missing.splitlines():
        library = line.rstrip(":") if line.startswith("/") else library
        if "not found" in line and not OPTIONAL.search(library):
            needed.append(f"{Path(library).name}: {line.strip()}")
    trial.tell("libraries not found", needed, not needed)
    for command in (("depesche", "--version"), ("depeschectl", "--version"), ("depeschectl", "account", "list")):
        done = system.run(PERSON, "env", "QT_QPA_PLATFORM=offscreen", *command, check=False)
        trial.tell(" ".join(command), done.stdout.strip() or "(nothing)", done.returncode == 0)
    _purge(trial, system, before)


def _as_a_person(trial: Trial, system: System, package: Path, pictures: Path | None) -> None:
    system.apt("install", *TOOLS)
    before = system.files()
    _install(trial, system, package)
    cache = (system.root / "usr/share/applications/mimeinfo.cache").read_text()
    handler = re.search("x-scheme-handler/mailto=.*", cache)
    trial.tell("who opens mailto links", handler and handler[0], bool(handler and "depesche.desktop" in handler[0]))
    inside = system.root / "home" / PERSON / "trial"
    inside.mkdir()
    for name in ("hands.py", "person.py", "session.sh"):
        shutil.copy(HERE / name, inside)
    (inside / "page.pdf").write_bytes(pdf())
    with Dovecot(("anna", "bert")) as server:
        for user in server.users:
            for number in range(5):
                server.deliver(user, plain(number))
            server.deliver(user, HTML)
        authority = system.root / "usr/local/share/ca-certificates/trial.crt"
        shutil.copy(server.ca_file, authority)
        system.run("root", "update-ca-certificates")
        given = {"host": server.host, "imaps": server.imaps, "pop3s": server.pop3s, "password": server.password,
                 "users": server.users}
        home = f"/home/{PERSON}/trial"
        done = system.run(PERSON, f"{home}/session.sh", "python3", f"{home}/person.py", json.dumps(given), "/tmp/seen",
                          f"/home/{PERSON}/pictures", check=False)
        authority.unlink()
        system.run("root", "update-ca-certificates", "--fresh")
    for line in done.stdout.splitlines():
        if line.startswith('["'):
            what, value, good = json.loads(line)
            trial.tell(what, value, good)
    if done.returncode:
        print(done.stdout)
    trial.tell("a person's way through it, exit code", done.returncode, done.returncode == 0)
    if pictures is not None:
        shutil.copytree(system.root / "home" / PERSON / "pictures", pictures, dirs_exist_ok=True)
    _purge(trial, system, before)
    profile = system.root / "home" / PERSON / ".local/share/depesche/mail.db"
    trial.tell("the person's mail is still there", profile.exists(), profile.exists())


def _install(trial: Trial, system: System, package: Path) -> None:
    target = system.root / "root" / package.name
    shutil.copy(package, target)
    began = time.monotonic()
    system.apt("install", f"/root/{package.name}")
    trial.tell("seconds of apt install", round(time.monotonic() - began))


def _purge(trial: Trial, system: System, before: frozenset[str]) -> None:
    system.apt("purge", "depesche")
    system.apt("autoremove", "--purge")
    after, owned = system.files(), system.owned()
    # apt recommends certificates, and so keeps those that came along, with what they make by themselves.
    left = sorted(each for each in after - before - owned if not each.startswith(_MADE_BY_OTHERS))
    ours = sorted(each for each in after if "depesche" in each)
    trial.tell("left behind by apt purge, of no package that stays", left, not left)
    trial.tell("files with Depesche's name left", ours, not ours)
    trial.tell("gone with it, too", sorted(before - after), before <= after)


if __name__ == "__main__":
    sys.exit(main())
