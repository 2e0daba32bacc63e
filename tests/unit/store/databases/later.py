"""For make.py: what schemas 2 to 5 can hold that the first one could not. Imports are made where that day has them."""

from __future__ import annotations

import time
from dataclasses import replace

from app.model.account import LeaveRule, Protocol
from app.model.sync import Arrived, Checkpoint, FolderOpened, RemoteMessage, Vanished
from app.store import accounts, bodies, edits, outbox
from tests.fakes.store import EPOCH, Store, make_account, make_raw

MORE = range(61, 86)
"""Messages of the folder that rests."""


def second(store: Store) -> None:
    """Labels, rights, quota, a large message half fetched, and a folder that rests since most of it is gone."""
    db = store.db
    header = make_raw(60, subject="Lighthouse, labelled").partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    labelled = RemoteMessage(60, frozenset({"\\Seen"}), float(EPOCH), 90_000, header, None, True,
                             email_id="M0123456789", labels=("Keel", "Küste"))
    store.sync(FolderOpened("Shared/Team", 7, 1000, 5, 4), Arrived("Shared/Team", (labelled,)), path="Shared/Team")
    store.fill(MORE, "Lists", bodies=True)
    try:
        from app.model.account import BodyPolicy
        from app.model.folder import Quota
        from app.model.operation import SetFolderBodies, SetSubscribed
        from app.model.sync import BodyPiece
        from app.store import quota
    except ImportError:
        return  # the contracts of issue 3 only: the columns are there, and nothing fills them yet
    store.sync(FolderOpened("Shared/Team", 7, 1000, 5, 4, rights="lrswi", keywords=False),
               BodyPiece("Shared/Team", 60, 0, header + b"barnacle " * 500, 90_000), path="Shared/Team")
    store.sync(FolderOpened("Lists", 7, 1000, 6, 1), Vanished("Lists", tuple(MORE)[:-1]),
               Checkpoint("Lists", 7, 1000, 6), path="Lists")
    assert db.value("SELECT missing FROM folder WHERE path = 'Lists'") == len(MORE) - 1
    quota.replace(db, store.imap.id, [Quota("", 1_000_000, 5_000_000), Quota("Küste", 3, 1 << 40)])
    edits.apply(db, SetSubscribed(store.folder("Junk").id, subscribed=False), store.reader)
    edits.apply(db, SetFolderBodies(store.folder("Archive").id, BodyPolicy.RECENT, 90), store.reader)


def third(store: Store) -> None:
    """POP3 messages that are partial, kept, or about to leave; warnings; filters; a switch half done, one undone."""
    from app.model.filters import AddFlag, Condition, FileInto, Filter, FilterField, FilterTest, MarkRead
    from app.model.operation import DeleteOnServer, KeepOnServer
    from app.model.warnings import WarningKind
    from app.store import filters, ordering, warnings
    from app.store.messages import SortBy

    db, reader = store.db, store.reader
    store.pop = accounts.save(db, replace(store.pop, leave=LeaveRule.parse("days:30"), delete_grace=86_400,
                                          whole_up_to=50_000))
    start = make_raw(56, subject="Lighthouse, begun", body="barnacle\r\n" * 20)
    store.sync(Arrived("INBOX", (RemoteMessage("part", frozenset(), float(EPOCH), 70_000, start),)),
               path="Inbox", account=store.pop)
    edits.apply(db, KeepOnServer(store.pop.id, ("u49",)), reader)
    edits.apply(db, DeleteOnServer(store.pop.id, ("u50", "u44")), reader)
    with db.write(durable=True):
        db.run("UPDATE pop3_state SET moved_at = ? WHERE uidl = 'u45'", (float(EPOCH),))
    for kind, number in ((WarningKind.MANY_LEFT, 4_000), (WarningKind.RENUMBERED, 12)):
        warnings.note(db, store.pop.id, kind, number, 2.5)
    warnings.dismiss(db, store.pop.id, WarningKind.RENUMBERED)
    filters.save(db, (
        Filter(0, store.imap.id, "Lighthouses", (Condition(FilterField.SUBJECT, FilterTest.CONTAINS, "Leuchtturm"),
                                                 Condition(FilterField.SIZE, FilterTest.OVER, "1000")),
               (FileInto(store.folder("Work").id), AddFlag("$Label1")), any_of=True),
        Filter(0, None, "Bots", (Condition(FilterField.FROM, FilterTest.IS, "bot@example.com"),), (MarkRead(),),
               enabled=False, stop=False)))
    ordering.prepare(db, SortBy.SENDER)
    _switches(store)


