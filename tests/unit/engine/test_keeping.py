"""After a check: what begins to wait, and what the person is warned of."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.backends.base import Capabilities
from app.engine import keeping
from app.events import Event, MessagesChanged, ServerDeletesChanged, WarningsChanged
from app.model.account import LeaveRule
from app.model.operation import DeleteOnServer
from app.model.sync import Vanished
from app.model.warnings import WarningKind
from app.store import accounts, edits, pop3_queue, warnings
from tests.fakes.server import FakePop3, FakeServer
from tests.fakes.store import Store, fresh_store


class Maildrop(FakePop3):
    """A backend that was just at the server, and saw this."""

    capabilities = Capabilities(False, False)

    def __init__(self, listed: Sequence[tuple[str, int]]) -> None:
        super().__init__(FakeServer(), LeaveRule.parse("keep"))
        self.listed = tuple(listed)

    def maildrop(self) -> tuple[tuple[str, int], ...]:
        return self.listed


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    filled = fresh_store(tmp_path / "mail.db")
    yield filled
    filled.db.close()


def check(store: Store, *uidls: str, seconds: float = 0.1) -> list[Event]:
    """What the end of a check tells that saw these."""
    events: list[Event] = []
    keeping.checked(store.db, accounts.account(store.db, store.pop.id), Maildrop([(each, 100) for each in uidls]),
                    seconds, events.append)
    return events


def rule(store: Store, text: str, grace: int = 0) -> None:
    store.pop = accounts.save(store.db, replace(store.pop, leave=LeaveRule.parse(text), delete_grace=grace))


def kinds(store: Store) -> list[WarningKind]:
    return [each.kind for each in warnings.warnings(store.db, store.pop.id)]


def waiting(store: Store) -> set[str]:
    return {each.uidl for each in pop3_queue.waiting(store.db, store.pop.id)}


def vanish(store: Store, *uidls: str) -> None:
    store.sync(Vanished("INBOX", uidls), path="INBOX", account=store.pop)


def test_what_the_rule_lets_go_waits_and_the_list_is_told(store: Store) -> None:
    ids = store.download(range(3))
    rule(store, "delete", 600)
    events = check(store, "u0", "u1")
    assert waiting(store) == {"u0", "u1"}  # u2 was not seen
    assert [each for each in events if isinstance(each, ServerDeletesChanged)] == [ServerDeletesChanged(store.pop.id)]
    (changed,) = (each for each in events if isinstance(each, MessagesChanged))
    assert set(changed.changed) == set(ids[:2])
    assert check(store, "u0", "u1") == []


def test_a_backend_without_a_maildrop_changes_nothing(store: Store) -> None:
    store.download(range(3))
    rule(store, "delete", 600)
    events: list[Event] = []
    keeping.checked(store.db, store.pop, FakePop3(FakeServer(), store.pop.leave), 9.0, events.append)
    assert events == [] and waiting(store) == set()


def test_many_left_is_told_after_the_third_slow_check_in_a_row(store: Store) -> None:
    many = [f"x{number}" for number in range(2_001)]
    assert check(store, *many, seconds=6) == check(store, *many, seconds=6) == []
    assert check(store, *many, seconds=4) == []  # one that was quick: it begins anew
    assert check(store, *many, seconds=6) == check(store, *many, seconds=6) == []
    assert check(store, *many, seconds=7) == [WarningsChanged(store.pop.id)]
    (told,) = warnings.warnings(store.db, store.pop.id)
    assert (told.kind, told.number, told.seconds) == (WarningKind.MANY_LEFT, 2_001, 7)
    assert check(store, *many, seconds=8) == []  # known already
    assert check(store, *many[:2_000], seconds=9) == [WarningsChanged(store.pop.id)] and kinds(store) == []


def test_a_warning_that_was_read_comes_back_when_it_is_half_as_bad_again(store: Store) -> None:
    for _ in range(3):
        check(store, *(f"x{number}" for number in range(2_100)), seconds=6)
    warnings.dismiss(store.db, store.pop.id, WarningKind.MANY_LEFT)
    assert check(store, *(f"x{number}" for number in range(3_000)), seconds=6) == []
    assert check(store, *(f"x{number}" for number in range(3_200)), seconds=6) == [WarningsChanged(store.pop.id)]


def test_ids_that_are_empty_for_some(store: Store) -> None:
    assert check(store, "a", "", "") == [WarningsChanged(store.pop.id)]
    (told,) = warnings.warnings(store.db, store.pop.id)
    assert (told.kind, told.number) == (WarningKind.DOUBTFUL_IDS, 2)
    assert check(store, "a", "b") == [WarningsChanged(store.pop.id)] and kinds(store) == []
    assert check(store, "", "") == []  # of a server without ids something else is told


def test_mixed_use_needs_two_checks_that_miss_what_nobody_here_deleted(store: Store) -> None:
    store.download(range(8))
    rule(store, "keep")
    assert check(store, *(f"u{number}" for number in range(8))) == []
    vanish(store, "u0")
    assert check(store, *(f"u{number}" for number in range(1, 8))) == []
    assert check(store, *(f"u{number}" for number in range(1, 8))) == []
    vanish(store, "u1", "u2")
    assert check(store, *(f"u{number}" for number in range(3, 8))) == [WarningsChanged(store.pop.id)]
    (told,) = warnings.warnings(store.db, store.pop.id)
    assert (told.kind, told.number) == (WarningKind.MIXED_USE, 2)


def test_what_this_account_deleted_itself_is_no_mixed_use(store: Store) -> None:
    store.download(range(8))
    rule(store, "keep")
    everything = [f"u{number}" for number in range(8)]
    check(store, *everything)
    for own in ("u0", "u1"):  # as at the end of a session that listed them and then deleted them
        vanish(store, own)
        assert check(store, *everything) == []
    edits.apply(store.db, DeleteOnServer(store.pop.id, ("u2", "u3")), store.reader)
    for asked in ("u2", "u3"):  # of which the server did not say that it is done
        vanish(store, asked)
        assert check(store, *everything[4:]) == [ServerDeletesChanged(store.pop.id)]
    rule(store, "days:14")
    store.db.run("UPDATE pop3_state SET first_seen = ?", (time.time() - 20 * 86_400,))
    for due in ("u4", "u5"):
        vanish(store, due)
        assert check(store, "u6", "u7") == []
    assert kinds(store) == []


def test_what_vanished_before_anybody_looked_is_not_counted(store: Store) -> None:
    store.download(range(3))
    rule(store, "keep")
    vanish(store, "u0")
    assert check(store, "u1", "u2") == []
    vanish(store, "u1")
    assert check(store, "u2") == [] and kinds(store) == []


def test_what_a_server_with_new_ids_does_not_list_any_more_did_not_vanish(store: Store) -> None:
    store.download(range(4))
    rule(store, "keep")
    check(store, "u0", "u1", "u2", "u3")
    for uidl in ("u0", "u1"):
        warnings.note(store.db, store.pop.id, WarningKind.RENUMBERED, 2)
        vanish(store, uidl)
        assert check(store, "u2", "u3") == []
        warnings.clear(store.db, store.pop.id, WarningKind.RENUMBERED)
    assert kinds(store) == []
