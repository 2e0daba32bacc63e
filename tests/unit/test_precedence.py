"""Threads give way to the window's, and never for long."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from app import precedence
from app.precedence import at_the_window, give_way


@pytest.fixture
def busy() -> Iterator[ExitStack]:
    """The window, this thread's, is at something until it is closed."""
    with ExitStack() as stack:
        stack.enter_context(at_the_window)
        yield stack


class Working(threading.Thread):
    """Asks once, and tells when it goes on."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.asks, self.goes_on = threading.Event(), threading.Event()

    def run(self) -> None:
        self.asks.set()
        give_way()
        self.goes_on.set()


def started() -> Working:
    made = Working()
    made.start()
    assert made.asks.wait(10)
    return made


def test_nobody_waits_for_a_window_that_does_nothing() -> None:
    assert started().goes_on.wait(10)
    assert not at_the_window.waiting


def test_they_wait_until_it_is_done(busy: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precedence, "_LONGEST_SECONDS", 60.0)
    threads = [started() for _ in range(3)]
    until = time.monotonic() + 10
    while len(at_the_window.waiting) < 3 and time.monotonic() < until:
        threading.Event().wait(0.001)
    assert not any(each.goes_on.is_set() for each in threads)
    busy.close()
    assert all(each.goes_on.wait(10) for each in threads)


def test_the_window_s_own_thread_does_not(busy: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precedence, "_LONGEST_SECONDS", 60.0)
    give_way()
    assert not at_the_window.waiting


def test_what_is_entered_twice_is_held_until_both_are_left(busy: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precedence, "_LONGEST_SECONDS", 60.0)
    with at_the_window:
        pass
    assert at_the_window.is_held
    thread = started()
    busy.close()
    assert thread.goes_on.wait(10)
    assert not at_the_window.is_held


def test_an_error_lets_them_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precedence, "_LONGEST_SECONDS", 60.0)
    with pytest.raises(ZeroDivisionError), at_the_window:
        thread = started()
        raise ZeroDivisionError
    assert thread.goes_on.wait(10)


def test_a_window_that_never_ends_holds_nobody(busy: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a dialog of its own, for one."""
    monkeypatch.setattr(precedence, "_LONGEST_SECONDS", 0.02)
    assert started().goes_on.wait(10)
    late = started()  # it has been busy for too long by now
    assert late.goes_on.wait(10)


def test_who_has_waited_enough_has_a_turn(busy: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precedence, "_LONGEST_SECONDS", 0.01)
    monkeypatch.setattr(precedence, "_PATIENCE_SECONDS", 0.001)
    monkeypatch.setattr(precedence, "_TURN_SECONDS", 60.0)
    asks, done = threading.Event(), threading.Event()

    def work() -> None:
        give_way()  # its patience ends here
        asks.wait(10)
        give_way()
        done.set()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    monkeypatch.setattr(precedence, "_LONGEST_SECONDS", 60.0)
    busy.enter_context(at_the_window)
    asks.set()
    assert done.wait(10)
