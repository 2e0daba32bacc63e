"""Which new mail is told of, when, and in which words; what the buttons of a notification do."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from app.events import NewMailArrived
from app.model.account import Account
from app.model.message import SEEN, MessageRow
from app.model.operation import ArchiveMessages, DeleteMessages, SetFlags
from tests.fakes.engine import FakeEngine
from tests.fakes.teller import FakeTeller
from ui.bridge import EventBridge
from ui.desktop import notification_words, notifier, quiet
from ui.desktop.notice import Choice
from ui.desktop.quiet import in_quiet_hours
from ui.home import Home
from ui.main_window import MainWindow
from ui.rights import Rights
from ui.settings import Notify, Settings


class Desk:
    """The window with its home on a desktop; mail that arrives."""

    def __init__(self, engine: FakeEngine, bridge: EventBridge, window: MainWindow, home: Home) -> None:
        self.engine, self.bridge, self.window, self.home = engine, bridge, window, home
        self.account = engine.add_account("work")
        bridge.accounts_changed.emit(None)
        home.notifier._started = 0.0  # what the fake store holds is from long ago
        self._number = 0

    @property
    def teller(self) -> FakeTeller:
        assert isinstance(self.home.teller, FakeTeller)
        return self.home.teller

    def arrive(self, count: int = 1, account: Account | None = None, path: str = "INBOX", *, tell: bool = True,
               bodies: bool = True) -> list[int]:
        """New messages; their ids."""
        owner = account or self.account
        told = self.engine.fill(owner, range(self._number + 1, self._number + 1 + count), path, bodies=bodies)
        self._number += count
        self.bridge.messages_changed.emit(told)
        if tell:
            self.bridge.new_mail_arrived.emit(NewMailArrived(owner.id, told.folder_id, told.added))
        return list(told.added)


@pytest.fixture
def desk(engine: FakeEngine, bridge: EventBridge, window: MainWindow,
         monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(notifier, "REST_SECONDS", 0.2)
    monkeypatch.setattr(notifier, "GATHER_SECONDS", 0.02)
    monkeypatch.setattr(notifier, "BODY_SECONDS", 0.02)
    home = Home(window, FakeTeller)
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    yield Desk(engine, bridge, window, home)


def row(**told: object) -> MessageRow:
    fields: dict[str, object] = dict(
        id=1, account_id=1, folder_id=1, uid="1", message_id="", sender_name="Ada", sender_email="ada@example.org",
        recipients="", subject="Hello", date=1.0, size=1, flags=frozenset(), has_attachment=False, cached="full",
        preview="First words")
    return MessageRow(**(fields | told))  # type: ignore[arg-type]


# --- words ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("level", "title", "lines"), [
    (Notify.COUNT, "1 new message(s) in Work", ()), (Notify.SENDER, "Ada", ("New message in Work",)),
    (Notify.FULL, "Ada", ("Hello", "First words")),
])
def test_one_message_at_each_level(level: Notify, title: str, lines: tuple[str, ...]) -> None:
    assert notification_words.title([row()], 1, "Work", level) == title
    assert notification_words.lines([row()], 1, "Work", level) == lines


def test_several_messages_are_one_list() -> None:
    rows = [row(id=each, sender_name=f"S{each}", subject=f"T{each}") for each in range(9)]
    assert notification_words.title(rows, 9, "Work", Notify.FULL) == "9 new message(s) in Work"
    assert notification_words.lines(rows, 9, "Work", Notify.FULL) == (
        "S0: T0", "S1: T1", "S2: T2", "S3: T3", "and 5 more")
    assert notification_words.lines(rows, 9, "Work", Notify.SENDER) == ("S0, S1, S2, S3",)
    assert notification_words.title(rows, 200, "Work", Notify.FULL) == "200 new messages or more in Work"


@pytest.mark.parametrize(("text", "shown"), [
    ("a\r\nb\x00c", "a bc"), ("\u202egpj.exe", "gpj.exe"), ("in\u200bvis\u00adible\u2066", "invisible"),
    ("x" * 500, "x" * 139 + "…"), ("  a \t b ", "a b"), ("\U000e0041tag", "tag"), ("<b>&amp;", "<b>&amp;"),
])
def test_hostile_text_is_one_plain_line(text: str, shown: str) -> None:
    assert notification_words.plain(text) == shown


def test_nobody_and_nothing_have_words_too() -> None:
    bare = row(sender_name="\u200b", sender_email="", subject="", preview="")
    assert notification_words.title([bare], 1, "Work", Notify.FULL) == "(unknown sender)"
    assert notification_words.lines([bare], 1, "Work", Notify.FULL) == ("(no subject)",)


def test_only_what_may_be_done_is_offered() -> None:
    offered = [choice for choice, _ in notification_words.choices(1, Rights())]
    assert offered == [Choice.OPEN, Choice.READ, Choice.ARCHIVE, Choice.DELETE]
    assert [each for each, _ in notification_words.choices(2, Rights())] == [Choice.OPEN, Choice.READ]
    assert [each for each, _ in notification_words.choices(1, Rights(delete="no", move="no", seen="no"))] == [
        Choice.OPEN]


# --- when -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "end", "clock", "is_quiet"), [
    (0, 0, (3, 0), False), (22 * 60, 7 * 60, (23, 0), True), (22 * 60, 7 * 60, (6, 59), True),
    (22 * 60, 7 * 60, (7, 0), False), (22 * 60, 7 * 60, (21, 59), False), (22 * 60, 7 * 60, (22, 0), True),
    (9 * 60, 17 * 60, (12, 0), True), (9 * 60, 17 * 60, (17, 0), False), (600, 600, (10, 0), False),
])
def test_quiet_hours_go_over_midnight(start: int, end: int, clock: tuple[int, int], is_quiet: bool) -> None:
    settings = Settings(quiet_from=start, quiet_until=end)
    assert in_quiet_hours(settings, datetime(2026, 3, 1, *clock)) is is_quiet


def test_one_message_is_told_with_its_buttons(qtbot: QtBot, desk: Desk) -> None:
    desk.arrive()
    qtbot.waitUntil(lambda: len(desk.teller.shown) == 1)
    (notice,) = desk.teller.shown
    assert notice.key == desk.account.id and notice.lines[0] and not notice.sound
    assert dict(notice.choices)[Choice.OPEN] == "Open"


def test_what_comes_within_the_rest_goes_into_one(qtbot: QtBot, desk: Desk) -> None:
    desk.arrive()
    qtbot.waitUntil(lambda: len(desk.teller.shown) == 1)
    first = time.monotonic()
    for _ in range(4):
        desk.arrive()
    qtbot.waitUntil(lambda: len(desk.teller.shown) == 2)
    assert time.monotonic() - first > 0.1
    assert desk.teller.shown[1].title == "5 new message(s) in work"  # the first one still stands there unread
    desk.teller.closed.emit(desk.account.id)
    desk.arrive()
    qtbot.waitUntil(lambda: len(desk.teller.shown) == 3)
    assert "new message" not in desk.teller.shown[2].title


def test_each_account_has_its_own(qtbot: QtBot, desk: Desk) -> None:
    other = desk.engine.add_account("second")
    desk.bridge.accounts_changed.emit(None)
    desk.arrive()
    desk.arrive(account=other)
    qtbot.waitUntil(lambda: len(desk.teller.shown) == 2)
    assert {each.key for each in desk.teller.shown} == {desk.account.id, other.id}


def test_nothing_is_told_where_it_is_not_wanted(qtbot: QtBot, desk: Desk, settings: Settings,
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    settings.notify = Notify.OFF
    desk.arrive()
    settings.notify, settings.quiet_accounts = Notify.FULL, [desk.account.id]
    desk.arrive()
    settings.quiet_accounts = []
    desk.home.quiet.pause(True)
    desk.arrive()
    desk.home.quiet.pause(False)
    monkeypatch.setattr(quiet, "in_quiet_hours", lambda *_: True)
    desk.arrive()
    monkeypatch.setattr(quiet, "in_quiet_hours", lambda *_: False)
    folder = desk.engine.folder(desk.account)
    desk.window.browsing.open_folder(folder.id)
    monkeypatch.setattr(desk.window, "isActiveWindow", lambda: True)
    desk.arrive()  # before the person's eyes
    monkeypatch.setattr(desk.window, "isActiveWindow", lambda: False)
    desk.arrive(path="Junk")
    assert desk.teller.shown == []
    last = desk.arrive()
    qtbot.waitUntil(lambda: bool(desk.teller.shown))
    (notice,) = desk.teller.shown
    assert next(choice for choice, _ in notice.choices) is Choice.OPEN
    assert desk.home.notifier._accounts[desk.account.id].told == last


def test_a_first_sync_tells_nothing(qtbot: QtBot, desk: Desk) -> None:
    """The engine tells of no news then; rows and counts come by the hundred."""
    for _ in range(5):
        desk.arrive(200, tell=False, bodies=False)
    qtbot.waitUntil(lambda: desk.home.unread.count == 1_000)
    assert desk.teller.shown == []


def test_a_thousand_old_messages_moved_into_the_inbox_tell_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.home.notifier._started = time.time()
    for _ in range(5):
        desk.arrive(200, bodies=False)
    known = desk.home.notifier._accounts[desk.account.id]
    qtbot.waitUntil(lambda: not known.timer.isActive() and not known.waiting)
    assert desk.teller.shown == []


def test_it_goes_away_when_all_of_it_was_read_elsewhere(qtbot: QtBot, desk: Desk) -> None:
    desk.arrive(2)
    qtbot.waitUntil(lambda: len(desk.teller.shown) == 1)
    desk.bridge.messages_changed.emit(desk.engine.reflag(desk.account, 1, frozenset({SEEN})))
    assert desk.teller.withdrawn == []
    desk.bridge.messages_changed.emit(desk.engine.vanish(desk.account, (2,)))
    assert desk.teller.withdrawn == [desk.account.id]


def test_it_goes_away_when_the_person_comes_and_sees(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.arrive()
    qtbot.waitUntil(lambda: len(desk.teller.shown) == 1)
    monkeypatch.setattr(desk.window, "isActiveWindow", lambda: True)
    desk.window.browsing.open_folder(desk.engine.folder(desk.account, "Sent").id)
    assert desk.teller.withdrawn == []
    desk.window.browsing.open_folder(desk.engine.folder(desk.account).id)
    assert desk.teller.withdrawn == [desk.account.id]


def test_first_words_are_waited_for(qtbot: QtBot, desk: Desk) -> None:
    desk.arrive(bodies=False)
    known = desk.home.notifier._accounts[desk.account.id]
    qtbot.waitUntil(lambda: known.patient)
    assert desk.teller.shown == []
    qtbot.waitUntil(lambda: len(desk.teller.shown) == 1)


# --- what the buttons do --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("choice", "edit"), [
    (Choice.READ, SetFlags), (Choice.ARCHIVE, ArchiveMessages), (Choice.DELETE, DeleteMessages)])
def test_a_button_does_what_it_says(qtbot: QtBot, desk: Desk, choice: Choice, edit: type[SetFlags]) -> None:
    ids = tuple(desk.arrive())
    qtbot.waitUntil(lambda: len(desk.teller.shown) == 1)
    desk.teller.chosen.emit(desk.account.id, choice)
    asked = desk.engine.last(edit)
    assert asked.ids == ids and desk.engine.count(edit) == 1
    assert edit is not SetFlags or asked.add == frozenset({SEEN})
    assert desk.teller.withdrawn == [desk.account.id]
    desk.teller.chosen.emit(desk.account.id, choice)  # twice, by a slow hand
    assert desk.engine.count(edit) == 1


def test_what_was_read_meanwhile_is_left_alone(qtbot: QtBot, desk: Desk) -> None:
    newer, older = desk.arrive(2)
    qtbot.waitUntil(lambda: len(desk.teller.shown) == 1)
    desk.engine.reflag(desk.account, 1, frozenset({SEEN}))  # not told yet
    desk.teller.chosen.emit(desk.account.id, Choice.READ)
    assert desk.engine.last(SetFlags).ids == (newer,) and newer != older


def test_open_brings_up_the_window_at_the_message(qtbot: QtBot, desk: Desk) -> None:
    desk.window.browsing.open_folder(desk.engine.folder(desk.account, "Sent").id)
    desk.window.hide()
    (number,) = desk.arrive()
    qtbot.waitUntil(lambda: len(desk.teller.shown) == 1)
    desk.teller.chosen.emit(desk.account.id, Choice.OPEN)
    qtbot.waitUntil(desk.window.isVisible)
    one = desk.window.list.one()
    assert one is not None and one.id == number


def test_the_end_takes_all_of_it_away(qtbot: QtBot, desk: Desk) -> None:
    desk.arrive()
    desk.window.quit()
    assert desk.teller.is_closed and not desk.home.notifier._accounts
