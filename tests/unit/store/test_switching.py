"""A switch job's notes: one plan an account, counts that are true, and what joins and leaves meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import ErrorKind, MailError
from app.model.account import LeaveRule, Protocol, Security, ServerSettings
from app.model.switching import Carried, SwitchState, SwitchTarget
from app.store import bodies, maildrop, pop3_state, records, switch_counts, switched, switching
from app.store.switching import Note
from tests.fakes.store import Store, fresh_store, make_raw

TARGET = SwitchTarget(Protocol.IMAP, ServerSettings("imap.example.org", 993, Security.TLS, "home", "/ca.pem"), True,
                      LeaveRule.parse("days:3,count:7"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    filled = fresh_store(tmp_path / "mail.db")
    yield filled
    filled.db.close()


@pytest.fixture
def job_id(store: Store) -> int:
    """Five messages in the Inbox, the first of which is there."""
    store.download(range(5))
    return planned(store)


def planned(store: Store) -> int:
    inbox = store.folder("Inbox", store.pop)
    rows = switching.of_folder(store.db, inbox.id)
    return switching.plan(store.db, store.pop.id, TARGET, [(inbox.id, "INBOX", False)], [
        rows[0]._replace(state=Carried.FOUND, uidvalidity=7, uid=1), *rows[1:]])


def ids(store: Store) -> list[int]:
    return [row[0] for row in store.db.rows("SELECT id FROM message ORDER BY id")]


def test_a_job_is_read_as_it_was_planned(store: Store, job_id: int) -> None:
    job = switching.job(store.db, job_id)
    assert (job.state, job.target, job.account_id) == (SwitchState.PLANNED, TARGET, store.pop.id)
    assert switching.latest(store.db, store.pop.id) == job
    assert switching.latest(store.db, store.imap.id) is None
    first, *rest = sorted(switching.rows(store.db, job_id, switching.OPEN))
    assert (first.uid, first.uidvalidity, first.hash, first.name) == (1, 7, bodies.digest(make_raw(0)), "0@example.org")
    assert [each.state for each in rest] == [Carried.TODO] * 4


def test_only_what_is_planned_is_replaced(store: Store, job_id: int) -> None:
    second = planned(store)
    with pytest.raises(MailError):
        switching.job(store.db, job_id)
    switching.set_state(store.db, second, SwitchState.RUNNING)
    with pytest.raises(MailError) as refused:
        planned(store)
    assert refused.value.kind is ErrorKind.USAGE


def test_what_was_uploaded_is_told_from_what_was_there(store: Store, job_id: int) -> None:
    first, second, third, *_ = ids(store)
    assert switch_counts.counts(store.db, job_id) == (0, 1, 0, 5)
    switching.begin(store.db, job_id, [second, third])
    assert switch_counts.counts(store.db, job_id) == (0, 1, 0, 5)
    switching.note(store.db, job_id, [Note(first, Carried.VERIFIED, 7, 1), Note(second, Carried.VERIFIED, 7, 9),
                                      Note(third, Carried.FAILED, error="No room.")])
    assert switch_counts.counts(store.db, job_id) == (1, 1, 2, 2)
    report = switched.report(store.db, job_id)
    assert [(each.message_id, each.folder, each.detail) for each in report.failed] == [(third, "Inbox", "No room.")]
    (folder,) = report.folders
    assert (folder.total, folder.there, folder.to_carry, folder.unfit) == (5, 1, 3, 1)
    assert switching.taken(store.db, job_id, folder.folder_id) == {(7, 1), (7, 9)}
    assert switch_counts.octets(store.db, job_id) == len(make_raw(3)) + len(make_raw(4))


def test_what_was_begun_comes_first(store: Store, job_id: int) -> None:
    last = ids(store)[-1]
    switching.begin(store.db, job_id, [last])
    assert switching.rows(store.db, job_id, (Carried.BEGUN, Carried.TODO), limit=2)[0].id == last


def test_other_uids_void_what_was_found(store: Store, job_id: int) -> None:
    first, second, *_ = ids(store)
    switching.begin(store.db, job_id, [second])
    switching.note(store.db, job_id, [Note(second, Carried.UPLOADED, 7, 9)])
    inbox = store.folder("Inbox", store.pop).id
    assert switching.renumbered(store.db, job_id, inbox, 7) == 0
    assert switching.renumbered(store.db, job_id, inbox, 8) == 2
    states = {each.id: each.state for each in switching.rows(store.db, job_id, switching.OPEN)}
    assert (states[first], states[second]) == (Carried.TODO, Carried.BEGUN)


def test_messages_join_and_leave(store: Store, job_id: int) -> None:
    store.download(range(10, 12))
    with store.db.write():
        pop3_state.expunged(store.db, ids(store)[4], None)
        records.delete(store.db, ids(store)[4])
    assert switching.catch_up(store.db, job_id) == 2
    assert switching.catch_up(store.db, job_id) == 0
    inbox = store.folder("Inbox", store.pop).id
    late = switching.unlooked(store.db, job_id, inbox)
    assert [each.name for each in late] == ["10@example.org", "11@example.org"]
    assert switch_counts.counts(store.db, job_id)[3] == 6
    switching.looked(store.db, job_id, late)
    assert switching.unlooked(store.db, job_id, inbox) == []


def test_nothing_is_finished_while_a_message_is_open(store: Store, job_id: int) -> None:
    job = switching.job(store.db, job_id)
    assert not switched.to_imap(store.db, job, "/", ["INBOX"], {store.folder("Inbox", store.pop).id: 7}, {})
    assert switching.job(store.db, job_id).state is SwitchState.PLANNED


def test_each_uploaded_copy_has_one_echo(store: Store, job_id: int) -> None:
    raw = make_raw(1)
    switching.begin(store.db, job_id, [ids(store)[1]])

    def is_echo(uidl: str, octets: bytes) -> bool:
        with store.db.write():
            return maildrop.is_echo(store.db, store.pop.id, uidl, octets, bodies.digest(octets))

    assert not is_echo("x0", make_raw(2))  # never begun
    assert not is_echo("x1", b"another\r\n")
    assert is_echo("x2", raw + b"\r\n")  # POP3 may have ended the last line
    assert not is_echo("x3", raw)  # a second one is mail
    known = pop3_state.snapshot(store.db, store.pop.id, "Inbox").known["x2"]
    assert known.deleted_here and known.kept


def test_uidls_are_told_apart_by_octets(store: Store) -> None:
    first, second, third = store.download(range(3))
    maildrop.gone(store.db, store.pop.id, ["u0", "u1"])
    unknown = maildrop.note(store.db, store.pop.id, [
        ("new0", bodies.digest(make_raw(0)), b"", 10), ("new1", bodies.digest(make_raw(1)), b"", 10),
        ("again", bodies.digest(make_raw(1)), b"", 10), ("other", bodies.digest(b"?"), b"", 10)], 1000.0)
    assert [each[0] for each in unknown] == ["again", "other"]
    assert dict(store.db.rows("SELECT uidl, message_id FROM pop3_state")) == {
        "new0": first, "new1": second, "u2": third}
    assert set(maildrop.snapshot(store.db, store.pop.id, "Inbox").known) == {"new0", "new1", "u2"}


def test_no_rule_deletes_while_a_switch_is_under_way(store: Store, job_id: int) -> None:
    def kept() -> set[bool]:
        return {each.kept for each in pop3_state.snapshot(store.db, store.pop.id, "Inbox").known.values()}

    assert kept() == {False}
    switching.set_state(store.db, job_id, SwitchState.RUNNING)
    assert kept() == {True}
    switching.set_state(store.db, job_id, SwitchState.UNDONE)
    assert kept() == {False}
