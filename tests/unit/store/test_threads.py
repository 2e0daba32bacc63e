"""Which messages belong together, whatever order they come in and however many a step takes."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from email.utils import formatdate
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.engine.reading import MimeReader
from app.model.sync import Arrived, FolderOpened, RemoteMessage
from app.store import threads
from app.store.thread_keys import keys_of
from tests.fakes.store import EPOCH, Store, fresh_store

DAY = 86_400


def letter(uid: int, own: str = "", refs: Iterable[str] = (), *, subject: str = "", reply_to: str = "",
           date: float = EPOCH) -> RemoteMessage:
    """A message as a server tells of it."""
    lines = [f"From: Ada <ada@example.org>\r\nDate: {formatdate(date)}\r\nSubject: {subject or f'About {uid}'}\r\n"]
    lines += [f"Message-ID: <{own}>\r\n"] if own else []
    lines += [f"References: {' '.join(f'<{each}>' for each in refs)}\r\n"] if refs else []
    lines += [f"In-Reply-To: {reply_to}\r\n"] if reply_to else []
    return RemoteMessage(uid, frozenset(), date, 500, ("".join(lines) + "\r\n").encode(), None, False)


def arrive(store: Store, *letters: RemoteMessage, path: str = "INBOX") -> None:
    """With the program's own parser: what it takes for references is half of the matter."""
    store.reader = MimeReader()  # type: ignore[assignment]
    for start in range(0, len(letters), 200):
        some = letters[start:start + 200]
        store.sync(FolderOpened(path, 7, 100_000, 5, len(letters)), Arrived(path, some), path=path)


def link(store: Store, limit: int = 400) -> list[int]:
    """Everything; the conversations that grew."""
    told: list[int] = []
    while True:
        step = threads.link_some(store.db, limit)
        told += step.threads
        if not step.more:
            return told


def partition(store: Store) -> set[frozenset[int]]:
    """UIDs that belong together."""
    groups = defaultdict(set)
    for uid, thread_id in store.db.rows("SELECT uid, thread_id FROM message"):
        groups[thread_id].add(uid)
    assert 0 not in groups
    return {frozenset(each) for each in groups.values()}


def test_answers_belong_to_what_they_answer_though_they_come_before_it(store: Store) -> None:
    arrive(store, letter(9, "c@x", ["a@x", "b@x"]), letter(8, "z@x"), letter(7, "b@x", ["a@x"]), letter(6, "a@x"))
    told = link(store)
    assert partition(store) == {frozenset({9, 7, 6}), frozenset({8})}
    assert len(told) == 1


def test_two_that_answer_what_is_not_here_belong_together(store: Store) -> None:
    arrive(store, letter(1, "b@x", ["gone@x"]), letter(2, "c@x", reply_to="<gone@x>"))
    link(store)
    assert partition(store) == {frozenset({1, 2})}


def test_a_late_message_joins_two_conversations(store: Store) -> None:
    arrive(store, letter(1, "a@x"), letter(2, "b@x", ["a@x"]), letter(3, "m@x"), letter(4, "n@x", ["m@x"]))
    link(store)
    assert len(partition(store)) == 2
    arrive(store, letter(5, "z@x", ["n@x"], reply_to="<b@x> (as of Monday)"))
    told = link(store)
    assert partition(store) == {frozenset({1, 2, 3, 4, 5})}
    assert told == [store.db.value("SELECT DISTINCT thread_id FROM message")]
    assert store.db.value("SELECT count(DISTINCT thread_id) FROM thread_key") == 1


def test_rubbish_and_loops_in_references_do_no_harm(store: Store) -> None:
    arrive(store, letter(1, "a@x", ["a@x"]), letter(2, "b@x", ["c@x"]), letter(3, "c@x", ["b@x"]),
           letter(4, "", [" ", ",,,"]), letter(5), letter(6), letter(7, "d@x", ["q" * 5000, "a@x"]))
    link(store)
    found = partition(store)
    assert frozenset({1, 7}) in found
    assert frozenset({2, 3}) in found
    assert {frozenset({5}), frozenset({6})} <= found


def test_of_many_references_the_first_and_the_newest_count() -> None:
    named = [f"{number}@x" for number in range(100)]
    keys = keys_of("own@x", "", " ".join(named), "", "")
    assert len(keys.references) == 51
    assert keys_of("", "", "0@x", "", "").references[0] in keys.references
    assert keys_of("", "", "99@x", "", "").references[0] in keys.references
    assert keys_of("", "", "10@x", "", "").references[0] not in keys.references


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize(("first", "second", "days", "together"), [
    ("Lunch on Friday", "Re: Lunch on Friday", 3, True),
    ("Lunch on Friday", "AW: Re: lunch on friday", 3, True),
    ("Lunch on Friday", "Re: Lunch on Friday", 20, False),
    ("Lunch on Friday", "Fwd: Lunch on Friday", 1, False),
    ("Lunch on Friday", "Lunch on Friday", 1, False),
    ("Hi", "Re: Hi", 1, False),
    ("", "Re:", 1, False),
])
def test_a_subject_joins_only_what_answers_it_without_saying_so(
        store: Store, first: str, second: str, days: int, together: bool, later: bool) -> None:
    letters = [letter(1, "a@x", subject=first or " ", date=EPOCH),
               letter(2, "b@x", subject=second, date=EPOCH + days * DAY)]
    for each in reversed(letters) if later else letters:
        arrive(store, each)
        link(store)
    assert (len(partition(store)) == 1) == together


