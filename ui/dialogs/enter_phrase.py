"""A phrase asked for: of the mail at the start, of a conversion that lacks its key, of a backup."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import ErrorKind, MailError
from app.store import phrase
from ui import usage_words
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Problem, hint
from ui.forms.word_grid import WordGrid
from ui.help.topics import Topic


class EnterPhraseDialog(DialogFrame):
    """Accepted with `entered`, once the words are a phrase; whether it is the right one shows later. Heirs whose `use`
    can tell that at once raise MailError from it, and the dialog stays."""

    entered = Signal(str)

    def __init__(self, title: str, icon: str, heading: str, sentence: str, go_on: str, give_up: str,
                 parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.explain_by(Topic.STORED_MAIL)
        _heading, self.why = self.headline(icon, "accent", heading, sentence)
        self.grid = WordGrid()
        self.problem = Problem()
        self.body.addSpacing(4)
        self.body.addWidget(self.grid)
        self.body.addWidget(hint(self.tr("The first four letters of a word are enough. A phrase that was copied as a"
                                         " whole may be pasted into the first field.")))
        self.add_more()
        self.body.addWidget(self.problem)
        self.body.addStretch()
        self.quit = self.add_button(give_up)
        self.ok = self.add_button(go_on, role="primary")
        self.quit.clicked.connect(self.reject)
        self.ok.clicked.connect(self._take)
        self.grid.changed.connect(self._edited)
        self.grid.finished.connect(lambda: self.ok.setFocus(Qt.FocusReason.TabFocusReason))
        self.finished.connect(lambda _result: self.grid.clear())
        self._edited()
        self.fit(620)
        self.grid.setFocus()

    def add_more(self) -> None:
        """Below the words, and buttons at the left, for heirs."""

    def use(self, words: str) -> None:
        """With words that are a phrase. Raises MailError."""
        self.entered.emit(words)

    def refused(self, error: MailError) -> None:
        """What `use` raised; heirs have their own words for some."""
        self.problem.say(usage_words.sentence(error.detail))

    def _edited(self) -> None:
        self.problem.say("")
        self.ok.setEnabled(self.grid.is_whole)

    def _take(self) -> None:
        try:
            self.use(" ".join(phrase.check(" ".join(self.grid.words()))))
        except MailError as error:
            if error.kind is ErrorKind.USAGE:
                self.problem.say(usage_words.sentence(error.detail))
            else:
                self.refused(error)
        else:
            self.accept()
