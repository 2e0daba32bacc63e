"""A switch from its first step to its last, and back: exactly once there, nothing lost here.

In one file, since both directions start from the two accounts at its head.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.backends.base import MailBackend
from app.commands import PlanSwitch, RunSwitch
from app.engine import switch_jobs
from app.errors import ErrorKind, MailError
from app.events import AccountStateChanged, ConnectionState, JobFinished, SyncFinished
from app.model.account import Account, LeaveRule, Protocol, SecretKind, SecretSource
from app.model.folder import Role
from app.model.message import FLAGGED, SEEN
from app.model.operation import CreateFolder, DeleteMessages, MoveMessages, SetFlags
from app.model.remote_operation import AppendRaw, StoreFlags
from app.model.switching import OldServerError, SwitchPlan, SwitchReport, SwitchState, SwitchTarget
from app.store import accounts, bodies, folders, switched
from tests.factory import make_account, make_mail
from tests.fakes.server import FakeImap, FakePop3, FakeServer, Mailbox
from tests.unit.engine.conftest import Rig
from tests.unit.engine.switch_tools import THERE, TO_IMAP, TO_POP3, Switching, made


@pytest.fixture
def pop3(tmp_path: Path) -> Iterator[Switching]:
    switch = made(tmp_path)
    yield switch
    assert switch.problems() == []
    switch.db.close()


@pytest.fixture
def imap(tmp_path: Path) -> Iterator[Switching]:
    """Three messages in INBOX, the same in the maildrop, and one in Work."""
    switch = made(tmp_path, Protocol.IMAP)
    switch.server.boxes["Work"] = Mailbox()
    switch.server.boxes["Work"].add(make_mail(10))
    for number in range(3):
        switch.server.boxes["INBOX"].add(make_mail(number), frozenset({SEEN}))
        switch.server.maildrop[f"p{number}"] = make_mail(number)
    switch.round()
    yield switch
    assert switch.problems() == []
    switch.db.close()


def filled(switch: Switching) -> int:
    """Ten messages in the Inbox, three of which are there, and five in Work; the id of the job."""
    for number in range(10):
        switch.put(number, flags=frozenset({SEEN}) if number % 2 else frozenset())
    switch.edit(CreateFolder(switch.account.id, "Work"))
    for number in range(20, 25):
        switch.put(number, "Work", flags=frozenset({FLAGGED, "$Label1"}))
    for number in (1, 2, 3):
        switch.server.boxes["INBOX"].add(make_mail(number))
    return switch.plan().job_id


def as_there(switch: Switching) -> None:
    """What is here is there, exactly once, with the same flags."""
    assert switch.there() == switch.here()


def test_everything_is_there_once_and_the_account_speaks_imap(pop3: Switching) -> None:
    report = pop3.run(filled(pop3))
    assert (report.state, report.uploaded, report.already_there, report.verified) == (SwitchState.DONE, 12, 3, 15)
    assert (report.waiting, report.failed, report.can_undo) == (0, (), True)
    as_there(pop3)
    stored = pop3.stored
    assert (stored.protocol, stored.incoming) == (Protocol.IMAP, THERE)
    assert (stored.name, stored.email, stored.leave) == (pop3.account.name, pop3.account.email, pop3.account.leave)
    assert not any(each.is_local for each in folders.folders(pop3.db, stored.id))
    assert pop3.db.value("SELECT count(*) FROM pop3_state") == 15
    assert pop3.held == {"began": 1, "ended": 1}
    assert pop3.server.quits == 0 and len(pop3.server.maildrop) == 15


def test_the_first_round_afterwards_has_nothing_to_do(pop3: Switching) -> None:
    pop3.run(filled(pop3))
    here, log = pop3.here(), len(pop3.server.log)
    ids = pop3.db.rows("SELECT id, uid FROM message ORDER BY id")
    pop3.round()
    assert pop3.here() == here
    assert pop3.db.rows("SELECT id, uid FROM message ORDER BY id") == ids
    assert pop3.server.log[log:] == []
    as_there(pop3)


@pytest.mark.parametrize("dies", ["die_after", "dies_before"])
def test_a_line_that_is_cut_at_each_append_doubles_nothing(pop3: Switching, dies: str) -> None:
    job_id = filled(pop3)
    cuts = 0
    while True:
        setattr(pop3.server, dies, AppendRaw)
        try:
            report = pop3.run(job_id)
        except MailError as error:
            assert error.kind is ErrorKind.NETWORK
            cuts += 1
            setattr(pop3.server, dies, None)
            if cuts < 4:
                continue
            report = pop3.run(job_id)
        break
    assert cuts == 4
    assert (report.state, report.uploaded, report.already_there) == (SwitchState.DONE, 12, 3)
    as_there(pop3)


def test_alike_ones_are_not_doubled_by_a_cut(pop3: Switching) -> None:
    """Same Message-ID and size, other octets: an APPEND that got through is found again by the octets alone."""
    for letter in "abcd":
        pop3.put(ord(letter), raw=make_mail(1, body=letter * 4))
    job_id = pop3.plan().job_id
    for _ in range(3):
        pop3.server.die_after = AppendRaw
        with pytest.raises(MailError):
            pop3.run(job_id)
    pop3.server.die_after = None
    assert pop3.run(job_id).state is SwitchState.DONE
    as_there(pop3)


def test_a_server_that_tells_no_uids(pop3: Switching) -> None:
    job_id = filled(pop3)
    pop3.server.tells_uids = False
    report = pop3.run(job_id)
    assert (report.state, report.uploaded, report.verified) == (SwitchState.DONE, 12, 15)
    as_there(pop3)


def test_the_person_stops_it_and_goes_on(pop3: Switching) -> None:
    job_id = filled(pop3)

    def stop(*_: object) -> None:
        pop3.cancelled.set()

    pop3.on_progress = stop
    with pytest.raises(MailError) as stopped:
        pop3.run(job_id)
    assert stopped.value.kind is ErrorKind.CANCELLED
    assert pop3.stored.protocol is Protocol.POP3
    with pytest.raises(MailError, match="under way"):
        pop3.plan()
    pop3.cancelled.clear()
    pop3.on_progress = lambda *_: None
    assert pop3.run(job_id).state is SwitchState.DONE
    as_there(pop3)


def test_what_the_server_refuses_stays_here(pop3: Switching) -> None:
    kept = pop3.put(1, raw=make_mail(1))
    pop3.put(2)
    job_id = pop3.plan().job_id

    def refuse(operation: object) -> None:
        if isinstance(operation, AppendRaw) and operation.message_id == "m1@example.org":
            raise MailError(ErrorKind.REFUSED, "The server refused.", "NO not this one")

    pop3.server.during = refuse
    report = pop3.run(job_id)
    assert (report.state, report.uploaded, len(report.failed)) == (SwitchState.DONE, 1, 1)
    assert report.failed[0].message_id == kept and "refused" in report.failed[0].detail
    folder = folders.by_path(pop3.db, pop3.account.id, switched.NOT_CARRIED)
    assert folder is not None and folder.is_local and folder.total == 1
    pop3.round()
    assert bodies.raw(pop3.db, kept) == make_mail(1)


def test_a_full_server_stops_the_job(pop3: Switching) -> None:
    pop3.put(1)
    job_id = pop3.plan().job_id

    def full(operation: object) -> None:
        if isinstance(operation, AppendRaw):
            raise MailError(ErrorKind.REFUSED, "The server refused.", "NO [OVERQUOTA] mailbox is full")

    pop3.server.during = full
    with pytest.raises(MailError):
        pop3.run(job_id)
    pop3.server.during = lambda operation: None
    assert pop3.run(job_id).failed == ()
    as_there(pop3)


def test_a_copy_that_the_server_changed_is_told(pop3: Switching) -> None:
    pop3.put(1)
    pop3.put(2)
    job_id = pop3.plan().job_id

    def spoil(operation: object) -> None:
        for box in pop3.server.boxes.values():
            for uid, (raw, flags) in box.mail.items():
                if b"<m1@" in raw:
                    box.mail[uid] = (raw.replace(b"text of 1", b"text of x"), flags)

    pop3.server.during = spoil
    report = pop3.run(job_id)
    assert report.state is SwitchState.DONE
    assert [each.detail for each in report.failed] == [
        "The server changed it as it took it: its copy there is not what is here."]


def test_one_of_the_same_id_and_size_that_is_another_is_not_taken_for_it(pop3: Switching) -> None:
    pop3.put(1, raw=make_mail(1, body="mine"))
    pop3.server.boxes["INBOX"].add(make_mail(1, body="your"))
    plan = pop3.plan()
    assert plan.there == 1  # by Message-ID and size; reading it back tells
    report = pop3.run(plan.job_id)
    assert (report.uploaded, report.already_there, report.verified) == (1, 0, 1)
    assert len(pop3.server.boxes["INBOX"].mail) == 2


def test_flags_there_are_made_those_here(pop3: Switching) -> None:
    pop3.put(1, flags=frozenset({SEEN, FLAGGED}))
    pop3.server.boxes["INBOX"].add(make_mail(1), frozenset({r"\Answered"}))
    pop3.run(pop3.plan().job_id)
    assert [type(each) for each in pop3.server.log] == [StoreFlags]
    as_there(pop3)


def test_mail_that_came_meanwhile_is_carried_too(pop3: Switching) -> None:
    job_id = filled(pop3)
    pop3.server.maildrop["u99"] = make_mail(99)
    report = pop3.run(job_id)
    assert report.uploaded == 13
    as_there(pop3)


def test_an_old_server_that_is_down_is_named(pop3: Switching) -> None:
    job_id = filled(pop3)
    pop3.server.down = True
    with pytest.raises(MailError, match="last download by POP3, from") as down:
        pop3.server.maildrop["u99"] = make_mail(99)
        pop3.run(job_id)
    assert down.value.kind is ErrorKind.NETWORK
    pop3.server.down = False
    assert pop3.run(job_id).uploaded == 13


class OldServerIsGone(Switching):
    """Nobody answers by POP3 any more; the IMAP server works."""

    def made(self, account: Account, password: Callable[[], str]) -> MailBackend:
        made = super().made(account, password)
        if account.protocol is Protocol.POP3:
            gone = FakeServer()
            gone.down, gone.maildrop["new"] = True, make_mail(99)
            return FakePop3(gone, account.leave)
        return made


def test_without_the_old_server_what_is_here_is_carried(tmp_path: Path) -> None:
    plain = made(tmp_path)
    pop3 = OldServerIsGone(plain.db, plain.account)
    job_id = filled(pop3)
    part = pop3.put(70, raw=make_mail(70))
    pop3.db.run("UPDATE pop3_state SET partial = 1, hash = x'' WHERE message_id = ?", (part,))
    pop3.db.run("UPDATE message SET body_id = NULL WHERE id = ?", (part,))
    pop3.db.run("DELETE FROM body WHERE id NOT IN (SELECT body_id FROM message WHERE body_id IS NOT NULL)")
    job_id = pop3.plan().job_id
    with pytest.raises(OldServerError, match="last download by POP3, from") as down:
        pop3.run(job_id)
    assert down.value.kind is ErrorKind.NETWORK and pop3.stored.protocol is Protocol.POP3
    report = switch_jobs.run(pop3.tools, RunSwitch(1, job_id, without_server=True))
    assert (report.state, report.uploaded) == (SwitchState.DONE, 12)
    assert [each.message_id for each in report.failed] == [part]  # said, and kept here with its beginning
    assert pop3.stored.protocol is Protocol.IMAP
    assert pop3.db.one("SELECT f.is_local FROM message m JOIN folder f ON f.id = m.folder_id WHERE m.id = ?",
                       (part,)) == (1,)
    pop3.db.close()


def test_from_imap_nothing_is_switched_without_the_server(tmp_path: Path) -> None:
    imap = made(tmp_path, Protocol.IMAP)
    imap.round()
    job_id = imap.plan(TO_POP3).job_id
    with pytest.raises(MailError, match="no switch without the server") as refused:
        switch_jobs.run(imap.tools, RunSwitch(1, job_id, without_server=True))
    assert refused.value.kind is ErrorKind.USAGE and imap.stored.protocol is Protocol.IMAP
    imap.db.close()


def test_after_a_switch_to_pop3_nothing_leaves_the_server_unless_a_rule_was_chosen(tmp_path: Path) -> None:
    imap = made(tmp_path, Protocol.IMAP, leave="delete")
    for number in range(3):
        imap.server.boxes["INBOX"].add(make_mail(number))
        imap.server.maildrop[f"p{number}"] = make_mail(number)
    imap.round()
    imap.run(imap.plan(TO_POP3).job_id)
    assert str(imap.stored.leave) == "keep"
    imap.db.run("UPDATE pop3_state SET first_seen = 1000")
    imap.round()
    assert len(imap.server.maildrop) == 3
    imap.db.close()


@pytest.mark.parametrize("rule", ["delete", "until-deleted"])
def test_no_rule_deletes_anything_meanwhile(tmp_path: Path, rule: str) -> None:
    pop3 = made(tmp_path, leave=rule)
    job_id = filled(pop3)
    pop3.server.maildrop["u99"] = make_mail(99)
    assert pop3.run(job_id).state is SwitchState.DONE
    assert len(pop3.server.maildrop) == 16 and pop3.server.quits == 0
    assert all(str(each.leave) == "keep" for each in pop3.backends)
    assert str(pop3.stored.leave) == rule
    pop3.db.close()


def test_what_the_person_does_meanwhile_reaches_the_server_afterwards(pop3: Switching) -> None:
    job_id = filled(pop3)
    first, second, third = (row[0] for row in pop3.db.rows("SELECT id FROM message ORDER BY id LIMIT 3"))
    done: list[bool] = []

    def person(operation: object) -> None:
        if len(pop3.server.log) == 12 and not done:
            done.append(True)
            pop3.edit(SetFlags((first,), add=frozenset({FLAGGED})))
            pop3.edit(MoveMessages((second,), pop3.folder("Work")))
            pop3.edit(DeleteMessages((third,)))

    pop3.server.during = person
    assert pop3.run(job_id).state is SwitchState.DONE
    assert done
    pop3.server.during = lambda operation: None
    pop3.round()
    as_there(pop3)


def test_folders_that_stay_here_are_left_alone(pop3: Switching) -> None:
    """One of them bears a name that the server has."""
    pop3.edit(CreateFolder(pop3.account.id, "Work"))
    kept = pop3.put(1, "Work")
    pop3.put(2)
    pop3.server.boxes["Work"] = Mailbox()
    pop3.server.boxes["Work"].add(make_mail(50))
    report = pop3.run(pop3.plan(TO_IMAP, (pop3.folder("Work"), "")).job_id)
    assert report.state is SwitchState.DONE
    pop3.round()
    pop3.round()
    folder = folders.folder(pop3.db, int(pop3.db.value("SELECT folder_id FROM message WHERE id = ?", (kept,))))
    assert folder.is_local and folder.path == "Work (1)" and folder.total == 1
    work = folders.by_path(pop3.db, pop3.account.id, "Work")
    assert work is not None and not work.is_local and work.total == 1
    assert bodies.raw(pop3.db, kept) == make_mail(1)


def test_an_inbox_that_stays_here_is_the_inbox_no_more(pop3: Switching) -> None:
    kept = pop3.put(1)
    pop3.server.boxes["INBOX"].add(make_mail(2))
    job_id = pop3.plan(TO_IMAP, (pop3.folder("Inbox"), ""), (pop3.folder("Trash"), "")).job_id
    assert pop3.run(job_id).state is SwitchState.DONE
    pop3.round()
    inbox = folders.by_role(pop3.db, pop3.account.id, Role.INBOX)
    trash = folders.by_role(pop3.db, pop3.account.id, Role.TRASH)
    assert inbox is not None and (inbox.path, inbox.is_local, inbox.total) == ("INBOX", False, 1)
    assert trash is not None and not trash.is_local
    assert folders.folder(pop3.db, int(pop3.db.value("SELECT folder_id FROM message WHERE id = ?", (kept,)))).is_local


def test_undo_puts_everything_back(pop3: Switching) -> None:
    job_id = filled(pop3)
    here, tree, state = pop3.here(), folders.folders(pop3.db, pop3.account.id), pop3.db.rows("SELECT * FROM pop3_state")
    pop3.run(job_id)
    report = pop3.undo(job_id)
    assert (report.state, report.can_undo) == (SwitchState.UNDONE, False)
    assert (pop3.here(), folders.folders(pop3.db, pop3.account.id)) == (here, tree)
    assert (pop3.stored, pop3.db.rows("SELECT * FROM pop3_state")) == (pop3.account, state)
    assert len(pop3.server.boxes["INBOX"].mail) == 10  # uploaded copies stay
    again = pop3.run(pop3.plan().job_id)
    assert (again.uploaded, again.already_there) == (0, 15)
    as_there(pop3)


def test_undo_ends_with_the_first_mail_that_only_imap_brought(pop3: Switching) -> None:
    job_id = filled(pop3)
    pop3.run(job_id)
    pop3.round()  # that a round was made changes nothing
    pop3.edit(SetFlags((1,), add=frozenset({"$Later"})))  # nor does what the server was not told yet
    assert switched.report(pop3.db, job_id).can_undo
    pop3.server.boxes["INBOX"].add(make_mail(77))
    pop3.round()
    assert not switched.report(pop3.db, job_id).can_undo
    with pytest.raises(MailError) as refused:
        pop3.undo(job_id)
    assert refused.value.kind is ErrorKind.USAGE
    assert pop3.stored.protocol is Protocol.IMAP


def test_undo_of_a_job_that_was_stopped_changes_nothing_here(pop3: Switching) -> None:
    job_id = filled(pop3)
    pop3.server.die_after = AppendRaw
    here = pop3.here()
    with pytest.raises(MailError):
        pop3.run(job_id)
    assert pop3.undo(job_id).state is SwitchState.UNDONE
    assert (pop3.here(), pop3.stored) == (here, pop3.account)
    with pytest.raises(MailError):
        pop3.run(job_id)


# --- to POP3 ------------------------------------------------------------------------------------------


def test_to_pop3_everything_is_here_and_nothing_comes_twice(imap: Switching) -> None:
    imap.server.maildrop["new"] = make_mail(9)
    here = imap.here()
    report = imap.run(imap.plan(SwitchTarget(Protocol.POP3, TO_POP3.incoming, leave=LeaveRule.parse("delete"))).job_id)
    assert (report.state, report.verified, report.failed) == (SwitchState.DONE, 4, ())
    assert {(path.casefold(), raw, flags) for path, raw, flags in imap.here()} == {
        (path.casefold(), raw, flags) for path, raw, flags in here}
    assert str(imap.stored.leave) == "delete"
    assert len(imap.server.maildrop) == 4 and imap.server.quits == 0
    assert all(each.is_local for each in folders.folders(imap.db, imap.account.id))
    assert {each.role for each in folders.folders(imap.db, imap.account.id)} >= {
        Role.INBOX, Role.DRAFTS, Role.SENT, Role.ARCHIVE, Role.JUNK, Role.TRASH}
    imap.round()
    assert sum(imap.here().values()) == 5
    assert sum(imap.there().values()) == 4


def test_days_count_from_the_day_of_the_switch(pop3: Switching) -> None:
    """To IMAP, and a long time afterwards back: the first check deletes nothing."""
    pop3.run(filled(pop3))
    pop3.db.run("UPDATE pop3_state SET first_seen = 1000")
    report = pop3.run(pop3.plan(replace(TO_POP3, leave=LeaveRule.parse("days:14"))).job_id)
    assert report.state is SwitchState.DONE and str(pop3.stored.leave) == "days:14"
    assert pop3.db.value("SELECT min(first_seen) FROM pop3_state") > 1_700_000_000
    pop3.round()
    assert sum(pop3.here().values()) == 15 and len(pop3.server.maildrop) == 15


def test_uidls_that_are_all_new_stand_for_the_same_messages(pop3: Switching) -> None:
    """To IMAP and back, while the server gave all of them others."""
    pop3.run(filled(pop3))
    pop3.server.maildrop = {f"other-{uidl}": raw for uidl, raw in pop3.server.maildrop.items()}
    assert pop3.run(pop3.plan(TO_POP3).job_id).state is SwitchState.DONE
    pop3.round()
    assert sum(pop3.here().values()) == 15


def test_a_body_that_does_not_come_keeps_the_account_as_it_is(
        imap: Switching, monkeypatch: pytest.MonkeyPatch) -> None:
    imap.db.run("UPDATE message SET body_id = NULL WHERE id = 1")
    job_id = imap.plan(TO_POP3).job_id
    with monkeypatch.context() as patch:
        patch.setattr(FakeImap, "bodies", lambda *_: iter(()))
        report = imap.run(job_id)
    assert (report.state, [each.message_id for each in report.failed]) == (SwitchState.RUNNING, [1])
    assert imap.stored == imap.account
    report = imap.run(job_id)
    assert (report.state, report.failed, report.uploaded) == (SwitchState.DONE, (), 1)


def test_undo_of_a_switch_to_pop3(imap: Switching) -> None:
    imap.plan(TO_POP3)
    here = imap.here()
    before = imap.db.rows("SELECT id, folder_id, server_folder_id, uid, flags, server_flags FROM message ORDER BY id")
    imap.run(imap.job())
    assert imap.undo(imap.job()).state is SwitchState.UNDONE
    assert imap.here() == here and imap.stored == imap.account
    assert imap.db.rows(
        "SELECT id, folder_id, server_folder_id, uid, flags, server_flags FROM message ORDER BY id") == before
    imap.round()
    assert imap.here() == here and imap.server.log == []


def test_undo_to_pop3_ends_with_the_first_check(imap: Switching) -> None:
    imap.run(imap.plan(TO_POP3).job_id)
    imap.server.maildrop["new"] = make_mail(9)
    imap.round()
    with pytest.raises(MailError):
        imap.undo(imap.job())


def test_the_keyring_has_the_password_under_its_new_name(pop3: Switching) -> None:
    pop3.account = accounts.save(pop3.db, replace(pop3.account, secret=SecretSource(SecretKind.KEYRING)))
    pop3.passwords.put(pop3.account, "secret")
    pop3.put(1)
    pop3.run(pop3.plan().job_id)
    assert pop3.passwords.get(pop3.stored) == "secret"


# --- one server for both ------------------------------------------------------------------------------


class OneServer:
    """What lies in INBOX is the maildrop."""

    def __init__(self, switch: Switching) -> None:
        self.switch = switch

    def look(self) -> None:
        box = self.switch.server.boxes["INBOX"]
        self.switch.server.maildrop = {f"uid{uid}": raw for uid, (raw, _) in box.mail.items()}


def test_uploaded_copies_do_not_come_back_by_pop3(pop3: Switching) -> None:
    """Neither when a stopped switch goes on, nor in a check between, nor after an undo; and no rule deletes them."""
    one = OneServer(pop3)
    for number in range(5):
        pop3.put(number)
    pop3.put(5, raw=make_mail(4))  # the same octets twice
    pop3.server.maildrop.clear()
    job_id = pop3.plan().job_id
    here = pop3.here()
    for _ in range(3):
        pop3.server.die_after = AppendRaw
        with pytest.raises(MailError):
            pop3.run(job_id)
        one.look()
    pop3.server.die_after = None
    pop3.round()
    assert pop3.here() == here
    assert pop3.run(job_id).state is SwitchState.DONE
    as_there(pop3)
    assert pop3.here().total() == 6
    pop3.undo(job_id)
    one.look()
    pop3.round()
    assert pop3.here() == here
    assert pop3.server.quits >= 1 and len(pop3.server.maildrop) == 6
    assert pop3.db.value("SELECT count(*) FROM pop3_state WHERE deleted_here AND NOT kept") == 0


def test_new_mail_of_the_same_server_is_not_uploaded_again(pop3: Switching) -> None:
    one = OneServer(pop3)
    pop3.put(1)
    pop3.server.maildrop.clear()
    job_id = pop3.plan().job_id
    pop3.server.boxes["INBOX"].add(make_mail(50))
    one.look()
    report = pop3.run(job_id)
    assert (report.uploaded, report.already_there) == (1, 1)
    as_there(pop3)


def test_of_alike_ones_that_were_begun_none_is_taken_for_another(pop3: Switching) -> None:
    """Neither was sent before the line was cut, so the first one's copy comes only when the second is looked for."""
    for letter in "ab":
        pop3.put(ord(letter), raw=make_mail(1, body=letter * 4))
    job_id = pop3.plan().job_id
    pop3.server.dies_before = AppendRaw
    with pytest.raises(MailError):
        pop3.run(job_id)
    assert pop3.run(job_id).failed == ()
    as_there(pop3)


