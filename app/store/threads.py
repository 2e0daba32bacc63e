"""Which messages belong together: by References and In-Reply-To (RFC 5322 3.6.4), else by an answer's subject.

Messages that name a common Message-ID, as their own or as one that they refer to, are one conversation, whether the
message of that name is here or not, and in whatever order they come. So a conversation is a set of keys: a new message
joins the conversations of all its keys into one.

It is looked at after messages were stored, in steps that hold the write lock shortly; `meta` notes how far. Nothing is
lost if a step never runs: a message that was not looked at is a conversation of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby

from app.precedence import give_way
from app.quick_dataclass import dataclass
from app.store import many
from app.store.database import Database
from app.store.thread_keys import Keys, keys_of

MOST_MESSAGES = 1_000
"""In one conversation; what would come beyond begins another one."""

_MOST_MERGED = 20
"""Conversations that one message joins; the rest of its references is not followed."""

_A_STEP = 100
_MOST_MOVED = 1_000
"""Messages that merges may move before a step ends early."""

_MARK = "threaded_up_to"
_SUBJECT_SECONDS = 14 * 86_400.0
_CLOCKS_DIFFER = 86_400.0

_NEW = ("SELECT id, account_id, message_id, in_reply_to, refs, subject, sort_subject, date FROM message WHERE id > ? "
        "ORDER BY id LIMIT ?")
_KNOWN = ("SELECT key, thread_id, date FROM thread_key WHERE account_id = ? AND key IN (SELECT value FROM "
          "json_each(?))")
_SIZES = ("SELECT thread_id, count(*) FROM message INDEXED BY message_by_thread WHERE thread_id > 0 AND thread_id IN "
          "(SELECT value FROM json_each(?)) GROUP BY thread_id")
_PUT_KEYS = "INSERT OR REPLACE INTO thread_key (account_id, key, thread_id, date)"


@dataclass(frozen=True, slots=True)
class Linked:
    """What one step did. `threads`: ids of those of more than one message that grew; `more`: there is more to do."""

    looked_at: int = 0
    threads: tuple[int, ...] = ()
    more: bool = False


def link_some(db: Database, limit: int = _A_STEP) -> Linked:
    """Looks at up to `limit` messages that came since the last step, in one transaction."""
    if not _new(db, 1):
        return Linked()  # without asking for the write lock
    with db.write():
        rows = _new(db, limit + 1)
        linker = _Linker(db, rows[:limit])
        done = linker.link()
        if done:
            db.run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_MARK, str(rows[done - 1][0])))
    return Linked(done, linker.grown(), len(rows) > done)


def forget(db: Database) -> None:
    """All conversations; the next steps look at everything anew. Within the caller's transaction."""
    db.run("DELETE FROM meta WHERE key = ?", (_MARK,))
    db.run("DELETE FROM thread_key")
    db.run("UPDATE message SET thread_id = 0 WHERE thread_id > 0")


def _new(db: Database, limit: int) -> list[tuple[int, int, str, str, str, str, str, float]]:
    mark = db.value("SELECT value FROM meta WHERE key = ?", (_MARK,))
    return db.table(_NEW, 8, (int(mark or 0), limit))


