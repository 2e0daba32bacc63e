"""The bridge: every event once, in order, in the Qt thread; floods of progress are thinned."""

from __future__ import annotations

import threading

from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.events import (
    AccountsChanged,
    ActivityChanged,
    ActivityKind,
    BodyStored,
    CountsChanged,
    FoldersChanged,
    MessagesChanged,
)
from ui.bridge import EventBridge


def test_events_of_many_threads_arrive_once_each_and_in_order(qtbot: QtBot, bridge: EventBridge) -> None:
    seen: list[MessagesChanged] = []
    threads_seen: set[bool] = set()

    def take(told: MessagesChanged) -> None:
        seen.append(told)
        threads_seen.add(QThread.currentThread() is QApplication.instance().thread())  # type: ignore[union-attr]

    bridge.messages_changed.connect(take)

    def post(folder: int) -> None:
        for number in range(500):
            bridge.post(MessagesChanged(folder, added=(number,)))

    threads = [threading.Thread(target=post, args=(folder,)) for folder in range(4)]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(lambda: sum(len(told.added) for told in seen) == 2000, timeout=10_000)
    for thread in threads:
        thread.join()
    assert threads_seen == {True}
    for folder in range(4):
        assert [number for told in seen if told.folder_id == folder for number in told.added] == list(range(500))


def test_progress_and_counts_in_a_row_become_one(qtbot: QtBot, bridge: EventBridge) -> None:
    progress: list[ActivityChanged] = []
    counts: list[CountsChanged] = []
    trees: list[FoldersChanged] = []
    bridge.activity_changed.connect(progress.append)
    bridge.counts_changed.connect(counts.append)
    bridge.folders_changed.connect(trees.append)
    for done in range(300):
        bridge.post(ActivityChanged(1, ActivityKind.HEADERS, "INBOX", done, 300, done))
    for folder in (3, 4, 3, 5):
        bridge.post(CountsChanged((folder,)))
    bridge.post(FoldersChanged(1))
    bridge.post(FoldersChanged(1))
    qtbot.waitUntil(lambda: len(trees) == 1)
    assert [told.done for told in progress] == [299]
    assert [told.folder_ids for told in counts] == [(3, 4, 5)]


def test_a_long_burst_lets_the_event_loop_through(qtbot: QtBot, bridge: EventBridge) -> None:
    turns: list[int] = []
    seen: list[BodyStored] = []

    def slow(told: BodyStored) -> None:
        seen.append(told)
        threading.Event().wait(0.002)

    bridge.body_stored.connect(slow)
    for number in range(40):
        bridge.post(BodyStored(number))
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(len(seen)))
    timer.start(0)
    qtbot.waitUntil(lambda: len(seen) == 40)
    assert len({turn for turn in turns if turn < 40}) > 2


def test_a_sync_is_looked_at_now_and_then_and_an_answer_at_once(qtbot: QtBot, bridge: EventBridge) -> None:
    bridge._rest.setInterval(3_600_000)
    seen: list[object] = []
    bridge.messages_changed.connect(seen.append)
    bridge.body_stored.connect(seen.append)
    bridge.post(MessagesChanged(1, added=(1,)))
    qtbot.waitUntil(lambda: seen == [MessagesChanged(1, added=(1,))])
    for number in (2, 3):
        bridge.post(MessagesChanged(1, added=(number,)))
    QApplication.processEvents()
    assert len(seen) == 1
    bridge.post(BodyStored(9))
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen[1:] == [MessagesChanged(1, added=(2, 3)), BodyStored(9)]
    bridge.post(MessagesChanged(1, added=(4,)))
    bridge._rest.setInterval(0)
    bridge._rest.start()
    qtbot.waitUntil(lambda: seen[3:] == [MessagesChanged(1, added=(4,))])


def test_nothing_comes_after_close(qtbot: QtBot, bridge: EventBridge) -> None:
    seen: list[object] = []
    bridge.accounts_changed.connect(seen.append)
    bridge.post(AccountsChanged())
    bridge.close()
    bridge.post(AccountsChanged())
    QApplication.processEvents()
    assert seen == []