# --- in the engine -----------------------------------------------------------------------------------


def test_the_account_is_held_and_speaks_imap_afterwards(rig: Rig) -> None:
    for number in range(3):
        rig.pop3.maildrop[f"u{number}"] = make_mail(number)
    account_id = rig.add(make_account(Protocol.POP3))
    rig.log.wait(SyncFinished, lambda event: event.account_id == account_id)
    rig.engine.submit(PlanSwitch(21, account_id, TO_IMAP))
    plan = rig.log.wait(JobFinished, lambda event: event.token == 21).result
    assert isinstance(plan, SwitchPlan) and plan.to_carry == 3
    mark = rig.log.mark()
    rig.engine.submit(RunSwitch(22, plan.job_id))
    told = rig.log.wait(JobFinished, lambda event: event.token == 22)
    assert isinstance(told.result, SwitchReport) and told.result.state is SwitchState.DONE, told
    # The worker is at work again before the job's answer is told, or after.
    rig.log.wait(SyncFinished, lambda event: event.account_id == account_id and bool(event.folders), after=mark)
    rig.log.wait(AccountStateChanged, lambda event: event.account_id == account_id
                 and event.state is ConnectionState.CONNECTED, after=mark)
    assert {raw for raw, _ in rig.imap.boxes["INBOX"].mail.values()} == {make_mail(number) for number in range(3)}
    assert [row.uid for row in rig.rows(account_id, "INBOX")] != [""] * 3
