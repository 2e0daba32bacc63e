"""The attachments of the message shown."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.model.message import Attachment
from ui import formats
from ui.plain_tip import plain_tip

ATTACHMENT_ROLE = Qt.ItemDataRole.UserRole + 1
ICON_ROLE = Qt.ItemDataRole.UserRole + 2
"""Name of an icon in `resources/icons`."""

Index = QModelIndex | QPersistentModelIndex

_ARCHIVES = ("zip", "gzip", "x-tar", "x-7z", "x-rar", "x-xz", "x-bzip2")


class AttachmentListModel(QAbstractListModel):
    """Inline images that the body shows are left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._attachments: tuple[Attachment, ...] = ()

    def show(self, attachments: tuple[Attachment, ...]) -> None:
        self.beginResetModel()
        self._attachments = tuple(each for each in attachments if not each.is_inline)
        self.endResetModel()

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        return self._attachments

    @property
    def octets(self) -> int:
        return sum(each.size for each in self._attachments)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._attachments)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        attachment = self._attachments[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(attachment)
        if role == ATTACHMENT_ROLE:
            return attachment
        if role == ICON_ROLE:
            return icon_name(attachment)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.words(attachment))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words(attachment)
        return None

    def words(self, attachment: Attachment) -> str:
        return f"{self.name(attachment)} – {attachment.content_type}, {formats.size(attachment.size)}"

    def name(self, attachment: Attachment) -> str:
        return attachment.name or self.tr("unnamed attachment")


def icon_name(attachment: Attachment) -> str:
    """The icon for a kind of file."""
    main, _, sub = attachment.content_type.partition("/")
    if main in ("image", "audio"):
        return "image" if main == "image" else "file-audio"
    if sub == "pdf":
        return "file-pdf"
    if sub == "calendar":
        return "calendar"
    if attachment.content_type == "message/rfc822":
        return "mail"
    if any(word in sub for word in _ARCHIVES):
        return "file-archive"
    return "file-text" if main == "text" or "document" in sub or "sheet" in sub else "file"
