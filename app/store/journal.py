"""What the server is still to be told.

Nothing is recorded as a command. A message's row says where the person has it and with which flags, and where the
server has it and with which flags; the journal only lists, in order, the messages for which the two differ. So edits
merge by themselves (read, unread, read is one STORE or none), a move followed by a delete works offline, and
replaying is safe to repeat: what is already so is not done again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from app.model.message import Flags
from app.quick_dataclass import dataclass
from app.store import records
from app.store.database import Database
from app.store.messages import join_flags, split_flags

FLAGS, MOVE, COPY, EXPUNGE, APPEND = "flags", "move", "copy", "expunge", "append"
CREATE, RENAME, REMOVE, SUBSCRIBE = "create", "rename", "remove", "subscribe"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `attempts` counts tries begun: above 0 an earlier one may have got through, into `begun_in`.

    `payload`: `folder` is where the first try of an append, copy or move was to file the message; `source` what is to
    be copied; `weak` says that the program itself marked the message; `path` and `new_path` are those of folders;
    `after` is the message that a deletion waits for until it is filed elsewhere (transferring.py).
    """

    seq: int
    kind: str
    message_id: int | None
    folder_id: int | None
    payload: dict[str, str | int]
    attempts: int

    @property
    def begun_in(self) -> int | None:
        found = self.payload.get("folder")
        return int(found) if self.attempts and found is not None else None


def pending(db: Database, account_id: int) -> tuple[Entry, ...]:
    """What is to be replayed: new and renamed folders first, removed ones last, between them the messages in order."""
    return tuple(Entry(row[0], row[1], row[2], row[3], json.loads(row[4]), row[5]) for row in db.rows(
        "SELECT seq, kind, message_id, folder_id, payload, attempts FROM journal WHERE account_id = ? AND error = '' "
        "AND NOT (kind = 'expunge' AND EXISTS (SELECT 1 FROM journal a WHERE a.kind = 'append' AND "
        "a.message_id = json_extract(journal.payload, '$.after'))) "
        "ORDER BY CASE WHEN kind IN ('create', 'rename') THEN 0 WHEN kind = 'remove' THEN 2 ELSE 1 END, seq",
        (account_id,)))


def count(db: Database, account_id: int) -> int:
    """Edits that the server is still to be told, without those that it refused."""
    return int(db.value("SELECT count(*) FROM journal WHERE account_id = ? AND error = ''", (account_id,)))


def add(db: Database, account_id: int, kind: str, *, message_id: int | None = None, folder_id: int | None = None,
        payload: dict[str, str | int] | None = None) -> int:
    """Puts a row at the end, replacing one of the same kind for the same message; its seq."""
    if message_id is not None:
        db.run("DELETE FROM journal WHERE message_id = ? AND kind = ?", (message_id, kind))
    return db.insert("INSERT INTO journal (account_id, kind, message_id, folder_id, payload) VALUES (?, ?, ?, ?, ?)",
                     (account_id, kind, message_id, folder_id, json.dumps(payload or {})))


def copy_sources(db: Database, account_id: int) -> set[int]:
    """Messages of which the server is still to make a copy: until then it must keep them."""
    return {row[0] for row in db.rows("SELECT json_extract(payload, '$.source') FROM journal WHERE account_id = ? "
                                      "AND kind = 'copy'", (account_id,))}


def begin(db: Database, seqs: Sequence[int], folder_id: int | None = None) -> None:
    """Notes durably that a try is about to be made, to file messages into `folder_id`."""
    with db.write(durable=True):
        for seq in seqs:
            db.run("UPDATE journal SET attempts = attempts + 1 WHERE seq = ?", (seq,))
            if folder_id is not None:
                db.run("UPDATE journal SET payload = json_set(payload, '$.folder', ?) WHERE seq = ?", (folder_id, seq))


def excuse(db: Database, seqs: Sequence[int]) -> None:
    """The last try was ended by the person: it may have got through, but is not held against the message."""
    with db.write():
        for seq in seqs:
            db.run("UPDATE journal SET attempts = max(1, attempts - 1) WHERE seq = ?", (seq,))


def take_back(db: Database, entry: Entry) -> None:
    """The try begun last did nothing: the row is again as it was read."""
    with db.write():
        db.run("UPDATE journal SET attempts = ?, payload = ? WHERE seq = ?",
               (entry.attempts, json.dumps(entry.payload), entry.seq))


