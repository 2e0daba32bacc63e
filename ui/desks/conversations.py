"""Whether the list shows conversations, whose they are, and what the store finds out about them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.model.message import MessageRow
from app.store import folders, identities
from ui import wording
from ui.actions import Actions
from ui.context import Context
from ui.desks.browsing import BrowsingDesk
from ui.models.message_list import MessageListModel
from ui.views.conversation_strip import ConversationStrip
from ui.views.message_list import MessageListPane


class ConversationsDesk(QObject):
    """Keeps the list in step with the setting."""

    def __init__(self, context: Context, pane: MessageListPane, rows: MessageListModel, browsing: BrowsingDesk,
                 actions: Actions, strip: ConversationStrip) -> None:
        super().__init__(context.window)
        self._context, self._pane, self._rows, self._browsing, self._strip = context, pane, rows, browsing, strip
        self._own: frozenset[str] = frozenset()
        self._names: dict[int, str] = {}
        rows.folder_name = self._folder_name
        rows.talk_words.own = lambda email: email.lower() in self._own
        actions.conversations.setChecked(context.settings.conversations)
        actions.conversations.toggled.connect(self._toggled)
        context.bridge.threads_linked.connect(rows.apply_linked)
        for told in (pane.selection_changed, context.bridge.threads_linked, context.bridge.messages_changed):
            told.connect(lambda *_told: self._show_place())
        strip.step_wanted.connect(self._step)
        context.bridge.accounts_changed.connect(lambda _told: self._learn())
        context.bridge.writing_changed.connect(lambda _told: self._learn())
        context.bridge.folders_changed.connect(lambda _told: self._names.clear())
        self._learn()

    def _read(self) -> tuple[MessageRow, tuple[int, ...]] | None:
        """The message that is read, if it stands among others, and the ids of its conversation, newest first."""
        one, chosen = self._pane.one(), self._pane.chosen()
        told = None if one is None else self._rows.talk_of(chosen[0])
        return None if one is None or told is None or one.id not in told.shown else (one, told.shown)

    def _show_place(self) -> None:
        read = self._read()
        if read is None:
            self._strip.show_place(1, 1)
        else:
            self._strip.show_place(len(read[1]) - read[1].index(read[0].id), len(read[1]))

    def _step(self, by: int) -> None:
        """In the list, if the conversation is unfolded there."""
        read, chosen = self._read(), self._pane.chosen()
        if read is None:
            return
        wanted = read[1].index(read[0].id) - by
        if wanted not in range(len(read[1])):
            return
        if self._rows.is_unfolded(chosen[0]):
            head = self._rows.place_of_head(chosen[0])
            places = {self._rows.message(place).id: place
                      for place in range(head, min(head + len(read[1]), self._rows.rowCount()))}
            self._pane.select(places.get(read[1][wanted], head))
        else:
            self._pane.folding.read(read[1][wanted])

    def _toggled(self, by_conversation: bool) -> None:
        self._context.settings.conversations = by_conversation
        self._browsing.regroup()

    def _learn(self) -> None:
        """Whose addresses are the person's own."""
        self._own = identities.own_addresses(self._context.db)
        self._pane.repaint_rows()

    def _folder_name(self, folder_id: int) -> str:
        """Asked for at every painting of a row."""
        if folder_id not in self._names:
            found = folders.find(self._context.db, folder_id)
            self._names[folder_id] = "" if found is None else wording.folder_name(found)
        return self._names[folder_id]
