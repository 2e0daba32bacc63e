"""Words in the place of a list's rows while it has none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView

from ui.forms.labels import Toned

_MARGIN = 16


class EmptyWords(Toned):
    """A sentence that says why the view is empty, or what would fill it. Its model must be set already."""

    def __init__(self, view: QAbstractItemView, words: str) -> None:
        super().__init__(words, "dim", view.viewport())
        self._view = view
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.viewport().installEventFilter(self)
        model = view.model()
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset, model.layoutChanged):
            changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        room = self._view.viewport().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        self.setGeometry(room)
        empty = self._view.model().rowCount(self._view.rootIndex()) == 0
        self.setVisible(empty)
        self._view.setAccessibleDescription(self.text() if empty else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.refresh()
        return super().eventFilter(watched, event)
