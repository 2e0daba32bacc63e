"""Keeps one composer's draft in the store: one save at a time, each replacing the one before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.commands import SaveDraft
from app.errors import MailError
from app.events import DraftSaved
from app.mime import compose
from app.model.message import Draft
from app.model.operation import DeleteMessages
from ui import background
from ui.bridge import EventBridge
from ui.ports import EnginePort
from ui.tokens import next_token


class DraftSaver(QObject):
    """Outlives its composer until the last answer is there; `release` lets it go."""

    saved = Signal()
    failed = Signal(object)

    def __init__(self, engine: EnginePort, bridge: EventBridge, draft_id: int | None = None) -> None:
        super().__init__(bridge)
        self._engine = engine
        self.draft_id = draft_id
        """The newest stored version, None while there is none."""
        self._draft_account: int | None = None
        self._asked: dict[int, tuple[int, int | None]] = {}
        self._building = 0
        self._waiting: Callable[[], None] | None = None
        self._released = False
        bridge.draft_saved.connect(self._answered)

    @property
    def is_busy(self) -> bool:
        return bool(self._building or self._asked)

    def save(self, account_id: int, draft: Draft) -> None:
        """Build in the background and store. Not while busy: the caller tries again at its next tick."""
        if self.is_busy:
            return
        self._building = build = next_token()
        background.run(self, partial(compose.build, draft, keep_bcc=True), partial(self._built, build, account_id))

    def save_now(self, account_id: int, draft: Draft) -> None:
        """Build here and now and submit: for the moment when the window, perhaps the program, closes."""
        self._building = 0
        try:
            self._submit(account_id, compose.build(draft, keep_bcc=True))
        except MailError as error:
            self.failed.emit(error)

    def when_idle(self, then: Callable[[], None]) -> None:
        """Call `then` once no save is under way: at once if that is so already."""
        self._waiting = then
        self._rest()

    def discard(self, taken: int | None = None) -> None:
        """Delete the stored draft, as soon as it is known which; not `taken`, which went with the message."""
        if self.draft_id == taken:
            self.draft_id = None
        self.when_idle(self._delete)

    def release(self) -> None:
        """The composer is gone; the saver goes after the last answer."""
        self._released = True
        self._rest()

    def _built(self, build: int, account_id: int, result: bytes | MailError) -> None:
        if build != self._building:
            return
        self._building = 0
        if isinstance(result, MailError):
            self.failed.emit(result)
            self._rest()
        else:
            self._submit(account_id, result)

    def _submit(self, account_id: int, raw: bytes) -> None:
        token = next_token()
        # A version in another account's Drafts is not replaced but deleted once the new one stands.
        moved = self._draft_account is not None and self._draft_account != account_id
        replaces = None if moved else self.draft_id
        self._asked[token] = (account_id, replaces)
        self._engine.submit(SaveDraft(token, account_id, raw, replaces))

    def _answered(self, event: DraftSaved) -> None:
        asked = self._asked.pop(event.token, None)
        if asked is None:
            return
        account_id, replaced = asked
        if event.error is not None:
            self.failed.emit(event.error)
        else:
            if self.draft_id is not None and self.draft_id != replaced:
                self._delete()
            self.draft_id, self._draft_account = event.message_id, account_id
            self.saved.emit()
        self._rest()

    def _delete(self) -> None:
        if self.draft_id is not None:
            self._engine.edit(DeleteMessages((self.draft_id,), forever=True))
            self.draft_id = None

    def _rest(self) -> None:
        if self.is_busy:
            return
        if self._waiting is not None:
            then, self._waiting = self._waiting, None
            then()
        if self._released and not self.is_busy:
            self.deleteLater()
