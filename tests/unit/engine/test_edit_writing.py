"""What the editor stores for those who write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.commands import (
    AddCorrespondents,
    HideCorrespondent,
    RemoveTemplate,
    RenameTemplate,
    SaveIdentities,
    SaveTemplate,
)
from app.engine import edit_writing
from app.events import WritingChanged
from app.model.identity import Identity, Template
from app.model.message import Address, Envelope
from app.store import correspondents, identities, templates
from tests.fakes.store import Store, fresh_store

ADA = Address("Ada", "ada@x.example")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = fresh_store(tmp_path / "mail.db")
    yield made
    made.db.close()


def test_each_command_is_stored_and_told(store: Store) -> None:
    account = store.imap
    me = Identity(0, account.id, name="Me", email="me@x.example")
    for command in (AddCorrespondents((ADA,)), SaveIdentities(account.id, (me,)),
                    SaveTemplate(Template(0, "Angebot", b"x"))):
        assert edit_writing.serve(store.db, command) == WritingChanged()
    assert correspondents.find(store.db, "ada")[0].email == ADA.email
    assert identities.of_account(store.db, account)[0].email == "me@x.example"
    ((number, _),) = templates.names(store.db)
    edit_writing.serve(store.db, RenameTemplate(number, "Neu"))
    assert templates.names(store.db) == ((number, "Neu"),)
    edit_writing.serve(store.db, RemoveTemplate(number))
    edit_writing.serve(store.db, HideCorrespondent(ADA.email))
    assert templates.names(store.db) == () and correspondents.find(store.db, "ada") == ()


def test_whom_one_writes_to_is_noted_but_not_oneself(store: Store) -> None:
    edit_writing.note_written(store.db, Envelope(to=(ADA, Address("", store.imap.email.upper())),
                                                 bcc=(Address("", "bcc@x.example"),)))
    assert [each.written for each in correspondents.find(store.db, "x.example")] == [1, 1]
    assert correspondents.find(store.db, store.imap.email) == ()
