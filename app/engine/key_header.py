"""The sender's own key in the header of what is sent (Autocrypt Level 1, 2.2)."""

from __future__ import annotations

from app.crypto import autocrypt
from app.crypto.binding import normal, single_sender
from app.mime.header import fields, split_header
from app.model.security import OPENPGP
from app.store import crypto_keys, identities
from app.store.database import Database


def with_own_key(db: Database, raw: bytes) -> bytes:
    """The message, with an Autocrypt field where the sender has an OpenPGP key and the message none yet."""
    header, _ = split_header(raw)
    sender, _ = single_sender(header)
    if not sender or any(name == "autocrypt" for name, _ in fields(header)):
        return raw
    own = next((each for each in crypto_keys.by_email(db, OPENPGP, sender) if each.is_own), None)
    if own is None:
        return raw
    mutual = any(each.encrypt and normal(each.email) == sender for each in identities.all_(db))
    return autocrypt.header(own, sender, mutual=mutual) + raw
