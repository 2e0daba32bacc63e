"""A profile of which no server is there, with two folders of demo mail: plain text, and HTML."""

from __future__ import annotations

import re
import time
from itertools import cycle, islice
from pathlib import Path

from app.demo.samples import generate
from app.engine.reading import MimeReader
from app.engine.viewing import view
from app.model.account import Protocol
from app.model.folder import RemoteFolder, Role
from app.model.sync import Arrived, BodiesArrived, Checkpoint, FolderOpened
from app.store import accounts, folders, schema
from app.store.database import Database
from app.store.sync_writer import SyncWriter
from tests.fakes.store import make_account, remote

PLAIN, RICH = "Plain", "Rich"

_IDS = re.compile(rb"^(?:message-id|references|in-reply-to|subject|list-id):.*\r?\n(?:[ \t].*\r?\n)*",
                  re.IGNORECASE | re.MULTILINE)


def fill(profile: Path, count: int) -> dict[str, int]:
    """Makes `mail.db` with so many of each kind; the folders' ids by name."""
    samples = [raw for posts in generate(time.time()).imap.values() for raw, _, _ in posts]
    rich = [raw for raw in samples if view(0, raw).html is not None]
    profile.mkdir(parents=True, exist_ok=True)
    db = Database.open(profile / "mail.db")
    schema.prepare(db)
    account = accounts.save(db, make_account("work", Protocol.IMAP))
    folders.take_over(db, account.id, [RemoteFolder("INBOX", "/", Role.INBOX), RemoteFolder(PLAIN, "/"),
                                       RemoteFolder(RICH, "/")])
    ids: dict[str, int] = {}
    for name, mails in ((PLAIN, [raw for raw in samples if raw not in rich]), (RICH, rich)):
        folder = folders.by_path(db, account.id, name)
        assert folder is not None
        ids[name] = folder.id
        raws = [_alone(raw, f"{name}-{number}") for number, raw in enumerate(islice(cycle(mails), count))]
        writer = SyncWriter(db, account, folder, MimeReader())
        for step in (FolderOpened(name, 7, 1000, 5, count),
                     Arrived(name, tuple(remote(number, raw=raw) for number, raw in enumerate(raws, 1))),
                     BodiesArrived(name, tuple(enumerate(raws, 1))), Checkpoint(name, 7, 1000, 5)):
            writer.store(step)
    db.close()
    return ids


def _alone(raw: bytes, name: str) -> bytes:
    """No part of a conversation: the list would show one line for all of it."""
    header, blank, body = raw.partition(b"\r\n\r\n")
    own = b"Message-ID: <%s@bench.example>\r\nSubject: %s\r\n" % (name.encode(), name.encode())
    return own + _IDS.sub(b"", header + b"\r\n") + blank[2:] + body
