"""Fifth page: what was done, what could not be done, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from app.errors import MailError
from app.model.account import Protocol
from app.model.switching import SwitchReport, SwitchState
from ui import wording
from ui.forms.labels import Picture, Problem, Toned, announce, title
from ui.forms.page import Page
from ui.plain_tip import plain_tip


class ReportPage(Page):
    """Shows a SwitchReport; `undo_wanted` only after a click on Undo."""

    undo_wanted = Signal()

    def __init__(self, protocol: Protocol) -> None:
        super().__init__()
        self._to_imap = protocol is Protocol.IMAP
        self.report: SwitchReport | None = None
        self._mark = Picture("check-circle", 30, "ok")
        self.heading = title("", 1.15)
        self.lines = Toned("", "text")
        self.problem = Problem()
        self.undo = QPushButton(self.tr("&Undo the switch"))
        self.undo.setAutoDefault(False)
        self.undo_note = Toned()
        self.undo.clicked.connect(self._undo)
        card = QFrame()
        card.setProperty("frame", "card")
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.heading)
        words.addWidget(self.lines)
        line = QHBoxLayout(card)
        line.setContentsMargins(16, 14, 16, 14)
        line.setSpacing(14)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self._failed_title = title(self.tr("Not carried"), 1.0)
        self.failed = QTreeWidget()
        self.failed.setProperty("role", "table")
        self.failed.setRootIsDecorated(False)
        self.failed.setWordWrap(True)
        self.failed.setAccessibleName(self.tr("Messages that were not carried"))
        self.failed.setHeaderLabels([self.tr("Subject"), self.tr("Folder"), self.tr("Why")])
        self.failed.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.failed.header().resizeSection(0, 190)
        self.failed.header().resizeSection(1, 110)
        self.body.addWidget(card)
        self.body.addWidget(self._failed_title)
        self.body.addWidget(self.failed, 1)
        self.body.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.undo)
        row.addWidget(self.undo_note, 1)
        self.body.addLayout(row)
        self.body.addStretch()

    def show_report(self, report: SwitchReport) -> None:
        self.report = report
        undone = report.state is SwitchState.UNDONE
        protocol = wording.protocol_name(report.target.protocol)
        self.problem.say("")
        if undone:
            self.say(self.tr("The switch was undone"), self.tr("The account is as it was before."))
        elif report.state is SwitchState.RUNNING:
            self.say(self.tr("The switch is not finished"), self.tr(
                "Not everything could be carried, so that the account stays as it is. Try again, or undo it."))
        else:
            self.say(self.tr("The account uses {protocol} now").format(protocol=protocol),
                     self.tr("Its name, settings, filters and messages are the same as before."))
        self._mark.show_icon("undo" if undone else "warning" if report.failed else "check-circle",
                             "dim" if undone else "warning" if report.failed else "ok")
        count = len(report.failed)
        self.heading.setText(self.tr("Everything is as before") if undone else
                             self.tr("%Ln message(s) could not be carried", "", count) if count else
                             self.tr("All messages arrived"))
        self.lines.setText("\n".join(self._undone(report) if undone else self._counts(report)))
        self.failed.clear()
        for each in report.failed:
            item = QTreeWidgetItem([each.subject or self.tr("(no subject)"), wording.folder_leaf(each.folder),
                                    wording.not_carried(each.detail)])
            for column, text in enumerate((each.subject, each.folder, wording.not_carried(each.detail))):
                item.setToolTip(column, plain_tip(text))
            self.failed.addTopLevelItem(item)
        self._failed_title.setVisible(bool(count))
        self.failed.setVisible(bool(count))
        self.undo.setVisible(report.can_undo and not undone)
        self.undo.setEnabled(True)
        self.undo_note.setVisible(not undone)
        self.undo_note.setText(self.tr("Possible until something changes that only {protocol} knows of.").format(
            protocol=protocol) if report.can_undo else self.tr(
            "It can no longer be undone, since something has changed by {protocol}.").format(protocol=protocol))
        self.complete_changed.emit()
        announce(self, f"{self.heading.text()}. {self.lines.text()}")

    def fail(self, error: MailError) -> None:
        """Undo was not possible."""
        self.undo.setEnabled(True)
        self.problem.say(wording.error_sentence(error))
        self.complete_changed.emit()

    def _counts(self, told: SwitchReport) -> list[str]:
        lines = []
        if self._to_imap:
            lines.append(self.tr("%Ln message(s) uploaded", "", told.uploaded))
            lines.append(self.tr("%Ln message(s) were there already", "", told.already_there))
        elif told.uploaded:
            lines.append(self.tr("%Ln message(s) downloaded", "", told.uploaded))
        lines.append(self.tr("%Ln message(s) compared, octet for octet", "", told.verified))
        folders = sum(bool(each.path) for each in told.folders)
        if folders:
            lines.append(self.tr("%Ln folder(s)", "", folders))
        if told.failed:
            lines.append(self.tr("What was not carried is still on this computer."))
        return lines

    def _undone(self, told: SwitchReport) -> list[str]:
        if self._to_imap and told.uploaded:
            return [self.tr("%Ln uploaded message(s) stay(s) on the server: Depesche deletes nothing there.", "",
                            told.uploaded)]
        return [self.tr("Nothing was deleted on the server.")]

    def _undo(self) -> None:
        self.undo.setEnabled(False)
        self.undo_wanted.emit()
