"""What a composer's window holds: from a draft into the fields, from the fields to a draft; files come and go."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import MailError
from app.mime.compose import parse_addresses
from app.model.account import Account
from app.model.identity import Identity
from app.model.message import Address, Draft, OutgoingFile
from ui import background, formats
from ui.models.dragging import local_files
from ui.rich.from_text import to_rich
from ui.views.composer_window import ComposerWindow
from ui.views.outgoing_files import LARGE_OCTETS, read_file
from ui.views.rich_writing import RichWriting
from ui.views.signature import Signature
from ui.views.writing_tools import WritingTools

MAX_TOLD = 4
"""Of files that could not be read; more would fill the window."""


class ComposerForm(ComposerWindow):
    """The fields and files of one message, without drafts and sending. `fresh`: it was not written before, so that it
    gets the sender's signature and own fields."""

    def __init__(self, accounts: Sequence[Account], draft: Draft, parent: QWidget | None,
                 account_id: int | None, tools: WritingTools | None = None, *, fresh: bool = False) -> None:
        super().__init__(parent)
        self.tools = tools or WritingTools()
        self._accounts = tuple(accounts)
        self._senders = self.tools.senders(accounts)
        self._draft = draft
        self._reading = 0
        self._unread: list[str] = []
        self._body_kept = True
        self._reply_to, self._organisation = draft.reply_to, draft.organisation
        self._signature = Signature(self.body, above=self.tools.signature_above)
        self._identity = self._fill(draft, account_id, fresh)
        self.rich = RichWriting(self, self._signature, self.add_file)
        if self.tools.book is not None:
            self.recipients.complete_from(self.tools.book)
        if self.tools.speller is not None:
            self.body.highlighter.use(self.tools.speller)
        self.subject.textChanged.connect(self._show_title)
        self.sender_box.currentIndexChanged.connect(self._sender_changed)
        self.body.edited.connect(self._body_edited)
        self.body.files_given.connect(self.attach)
        self.body.picture_given.connect(self._picture_given)
        self.body.pictures_given.connect(self.rich.read_pictures)
        self.attach_button.clicked.connect(self.choose_files)

    def account(self) -> Account | None:
        """The account that sends; None where there is none at all."""
        at = self.sender_box.currentIndex()
        return self._senders[at][0] if 0 <= at < len(self._senders) else None

    def identity(self) -> Identity | None:
        """As whom it is sent; None where there is no account."""
        at = self.sender_box.currentIndex()
        return self._senders[at][1] if 0 <= at < len(self._senders) else None

    def renew_senders(self, tools: WritingTools) -> None:
        """Identities were changed: the chosen one stays, with its new signature, if it is still there."""
        if tools.identities == self.tools.identities:
            return
        self.tools, self._senders = tools, tools.senders(self._accounts)
        now = self._identity
        self.sender_box.blockSignals(True)
        self.sender_box.clear()
        self._list_senders()
        same = [at for at, (_, each) in enumerate(self._senders) if now is not None
                and each.account_id == now.account_id and (each.email == now.email or (each.id and each.id == now.id))]
        self.sender_box.setCurrentIndex(same[0] if same else 0)
        self.sender_box.blockSignals(False)
        self._sender_changed()

    def draft(self) -> Draft:
        """What the window holds. Raises MailError(USAGE) for a field that holds no list of addresses."""
        to, cc, bcc = (line.addresses() for line in self.recipients.lines())
        return self._made(to, cc, bcc)

    def unfinished_draft(self) -> Draft:
        """The same; addresses that are still half typed stand apart."""
        to, cc, bcc = (line.usable_addresses() for line in self.recipients.lines())
        first, second, third = (line.unfinished_text() for line in self.recipients.lines())
        return self._made(to, cc, bcc, (first, second, third))

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

    def _picture_given(self, file: OutgoingFile) -> None:
        if self.body.is_rich:
            self.rich.insert(file)
        else:
            self.add_file(file)

    def _body_edited(self) -> None:
        self._body_kept = False

    def _made(self, to: tuple[Address, ...], cc: tuple[Address, ...], bcc: tuple[Address, ...],
              unfinished: tuple[str, str, str] = ("", "", "")) -> Draft:
        identity = self.identity()
        text, html, inline = self._draft.text, self._draft.html, self._draft.inline
        if not self._body_kept:
            text, html = self.body.text(), self.body.html()
            inline = self.body.pictures.used(html) if html else ()
        return Draft(
            sender=identity.address if identity else self._draft.sender, to=to, cc=cc, bcc=bcc,
            subject=" ".join(self.subject.text().split()), text=text, html=html or None, inline=inline,
            files=self.attachments.files(), in_reply_to=self._draft.in_reply_to, references=self._draft.references,
            reply_to=self._reply_to, organisation=self._organisation, kept=self._draft.kept, unfinished=unfinished,
            options=self.send_options.value())

    def _fill(self, draft: Draft, account_id: int | None, fresh: bool) -> Identity | None:
        self._list_senders()
        self.sender_box.setCurrentIndex(self._best_sender(draft, account_id))
        chosen = self.identity()
        self.body.domain = chosen.email.rpartition("@")[2] if chosen else ""
        self.recipients.fill(draft.to, draft.cc, draft.bcc, draft.unfinished)
        self.subject.setText(draft.subject)
        rich = draft.html is not None or (fresh and self.tools.rich)
        if draft.html:
            self.body.set_rich(draft.html, draft.inline, own=not fresh)
        elif rich:
            self.body.set_rich(to_rich(draft.text))
        else:
            self.body.set_plain(draft.text)
        # What was made rich just now is no longer what the draft holds.
        self._body_kept = not rich or bool(draft.html)
        identity = self.identity()
        if identity is not None:
            if fresh:
                self._take_own_fields(identity)
                self._body_kept = self._body_kept and not (identity.signature or identity.signature_html)
                self._signature.put(identity)
            else:
                self._signature.find(identity)
        self.body.document().clearUndoRedoStacks()
        self.body.moveCursor(QTextCursor.MoveOperation.Start)
        self.attachments.add(draft.files)
        self.send_options.set_value(draft.options)
        self._show_title()
        (self.body if draft.to and draft.subject else self.subject if draft.to else self.recipients.to).setFocus()
        return identity

    def _list_senders(self) -> None:
        for account, identity in self._senders:
            self.sender_box.addItem(f"{identity.address}  –  {account.name}")

    def _best_sender(self, draft: Draft, account_id: int | None) -> int:
        """The identity with the draft's address, of this account if it has it; else the account's own."""
        email = draft.sender.email.casefold()
        ranked = [(identity.email.casefold() == email, account.id == account_id, -at)
                  for at, (account, identity) in enumerate(self._senders)]
        if account_id is not None:
            ranked = [(own, same, at) for same, own, at in ranked]
        return -max(ranked)[2] if ranked else 0

    def _sender_changed(self) -> None:
        before, now = self._identity, self.identity()
        if now is None or now == before:
            return
        self._take_own_fields(now, before)
        self._signature.change(now)
        self._identity = now

    def _take_own_fields(self, identity: Identity, before: Identity | None = None) -> None:
        self._reply_to, self._organisation = _addresses(identity.reply_to), identity.organisation
        self.recipients.set_own_bcc(before.bcc if before else "", identity.bcc)

    def _show_title(self) -> None:
        self.setWindowTitle(self.subject.text().strip() or self.tr("New message"))

    def _show_state(self) -> None:
        self.status.setText(self.tr("Reading files …") if self._reading else "")


def _addresses(text: str) -> tuple[Address, ...]:
    """Of an identity; the dialog takes only what can be read."""
    try:
        return parse_addresses(text)
    except MailError:
        return ()
