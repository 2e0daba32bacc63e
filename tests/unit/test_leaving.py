"""The rules by which mail leaves a POP3 server, and how they are written."""

from __future__ import annotations

import pytest

from app.errors import MailError
from app.model.account import LeaveKind, LeaveRule
from app.model.leaving import DAY, due, sure
from app.model.sync import MADE_UP, DeleteReason, KnownMessage

NOW = 1_700_000_000.0


def whole(days: float = 0, **more: object) -> KnownMessage:
    return KnownMessage(has_body=True, first_seen=NOW - days * DAY, size=100, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["delete", "days:14", "until-deleted", "until-moved", "keep", "keep,count:500",
                                  "days:14,count:500,size:1000", "keep,size:7"])
def test_a_rule_is_read_as_it_was_written(text: str) -> None:
    assert str(LeaveRule.parse(text)) == text


def test_sizes_are_understood_in_larger_units() -> None:
    assert LeaveRule.parse("keep,size:2G") == LeaveRule(LeaveKind.KEEP, most_octets=2 << 30)


@pytest.mark.parametrize("text", ["", "days", "days:", "days:12345", "keep,", "keep,count", "keep,count:1,count:2",
                                  "keep,size:1X", "delete keep", "keep,days:3", "KEEP"])
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(MailError):
        LeaveRule.parse(text)


def test_the_oldest_beyond_a_limit_leave_and_what_is_not_whole_stays() -> None:
    listed = [("a", whole(9)), ("partial", KnownMessage(first_seen=1.0, size=100)), ("b", whole(5)),
              ("kept", whole(4, kept=True)), ("c", whole(1)), ("d", whole())]
    assert due(LeaveRule.parse("keep,count:4"), listed, NOW) == {"a": DeleteReason.COUNT, "b": DeleteReason.COUNT}
    assert due(LeaveRule.parse("keep,size:500"), listed, NOW) == {"a": DeleteReason.SIZE}
    assert due(LeaveRule.parse("days:7,count:5"), listed, NOW) == {"a": DeleteReason.RULE}
    assert list(due(LeaveRule.parse("keep,count:1"), listed, NOW)) == ["a", "b", "c", "d"]


def test_moved_deleted_and_asked_for() -> None:
    listed = [("moved", whole(left_inbox=True)), ("deleted", KnownMessage(deleted_here=True)),
              ("asked", whole(reason=DeleteReason.ASKED)), ("here", whole()),
              ("gone", whole(gone=True, left_inbox=True))]
    assert due(LeaveRule.parse("until-moved"), listed, NOW) == {
        "moved": DeleteReason.MOVED, "deleted": DeleteReason.DELETED_HERE, "asked": DeleteReason.ASKED}
    assert list(due(LeaveRule.parse("until-deleted"), listed, NOW)) == ["deleted", "asked"]


def test_only_what_is_told_apart_beyond_doubt_is_sure() -> None:
    known = {uidl: whole() for uidl in ("a", "b", "twice", "", MADE_UP + "x", "not-listed")}
    listing = ["b", "twice", "", MADE_UP + "x", "new", "twice", "a"]
    assert [uidl for uidl, _ in sure(listing, known)] == ["b", "a"]
