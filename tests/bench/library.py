"""The same letters in a profile of ours and in a Maildir, for measurements of search."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from email.header import Header
from email.utils import formataddr, formatdate
from pathlib import Path

from app.model.account import Account, LeaveRule, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.model.folder import RemoteFolder, Role
from app.model.message import SEEN, Address, Envelope
from app.store import accounts, bodies, folders, records, schema
from app.store.database import Database
from tests.bench.letters import Letter, letters

_AT_ONCE = 200
"""Messages in one transaction, as a sync stores them: the index has the segments that it has in life."""


def write_profile(path: Path, count: int) -> int:
    """Stores the letters in a new database; the octets of what is searched in (people, subjects and texts)."""
    db = Database.open(path)
    schema.prepare(db)
    server = ServerSettings("mail.example", 993, Security.TLS, "ada")
    account = accounts.save(db, Account(
        0, "Ada", "ada@mail.example", "Ada", Protocol.IMAP, server, server, SecretSource(SecretKind.COMMAND, "true"),
        LeaveRule.parse("keep")))
    folders.take_over(db, account.id, [RemoteFolder("INBOX", "/", Role.INBOX)])
    folder = folders.by_path(db, account.id, "INBOX")
    assert folder is not None
    octets = 0
    for batch in _batches(letters(count)):
        octets += sum(len(text.encode()) for each in batch
                      for text in (each.text, each.subject, *each.sender, *each.recipient))
        rows = [records.row(_new(each, account.id, folder.id)) for each in batch]
        with db.write():
            records.insert_all(db, rows)
    db.run("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    return octets


def write_maildir(root: Path, count: int) -> None:
    for name in ("cur", "new", "tmp"):
        (root / name).mkdir(parents=True)
    for letter in letters(count):
        (root / "cur" / f"{letter.date}.M{letter.number}.bench:2,S").write_bytes(message(letter))


def index_octets(path: Path) -> int:
    """Of both full text indexes, all their tables together."""
    db = Database.open(path, readonly=True)
    try:
        return int(db.value("SELECT sum(pgsize) FROM dbstat WHERE name GLOB 'search*' OR name GLOB 'text_search*'"))
    finally:
        db.close()


def message(letter: Letter) -> bytes:
    """As a file in a Maildir: lines end with LF."""
    people = [formataddr((str(Header(name, "utf-8")), email)) for name, email in (letter.sender, letter.recipient)]
    head = [f"From: {people[0]}", f"To: {people[1]}",
            f"Subject: {Header(letter.subject, 'utf-8', maxlinelen=900).encode()}",
            f"Date: {formatdate(letter.date)}", f"Message-ID: <{letter.number}@letters.example>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    return ("\n".join(head) + "\n\n" + letter.text + "\n").encode()


def _new(letter: Letter, account_id: int, folder_id: int) -> records.NewMessage:
    envelope = Envelope(
        message_id=f"{letter.number}@letters.example", senders=(Address(*letter.sender),),
        to=(Address(*letter.recipient),), subject=letter.subject, date=float(letter.date))
    return records.NewMessage(
        account_id, folder_id, envelope, float(letter.date), len(letter.text),
        frozenset() if letter.number % 20 == 0 else frozenset({SEEN}), letter.number % 7 == 0, folder_id,
        letter.number + 1, letter.text[:120], letter.text, bodies.pack(message(letter)))


def _batches(every: Iterator[Letter]) -> Iterator[list[Letter]]:
    while batch := list(itertools.islice(every, _AT_ONCE)):
        yield batch