class _Linker:
    """One step: conversations are united in memory, and what came of it is written at the end."""

    def __init__(self, db: Database, rows: list[tuple[int, int, str, str, str, str, str, float]]) -> None:
        self._db = db
        self._messages = [(row[0], row[1], keys_of(*row[2:7]), row[7]) for row in rows]
        self._keys: dict[tuple[int, int], tuple[int, float]] = {}
        self._written: set[tuple[int, int]] = set()
        self._into: dict[int, int] = {}
        self._own: dict[int, int] = {}
        """Each message's conversation, before the merges that came after it."""
        self._moved = 0
        self._read_keys()
        self._size: dict[int, int] = dict(db.rows(
            _SIZES, (json.dumps(list({thread for thread, _ in self._keys.values()})),)))

    def link(self) -> int:
        """How many messages were looked at: all, or those before the work became too much."""
        done = 0
        for message_id, account_id, keys, date in self._messages:
            self._link(message_id, account_id, keys, date)
            done += 1
            if self._moved >= _MOST_MOVED:
                break
        self._write()
        return done

    def grown(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(root for root in map(self._root, self._own.values()) if self._size[root] > 1))

    def _read_keys(self) -> None:
        of_account = sorted(self._messages, key=lambda each: each[1])
        for account_id, group in groupby(of_account, key=lambda each: each[1]):
            wanted = {key for _, _, keys, _ in group for key in keys.all()}
            for key, thread_id, date in self._db.table(_KNOWN, 3, (account_id, json.dumps(list(wanted)))):
                self._keys[account_id, key] = thread_id, date

    def _link(self, message_id: int, account_id: int, keys: Keys, date: float) -> None:
        give_way()
        answered = self._by_subject(account_id, keys, date)
        named = [self._root(self._keys[account_id, key][0]) for key in keys.references
                 if (account_id, key) in self._keys]
        thread = self._joined(list(dict.fromkeys([*answered, *named]))[:_MOST_MERGED])
        if thread is None:
            thread = message_id
            self._size[thread] = 0
        self._size[thread] += 1
        self._own[message_id] = thread
        for key in keys.references:
            place = account_id, key
            # Where a conversation is full, those who answer its newest message follow that into the next one.
            if place not in self._keys or (key == keys.own and self._root(self._keys[place][0]) != thread):
                self._put(place, thread, date)
        if keys.subject:
            self._note_subject(account_id, keys, thread, date, alone=not answered)

    def _joined(self, found: Iterable[int]) -> int | None:
        """The one conversation that these become, as far as it has room; None without any that has."""
        thread: int | None = None
        for other in found:
            if self._size.setdefault(other, 0) >= MOST_MESSAGES:
                continue
            if thread is None:
                thread = other
            elif self._size[thread] + self._size[other] < MOST_MESSAGES:
                thread = self._merge(thread, other)
        return thread

    def _merge(self, one: int, other: int) -> int:
        """The larger one stays, so that no message is moved more often than a conversation can double."""
        stays, goes = sorted((one, other), key=lambda thread: (-self._size[thread], thread))
        self._into[goes] = stays
        self._moved += self._size[goes]
        self._size[stays] += self._size.pop(goes)
        return stays

    def _root(self, thread: int) -> int:
        while (further := self._into.get(thread)) is not None:
            thread = further
        return thread

    # --- subjects -----------------------------------------------------------------------------

    def _by_subject(self, account_id: int, keys: Keys, date: float) -> list[int]:
        """What a bare answer answers; or for what begins a conversation, the bare answer that came before it."""
        place = account_id, keys.subject if keys.is_bare_answer else keys.awaited
        known = self._keys.get(place) if keys.subject else None
        if known is None or abs(date - known[1]) > _SUBJECT_SECONDS:
            return []
        if not keys.is_bare_answer and date > known[1] + _CLOCKS_DIFFER:
            return []
        return [self._root(known[0])]

    def _note_subject(self, account_id: int, keys: Keys, thread: int, date: float, *, alone: bool) -> None:
        self._put((account_id, keys.subject), thread, date)
        waits = account_id, keys.awaited
        if keys.is_bare_answer and alone:
            self._put(waits, thread, date)
        elif not keys.is_bare_answer and not alone and waits in self._keys:
            # It has found what it answers: the next newsletter of that title is another conversation.
            del self._keys[waits]
            self._written.add(waits)

    # --- writing ------------------------------------------------------------------------------

    def _put(self, place: tuple[int, int], thread: int, date: float) -> None:
        self._keys[place] = thread, date
        self._written.add(place)

    def _write(self) -> None:
        db = self._db
        goes = [(old, self._root(old)) for old in self._into]
        if goes:
            pairs = json.dumps(goes)
            db.run("UPDATE message SET thread_id = value ->> 1 FROM json_each(?) "
                   "WHERE thread_id > 0 AND thread_id = value ->> 0", (pairs,))
            db.run("UPDATE thread_key SET thread_id = value ->> 1 FROM json_each(?) WHERE thread_id = value ->> 0",
                   (pairs,))
        gone = [place for place in self._written if place not in self._keys]
        if gone:
            db.many("DELETE FROM thread_key WHERE account_id = ? AND key = ?", gone)
        many.insert(db, _PUT_KEYS, [(*place, self._root(self._keys[place][0]), self._keys[place][1])
                                    for place in sorted(self._written) if place in self._keys])
        db.run("UPDATE message SET thread_id = value ->> 1 FROM json_each(?) WHERE message.id = value ->> 0",
               (json.dumps([(number, self._root(thread)) for number, thread in self._own.items()]),))
