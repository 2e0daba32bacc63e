"""Filters at work: each arrival once, whatever kills us between, by both protocols."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from app.model.filters import AddFlag, Condition, FileInto, Filter, FilterAction, FilterField, FilterTest, MarkRead
from app.model.folder import Folder
from app.model.message import FLAGGED, SEEN
from app.model.operation import AppendMessage, CopyMessages, DeleteFolder, MoveMessages
from app.model.sync import Arrived, BodiesArrived, Checkpoint, FolderOpened
from app.store import check, edits, filter_run, filters, folders, journal, messages
from app.store.applied import Applied
from app.store.database import Database
from tests.fakes.reader import FakeReader
from tests.fakes.store import Store, fresh_store, make_raw, remote

ANY = Condition(FilterField.SIZE, FilterTest.OVER, "0")


def rule(*actions: FilterAction, when: Iterable[Condition] = (ANY,), stop: bool = True, account: int | None = None,
         enabled: bool = True) -> Filter:
    return Filter(0, account, "f", tuple(when), actions, stop=stop, enabled=enabled)


def subject(text: str) -> Condition:
    return Condition(FilterField.SUBJECT, FilterTest.IS, text)


def inbox(store: Store, *, pop: bool) -> Folder:
    return store.folder("Inbox", store.pop) if pop else store.folder("INBOX")


def run(store: Store, *, pop: bool = True) -> Applied:
    return filter_run.run(store.db, inbox(store, pop=pop), store.reader, skip_first=not pop)


def places(store: Store, ids: Iterable[int]) -> list[str]:
    return [store.db.value("SELECT f.path FROM message m JOIN folder f ON f.id = m.folder_id WHERE m.id = ?", (each,))
            for each in ids]


def listed(number: int, list_id: str) -> bytes:
    return f"List-Id: The list <{list_id}>\r\n".encode() + make_raw(number)


def test_mail_is_filed_marked_and_flagged_as_a_person_would(store: Store) -> None:
    filters.save(store.db, [rule(FileInto(store.folder("Archive", store.pop).id), MarkRead(), AddFlag(FLAGGED),
                                 AddFlag("$work"), when=(subject("Message 1"),))])
    ids = store.download(range(3))
    done = run(store)
    assert (done.count, done.label) == (1, "") and places(store, ids) == ["Inbox", "Archive", "Inbox"]
    assert messages.rows(store.db, [ids[1]])[0].flags == {SEEN, FLAGGED, "$work"}
    assert done.changes.added == {store.folder("Archive", store.pop).id: [ids[1]]}
    assert run(store).count == 0 and store.db.value("SELECT count(*) FROM undo") == 0


def test_by_imap_the_journal_tells_the_server(store: Store) -> None:
    store.fill(range(2))
    filters.save(store.db, [rule(FileInto(store.folder("Work").id), MarkRead())])
    (new,) = store.fill(range(5, 6))
    done = run(store, pop=False)
    assert done.count == 1 and done.changes.journals == {store.imap.id}
    assert store.journal() == [("flags", new), ("move", new)]
    assert not any("weak" in each.payload for each in journal.pending(store.db, store.imap.id))
    assert store.counts("INBOX")[0] == 2


def test_the_first_sync_by_imap_is_old_mail_and_the_first_download_is_not(store: Store) -> None:
    filters.save(store.db, [rule(MarkRead())])
    store.fill(range(3))
    assert run(store, pop=False).count == 0
    store.fill(range(3, 5))
    assert run(store, pop=False).count == 2
    store.download(range(450))
    assert run(store).count == 450 and store.counts("Inbox", store.pop) == (450, 0, 450)


def test_the_last_folder_wins_and_a_filter_that_stops_is_the_last(store: Store) -> None:
    archive, sent = store.folder("Archive", store.pop).id, store.folder("Sent", store.pop).id
    filters.save(store.db, [
        rule(FileInto(archive), stop=False, when=(subject("Message 0"),)), rule(FileInto(sent), stop=False),
        rule(AddFlag("$x"), enabled=False), rule(AddFlag("$y"), account=store.imap.id),
        rule(AddFlag("$a"), when=(subject("Message 1"),)), rule(AddFlag("$b"))])
    ids = store.download(range(2))
    run(store)
    assert places(store, ids) == ["Sent", "Sent"]
    assert [each.flags for each in messages.rows(store.db, ids)] == [{"$b"}, {"$a"}]


@pytest.mark.parametrize("kind", ["gone", "thrown away", "another account's", "its own Inbox"])
def test_a_filter_whose_folder_will_not_do_leaves_the_message_there(store: Store, kind: str) -> None:
    made = store.db.insert("INSERT INTO folder (account_id, path, delimiter, role, is_local) "
                           "VALUES (?, 'Old', '/', '', 1)", (store.pop.id,))
    target = {"another account's": store.folder("Work").id, "its own Inbox": inbox(store, pop=True).id}.get(kind, made)
    filters.save(store.db, [rule(FileInto(target), AddFlag("$seen"))])
    for _ in range({"gone": 2, "thrown away": 1}.get(kind, 0)):
        edits.apply(store.db, DeleteFolder(made), store.reader)
    ids = store.download(range(1))
    assert run(store).count == 1
    assert places(store, ids) == ["Inbox"] and messages.rows(store.db, ids)[0].flags == {"$seen"}


def test_where_the_server_forbids_it_the_message_stays(store: Store) -> None:
    store.fill(range(1))
    filters.save(store.db, [rule(FileInto(store.folder("Work").id), AddFlag("$x"))])
    store.db.run("UPDATE folder SET rights = 'lrs', keywords = 0 WHERE path IN ('INBOX', 'Work')")
    store.fill(range(1, 2))
    assert run(store, pop=False).count == 0 and store.journal() == []


# --- what counts as an arrival -----------------------------------------------------------------------------------


def test_what_was_filed_here_is_no_arrival(store: Store) -> None:
    (old,) = store.fill(range(1), "Work")
    store.fill(range(0))
    filters.save(store.db, [rule(MarkRead())])
    target = inbox(store, pop=False).id
    (copy,) = edits.apply(store.db, CopyMessages((old,), target), store.reader).new_ids
    (own,) = edits.apply(store.db, AppendMessage(target, make_raw(8)), store.reader).new_ids
    edits.apply(store.db, MoveMessages((old,), target), store.reader)
    with store.db.write():
        journal.located(store.db, copy, target, 50)
        journal.located(store.db, own, target, 51)
    (new,) = store.fill(range(52, 53))
    assert run(store, pop=False).count == 1
    assert [each.is_unread for each in messages.rows(store.db, [old, copy, own, new])] == [True, True, True, False]
    assert store.db.rows("SELECT key FROM meta WHERE key GLOB 'filtered-*'") == []


def test_imported_mail_in_a_local_inbox_is_no_arrival(store: Store) -> None:
    filters.save(store.db, [rule(MarkRead())])
    edits.apply(store.db, AppendMessage(inbox(store, pop=True).id, make_raw(8)), store.reader)
    store.download(range(1))
    assert run(store).count == 1


def test_other_folders_are_not_filtered_and_their_mail_moves_the_mark_on(store: Store) -> None:
    filters.save(store.db, [rule(MarkRead())])
    store.fill(range(2_100), "Work")
    assert filter_run.run(store.db, store.folder("Work"), store.reader).count == 0
    assert run(store).count == 0
    assert filters.mark(store.db, inbox(store, pop=True).id) == filters.newest(store.db)


def test_an_idle_inbox_costs_no_write(store: Store) -> None:
    filters.save(store.db, [rule(MarkRead())])
    store.download(range(3))
    run(store)
    before = store.db.value("SELECT total_changes()")
    run(store)
    assert store.db.value("SELECT total_changes()") == before


# --- lists ---------------------------------------------------------------------------------------------------------


def arrive(store: Store, *raws: tuple[int, bytes], bodies: bool = False) -> list[int]:
    numbers = [number for number, _ in raws]
    store.sync(FolderOpened("INBOX", 7, 1000, 5, len(raws)),
               Arrived("INBOX", tuple(remote(number, raw=raw) for number, raw in raws)),
               *([BodiesArrived("INBOX", raws)] if bodies else []), Checkpoint("INBOX", 7, 1000, 5))
    return [store.id_of(each) for each in numbers]


@pytest.mark.parametrize("bodies", [False, True])
def test_by_imap_the_list_is_known_by_the_header_alone(store: Store, bodies: bool) -> None:
    arrive(store, (0, make_raw(0)))
    filters.save(store.db, [rule(FileInto(store.folder("Work").id), when=(
        Condition(FilterField.LIST, FilterTest.IS, "dev.example.org"),))])
    ids = arrive(store, (1, listed(1, "dev.example.org")), (2, listed(2, "news.example.org")), (3, make_raw(3)),
                 bodies=bodies)
    assert run(store, pop=False).count == 1 and places(store, ids) == ["Work", "INBOX", "INBOX"]
    assert store.db.rows("SELECT key FROM meta WHERE key GLOB 'filtered-*'") == []


def test_the_list_of_a_message_of_which_only_the_beginning_came_is_known(store: Store) -> None:
    """TOP brings the header, and with it List-Id."""
    qt = Condition(FilterField.LIST, FilterTest.CONTAINS, "qt")
    none = Condition(FilterField.LIST, FilterTest.LACKS, "qt")
    filters.save(store.db, [rule(FileInto(store.folder("Archive", store.pop).id), when=(qt,)),
                            rule(AddFlag(FLAGGED), when=(none,))])
    parts = [remote(number, uid=f"u{number}", raw=raw)._replace(size=90_000, header=raw[:raw.index(b"\r\n\r\n") + 9])
             for number, raw in enumerate((listed(0, "qt.example.org"), listed(1, "kde.example.org"), make_raw(2)))]
    store.sync(Arrived("INBOX", tuple(parts)), path="INBOX", account=store.pop)
    assert store.db.value("SELECT count(*) FROM pop3_state WHERE partial") == 3
    ids = [row[0] for row in store.db.rows("SELECT message_id FROM pop3_state ORDER BY uidl")]
    assert run(store).count == 3
    assert places(store, ids) == ["Archive", "Inbox", "Inbox"]
    assert [row[0] for row in store.db.rows("SELECT flagged FROM message ORDER BY id")] == [0, 1, 1]
    assert store.db.value("SELECT count(*) FROM meta WHERE key GLOB 'filtered-list:*'") == 0


def test_nothing_is_noted_of_lists_that_no_filter_asks_for(store: Store) -> None:
    arrive(store, (0, make_raw(0)))
    filters.save(store.db, [rule(MarkRead())])
    arrive(store, (1, listed(1, "dev.example.org")))
    assert store.db.rows("SELECT key FROM meta WHERE key GLOB 'filtered-*'") == []


def test_a_damaged_text_keeps_no_later_mail_from_being_filtered(store: Store) -> None:
    filters.save(store.db, [rule(MarkRead(), when=(Condition(FilterField.LIST, FilterTest.LACKS, "dev"),))])
    ids = store.download(range(2))
    store.sound = False
    store.db.run("UPDATE body SET data = x'00' WHERE id = (SELECT body_id FROM message WHERE id = ?)", (ids[0],))
    assert run(store).count == 1
    assert [each.is_unread for each in messages.rows(store.db, ids)] == [True, False]


# --- on what is there ----------------------------------------------------------------------------------------------


def test_the_person_may_run_them_on_what_is_there(store: Store) -> None:
    ids = store.download(range(250))
    filters.save(store.db, [rule(FileInto(store.folder("Archive", store.pop).id))])
    assert run(store).count == 0
    assert filter_run.run_on_all(store.db, inbox(store, pop=True), store.reader).count == 250
    assert set(places(store, ids)) == {"Archive"}
    assert filter_run.run_on_all(store.db, store.folder("Archive", store.pop), store.reader).count == 0


# --- killed ----------------------------------------------------------------------------------------------------------

_KILLED = """
import os, signal, sys
from pathlib import Path
from app.store import filter_run, folders
from app.store.database import Database
from tests.fakes.reader import FakeReader

