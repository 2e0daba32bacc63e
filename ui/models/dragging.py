"""Messages on their way from a list to a folder by drag and drop, and a folder on its way into another one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData

MESSAGES = "application/x-depesche-messages"
FOLDER = "application/x-depesche-folder"
FAVOURITE = "application/x-depesche-favourite"
"""A folder of the tree that is to get another place among the favourites."""
FILES = "text/uri-list"
MOST_FILES = 1000
"""Files that are looked at when some are dropped."""
_MAIL = (".eml", ".mbox", ".mbx")


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


def local_files(data: QMimeData) -> list[Path]:
    """The local files that were dropped or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []


def mail_files(data: QMimeData) -> tuple[Path, ...]:
    """Files with messages from the file manager; none where anything else is among them, or it is our own mail."""
    if not data.hasUrls() or data.hasFormat(MESSAGES):
        return ()
    urls = data.urls()[:MOST_FILES + 1]
    paths = tuple(Path(each.toLocalFile()) for each in urls if each.isLocalFile())
    fit = 0 < len(paths) == len(urls) <= MOST_FILES and all(each.suffix.lower() in _MAIL for each in paths)
    return paths if fit else ()


def mailto_link(data: QMimeData) -> str:
    """The one mailto: link that is dragged; "" where it is anything else."""
    urls = data.urls()[:2] if data.hasUrls() and not data.hasFormat(MESSAGES) else []
    return urls[0].toString() if len(urls) == 1 and urls[0].scheme() == "mailto" else ""


def folder_to_mime(folder_id: int, kind: str = FOLDER) -> QMimeData:
    data = QMimeData()
    data.setData(kind, str(folder_id).encode())
    return data


def folder_from_mime(data: QMimeData, kind: str = FOLDER) -> int:
    """0 for anything that is no folder of our own tree."""
    text = bytes(data.data(kind).data())
    return int(text) if text.isdigit() else 0
