"""Opens composers: new, answers, forwards, drafts, mailto: links."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from app.errors import MailError
from app.mime import compose, mailto
from app.mime.mailto import MailtoRequest
from app.mime.quoting import for_editor
from app.model.account import Account
from app.model.folder import Role
from app.model.message import Draft, MessageRow
from app.store import folders
from ui import background
from ui.context import Context
from ui.desks.originals import Originals
from ui.desks.writing import WritingDesk
from ui.views import composer_start
from ui.views.draft_saver import DraftSaver, Unsaved

if TYPE_CHECKING:
    from ui.views.composer import Composer

_LOOK_MS = 10


class ComposingDesk(QObject):
    """Every open composer is known here, so that closing the program can close them in order."""

    notice = Signal(str)
    waits = Signal(int, float)
    """A message of the outbox (id), and when it goes."""
    failed = Signal(object)
    """A MailError."""
    no_account = Signal()
    patience = 5.0
    """Seconds for which the end of the program waits for what is being stored: the keyring may be slow."""

    def __init__(self, context: Context, originals: Originals) -> None:
        super().__init__(context.window)
        self._context, self._originals = context, originals
        self.writing = WritingDesk(context)
        self.open_composers: list[Composer] = []
        self._leaving: list[DraftSaver] = []

    def new(self, account_id: int | None = None) -> None:
        """An empty message from this account, or from the one that the person prefers."""
        if account := self._account(account_id):
            self._open(composer_start.new_draft(account, identities=self.writing.of(account)), account, fresh=True)

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
        self._open(composer_start.new_draft(account, request, self.writing.of(account)), account, fresh=True)

    def prefilled(self, request: MailtoRequest, account_id: int | None = None) -> None:
        """With what the program itself has to say; the person still reads and sends it."""
        if account := self._account(account_id):
            self._open(composer_start.new_draft(account, request, self.writing.of(account)), account, fresh=True)

    def reply(self, row: MessageRow, *, everyone: bool) -> None:
        self._answer(row, self._reply_maker(everyone))

    def reply_to_list(self, row: MessageRow) -> None:
        """To the list that it came by, and nobody else."""
        self._answer(row, self._maker(composer_start.list_reply_draft, rich=self.writing.rich_answers))

    def forward(self, row: MessageRow) -> None:
        self._answer(row, self._forward_maker())

    def forward_attached(self, row: MessageRow) -> None:
        """As a file, as it is."""
        self._answer(row, self._maker(composer_start.attached_draft), as_it_is=True)

    def reply_to_raw(self, raw: bytes, *, everyone: bool) -> None:
        """To a message that lies in no folder: a file that was opened."""
        if account := self._account(None):
            self._originals.readable_file(raw, lambda opened, kind: self._make(
                opened, account, self._reply_maker(everyone), kind=kind))

    def forward_raw(self, raw: bytes) -> None:
        if account := self._account(None):
            self._originals.readable_file(raw, lambda opened, kind: self._make(
                opened, account, self._forward_maker(), kind=kind))

    def _reply_maker(self, everyone: bool) -> Callable[[bytes, Account], Draft]:
        return self._maker(composer_start.reply_draft, everyone=everyone, mine=self.writing.own_addresses(),
                           rich=self.writing.rich_answers)

    def _forward_maker(self) -> Callable[[bytes, Account], Draft]:
        return self._maker(composer_start.forward_draft, rich=self.writing.rich_answers)

    def _maker(self, make: Callable[..., Draft], **how: object) -> Callable[[bytes, Account], Draft]:
        """With the identities of the account that a message lies in, read here: `make` runs in another thread."""
        known = {account.id: self.writing.of(account) for account in self._context.accounts()}
        return lambda raw, account: make(raw, account, identities=known.get(account.id, ()), **how)

    def edit_draft(self, row: MessageRow) -> None:
        """Goes on with a stored draft; each save replaces it. One that is open already comes to the front."""
        if not self._raise_draft(row.id):
            self._answer(row, lambda raw, _account: compose.draft_from(raw), draft_id=row.id)

    def _raise_draft(self, draft_id: int) -> bool:
        """Two windows over one draft would each keep what the other one replaces."""
        open_already = [each for each in self.open_composers if each.saver.draft_id == draft_id]
        for composer in open_already:
            composer.raise_()
            composer.activateWindow()
        return bool(open_already)

    def is_draft(self, row: MessageRow) -> bool:
        return folders.folder(self._context.db, row.folder_id).role is Role.DRAFTS

    def close_all(self) -> bool:
        """Each saves what was not saved, and that is waited for. False if something could not be stored, or not be put
        into the outbox: its window stands open, and says why."""
        for composer in list(self.open_composers):
            composer.close()
        self._settle()
        if any(not each.is_sending for each in self.open_composers):
            return False
        self.writing.close()
        return True

    def save_all(self) -> bool:
        """What is being written, while its windows stay: the session is about to end. False if some is not stored."""
        for composer in self.open_composers:
            if not composer.is_sending:
                composer.saver.when_idle(composer.save_draft)
        self._settle()
        return not any(each.is_changed() or each.saver.is_busy or each.is_sending for each in self.open_composers)

    def _settle(self) -> None:
        ends = time.monotonic() + self.patience
        while (any(each.is_busy for each in (*self._leaving, *(each.saver for each in self.open_composers)))
               or any(each.is_sending for each in self.open_composers)) and time.monotonic() < ends:
            loop = QEventLoop()
            QTimer.singleShot(_LOOK_MS, loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _bring_back(self, lost: Unsaved) -> None:
        """A window was closed, but its text could not be stored: it is opened again, with the reason."""
        if account := self._account(lost.account_id):
            protection = lost.protection
            self._open(lost.draft, account, lost.draft_id,
                       kind=protection.kind if protection is not None and protection.encrypt else "")
            self.open_composers[-1].not_saved(lost.error)

    def _answer(self, row: MessageRow, make: Callable[[bytes, Account], Draft], draft_id: int | None = None, *,
                as_it_is: bool = False) -> None:
        account = self._account(row.account_id)
        if account is not None and as_it_is:
            self._originals.get(row.id, lambda raw: self._make(raw, account, make))
        elif account is not None:
            self._originals.readable(row.id, lambda raw, kind: self._make(raw, account, make, draft_id, kind))

    def _make(self, raw: bytes, account: Account, make: Callable[[bytes, Account], Draft],
              draft_id: int | None = None, kind: str = "") -> None:
        def made(result: Draft | MailError) -> None:
            if isinstance(result, MailError):
                self.failed.emit(result)
            elif draft_id is None or not self._raise_draft(draft_id):  # asked for twice while it was read
                self._open(result, account, draft_id, fresh=draft_id is None, kind=kind)

        # Quoting parses the message: that is work for another thread.
        background.run(self, partial(_made_ready, make, raw, account, draft_id is None), made)

    def _account(self, account_id: int | None) -> Account | None:
        """This one, else the one that the person prefers, else the first."""
        known = self._context.accounts()
        wanted = account_id if account_id is not None else self._context.settings.default_account
        found = next((each for each in known if each.id == wanted), known[0] if known else None)
        if found is None:
            self.no_account.emit()
        return found

    def from_template(self, template_id: int, account_id: int | None = None) -> None:
        """A new message that begins as the template does."""
        if account := self._account(account_id):
            try:
                draft = compose.draft_from(self.writing.template(template_id))
            except MailError as error:
                self.failed.emit(error)
                return
            self._open(draft, account)

    def _open(self, draft: Draft, account: Account, draft_id: int | None = None, *, fresh: bool = False,
              kind: str = "") -> None:
        """`kind`: how the message was encrypted that is answered or gone on with."""
        from ui.views.composer import Composer

        composer = Composer(self._context.engine, self._context.bridge, self._context.accounts(), draft,
                            draft_id=draft_id, account_id=account.id, tools=self.writing.tools(), fresh=fresh)
        if kind:
            composer.security.require(kind)
        self.writing.serve(composer, self.from_template)
        composer.notice.connect(self.notice)
        composer.waits.connect(self.waits)
        composer.hold_seconds = self._context.settings.undo_send_seconds
        composer.closed.connect(lambda: self._forget(composer))
        composer.saver.unsaved.connect(self._bring_back)
        self.open_composers.append(composer)
        composer.show()
        composer.raise_()
        composer.activateWindow()

    def _forget(self, composer: Composer) -> None:
        self._leaving = [each for each in (*self._leaving, composer.saver) if each.is_busy]
        self.open_composers = [each for each in self.open_composers if each is not composer]


def _made_ready(make: Callable[[bytes, Account], Draft], raw: bytes, account: Account, fresh: bool) -> Draft:
    """With its HTML cleaned for the editor: long mail takes a while."""
    draft = make(raw, account)
    if draft.html:
        for_editor(draft.html, frozenset(each.content_id for each in draft.inline), keep_remote=not fresh)
    return draft
