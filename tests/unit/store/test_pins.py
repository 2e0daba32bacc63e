"""A pin is kept with its server, through the store and through a switch that is undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.errors import CertificateFacts, CertificateFlaw
from app.model.account import Account, ServerSettings
from app.model.pinning import account_with_pin, may_be_pinned, parse_pin, with_pin, without_pin
from app.store import accounts, schema, switching
from app.store.database import Database
from tests.factory import make_account

FACTS = CertificateFacts("127.0.0.1", 1, (CertificateFlaw.SELF_SIGNED,), pin="ab" * 32)


def pinned() -> Account:
    return account_with_pin(make_account(outgoing=True), FACTS)


def test_it_is_stored_with_incoming_and_outgoing(tmp_path: Path) -> None:
    db = Database.open(tmp_path / "mail.db")
    schema.prepare(db)
    stored = accounts.save(db, pinned())
    read = accounts.account(db, stored.id)
    assert read == stored and read.incoming.pin == "ab" * 32 and read.incoming.pin_since
    assert read.outgoing is not None and read.outgoing.pin == "ab" * 32
    db.close()


def test_what_a_switch_notes_has_it_too() -> None:
    incoming = pinned().incoming
    fields = {name: getattr(incoming, name) for name in ServerSettings.__dataclass_fields__}
    assert switching.server(fields) == incoming
    old = {name: value for name, value in fields.items() if not name.startswith("pin")}
    assert switching.server(old) == without_pin(incoming)


def test_it_holds_for_one_host_and_port_only() -> None:
    server = make_account().incoming
    assert with_pin(replace(server, port=2), FACTS).pin == ""
    assert with_pin(replace(server, host="localhost"), FACTS).pin == ""
    assert with_pin(server, FACTS).pin == FACTS.pin


def test_what_may_be_pinned() -> None:
    assert may_be_pinned(FACTS) and not may_be_pinned(replace(FACTS, pin=""))
    assert not may_be_pinned(replace(FACTS, flaws=(CertificateFlaw.SELF_SIGNED, CertificateFlaw.PIN_CHANGED)))
    assert parse_pin("AB:" * 31 + "ab ") == FACTS.pin
