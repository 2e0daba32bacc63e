"""The text of the chosen message: find in it, fold its quotes, its colours, its images, and reading on with Space."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.events import PicturesReady, ViewReady
from ui.actions import Actions
from ui.context import Context
from ui.views.message_list import MessageListPane
from ui.views.message_view import MessageViewPane


class BodyDesk(QObject):
    """Connects the actions that concern a message's text with the pane, and remembers what was chosen."""

    def __init__(self, context: Context, pane: MessageListPane, view: MessageViewPane, actions: Actions) -> None:
        super().__init__(context.window)
        self._context, self._pane, self._view, self._actions = context, pane, view, actions
        settings = context.settings
        actions.find.triggered.connect(view.open_find)
        actions.find_next.triggered.connect(lambda: self._go_on(backward=False))
        actions.find_previous.triggered.connect(lambda: self._go_on(backward=True))
        actions.fold_quotes.setChecked(settings.fold_quotes)
        actions.fold_quotes.toggled.connect(self._fold)
        actions.original_colours.setChecked(settings.original_colours)
        actions.original_colours.toggled.connect(self._colour)
        actions.load_images.triggered.connect(view.pictures.load)
        view.bodies.set_look(unfolded=not settings.fold_quotes, original=settings.original_colours)
        view.next_wanted.connect(self._next)
        for place in (pane.lines, pane.columns):
            place.installEventFilter(self)
        # Whoever shows the message connected first: by now the pane knows.
        context.bridge.view_ready.connect(self._shown, Qt.ConnectionType.QueuedConnection)
        context.bridge.pictures_ready.connect(self._shown, Qt.ConnectionType.QueuedConnection)
        pane.selection_changed.connect(self._enable, Qt.ConnectionType.QueuedConnection)
        self._enable()

    def _shown(self, _told: ViewReady | PicturesReady) -> None:
        self._enable()

    def _enable(self) -> None:
        shown = self._view.view is not None
        for action in (self._actions.find, self._actions.find_next, self._actions.find_previous,
                       self._actions.print_, self._actions.save_pdf):
            action.setEnabled(shown)
        self._actions.load_images.setEnabled(self._view.pictures.can_load)

    def _go_on(self, *, backward: bool) -> None:
        if self._view.view is not None:
            self._view.find_bar.go_on(backward=backward)

    def _fold(self, folded: bool) -> None:
        self._context.settings.fold_quotes = folded
        self._view.bodies.set_look(unfolded=not folded)

    def _colour(self, original: bool) -> None:
        self._context.settings.original_colours = original
        self._view.bodies.set_look(original=original)

    def _next(self) -> None:
        self._pane.step(1)
        self._pane.focus_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space in the list reads on, as Thunderbird and mutt do; Shift+Space goes back."""
        if (event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent)
                or event.key() != Qt.Key.Key_Space
                or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier):
            return False
        if self._view.view is None:
            return False
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not back and self._view.bodies.is_at_end:
            self._next()
        else:
            self._view.bodies.page(back=back)
        return True
