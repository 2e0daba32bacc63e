"""Reading a backup, which may be anybody's file: nothing of it is believed before it is checked."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from app.errors import ErrorKind, MailError
from app.store import accounts, check, schema
from app.store.backup import DATABASE, FORMAT, MANIFEST, SETTINGS, Manifest, Part, Step, copied, private, sync_directory
from app.store.database import Database
from app.store.store_key import FileKind, kind_of

_MOST_ENTRIES = 3
_MOST_DIRECTORY = 4_096
_MOST_MANIFEST = 64 << 10
_MOST_SETTINGS = 1 << 20
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_LENGTH = 20
_NEWER = "This backup was written by a newer Depesche: update the program, then restore it. Nothing was changed."
_BAD = "is no backup of Depesche, or it is damaged: choose another one. Nothing was changed."


def unpack(source: Path, directory: Path, step: Step) -> Manifest:
    """Puts the backup's files into `directory`, synced; each is as long, and has the SHA-256, as its manifest says.

    Nothing is written but `mail.db` and `settings.json` there. Raises MailError(DAMAGED) for what is no backup or not
    whole, STORE for one of a newer version, DISK_FULL, and what `step` raises.
    """
    with _as_backup(source), source.open("rb") as file:
        _check_end(file)
        with zipfile.ZipFile(file) as archive:
            entries = {each.filename: each for each in archive.infolist()}
            _check_entries(archive.infolist(), os.fstat(file.fileno()).st_size)
            manifest = _manifest(archive.read(entries[MANIFEST]))
            if set(manifest.files) != set(entries) - {MANIFEST}:
                raise ValueError("other files than the manifest has")
            for name, part in manifest.files.items():
                with archive.open(entries[name]) as inside, private(directory / name) as target:
                    if copied(inside, target, part.size, step) != part:
                        raise ValueError("another checksum than the manifest has")
                    target.flush()
                    os.fsync(target.fileno())
        sync_directory(directory)
    return manifest


def verify(database: Path, *, anyway: bool, logins: frozenset[str] | None, step: Step) -> int:
    """Brings an unpacked database to the newest schema and checks it like `depeschectl check`; how many messages it
    shows. With `anyway` only damaged pages keep it from being used.

    What it still had to tell a server or to send may be done since: that is looked for first, and mail in its outbox
    waits for the person. All accounts but those with one of these `logins` (None for all) have to ask them for the
    password: else a command would run as whoever opens this file, and what the keyring has would go to any server
    that is named here. Then no server is told to delete anything for its sake, either.

    Of an encrypted one `store_key.unlock` gives the key. Raises MailError(DAMAGED, STORE, STORE_LOCKED, DISK_FULL), and
    what `step` raises.
    """
    try:
        _check_version(database)
        with contextlib.closing(Database.open(database)) as db:
            schema.prepare(db)
            _check_code(db)
            problems = check.check(db, progress=step)
            serious = [each for each in problems if each.kind == "damaged" or not anyway]
            if serious:
                raise MailError(ErrorKind.DAMAGED, f"The mail in this backup has {len(problems)} faults, the first: "
                                f"{serious[0].detail} Nothing was changed. 'depeschectl restore --anyway' takes it "
                                "unless the database's pages are damaged.")
            with db.write(durable=True):
                _calm(db)
                if logins is not None:
                    accounts.ask_before_logins(db, logins)
                    _spare(db)
            messages = int(db.value("SELECT count(*) FROM message WHERE folder_id IS NOT NULL"))
            db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    except MailError as error:
        if error.kind is not ErrorKind.DAMAGED or not error.server_text:
            raise
        # SQLite's own words would have the profile's present database repaired.
        raise MailError(ErrorKind.DAMAGED, f"The mail database in this backup is damaged ({error.server_text}): choose "
                        "another backup. Nothing was changed.") from error
    with database.open("rb+") as file:
        os.fsync(file.fileno())
    sync_directory(database.parent)
    return messages


def _calm(db: Database) -> None:
    db.run("UPDATE journal SET attempts = 1, payload = json_set(payload, '$.folder', (SELECT folder_id FROM message "
           "WHERE id = journal.message_id)) WHERE attempts = 0 AND error = '' AND kind IN ('append', 'copy')")
    db.run("UPDATE outbox SET state = 'unknown', error = ? WHERE state IN ('queued', 'sending')",
           ("This comes from a backup: it may have been sent since.",))


def _spare(db: Database) -> None:
    """Deletions that wait in a file which may be anybody's: what servers have stays there. Who wants that can say so
    again."""
    db.run("UPDATE message SET folder_id = server_folder_id WHERE folder_id IS NULL AND server_folder_id IS NOT NULL "
           "AND id IN (SELECT message_id FROM journal WHERE kind = 'expunge')")
    db.run("DELETE FROM journal WHERE kind IN ('expunge', 'remove')")
    db.run("UPDATE pop3_state SET delete_at = NULL, reason = '' WHERE delete_at IS NOT NULL AND gone_at IS NULL")


def _check_version(database: Path) -> None:
    with database.open("rb") as file:
        head = file.read(64)
    if kind_of(database) is FileKind.ENCRYPTED:
        with contextlib.closing(Database.open(database)) as db:
            version = int(db.value("PRAGMA user_version"))
    else:
        version = int.from_bytes(head[60:64], "big") if head.startswith(b"SQLite format 3\0") else 0
    if not version:
        raise MailError(ErrorKind.DAMAGED, f"The mail database in this backup {_BAD}")
    if version > len(schema.MIGRATIONS):
        raise MailError(ErrorKind.STORE, _NEWER)


def _check_code(db: Database) -> None:
    """A database carries statements that run when its rows change: it must have ours, and no others."""
    with contextlib.closing(Database.open(Path(":memory:"))) as fresh:
        schema.prepare(fresh)
        ours, theirs = ({(row[0], row[1]) for row in each.rows(
            "SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')")} for each in (fresh, db))
    if ours != theirs:
        raise MailError(ErrorKind.DAMAGED, "The mail database in this backup holds statements that are not Depesche's: "
                        "choose another backup. Nothing was changed.")


def _check_end(file: IO[bytes]) -> None:
    """Before zipfile reads the list of entries, which could be of any length: an archive of ours ends like this."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END.size - _LOCATOR_LENGTH - _END_64.size))
    tail = file.read()
    signature, *_, entries, directory, _, comment = _END.unpack(tail[-_END.size:])
    if signature != b"PK\x05\x06" or entries > _MOST_ENTRIES or directory > _MOST_DIRECTORY or comment:
        raise ValueError("no end of ours")
    if tail[-_END.size - _LOCATOR_LENGTH:].startswith(b"PK\x06\x07"):
        signature, *_, directory, _ = _END_64.unpack(tail[:_END_64.size])
        if signature != b"PK\x06\x06" or directory > _MOST_DIRECTORY:
            raise ValueError("no end of ours")


