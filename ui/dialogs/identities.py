"""As whom an account sends: names, addresses, signatures, in the person's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.commands import SaveIdentities
from app.model.account import Account
from app.model.identity import Identity
from ui import icons
from ui.bridge import EventBridge
from ui.dialogs.saving import SavingDialog
from ui.forms.identity_form import IdentityForm
from ui.forms.labels import hint
from ui.ports import EnginePort


class IdentitiesDialog(SavingDialog):
    """A list at the left, the chosen one's fields at the right; nothing counts before Save."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, account: Account, known: Sequence[Identity],
                 parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Identities of “{account}”").format(account=account.name), parent, bridge)
        self._engine, self._account = engine, account
        self._identities = list(known)
        self._shown = -1
        self.body.addWidget(hint(self.tr("Each identity is a sender to choose from when you write. The first one is"
                                         " used for new messages; an answer comes from the one that was written to.")))
        middle = QHBoxLayout()
        middle.setSpacing(16)
        side = QVBoxLayout()
        side.setSpacing(6)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Identities"))
        self.list.setFixedWidth(210)
        side.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.add, self.remove, self.up, self.down = (self._small(row, picture, words) for picture, words in (
            ("add", self.tr("New identity")), ("delete", self.tr("Remove this identity")),
            ("chevron-up", self.tr("Up")), ("chevron-down", self.tr("Down"))))
        row.addStretch()
        side.addLayout(row)
        middle.addLayout(side)
        self.form = IdentityForm()
        middle.addWidget(self.form, 1)
        self.body.addLayout(middle, 1)
        self.body.addWidget(self.problem)
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self.save_button = self.add_button(self.tr("&Save"), default=True)
        self.save_button.clicked.connect(self._save)
        self.list.currentRowChanged.connect(self._choose)
        self.form.changed.connect(self._edited)
        self.add.clicked.connect(self._new)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        bridge.writing_changed.connect(self._saved)
        self._show(0)
        self.fit(760, 640)
        self.form.name.setFocus()

    def identities(self) -> tuple[Identity, ...]:
        """As they stand here."""
        return tuple(self._identities)

    def _small(self, row: QHBoxLayout, picture: str, words: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "flat")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        icons.bind(button, picture)
        row.addWidget(button)
        return button

    def _show(self, chosen: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for each in self._identities:
            self.list.addItem(QListWidgetItem(icons.icon("account"), _line(each)))
        self.list.blockSignals(False)
        self.list.setCurrentRow(chosen)
        self._choose(chosen)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._identities):
            self._shown = row
            self.form.set_identity(self._identities[row])
        self._refresh()

    def _refresh(self) -> None:
        row, count = self.list.currentRow(), len(self._identities)
        self.remove.setEnabled(count > 1)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        self.save_button.setEnabled(not self._saving)

    def _edited(self) -> None:
        if 0 <= self._shown < len(self._identities):
            self._identities[self._shown] = self.form.identity()
            self.list.item(self._shown).setText(_line(self._identities[self._shown]))
            self.problem.say("")

    def _new(self) -> None:
        first = self._identities[0]
        self._identities.append(Identity(0, self._account.id, name=first.name, organisation=first.organisation))
        self._show(len(self._identities) - 1)
        self.form.email.setFocus()

    def _remove(self) -> None:
        row = self.list.currentRow()
        if len(self._identities) > 1 and row >= 0:
            del self._identities[row]
            self._show(min(row, len(self._identities) - 1))

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        self._identities.insert(row + by, self._identities.pop(row))
        self._show(row + by)

    def _save(self) -> None:
        for row, each in enumerate(self._identities):
            self.list.setCurrentRow(row)
            if not self.form.check():
                return
            self._identities[row] = replace(each, position=row)
        self._saving = True
        self._refresh()
        self._engine.submit(SaveIdentities(self._account.id, tuple(self._identities)))


def _line(each: Identity) -> str:
    return f"{each.name}\n{each.email}" if each.name else each.email