def test_an_answer_with_references_is_not_joined_by_its_subject(store: Store) -> None:
    arrive(store, letter(1, "a@x", subject="Weekly report"), letter(2, "b@x", ["gone@x"], subject="Re: Weekly report"))
    link(store)
    assert len(partition(store)) == 2


def test_a_newsletter_does_not_become_one_conversation_for_one_answer(store: Store) -> None:
    arrive(store, letter(4, "r@x", subject="Re: Our weekly news", date=EPOCH + 3 * DAY),
           letter(3, "c@x", subject="Our weekly news", date=EPOCH + 2 * DAY),
           letter(2, "b@x", subject="Our weekly news", date=EPOCH + DAY),
           letter(1, "a@x", subject="Our weekly news", date=EPOCH))
    link(store, 1)
    assert partition(store) == {frozenset({4, 3}), frozenset({2}), frozenset({1})}


def test_the_same_message_in_two_folders_and_two_accounts(store: Store) -> None:
    arrive(store, letter(1, "a@x"))
    arrive(store, letter(2, "a@x"), path="Work")
    store.sync(Arrived("INBOX", (RemoteMessage("u3", frozenset(), EPOCH, 20, b"Message-ID: <a@x>\r\n\r\n",
                                               b"Message-ID: <a@x>\r\n\r\n", False),)), account=store.pop)
    link(store)
    of: dict[int, int] = dict(store.db.rows("SELECT coalesce(uid, 3), thread_id FROM message"))
    assert of[1] == of[2] != of[3]


def test_a_conversation_has_an_end(store: Store) -> None:
    """What comes beyond begins another one, which its own answers follow."""
    count = threads.MOST_MESSAGES + 5
    arrive(store, *(letter(number, f"{number}@x", ["root@x"]) for number in range(1, count + 1)))
    arrive(store, letter(2000, "late@x", ["root@x", f"{count}@x"]))
    link(store)
    sizes = sorted(len(each) for each in partition(store))
    assert sizes[-1] == threads.MOST_MESSAGES
    assert store.db.value("SELECT thread_id FROM message WHERE uid = 2000") == \
        store.db.value("SELECT thread_id FROM message WHERE uid = ?", (count,))


def test_a_hostile_message_cannot_melt_everything_into_one(store: Store) -> None:
    arrive(store, *(letter(10 * group + number + 1, f"{group}-{number}@x", [f"{group}@x"])
                    for group in range(60) for number in range(9)))
    link(store)
    arrive(store, letter(5000, "z@x", [f"{group}@x" for group in range(40)]))
    link(store)
    assert max(len(each) for each in partition(store)) == 1 + 20 * 9


def test_a_step_ends_early_where_merges_move_much(store: Store) -> None:
    arrive(store, *(letter(number + 1, f"{number}@x", [f"g{number // 100}@x"]) for number in range(2400)))
    link(store)
    arrive(store, *(letter(4000 + number, f"j{number}@x", [f"g{2 * number}@x", f"g{2 * number + 1}@x"])
                    for number in range(12)))
    step = threads.link_some(store.db)
    assert step.more
    assert step.looked_at < 12
    link(store)
    assert sorted(len(each) for each in partition(store)) == [201] * 12


def test_what_was_looked_at_is_not_looked_at_again_and_can_be_forgotten(store: Store) -> None:
    arrive(store, *(letter(number, f"{number}@x", ["a@x"]) for number in range(1, 6)))
    assert threads.link_some(store.db, 2).more
    link(store, 2)
    assert threads.link_some(store.db) == threads.Linked()
    before = partition(store)
    with store.db.write():
        threads.forget(store.db)
    assert store.db.value("SELECT count(*) FROM message WHERE thread_id > 0") == 0
    link(store)
    assert partition(store) == before


def test_merges_find_their_rows_by_index(store: Store) -> None:
    for sql in ("UPDATE message SET thread_id = value ->> 1 FROM json_each('[]') "
                "WHERE thread_id > 0 AND thread_id = value ->> 0",
                "UPDATE thread_key SET thread_id = value ->> 1 FROM json_each('[]') WHERE thread_id = value ->> 0"):
        plan = " / ".join(row[3] for row in store.db.rows("EXPLAIN QUERY PLAN " + sql))
        assert "SCAN message" not in plan
        assert "SCAN thread_key" not in plan


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), count=st.integers(2, 25), batch=st.integers(1, 9))
def test_any_order_and_any_step_give_the_same_conversations(tmp_path_factory: pytest.TempPathFactory, seed: int,
                                                            count: int, batch: int) -> None:
    """(Below the caps, and without subjects: of several bare answers and originals the order decides.)"""
    dice = random.Random(seed)
    letters = [letter(number, f"{number}@x" if dice.random() < 0.9 else "",
                      [f"{dice.randrange(count)}@x" for _ in range(dice.choice((0, 0, 1, 1, 2, 3)))])
               for number in range(1, count + 1)]
    parent = list(range(2 * count + 2))

    def root(place: int) -> int:
        while parent[place] != place:
            place = parent[place]
        return place

    for each in letters:
        header = each.header.decode()
        for other in range(count + 1):
            if f"<{other}@x>" in header:
                parent[root(count + 1 + other)] = root(int(each.uid))
    wanted = defaultdict(set)
    for each in letters:
        wanted[root(int(each.uid))].add(each.uid)
    dice.shuffle(letters)
    store = fresh_store(Path(tmp_path_factory.mktemp("any")) / "mail.db")
    for start in range(0, count, batch):
        arrive(store, *letters[start:start + batch])
        if dice.random() < 0.7:
            link(store, batch)
    link(store, batch)
    assert partition(store) == {frozenset(each) for each in wanted.values()}
    store.db.close()
