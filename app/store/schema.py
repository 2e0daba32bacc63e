"""The schema, one migration after the other, and how a file comes to the newest one.

In one file, since it is the history of one schema, read from top to bottom, and what was released is never edited.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.errors import ErrorKind, MailError
from app.store import copies
from app.store.database import Database
from app.store.lock import ProfileLock

_FIRST = """
-- Ids are never given twice: undo, events and open windows hold on to them.
CREATE TABLE account (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  protocol TEXT NOT NULL,
  leave_rule TEXT NOT NULL,
  settings TEXT NOT NULL,           -- JSON of the rest, see accounts.py; never a secret
  position INTEGER NOT NULL
);

CREATE TABLE folder (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  delimiter TEXT NOT NULL,
  role TEXT NOT NULL,
  selectable INTEGER NOT NULL DEFAULT 1,
  is_local INTEGER NOT NULL DEFAULT 0,
  uidvalidity INTEGER NOT NULL DEFAULT 0,
  uidnext INTEGER NOT NULL DEFAULT 0,
  modseq INTEGER NOT NULL DEFAULT 0,
  remote_total INTEGER NOT NULL DEFAULT 0,   -- messages on the server when it last told
  synced_at REAL NOT NULL DEFAULT 0,         -- when a comparison last came to its end
  total INTEGER NOT NULL DEFAULT 0,          -- these three are kept by the triggers below
  unread INTEGER NOT NULL DEFAULT 0,
  cached INTEGER NOT NULL DEFAULT 0,
  UNIQUE (account_id, path)
);

CREATE TABLE body (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,        -- SHA-256 of the raw octets
  size INTEGER NOT NULL,            -- raw octets
  codec INTEGER NOT NULL,           -- 0 as it is, 1 zstandard
  data BLOB NOT NULL
);

-- folder_id is where the person sees the message (NULL: deleted here, the server is still to be told);
-- server_folder_id and uid are where the server has it (NULL: nowhere yet, or local mail).
CREATE TABLE message (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  folder_id INTEGER REFERENCES folder(id) ON DELETE CASCADE,
  server_folder_id INTEGER REFERENCES folder(id) ON DELETE CASCADE,
  uid INTEGER,
  message_id TEXT NOT NULL,
  in_reply_to TEXT NOT NULL,
  refs TEXT NOT NULL,
  subject TEXT NOT NULL,
  sender_name TEXT NOT NULL,
  sender_email TEXT NOT NULL,
  recipients TEXT NOT NULL,
  date REAL NOT NULL,
  received REAL NOT NULL,
  size INTEGER NOT NULL,
  flags TEXT NOT NULL,
  server_flags TEXT NOT NULL,
  seen INTEGER NOT NULL,
  flagged INTEGER NOT NULL,
  has_attachment INTEGER NOT NULL,
  preview TEXT NOT NULL DEFAULT '',
  body_id INTEGER REFERENCES body(id),
  sort_sender TEXT NOT NULL,
  sort_subject TEXT NOT NULL
);
CREATE UNIQUE INDEX message_location ON message(server_folder_id, uid) WHERE uid IS NOT NULL;
CREATE INDEX message_unlocated ON message(server_folder_id) WHERE uid IS NULL;
CREATE INDEX message_by_date ON message(folder_id, date, id);
CREATE INDEX message_by_sender ON message(folder_id, sort_sender, id);
CREATE INDEX message_by_subject ON message(folder_id, sort_subject, id);
CREATE INDEX message_by_size ON message(folder_id, size, id);
CREATE INDEX message_unread ON message(folder_id, date, id) WHERE seen = 0;
CREATE INDEX message_flagged ON message(folder_id, date, id) WHERE flagged = 1;
CREATE INDEX message_by_message_id ON message(account_id, message_id);
CREATE INDEX message_by_body ON message(body_id);
CREATE INDEX message_without_body ON message(server_folder_id, date) WHERE body_id IS NULL;

