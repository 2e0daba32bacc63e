"""What a transaction changed, told in bounded events."""

from __future__ import annotations

from app.events import CountsChanged, FoldersChanged, MessagesChanged
from app.store.changes import _ROWS_AN_EVENT, Changes


def test_rows_come_in_bounded_events_then_counts_then_trees() -> None:
    changes = Changes()
    for number in range(_ROWS_AN_EVENT + 5):
        changes.add(1, number)
    changes.change(1, 7)
    changes.remove(2, 9)
    changes.remove(None, 10)
    changes.trees |= {5, 4}
    assert list(changes.events()) == [
        MessagesChanged(2, removed=(9,)), MessagesChanged(1, added=tuple(range(_ROWS_AN_EVENT)), changed=(7,)),
        MessagesChanged(1, added=tuple(range(_ROWS_AN_EVENT, _ROWS_AN_EVENT + 5))), CountsChanged((2, 1)),
        FoldersChanged(4), FoldersChanged(5)]
    assert changes and not Changes() and not list(Changes().events())
