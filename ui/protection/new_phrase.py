"""A new phrase: shown once, written down, checked; only then the store is protected by it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.commands import ProposePhrase, ProtectStore
from app.events import EditRefused, PhraseProposed, ProtectionChanged
from app.model.protection import Protection
from app.redaction import conceal
from ui import icons
from ui.bridge import EventBridge
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Problem, Toned, announce, hint
from ui.help.topics import Topic
from ui.ports import EnginePort
from ui.protection import clipboard, paper, words
from ui.protection.phrase_check import PhraseCheck, Pick, any_three
from ui.protection.sheet import PhraseSheet

SHOW, CHECK = range(2)


class NewPhraseDialog(DialogFrame):
    """Accepted once the engine has taken the phrase. No button is the default one: Return in a field confirms nothing.
    Closed before, nothing has happened, and the words are worth nothing."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, parent: QWidget | None = None, *,
                 changes: bool = False, pick: Pick = any_three) -> None:
        """`changes`: the store is encrypted already, and gets another key."""
        super().__init__(self.tr("New recovery phrase") if changes else self.tr("Encrypt the mail on this computer"),
                         parent)
        self.explain_by(Topic.STORED_MAIL)
        self._engine, self._changes = engine, changes
        self._words: tuple[str, ...] = ()
        self._asked = False
        self._heading, self._sentence = self.headline("key", "accent", self.tr("Write these 12 words down"), " ")
        self.sheet = PhraseSheet()
        self.care = Toned("", "text")
        self.check = PhraseCheck(pick)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._first_page())
        self.stack.addWidget(self.check)
        self.problem = Problem()
        self.body.addSpacing(4)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.problem)
        self.copy = self.add_left(self.tr("C&opy"))
        icons.bind(self.copy, "copy")
        self.print = self.add_left(self.tr("&Print …"))
        icons.bind(self.print, "print")
        self.cancel = self.add_button(self.tr("Cancel"))
        self.back = self.add_button(self.tr("&Back"))
        self.next = self.add_button("", role="primary")
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        self.cancel.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: self._show(SHOW))
        self.next.clicked.connect(self._go_on)
        self.check.changed.connect(self._refresh)
        bridge.phrase_proposed.connect(self._proposed)
        bridge.protection_changed.connect(self._protection_changed)
        bridge.edit_refused.connect(self._refused)
        self.finished.connect(self._forget)
        self._show(SHOW)
        engine.submit(ProposePhrase())

    @property
    def page(self) -> int:
        """SHOW or CHECK."""
        return self.stack.currentIndex()

    # --- pages ----------------------------------------------------------------------------------

    def _first_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.sheet)
        column.addWidget(hint(self.tr(
            "On paper they are safest. What is copied can be read by other programs for {seconds} seconds, a printer"
            " may keep what it printed, and a PDF stays on the disk.").format(seconds=clipboard.SECONDS)))
        column.addWidget(self.care)
        column.addStretch()
        return page

    def _show(self, page: int) -> None:
        if page == CHECK:
            self.check.begin(self._words)
            self._heading.setText(self.tr("Do you have them?"))
            self._sentence.setText(self.tr("Type these three of your 12 words, from what you have written down."))
        else:
            self._heading.setText(self.tr("Write these 12 words down"))
            self._sentence.setText(self._why())
        self._sentence.show()
        self.setAccessibleDescription(f"{self._heading.text()}. {self._sentence.text()}")
        self.stack.setCurrentIndex(page)
        self.problem.say("")
        self._refresh()
        self._refit()
        if page == CHECK:
            self.check.focus()
        else:
            self.sheet.setFocus()
        announce(self, f"{self._heading.text()}. {self._sentence.text()}")

    def _why(self) -> str:
        why = self.tr("Whoever has these words and a copy of your mail can read it. Without them, and without the"
                      " key in the keyring, nobody can: mail that is only on this computer would be lost for good."
                      " Depesche shows them only this once.")
        if self._changes:
            why += " " + self.tr("The phrase you have so far opens this mail no more afterwards. Backups that you made"
                                 " before keep the old one.")
        return why

    def _refresh(self) -> None:
        on_check = self.page == CHECK
        self.copy.setVisible(not on_check)
        self.print.setVisible(not on_check)
        self.back.setVisible(on_check)
        for button in (self.copy, self.print):
            button.setEnabled(bool(self._words))
        self.back.setEnabled(not self._asked)
        self.cancel.setEnabled(not self._asked)
        self.check.setEnabled(not self._asked)
        if on_check:
            self.next.setText(self.tr("&Change the key") if self._changes else self.tr("&Encrypt"))
            self.next.setEnabled(self.check.is_right and not self._asked)
        else:
            self.next.setText(self.tr("I have &written them down"))
            self.next.setEnabled(bool(self._words))

    # --- what is done ---------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self.page == SHOW:
            self._show(CHECK)
        elif self.check.is_right and not self._asked:
            self._asked = True
            self.problem.say("")
            self._refresh()
            # The keyring may want its own password first.
            self.check.say(self.tr("One moment: the keyring is asked to keep the key."))
            self._engine.submit(ProtectStore(" ".join(self._words)))

    def reject(self) -> None:
        # The engine has been asked: its answer is a moment away, and says whether these words count.
        if not self._asked:
            super().reject()

    def _copy(self) -> None:
        clipboard.secret_clipboard().put(" ".join(self._words))
        self._say(self.tr("Copied. After {seconds} seconds it is taken off the clipboard again.").format(
            seconds=clipboard.SECONDS))

    def _print(self) -> None:
        self._say(self.tr("Take the sheet out of the printer at once."))
        paper.print_phrase(self._words, self)

    def _refit(self) -> None:
        """What has changed inside is known to the layouts only after the next events."""
        QTimer.singleShot(0, self, lambda: self.fit(680))

    def _say(self, text: str) -> None:
        self.care.setText(text)
        self._refit()
        announce(self, text)

    # --- answers --------------------------------------------------------------------------------

    def _proposed(self, told: PhraseProposed) -> None:
        if not self._words:
            self._words = told.words
            conceal(" ".join(told.words))
            self.sheet.show_words(self._words)
            self._show(SHOW)

    def _protection_changed(self, told: ProtectionChanged) -> None:
        if not self._asked:
            return
        if told.problem and told.state in (Protection.PLAIN, Protection.ENCRYPTED):
            self._failed(words.problem(told.problem))
        elif told.state in (Protection.ENCRYPTING, Protection.CHANGING):
            self.accept()

    def _refused(self, told: EditRefused) -> None:
        if self._asked or not self._words:
            self._failed(words.refusal(told.error))

    def _failed(self, text: str) -> None:
        self._asked = False
        self.check.say("")
        self._refresh()
        self.problem.say(text)
        self._refit()

    def _forget(self, _result: int) -> None:
        self._words = ()
        self.sheet.show_words(())
        self.check.begin(())
