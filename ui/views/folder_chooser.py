"""A small window in which a folder is found by typing: for moving and copying."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.model.account import Account
from app.model.folder import Folder
from app.quick_dataclass import dataclass
from ui import icons, theme
from ui.forms.clearing import clearable
from ui.forms.empty_words import EmptyWords
from ui.models.folder_words import ICONS, place_name
from ui.rights import no_insert

_FOLDER_ROLE = Qt.ItemDataRole.UserRole
SHOWN = 200


class FolderChooser(QFrame):
    """A popup. `chosen` carries the Folder; it closes by itself."""

    chosen = Signal(object)

    def __init__(self, title: str, places: list[tuple[Account, tuple[Folder, ...]]], leave_out: set[int],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("frame", "card")
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find a folder"))
        self.field.setAccessibleName(self.tr("Find a folder"))
        clearable(self.field)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        icons.fit(self.list, 17)
        self.list.setAccessibleName(title)
        EmptyWords(self.list, self.tr("No folder has this in its name."))
        self.list.setProperty("role", "bare")
        self.list.setSpacing(3)
        heading = QLabel(title)
        heading.setProperty("role", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(self.field)
        column.addWidget(self.list)
        several = len(places) > 1
        self._entries = [_Entry(place_name(folder) + (f"  –  {account.name}" if several else ""), folder)
                         for account, folders in places for folder in folders
                         if folder.selectable and folder.id not in leave_out]
        room = self.screen().availableSize()
        self.setFixedSize(QSize(theme.manager().scaled(320), theme.manager().scaled(380)).boundedTo(room))
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self._filter("")

    def open_at(self, where: QPoint) -> None:
        """With its upper left corner there, moved so that all of it can be seen."""
        screen = self.screen().availableGeometry()
        self.move(min(where.x(), screen.right() - self.width()), min(where.y(), screen.bottom() - self.height()))
        self.show()
        self.field.setFocus()

    def _filter(self, text: str) -> None:
        """The first that fit: nobody scrolls through thousands, and each line costs time."""
        words = text.casefold().split()
        found = [entry for entry in self._entries if all(word in entry.text.casefold() for word in words)][:SHOWN]
        self.list.clear()
        for entry in found:
            item = QListWidgetItem(icons.icon(ICONS[entry.folder.role], "dim"), entry.text)
            item.setData(_FOLDER_ROLE, entry.folder)
            if why_not := no_insert(entry.folder):
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setToolTip(why_not)
            self.list.addItem(item)
        self._walk(1)

    def _take(self, item: QListWidgetItem) -> None:
        folder = item.data(_FOLDER_ROLE)
        self.close()
        self.chosen.emit(folder)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self._walk(1 if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if item := self.list.currentItem():
                    self._take(item)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, by: int) -> None:
        place = self.list.currentRow() + by
        while 0 <= place < self.list.count():
            if self.list.item(place).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentRow(place)
                return
            place += by


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    folder: Folder
