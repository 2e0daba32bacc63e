"""Stored messages opened for whoever shows, saves or answers them: decrypted and verified, in a reader's thread."""

from __future__ import annotations

from collections.abc import Callable

from app.commands import OpenOriginal
from app.crypto import autocrypt, pgp_keys, reading
from app.crypto.reading import Opened
from app.engine.key_ring import StoreKeyRing
from app.engine.key_vault import KeyVault
from app.errors import ErrorKind, MailError
from app.events import OriginalOpened
from app.model.security import Encryption, StoredKey
from app.quick_dataclass import dataclass
from app.store import autocrypt_peers, bodies, crypto_keys
from app.store.autocrypt_peers import Peer
from app.store.database import Database


@dataclass(frozen=True, slots=True)
class NoteKeys:
    """What a message taught of its sender's keys: for the editor's thread, since readers may not write."""

    account_id: int
    certificates: tuple[StoredKey, ...]
    seen: autocrypt.Seen | None


class MailOpener:
    """`note` is called with what is to be kept."""

    def __init__(self, vault: KeyVault, note: Callable[[NoteKeys], None]) -> None:
        self.vault = vault
        self._note = note

    def open(self, db: Database, message_id: int, raw: bytes, part: str = "") -> Opened:
        """The message, or with `part` one protected part of it alone. Never raises for a hostile message."""
        ring = StoreKeyRing(db, self.vault)
        if part:
            return reading.open_part(raw, part, ring)
        opened = reading.open_message(raw, ring)
        self._learn(db, message_id, raw, opened)
        return opened

    def original(self, db: Database, command: OpenOriginal) -> OriginalOpened:
        """For whoever answers it or goes on writing. Raises MailError(GONE, SECRET_MISSING)."""
        raw = command.raw or bodies.raw(db, command.message_id)
        if raw is None:
            raise MailError(ErrorKind.GONE, "The message is not here as a whole: open it first.")
        ring = StoreKeyRing(db, self.vault)
        opened = reading.open_part(raw, command.within, ring) if command.within else reading.open_message(raw, ring)
        unread = next((each for each in opened.verdicts if each.covers_all and each.encryption not in (
            Encryption.NONE, Encryption.DECRYPTED)), None)
        if unread is not None and not command.anyway:
            raise MailError(ErrorKind.SECRET_MISSING, f"The message can't be decrypted: {unread.why}")
        kind = opened.verdicts[0].kind if opened.decrypted else ""
        return OriginalOpened(command.token, command.message_id, opened.raw, kind, verdicts=opened.verdicts,
                              plain_only=opened.plain_only)

    def _learn(self, db: Database, message_id: int, raw: bytes, opened: Opened) -> None:
        account_id = autocrypt_peers.learning_account(db, message_id)
        if account_id is None:
            return
        seen = autocrypt.read(raw)
        fresh = tuple(each for each in opened.certificates
                      if crypto_keys.find(db, each.kind, each.fingerprint) is None)
        known = autocrypt_peers.peer(db, account_id, seen.email) if seen is not None else None
        news = seen is not None and (seen.at > known.last_seen if known is not None else seen.key is not None)
        if fresh or news:
            self._note(NoteKeys(account_id, fresh, seen if news else None))


def note(db: Database, request: NoteKeys) -> bool:
    """Autocrypt 2.3, and certificates that came with valid signatures. True if a key was added or changed."""
    changed = False
    with db.write():
        for each in request.certificates:
            changed |= crypto_keys.put(db, each)
        seen = request.seen
        if seen is not None:
            known = autocrypt_peers.peer(db, request.account_id, seen.email) or Peer(seen.email, 0.0)
            changed |= _note_seen(db, request.account_id, seen, known)
    return changed


def _note_seen(db: Database, account_id: int, seen: autocrypt.Seen, known: Peer) -> bool:
    if seen.at < known.autocrypt_at or (seen.key is None and known.autocrypt_at == 0):
        return False
    last_seen = max(known.last_seen, seen.at)
    if seen.key is None:
        autocrypt_peers.put(db, account_id, Peer(seen.email, last_seen, known.autocrypt_at, known.fingerprint,
                                                 known.prefer))
        return False
    kept = crypto_keys.find(db, seen.key.kind, seen.key.fingerprint)
    fresh = kept is None or (not kept.is_own and kept.public != seen.key.public)
    if fresh:
        crypto_keys.put(db, seen.key if kept is None else pgp_keys.renewed(kept, seen.key))
    autocrypt_peers.put(db, account_id, Peer(seen.email, last_seen, seen.at, seen.key.fingerprint,
                                             "mutual" if seen.is_mutual else "nopreference"))
    return fresh or seen.key.fingerprint != known.fingerprint
