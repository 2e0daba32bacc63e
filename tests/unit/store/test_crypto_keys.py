"""Keys in the store: found by address and by signature, never without their secret, and carried out of damage."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import MailError
from app.model.security import OPENPGP, SMIME, StoredKey, Trust
from app.store import autocrypt_peers, crypto_keys, recover, schema
from app.store.autocrypt_peers import Peer
from app.store.database import Database
from tests.fakes.store import Store

KEY = StoredKey(OPENPGP, "AB" * 20, "Ada", ("ada@example.org", "a@example.com"), b"..." + b"\xcd" * 8 + b"...",
                created=10.0, source="import")


def test_a_key_is_found_by_address_and_by_what_a_signature_names(store: Store) -> None:
    with store.db.write():
        assert crypto_keys.put(store.db, KEY)
        assert not crypto_keys.put(store.db, KEY)
    assert crypto_keys.by_email(store.db, OPENPGP, "a@example.com")[0].fingerprint == KEY.fingerprint
    assert not crypto_keys.by_email(store.db, SMIME, "a@example.com")
    assert crypto_keys.by_issuer(store.db, "cd" * 8)[0].name == "Ada"
    assert not crypto_keys.by_issuer(store.db, "cd" * 4) and not crypto_keys.by_issuer(store.db, "no hex")
    assert not crypto_keys.all_of(store.db)[0].is_own


def test_many_keys_that_came_along_hide_none_that_was_accepted(store: Store) -> None:
    """With each mail anybody can send a newer one, in which the other's id stands, too."""
    with store.db.write():
        crypto_keys.put(store.db, KEY)
        for number in range(60):
            crypto_keys.put(store.db, replace(KEY, fingerprint=f"{number:040X}", created=100.0 + number,
                                              source="autocrypt"))
    crypto_keys.set_trust(store.db, OPENPGP, KEY.fingerprint, Trust.VERIFIED)
    by_email = crypto_keys.by_email(store.db, OPENPGP, "ada@example.org")
    assert [each.created for each in by_email] == sorted((each.created for each in by_email), reverse=True)
    for found in (by_email, crypto_keys.by_issuer(store.db, "cd" * 8)):
        assert KEY.fingerprint in {each.fingerprint for each in found} and len(found) == 50


def test_what_was_imported_stays_that(store: Store) -> None:
    said = []
    for source in ("autocrypt", "import", "message"):
        with store.db.write():
            crypto_keys.put(store.db, replace(KEY, source=source))
        said.append(crypto_keys.all_of(store.db)[0].source)
    assert said == ["autocrypt", "import", "import"]


def test_renewing_keeps_secret_and_trust(store: Store) -> None:
    with store.db.write():
        crypto_keys.put(store.db, KEY, b"wrapped")
    crypto_keys.set_trust(store.db, OPENPGP, KEY.fingerprint, Trust.VERIFIED)
    with store.db.write():
        crypto_keys.put(store.db, KEY)
    found = crypto_keys.find(store.db, OPENPGP, KEY.fingerprint.lower())
    assert found is not None and found.trust is Trust.VERIFIED and found.is_own
    assert crypto_keys.secret(store.db, OPENPGP, KEY.fingerprint) == b"wrapped"
    crypto_keys.remove(store.db, OPENPGP, KEY.fingerprint)
    with pytest.raises(MailError):
        crypto_keys.set_trust(store.db, OPENPGP, KEY.fingerprint, Trust.REFUSED)


def test_a_private_key_survives_a_damaged_database(store: Store, tmp_path: Path) -> None:
    other = StoredKey(SMIME, "CD" * 32, "Ben", ("ben@example.org",), b"der", b"pem", 5.0, 9.0, Trust.ACCEPTED)
    with store.db.write():
        crypto_keys.put(store.db, KEY, b"wrapped" * 3000)
        crypto_keys.put(store.db, other)
    crypto_keys.set_trust(store.db, OPENPGP, KEY.fingerprint, Trust.VERIFIED)
    store.db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    damaged = tmp_path / "damaged.db"
    shutil.copy(store.db.path, damaged)
    with damaged.open("r+b") as file:
        file.write(bytes(4096))
    fresh = Database.open(tmp_path / "fresh.db")
    schema.prepare(fresh)
    recover.recover(damaged, fresh, store.reader)
    assert crypto_keys.secret(fresh, OPENPGP, KEY.fingerprint) == b"wrapped" * 3000
    own, foreign = crypto_keys.all_of(fresh)
    assert own.trust is Trust.VERIFIED and own.emails == KEY.emails and own.public == KEY.public
    assert foreign.trust is Trust.NONE and foreign.chain == b"pem" and foreign.expires == 9.0
    fresh.close()


def test_autocrypt_remembers_each_accounts_peers(store: Store) -> None:
    with store.db.write():
        autocrypt_peers.put(store.db, store.imap.id, Peer("ben@example.org", 5.0, 5.0, "AB", "mutual"))
        autocrypt_peers.put(store.db, store.imap.id, Peer("ben@example.org", 6.0, 6.0, "CD", "nopreference"))
    assert autocrypt_peers.peer(store.db, store.imap.id, "ben@example.org") == Peer(
        "ben@example.org", 6.0, 6.0, "CD", "nopreference")
    assert autocrypt_peers.peer(store.db, store.pop.id, "ben@example.org") is None
    assert autocrypt_peers.current(store.db, "ben@example.org") == {"CD"}
