"""Messages of a POP3 account that are known again though their UIDLs say nothing (see `Recogniser`)."""

from __future__ import annotations

from collections import defaultdict

from app.errors import ErrorKind, MailError
from app.store import bodies, identity
from app.store.database import Database


class StoredMail:
    """What the account's server was seen to hold, as it was when it was first asked for by header."""

    def __init__(self, db: Database, account_id: int) -> None:
        self._db = db
        self._account_id = account_id
        self._by_header: dict[tuple[int, bytes], list[tuple[str, int, bool]]] | None = None

    def by_header(self, size: int, header: bytes) -> tuple[str, ...]:
        """Of a message that is here as a whole all of the header must fit; of a partial one the fields of a list."""
        fields = identity.of_header(header)
        if not fields:
            return ()
        return tuple(uidl for uidl, message_id, is_partial in self._known().get((size, fields), ())
                     if is_partial or self._has_header(message_id, header))

    def by_octets(self, raw: bytes) -> tuple[str, ...]:
        return tuple(row[0] for row in self._db.rows(
            "SELECT uidl FROM pop3_state WHERE account_id = ? AND hash = ? ORDER BY gone_at IS NOT NULL, first_seen",
            (self._account_id, bodies.digest(raw))))

    def is_like(self, uidl: str, header: bytes) -> bool:
        """False where nothing is left here to compare with."""
        fields = identity.of_header(header)
        return bool(fields) and self._db.one(
            "SELECT 1 FROM pop3_state p JOIN message m ON m.id = p.message_id "
            "WHERE p.account_id = ? AND p.uidl = ? AND m.identity = ?", (self._account_id, uidl, fields)) is not None

    def _known(self) -> dict[tuple[int, bytes], list[tuple[str, int, bool]]]:
        if self._by_header is None:
            self._by_header = defaultdict(list)
            for uidl, message_id, partial, size, fields in self._db.rows(
                    "SELECT p.uidl, m.id, p.partial, coalesce(nullif(p.size, 0), m.size), m.identity "
                    "FROM pop3_state p JOIN message m ON m.id = p.message_id "
                    "WHERE p.account_id = ? AND p.gone_at IS NULL AND m.identity != x''", (self._account_id,)):
                self._by_header[size, fields].append((uidl, message_id, bool(partial)))
        return self._by_header

    def _has_header(self, message_id: int, header: bytes) -> bool:
        try:
            raw = bodies.raw(self._db, message_id)
        except MailError as error:
            if error.kind is not ErrorKind.DAMAGED or error.server_text:  # SQLite's own words: more than one message
                raise
            return False
        return raw is not None and _block(raw) == _block(header)


def _block(octets: bytes) -> bytes:
    return octets.partition(b"\r\n\r\n")[0].rstrip(b"\r\n")
