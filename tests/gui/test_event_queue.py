"""What may be told together, and what must stay in its place."""

from __future__ import annotations

import random

from app.events import (
    ActivityChanged,
    ActivityKind,
    BodyStored,
    CountsChanged,
    Event,
    FoldersChanged,
    MessagesChanged,
    ThreadsLinked,
)
from ui.event_queue import EventQueue


def queue(*events: Event) -> EventQueue:
    made = EventQueue()
    for each in events:
        made.put(each)
    return made


def told(made: EventQueue) -> list[Event]:
    found = []
    while (event := made.take()) is not None:
        found.append(event)
    return found


def progress(done: int, label: str = "INBOX") -> ActivityChanged:
    return ActivityChanged(1, ActivityKind.HEADERS, label, done, 300, done)


def test_a_step_s_events_join_those_of_the_steps_before() -> None:
    made = queue(*(event for n in range(5) for event in (
        MessagesChanged(3, added=(n,)), CountsChanged((3,)), progress(n), ThreadsLinked((n, n + 1)))))
    assert told(made) == [MessagesChanged(3, added=(0, 1, 2, 3, 4)), CountsChanged((3,)), progress(4),
                          ThreadsLinked((0, 1, 2, 3, 4, 5))]


def test_other_folders_and_other_work_stay_apart() -> None:
    made = queue(MessagesChanged(3, added=(1,)), MessagesChanged(4, added=(2,)), MessagesChanged(3, changed=(1,)),
                 progress(1, "A"), progress(2, "B"), progress(3, "A"))
    assert told(made) == [MessagesChanged(3, added=(1,), changed=(1,)), MessagesChanged(4, added=(2,)),
                          progress(3, "A"), progress(2, "B")]


def test_nothing_passes_what_somebody_waits_for() -> None:
    stored = BodyStored(7)
    made = queue(MessagesChanged(3, added=(1,)), stored, MessagesChanged(3, added=(2,)), FoldersChanged(1),
                 FoldersChanged(1), MessagesChanged(3, added=(3,)))
    assert told(made) == [MessagesChanged(3, added=(1,)), stored, MessagesChanged(3, added=(2,)), FoldersChanged(1),
                          MessagesChanged(3, added=(3,))]


def test_what_came_and_went_again_is_gone() -> None:
    made = queue(MessagesChanged(3, added=(1, 2), changed=(3, 4)), MessagesChanged(3, removed=(2, 4)))
    assert told(made) == [MessagesChanged(3, added=(1,), changed=(3,), removed=(2, 4))]


def test_what_went_and_came_again_is_looked_at() -> None:
    made = queue(MessagesChanged(3, removed=(2,)), MessagesChanged(3, added=(2,)))
    assert told(made) == [MessagesChanged(3, added=(2,), removed=(2,))]


def test_an_event_does_not_become_too_much() -> None:
    made = queue(*(MessagesChanged(3, added=tuple(range(n, n + 60))) for n in range(0, 600, 60)),
                 *(ThreadsLinked((n, n + 1, n + 2)) for n in range(0, 30, 3)))
    found = told(made)
    assert max(len(each.added) for each in found if isinstance(each, MessagesChanged)) <= 200
    assert [n for each in found if isinstance(each, MessagesChanged) for n in each.added] == list(range(600))
    assert max(len(each.threads) for each in found if isinstance(each, ThreadsLinked)) <= 10
    assert [n for each in found if isinstance(each, ThreadsLinked) for n in each.threads] == list(range(30))


def test_it_knows_whether_somebody_waits() -> None:
    made = EventQueue()
    assert not made and not made.is_urgent
    assert made.put(CountsChanged((3,))) is False and made and not made.is_urgent
    assert made.put(BodyStored(7)) is True and made.is_urgent
    made.take()
    assert made.is_urgent
    made.take()
    assert not made and not made.is_urgent
    made.put(BodyStored(7))
    made.clear()
    assert not made and not made.is_urgent and made.take() is None


def test_all_is_told_once_whatever_comes_when() -> None:
    dice = random.Random(5)
    for _ in range(200):
        made, put, found = EventQueue(), set(), []
        for number in range(dice.randrange(80)):
            if dice.random() < 0.3 and (event := made.take()) is not None:
                found.append(event)
            elif dice.random() < 0.2:
                made.put(BodyStored(number))
                put.add(number)
            else:
                made.put(MessagesChanged(dice.randrange(3), added=(number,)))
                put.add(number)
        found += told(made)
        numbers = [each.message_id for each in found if isinstance(each, BodyStored)]
        numbers += [number for each in found if isinstance(each, MessagesChanged) for number in each.added]
        assert sorted(numbers) == sorted(put)
