"""Keys imported, made and exported: jobs, since the keyring may take its time."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from app.commands import ExportKey, GenerateKey, ImportKeys
from app.crypto import certificates, pgp_keys
from app.engine.job_tools import JobTools
from app.engine.key_ring import StoreKeyRing
from app.engine.key_vault import KeyVault
from app.engine.opening_mail import MailOpener
from app.errors import ErrorKind, MailError
from app.events import KeysChanged
from app.mime.body import part_bytes
from app.model.security import OPENPGP, KeyExported, KeysImported, OwnKey, StoredKey, Trust
from app.store import bodies, crypto_keys
from app.store.database import Database


def run(tools: JobTools, command: ImportKeys | GenerateKey | ExportKey) -> KeysImported | KeyExported:
    """Raises MailError; SECRET_MISSING and LOGIN_REFUSED ask for a passphrase."""
    with contextlib.closing(tools.open_database()) as db:
        match command:
            case ImportKeys():
                return _import(db, tools, command)
            case GenerateKey():
                own = pgp_keys.generate(command.name, command.email, command.years)
                return _keep(db, tools, (), [own])
            case ExportKey():
                vault = tools.vault or KeyVault(tools.passwords)
                write_new(command.target, exported(StoreKeyRing(db, vault), db, command))
                return KeyExported(command.target)
            case _:
                assert_never(command)


def read(data: bytes, passphrase: str) -> tuple[list[StoredKey], list[OwnKey]]:
    """OpenPGP or S/MIME, whichever it is. Raises MailError as they do."""
    if b"-----BEGIN PGP" in data[:1 << 20] or (data[:1] and data[0] & 0x80):
        return pgp_keys.read(data, passphrase)
    return certificates.read(data, passphrase)


def exported(ring: StoreKeyRing, db: Database, command: ExportKey) -> bytes:
    """The file's octets. Raises MailError(GONE) where there is no such key, or not its secret."""
    if command.passphrase is None:
        key = crypto_keys.find(db, command.kind, command.fingerprint)
        if key is None:
            raise MailError(ErrorKind.GONE, "This key is not there any more.")
        return pgp_keys.armoured_public(key) if key.kind == OPENPGP else certificates.pem(key)
    own = next((each for each in ring.own(command.kind) if each.key.fingerprint == command.fingerprint), None)
    if own is None:
        raise MailError(ErrorKind.GONE, "The secret part of this key is not here.")
    if own.key.kind == OPENPGP:
        return pgp_keys.armoured_secret(own, command.passphrase)
    return certificates.backup(own, command.passphrase)


def write_new(target: Path, octets: bytes) -> None:
    """For nobody else's eyes, and over nothing. Raises MailError(STORE)."""
    try:
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(octets)
    except FileExistsError as error:
        raise MailError(ErrorKind.STORE, f"'{target.name}' exists already: choose another name.") from error
    except OSError as error:
        raise MailError(ErrorKind.STORE, f"The key can't be saved as '{target}': choose another folder.",
                        error.strerror or "") from error


def _import(db: Database, tools: JobTools, command: ImportKeys) -> KeysImported:
    data = command.data
    if command.message_id:
        raw = bodies.raw(db, command.message_id)
        if raw is None:
            raise MailError(ErrorKind.GONE, "The message is not here as a whole: open it first.")
        opener = MailOpener(tools.vault or KeyVault(tools.passwords), lambda _: None)
        data = part_bytes(opener.open(db, command.message_id, raw).raw, command.part)
    others, own = read(data, command.passphrase)
    return _keep(db, tools, others, own)


def _keep(db: Database, tools: JobTools, others: Iterable[StoredKey], own: Iterable[OwnKey]) -> KeysImported:
    vault = tools.vault or KeyVault(tools.passwords)
    mine: list[tuple[OwnKey, bytes]] = []
    for_session: list[OwnKey] = []
    for each in own:
        whole = replace(each, key=replace(each.key, trust=Trust.VERIFIED))
        try:
            mine.append((whole, vault.wrap(whole.key.kind, whole.key.fingerprint, whole.secret)))
        except MailError:
            if tools.vault is None:
                raise  # the process ends in a moment: it would be lost
            for_session.append(whole)
    kept = [_merged(db, each) for each in others]
    with db.write(durable=True):
        for key in kept:
            crypto_keys.put(db, key)
        for whole, wrapped in mine:
            crypto_keys.put(db, _merged(db, whole.key), wrapped)
        for whole in for_session:
            crypto_keys.put(db, _merged(db, whole.key))
    for whole in for_session:
        vault.keep_for_session(whole.key.kind, whole.key.fingerprint, whole.secret)
    tools.emit(KeysChanged())
    return KeysImported(tuple(kept), tuple(each.key for each in (*(whole for whole, _ in mine), *for_session)),
                        bool(for_session))


def _merged(db: Database, key: StoredKey) -> StoredKey:
    known = crypto_keys.find(db, key.kind, key.fingerprint)
    return key if known is None or key.kind != OPENPGP else pgp_keys.renewed(known, key)
