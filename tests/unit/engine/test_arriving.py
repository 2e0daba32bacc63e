"""After an Inbox was compared: filters run, and what they did is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.commands import RunFilters, SaveFilters
from app.engine import arriving
from app.errors import ErrorKind
from app.events import CountsChanged, EditApplied, EditRefused, Event, FiltersChanged, MessagesChanged, NewMailArrived
from app.model.filters import AddFlag, Condition, FileInto, Filter, FilterField, FilterTest, MarkRead
from app.model.message import SEEN
from app.store import filters, journal
from tests.factory import make_account, make_mail
from tests.fakes.store import Store, fresh_store
from tests.unit.engine.conftest import Bench, Rig


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    filled = fresh_store(tmp_path / "mail.db")
    yield filled
    filled.db.close()


def save(store: Store) -> None:
    conditions = (Condition(FilterField.SIZE, FilterTest.OVER, "0"),)
    filters.save(store.db, [
        Filter(0, store.pop.id, "pop", conditions, (FileInto(store.folder("Archive", store.pop).id),)),
        Filter(0, store.imap.id, "imap", conditions, (FileInto(store.folder("Work").id),))])


def filtered(store: Store, path: str) -> list[Event]:
    account = store.pop if path == "Inbox" else store.imap
    told: list[Event] = []
    arriving.filtered(store.db, account, store.folder(path, account), told.append)
    return told


def test_both_protocols_are_filtered_and_told(store: Store) -> None:
    save(store)
    store.fill(range(2))
    assert filtered(store, "INBOX") == []  # the first sync
    (old,), (new,) = store.download(range(1)), store.fill(range(5, 6))
    for path, target, message in (("Inbox", store.folder("Archive", store.pop), old),
                                  ("INBOX", store.folder("Work"), new)):
        told = filtered(store, path)
        home = store.folder(path, store.pop if path == "Inbox" else None)
        assert MessagesChanged(home.id, removed=(message,)) in told
        assert MessagesChanged(target.id, added=(message,)) in told
        assert CountsChanged((home.id, target.id)) in told
        assert filtered(store, path) == []


def test_other_folders_are_left_alone(store: Store) -> None:
    save(store)
    store.fill(range(2), "Work")
    assert filtered(store, "Work") == []
    assert filters.mark(store.db, store.folder("Work").id) is None


def test_filters_that_cannot_be_read_keep_no_mail_from_coming(store: Store) -> None:
    save(store)
    store.db.run("UPDATE filter SET conditions = '[[1]]'")
    store.download(range(1))
    (told,) = filtered(store, "Inbox")
    assert isinstance(told, EditRefused) and told.error.kind is ErrorKind.DAMAGED and not told.error.server_text


# --- in a round --------------------------------------------------------------------------------------------------


def file_everything(bench: Bench) -> None:
    filters.save(bench.db, [Filter(0, None, "all", (Condition(FilterField.SIZE, FilterTest.OVER, "0"),),
                                   (FileInto(bench.folder("Archive")), MarkRead()))])


def test_by_imap_the_server_has_it_where_the_filter_put_it_within_the_round(imap: Bench) -> None:
    box, archive = imap.server.boxes["INBOX"], imap.server.boxes["Archive"]
    box.add(make_mail(1))
    imap.round()
    file_everything(imap)
    box.add(make_mail(2))
    imap.round()
    assert (imap.subjects("INBOX"), imap.subjects("Archive")) == ({"Message 1"}, {"Message 2"})
    assert (len(box.mail), [flags for _, flags in archive.mail.values()]) == (1, [frozenset({SEEN})])
    assert journal.count(imap.db, imap.account.id) == 0
    imap.round()
    assert imap.subjects("INBOX") == {"Message 1"} and imap.rows("Archive")[0].cached == "full"


def test_what_a_kill_left_unfiltered_is_filtered_though_nothing_new_came(
        imap: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    imap.server.boxes["INBOX"].add(make_mail(1))
    imap.round()
    file_everything(imap)
    imap.server.boxes["INBOX"].add(make_mail(2))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(arriving, "filtered", killed)
        with pytest.raises(KeyboardInterrupt):
            imap.round()
    assert imap.subjects("INBOX") == {"Message 1", "Message 2"}
    imap.round()
    assert imap.subjects("INBOX") == {"Message 1"}


def test_nobody_is_told_of_mail_that_a_filter_put_away(imap: Bench) -> None:
    imap.round()
    filters.save(imap.db, [Filter(0, None, "one", (Condition(FilterField.SUBJECT, FilterTest.IS, subject),), (action,))
                           for subject, action in (("Message 1", FileInto(imap.folder("Archive"))),
                                                   ("Message 2", MarkRead()), ("Message 3", AddFlag("$x")))])
    for number in range(1, 5):
        imap.server.boxes["INBOX"].add(make_mail(number))
    imap.round()
    (told,) = [event for event in imap.events if isinstance(event, NewMailArrived)]
    assert {row.subject for row in imap.rows("INBOX") if row.id in told.ids} == {"Message 3", "Message 4"}
    assert len(told.ids) == 2


def test_by_pop3_the_first_download_is_filtered(pop3: Bench) -> None:
    pop3.server.maildrop["uidl-1"] = make_mail(1)
    file_everything(pop3)
    pop3.round()
    assert (pop3.subjects("Inbox"), pop3.subjects("Archive")) == (set(), {"Message 1"})


# --- asked for by a window ---------------------------------------------------------------------------------------


def test_a_window_saves_filters_and_runs_them_on_what_is_there(rig: Rig) -> None:
    rig.imap.boxes["INBOX"].add(make_mail(1))
    account_id = rig.add(make_account())
    rig.connected(account_id)
    archive = rig.folder(account_id, "Archive")
    wrong = Filter(0, None, "wrong", (Condition(FilterField.SIZE, FilterTest.OVER, "much"),), (MarkRead(),))
    rig.engine.submit(SaveFilters((wrong,)))
    assert rig.log.wait(EditRefused).error.kind is ErrorKind.USAGE
    rig.engine.submit(SaveFilters((replace(wrong, conditions=(Condition(FilterField.SIZE, FilterTest.OVER, "0"),),
                                           actions=(FileInto(archive),)),)))
    rig.log.wait(FiltersChanged)
    rig.engine.submit(RunFilters(rig.folder(account_id, "INBOX")))
    assert rig.log.wait(EditApplied) == EditApplied("", 1)
    assert [each.subject for each in rig.rows(account_id, "Archive")] == ["Message 1"]
