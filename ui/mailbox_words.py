"""What a mailbox holds by each protocol, in plain words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.model.account import Protocol
from app.model.mailbox import MailboxNumbers
from ui import formats
from ui.formats import number


class MailboxWords(QObject):
    """Sentences; no state."""

    def found(self, protocol: Protocol, numbers: MailboxNumbers) -> str:
        """`14 folders, 8,213 mails` or `412 mails, 380 MB`."""
        parts = [self.folders(protocol, numbers), self.mails(numbers)]
        if protocol is Protocol.POP3 and numbers.octets is not None and numbers.messages:
            parts.append(formats.size(numbers.octets))
        return ", ".join(parts)

    def folders(self, protocol: Protocol, numbers: MailboxNumbers) -> str:
        if protocol is Protocol.POP3:
            return self.tr("Inbox only")
        return self.tr("%Ln folder(s)", "", numbers.folders)

    def mails(self, numbers: MailboxNumbers) -> str:
        """`8,213 mails`, or `at least 8,213 mails` where not all folders were asked for."""
        if not numbers.complete:
            return self.tr("at least %Ln mail(s)", "", numbers.messages)
        return self.tr("%Ln mail(s)", "", numbers.messages) if numbers.messages else self.tr("no mail yet")

    def filled(self, numbers: MailboxNumbers) -> str:
        """How full the mailbox is, "" where the server does not tell."""
        quota = numbers.quota
        if quota is None or quota.limit <= 0:
            return ""
        return self.tr("{used} in use on the server ({percent} %)").format(
            used=formats.share(quota.used, quota.limit), percent=number(round(100 * quota.used / quota.limit)))