CREATE TRIGGER message_inserted AFTER INSERT ON message WHEN new.folder_id IS NOT NULL BEGIN
  UPDATE folder SET total = total + 1, unread = unread + 1 - new.seen, cached = cached + (new.body_id IS NOT NULL)
    WHERE id = new.folder_id;
END;
CREATE TRIGGER message_deleted AFTER DELETE ON message WHEN old.folder_id IS NOT NULL BEGIN
  UPDATE folder SET total = total - 1, unread = unread - 1 + old.seen, cached = cached - (old.body_id IS NOT NULL)
    WHERE id = old.folder_id;
END;
CREATE TRIGGER message_updated AFTER UPDATE OF folder_id, seen, body_id ON message BEGIN
  UPDATE folder SET total = total - 1, unread = unread - 1 + old.seen, cached = cached - (old.body_id IS NOT NULL)
    WHERE id = old.folder_id;
  UPDATE folder SET total = total + 1, unread = unread + 1 - new.seen, cached = cached + (new.body_id IS NOT NULL)
    WHERE id = new.folder_id;
END;

-- Each message's search text, folded before it comes here (fold.py). The rowid is message.id.
CREATE VIRTUAL TABLE search USING fts5(
  sender, recipients, subject, body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0'
);
CREATE TRIGGER message_unindexed AFTER DELETE ON message BEGIN
  DELETE FROM search WHERE rowid = old.id;
END;

-- What the server is still to be told, keyed by local ids: at most one row of a kind for a message.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,               -- flags, move, copy, expunge, append; create, rename, remove (folders)
  message_id INTEGER REFERENCES message(id) ON DELETE CASCADE,
  folder_id INTEGER,                -- the folder created, renamed or removed
  payload TEXT NOT NULL DEFAULT '{}',
  attempts INTEGER NOT NULL DEFAULT 0,
  error TEXT NOT NULL DEFAULT '',
  UNIQUE (message_id, kind)
);
CREATE INDEX journal_by_account ON journal(account_id, seq);

-- What can be undone, newest last: JSON of the edits that take it back.
CREATE TABLE undo (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  edits TEXT NOT NULL
);

-- Every UIDL ever seen on an account's server, in full.
CREATE TABLE pop3_state (
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  uidl TEXT NOT NULL,
  message_id INTEGER,               -- the local message; NULL once the person expunged it
  first_seen REAL NOT NULL,
  deleted_here INTEGER NOT NULL DEFAULT 0,
  gone_at REAL,                     -- when the server stopped listing it, or took our DELE
  hash BLOB NOT NULL,               -- of the message: servers may give a UIDL to another one later (RFC 1939 7)
  PRIMARY KEY (account_id, uidl)
) WITHOUT ROWID;
CREATE INDEX pop3_by_message ON pop3_state(message_id);

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  body_id INTEGER NOT NULL REFERENCES body(id),
  recipients TEXT NOT NULL,         -- JSON list of addr-specs
  subject TEXT NOT NULL,
  state TEXT NOT NULL,              -- queued, sending, sent (to be filed), failed, unknown
  error TEXT NOT NULL DEFAULT '',
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try REAL NOT NULL DEFAULT 0,
  created REAL NOT NULL
);
CREATE INDEX outbox_by_body ON outbox(body_id);

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

