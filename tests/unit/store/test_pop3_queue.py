"""Deletions on the server that wait: when they begin, when they end, and who may cancel them."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from app.model.account import LeaveRule
from app.model.folder import Role
from app.model.operation import CopyMessages, DeleteMessages, DeleteOnServer, KeepOnServer, MoveMessages
from app.model.sync import DeleteReason, Vanished
from app.store import accounts, edits, folders, messages, pop3_queue
from app.store.applied import Applied
from app.store.messages import Only, View
from tests.fakes.store import Store

NOW = time.time()


def rule(store: Store, text: str, grace: int = 600) -> None:
    store.pop = accounts.save(store.db, replace(store.pop, leave=LeaveRule.parse(text), delete_grace=grace))


def refresh(store: Store, now: float = NOW) -> Applied:
    listed = [(uidl, 100) for (uidl,) in store.db.rows("SELECT uidl FROM pop3_state ORDER BY uidl")]
    return pop3_queue.refresh(store.db, store.pop, listed, now)


def waiting(store: Store) -> dict[str, DeleteReason]:
    return {each.uidl: each.reason for each in pop3_queue.waiting(store.db, store.pop.id)}


def target(store: Store, role: Role) -> int:
    found = folders.by_role(store.db, store.pop.id, role)
    assert found is not None
    return found.id


def test_what_is_due_waits_for_its_time(store: Store) -> None:
    ids = store.download(range(3))
    rule(store, "delete")
    assert refresh(store).count == 3
    found = pop3_queue.waiting(store.db, store.pop.id)
    assert [(each.uidl, each.message_id, each.at, each.reason) for each in found] == [
        (f"u{number}", ids[number], NOW + 600, DeleteReason.RULE) for number in range(3)]
    assert found[0].subject == "Message 0" and found[0].sender == "Ada"
    assert refresh(store, NOW + 60).count == 0  # the time is not set anew
    assert {each.at for each in pop3_queue.waiting(store.db, store.pop.id)} == {NOW + 600}


def test_without_grace_nothing_waits_but_what_was_asked_for(store: Store) -> None:
    store.download(range(3))
    rule(store, "delete")
    refresh(store)
    edits.apply(store.db, DeleteOnServer(store.pop.id, ("u1",)), store.reader)
    rule(store, "delete", 0)
    assert refresh(store).count == 2
    assert waiting(store) == {"u1": DeleteReason.ASKED}
    assert refresh(store).count == 0


def test_what_the_rule_does_not_let_go_any_more_waits_no_more(store: Store) -> None:
    store.download(range(3))
    rule(store, "delete")
    refresh(store)
    edits.apply(store.db, DeleteOnServer(store.pop.id, ("u2",)), store.reader)
    store.pop = replace(store.pop, leave=LeaveRule.parse("keep"))  # as of a check that was under way
    assert refresh(store).count == 2
    assert waiting(store) == {"u2": DeleteReason.ASKED}
    rule(store, "keep,count:1")
    assert refresh(store).count == 1
    assert waiting(store) == {"u0": DeleteReason.COUNT, "u2": DeleteReason.ASKED}


def test_another_rule_begins_anew_another_name_does_not(store: Store) -> None:
    store.download(range(3))
    rule(store, "delete")
    refresh(store)
    edits.apply(store.db, DeleteOnServer(store.pop.id, ("u2",)), store.reader)
    accounts.save(store.db, replace(store.pop, name="another", delete_grace=60))
    assert len(waiting(store)) == 3
    rule(store, "keep")
    assert waiting(store) == {"u2": DeleteReason.ASKED}
    assert store.db.value("SELECT count(*) FROM pop3_state WHERE reason = 'rule'") == 0


def test_another_reason_does_not_prolong_the_wait(store: Store) -> None:
    store.download(range(2))
    rule(store, "keep,count:1")
    refresh(store)
    store.pop = replace(store.pop, leave=LeaveRule.parse("delete"))
    assert refresh(store, NOW + 60).count == 2
    assert {each.uidl: (each.at, each.reason) for each in pop3_queue.waiting(store.db, store.pop.id)} == {
        "u0": (NOW + 600, DeleteReason.RULE), "u1": (NOW + 660, DeleteReason.RULE)}


def test_what_left_meanwhile_does_not_count_for_a_limit(store: Store) -> None:
    store.download(range(3))
    rule(store, "keep,count:2")
    store.sync(Vanished("INBOX", ("u0",)), path="INBOX", account=store.pop)
    assert refresh(store).count == 0 and waiting(store) == {}


def test_what_is_kept_beats_every_rule_until_it_is_released(store: Store) -> None:
    store.download(range(2))
    rule(store, "delete")
    refresh(store)
    assert edits.apply(store.db, KeepOnServer(store.pop.id, ("u0",)), store.reader).count == 1
    assert set(waiting(store)) == {"u1"}
    for text in ("delete", "keep,count:1", "days:0", "keep,size:1"):
        rule(store, text)
        refresh(store)
        assert "u0" not in waiting(store)
    edits.apply(store.db, KeepOnServer(store.pop.id, ("u0",), keep=False), store.reader)
    refresh(store)
    assert "u0" in waiting(store)


def test_what_left_the_server_waits_no_more_and_is_not_asked_for_again_should_it_come_back(store: Store) -> None:
    store.download(range(2))
    edits.apply(store.db, DeleteOnServer(store.pop.id, ("u0",)), store.reader)
    store.sync(Vanished("INBOX", ("u0",)), path="INBOX", account=store.pop)
    assert waiting(store) == {} and refresh(store).count == 1
    assert store.db.one("SELECT delete_at, reason FROM pop3_state WHERE uidl = 'u0'") == (None, "")


def test_moved_out_of_the_inbox_until_the_move_is_undone(store: Store) -> None:
    first, second, third = store.download(range(3))
    rule(store, "until-moved")
    edits.apply(store.db, CopyMessages((second,), target(store, Role.INBOX)), store.reader)
    edits.apply(store.db, MoveMessages((second,), target(store, Role.ARCHIVE)), store.reader)  # a copy stays
    edits.apply(store.db, DeleteMessages((first,)), store.reader)  # into Trash
    edits.apply(store.db, DeleteMessages((third,), forever=True), store.reader)
    refresh(store)
    assert waiting(store) == {"u0": DeleteReason.MOVED, "u2": DeleteReason.DELETED_HERE}
    assert store.db.value("SELECT moved_at FROM pop3_state WHERE uidl = 'u0'") is not None
    edits.undo(store.db)
    assert set(waiting(store)) == {"u2"}, "the wait ends with the undo, not only with the next check"
    assert messages.rows(store.db, [first])[0].server_state == "on-server"
    refresh(store)
    assert store.db.one("SELECT moved_at, delete_at FROM pop3_state WHERE uidl = 'u0'") == (None, None)


def test_mail_in_the_former_inbox_was_not_moved(store: Store) -> None:
    store.download(range(2))
    rule(store, "until-moved")
    other = accounts.save(store.db, replace(store.pop, id=0, name="other"))
    store.pop = accounts.save(store.db, replace(store.pop, delivers_to=other.id))
    refresh(store)
    assert waiting(store) == {}


def test_the_person_may_ask_for_what_is_wholly_here_only(store: Store) -> None:
    store.download(range(2))
    store.db.run("UPDATE pop3_state SET partial = 1 WHERE uidl = 'u1'")
    applied = edits.apply(store.db, DeleteOnServer(store.pop.id, ("u0", "u1", "unknown")), store.reader)
    assert applied.count == 1 and set(waiting(store)) == {"u0"}
    store.sound = False


def test_what_the_person_says_meanwhile_is_not_overruled(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.download(range(2))
    rule(store, "delete")
    read = pop3_queue.leaving.due

    def due(*words: object) -> object:
        edits.apply(store.db, KeepOnServer(store.pop.id, ("u0",)), store.reader)
        edits.apply(store.db, DeleteOnServer(store.pop.id, ("u1",)), store.reader)
        return read(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(pop3_queue.leaving, "due", due)
    assert refresh(store).count == 0
    assert waiting(store) == {"u1": DeleteReason.ASKED}


# --- what a list tells ---------------------------------------------------------------------------------------


def test_rows_tell_what_leaves_what_stays_and_what_is_partial(store: Store) -> None:
    ids = store.download(range(6))
    rule(store, "days:14", 86_400)
    edits.apply(store.db, DeleteOnServer(store.pop.id, ("u0",)), store.reader)
    edits.apply(store.db, KeepOnServer(store.pop.id, ("u1",)), store.reader)
    store.sync(Vanished("INBOX", ("u2",)), path="INBOX", account=store.pop)
    store.db.run("UPDATE pop3_state SET partial = 1, hash = x'' WHERE uidl = 'u3'")
    store.db.run("UPDATE message SET body_id = NULL WHERE id = ?", (ids[3],))
    store.db.run("UPDATE pop3_state SET first_seen = 0 WHERE uidl = 'u4'")
    rows = messages.rows(store.db, ids)
    until = time.strftime("%Y-%m-%d", time.localtime(store.db.value(
        "SELECT first_seen FROM pop3_state WHERE uidl = 'u5'") + 14 * 86_400))
    assert [each.server_state for each in rows] == [
        "leaving", "on-server", "only-here", "on-server", "on-server", until]
    assert [each.cached for each in rows] == ["full", "full", "full", "partial", "full", "full"]
    assert abs((rows[0].leaves_at or 0) - time.time() - 86_400) < 60 and rows[1].leaves_at is None
    for only, numbers in ((Only.ON_SERVER, [5, 4, 3, 1, 0]), (Only.LEAVING, [0]), (Only.ONLY_HERE, [2]),
                          (Only.PARTIAL, [3])):
        view = View(store.folder("Inbox", store.pop).id, only=only)
        found = messages.page(store.db, view, None)
        assert [each.id for each in found] == [ids[number] for number in numbers], only
        assert all(messages.matches(each, view) for each in found)
        assert [each.id for each in rows if messages.matches(each, view)] == sorted(each.id for each in found)
        assert messages.page(store.db, view, found[0]) == found[1:]
    store.sound = False  # a body without a message


def test_none_of_these_filters_scans_the_folder(store: Store) -> None:
    for only in (Only.ON_SERVER, Only.LEAVING, Only.ONLY_HERE, Only.PARTIAL):
        first = messages.statement(View(1, only=only))
        plan = [row[3] for row in store.db.rows(f"EXPLAIN QUERY PLAN {first}", (1, 2, 3))]
        assert not [each for each in plan if each.startswith(("SCAN m", "SCAN p", "SCAN s")) and "INDEX" not in each]
        few = only in (Only.LEAVING, Only.PARTIAL)
        access = "INTEGER PRIMARY KEY (rowid=?)" if few else "INDEX message_by_date (folder_id=? AND date<?)"
        assert f"SEARCH m USING {access}" in plan, plan
        assert any("TEMP B-TREE FOR ORDER BY" in each for each in plan) is few, plan


def test_imap_mail_is_in_none_of_them(store: Store) -> None:
    store.fill(range(3), bodies=True)
    for only in (Only.ON_SERVER, Only.LEAVING, Only.ONLY_HERE, Only.PARTIAL):
        view = View(store.folder("INBOX").id, only=only)
        assert messages.page(store.db, view, None) == []
        assert not any(messages.matches(each, view) for each in messages.page(store.db, replace(view, only=Only.ALL),
                                                                               None))
