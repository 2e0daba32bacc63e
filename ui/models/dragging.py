"""Messages on their way from a list to a folder by drag and drop, and a folder on its way into another one."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import QMimeData

MESSAGES = "application/x-depesche-messages"
FOLDER = "application/x-depesche-folder"


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


def folder_to_mime(folder_id: int) -> QMimeData:
    data = QMimeData()
    data.setData(FOLDER, str(folder_id).encode())
    return data


def folder_from_mime(data: QMimeData) -> int:
    """0 for anything that is no folder of our own tree."""
    text = bytes(data.data(FOLDER).data())
    return int(text) if text.isdigit() else 0
