"""Indexes that are made when somebody first asks for what they make quick: orders other than by date, and filters that
little passes.

Few people ever sort by size, and an index that nobody reads costs every message that comes: the three of them took
half of what SQLite needs for the headers of a first sync.
"""

from __future__ import annotations

from app.store.database import Database
from app.store.messages import TAGGED, Only, SortBy, View

FILES, TAGS = "files", "tags"
_INDEXES = {
    SortBy.SENDER.value: ("message_by_sender", "folder_id, sort_sender, id", ""),
    SortBy.SUBJECT.value: ("message_by_subject", "folder_id, sort_subject, id", ""),
    SortBy.SIZE.value: ("message_by_size", "folder_id, size, id", ""),
    FILES: ("message_files", "folder_id, date, id", "has_attachment = 1"),
    TAGS: ("message_tagged", "folder_id, date, id", TAGGED.format("")),
}  # fmt: skip


def is_ready(db: Database, order: str) -> bool:
    """Whether a page in this order (a SortBy), or by this filter (FILES, TAGS), costs the same however large the folder
    is."""
    if order not in _INDEXES:
        return True
    return db.one("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?", (_INDEXES[order][0],)) is not None


def prepare(db: Database, order: str) -> None:
    """Makes `is_ready` true; 100,000 messages take a fifth of a second, so not in the window's thread."""
    if order in _INDEXES:
        name, columns, condition = _INDEXES[order]
        with db.write():
            db.run(f"CREATE INDEX IF NOT EXISTS {name} ON message({columns})"
                   + (f" WHERE {condition}" if condition else ""))


def lacking(db: Database, view: View) -> tuple[str, ...]:
    """Filters of the view that are not ready."""
    asked = [name for name, is_asked in ((FILES, Only.ATTACHMENT in (view.only, *view.also)), (TAGS, bool(view.tags)))
             if is_asked]
    return tuple(each for each in asked if not is_ready(db, each))
