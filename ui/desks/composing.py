"""Opens composers: new, answers, forwards, drafts, mailto: links."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import MailError
from app.mime import compose, mailto
from app.model.account import Account
from app.model.folder import Role
from app.model.message import Draft, MessageRow
from app.store import folders
from ui import background
from ui.desks.context import Context
from ui.desks.originals import Originals
from ui.views import composer_start
from ui.views.composer import Composer


class ComposingDesk(QObject):
    """Every open composer is known here, so that closing the program can close them in order."""

    notice = Signal(str)
    failed = Signal(object)
    """A MailError."""
    no_account = Signal()

    def __init__(self, context: Context, originals: Originals) -> None:
        super().__init__(context.window)
        self._context, self._originals = context, originals
        self.open_composers: list[Composer] = []

    def new(self, account_id: int | None = None) -> None:
        """An empty message from this account, or from the first one."""
        if account := self._account(account_id):
            self._open(composer_start.new_draft(account), account)

    def from_link(self, url: str, account_id: int | None = None) -> None:
        """What a mailto: link asks for. A link may fill fields; it never sends or attaches."""
        account = self._account(account_id)
        if account is None:
            return
        try:
            request = mailto.parse(url)
        except MailError as error:
            self.failed.emit(error)
            return
        self._open(composer_start.new_draft(account, request), account)

    def reply(self, row: MessageRow, *, everyone: bool) -> None:
        self._answer(row, self._reply_maker(everyone))

    def forward(self, row: MessageRow) -> None:
        self._answer(row, composer_start.forward_draft)

    def reply_to_raw(self, raw: bytes, *, everyone: bool) -> None:
        """To a message that lies in no folder: a file that was opened."""
        if account := self._account(None):
            self._make(raw, account, self._reply_maker(everyone))

    def forward_raw(self, raw: bytes) -> None:
        if account := self._account(None):
            self._make(raw, account, composer_start.forward_draft)

    def _reply_maker(self, everyone: bool) -> Callable[[bytes, Account], Draft]:
        mine = frozenset(each.email.lower() for each in self._context.accounts())
        return partial(composer_start.reply_draft, everyone=everyone, mine=mine)

    def edit_draft(self, row: MessageRow) -> None:
        """Goes on with a stored draft; each save replaces it."""
        self._answer(row, lambda raw, _account: compose.draft_from(raw), draft_id=row.id)

    def is_draft(self, row: MessageRow) -> bool:
        return folders.folder(self._context.db, row.folder_id).role is Role.DRAFTS

    def close_all(self) -> bool:
        """Each saves what was not saved; False if one refuses because it is sending."""
        for composer in list(self.open_composers):
            composer.close()
        return not self.open_composers

    def _answer(self, row: MessageRow, make: Callable[[bytes, Account], Draft], draft_id: int | None = None) -> None:
        if account := self._account(row.account_id):
            self._originals.get(row.id, lambda raw: self._make(raw, account, make, draft_id))

    def _make(self, raw: bytes, account: Account, make: Callable[[bytes, Account], Draft],
              draft_id: int | None = None) -> None:
        def made(result: Draft | MailError) -> None:
            if isinstance(result, MailError):
                self.failed.emit(result)
            else:
                self._open(result, account, draft_id)

        # Quoting parses the message: that is work for another thread.
        background.run(self, partial(make, raw, account), made)

    def _account(self, account_id: int | None) -> Account | None:
        known = self._context.accounts()
        found = next((each for each in known if each.id == account_id), known[0] if known else None)
        if found is None:
            self.no_account.emit()
        return found

    def _open(self, draft: Draft, account: Account, draft_id: int | None = None) -> None:
        composer = Composer(self._context.engine, self._context.bridge, self._context.accounts(), draft,
                            draft_id=draft_id, account_id=account.id)
        composer.notice.connect(self.notice)
        composer.closed.connect(lambda: self._forget(composer))
        self.open_composers.append(composer)
        composer.show()
        composer.raise_()
        composer.activateWindow()

    def _forget(self, composer: QWidget) -> None:
        self.open_composers = [each for each in self.open_composers if each is not composer]
