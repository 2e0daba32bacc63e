"""What a connection remembers of its listings."""

from __future__ import annotations

from app.backends.imap.list_memory import ListMemory
from app.model.folder import Role


def test_everyone_has_a_turn() -> None:
    memory = ListMemory()
    others = [f"f{number}" for number in range(25)]
    memory.note([("INBOX", Role.INBOX), *((path, Role.NONE) for path in others)])
    asked: list[str] = []
    for _ in range(3):
        turn = memory.to_ask(11)
        assert len(turn) == len(set(turn)) == 11
        assert turn[0] == "INBOX"
        asked += turn[1:]
    assert set(asked) == set(others)


def test_few_are_asked_for_all_at_once() -> None:
    memory = ListMemory()
    memory.note([("INBOX", Role.INBOX), ("a", Role.NONE)])
    assert memory.to_ask(300) == memory.to_ask(300, anew=False) == ["INBOX", "a"]
