"""Filters as stored, how far each Inbox went through them, and what they need to know of arrivals besides."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, assert_never

from app.errors import ErrorKind, MailError
from app.model.filters import AddFlag, Condition, FileInto, Filter, FilterAction, FilterField, FilterTest, MarkRead
from app.store.database import Database
from app.store.rights import is_flag

_MARK, _OWN, _LIST = "filtered:", "filtered-not:", "filtered-list:"
_MOST = 1_000
_MOST_PARTS = 100
_COLUMNS = "id, account_id, name, conditions, actions, any_of, enabled, stop"


def filters(db: Database, account_id: int | None = None) -> tuple[Filter, ...]:
    """All filters in their order; with an account, those that hold for it. Raises MailError(DAMAGED)."""
    rows = db.rows(f"SELECT {_COLUMNS} FROM filter WHERE ?1 IS NULL OR account_id IS NULL OR account_id = ?1 "
                   "ORDER BY position, id", (account_id,))
    try:
        return tuple(Filter(number, owner, name,
                            tuple(Condition(FilterField(field), FilterTest(test), str(value))
                                  for field, test, value in json.loads(conditions)),
                            tuple(_action(*each) for each in json.loads(actions)),
                            bool(any_of), bool(enabled), bool(stop))
                     for number, owner, name, conditions, actions, any_of, enabled, stop in rows)
    except (ValueError, TypeError) as error:
        raise MailError(ErrorKind.DAMAGED, "The filters are damaged: delete them and make them anew.") from error


def save(db: Database, new: Sequence[Filter]) -> None:
    """In place of all that are stored. Those known keep their ids. Raises MailError(USAGE) for too many, and for
    conditions that mean nothing.

    Mail that is there already is not touched by the first filters of a profile, nor is what came while it had none.
    """
    _check(new)
    with db.write(durable=True):
        known = {row[0] for row in db.rows("SELECT id FROM filter")}
        for (folder_id,) in db.rows("SELECT id FROM folder WHERE role = 'inbox' AND (is_local OR synced_at > 0)"):
            if not known or mark(db, folder_id) is None:
                set_mark(db, folder_id, newest(db))
        db.run("DELETE FROM filter")
        for position, each in enumerate(new):
            db.run("INSERT INTO filter (id, account_id, position, name, enabled, any_of, conditions, actions, stop) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   (each.id if each.id in known else None, each.account_id, position, each.name[:200],
                    int(each.enabled), int(each.any_of),
                    json.dumps([[one.field, one.test, one.value[:1_000]] for one in each.conditions]),
                    json.dumps([_written(one) for one in each.actions]), int(each.stop)))


def exist(db: Database) -> bool:
    """Whether there is any filter."""
    return db.one("SELECT 1 FROM filter") is not None


# --- how far they went: everything within the caller's transaction -----------------------------------------------


def mark(db: Database, folder_id: int) -> int | None:
    """The newest message that went through the filters in this Inbox; None: none ever did."""
    found = db.value("SELECT value FROM meta WHERE key = ?", (f"{_MARK}{folder_id}",))
    return None if found is None else int(found)


def set_mark(db: Database, folder_id: int, message_id: int) -> None:
    """Up to this message the folder's mail has been filtered."""
    db.run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (f"{_MARK}{folder_id}", str(message_id)))


def newest(db: Database) -> int:
    """The highest message id that was ever given."""
    return int(db.value("SELECT seq FROM sqlite_sequence WHERE name = 'message'") or 0)


def note_own(db: Database, message_id: int) -> None:
    """A message that was filed here, not received: once the server has it, nothing else tells the two apart."""
    if exist(db):
        db.run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, '')", (f"{_OWN}{message_id}",))


def note_list(db: Database, message_id: int, list_id: str) -> None:
    """The List-Id of an arrival of which only the header came; it is kept until the filters have seen it."""
    db.run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (f"{_LIST}{message_id}", list_id))


def ask_for_lists(db: Database) -> bool:
    """Whether any filter looks at List-Id."""
    return db.one("SELECT 1 FROM filter, json_each(conditions) WHERE enabled = 1 AND json_extract(value, '$[0]') = ?",
                  (FilterField.LIST.value,)) is not None


def is_own(db: Database, message_id: int) -> bool:
    """Whether the message was put there by ourselves: no filter looks at it."""
    return db.one("SELECT 1 FROM meta WHERE key = ?", (f"{_OWN}{message_id}",)) is not None


def list_of(db: Database, message_id: int) -> str:
    """The List-Id (RFC 2919) noted for a message that waits for the filters; "" without one."""
    return str(db.value("SELECT value FROM meta WHERE key = ?", (f"{_LIST}{message_id}",)) or "")


def forget(db: Database, message_ids: Sequence[int]) -> None:
    """What was noted of these messages, which went through, and of those that are gone."""
    db.run("DELETE FROM meta WHERE key IN (SELECT ?1 || value FROM json_each(?3) UNION ALL "
           "SELECT ?2 || value FROM json_each(?3))", (_OWN, _LIST, json.dumps(list(message_ids))))
    db.run("DELETE FROM meta WHERE (key GLOB ?1 OR key GLOB ?2) AND NOT EXISTS (SELECT 1 FROM message "
           "WHERE id = CAST(substr(key, instr(key, ':') + 1) AS INTEGER))", (f"{_OWN}*", f"{_LIST}*"))


# --- as text -----------------------------------------------------------------------------------------------------


def _check(new: Sequence[Filter]) -> None:
    if len(new) > _MOST or any(max(len(each.conditions), len(each.actions)) > _MOST_PARTS for each in new):
        raise MailError(ErrorKind.USAGE, f"There may be {_MOST} filters at most, with {_MOST_PARTS} conditions and "
                        "actions each.")
    for each in new:
        for one in each.conditions:
            if (one.field is FilterField.SIZE) != (one.test in (FilterTest.OVER, FilterTest.UNDER)):
                raise MailError(ErrorKind.USAGE, f"In the filter '{each.name}', '{one.test.value}' can't be asked of "
                                f"'{one.field.value}': sizes are over or under a number, texts contain, lack or are "
                                "a text.")
            if one.field is FilterField.SIZE and not re.fullmatch("[0-9]{1,15}", one.value):
                raise MailError(ErrorKind.USAGE, f"In the filter '{each.name}', a size needs a number of octets.")
            if one.test in (FilterTest.CONTAINS, FilterTest.LACKS) and not one.value.strip():
                raise MailError(ErrorKind.USAGE, f"In the filter '{each.name}', a condition on '{one.field.value}' "
                                "has no text to look for.")
        for action in each.actions:
            if isinstance(action, AddFlag) and not is_flag(action.flag):
                raise MailError(ErrorKind.USAGE, f"In the filter '{each.name}', {action.flag[:40]!a} is no valid flag.")


def _action(kind: str, *rest: Any) -> FilterAction:
    match kind:
        case "folder":
            return FileInto(int(rest[0]))
        case "flag":
            return AddFlag(str(rest[0]))
        case "read":
            return MarkRead()
        case _:
            raise ValueError(kind)


def _written(action: FilterAction) -> list[object]:
    match action:
        case FileInto():
            return ["folder", action.folder_id]
        case AddFlag():
            return ["flag", action.flag]
        case MarkRead():
            return ["read"]
        case _:
            assert_never(action)
