"""The composer's widgets and where they stand; what they do is in composer.py."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.forms.drop_line import DropLine
from ui.forms.labels import Toned
from ui.forms.notice_bar import NoticeBar
from ui.forms.recipient_fields import RecipientFields
from ui.help import calls
from ui.key_words import native
from ui.views.attachment_strip import AttachmentStrip
from ui.views.body_edit import BodyEdit
from ui.views.format_bar import FormatBar
from ui.views.protection_bar import ProtectionBar
from ui.views.send_options import SendOptionsBar

_MARGIN = 20


class ComposerWindow(QWidget):
    """Head with sender, recipients and subject; a bar for reminders; text; files; status."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calls.add_key(self)
        self.setAcceptDrops(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._build_tools()
        self._build_head()
        self.bar = NoticeBar()
        self._layout.addWidget(self.bar)
        self._build_body()
        self._build_foot()
        room = (self.screen() or QGuiApplication.primaryScreen()).availableSize()
        self.resize(min(780, room.width() - 40), min(640, room.height() - 60))
        self._order_tabs()

    def freeze(self, frozen: bool) -> None:
        """While a message is handed over nothing can be changed."""
        for part in (self._tools, self._head, self.format_bar, self.body, self.attachments):
            part.setEnabled(not frozen)

    def add_shortcuts(self, *, send: Callable[[], None], save: Callable[[], None], attach: Callable[[], None],
                      close: Callable[[], object]) -> None:
        for keys, action in (("Ctrl+Return", send), ("Ctrl+Enter", send), ("Ctrl+S", save),
                             ("Ctrl+Shift+A", attach), ("Ctrl+W", close)):
            QShortcut(QKeySequence(keys), self, action)

    def _build_tools(self) -> None:
        self._tools = QFrame()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(_MARGIN, 12, _MARGIN - 6, 8)
        tools.setSpacing(8)
        self.send_button = QPushButton(self.tr("&Send"))
        self.send_button.setProperty("role", "primary")
        self.send_button.setToolTip(self.tr("Send ({keys})").format(keys=native("Ctrl+Return")))
        icons.bind(self.send_button, "send", "on_accent")
        self.attach_button = QPushButton(self.tr("&Attach"))
        self.attach_button.setProperty("role", "flat")
        self.attach_button.setToolTip(self.tr("Attach files ({keys}); dropping them on the window works, too").format(
            keys=native("Ctrl+Shift+A")))
        icons.bind(self.attach_button, "attachment")
        self.discard_button = QToolButton()
        self.discard_button.setToolTip(self.tr("Throw this message away"))
        self.discard_button.setAccessibleName(self.tr("Throw this message away"))
        icons.bind(self.discard_button, "trash")
        tools.addWidget(self.send_button)
        tools.addWidget(self.attach_button)
        self.send_options = SendOptionsBar()
        tools.addWidget(self.send_options)
        tools.addStretch()
        self.rich_button = QToolButton()
        self.rich_button.setCheckable(True)
        self.rich_button.setToolTip(self.tr("Rich text: formatting, links and pictures"))
        self.rich_button.setAccessibleName(self.tr("Rich text"))
        icons.bind(self.rich_button, "rich-text")
        self.more_button = QToolButton()
        self.more_button.setToolTip(self.tr("More"))
        self.more_button.setAccessibleName(self.tr("More"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        icons.bind(self.more_button, "more")
        tools.addWidget(self.rich_button)
        tools.addWidget(self.more_button)
        tools.addWidget(self.discard_button)
        self._layout.addWidget(self._tools)

    def _build_head(self) -> None:
        self._head = QFrame()
        grid = QGridLayout(self._head)
        grid.setContentsMargins(_MARGIN, 0, _MARGIN, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        self._layout.addWidget(self._head)
        self.sender_box = QComboBox()
        self.sender_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.subject = DropLine()
        self.subject.setMaxLength(900)
        self._add_row(grid, 0, self.tr("&From"), self.sender_box)
        self.recipients = RecipientFields(grid, 1, self)
        self._add_row(grid, 7, self.tr("Sub&ject"), self.subject)

    def _build_body(self) -> None:
        surface = QFrame()
        surface.setProperty("frame", "surface")
        inside = QVBoxLayout(surface)
        inside.setContentsMargins(_MARGIN - 4, 12, _MARGIN - 4, 8)
        inside.setSpacing(8)
        self.body = BodyEdit()
        self.format_bar = FormatBar(self.body)
        self.attachments = AttachmentStrip()
        inside.addWidget(self.body, 1)
        inside.addWidget(self.attachments)
        line = QFrame()
        line.setProperty("frame", "line")
        self._layout.addWidget(self.format_bar)
        self._layout.addWidget(line)
        self._layout.addWidget(surface, 1)

    def _build_foot(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(_MARGIN, 6, _MARGIN, 8)
        self.security = ProtectionBar()
        foot.addWidget(self.security)
        self.status = Toned()
        self.status.setMinimumHeight(self.status.fontMetrics().height())
        foot.addWidget(self.status, 1)
        line = QFrame()
        line.setProperty("frame", "line")
        self._layout.addWidget(line)
        self._layout.addLayout(foot)

    def _order_tabs(self) -> None:
        to, cc, bcc = self.recipients.lines()
        chain = [to, cc, bcc, self.subject, self.body, self.send_button, self.attach_button, self.discard_button,
                 self.sender_box]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _add_row(self, grid: QGridLayout, row: int, name: str, field: QWidget) -> None:
        label = QLabel(name)
        label.setProperty("role", "dim")
        label.setBuddy(field)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        field.setAccessibleName(name.replace("&", ""))
        grid.addWidget(label, row, 0)
        grid.addWidget(field, row, 1)
