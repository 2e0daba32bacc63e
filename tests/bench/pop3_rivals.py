"""fetchmail, mpop and getmail6: their configuration, each told to leave the mail on the server.

Each delivers by the quickest of its own means that keeps the messages: mpop and getmail6 to a Maildir, fetchmail to a
file of SMTP commands (BSMTP, RFC 2442), since a program of its own for each message takes it twice as long.
"""

from __future__ import annotations

import hashlib
import io
import os
import pwd
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import process
from tests.bench.process import Cost

_TO = "reader@localhost"
_MAIL_FROM = re.compile(rb"MAIL FROM:(<[^>\n]*>)")
_AFTER_NESTED = re.compile(rb"(\n--=_b\d+a--\n)\n")
_NOT_ROOT = "nobody"
_LONG_AGO = 1_700_000_000


@dataclass(frozen=True)
class Rival:
    """A command in a folder of its own. `run` may be called again: then it knows what it has.

    `deliveries` gives what it delivered so far, each as the octets that lie there.
    """

    name: str
    command: tuple[str, ...]
    folder: Path
    deliveries: Callable[[], Iterator[bytes]]
    state: tuple[Path, Callable[[Sequence[str]], str]]
    """Its file of UIDLs, and what stands in it."""
    ends_with: tuple[int, ...] = (0,)

    def run(self) -> Cost:
        return process.run(self.command, {"HOME": str(self.folder), "FETCHMAILHOME": str(self.folder)}, self.folder,
                           self.ends_with)[0]

    def know(self, uidls: Sequence[str]) -> None:
        """From now on it takes these for messages that it has downloaded before."""
        file, written = self.state
        _secret(file, written(uidls))
        if os.getuid() == 0:
            os.chown(file, self.folder.stat().st_uid, self.folder.stat().st_gid)

    def delivered(self) -> int:
        return sum(1 for _ in self.deliveries())

    def hashes(self) -> list[str]:
        """SHA-256 of each with the line ends of the wire (CRLF): on the disk they are the system's."""
        return [hashlib.sha256(raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")).hexdigest()
                for raw in self.deliveries()]

    def forget(self) -> None:
        shutil.rmtree(self.folder)


def mpop(folder: Path, port: int, user: str, password: str, *, pipelining: bool = True) -> Rival:
    """To a Maildir, without the line that says who received it when."""
    _need("mpop", "mpop")
    box = _maildir(folder)
    rc = _secret(folder / "mpoprc", f"""account default
host 127.0.0.1
port {port}
user {user}
password "{password}"
auth user
tls off
keep on
pipelining {"on" if pipelining else "off"}
received_header off
delivery maildir {box}
uidls_file {folder}/uidls
""")
    return Rival("mpop" if pipelining else "mpop without pipelining", ("mpop", "-Q", "-C", str(rc)), folder,
                 lambda: _files(box), (folder / "uidls", lambda uidls: "\n".join(
                     [f" {len(uidls)} 127.0.0.1 {user}", *sorted(uidls), ""])))


def getmail(folder: Path, port: int, user: str, password: str) -> Rival:
    """To a Maildir; it forks for each message. As root it delivers as somebody else only.

    On one core, since it waits for a minute and gives up where a child ends before it begins to wait for it.
    """
    _need("getmail", "getmail6")
    box = _maildir(folder)
    as_root = os.getuid() == 0
    if as_root:
        other = pwd.getpwnam(_NOT_ROOT)
        for each in (folder, box, *box.iterdir()):
            os.chown(each, other.pw_uid, other.pw_gid)
        folder.parent.chmod(0o711)
    _secret(folder / "getmailrc", f"""[retriever]
type = SimplePOP3Retriever
server = 127.0.0.1
port = {port}
username = {user}
password = {password}

[destination]
type = Maildir
path = {box}/
{f"user = {_NOT_ROOT}" if as_root else ""}

[options]
delete = false
read_all = false
verbose = 0
delivered_to = false
received = false
""")
    return Rival("getmail6", ("taskset", "--cpu-list", "0", "getmail", "-g", str(folder)), folder,
                 lambda: map(_as_sent, _files(box)),
                 (folder / f"oldmail-127.0.0.1-{port}-{user}",
                  lambda uidls: "".join([f"{uidl}\0{_LONG_AGO}\n" for uidl in uidls])))


def fetchmail(folder: Path, port: int, user: str, password: str) -> Rival:
    """To one file; with `uidl` it notes what it has. It says 1 where there was nothing new."""
    _need("fetchmail", "fetchmail")
    folder.mkdir(parents=True)
    file = folder / "bsmtp"
    rc = _secret(folder / "fetchmailrc", f"""set invisible
set no syslog
poll 127.0.0.1 proto pop3 uidl port {port} timeout 300
  user "{user}" password "{password}" is "{_TO}" here
  sslproto "" keep no rewrite bsmtp "{file}"
""")
    command = ("fetchmail", "-s", "-f", str(rc), "-i", str(folder / "ids"), "--pidfile", str(folder / "pid"))
    return Rival("fetchmail", command, folder, lambda: _batched(file),
                 (folder / "ids", lambda uidls: "".join([f"{user}@127.0.0.1 {uidl}\n" for uidl in uidls])), (0, 1))


def _maildir(folder: Path) -> Path:
    box = folder / "Mail"
    for name in ("cur", "new", "tmp"):
        (box / name).mkdir(parents=True)
    return box


def _files(box: Path) -> Iterator[bytes]:
    for kind in ("cur", "new"):
        for file in (box / kind).iterdir():
            yield file.read_bytes()


def _as_sent(raw: bytes) -> bytes:
    """Without what getmail6 does to the corpus, as it writes each message anew: it folds long fields (RFC 5322 2.2.3),
    and after a multipart within another one it puts an empty line."""
    header, end, body = raw.partition(b"\n\n")
    return header.replace(b"\n ", b" ") + end + _AFTER_NESTED.sub(rb"\1", body)


def _batched(file: Path) -> Iterator[bytes]:
    """The messages of a BSMTP file, unstuffed, and with Return-Path, which is the envelope's there (RFC 5321 4.4).

    Line by line: what this process holds counts as the memory of those that it starts.
    """
    message: list[bytes] | None = None
    sender = b""
    with file.open("rb") if file.exists() else io.BytesIO() as lines:
        for line in lines:
            if message is None:
                if found := _MAIL_FROM.match(line):
                    sender = found[1]
                elif line.rstrip() == b"DATA":
                    message = [b"Return-Path: " + sender + b"\n"]
            elif line.rstrip(b"\r\n") == b".":
                yield b"".join(message)
                message = None
            else:
                message.append(line[1:] if line.startswith(b".") else line)


def _secret(file: Path, text: str) -> Path:
    """The three refuse a file with a password that others may read."""
    file.touch(0o600)
    file.write_text(text)
    return file


def _need(program: str, package: str) -> None:
    if shutil.which(program) is None:
        raise RuntimeError(f"{program} is not installed: the comparison needs it. "
                           f"On Debian and Ubuntu: apt-get install {package}")
