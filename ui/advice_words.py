"""Why IMAP or POP3 is recommended, in sentences."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QObject

from app.model.account import Protocol
from app.setup.advice import Advice, Reason
from ui import wording


class AdviceWords(QObject):
    """Sentences; no state."""

    def sentence(self, advice: Advice) -> str:
        """The recommendation with its reasons; "" where there is none."""
        if advice.protocol is None:
            return self.tr("Neither protocol can be used with this mailbox as it is.")
        return " ".join(self._reason(each, advice.protocol) for each in advice.reasons)

    def _reason(self, reason: Reason, protocol: Protocol) -> str:
        match reason:
            case Reason.ONLY_ONE:
                return self.tr("{protocol} is what works with this mailbox.").format(
                    protocol=wording.protocol_name(protocol))
            case Reason.SEVERAL_DEVICES:
                return self.tr("IMAP is recommended: all your devices then show the same mail, folders and marks.")
            case Reason.SAFE_COPY:
                return self.tr("IMAP is recommended: there is room on the server, and should this computer break, your"
                               " mail is still there.")
            case Reason.USUAL:
                return self.tr("IMAP is recommended: the server keeps your mail and its folders, and another device can"
                               " be added later.")
            case Reason.LITTLE_ROOM:
                return self.tr("POP3 is recommended: with one device and little room on the server, mail is best kept"
                               " on this computer.")
            case Reason.NEARLY_FULL:
                return self.tr("POP3 is recommended: the mailbox on the server is nearly full, and with one device mail"
                               " is best kept on this computer.")
            case Reason.BUT_FULL:
                return self.tr("The mailbox has little room, though: delete old mail there from time to time.")
            case Reason.BUT_FOLDERS:
                return self.tr("Mail in other folders than the Inbox stays on the server, unseen here.")
            case Reason.BUT_BACKUP:
                return self.tr("Make a backup of this computer: some day it has the only copy.")
            case _:
                assert_never(reason)
