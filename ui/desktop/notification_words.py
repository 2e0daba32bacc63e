"""What a notification of new mail says. Everything from a message is a stranger's: one line, short, nothing hidden."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from app.mime.header import clean
from app.mime.invisible import INVISIBLE
from app.model.message import MessageRow
from ui.desktop.notice import Choice
from ui.rights import Rights
from ui.settings import Notify

LONGEST_NAME = 60
LONGEST_LINE = 140
MOST_LINES = 4
MOST_COUNTED = 200
"""An engine tells of no more at once: of so many it is not known whether there are more."""

translate = QCoreApplication.translate


class NotificationCount(QObject):
    """No state: the translators' tool sees forms for one and for many only where `tr` is called."""

    def messages(self, count: int, account: str) -> str:
        return self.tr("%n new message(s) in {account}", "", count).format(account=account)

    def more(self, count: int) -> str:
        return self.tr("and %n more", "", count)


def plain(text: str, limit: int = LONGEST_LINE) -> str:
    """One clean line of at most `limit` characters."""
    line = " ".join(INVISIBLE.sub("", clean(text, 16 * limit)).split())
    return line if len(line) <= limit else line[:limit - 1].rstrip() + "…"


def title(rows: Sequence[MessageRow], count: int, account: str, level: Notify) -> str:
    """The sender of a single message, else how many there are."""
    if level in (Notify.SENDER, Notify.FULL) and count == 1 and rows:
        return sender(rows[0])
    if count >= MOST_COUNTED:
        return translate("Notifications", "{count} new messages or more in {account}").format(
            count=count, account=plain(account, LONGEST_NAME))
    return NotificationCount().messages(count, plain(account, LONGEST_NAME))


def lines(rows: Sequence[MessageRow], count: int, account: str, level: Notify) -> tuple[str, ...]:
    """`rows`: the newest of `count` messages, newest first."""
    if level in (Notify.OFF, Notify.COUNT) or not rows:
        return ()
    if count == 1:
        told = (subject(rows[0]), plain(rows[0].preview)) if level is Notify.FULL else (
            translate("Notifications", "New message in {account}").format(account=plain(account, LONGEST_NAME)),)
        return tuple(each for each in told if each)
    if level is Notify.SENDER:
        return (", ".join(dict.fromkeys(sender(row) for row in rows[:MOST_LINES])),)
    shown = [translate("Notifications", "{sender}: {subject}").format(sender=sender(row), subject=subject(row))
             for row in rows[:MOST_LINES]]
    if (more := count - len(shown)) > 0:
        shown.append(NotificationCount().more(more))
    return tuple(shown)


def sender(row: MessageRow) -> str:
    """The name, or the address where there is none."""
    return plain(row.sender_name, LONGEST_NAME) or plain(row.sender_email, LONGEST_NAME) or translate(
        "Notifications", "(unknown sender)")


def subject(row: MessageRow) -> str:
    return plain(row.subject) or translate("Notifications", "(no subject)")


def choices(count: int, may: Rights) -> tuple[tuple[Choice, str], ...]:
    """What the server forbids is not offered. Several messages are not deleted by one click on the way."""
    offered = [(Choice.OPEN, translate("Notifications", "Open"))]
    if not may.seen:
        offered.append((Choice.READ, translate("Notifications", "Mark as read") if count == 1 else translate(
            "Notifications", "Mark all as read")))
    if count == 1 and not may.move:
        offered.append((Choice.ARCHIVE, translate("Notifications", "Archive")))
    if count == 1 and not may.delete:
        offered.append((Choice.DELETE, translate("Notifications", "Delete")))
    return tuple(offered)
