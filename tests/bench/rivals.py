"""mbsync and offlineimap: their configuration, each for a Maildir tree of its own."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench import process
from tests.bench.process import Cost


@dataclass(frozen=True)
class Rival:
    """A command in a folder of its own. `run` may be called again: then there is nothing new."""

    name: str
    command: tuple[str, ...]
    folder: Path

    def run(self) -> Cost:
        return process.run(self.command, {"HOME": str(self.folder)}, self.folder)[0]

    def let_rest(self) -> None:
        """mbsync sleeps when a Maildir was written a moment ago, and its next run shall not be charged for that."""
        newest = max(box.stat().st_mtime for kind in ("cur", "new") for box in self.folder.rglob(kind))
        while time.time() < newest + 3:
            time.sleep(0.1)

    def mirrored(self) -> int:
        """How many messages its Maildirs hold."""
        return sum(sum(1 for file in box.iterdir() if not file.name.startswith("."))
                   for kind in ("cur", "new") for box in self.folder.rglob(kind))

    def forget(self) -> None:
        shutil.rmtree(self.folder)


def mbsync(folder: Path, port: int, user: str, password: str) -> Rival:
    """Without fsync and without compression, which on loopback only costs."""
    _need("mbsync", "isync")
    (folder / "Mail").mkdir(parents=True)
    rc = folder / "mbsyncrc"
    rc.write_text(f"""FSync no

IMAPAccount server
Host 127.0.0.1
Port {port}
User {user}
Pass "{password}"
SSLType None
AuthMechs LOGIN
DisableExtension COMPRESS=DEFLATE

IMAPStore far
Account server

MaildirStore near
Path {folder}/Mail/
Inbox {folder}/Mail/INBOX
SubFolders Verbatim

Channel all
Far :far:
Near :near:
Patterns *
Create Near
SyncState *
CopyArrivalDate yes
""")
    return Rival("mbsync", ("mbsync", "-q", "-c", str(rc), "all"), folder)


def offlineimap(folder: Path, port: int, user: str, password: str) -> Rival:
    """As it comes, once over all folders."""
    _need("offlineimap", "offlineimap3")
    folder.mkdir(parents=True)
    rc = folder / "offlineimaprc"
    rc.write_text(f"""[general]
accounts = all
metadata = {folder}/state
ui = quiet

[Account all]
localrepository = near
remoterepository = far

[Repository near]
type = Maildir
localfolders = {folder}/Mail

[Repository far]
type = IMAP
remotehost = 127.0.0.1
remoteport = {port}
remoteuser = {user}
remotepass = {password}
ssl = no
starttls = no
auth_mechanisms = LOGIN
""")
    return Rival("offlineimap", ("offlineimap", "-c", str(rc), "-o"), folder)


def _need(program: str, package: str) -> None:
    if shutil.which(program) is None:
        raise RuntimeError(f"{program} is not installed: the comparison needs it. "
                           f"On Debian and Ubuntu: apt-get install {package}")
