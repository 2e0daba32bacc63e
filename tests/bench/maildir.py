"""Fills a Dovecot's Maildir with very many messages, faster than one by one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from tests.servers.dovecot import Dovecot

_EPOCH = 1_700_000_000


def fill(server: Dovecot, user: str, folder: str, messages: Iterable[bytes]) -> int:
    r"""Every message read (\Seen), in the given order; how many. The folder must be new."""
    number = -1
    owner: os.stat_result | None = None
    box = -1
    try:
        for number, raw in enumerate(messages):
            if owner is None:
                # The server's own way makes the folder, and shows whose the files must be.
                first = server.deliver(user, raw, folder, flags="S")
                owner = first.stat()
                box = os.open(first.parent, os.O_RDONLY)
                first.rename(first.with_name(_name(number, raw)))
                continue
            file = os.open(_name(number, raw), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600, dir_fd=box)
            try:
                os.write(file, raw)
                if os.getuid() == 0:
                    os.fchown(file, owner.st_uid, owner.st_gid)
            finally:
                os.close(file)
    finally:
        if box >= 0:
            os.close(box)
    return number + 1


def link(server: Dovecot, source: Path, user: str) -> None:
    """The same messages (not copies of them) in another user's INBOX, which must be new."""
    files = sorted((source / "cur").iterdir())
    first = server.deliver(user, files[0].read_bytes(), flags="S")
    for file in files:
        os.link(file, first.parent / file.name)
    first.unlink()


def _name(number: int, raw: bytes) -> str:
    # Dovecot numbers messages by the time in their files' names. With W= it need not count line ends.
    return f"{_EPOCH + number}.M1P1Q{number}.bench,S={len(raw)},W={len(raw)}:2,S"
