from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.backends.pop3.retention import DAY, due
from app.model.account import LeaveRule
from app.model.sync import KnownMessage, ServerUid

NOW = 1_700_000_000.0
KNOWN: Mapping[ServerUid, KnownMessage] = {
    "old": KnownMessage(has_body=True, first_seen=NOW - 14 * DAY),
    "young": KnownMessage(has_body=True, first_seen=NOW - 14 * DAY + 1),
    "expunged": KnownMessage(has_body=False, first_seen=NOW - DAY, deleted_here=True),
    "not-durable": KnownMessage(has_body=False, first_seen=NOW - 99 * DAY),
    "undated": KnownMessage(has_body=True),
    "back-again": KnownMessage(has_body=True, first_seen=NOW - 99 * DAY, deleted_here=True, gone=True),
    "future": KnownMessage(has_body=True, first_seen=NOW + DAY),
}
LISTING = [*(str(uid) for uid in KNOWN), "never-seen"]


@pytest.mark.parametrize(("rule", "expected"), [
    ("keep", []),
    ("delete", ["old", "young", "expunged", "undated", "future"]),
    ("until-deleted", ["expunged"]),
    ("days:14", ["old"]),
    ("days:1", ["old", "young", "expunged"]),
    ("days:0", ["old", "young", "expunged"]),
    ("days:9999", []),
])
def test_rules(rule: str, expected: list[str]) -> None:
    assert due(LeaveRule.parse(rule), LISTING, KNOWN, NOW) == expected


def test_only_what_is_listed() -> None:
    assert due(LeaveRule.parse("delete"), ["old"], KNOWN, NOW) == ["old"]
    assert due(LeaveRule.parse("delete"), [], KNOWN, NOW) == []


def test_an_id_listed_twice_or_empty_is_never_due() -> None:
    known: Mapping[ServerUid, KnownMessage] = {**KNOWN, "": KnownMessage(has_body=True, first_seen=1.0)}
    assert due(LeaveRule.parse("delete"), ["old", "", "young", "old"], known, NOW) == ["young"]


def test_with_a_time_of_grace_only_what_has_waited_for_it_leaves() -> None:
    known: Mapping[ServerUid, KnownMessage] = {
        "waited": KnownMessage(has_body=True, delete_at=NOW - 1),
        "waits": KnownMessage(has_body=True, delete_at=NOW + 1),
        "due": KnownMessage(has_body=True), "kept": KnownMessage(has_body=True, delete_at=NOW - 1, kept=True)}
    assert due(LeaveRule.parse("delete"), map(str, known), known, NOW, 600.0) == ["waited"]
    assert due(LeaveRule.parse("delete"), map(str, known), known, NOW) == ["waited", "due"]
    assert due(LeaveRule.parse("keep"), map(str, known), known, NOW, 600.0) == []