path, folder_id, moment = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
passed = 0


class Killed:
    def __init__(self, connection):
        self._connection = connection

    def __getattr__(self, name):
        return getattr(self._connection, name)

    def execute(self, sql, *values):
        is_commit = sql == "COMMIT"
        self.at(is_commit)
        found = self._connection.execute(sql, *values)
        self.at(is_commit)
        return found

    def at(self, is_commit):
        global passed
        passed += is_commit
        if is_commit and passed == moment:
            os.kill(os.getpid(), signal.SIGKILL)


filter_run._CHUNK = 5
db = Database.open(path)
db._connection = Killed(db._connection)
filter_run.run(db, folders.folder(db, folder_id), FakeReader())
"""


@pytest.mark.parametrize("pop", [True, False], ids=["pop3", "imap"])
def test_killed_before_and_after_each_commit_every_message_is_filed_once(tmp_path: Path, pop: bool) -> None:
    """What is filed when we are killed is put back by the person: if anything were filtered twice, it would go again.
    """
    store = fresh_store(tmp_path / "start.db")
    store.fill(range(0))
    target = store.folder("Archive", store.pop) if pop else store.folder("Work")
    filters.save(store.db, [rule(FileInto(target.id), AddFlag("$filed"))])
    ids = tuple(store.download(range(50)) if pop else store.fill(range(50)))
    home = inbox(store, pop=pop)
    store.db.close()
    kills, again = 0, 0
    while True:
        path = tmp_path / f"killed{kills}.db"
        shutil.copy(tmp_path / "start.db", path)
        ended = subprocess.run([sys.executable, "-c", _KILLED, str(path), str(home.id), str(kills + 1)], timeout=60,
                               check=False, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])})
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL
        kills += 1
        again += _filed_twice(path, home, target, ids)
    assert kills == 20 and again == 0
    print(f"\nfilters killed ({'POP3' if pop else 'IMAP'}): {kills} kills, {len(ids)} messages each, "
          f"filed twice {again}, not filed 0")


def _filed_twice(path: Path, home: Folder, target: Folder, ids: tuple[int, ...]) -> int:
    db = Database.open(path)
    try:
        def lying_in(folder: Folder) -> set[int]:
            return {row[0] for row in db.rows("SELECT id FROM message WHERE folder_id = ?", (folder.id,))}
        first = lying_in(target)
        assert first | lying_in(home) == set(ids)
        edits.apply(db, MoveMessages(tuple(first), home.id), FakeReader())
        filter_run.run(db, folders.folder(db, home.id), FakeReader())
        assert lying_in(target) | first == set(ids)
        assert all("$filed" in each.flags for each in messages.rows(db, ids))
        assert check.check(db) == ()
        return len(lying_in(target) & first)
    finally:
        db.close()