_SECOND = """
ALTER TABLE folder ADD COLUMN subscribed INTEGER NOT NULL DEFAULT 1;
ALTER TABLE folder ADD COLUMN namespace TEXT NOT NULL DEFAULT '';
ALTER TABLE folder ADD COLUMN rights TEXT;                          -- RFC 4314, NULL: the server tells none
ALTER TABLE folder ADD COLUMN keywords INTEGER NOT NULL DEFAULT 1;
ALTER TABLE folder ADD COLUMN bodies TEXT NOT NULL DEFAULT '';      -- '' as the account says
ALTER TABLE folder ADD COLUMN body_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE folder ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;   -- above 0: rests until the person decides
ALTER TABLE folder ADD COLUMN remote_unseen INTEGER NOT NULL DEFAULT -1;

ALTER TABLE message ADD COLUMN identity BLOB NOT NULL DEFAULT x'';  -- hash of the list's header fields, see records
ALTER TABLE message ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;  -- gone from the server, the person is to decide
ALTER TABLE message ADD COLUMN used_at REAL NOT NULL DEFAULT 0;     -- when its body came or was last opened
ALTER TABLE message ADD COLUMN email_id TEXT NOT NULL DEFAULT '';   -- EMAILID (RFC 8474) or X-GM-MSGID
ALTER TABLE message ADD COLUMN labels TEXT NOT NULL DEFAULT '';     -- JSON list, '' where the server has none
-- As a header comes it has no body: an index of nothing would cost each of them.
DROP INDEX message_by_body;
CREATE INDEX message_by_body ON message(body_id) WHERE body_id IS NOT NULL;
CREATE INDEX message_missing ON message(folder_id, date, id) WHERE missing = 1;
CREATE INDEX message_by_email_id ON message(account_id, email_id) WHERE email_id != '';

-- The text of the bodies, apart from the headers in `search`: those are there long before, and what FTS5 writes
-- twice it writes slowly. (In rows of the first schema the column `body` of `search` has the text.)
CREATE VIRTUAL TABLE text_search USING fts5(
  body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER message_text_unindexed AFTER DELETE ON message BEGIN
  DELETE FROM text_search WHERE rowid = old.id;
END;

-- The beginning of a large message whose download is under way.
CREATE TABLE piece (
  message_id INTEGER NOT NULL REFERENCES message(id) ON DELETE CASCADE,
  start INTEGER NOT NULL,           -- octets before it
  data BLOB NOT NULL,
  PRIMARY KEY (message_id, start)
) WITHOUT ROWID;

CREATE TABLE quota (
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  root TEXT NOT NULL,
  used INTEGER NOT NULL,            -- octets
  most INTEGER NOT NULL,
  PRIMARY KEY (account_id, root)
) WITHOUT ROWID;
"""

