"""A move that is cut off at every command and repeated, on servers beside Dovecot."""

from __future__ import annotations

import pytest

from app.errors import ErrorKind, MailError
from app.model.remote_operation import CreateMailbox, MoveUids
from tests.protocol.edit_tools import cut
from tests.protocol.imap_tools import mail
from tests.servers.anyserver import Person

EACH = [mail(1), mail(2), mail(3)]


@pytest.mark.servers
@pytest.mark.parametrize("person", ["cyrus", "courier"], indirect=True)
@pytest.mark.parametrize("answered", [False, True])
def test_a_move_cut_anywhere_and_repeated(person: Person, answered: bool) -> None:
    """Without MOVE: the way with the most steps. On Courier source and target have the same UIDVALIDITY and UIDs."""
    first = person.backend()
    target = person.path("Target")
    first.perform(CreateMailbox(target))
    first.select("INBOX")
    assert first._connection is not None
    number = first._connection.require("INBOX").uidvalidity
    first.close()
    for cut_at in range(1, 40):
        person.deliver(*EACH)
        with person.client() as client:
            uids = tuple(client.holds("INBOX"))
        breaking = cut(person.backend(), ("MOVE",), cut_at, answered=answered)
        try:
            breaking.perform(MoveUids("INBOX", number, uids, target))
            breaking.close()
            break
        except MailError as exc:
            assert exc.kind is ErrorKind.NETWORK
        repeated = cut(person.backend(), ("MOVE",))
        repeated.perform(MoveUids("INBOX", number, uids, target, check_first=True))
        repeated.close()
        with person.client() as client:
            assert client.holds("INBOX") == {}
            assert sorted(client.raw_of(target)) == EACH
            client.open_mailbox(target)
            client.remove("1:*")
    assert cut_at > 5
