"""To, Cc and Bcc: three lines of addresses, checked when one leaves them."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton

from app.errors import MailError
from app.mime import mailto
from app.mime.compose import parse_addresses
from app.model.message import Address
from ui.forms.address_completer import AddressCompleter
from ui.forms.addresses import written
from ui.forms.drop_line import DropLine
from ui.forms.labels import Problem
from ui.models.address_book import AddressBook
from ui.models.dragging import mailto_link

MAX_CHARACTERS = 50_000


class RecipientLine(DropLine):
    """Addresses separated by commas or semicolons; a link to an address that is dropped here adds it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.setMaxLength(MAX_CHARACTERS)
        self.setProperty("invalid", False)
        self._problem = problem
        self.editingFinished.connect(self.check)
        self.textEdited.connect(self._edited)

    def set_addresses(self, addresses: tuple[Address, ...], unfinished: str = "") -> None:
        """`unfinished`: what is no address yet."""
        self.setText(", ".join([*(written(address) for address in addresses), *([unfinished] if unfinished else [])]))
        self.setCursorPosition(0)

    def addresses(self) -> tuple[Address, ...]:
        """Raises MailError(USAGE) naming what is no address."""
        return parse_addresses(self.text())

    def usable_addresses(self) -> tuple[Address, ...]:
        """Those that are complete; for drafts, whose fields may be half typed."""
        try:
            return parse_addresses(self.text())
        except MailError:
            found: list[Address] = []
            for piece in self.text().replace(";", ",").split(","):
                try:
                    found.extend(parse_addresses(piece))
                except MailError:
                    continue
            return tuple(found)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if mailto_link(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not mailto_link(event.mimeData()):
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if not (link := mailto_link(event.mimeData())):
            super().dropEvent(event)
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        with contextlib.suppress(MailError):  # what is no link adds nothing
            known = self.text().strip().rstrip(",;")
            more = ", ".join(written(each) for each in mailto.parse(link).to)
            self.setText(", ".join(each for each in (known, more) if each))
            self.textEdited.emit(self.text())
        self.check()

    def check(self) -> bool:
        """Mark the line and say what is wrong; True where nothing is."""
        try:
            self.addresses()
        except MailError:
            self._mark(self._bad_piece())
            return False
        self._mark("")
        return True

    def complain(self, words: str) -> None:
        """Mark the line with a sentence of the caller's."""
        self._mark(words)

    def unusable_text(self) -> str:
        """The first piece that is no address; "" where all are, or where it cannot be told."""
        return next(iter(self._unusable()), "")[:100]

    def unfinished_text(self) -> str:
        """All that `usable_addresses` leaves out, at most 2,000 characters."""
        try:
            parse_addresses(self.text())
        except MailError:
            return " ".join(", ".join(self._unusable()).split())[:2000]
        return ""

    def _unusable(self) -> list[str]:
        found = []
        for piece in self.text().replace(";", ",").split(","):
            try:
                parse_addresses(piece)
            except MailError:
                found.append(piece.strip())
        return found

    def _bad_piece(self) -> str:
        if text := self.unusable_text():
            return self.tr("“{text}” is not a complete address: it should look like name@example.org.").format(
                text=text)
        return self.tr("These are not addresses: they look like name@example.org, separated by commas.")

    def _edited(self) -> None:
        if self.property("invalid") and self._is_good():
            self._mark("")

    def _is_good(self) -> bool:
        try:
            return bool(self.addresses())
        except MailError:
            return False

    def _mark(self, words: str) -> None:
        self._problem.say(words)
        self.setAccessibleDescription(words)
        if self.property("invalid") != bool(words):
            self.setProperty("invalid", bool(words))
            self.style().unpolish(self)
            self.style().polish(self)


class RecipientFields(QObject):
    """The three lines in the grid of the composer's head; Cc and Bcc come up when they are wanted."""

    changed = Signal()

    def __init__(self, grid: QGridLayout, row: int, parent: QObject) -> None:
        super().__init__(parent)
        names = (self.tr("&To"), self.tr("&Cc"), self.tr("&Bcc"))
        self._labels: list[QLabel] = []
        self._lines: list[RecipientLine] = []
        self._problems: list[Problem] = []
        self._show_buttons: list[QToolButton] = []
        for number, name in enumerate(names):
            problem = Problem()
            line = RecipientLine(problem)
            line.textChanged.connect(self.changed)
            line.setAccessibleName(name.replace("&", ""))
            label = QLabel(name)
            label.setProperty("role", "dim")
            label.setBuddy(line)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            at = row + 2 * number
            grid.addWidget(label, at, 0)
            grid.addWidget(problem, at + 1, 1)
            self._labels.append(label)
            self._lines.append(line)
            self._problems.append(problem)
            if number == 0:
                holder = QHBoxLayout()
                holder.setSpacing(4)
                holder.addWidget(line, 1)
                for more in (1, 2):
                    holder.addWidget(self._show_button(names[more].replace("&", ""), more))
                grid.addLayout(holder, at, 1)
            else:
                grid.addWidget(line, at, 1)
                self._show_line(number, False)
        self.to, self.cc, self.bcc = self._lines
        self.to.setPlaceholderText(self.tr("name@example.org, …"))

    def show_line(self, number: int) -> None:
        """1 is Cc, 2 is Bcc: show it and go there."""
        self._show_line(number, True)
        self._lines[number].setFocus()

    def fill(self, to: tuple[Address, ...], cc: tuple[Address, ...], bcc: tuple[Address, ...],
             unfinished: tuple[str, str, str] = ("", "", "")) -> None:
        for number, addresses in enumerate((to, cc, bcc)):
            self._lines[number].set_addresses(addresses, unfinished[number])
            if number:
                self._show_line(number, bool(addresses or unfinished[number]))

    def complete_from(self, book: AddressBook) -> None:
        """Offer known addresses while one is typed."""
        self.completers = [AddressCompleter(line, book) for line in self._lines]

    def set_own_bcc(self, before: str, now: str) -> None:
        """The sender's own blind copy: exchanged while the person has not touched it."""
        if self.bcc.text().strip() == before.strip():
            self.bcc.setText(now.strip())
            self._show_line(2, bool(now.strip()))

    def check(self) -> bool:
        """Check all lines; the first that is wrong gets the focus."""
        wrong = [line for line in self._lines if not line.check()]
        if not wrong and not any(line.addresses() for line in self._lines):
            self.to.complain(self.tr("Who is it for? Give at least one address."))
            wrong = [self.to]
        if wrong:
            wrong[0].setFocus()
        return not wrong

    def lines(self) -> tuple[RecipientLine, RecipientLine, RecipientLine]:
        return self.to, self.cc, self.bcc

    def _show_button(self, name: str, number: int) -> QToolButton:
        button = QToolButton()
        button.setText(name)
        button.setAccessibleName(self.tr("Show the {name} line").format(name=name))
        button.clicked.connect(lambda: self.show_line(number))
        self._show_buttons.append(button)
        return button

    def _show_line(self, number: int, shown: bool) -> None:
        self._labels[number].setVisible(shown)
        self._lines[number].setVisible(shown)
        self._show_buttons[number - 1].setVisible(not shown)
