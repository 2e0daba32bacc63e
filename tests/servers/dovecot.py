"""A private Dovecot 2.3 on loopback: IMAP (STARTTLS), IMAPS, POP3 (STLS), POP3S, with users at will.

Runs as root (mail then belongs to `nobody`) and as an ordinary user (everything is theirs).
"""

from __future__ import annotations

import grp
import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from imapclient import imap_utf7

from tests.servers.certs import Authority
from tests.servers.dovecot_config import Identity, Ports, configuration
from tests.servers.private import PLACE, STOP_LIMIT, end

START_LIMIT = 15.0
PORT_ATTEMPTS = 3


class Dovecot:
    """One server with its own configuration, CA, users and mail in a short temporary directory.

    >>> with Dovecot() as server:
    ...     server.deliver("alice", b"Subject: hello\\r\\n\\r\\nhello")

    Ports: `imap` (plain, STARTTLS), `imaps`, `pop3` (plain, STLS), `pop3s`. All users share `password`.
    Raises RuntimeError, naming the Debian packages, when Dovecot is not installed: tests fail, never skip.
    """

    host = "127.0.0.1"
    password = "correct horse"

    def __init__(self, users: tuple[str, ...] = ("alice", "bob"), settings: str = "", *,
                 everybody: bool = False) -> None:
        """`settings`: further lines for dovecot.conf. `everybody`: whoever comes is let in, with any password; a
        server of many thousand users that are told apart runs out of files."""
        self._settings = settings
        self._everybody = everybody
        self._binary = _find_dovecot()
        self._identity = _identity()
        # Unix socket paths end at 108 bytes, so the directory is put where the path is short.
        self.directory = Path(tempfile.mkdtemp(prefix="dpd", dir=PLACE))
        self.directory.chmod(0o755)
        for name in ("run", "state", "mail", "users"):
            (self.directory / name).mkdir()
        self._own(self.directory / "mail")
        self.authority = Authority(self.directory / "tls")
        self.ca_file = self.authority.ca_file
        self.log_file = self.directory / "dovecot.log"
        self.users: list[str] = []
        self._ports: Ports | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._counter = itertools.count(1)
        for user in users:
            self.add_user(user)

    @property
    def imap(self) -> int:
        return self._running_ports().imap

    @property
    def imaps(self) -> int:
        return self._running_ports().imaps

    @property
    def pop3(self) -> int:
        return self._running_ports().pop3

    @property
    def pop3s(self) -> int:
        return self._running_ports().pop3s

    def start(self) -> Dovecot:
        """Start and wait until all four ports answer. After stop() it comes back on the same ports."""
        if self._process is not None:
            return self
        for attempt in range(PORT_ATTEMPTS):
            # A free port can be taken between the probe and the bind: then new ones are tried.
            ports = self._ports if self._ports is not None and attempt == 0 else Ports(*_free_ports(4))
            if self._start_on(ports):
                self._ports = ports
                return self
        raise RuntimeError(f"Dovecot did not start; its log says:\n{self.log()}")

    def stop(self) -> None:
        """Stop the server; mail and users stay for the next start()."""
        process, self._process = self._process, None
        if process is not None:
            end(process)

    def close(self) -> None:
        """Stop and remove everything on disk."""
        self.stop()
        shutil.rmtree(self.directory, ignore_errors=True)

    def __enter__(self) -> Dovecot:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def log(self) -> str:
        return self.log_file.read_text(errors="replace") if self.log_file.exists() else "(no log)"

    def add_user(self, name: str = "") -> str:
        """Add a user at any time, running or not; without a name a fresh one is made."""
        user = name or f"user{next(self._counter)}"
        if not user.replace("@", "").replace(".", "").replace("-", "").replace("_", "").isalnum():
            raise ValueError(f"not a user name for the test server: {user!r}")
        if user not in self.users:
            self.users.append(user)
            self._write_user(user)
        return user

    def maildir(self, user: str, folder: str = "INBOX") -> Path:
        """The Maildir++ directory of a folder ("A/B" is `.A.B`); it need not exist yet."""
        if user not in self.users:
            raise KeyError(f"no such user on the test server: {user}")
        root = self.directory / "mail" / user / "Maildir"
        if folder.upper() == "INBOX":
            return root
        encoded: bytes = imap_utf7.encode(folder)
        return root / ("." + encoded.decode("ascii").replace("/", "."))

    def deliver(
        self, user: str, raw: bytes, folder: str = "INBOX", flags: str = "", when: float | None = None
    ) -> Path:
        """Put `raw` into the user's Maildir at once and whole (tmp, then rename); returns the file.

        flags: Maildir letters out of "DFRST" (draft, flagged, replied, seen, trashed). Without any the
        message arrives in new/ and is \\Recent. when: the INTERNALDATE in seconds since 1970.
        """
        if set(flags) - set("DFRST"):
            raise ValueError(f"not Maildir flags: {flags!r}")
        box = self.maildir(user, folder)
        self._make_maildir(user, box)
        seconds, micros = divmod(time.time_ns() // 1000, 1_000_000)
        number = next(self._counter)
        name = f"{seconds}.M{micros:06d}P{os.getpid()}Q{number}.depesche,S={len(raw)}"
        draft = box / "tmp" / name
        draft.write_bytes(raw)
        self._own(draft)
        if when is not None:
            os.utime(draft, (when, when))
        letters = "".join(sorted(set(flags)))
        final = box / "cur" / f"{name}:2,{letters}" if letters else box / "new" / name
        draft.rename(final)
        return final

    def _make_maildir(self, user: str, box: Path) -> None:
        home = self.directory / "mail" / user
        for directory in (home, home / "Maildir", box, box / "cur", box / "new", box / "tmp"):
            if not directory.exists():
                directory.mkdir(mode=0o700)
                self._own(directory)
        marker = box / "maildirfolder"
        if box.name != "Maildir" and not marker.exists():
            marker.touch()
            self._own(marker)

    def _write_user(self, user: str) -> None:
        if self._everybody:
            return
        file = self.directory / "users" / user
        file.write_text(f"{user}:{{PLAIN}}{self.password}::::::\n")
        file.chmod(0o600)
        if os.getuid() == 0:
            shutil.chown(file, self._identity.internal_user)

    def _own(self, path: Path) -> None:
        if os.getuid() == 0:
            shutil.chown(path, self._identity.mail_user, self._identity.mail_group)

    def _running_ports(self) -> Ports:
        if self._ports is None:
            raise RuntimeError("this Dovecot was never started")
        return self._ports

    def _start_on(self, ports: Ports) -> bool:
        conf = self.directory / "dovecot.conf"
        conf.write_text(configuration(self.directory, self.authority.good, self._identity, ports,
                                      everybody=self._everybody) + self._settings)
        with self.log_file.open("ab") as log:
            process = subprocess.Popen(
                [self._binary, "-F", "-c", str(conf)], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        deadline = time.monotonic() + START_LIMIT
        waiting = [(ports.imap, True), (ports.pop3, True), (ports.imaps, False), (ports.pop3s, False)]
        while waiting and time.monotonic() < deadline and process.poll() is None:
            if _answers(*waiting[0]):
                waiting.pop(0)
            else:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(0.05)
        if not waiting and process.poll() is None:
            self._process = process
            return True
        if process.poll() is None:
            process.terminate()
        process.wait(STOP_LIMIT)
        return False


def _find_dovecot() -> str:
    binary = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")
    if binary is None:
        raise RuntimeError(
            "Dovecot is not installed: the tests need it. "
            "On Debian and Ubuntu: apt-get install dovecot-imapd dovecot-pop3d"
        )
    return binary


def _identity() -> Identity:
    if os.getuid() != 0:
        user = pwd.getpwuid(os.getuid())
        group = grp.getgrgid(user.pw_gid).gr_name
        return Identity(user.pw_name, group, user.pw_name, group, user.pw_name)
    try:
        mail = pwd.getpwnam("nobody")
        for needed in ("dovecot", "dovenull"):
            pwd.getpwnam(needed)
    except KeyError as error:
        raise RuntimeError(
            f"Dovecot as root needs the users that its package creates: {error.args[0]}. "
            "Install dovecot-imapd and dovecot-pop3d, or run the tests as an ordinary user."
        ) from error
    return Identity("nobody", grp.getgrgid(mail.pw_gid).gr_name, "dovecot", "dovecot", "dovenull")


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for probe in sockets:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in sockets]
    finally:
        for probe in sockets:
            probe.close()


def _answers(port: int, greets: bool) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), 5) as client:
            return not greets or bool(client.recv(16))
    except OSError:
        return False
