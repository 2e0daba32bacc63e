"""What is recommended, as a table."""

from __future__ import annotations

import pytest

from app.model.account import Protocol
from app.model.folder import Quota
from app.model.mailbox import MailboxNumbers
from app.setup.advice import Advice, Answers, Reason, advise, is_nearly_full

IMAP = MailboxNumbers(14, 8_213, 412)
INBOX_ONLY = MailboxNumbers(1, 412, 412)
ROOMY = MailboxNumbers(14, 8_213, 412, quota=Quota("", 1 << 30, 5 << 30))
FULL = MailboxNumbers(14, 8_213, 412, quota=Quota("", 950, 1000))
POP3 = MailboxNumbers(1, 412, 412, 380_000_000)
NOTHING, ONE, SEVERAL = Answers(), Answers(several_devices=False), Answers(several_devices=True)
TIGHT, WIDE = Answers(little_room=True), Answers(little_room=False)
ONE_TIGHT, SEVERAL_TIGHT = Answers(False, True), Answers(True, True)
ONE_WIDE, SEVERAL_WIDE = Answers(False, False), Answers(True, False)
BY_IMAP, BY_POP3 = Protocol.IMAP, Protocol.POP3
R = Reason

TABLE: list[tuple[MailboxNumbers | None, MailboxNumbers | None, Answers, Advice]] = [
    (None, None, ONE_TIGHT, Advice(None)),
    (IMAP, None, ONE_TIGHT, Advice(BY_IMAP, (R.ONLY_ONE,))),
    (None, POP3, SEVERAL, Advice(BY_POP3, (R.ONLY_ONE, R.BUT_BACKUP))),
    (IMAP, POP3, NOTHING, Advice(BY_IMAP, (R.USUAL,))),
    (FULL, POP3, NOTHING, Advice(BY_IMAP, (R.USUAL, R.BUT_FULL))),
    (IMAP, POP3, TIGHT, Advice(BY_IMAP, (R.USUAL, R.BUT_FULL))),
    (FULL, POP3, WIDE, Advice(BY_IMAP, (R.USUAL,))),
    (IMAP, POP3, SEVERAL, Advice(BY_IMAP, (R.SEVERAL_DEVICES,))),
    (FULL, POP3, SEVERAL, Advice(BY_IMAP, (R.SEVERAL_DEVICES, R.BUT_FULL))),
    (IMAP, POP3, SEVERAL_TIGHT, Advice(BY_IMAP, (R.SEVERAL_DEVICES, R.BUT_FULL))),
    (FULL, POP3, SEVERAL_WIDE, Advice(BY_IMAP, (R.SEVERAL_DEVICES,))),
    (IMAP, POP3, ONE, Advice(BY_IMAP, (R.SAFE_COPY,))),
    (ROOMY, POP3, ONE, Advice(BY_IMAP, (R.SAFE_COPY,))),
    (FULL, POP3, ONE, Advice(BY_POP3, (R.NEARLY_FULL, R.BUT_FOLDERS, R.BUT_BACKUP))),
    (FULL, POP3, ONE_WIDE, Advice(BY_IMAP, (R.SAFE_COPY,))),
    (IMAP, POP3, ONE_TIGHT, Advice(BY_POP3, (R.LITTLE_ROOM, R.BUT_FOLDERS, R.BUT_BACKUP))),
    (INBOX_ONLY, POP3, ONE_TIGHT, Advice(BY_POP3, (R.LITTLE_ROOM, R.BUT_BACKUP))),
]


@pytest.mark.parametrize(("imap", "pop3", "answers", "advice"), TABLE)
def test_the_table(imap: MailboxNumbers | None, pop3: MailboxNumbers | None, answers: Answers,
                   advice: Advice) -> None:
    assert advise(imap, pop3, answers) == advice


@pytest.mark.parametrize(("quota", "nearly"), [
    (None, False), (Quota("", 84, 100), False), (Quota("", 85, 100), True), (Quota("", 120, 100), True),
    (Quota("", 5, 0), False)])
def test_what_is_nearly_full(quota: Quota | None, nearly: bool) -> None:
    assert is_nearly_full(quota) is nearly