_THIRD = """
-- These are made when somebody asks for that order: ordering.py.
DROP INDEX message_by_sender;
DROP INDEX message_by_subject;
DROP INDEX message_by_size;

-- What a POP3 server's copies are about to become.
ALTER TABLE pop3_state ADD COLUMN size INTEGER NOT NULL DEFAULT 0;      -- octets as LIST told them
ALTER TABLE pop3_state ADD COLUMN partial INTEGER NOT NULL DEFAULT 0;   -- only its beginning is here (hash is x'')
ALTER TABLE pop3_state ADD COLUMN moved_at REAL;                        -- when no copy was left in the Inbox
ALTER TABLE pop3_state ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;      -- the person cancelled its deletion
ALTER TABLE pop3_state ADD COLUMN delete_at REAL;                       -- its deletion there waits until then
ALTER TABLE pop3_state ADD COLUMN reason TEXT NOT NULL DEFAULT '';      -- DeleteReason of that
CREATE INDEX pop3_waiting ON pop3_state(account_id, delete_at) WHERE delete_at IS NOT NULL;
CREATE INDEX pop3_by_hash ON pop3_state(account_id, hash);

CREATE TABLE warning (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,               -- WarningKind
  number INTEGER NOT NULL,
  seconds REAL NOT NULL,
  noted_at REAL NOT NULL,
  dismissed INTEGER NOT NULL DEFAULT 0,
  UNIQUE (account_id, kind)
);

CREATE TABLE filter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER REFERENCES account(id) ON DELETE CASCADE,  -- NULL: for every account
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  any_of INTEGER NOT NULL,
  conditions TEXT NOT NULL,         -- JSON: [[field, test, value], ...]
  actions TEXT NOT NULL,            -- JSON: [["folder", id] | ["flag", name] | ["read"], ...]
  stop INTEGER NOT NULL
);

-- A switch between POP3 and IMAP. The account row is as it was before until the job is done.
CREATE TABLE switch_job (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  state TEXT NOT NULL,              -- SwitchState
  protocol TEXT NOT NULL,           -- the new one
  target TEXT NOT NULL,             -- JSON of SwitchTarget
  before TEXT NOT NULL,             -- JSON: what undo puts back
  started REAL NOT NULL,
  finished REAL,
  error TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX switch_unfinished ON switch_job(account_id) WHERE state IN ('planned', 'running');

CREATE TABLE switch_folder (
  job_id INTEGER NOT NULL REFERENCES switch_job(id) ON DELETE CASCADE,
  folder_id INTEGER NOT NULL,
  path TEXT NOT NULL,               -- the mailbox on the server, '' for none
  is_new INTEGER NOT NULL,          -- to be made there
  PRIMARY KEY (job_id, folder_id)
) WITHOUT ROWID;

CREATE TABLE switch_message (
  job_id INTEGER NOT NULL REFERENCES switch_job(id) ON DELETE CASCADE,
  message_id INTEGER NOT NULL,
  folder_id INTEGER NOT NULL,       -- where it lay when the job began
  state TEXT NOT NULL,              -- Carried
  hash BLOB NOT NULL,               -- of the octets, x'' while unknown
  uidvalidity INTEGER NOT NULL DEFAULT 0,
  uid INTEGER NOT NULL DEFAULT 0,   -- where the server has it, 0 while unknown
  attempts INTEGER NOT NULL DEFAULT 0,
  error TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (job_id, message_id)
) WITHOUT ROWID;
CREATE INDEX switch_by_state ON switch_message(job_id, state, message_id);
"""

_PLACE = """coalesce((SELECT max(1 + (delete_at IS NOT NULL)) FROM pop3_state p
  WHERE p.message_id = message.id AND p.gone_at IS NULL), 0)"""

_FOURTH = f"""
-- Whether a POP3 server has the message: 0 no, 1 yes, 2 yes, and its deletion there waits. Kept by the triggers below,
-- so that a list of those, or of the others, costs the same however long the folder is.
ALTER TABLE message ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
UPDATE message SET place = {_PLACE} WHERE id IN (SELECT message_id FROM pop3_state);
CREATE INDEX message_there ON message(folder_id, date, id) WHERE place > 0;
CREATE INDEX message_leaving ON message(folder_id, date, id) WHERE place = 2;
CREATE INDEX message_only_here ON message(folder_id, date, id) WHERE place = 0 AND server_folder_id IS NULL;
CREATE INDEX message_partial ON message(folder_id, date, id) WHERE server_folder_id IS NULL AND body_id IS NULL;
CREATE TRIGGER pop3_state_inserted AFTER INSERT ON pop3_state WHEN new.message_id IS NOT NULL BEGIN
  UPDATE message SET place = {_PLACE} WHERE id = new.message_id AND place != {_PLACE};
END;
CREATE TRIGGER pop3_state_updated AFTER UPDATE OF message_id, gone_at, delete_at ON pop3_state BEGIN
  UPDATE message SET place = {_PLACE} WHERE id IN (old.message_id, new.message_id) AND place != {_PLACE};
END;
CREATE TRIGGER pop3_state_deleted AFTER DELETE ON pop3_state WHEN old.message_id IS NOT NULL BEGIN
  UPDATE message SET place = {_PLACE} WHERE id = old.message_id AND place != {_PLACE};
END;

-- What a rule may let go next, and what a check asks each time.
CREATE INDEX pop3_by_age ON pop3_state(account_id, first_seen) WHERE gone_at IS NULL AND delete_at IS NULL;
CREATE INDEX pop3_deleted_here ON pop3_state(account_id) WHERE gone_at IS NULL AND deleted_here = 1;
CREATE INDEX pop3_moved ON pop3_state(account_id) WHERE gone_at IS NULL AND moved_at IS NOT NULL;
CREATE INDEX pop3_gone ON pop3_state(account_id, gone_at) WHERE gone_at IS NOT NULL;
"""

