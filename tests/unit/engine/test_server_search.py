"""A person's search on the server: rows for what is found, between the steps of a sync, stopped, refused."""

from __future__ import annotations

import pytest

from app.commands import GoOffline, LeaveServerSearch, SaveAccount, SearchServer
from app.engine.session import AccountSession
from app.errors import ErrorKind, MailError
from app.events import AccountSaved, ActivityChanged, ActivityKind, NewMailArrived, ServerSearchFinished
from app.model.account import Protocol
from app.store import folders, search
from tests.factory import make_account, make_mail
from tests.unit.engine.conftest import Bench, Rig


def deliver(bench: Bench, count: int, path: str = "INBOX", words: str = "needle") -> None:
    for number in range(count):
        bench.server.boxes[path].add(make_mail(subject=f"{words} {number}"))


def test_what_is_found_gets_its_row_once(imap: Bench) -> None:
    deliver(imap, 5)
    deliver(imap, 3, "Sent")
    session = imap.session()
    found = session.search("needle", None, lambda: True)
    assert len(found.ids) == 8 and (found.error, found.partial) == (None, False)
    assert imap.subjects("INBOX") == {f"needle {number}" for number in range(5)}
    assert imap.server.searched[:2] == ["INBOX", "Drafts"] and found.searched == len(imap.server.searched)
    assert session.search("needle", None, lambda: True).ids == found.ids
    finished = imap.round()
    assert sum(each.new for each in finished.folders) == 0 and len(imap.rows("INBOX")) == 5
    assert search.newest_first(imap.db, found.ids) == found.ids
    assert {event.label for event in imap.events if isinstance(event, ActivityChanged)
            and event.kind is ActivityKind.SEARCH} >= {"INBOX", "Sent"}


def test_new_mail_is_left_to_the_sync_that_tells_of_it(imap: Bench) -> None:
    deliver(imap, 2)
    imap.round()
    deliver(imap, 1)
    assert len(imap.session().search("needle", None, lambda: True).ids) == 2
    imap.events.clear()
    imap.round()
    assert [len(event.ids) for event in imap.events if isinstance(event, NewMailArrived)] == [1]


def test_a_renumbered_folder_is_left_to_the_sync(imap: Bench) -> None:
    deliver(imap, 2)
    imap.round()
    imap.server.boxes["INBOX"].uidvalidity += 1
    found = imap.session().search("needle", imap.folder("INBOX"), lambda: True)
    assert found.ids == [] and found.partial and len(imap.rows("INBOX")) == 2


def test_where_it_looks_and_what_the_server_was_not_asked(imap: Bench) -> None:
    deliver(imap, 2)
    deliver(imap, 2, "Sent")
    imap.round()
    imap.server.searched.clear()
    assert len(imap.session().search("needle in:sent", None, lambda: True).ids) == 2
    assert imap.server.searched == ["Sent"]
    assert imap.session().search("needle has:attachment", imap.folder("INBOX"), lambda: True).ids == []
    assert len(imap.session().search("needle -has:attachment before:2100", None, lambda: True).ids) == 4


def test_there_is_an_end_to_it(imap: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.engine.server_search.MOST", 5)
    monkeypatch.setattr("app.engine.server_search.MOST_IN_FOLDER", 3)
    for path in ("INBOX", "Sent", "Drafts"):
        deliver(imap, 4, path)
    found = imap.session().search("needle", None, lambda: True)
    assert len(found.ids) == 5 and found.partial


def test_what_breaks_off_keeps_what_was_found(imap: Bench) -> None:
    deliver(imap, 2)
    deliver(imap, 2, "Sent")
    imap.round()
    waits = iter([True])
    found = imap.session().search("needle", None, lambda: next(waits, False))
    assert len(found.ids) == 2 and found.error is not None and found.error.kind is ErrorKind.CANCELLED
    assert not found.is_broken

    def lose_the_line() -> None:
        imap.server.down = True

    found = imap.session(lose_the_line).search("needle", None, lambda: True)
    assert found.error is not None and found.error.kind is ErrorKind.NETWORK and found.is_broken


def test_pop3_says_that_it_cannot(pop3: Bench) -> None:
    session: AccountSession = pop3.session()
    with pytest.raises(MailError) as caught:
        session.search("needle", None, lambda: True)
    assert caught.value.kind is ErrorKind.UNSUPPORTED


def test_each_question_is_answered(rig: Rig) -> None:
    rig.imap.boxes["INBOX"].add(make_mail(subject="needle"))
    account = rig.add(make_account())
    rig.connected(account)
    rig.engine.submit(SearchServer(account, 71, "needle"))
    answer = rig.log.wait(ServerSearchFinished, lambda event: event.token == 71)
    assert len(answer.ids) == 1 and answer.error is None
    rig.engine.submit(SearchServer(account, 72, "from:"))
    assert rig.log.wait(ServerSearchFinished, lambda event: event.token == 72).error is not None
    rig.engine.submit(GoOffline(account))
    rig.engine.submit(SearchServer(account, 73, "needle"))
    rig.engine.submit(LeaveServerSearch(account))
    answer = rig.log.wait(ServerSearchFinished, lambda event: event.token == 73)
    assert answer.error is not None and answer.error.kind is ErrorKind.NETWORK
    rig.engine.submit(SearchServer(account + 99, 74, "needle"))
    assert rig.log.wait(ServerSearchFinished, lambda event: event.token == 74).error is not None
    rig.engine.submit(SaveAccount(2, make_account(Protocol.POP3), "secret"))
    private = rig.log.wait(AccountSaved, lambda event: event.token == 2).account_id
    rig.engine.submit(SearchServer(private, 75, "needle"))
    answer = rig.log.wait(ServerSearchFinished, lambda event: event.token == 75)
    assert answer.error is not None and answer.error.kind is ErrorKind.UNSUPPORTED
    with_folder = rig.folder(account, "INBOX")
    db = rig.engine.open_reader()
    assert folders.folder(db, with_folder).total == 1
    db.close()
