"""Deletions on the server that wait: when they begin, when they end, and who may cancel them."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from app.model import leaving
from app.model.account import LeaveRule
from app.model.folder import Role
from app.model.operation import CopyMessages, DeleteMessages, DeleteOnServer, KeepOnServer, MoveMessages
from app.model.sync import DeleteReason, Vanished
from app.store import accounts, edits, folders, messages, ordering, pop3_due, pop3_queue, pop3_state
from app.store.applied import Applied
from app.store.messages import Only, SortBy, View
from tests.fakes.store import Store

NOW = time.time()


def rule(store: Store, text: str, grace: int = 600) -> None:
    store.pop = accounts.save(store.db, replace(store.pop, leave=LeaveRule.parse(text), delete_grace=grace))


def refresh(store: Store, now: float = NOW) -> Applied:
    return refresh_of(store, [(uidl, 100) for (uidl,) in store.db.rows("SELECT uidl FROM pop3_state ORDER BY uidl")],
                      now)


def refresh_of(store: Store, listed: list[tuple[str, int]], now: float = NOW) -> Applied:
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


@pytest.mark.parametrize(("seconds", "at"), [(60, NOW + 60), (0, NOW), (900, NOW + 600)])
def test_a_shorter_grace_holds_for_what_waits_already_a_longer_one_does_not(store: Store, seconds: int, at: float
                                                                            ) -> None:
    store.download(range(2))
    rule(store, "delete")
    refresh(store)
    store.pop = accounts.save(store.db, replace(store.pop, delete_grace=seconds))
    assert [each.at for each in pop3_queue.waiting(store.db, store.pop.id)] == pytest.approx([at, at])


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
    read = leaving.due

    def due(*words: object) -> object:
        edits.apply(store.db, KeepOnServer(store.pop.id, ("u0",)), store.reader)
        edits.apply(store.db, DeleteOnServer(store.pop.id, ("u1",)), store.reader)
        return read(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(pop3_due.leaving, "due", due)
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


@pytest.mark.parametrize(("only", "index"), [
    (Only.ON_SERVER, "message_there"), (Only.LEAVING, "message_leaving"), (Only.ONLY_HERE, "message_only_here"),
    (Only.PARTIAL, "message_partial")])
def test_a_page_of_these_filters_costs_the_same_however_long_the_folder_is(store: Store, only: Only, index: str
                                                                           ) -> None:
    """By date it is read in order from an index of its own; in another order the few there are are sorted."""
    plan = [row[3] for row in store.db.rows(f"EXPLAIN QUERY PLAN {messages.statement(View(1, only=only))}", (1, 2, 3))]
    assert f"SEARCH m USING INDEX {index} (folder_id=? AND date<?)" in plan, plan
    assert not any("TEMP B-TREE" in each or each.startswith("SCAN") for each in plan), plan
    ordering.prepare(store.db, SortBy.SENDER)
    view = View(1, SortBy.SENDER, only=only)
    for few, access in ((True, f"INDEX {index} (folder_id=?)"), (False, "INDEX message_by_sender (folder_id=?)")):
        plan = [row[3] for row in store.db.rows(f"EXPLAIN QUERY PLAN {messages.statement(view, first=True, few=few)}",
                                                (1,))]
        assert f"SEARCH m USING {access}" in plan, plan
        assert any("TEMP B-TREE FOR ORDER BY" in each for each in plan) is few, plan


@pytest.mark.parametrize("sort", list(SortBy))
def test_these_filters_in_any_order(store: Store, sort: SortBy) -> None:
    ids = store.download(range(8))
    store.sync(Vanished("INBOX", ("u0", "u3", "u7")), path="INBOX", account=store.pop)
    inbox = store.folder("Inbox", store.pop).id
    everything = messages.page(store.db, View(inbox, sort), None)
    for only, numbers in ((Only.ONLY_HERE, (0, 3, 7)), (Only.ON_SERVER, (1, 2, 4, 5, 6))):
        view = View(inbox, sort, only=only)
        found = messages.page(store.db, view, None, 2)
        while more := messages.page(store.db, view, found[-1], 2):
            found += more
        assert found == [row for row in everything if row.id in {ids[number] for number in numbers}]


def by_looking_at_all(store: Store, listed: list[tuple[str, int]], now: float) -> dict[str, str]:
    """What is to wait after a refresh, by the rule over every message that is known."""
    known = pop3_state.snapshot(store.db, store.pop.id, "").known
    there = [each for each in leaving.sure([uidl for uidl, _ in listed], known) if not each[1].gone]
    wanted = leaving.due(store.pop.leave, there, now)
    asked = {uidl for (uidl,) in store.db.rows(
        "SELECT uidl FROM pop3_state WHERE reason = 'asked' AND gone_at IS NULL AND kept = 0")}
    return {**{uidl: reason.value for uidl, reason in wanted.items()}, **dict.fromkeys(asked, "asked")}


@pytest.mark.parametrize("text", ["delete", "days:14", "until-deleted", "until-moved", "keep", "keep,count:9",
                                  "days:14,count:12", "delete,size:900", "keep,size:1500"])
def test_a_refresh_finds_what_a_look_at_every_message_finds(store: Store, text: str) -> None:
    chance = random.Random(text)
    store.download(range(40))
    rule(store, text)
    for _ in range(12):
        for number in range(40):
            if chance.random() < 0.3:
                store.db.run(
                    "UPDATE pop3_state SET first_seen = ?, deleted_here = ?, gone_at = ?, kept = ?, partial = ?, "
                    "size = ?, moved_at = ? WHERE uidl = ?",
                    (chance.choice((0, NOW - 14 * 86_400, NOW - 13 * 86_400, NOW - 15 * 86_400)),
                     chance.random() < 0.2, chance.choice((None, None, None, NOW)), chance.random() < 0.2,
                     chance.random() < 0.2, chance.choice((0, 100, 200)), chance.choice((None, None, NOW)),
                     f"u{number}"))
        store.db.run("UPDATE pop3_state SET delete_at = NULL, reason = '' WHERE kept = 1")  # as `keep` leaves it
        if chance.random() < 0.3:
            edits.apply(store.db, DeleteOnServer(store.pop.id, (f"u{chance.randrange(40)}",)), store.reader)
        listed = [(f"u{number}", 100) for number in range(40) if chance.random() < 0.9]
        if chance.random() < 0.3:
            listed.append(listed[0])
        pop3_queue.note_moves(store.db, store.pop)
        expected = by_looking_at_all(store, listed, NOW)
        refresh_of(store, listed)
        found = dict(store.db.rows("SELECT uidl, reason FROM pop3_state WHERE delete_at IS NOT NULL"))
        assert found == expected
        assert store.db.value("SELECT count(*) FROM pop3_state WHERE delete_at IS NULL AND reason != ''") == 0
    store.sound = False


def test_a_refresh_reads_no_row_of_what_nothing_happens_to(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.download(range(200))
    store.db.run("UPDATE pop3_state SET first_seen = ? WHERE uidl NOT IN ('u3', 'u4')", (NOW,))
    store.db.run("UPDATE pop3_state SET first_seen = ? WHERE uidl IN ('u3', 'u4')", (NOW - 20 * 86_400,))
    read: list[int] = []
    states = pop3_state.states

    def counted(*words: object) -> object:
        found = states(*words)  # type: ignore[arg-type]
        read.append(len(found))
        return found

    monkeypatch.setattr(pop3_state, "states", counted)
    for text, most in (("days:14", 4), ("until-deleted", 0), ("until-moved", 0), ("keep,count:200", 0)):
        rule(store, text)
        for _ in range(3):
            read.clear()
            refresh(store)
            assert sum(read) <= most, text
    rule(store, "delete")
    assert refresh(store).count == 200
    read.clear()
    assert refresh(store).count == 0 and sum(read) == 0


def test_imap_mail_is_in_none_of_them(store: Store) -> None:
    store.fill(range(3), bodies=True)
    for only in (Only.ON_SERVER, Only.LEAVING, Only.ONLY_HERE, Only.PARTIAL):
        view = View(store.folder("INBOX").id, only=only)
        assert messages.page(store.db, view, None) == []
        assert not any(messages.matches(each, view) for each in messages.page(store.db, replace(view, only=Only.ALL),
                                                                               None))