def not_done(db: Database, seq: int) -> None:
    """The server answered: none of the tries got through."""
    with db.write():
        db.run("UPDATE journal SET attempts = 0, payload = json_remove(payload, '$.folder') WHERE seq = ?", (seq,))


def is_moving(db: Database, message_id: int) -> bool:
    """Whether a MOVE of the message was begun and not settled."""
    return db.one("SELECT 1 FROM journal WHERE message_id = ? AND kind = 'move' AND attempts > 0",
                  (message_id,)) is not None


def try_again(db: Database, message_id: int) -> None:
    """The person did something about a message that was refused: it is filed once more. In the caller's transaction."""
    db.run("UPDATE journal SET error = '', attempts = min(attempts, 1) WHERE message_id = ? AND error != ''",
           (message_id,))


def begun_in(db: Database, message_id: int) -> int | None:
    """The folder in which the server may have a message whose APPEND or COPY was begun."""
    found = db.value("SELECT coalesce(json_extract(j.payload, '$.folder'), m.folder_id) FROM journal j "
                     "JOIN message m ON m.id = j.message_id WHERE m.id = ? AND j.kind IN ('append', 'copy') "
                     "AND j.attempts > 0", (message_id,))
    return None if found is None else int(found)


def drop(db: Database, seqs: Sequence[int]) -> None:
    """They are settled. Within the caller's transaction."""
    for seq in seqs:
        db.run("DELETE FROM journal WHERE seq = ?", (seq,))


def reconcile(db: Database, message_id: int, *, weak: bool | None = None) -> tuple[int, ...]:
    """Makes the journal rows of one message say what its row says; the seqs now pending for it.

    `weak`: the flags were changed by the program itself, not by the person (None: by neither, or both). A flag change
    stays weak until the person adds one of their own.
    """
    row = db.one("SELECT account_id, folder_id, server_folder_id, flags, server_flags FROM message WHERE id = ?",
                 (message_id,))
    if row is None:
        return ()
    account_id, folder_id, server_folder_id, flags, server_flags = row
    had = {kind: (seq, attempts, payload) for seq, kind, attempts, payload in db.rows(
        "SELECT seq, kind, attempts, payload FROM journal WHERE message_id = ?", (message_id,))}
    if server_folder_id is None:  # its APPEND or COPY is still to come and will find the newest state
        return tuple(seq for seq, _, _ in had.values())
    differs = split_flags(flags) != split_flags(server_flags)
    wanted = [kind for kind, is_so in ((FLAGS, differs and folder_id is not None),
                                       (MOVE, folder_id not in (None, server_folder_id)),
                                       (EXPUNGE, folder_id is None)) if is_so]
    kept: list[int] = []
    if MOVE in had and had[MOVE][1]:
        # It may have got through: where the message is must be known before anything else is asked for.
        wanted = [kind for kind in wanted if kind != MOVE]
        kept.append(had.pop(MOVE)[0])
    for kind in (FLAGS, MOVE, EXPUNGE):
        if kind in had and kind not in wanted:
            drop(db, [had[kind][0]])
    was_weak = FLAGS in had and "weak" in json.loads(had[FLAGS][2])
    is_weak = (was_weak and weak is not False) or (bool(weak) and FLAGS not in had)
    if len(wanted) == 1 and wanted[0] != FLAGS and wanted[0] in had:
        return (*kept, had[wanted[0]][0])  # whoever replays holds this row, and is to note its try in it
    return (*kept, *(add(db, account_id, kind, message_id=message_id,
                         payload={"weak": 1} if kind == FLAGS and is_weak else None) for kind in wanted))


def give_way(db: Database, message_id: int) -> bool:
    """Drops a weak flag change, since another client changed the message's flags; False if there is none."""
    row = db.one("SELECT j.seq, m.server_flags FROM journal j JOIN message m ON m.id = j.message_id WHERE m.id = ? "
                 "AND j.kind = 'flags' AND json_extract(j.payload, '$.weak')", (message_id,))
    if row is None:
        return False
    records.set_flags(db, message_id, split_flags(row[1]))
    drop(db, [row[0]])
    return True


def flags_stored(db: Database, message_id: int, add_flags: Flags, remove: Flags) -> None:
    """The server took these flag changes."""
    text = db.value("SELECT server_flags FROM message WHERE id = ?", (message_id,))
    if text is not None:
        now = (split_flags(text) | add_flags) - remove
        db.run("UPDATE message SET server_flags = ? WHERE id = ?", (join_flags(now), message_id))
        reconcile(db, message_id)


