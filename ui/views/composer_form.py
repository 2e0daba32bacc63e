"""What a composer's window holds: from a draft into the fields, from the fields to a draft; files come and go."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import MailError
from app.model.account import Account
from app.model.message import Address, Draft, OutgoingFile
from ui import background, formats
from ui.views.composer_start import sender
from ui.views.composer_window import ComposerWindow
from ui.views.outgoing_files import LARGE_OCTETS, local_files, read_file

MAX_TOLD = 4
"""Of files that could not be read; more would fill the window."""


class ComposerForm(ComposerWindow):
    """The fields and files of one message, without drafts and sending."""

    def __init__(self, accounts: Sequence[Account], draft: Draft, parent: QWidget | None,
                 account_id: int | None) -> None:
        super().__init__(parent)
        self._accounts = tuple(accounts)
        self._draft = draft
        self._reading = 0
        self._unread: list[str] = []
        self._fill(draft, account_id)
        self.subject.textChanged.connect(self._show_title)
        self.body.files_given.connect(self.attach)
        self.body.picture_given.connect(self.add_file)
        self.attach_button.clicked.connect(self.choose_files)

    def account(self) -> Account | None:
        """The account that sends; None where there is none at all."""
        at = self.sender_box.currentIndex()
        return self._accounts[at] if 0 <= at < len(self._accounts) else None

    def draft(self) -> Draft:
        """What the window holds. Raises MailError(USAGE) for a field that holds no list of addresses."""
        to, cc, bcc = (line.addresses() for line in self.recipients.lines())
        return self._made(to, cc, bcc)

    def unfinished_draft(self) -> Draft:
        """The same, without the addresses that are still half typed."""
        to, cc, bcc = (line.usable_addresses() for line in self.recipients.lines())
        return self._made(to, cc, bcc)

    def attach(self, paths: Sequence[Path]) -> None:
        """Read files in the background and add them."""
        for path in paths:
            self._reading += 1
            background.run(self, partial(read_file, path), self._file_read)
        self._show_state()

    def choose_files(self) -> None:
        """Let the person choose files to attach."""
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Attach files"))
        self.attach([Path(path) for path in paths])

    def _file_read(self, result: OutgoingFile | MailError) -> None:
        self._reading -= 1
        self._show_state()
        if isinstance(result, MailError):
            self._unread.append(result.detail)
        else:
            self.add_file(result)
        if not self._reading and self._unread:
            self.bar.say("error", "\n".join(self._unread[:MAX_TOLD]))
            self._unread.clear()

    def add_file(self, file: OutgoingFile) -> None:
        """Add a file that is in memory already; warns where all of them grow large."""
        self.attachments.add((file,))
        if self.attachments.octets() > LARGE_OCTETS:
            self.bar.say("warning", self.tr("The files are {size} together. Many servers refuse more than"
                                            " {limit}.").format(size=formats.size(self.attachments.octets()),
                                                                limit=formats.size(LARGE_OCTETS)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := local_files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.attach(files)

    def _made(self, to: tuple[Address, ...], cc: tuple[Address, ...], bcc: tuple[Address, ...]) -> Draft:
        account = self.account()
        return Draft(
            sender=sender(account) if account else self._draft.sender, to=to, cc=cc, bcc=bcc,
            subject=" ".join(self.subject.text().split()), text=self.body.toPlainText(),
            files=self.attachments.files(), in_reply_to=self._draft.in_reply_to, references=self._draft.references)

    def _fill(self, draft: Draft, account_id: int | None) -> None:
        chosen = 0
        for at, account in enumerate(self._accounts):
            self.sender_box.addItem(f"{sender(account)}  –  {account.name}")
            if account.id == account_id or (account_id is None and not chosen
                                            and account.email.casefold() == draft.sender.email.casefold()):
                chosen = at
        self.sender_box.setCurrentIndex(chosen)
        self.recipients.fill(draft.to, draft.cc, draft.bcc)
        self.subject.setText(draft.subject)
        self.body.setPlainText(draft.text)
        self.body.moveCursor(QTextCursor.MoveOperation.Start)
        self.attachments.add(draft.files)
        self._show_title()
        (self.body if draft.to and draft.subject else self.subject if draft.to else self.recipients.to).setFocus()

    def _show_title(self) -> None:
        self.setWindowTitle(self.subject.text().strip() or self.tr("New message"))

    def _show_state(self) -> None:
        self.status.setText(self.tr("Reading files…") if self._reading else "")
