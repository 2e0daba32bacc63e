"""Senders and templates as stored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import ErrorKind, MailError
from app.model.identity import Identity, Template, implicit
from app.store import accounts, identities, templates
from tests.fakes.store import Store


def test_an_account_without_any_sends_as_itself(store: Store) -> None:
    (found,) = identities.of_account(store.db, store.imap)
    assert (found.id, found.email, found.name) == (0, store.imap.email, store.imap.display_name)
    assert [each.account_id for each in identities.all_(store.db)] == [store.imap.id, store.pop.id]


def test_identities_keep_their_order_and_ids(store: Store) -> None:
    first = Identity(0, store.imap.id, name="Ada", email="ada@x.example", reply_to="Team <team@x.example>",
                     organisation="Größe", bcc="me@x.example", signature="Ada\n+49", signature_html="<b>Ada</b>",
                     sign=True, encrypt=True, openpgp="AB" * 20, smime="CD" * 20)
    second = Identity(0, store.imap.id, name="", email="info@x.example")
    identities.save(store.db, store.imap.id, (first, second))
    stored = identities.of_account(store.db, store.imap)
    assert [replace(each, id=0, position=0) for each in stored] == [first, second]
    identities.save(store.db, store.imap.id, stored[::-1])
    assert [each.id for each in identities.of_account(store.db, store.imap)] == [each.id for each in stored[::-1]]
    assert "info@x.example" in identities.own_addresses(store.db)
    accounts.remove(store.db, store.imap.id)
    assert [each.account_id for each in identities.all_(store.db)] == [store.pop.id]


@pytest.mark.parametrize("field", ["name", "email", "reply_to", "organisation", "bcc"])
@pytest.mark.parametrize("bad", ["a@b.example\r\nBcc: c@d.example", "a@b.example\n", "a\0@b.example",
                                 "a@b.example\u2028X: y", "a@b.example\x85"])
def test_line_breaks_are_refused_in_every_field(store: Store, field: str, bad: str) -> None:
    each = replace(Identity(0, store.imap.id, name="Ada", email="ada@x.example"), **{field: bad})  # type: ignore[arg-type]
    with pytest.raises(MailError) as caught:
        identities.save(store.db, store.imap.id, (each,))
    assert caught.value.kind is ErrorKind.USAGE
    assert identities.of_account(store.db, store.imap)[0].id == 0


def test_damaged_settings_cost_only_the_choices(store: Store) -> None:
    identities.save(store.db, store.imap.id, (Identity(0, store.imap.id, email="ada@x.example", sign=True),))
    for text in ("{", "[]", '{"sign": 1, "openpgp": null}'):
        with store.db.write():
            store.db.run("UPDATE identity SET settings = ?", (text,))
        (found,) = identities.of_account(store.db, store.imap)
        assert (found.email, found.sign, found.openpgp) == ("ada@x.example", False, "")


def test_templates_by_name(store: Store) -> None:
    number = templates.save(store.db, Template(0, " Angebot ", b"Subject: a\r\n\r\nx"))
    assert templates.save(store.db, Template(0, "Angebot", b"Subject: b\r\n\r\ny")) == number
    other = templates.save(store.db, Template(0, "Rechnung", b"z"))
    assert templates.names(store.db) == ((number, "Angebot"), (other, "Rechnung"))
    assert templates.template(store.db, number).raw.startswith(b"Subject: b")
    with pytest.raises(MailError):
        templates.rename(store.db, other, "Angebot")
    templates.rename(store.db, other, "Mahnung")
    templates.remove(store.db, number)
    assert templates.names(store.db) == ((other, "Mahnung"),)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a\0", "x" * 101, "a\u2029b"])
def test_a_template_needs_a_sane_name(store: Store, name: str) -> None:
    with pytest.raises(MailError):
        templates.save(store.db, Template(0, name, b""))


def test_the_accounts_own_identity_goes_with_the_account(store: Store) -> None:
    own, other = implicit(store.imap), Identity(0, store.imap.id, name="Info", email="info@x.example")
    identities.save(store.db, store.imap.id, (own, other))
    accounts.save(store.db, replace(store.imap, display_name="Neu", email="neu@x.example"))
    assert [(each.name, each.email) for each in identities.of_account(store.db, store.imap)] == [
        ("Neu", "neu@x.example"), ("Info", "info@x.example")]
