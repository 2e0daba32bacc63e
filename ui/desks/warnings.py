"""What the engine noticed about an account, in people's words, with what can be done about it."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QObject, Signal

from app.commands import DismissWarning
from app.events import WarningsChanged
from app.model.account import Account, LeaveKind, LeaveRule
from app.model.warnings import AccountWarning, WarningKind
from app.store import folders, warnings
from ui import formats, wording
from ui.context import Context
from ui.views.banner import Action, Banner, BannerStack, Level

KEY = "warning"
OFFERED_DAYS = 30
"""What the rule's dialog offers where an end date is missing."""


class WarningsDesk(QObject):
    """One banner for each warning that was not dismissed; it goes when its reason is gone."""

    rule_wanted = Signal(int, object)
    """The account's id, and the LeaveRule that is offered."""
    switch_wanted = Signal(int)
    """The account's id."""

    def __init__(self, context: Context, banners: BannerStack) -> None:
        super().__init__(context.window)
        self._context, self._banners = context, banners
        context.bridge.warnings_changed.connect(self._changed)
        context.bridge.accounts_changed.connect(self.reload)
        self.reload()

    def reload(self, _told: object = None) -> None:
        """Of every account, as when the program starts."""
        self._banners.remove_all(KEY)
        for account in self._context.accounts():
            self._show(account)

    def _changed(self, told: WarningsChanged) -> None:
        account = self._context.account(told.account_id)
        self._banners.remove_all(f"{KEY}{told.account_id}-")
        if account is not None:
            self._show(account)

    def _show(self, account: Account) -> None:
        for each in warnings.warnings(self._context.db, account.id):
            if not each.dismissed:
                self._banners.show_banner(f"{KEY}{account.id}-{each.kind}", self._banner(account, each))

    def _banner(self, account: Account, told: AccountWarning) -> Banner:
        text = self.tr("{account}: {sentence}").format(account=account.name, sentence=self.sentence(account, told))
        noted = Action(self.tr("Understood"), lambda: self._dismiss(told))
        level = Level.WARNING if told.kind in (WarningKind.MANY_LEFT, WarningKind.MIXED_USE) else Level.INFO
        return Banner(level, text, [*self._remedies(account, told.kind), noted], closable=False)

    def sentence(self, account: Account, told: AccountWarning) -> str:
        """What was noticed and what follows from it."""
        match told.kind:
            case WarningKind.MANY_LEFT:
                return self.tr("Each check takes {seconds} s, since %Ln message(s) are left on the server.", "",
                               told.number).format(seconds=formats.number(max(1, round(told.seconds))))
            case WarningKind.MIXED_USE:
                return " ".join((
                    self.tr("Another device works in the same mailbox: %Ln message(s) changed on the server without"
                            " Depesche.", "", told.number), self._for_others(account.leave)))
            case WarningKind.RENUMBERED:
                return self.tr("The server gave all messages new numbers. %Ln were recognised and not downloaded"
                               " again.", "", told.number)
            case WarningKind.NO_IDS:
                return self.tr("The server gives its messages no lasting numbers (UIDL). Depesche deletes nothing"
                               " there.")
            case WarningKind.DOUBTFUL_IDS:
                return self.tr("%Ln message(s) on the server have numbers that are empty or used twice. Depesche never"
                               " deletes those there.", "", told.number)
            case WarningKind.RENAMED_FOLDER:
                return self.tr("The server now has a folder of the same name as one that is on this computer only."
                               " That one is called “{folder}” now.").format(folder=self._folder_name(told))
            case _:
                assert_never(told.kind)

    def _folder_name(self, told: AccountWarning) -> str:
        found = next((each for each in folders.folders(self._context.db, told.account_id) if each.id == told.number),
                     None)
        return wording.folder_leaf(found.path) if found is not None else "…"

    def _for_others(self, rule: LeaveRule) -> str:
        """What the rule does to somebody who reads the same mailbox by IMAP."""
        if rule.kind is LeaveKind.KEEP and not rule.most_messages and not rule.most_octets:
            return self.tr("Your rule deletes nothing there, so that nothing is lost to it.")
        if rule.kind is LeaveKind.DAYS:
            return self.tr("What your rule deletes after %n day(s) is gone there, too.", "", rule.days)
        return self.tr("What your rule deletes on the server is gone there, too.")

    def _remedies(self, account: Account, kind: WarningKind) -> list[Action]:
        if kind is WarningKind.MANY_LEFT:
            days = LeaveRule(LeaveKind.DAYS, account.leave.days or OFFERED_DAYS)
            return [Action(self.tr("Set an end date …"), lambda: self.rule_wanted.emit(account.id, days))]
        if kind is WarningKind.MIXED_USE:
            return [Action(self.tr("Switch to IMAP …"), lambda: self.switch_wanted.emit(account.id)),
                    Action(self.tr("Change the rule …"), lambda: self.rule_wanted.emit(account.id, account.leave))]
        return []

    def _dismiss(self, told: AccountWarning) -> None:
        self._banners.remove(f"{KEY}{told.account_id}-{told.kind}")
        self._context.engine.submit(DismissWarning(told.account_id, told.kind))
