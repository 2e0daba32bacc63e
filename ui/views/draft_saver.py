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
from app.model.security import Protection
from app.quick_dataclass import dataclass
from ui import background
from ui.bridge import EventBridge
from ui.ports import EnginePort
from ui.tokens import next_token


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What a composer held when it was closed, which could not be stored. `draft_id`: an older version that is."""

    draft: Draft
    account_id: int
    protection: Protection | None
    draft_id: int | None
    error: MailError


@dataclass(frozen=True, slots=True)
class _Version:
    """What was given to be stored last, and what it is to be protected by: the composer may be gone by then."""

    draft: Draft
    account_id: int
    protection: Protection | None


class DraftSaver(QObject):
    """Outlives its composer until the last answer is there; `release` lets it go."""

    saved = Signal()
    failed = Signal(object)
    """A MailError, while the composer is there to be told."""
    unsaved = Signal(object)
    """An Unsaved: the composer is gone, so that nobody holds the text any more."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, draft_id: int | None = None) -> None:
        super().__init__(bridge)
        self._engine = engine
        self.draft_id = draft_id
        """The newest stored version, None while there is none."""
        self._draft_account: int | None = None
        self._asked: dict[int, tuple[int, int | None]] = {}
        self._building = 0
        self._latest: _Version | None = None
        self._latest_token = 0
        self._waiting: Callable[[], None] | None = None
        self._released = False
        self.protection: Callable[[], Protection | None] = lambda: None
        """Asked at each save: a message that will be encrypted is stored encrypted, too."""
        bridge.draft_saved.connect(self._answered)

    @property
    def is_busy(self) -> bool:
        return bool(self._building or self._asked)

    def save(self, account_id: int, draft: Draft) -> None:
        """Build in the background and store. Not while busy: the caller tries again at its next tick."""
        if self.is_busy:
            return
        self._building = build = next_token()
        self._latest = version = _Version(draft, account_id, self.protection())
        background.run(self, partial(compose.build, draft, keep_bcc=True, stored=True),
                       partial(self._built, build, version))

    def save_now(self, account_id: int, draft: Draft) -> bool:
        """Build here and now and submit: for the moment when the window, perhaps the program, closes. False if it
        can't be built; `failed` says why."""
        self._building = 0
        self._latest = version = _Version(draft, account_id, self.protection())
        try:
            raw = compose.build(draft, keep_bcc=True, stored=True)
        except MailError as error:
            self.failed.emit(error)
            return False
        self._submit(version, raw)
        return True

    def when_idle(self, then: Callable[[], None]) -> None:
        """Call `then` once no save is under way: at once if that is so already."""
        self._waiting = then
        self._rest()

    def discard(self, taken: int | None = None) -> None:
        """Delete the stored draft, as soon as it is known which; not `taken`, which went with the message."""
        if self.draft_id == taken:
            self.draft_id = None
        self._latest = None
        self.when_idle(self._delete)

    def release(self) -> None:
        """The composer is gone; the saver goes after the last answer."""
        self._released = True
        self._rest()

    def _built(self, build: int, version: _Version, result: bytes | MailError) -> None:
        if build != self._building:
            return
        self._building = 0
        if isinstance(result, MailError):
            self._fail(result)
            self._rest()
        else:
            self._submit(version, result)

    def _submit(self, version: _Version, raw: bytes) -> None:
        account_id = version.account_id
        self._latest_token = token = next_token()
        # A version in another account's Drafts is not replaced but deleted once the new one stands.
        moved = self._draft_account is not None and self._draft_account != account_id
        replaces = None if moved else self.draft_id
        self._asked[token] = (account_id, replaces)
        self._engine.submit(SaveDraft(token, account_id, raw, replaces, version.protection))

    def _answered(self, event: DraftSaved) -> None:
        asked = self._asked.pop(event.token, None)
        if asked is None:
            return
        account_id, replaced = asked
        if event.error is not None:
            if not self._released or event.token == self._latest_token:
                self._fail(event.error)
        else:
            if self.draft_id is not None and self.draft_id != replaced:
                self._delete()
            self.draft_id, self._draft_account = event.message_id, account_id
            self.saved.emit()
        self._rest()

    def _fail(self, error: MailError) -> None:
        if not self._released:
            self.failed.emit(error)
        elif self._latest is not None:
            latest = self._latest
            self.unsaved.emit(Unsaved(latest.draft, latest.account_id, latest.protection, self.draft_id, error))

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