def _check_entries(entries: list[zipfile.ZipInfo], size: int) -> None:
    names = [each.filename for each in entries]
    if sorted(names) not in (sorted((DATABASE, MANIFEST)), sorted((DATABASE, MANIFEST, SETTINGS))):
        raise ValueError("other entries")
    limits = {DATABASE: size, SETTINGS: _MOST_SETTINGS, MANIFEST: _MOST_MANIFEST}
    for each in entries:
        if (each.compress_type != zipfile.ZIP_STORED or each.flag_bits & 1 or each.file_size != each.compress_size
                or each.file_size > limits[each.filename]):
            raise ValueError("not stored as it is")


def _manifest(octets: bytes) -> Manifest:
    told = json.loads(octets)
    if not isinstance(told, dict) or not isinstance(told.get("format"), int):
        raise ValueError("no manifest")
    if told["format"] > FORMAT:
        raise MailError(ErrorKind.STORE, _NEWER)
    schema_version, accounts, folders, messages = numbers = [
        told[name] for name in ("schema", "accounts", "folders", "messages")]
    version, created = texts = [told[name] for name in ("version", "created")]
    files = {name: Part(each["size"], each["sha256"]) for name, each in told["files"].items()}
    sizes, sums = [part.size for part in files.values()], [part.sha256 for part in files.values()]
    if (not all(type(each) is int and 0 <= each < 1 << 63 for each in [*numbers, *sizes])
            or not all(isinstance(each, str) for each in [*texts, *sums])):
        raise ValueError("no manifest")
    encrypted = told.get("encrypted", False)
    if type(encrypted) is not bool:
        raise ValueError("no manifest")
    return Manifest(version, created, schema_version, accounts, folders, messages, files, encrypted)


@contextlib.contextmanager
def _as_backup(source: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise MailError(ErrorKind.DISK_FULL, "The disk is full: restoring needs the room of the whole backup. "
                            "Nothing was changed.") from error
        raise MailError(ErrorKind.STORE, f"{source} can't be read or unpacked: {error.strerror or error}. Nothing was "
                        "changed.") from error
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError, AttributeError, EOFError, struct.error, RecursionError,
            NotImplementedError, RuntimeError) as error:
        raise MailError(ErrorKind.DAMAGED, f"{source} {_BAD}") from error
