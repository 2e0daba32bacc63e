"""Only the newest search counts; what an older one still does is cut short."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.commands import SearchMessages
from app.engine.searching import Searches
from app.errors import ErrorKind, MailError
from app.events import Event, SearchFinished
from app.store import search
from app.store.database import Database
from tests.fakes.new_store import new_store

_FOR_EVER = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c"


def test_a_newer_search_interrupts_an_older_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = new_store(tmp_path / "mail.db")
    told: list[Event] = []
    begun = threading.Event()
    searches = Searches(told.append)
    really = search.search

    def slowly(db: Database, text: str, *, wanted: Callable[[], bool], **more: object) -> list[int]:
        if text == "slow":
            begun.set()
            db.rows(_FOR_EVER)
        return really(db, text, wanted=wanted)

    monkeypatch.setattr(search, "search", slowly)
    first, second = SearchMessages(1, "slow"), SearchMessages(2, "quick")
    searches.expect(first)
    thread = threading.Thread(target=searches.run, args=(db, first))
    thread.start()
    assert begun.wait(10)
    while thread.is_alive():  # the statement may not have begun when it is interrupted first
        searches.expect(second)
        thread.join(0.01)
    assert told == [] and db.value("SELECT 1") == 1
    searches.run(db, second)
    searches.run(db, first)  # comes late
    assert [event.token for event in told if isinstance(event, SearchFinished)] == [2]
    db.close()


def test_a_search_that_cannot_be_read_is_an_error_for_whoever_asked(tmp_path: Path) -> None:
    db = new_store(tmp_path / "mail.db")
    told: list[Event] = []
    searches = Searches(told.append)
    command = SearchMessages(5, "is:odd")
    searches.expect(command)
    with pytest.raises(MailError) as caught:
        searches.run(db, command)
    searches.fail(command, caught.value)
    (event,) = told
    assert isinstance(event, SearchFinished) and event.error is not None and event.error.kind is ErrorKind.USAGE
    db.close()