def _switches(store: Store) -> None:
    from app.model.switching import Carried, SwitchState, SwitchTarget
    from app.store import switching

    db = store.db
    old = accounts.save(db, make_account("old", Protocol.POP3))
    moved = Store(db, store.imap, old)
    moved.download(range(91, 95))
    inbox = moved.folder("INBOX", old).id
    rows = db.rows("SELECT m.id, b.hash, m.message_id, m.size FROM message m JOIN body b ON b.id = m.body_id "
                   "WHERE m.account_id = ? ORDER BY m.id", (old.id,))
    target = SwitchTarget(Protocol.IMAP, old.incoming)
    carried = [switching.Carry(number, inbox, Carried.TODO, 0, 0, 0, digest, name, size, frozenset(), float(EPOCH))
               for number, digest, name, size in rows]
    job = switching.plan(db, old.id, target, [(inbox, "INBOX", False)], carried)
    switching.set_state(db, job, SwitchState.RUNNING)
    switching.begin(db, job, [rows[0][0], rows[1][0]])
    switching.note(db, job, [switching.Note(rows[0][0], Carried.UPLOADED, 7, 12),
                             switching.Note(rows[2][0], Carried.FAILED, error="The server refused it.")])
    with db.write(durable=True):
        db.run("INSERT INTO switch_job (account_id, state, protocol, target, before, started, finished) SELECT ?, "
               "'undone', protocol, target, before, started, started + 60 FROM switch_job WHERE id = ?",
               (store.pop.id, job))


def fifth(store: Store) -> None:
    """Conversations, snoozed mail, favourites, searches, identities, templates, people and keys."""
    from app.commands import SaveSearch
    from app.model.identity import Identity, Template
    from app.model.message import Address
    from app.model.operation import SetFavourite, SnoozeMessages
    from app.model.security import StoredKey, Trust
    from app.store import (
        autocrypt_peers,
        correspondents,
        crypto_keys,
        identities,
        saved_searches,
        templates,
        threads,
        trusted_senders,
    )

    db, now = store.db, time.time()
    while threads.link_some(db).looked_at:
        pass
    edits.apply(db, SnoozeMessages((store.id_of(7), store.id_of(17, "Work")), now + 5e7), store.reader)
    for folder in (store.folder("Work"), store.folder("Keep", store.pop)):
        edits.apply(db, SetFavourite(folder.id), store.reader)
    saved_searches.apply(db, SaveSearch("Barnacles", "body:barnacle is:unread"))
    saved_searches.apply(db, SaveSearch("Küste", "Leuchtturm OR subject:Küste"))
    identities.save(db, store.imap.id, (
        Identity(0, store.imap.id, name="Work", email="work@example.org", signature="Yours\nWork", sign=True),
        Identity(0, store.imap.id, name="Keel", email="keel@example.org", reply_to="crew@example.org",
                 bcc="log@example.org", organisation="Küste", signature_html="<p>Keel</p>", openpgp="AB" * 20)))
    templates.save(db, Template(0, "Greeting", make_raw(130, subject="Ahoy")))
    correspondents.add(db, (Address("Ada", "ada@example.org"), Address("Jürgen", "juergen@example.net")), written=True)
    correspondents.add(db, (Address("Bot", "bot@example.com"),), read=True)
    correspondents.hide(db, "bot@example.com")
    trusted_senders.set_trust(db, "ada@example.org", trusted=True)
    with db.write(durable=True):
        crypto_keys.put(db, StoredKey("openpgp", "AB" * 20, "Work", ("work@example.org",), b"public packets",
                                      created=float(EPOCH), trust=Trust.VERIFIED, source="generated"),
                        b"wrapped secret")
        crypto_keys.put(db, StoredKey("smime", "CD" * 20, "Ada", ("ada@example.org",), b"DER", chain=b"PEM",
                                      created=float(EPOCH), expires=2e9, source="message"))
        autocrypt_peers.put(db, store.imap.id, autocrypt_peers.Peer("ada@example.org", float(EPOCH), float(EPOCH),
                                                                    "EF" * 20, "mutual"))


def fifth_outgoing(store: Store) -> None:
    """What is to be sent later, and what goes out under another name."""
    with store.db.write(durable=True):
        outbox.add(store.db, store.imap.id, bodies.pack(make_raw(131, subject="Later")), ("mia@example.net",), "Later",
                   send_at=3e9, sender="keel@example.org")
