"""Whether a filter holds for a message."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import assert_never

from app.model.filters import Condition, Filter, FilterField, FilterTest
from app.quick_dataclass import dataclass
from app.store.fold import fold

_ADDRESS = re.compile(r"<([^<>]*)>")


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as conditions see it. `recipients`: To and Cc as the row has them. `list_id` is called where a
    condition looks at it; None if it can't be known, since only the server has the header."""

    sender_name: str
    sender_email: str
    recipients: str
    subject: str
    size: int
    list_id: Callable[[], str | None]


def holds(rule: Filter, message: Seen) -> bool:
    """No condition never holds; nor does one on what can't be known, or without a text to look for."""
    if not rule.conditions:
        return False
    judged = (_judge(each, message) for each in rule.conditions)
    return any(judged) if rule.any_of else all(judged)


def _judge(condition: Condition, message: Seen) -> bool:
    match condition.field:
        case FilterField.SIZE:
            return _size(condition, message.size)
        case FilterField.FROM:
            name, email = message.sender_name, message.sender_email
            return _text(condition, f"{name} <{email}>" if name else email, name, email)
        case FilterField.TO:
            return _text(condition, message.recipients, *_single(message.recipients))
        case FilterField.SUBJECT:
            return _text(condition, message.subject)
        case FilterField.LIST:
            found = message.list_id()
            return found is not None and _text(condition, found)
        case _:
            assert_never(condition.field)


def _size(condition: Condition, size: int) -> bool:
    if not (condition.value.isascii() and condition.value.isdecimal()):
        return False
    match condition.test:
        case FilterTest.OVER:
            return size > int(condition.value)
        case FilterTest.UNDER:
            return size < int(condition.value)
        case FilterTest.IS | FilterTest.CONTAINS | FilterTest.LACKS:
            return False
        case _:
            assert_never(condition.test)


def _text(condition: Condition, whole: str, *parts: str) -> bool:
    """`parts`: what may be meant by IS besides the whole."""
    wanted = _folded(condition.value)
    match condition.test:
        case FilterTest.CONTAINS:
            return bool(wanted) and wanted in _folded(whole)
        case FilterTest.LACKS:
            return bool(wanted) and wanted not in _folded(whole)
        case FilterTest.IS:
            return wanted in map(_folded, (whole, *parts))
        case FilterTest.OVER | FilterTest.UNDER:
            return False
        case _:
            assert_never(condition.test)


def _folded(text: str) -> str:
    return " ".join(fold(text).split())


def _single(recipients: str) -> list[str]:
    """Each address, with its name and without. (A comma within a name parts it: the address is still found.)"""
    return [*(each for each in recipients.split(", ") if each), *_ADDRESS.findall(recipients)]
