"""Messages on their way from a list to a folder by drag and drop."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import QMimeData

MESSAGES = "application/x-depesche-messages"


def to_mime(ids: Iterable[int]) -> QMimeData:
    data = QMimeData()
    data.setData(MESSAGES, json.dumps(list(ids)).encode())
    return data


def from_mime(data: QMimeData) -> tuple[int, ...]:
    """Message ids; empty for anything that did not come from our own list."""
    try:
        ids = json.loads(bytes(data.data(MESSAGES).data()))
    except ValueError:
        return ()
    return tuple(each for each in ids if isinstance(each, int)) if isinstance(ids, list) else ()
