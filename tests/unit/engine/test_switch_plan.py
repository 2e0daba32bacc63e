"""The dry run: what is mapped to what, and what is told apart there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.engine.switch_plan import local_paths, mapping
from app.errors import ErrorKind, MailError
from app.model.account import Protocol
from app.model.folder import Folder, RemoteFolder, Role
from app.model.operation import CreateFolder
from app.model.switching import FolderMapping, SwitchPlan
from app.store import accounts, switching
from tests.factory import make_account, make_mail
from tests.fakes.server import Mailbox
from tests.unit.engine.switch_tools import TO_IMAP, TO_POP3, Switching, made


@pytest.fixture
def pop3(tmp_path: Path) -> Iterator[Switching]:
    switch = made(tmp_path)
    yield switch
    assert switch.problems() == []
    switch.db.close()


def local(number: int, path: str, role: Role = Role.NONE) -> Folder:
    return Folder(number, 1, path, "/", role, True, is_local=True)


def of(plan: SwitchPlan, name: str) -> FolderMapping:
    return next(each for each in plan.folders if each.name == name)


def test_roles_come_first_then_names_then_new_ones() -> None:
    here = [local(1, "Inbox", Role.INBOX), local(2, "Sent", Role.SENT), local(3, "work"), local(4, "Sent Items"),
            local(5, "A/B.C")]
    listed = [RemoteFolder("INBOX", ".", Role.INBOX), RemoteFolder("Sent Items", ".", Role.SENT),
              RemoteFolder("Work", "."), RemoteFolder("A", ".", selectable=False)]
    assert mapping(here, listed, ()) == [
        (1, "INBOX", False), (2, "Sent Items", False), (3, "Work", False), (4, "Sent Items 2", True),
        (5, "A.B-C", True)]


def test_what_the_person_chose_comes_before_all() -> None:
    here = [local(1, "Inbox", Role.INBOX), local(2, "Sent", Role.SENT), local(3, "Old")]
    listed = [RemoteFolder("INBOX", "/", Role.INBOX), RemoteFolder("Sent", "/", Role.SENT)]
    assert mapping(here, listed, ((3, "Sent"), (2, ""))) == [(1, "INBOX", False), (2, "", False), (3, "Sent", False)]
    with pytest.raises(MailError) as refused:
        mapping(here, listed, ((2, "X"), (3, "X")))
    assert refused.value.kind is ErrorKind.USAGE
    with pytest.raises(MailError):
        mapping(here, listed, ((9, "X"),))


def test_local_paths_are_unlike() -> None:
    here = [replace(local(1, "INBOX", Role.INBOX), delimiter="."), replace(local(2, "A.B/C"), delimiter="."),
            replace(local(3, "A.B-C"), delimiter=".")]
    assert local_paths(here) == [(1, "Inbox"), (2, "A/B-C"), (3, "A/B-C 2")]


def test_what_a_server_keeps_below_inbox_stands_beside_it_here() -> None:
    inbox = Folder(1, 1, "INBOX", ".", Role.INBOX, True)
    below = [Folder(2, 1, "INBOX.Sent", ".", Role.SENT, True), Folder(3, 1, "INBOX.A.B", ".", Role.NONE, True)]
    assert local_paths([inbox, *below, local(4, "A/B")]) == [(1, "Inbox"), (2, "Sent"), (3, "A/B"), (4, "A/B 2")]
    assert local_paths([inbox, *below, Folder(5, 1, "C", ".", Role.NONE, True)]) == [
        (1, "Inbox"), (2, "INBOX/Sent"), (3, "INBOX/A/B"), (5, "C")]


def test_a_plan_counts_and_changes_nothing(pop3: Switching) -> None:
    for number in range(6):
        pop3.put(number)
    pop3.edit(CreateFolder(pop3.account.id, "Work"))
    pop3.put(10, "Work")
    for number in (1, 2):
        pop3.server.boxes["INBOX"].add(make_mail(number))
    here, there = pop3.here(), pop3.there()
    plan = pop3.plan()
    inbox, work = of(plan, "Inbox"), of(plan, "Work")
    assert (inbox.path, inbox.create, inbox.total, inbox.there, inbox.to_carry) == ("INBOX", False, 6, 2, 4)
    assert (work.path, work.create, work.total, work.to_carry) == ("Work", True, 1, 1)
    assert plan.to_carry == 5 and plan.there == 2
    assert plan.octets == sum(len(make_mail(number)) for number in (0, 3, 4, 5, 10))
    assert "Sent" in plan.mailboxes
    assert (pop3.here(), pop3.there(), pop3.stored) == (here, there, pop3.account)
    assert pop3.server.log == []


def test_alike_ones_are_told_apart_by_their_octets(pop3: Switching) -> None:
    """Two of one Message-ID and size here, two there, of which one is another's; and one without a Message-ID."""
    pop3.put(1, raw=make_mail(1, body="aaaa"))
    pop3.put(2, raw=make_mail(1, body="bbbb"))
    pop3.put(3, raw=make_mail(3, message_id="", body="none"))
    pop3.put(4, raw=make_mail(4, message_id="", body="mine"))
    for raw in (make_mail(1, body="bbbb"), make_mail(1, body="cccc"), make_mail(3, message_id="", body="none"),
                make_mail(4, message_id="", body="your")):
        pop3.server.boxes["INBOX"].add(raw)
    plan = pop3.plan()
    assert (of(plan, "Inbox").there, of(plan, "Inbox").to_carry) == (2, 2)
    found = {each.id: each.uid for each in switching.rows(pop3.db, plan.job_id, tuple(switching.OPEN))}
    assert sorted(found.values()) == [0, 0, 1, 3]


