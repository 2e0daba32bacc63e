"""The status bar: each account's state in words, where a link leads, and the way to the activity panel."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStatusBar,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from app.events import AccountStateChanged, ConnectionState
from app.model.account import Account
from ui import painting, wording
from ui.forms.elided_label import ElidedLabel
from ui.plain_tip import plain_tip
from ui.views.folder_rows import state_color

_FEWEST = 14
"""Characters of an account's words that are always seen, with the room for the dot."""


class StatusBar(QStatusBar):
    """`account_clicked` asks for details of an account's state, `retry_wanted` that it does not wait any longer."""

    account_clicked = Signal(int)
    retry_wanted = Signal(int)

    def __init__(self, activity: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._accounts: dict[int, _AccountState] = {}
        self._states = QWidget()
        self._line = QHBoxLayout(self._states)
        self._line.setContentsMargins(8, 0, 0, 0)
        self._line.setSpacing(4)
        self._link = ElidedLabel()
        self._link.setProperty("role", "small")
        self._link.setAlignment(Qt.AlignmentFlag.AlignRight)
        button = QToolButton()
        button.setDefaultAction(activity)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addWidget(self._states)
        self.addWidget(self._link, 1)
        self.addPermanentWidget(button)

    def show_accounts(self, accounts: tuple[Account, ...]) -> None:
        """In the order of the tree; states of accounts that stay are kept."""
        old = self._accounts
        self._accounts = {}
        for account in accounts:
            widget = old.pop(account.id, None) or self._new_widget(account.id)
            widget.account = account
            widget.refresh()
            self._accounts[account.id] = widget
            self._line.addWidget(widget)
            self._line.addWidget(widget.retry)
        for widget in old.values():
            widget.retry.deleteLater()
            widget.deleteLater()

    def _new_widget(self, account_id: int) -> _AccountState:
        widget = _AccountState()
        widget.clicked.connect(lambda: self.account_clicked.emit(account_id))
        widget.retry.clicked.connect(lambda: (
            self.account_clicked if widget.needs_somebody else self.retry_wanted).emit(account_id))
        return widget

    def show_state(self, told: AccountStateChanged) -> None:
        if widget := self._accounts.get(told.account_id):
            widget.state = told
            widget.refresh()

    def text_of(self, account_id: int) -> str:
        """The words shown for an account."""
        return self._accounts[account_id].text().strip()

    def retry_button(self, account_id: int) -> QToolButton:
        """Shown while the account waits or has stopped."""
        return self._accounts[account_id].retry

    def show_link(self, target: str) -> None:
        """Where the link under the mouse really leads; "" for none."""
        self._link.setText(target)


class _AccountState(QToolButton):
    """A dot and some words; a click asks for more. Where nothing happens by itself `retry` stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.account: Account | None = None
        self.state: AccountStateChanged | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.retry = QToolButton()
        self.retry.setProperty("role", "chip")
        self.retry.setText(self.tr("Try now"))
        self.retry.hide()

    @property
    def needs_password(self) -> bool:
        error = self.state.error if self.state is not None else None
        return error is not None and wording.error_advice(error) is wording.Advice.PASSWORD

    @property
    def needs_sign_in(self) -> bool:
        error = self.state.error if self.state is not None else None
        return error is not None and wording.error_advice(error) is wording.Advice.SIGN_IN

    @property
    def needs_somebody(self) -> bool:
        """Trying again would change nothing."""
        return self.needs_password or self.needs_sign_in

    def refresh(self) -> None:
        if self.account is None:
            return
        words = wording.state_sentence(self.state, self.account.protocol) if self.state else ""
        text = f"{self.account.name}: {words}" if words else self.account.name
        self.setText(f"     {text}")
        why = wording.error_sentence(self.state.error) if self.state and self.state.error else ""
        self.setToolTip(plain_tip("\n".join(filter(None, (text, why)))))
        self.setAccessibleName(text)
        self.retry.setVisible(self.state is not None and self.state.state in (
            ConnectionState.WAITING, ConnectionState.STOPPED))
        self.retry.setText(self.tr("Enter password …") if self.needs_password
                           else self.tr("Sign in again …") if self.needs_sign_in else self.tr("Try now"))
        spoken = (self.tr("Enter the password of “{account}”") if self.needs_password
                  else self.tr("Sign in to “{account}” again") if self.needs_sign_in
                  else self.tr("Try “{account}” now"))
        self.retry.setAccessibleName(spoken.format(account=self.account.name))

    def minimumSizeHint(self) -> QSize:
        """Of the dot and the first letters: words must not make the window wider than the screen."""
        whole = super().minimumSizeHint()
        spare = max(0, self.fontMetrics().horizontalAdvance(self.text()[_FEWEST:]))
        return QSize(whole.width() - spare, whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option, metrics = QStyleOptionToolButton(), self.fontMetrics()
        self.initStyleOption(option)
        lacking = self.sizeHint().width() - self.width()
        if lacking > 0:
            room = metrics.horizontalAdvance(self.text()) - lacking
            option.text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        if self.state is not None:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            painting.draw_dot(QPainter(self), QPointF(self.width() - 11 if mirrored else 11, self.height() / 2),
                              state_color(self.state.state))