_FIFTH = """
-- The conversation that a message belongs to: threads.py. 0 until it was looked at.
ALTER TABLE message ADD COLUMN thread_id INTEGER NOT NULL DEFAULT 0;
CREATE INDEX message_by_thread ON message(thread_id, folder_id, date, id) WHERE thread_id > 0;
-- Hidden from its folder's list until then (seconds since the epoch); 0: not hidden.
ALTER TABLE message ADD COLUMN snoozed_until REAL NOT NULL DEFAULT 0;
CREATE INDEX message_snoozed ON message(snoozed_until) WHERE snoozed_until > 0;

-- Which conversation a Message-ID, or a subject that answers another, belongs to.
CREATE TABLE thread_key (
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  key INTEGER NOT NULL,             -- the first 8 octets of a SHA-256, see threads.py
  thread_id INTEGER NOT NULL,
  date REAL NOT NULL,
  PRIMARY KEY (account_id, key)
) WITHOUT ROWID;
CREATE INDEX thread_key_by_thread ON thread_key(thread_id);

-- Folders that a person wants at the top of the tree, whatever account they belong to.
CREATE TABLE favourite (
  folder_id INTEGER PRIMARY KEY REFERENCES folder(id) ON DELETE CASCADE,
  position INTEGER NOT NULL
);

CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,              -- as it is typed
  position INTEGER NOT NULL
);

-- From whom an account sends. An account without any sends as itself.
CREATE TABLE identity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,        -- the first one is the account's own
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  reply_to TEXT NOT NULL DEFAULT '',
  organisation TEXT NOT NULL DEFAULT '',
  bcc TEXT NOT NULL DEFAULT '',
  signature TEXT NOT NULL DEFAULT '',        -- plain text
  signature_html TEXT NOT NULL DEFAULT '',   -- sanitised; '' for the plain one
  settings TEXT NOT NULL DEFAULT '{}'        -- JSON of the rest: keys, sign, encrypt
);
CREATE INDEX identity_by_account ON identity(account_id, position);

CREATE TABLE template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  position INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE,
  raw BLOB NOT NULL                 -- RFC 5322, as a draft is stored
);

-- Whom one wrote to or read, for completion.
CREATE TABLE correspondent (
  email TEXT PRIMARY KEY,           -- in lower case
  shown TEXT NOT NULL,              -- as it is written
  name TEXT NOT NULL,
  words TEXT NOT NULL,              -- name and address folded, each word after a blank
  written INTEGER NOT NULL DEFAULT 0,
  read INTEGER NOT NULL DEFAULT 0,
  last REAL NOT NULL DEFAULT 0,     -- seconds since the epoch
  hidden INTEGER NOT NULL DEFAULT 0 -- the person does not want it offered
) WITHOUT ROWID;

-- Senders whose remote pictures are loaded without a question.
CREATE TABLE trusted_sender (
  email TEXT PRIMARY KEY,           -- in lower case
  added REAL NOT NULL
) WITHOUT ROWID;

-- OpenPGP keys and S/MIME certificates; own ones with their secret.
CREATE TABLE crypto_key (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,               -- openpgp, smime
  fingerprint TEXT NOT NULL,        -- in upper case hex
  name TEXT NOT NULL,
  emails TEXT NOT NULL,             -- JSON list, in lower case
  public BLOB NOT NULL,             -- OpenPGP packets, or the certificate in DER
  secret BLOB NOT NULL DEFAULT x'', -- wrapped with a secret from the keyring; x'' for somebody else's key
  chain BLOB NOT NULL DEFAULT x'',  -- S/MIME: the authorities that came with it, in PEM
  created REAL NOT NULL,
  expires REAL NOT NULL DEFAULT 0,  -- 0: never
  trust TEXT NOT NULL DEFAULT '',   -- '' as it came, accepted, verified, refused
  source TEXT NOT NULL DEFAULT '',  -- import, generated, autocrypt, message
  added REAL NOT NULL,
  UNIQUE (kind, fingerprint)
);

-- Autocrypt Level 1, 2.1: what is known of each peer.
CREATE TABLE autocrypt_peer (
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  email TEXT NOT NULL,              -- in lower case
  last_seen REAL NOT NULL,
  autocrypt_at REAL NOT NULL DEFAULT 0,
  fingerprint TEXT NOT NULL DEFAULT '',
  prefer TEXT NOT NULL DEFAULT '',  -- mutual, nopreference, reset
  gossip_at REAL NOT NULL DEFAULT 0,
  gossip_fingerprint TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (account_id, email)
) WITHOUT ROWID;

-- When the person wants it sent; until then it can be taken back (undo send, send later).
ALTER TABLE outbox ADD COLUMN send_at REAL NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN sender TEXT NOT NULL DEFAULT '';  -- the path in MAIL FROM; '': the account's address
"""

