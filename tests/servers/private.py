"""What the private servers share: where their programs lie, a directory of their own, a port, a wait to be greeted."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

UNPACKED = Path(sys.prefix) / "servers"
"""Where packaging/setup-dev.sh unpacks the servers that cannot be installed beside Dovecot."""
PASSWORD = "correct horse"
"""Every user's."""
PLACE = os.environ.get("DEPESCHE_TEST_MEMORY", "/tmp")
"""Where servers keep mail and state: tests/run.py names memory, if there is any, in which no sync is waited for."""
START_LIMIT = 20.0
STOP_LIMIT = 10.0


def program(path: str, package: str) -> Path:
    """A server's program by its path in the Debian package; RuntimeError, naming the remedy, where it is not there."""
    for root in (UNPACKED, Path("/")):
        if (found := root / path).exists():
            return found
    raise RuntimeError(f"{package} is not there, and the tests need it: run packaging/setup-dev.sh test")


def libraries() -> str:
    """LD_LIBRARY_PATH for unpacked programs."""
    return ":".join(map(str, [*sorted((UNPACKED / "usr/lib").glob("*-linux-gnu*")), UNPACKED / "usr/lib"]))


def mail_user() -> tuple[str, str]:
    """The user and the group that mail and processes belong to: `nobody` for root, who is no one's mail user."""
    name = "nobody" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    return name, grp.getgrgid(pwd.getpwnam(name).pw_gid).gr_name


def make_directory(prefix: str, *below: str) -> Path:
    """A new directory with a short path (a Unix socket's ends at 108 bytes), whose parts belong to the mail user."""
    directory = Path(tempfile.mkdtemp(prefix=prefix, dir=PLACE))
    directory.chmod(0o755)
    for name in below:
        (directory / name).mkdir()
        own(directory / name)
    return directory


def own(path: Path) -> None:
    if os.getuid() == 0:
        shutil.chown(path, *mail_user())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def has_greeted(port: int, process: subprocess.Popen[bytes]) -> bool:
    """Waits for the server's first words; False once it has ended, or after START_LIMIT."""
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 5) as client:
            if client.recv(16):
                return True
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
    return False


def end(process: subprocess.Popen[bytes]) -> None:
    """Asks it to end, then makes it end."""
    process.terminate()
    try:
        process.wait(STOP_LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
