"""What counts as news of mailboxes that are not selected."""

from __future__ import annotations

import pytest

from app.backends.imap.dialogue import Dialogue
from app.backends.imap.names import Names
from app.backends.imap.news import UNTOLD, News, Seen


class Agreeing(Dialogue):
    """Says OK to every command."""

    def __init__(self) -> None:
        pass

    def run(self, *parts: object, **options: object) -> None:  # type: ignore[override]
        pass


@pytest.fixture
def news() -> News:
    news = News(Names())
    news.start(Agreeing())
    return news


def test_answers_that_were_asked_for_are_none(news: News) -> None:
    news.hear([b'* LIST () "/" "Other"\r\n'], b"LIST")
    news.hear([b'* LIST () "/" "Other"\r\n'], b"CREATE")
    news.hear([b"* STATUS Other (MESSAGES 9)\r\n"], b"STATUS")
    assert not news
    news.hear([b"* STATUS Other (MESSAGES 9)\r\n"], b"UID FETCH")
    news.hear([b"* STATUS {5}\r\n", b"inbox", b" (UIDNEXT 2)\r\n"], b"")
    assert news
    assert news.take() == ({"Other": (UNTOLD, UNTOLD, 9, UNTOLD), "INBOX": (UNTOLD, 2, UNTOLD, UNTOLD)}, set(), False)
    assert not news


def test_nothing_is_heard_before_it_was_asked_for() -> None:
    news = News(Names())
    news.hear([b"* STATUS Other (MESSAGES 9)\r\n"], b"IDLE")
    assert not news


@pytest.mark.parametrize("line", [
    b"* STATUS\r\n", b"* STATUS Other\r\n", b"* STATUS (((\r\n", b'* STATUS "" (MESSAGES 1)\r\n',
    b"* STATUS NIL (MESSAGES 1)\r\n", b'* STATUS "a\x07" (MESSAGES 1)\r\n'])
def test_malformed_ones_are_none(news: News, line: bytes) -> None:
    news.hear([line], b"IDLE")
    assert not news


def test_numbers_are_compared_with_those_of_the_last_sync() -> None:
    seen = Seen()
    assert seen.is_news("A", (7, 3, 2, 5))
    assert not seen.is_news("A", (7, 3, 2, 5)), "told once already"
    seen.note("A", (7, 4, 3, 0))
    assert not seen.is_news("A", (7, 4, 3, 9)), "the SELECT told no HIGHESTMODSEQ"
    assert not seen.is_news("A", (UNTOLD, UNTOLD, 3, UNTOLD))
    assert seen.is_news("A", (7, 4, 0, UNTOLD)), "an emptied mailbox"
    assert seen.is_news("A", (7, 5, 3, UNTOLD))
    assert not seen.differs("B", (1, 2, 3, 4))
    assert seen.differs("A", (7, 4, 2, 0))
