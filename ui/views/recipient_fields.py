"""To, Cc and Bcc: three lines of addresses, checked when one leaves them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QToolButton

from app.errors import MailError
from app.mime.compose import parse_addresses
from app.model.message import Address
from ui.forms.labels import Problem

MAX_CHARACTERS = 50_000


class RecipientLine(QLineEdit):
    """Addresses separated by commas or semicolons."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.setMaxLength(MAX_CHARACTERS)
        self.setProperty("invalid", False)
        self._problem = problem
        self.editingFinished.connect(self.check)
        self.textEdited.connect(self._edited)

    def set_addresses(self, addresses: tuple[Address, ...]) -> None:
        self.setText(", ".join(_written(address) for address in addresses))
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
        for piece in self.text().replace(";", ",").split(","):
            try:
                parse_addresses(piece)
            except MailError:
                return piece.strip()[:100]
        return ""

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

    def fill(self, to: tuple[Address, ...], cc: tuple[Address, ...], bcc: tuple[Address, ...]) -> None:
        for number, addresses in enumerate((to, cc, bcc)):
            self._lines[number].set_addresses(addresses)
            if number:
                self._show_line(number, bool(addresses))

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


def _written(address: Address) -> str:
    """As it is typed: a name with special characters in quotes (RFC 5322 3.2.4)."""
    if not address.name:
        return address.email
    plain = all(c.isalnum() or c in " -'_" or ord(c) > 127 for c in address.name)
    name = address.name if plain else '"' + address.name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{name} <{address.email}>"
