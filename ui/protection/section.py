"""The stored mail's encryption on a page of the preferences: the panel, its questions, and the engine's answers."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.commands import AskProtection, CancelConversion, ProtectStore, UnprotectStore
from app.events import EditRefused, ProtectionChanged
from ui.bridge import EventBridge
from ui.desktop.restart import restart
from ui.dialogs.enter_phrase import EnterPhraseDialog
from ui.help import calls
from ui.help.topics import Topic
from ui.ports import EnginePort
from ui.protection import words
from ui.protection.new_phrase import NewPhraseDialog
from ui.protection.panel import ProtectionPanel
from ui.protection.removal import RemovalDialog


class ProtectionSection(QObject):
    """Asks the engine how it stands as soon as it is made."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, panel: ProtectionPanel) -> None:
        super().__init__(panel)
        self._engine, self._bridge, self._panel = engine, bridge, panel
        self._asked = False
        panel.encrypt_wanted.connect(lambda: self._new_phrase(changes=False))
        panel.change_wanted.connect(lambda: self._new_phrase(changes=True))
        panel.remove_wanted.connect(self._ask_removal)
        panel.cancel_wanted.connect(lambda: self._engine.submit(CancelConversion()))
        panel.restart_wanted.connect(restart().ask)
        panel.help_wanted.connect(lambda: calls.calls().ask(Topic.STORED_MAIL))
        panel.phrase_wanted.connect(self._enter_phrase)
        bridge.protection_changed.connect(self._changed)
        bridge.edit_refused.connect(self._refused)
        engine.submit(AskProtection())

    def _new_phrase(self, *, changes: bool) -> None:
        NewPhraseDialog(self._engine, self._bridge, self._window(), changes=changes).open()

    def _enter_phrase(self) -> None:
        dialog = EnterPhraseDialog(self.tr("Recovery phrase"), "key", self.tr("Which phrase did you write down?"),
                                   self.tr("Depesche was ended while it encrypted your mail, and no keyring kept the"
                                           " key. With the new phrase it goes on where it was."),
                                   self.tr("&Go on"), self.tr("Cancel"), self._window())
        dialog.entered.connect(self._go_on)
        dialog.open()

    def _go_on(self, phrase: str) -> None:
        self._asked = True
        self._engine.submit(ProtectStore(phrase))

    def _ask_removal(self) -> None:
        dialog = RemovalDialog(self._window())
        dialog.accepted.connect(self._remove)
        dialog.open()

    def _remove(self) -> None:
        self._asked = True
        self._engine.submit(UnprotectStore())

    def _changed(self, told: ProtectionChanged) -> None:
        self._asked = False
        self._panel.show_state(told)

    def _refused(self, told: EditRefused) -> None:
        if self._asked:
            self._asked = False
            self._panel.problem.say(words.refusal(told.error))

    def _window(self) -> QWidget:
        return self._panel.window()