def located(db: Database, message_id: int, folder_id: int, uid: int | None, server_flags: Flags | None = None) -> None:
    """The server has the message in this folder now; `uid` None where it did not say (the next sync finds it), and
    where the one that it told is known as another message's."""
    name = db.value("SELECT message_id FROM message WHERE id = ?", (message_id,))
    if name is None:
        return
    if uid is not None:
        # A sync may have met the new copy first: then that row is the same message, and the older id stays.
        twin = db.one("SELECT id, message_id FROM message WHERE server_folder_id = ? AND uid = ? AND id != ?",
                      (folder_id, uid, message_id))
        if twin is not None and twin[1] != name:
            uid = None  # whatever is done to this message would be done to that one
        elif twin is not None:
            records.delete(db, int(twin[0]))
    db.run("UPDATE message SET server_folder_id = ?, uid = ? WHERE id = ?", (folder_id, uid, message_id))
    if server_flags is not None:
        db.run("UPDATE message SET server_flags = ? WHERE id = ?", (join_flags(server_flags), message_id))
    db.run("DELETE FROM journal WHERE message_id = ? AND kind IN ('append', 'copy')", (message_id,))
    reconcile(db, message_id)


def refuse(db: Database, entry: Entry, reason: str) -> None:
    """Backs an edit out that the server refused. A message that exists nowhere else is kept, marked with the reason."""
    if entry.kind == FLAGS:
        text = db.value("SELECT server_flags FROM message WHERE id = ?", (entry.message_id,))
        if text is not None and entry.message_id is not None:
            records.set_flags(db, entry.message_id, split_flags(text))
    elif entry.kind == EXPUNGE:
        db.run("UPDATE message SET folder_id = server_folder_id WHERE id = ? AND folder_id IS NULL",
               (entry.message_id,))
    elif entry.kind == MOVE and entry.message_id is not None:
        # Moved on since it was tried: that is still to be asked for.
        tried = db.value("SELECT json_extract(payload, '$.folder') FROM journal WHERE seq = ?", (entry.seq,))
        db.run("UPDATE message SET folder_id = server_folder_id WHERE id = ?1 AND folder_id = coalesce(?2, folder_id)",
               (entry.message_id, tried))
        drop(db, [entry.seq])
        reconcile(db, entry.message_id)
        return
    elif entry.kind == COPY and entry.message_id is not None:
        records.delete(db, entry.message_id)
        # Deleted because there would be the copy: both must not be lost.
        db.run("UPDATE message SET folder_id = server_folder_id WHERE id = ? AND folder_id IS NULL",
               (entry.payload["source"],))
        reconcile(db, int(entry.payload["source"]))
    elif entry.kind == APPEND:
        # After a try that was answered by NO it is in no folder, wherever that try was to file it.
        db.run("UPDATE journal SET error = ?1, payload = CASE WHEN attempts > ?2 THEN json_remove(payload, '$.folder') "
               "ELSE payload END WHERE seq = ?3", (reason or "refused", entry.attempts, entry.seq))
        return
    elif entry.kind == SUBSCRIBE:
        db.run("UPDATE folder SET subscribed = ? WHERE id = ?", (1 - int(entry.payload["subscribed"]), entry.folder_id))
    elif entry.kind == CREATE:
        db.run("DELETE FROM folder WHERE id = ? AND total = 0", (entry.folder_id,))
    elif entry.kind == RENAME:
        before = str(entry.payload["path"])
        if not db.one("SELECT 1 FROM folder WHERE path = ? AND account_id = "
                      "(SELECT account_id FROM folder WHERE id = ?)", (before, entry.folder_id)):
            rename_paths(db, entry.folder_id, before)
    drop(db, [entry.seq])


def rename_paths(db: Database, folder_id: int | None, new_path: str) -> None:
    """Gives a folder and all below it their new paths. Within the caller's transaction."""
    row = db.one("SELECT account_id, path, delimiter FROM folder WHERE id = ?", (folder_id,))
    if row is None:
        return
    account_id, old, delimiter = row
    db.run("UPDATE folder SET path = ? WHERE id = ?", (new_path, folder_id))
    if delimiter:
        for child, path in db.rows("SELECT id, path FROM folder WHERE account_id = ? AND substr(path, 1, ?) = ?",
                                   (account_id, len(old) + 1, old + delimiter)):
            db.run("UPDATE folder SET path = ? WHERE id = ?", (new_path + path[len(old):], child))
