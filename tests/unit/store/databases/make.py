"""Makes one of the profiles beside this file, with the program of its day. It is never run again for one that is there.

    git clone . /tmp/then && git -C /tmp/then checkout COMMIT
    cd /tmp/then && PYTHONPATH=. python make.py NAME    # make.py, later.py and contents.py of this folder in one

writes NAME.db.zst, and NAME.json with what must be there once it was brought to a newer schema. Everything is put there
by the store's own functions, as far as that day's had one for it. later.py has what came with schemas 2 to 5.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import contents  # type: ignore[import-not-found]
import later  # type: ignore[import-not-found]
import zstandard

from app.model.account import Protocol
from app.model.folder import RemoteFolder, Role
from app.model.operation import (
    AppendMessage,
    CopyMessages,
    CreateFolder,
    DeleteFolder,
    DeleteMessages,
    MoveMessages,
    RenameFolder,
    SetFlags,
)
from app.model.sync import Arrived, BodiesArrived, Checkpoint, FolderOpened
from app.store import accounts, bodies, edits, folders, journal, outbox, pop3_state, schema
from app.store.database import Database
from tests.fakes.store import Store, make_account, make_raw, remote

TREE = (
    RemoteFolder("INBOX", "/", Role.INBOX), RemoteFolder("Drafts", "/", Role.DRAFTS),
    RemoteFolder("Sent", "/", Role.SENT), RemoteFolder("Archive", "/", Role.ARCHIVE),
    RemoteFolder("Junk", "/", Role.JUNK), RemoteFolder("Trash", "/", Role.TRASH), RemoteFolder("Work", "/"),
    RemoteFolder("Work/Old", "/"), RemoteFolder("Work/Old/Küste \U0001f30a", "/"), RemoteFolder("Empty", "/"),
    RemoteFolder("To rename", "/"), RemoteFolder("Lists", "/"), RemoteFolder("Shared", "/", selectable=False),
    RemoteFolder("Shared/Team", "/"),
)  # fmt: skip
UIDVALIDITY = 7


def mail(number: int) -> bytes:
    """Message `number`: plain, with words beyond ASCII, long, or with octets that are no text."""
    kind = number % 4
    subject = ("Lighthouse", "Leuchtturm für Ä. Ölmann", "Keel", "Lighthouse keepers")[kind]
    body = (f"A barnacle, number {number}.", "Schiffbruch an der Küste, zum Glück nur fast. " * 3,
            f"keel and barnacle {number}\r\n" * 200, "attachment: \x00\x01\ufffd, bare\nlines\rof all kinds")[kind]
    sender = ("Ada <ada@example.org>", "Jürgen <juergen@example.net>", "bot@example.com", "Ada <ada@example.org>")[kind]
    raw = make_raw(number, subject=f"{subject} {number}", body=body, sender=sender)
    return raw.replace("\ufffd".encode(), b"\xff\xfe\x80") if kind == 3 else raw


def fill(store: Store, numbers: range, path: str, whole: range, **more: frozenset[str]) -> None:
    """Messages of the IMAP account, with their bodies as far as they are `whole`."""
    store.sync(FolderOpened(path, UIDVALIDITY, 1000, 5, len(numbers)),
               Arrived(path, tuple(remote(each, raw=mail(each), flags=more.get("flags", frozenset()))
                                   for each in numbers)),
               BodiesArrived(path, tuple((each, mail(each)) for each in whole)),
               Checkpoint(path, UIDVALIDITY, 1000, 5), path=path)


def download(store: Store, uidls: dict[str, int]) -> None:
    """Messages of the POP3 account, as whole ones."""
    store.sync(Arrived("INBOX", tuple(remote(number, uid=uidl, raw=mail(number), whole=True)
                                      for uidl, number in uidls.items())), path="Inbox", account=store.pop)


def imap(store: Store) -> None:
    fill(store, range(1, 9), "INBOX", range(1, 7))
    fill(store, range(9, 17), "INBOX", range(9, 12), flags=frozenset({"\\Seen", "\\Answered", "$Label1", "Keel"}))
    fill(store, range(17, 21), "Work", range(17, 21), flags=frozenset({"\\Flagged"}))
    fill(store, range(21, 25), "Work/Old/Küste \U0001f30a", range(21, 23), flags=frozenset({"\\Seen"}))
    fill(store, range(1, 4), "Archive", range(1, 4))  # the same octets as in the Inbox
    fill(store, range(25, 29), "Trash", range(25, 27))
    fill(store, range(29, 31), "Drafts", range(29, 31), flags=frozenset({"\\Draft", "\\Seen"}))
    fill(store, range(31, 34), "Shared/Team", range(31, 32))
    fill(store, range(34, 36), "Junk", range(0), flags=frozenset({"$Junk"}))


def waiting(store: Store) -> None:
    """One journal row of each kind at least, tried or not."""
    db, reader, inbox = store.db, store.reader, store.folder("INBOX").id
    work, trash, drafts = store.folder("Work").id, store.folder("Trash").id, store.folder("Drafts").id
    ids = {number: store.id_of(number) for number in range(1, 17)}
    edits.apply(db, CreateFolder(store.imap.id, "Work/New \U0001f6a2"), reader)
    new = store.folder("Work/New \U0001f6a2").id
    for operation in (
            SetFlags((ids[1], ids[2]), frozenset({"\\Seen", "$Important"})),
            SetFlags((ids[9],), frozenset({"\\Flagged"}), frozenset({"\\Seen", "Keel"})),
            MoveMessages((ids[3], ids[12]), work), MoveMessages((ids[4],), new), CopyMessages((ids[5],), work),
            DeleteMessages((ids[6], ids[13])), DeleteMessages((ids[10], ids[14]), forever=True),
            DeleteMessages((store.id_of(25, "Trash"),)),
            AppendMessage(drafts, make_raw(101, subject="A draft about a barnacle"), frozenset({"\\Draft", "\\Seen"})),
            AppendMessage(drafts, make_raw(102, subject="A draft anew"), frozenset({"\\Draft"}),
                          replaces=store.id_of(30, "Drafts")),
            AppendMessage(inbox, mail(103)), MoveMessages((store.id_of(26, "Trash"),), inbox),
            RenameFolder(store.folder("To rename").id, "Renamed"), DeleteFolder(store.folder("Empty").id)):
        edits.apply(db, operation, reader)
    by_itself = {"undoable": False} if "undoable" in SetFlags.__dataclass_fields__ else {}  # not on the first day
    edits.apply(db, SetFlags((ids[15],), frozenset({"\\Seen"}), **by_itself), reader)
    edits.apply(db, MoveMessages((ids[16],), trash), reader)
    edits.undo(db)
    moves, appends = ([each for each in journal.pending(db, store.imap.id) if each.kind == kind]
                      for kind in ("move", "append"))
    journal.begin(db, [moves[0].seq, moves[1].seq, appends[0].seq])
    with db.write(durable=True):
        journal.refuse(db, appends[1], "NO [OVERQUOTA] Not enough room.")


def pop3(store: Store) -> None:
    """UIDLs of each kind: there, gone, deleted here, used again for another message; local folders in one another."""
    db, reader = store.db, store.reader
    download(store, {f"u{number}": number for number in range(41, 53)})
    ids = {number: db.value("SELECT message_id FROM pop3_state WHERE uidl = ?", (f"u{number}",))
           for number in range(41, 53)}
    with db.write(durable=True):
        pop3_state.mark_gone(db, store.pop.id, ["u41", "u42", "u43"])
    for path in ("Keep", "Keep/Ältere", "Keep/Ältere/2019"):
        edits.apply(db, CreateFolder(store.pop.id, path), reader)
    kept = store.folder("Keep/Ältere/2019", store.pop).id
    for operation in (
            MoveMessages((ids[44], ids[45]), kept), CopyMessages((ids[46],), kept),
            SetFlags((ids[41], ids[44]), frozenset({"\\Seen", "\\Flagged", "$Label2"})),
            DeleteMessages((ids[47],)), DeleteMessages((ids[43], ids[48]), forever=True),
            AppendMessage(store.folder("Drafts", store.pop).id, make_raw(104, subject="A local draft"),
                          frozenset({"\\Draft"})),
            AppendMessage(store.folder("Sent", store.pop).id, make_raw(105, subject="A copy of the keel"),
                          frozenset({"\\Seen"}))):
        edits.apply(db, operation, reader)
    download(store, {"u42": 53, "x" * 70: 54, "again": 55})


def outgoing(store: Store) -> None:
    """One message in each state for either account."""
    for account in (store.imap, store.pop):
        for number, (state, error) in enumerate((
                ("queued", ""), ("sending", ""), ("sent", ""), ("failed", "550 5.1.1 No such mailbox"),
                ("unknown", "The line broke."), ("queued", "451 Later")), 110 + 10 * account.id):
            raw = make_raw(number, subject=f"Outgoing {number}", body=f"off it goes {number}\r\n" * 20)
            with store.db.write(durable=True):
                entry = outbox.add(store.db, account.id, bodies.pack(raw), ("jonas@example.org", "mia@example.net"),
                                   f"Outgoing {number}")
            outbox.mark(store.db, entry, state, error, next_try=1.9e9 if error.startswith("451") else 0.0)


def make(path: Path) -> dict[str, object]:
    """Fills a new profile and tells what is in it."""
    db = Database.open(path)
    schema.prepare(db)
    work, home = (accounts.save(db, make_account("work", Protocol.IMAP)),
                  accounts.save(db, make_account("home", Protocol.POP3)))
    folders.take_over(db, work.id, TREE)
    store = Store(db, work, home)
    imap(store)
    pop3(store)
    version = len(schema.MIGRATIONS)
    for since, put in ((2, later.second), (3, later.third), (5, later.fifth)):
        if version >= since:
            put(store)
    waiting(store)
    outgoing(store)
    if version >= 5:
        later.fifth_outgoing(store)
    db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    told = {"version": version, "tables": contents.tables(db, contents.columns(db)), "octets": contents.octets(db),
            "found": contents.found(db), "listed": contents.listed(db)}
    db.close()
    return told


if __name__ == "__main__":
    here = Path(__file__).parent
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "mail.db"
        (here / f"{sys.argv[1]}.json").write_text(json.dumps(make(database), indent=1) + "\n", encoding="utf-8")
        packed = zstandard.ZstdCompressor(level=19).compress(database.read_bytes())
        (here / f"{sys.argv[1]}.db.zst").write_bytes(packed)
