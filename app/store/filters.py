"""Filters as stored."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, assert_never

from app.errors import ErrorKind, MailError
from app.model.filters import AddFlag, Condition, FileInto, Filter, FilterAction, FilterField, FilterTest, MarkRead
from app.store.database import Database

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
    """In place of all that are stored. Those known keep their ids. Raises MailError(USAGE) for too many."""
    if len(new) > _MOST or any(max(len(each.conditions), len(each.actions)) > _MOST_PARTS for each in new):
        raise MailError(ErrorKind.USAGE, f"There may be {_MOST} filters at most, with {_MOST_PARTS} conditions and "
                        "actions each.")
    with db.write(durable=True):
        known = {row[0] for row in db.rows("SELECT id FROM filter")}
        db.run("DELETE FROM filter")
        for position, each in enumerate(new):
            db.run("INSERT INTO filter (id, account_id, position, name, enabled, any_of, conditions, actions, stop) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   (each.id if each.id in known else None, each.account_id, position, each.name[:200],
                    int(each.enabled), int(each.any_of),
                    json.dumps([[one.field, one.test, one.value[:1_000]] for one in each.conditions]),
                    json.dumps([_written(one) for one in each.actions]), int(each.stop)))


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
