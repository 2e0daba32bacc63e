"""The files of a message being written, as chips that can be removed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.model.message import Attachment, OutgoingFile
from ui import formats, icons
from ui.forms.flow_layout import FlowLayout
from ui.forms.labels import Picture, Toned
from ui.models.attachment_list import icon_name
from ui.plain_tip import plain_tip

_NAME_WIDTH = 220


class _Chip(QFrame):
    removed = Signal(object)

    def __init__(self, file: OutgoingFile) -> None:
        super().__init__()
        self.file = file
        self.setProperty("frame", "card")
        name = QLabel(QFontMetrics(self.font()).elidedText(file.name, Qt.TextElideMode.ElideMiddle, _NAME_WIDTH))
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setToolTip(plain_tip(file.name))
        size = Toned(formats.size(len(file.data)))
        size.setWordWrap(False)
        self.remove = QToolButton()
        icons.bind(self.remove, "close")
        words = self.tr("Remove {name}").format(name=file.name)
        self.remove.setToolTip(plain_tip(words))
        self.remove.setAccessibleName(words)
        self.remove.clicked.connect(lambda: self.removed.emit(self))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 3, 4, 3)
        layout.setSpacing(6)
        layout.addWidget(Picture(_picture(file), 18))
        layout.addWidget(name)
        layout.addWidget(size)
        layout.addWidget(self.remove)
        self.setAccessibleName(f"{file.name}, {size.text()}")


class AttachmentStrip(QWidget):
    """Chips in lines; hidden while there are none. Delete or Backspace on a chip's button removes it, too."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[_Chip] = []
        self._total = Toned()
        self._flow = FlowLayout(spacing=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._flow)
        layout.addWidget(self._total)
        self.setAccessibleName(self.tr("Attachments"))
        self._refresh()

    def files(self) -> tuple[OutgoingFile, ...]:
        return tuple(chip.file for chip in self._chips)

    def octets(self) -> int:
        return sum(len(chip.file.data) for chip in self._chips)

    def add(self, files: Iterable[OutgoingFile]) -> None:
        for file in files:
            chip = _Chip(file)
            chip.removed.connect(self.remove)
            chip.remove.installEventFilter(self)
            self._chips.append(chip)
            self._flow.addWidget(chip)
        self._refresh()
        self.changed.emit()

    def remove(self, chip: _Chip) -> None:
        at = self._chips.index(chip)
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        if self._chips:
            self._chips[min(at, len(self._chips) - 1)].remove.setFocus()
        self._refresh()
        self.changed.emit()

    def chip_buttons(self) -> list[QToolButton]:
        return [chip.remove for chip in self._chips]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            for chip in self._chips:
                if chip.remove is watched:
                    self.remove(chip)
                    return True
        return super().eventFilter(watched, event)

    def _refresh(self) -> None:
        self.setVisible(bool(self._chips))
        self._total.setVisible(len(self._chips) > 1)
        self._total.setText(self.tr("%n file(s)", "", len(self._chips)) + f" · {formats.size(self.octets())}")


def _picture(file: OutgoingFile) -> str:
    return icon_name(Attachment("", file.name, file.content_type, len(file.data)))