_PATIENCE_SECONDS, _PAUSE = 600.0, 0.05
"""For another process that migrates: it copies gigabytes first."""

MIGRATIONS: tuple[str, ...] = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH)
"""Migration n (from 0) takes a file from user_version n to n + 1. Never edit one that was released: add one."""


class NewerStore(MailError):
    """STORE: the file was written by a newer version, of which this one knows nothing."""

    def __init__(self) -> None:
        super().__init__(ErrorKind.STORE, "This profile was written by a newer Depesche: update the program. "
                         "Nothing was changed.")


def is_old(db: Database) -> bool:
    """Whether `prepare` would change a file that was in use before."""
    return 0 < int(db.value("PRAGMA user_version")) < len(MIGRATIONS)


def is_current(db: Database) -> bool:
    """Whether `prepare` would find nothing to do."""
    return int(db.value("PRAGMA user_version")) == len(MIGRATIONS)


def prepare(db: Database, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Brings the file to the newest schema; before a migration of existing data a copy is put beside it.

    Raises MailError(STORE) for a file of a newer version, which is left as it is, and DISK_FULL where there is no room
    for the copy.
    """
    version = int(db.value("PRAGMA user_version"))
    if version > len(migrations):
        raise NewerStore
    if version == len(migrations):
        return
    if version == 0:
        _migrate(db, 0, migrations)
    else:
        with _one_at_a_time(db.path):
            version = int(db.value("PRAGMA user_version"))
            if version < len(migrations):
                copies.check_room(db)
                stamp = time.strftime("%Y%m%d-%H%M%S")
                copy = db.path.with_name(f"{db.path.name}.before-v{version + 1}-{stamp}")
                db.backup_to(copy)
                _migrate(db, version, migrations)
                copies.keep_only(db.path, copy)
    with contextlib.suppress(OSError):
        db.path.chmod(0o600)


def _migrate(db: Database, version: int, migrations: Sequence[str]) -> None:
    for number in range(version, len(migrations)):
        with db.write(durable=True):
            if int(db.value("PRAGMA user_version")) > number:
                continue  # another process was quicker
            db.script(migrations[number])
            db.run(f"PRAGMA user_version = {number + 1}")


@contextlib.contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    """Window and depeschectl may be started at once: what the later one copied would have been migrated already, and
    the earlier one's copy would be dropped for it. Raises MailError(LOCKED) if the other takes too long."""
    lock, ends = ProfileLock(path.with_name("migrating.lock")), time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            lock.acquire()
            break
        except MailError as error:
            if error.kind is not ErrorKind.LOCKED or time.monotonic() > ends:
                raise
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        lock.remove()
