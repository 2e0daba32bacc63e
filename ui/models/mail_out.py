"""Messages that are dragged out of the window: files for the program they are dropped on, written when it asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from app.errors import MailError
from app.mime.filename import safe_name, unique_path
from app.model.message import MessageRow
from app.store import bodies
from app.store.database import Database
from ui import temporary_files
from ui.models.dragging import FILES, MESSAGES, to_mime

MOST = 100
MOST_OCTETS = 25_000_000
"""Beyond these the window would stand still while they are written: only folders of our own take them then."""


def can_be_files(rows: Sequence[MessageRow]) -> bool:
    """Whether all of them are here as a whole, and few enough."""
    return (0 < len(rows) <= MOST and all(row.cached == "full" for row in rows)
            and sum(row.size for row in rows) <= MOST_OCTETS)


class DraggedMail(QMimeData):
    """Our own folders read the ids; the files are written once another program asks for them."""

    def __init__(self, rows: Sequence[MessageRow], write: Callable[[Sequence[MessageRow]], list[Path]]) -> None:
        super().__init__()
        self._rows, self._write = tuple(rows), write
        self._paths: list[Path] | None = None
        self.setData(MESSAGES, to_mime(row.id for row in rows).data(MESSAGES))

    def formats(self) -> list[str]:
        return [*super().formats(), FILES]

    def hasFormat(self, mime_type: str) -> bool:
        return mime_type == FILES or super().hasFormat(mime_type)

    def retrieveData(self, mime_type: str, preferred: object) -> object:
        if mime_type != FILES:
            return super().retrieveData(mime_type, preferred)  # type: ignore[arg-type]
        if self._paths is None:
            self._paths = self._write(self._rows)
        return [QUrl.fromLocalFile(str(path)) for path in self._paths]


def write_files(db: Database, rows: Sequence[MessageRow]) -> list[Path]:
    """One .eml each, octet for octet, in a private folder; what can't be read is left out."""
    folder, paths = temporary_files.fresh_folder(), []
    for row in rows:
        try:
            raw = bodies.raw(db, row.id)
            if raw is not None:
                path = unique_path(folder, safe_name(f"{row.subject[:80]}.eml", "message.eml"))
                path.write_bytes(raw)
                paths.append(path)
        except (MailError, OSError):
            continue
    return paths