def test_two_copies_here_need_two_there(pop3: Switching) -> None:
    pop3.put(1)
    pop3.put(2, raw=make_mail(1))
    pop3.server.boxes["INBOX"].add(make_mail(1))
    plan = pop3.plan()
    assert (plan.there, plan.to_carry) == (1, 1)


def test_a_newer_plan_replaces_the_older(pop3: Switching) -> None:
    first = pop3.plan()
    second = pop3.plan()
    assert second.job_id != first.job_id
    with pytest.raises(MailError):
        switching.job(pop3.db, first.job_id)


def test_what_can_not_be_switched_is_said(pop3: Switching) -> None:
    with pytest.raises(MailError, match="POP3 already"):
        pop3.plan(TO_POP3)
    other = accounts.save(pop3.db, replace(make_account(Protocol.POP3, name="second"), delivers_to=pop3.account.id))
    with pytest.raises(MailError, match="shares its Inbox"):
        pop3.plan()
    accounts.remove(pop3.db, other.id)
    pop3.server.down = True
    with pytest.raises(MailError) as down:
        pop3.plan()
    assert down.value.kind is ErrorKind.NETWORK


def test_a_folder_that_stays_here_carries_nothing(pop3: Switching) -> None:
    pop3.put(1)
    plan = pop3.plan(TO_IMAP, (pop3.folder("Inbox"), ""))
    assert of(plan, "Inbox") == FolderMapping(pop3.folder("Inbox"), "Inbox", "", False, 1, 0, 0, 1)
    assert plan.to_carry == 0


def test_to_pop3_counts_what_has_to_be_downloaded(tmp_path: Path) -> None:
    imap = made(tmp_path, Protocol.IMAP)
    imap.server.boxes["Work"] = Mailbox()
    imap.server.boxes["Work"].add(make_mail(1))
    imap.round()
    plan = imap.plan(TO_POP3)
    assert (plan.there, plan.to_carry) == (1, 0)
    assert {each.path for each in plan.folders} >= {"Inbox", "Work", "Sent"}
    imap.db.close()
