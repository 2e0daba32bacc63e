"""What is done with the chosen messages: one edit each, applied at once, told to the server later."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMessageBox

from app.commands import MarkFoldersRead, UndoEdit
from app.events import EditApplied
from app.model.folder import Folder, Role
from app.model.message import FLAGGED, SEEN, MessageRow
from app.model.operation import (
    ArchiveMessages,
    CopyMessages,
    DeleteMessages,
    JunkMessages,
    MoveMessages,
    SetFlags,
)
from app.store import folders
from ui.actions import Actions
from ui.context import Context
from ui.desks.reading import ReadingDesk
from ui.models.folder_tree import FolderTreeModel
from ui.rights import Rights, no_insert, rights_of
from ui.undo_words import QUIET, UndoWords
from ui.views.folder_chooser import FolderChooser
from ui.views.message_list import MessageListPane
from ui.views.toast import Toast


class EditingDesk(QObject):
    """Acts on what the list has chosen, whatever folder that lies in."""

    def __init__(self, context: Context, pane: MessageListPane, tree_model: FolderTreeModel, reading: ReadingDesk,
                 actions: Actions, toast: Toast) -> None:
        super().__init__(context.window)
        self._context, self._pane, self._reading = context, pane, reading
        self._toast, self._words = toast, UndoWords(self)
        actions.archive.triggered.connect(self.archive)
        actions.junk.triggered.connect(self.junk)
        actions.delete.triggered.connect(self.delete)
        actions.delete_forever.triggered.connect(self.ask_delete_forever)
        actions.move.triggered.connect(self.choose_move)
        actions.copy.triggered.connect(self.choose_copy)
        actions.star.triggered.connect(lambda: self.toggle_star(self._pane.selected()))
        actions.toggle_read.triggered.connect(self.toggle_read)
        actions.undo.triggered.connect(self.undo)
        pane.star_clicked.connect(self._star_clicked)
        self._tree_model = tree_model
        tree_model.dropped.connect(self.dropped)
        context.bridge.edit_applied.connect(self._applied)

    def rights(self, rows: Sequence[MessageRow]) -> Rights:
        """What may be done with these."""
        places = [folders.find(self._context.db, number) for number in {row.folder_id for row in rows}]
        return rights_of(each for each in places if each is not None)

    def _may(self, why_not: str) -> bool:
        """Says why not."""
        if why_not:
            self._toast.say(why_not)
        return not why_not

    # --- flags --------------------------------------------------------------------------------

    def toggle_star(self, rows: Sequence[MessageRow]) -> None:
        if rows:
            off = all(row.is_flagged for row in rows)
            self._flag(rows, FLAGGED, on=not off)

    def _star_clicked(self, row: MessageRow) -> None:
        if self._may(self.rights([row]).flag):
            # Of a folded conversation the newest message gets the star, and whichever has one loses it.
            worn = [each for each in self._pane.stands_for(row) if each.is_flagged]
            self.toggle_star(worn or [row])

    def toggle_read(self) -> None:
        """Read where all are unread, else unread."""
        rows = self._pane.selected()
        if rows:
            self._reading.keep_unread()
            self._flag(rows, SEEN, on=all(row.is_unread for row in rows))

    def mark_folder_read(self, folder_id: int) -> None:
        """All of it, in one step for undo."""
        self.mark_folders_read((folder_id,))

    def mark_folders_read(self, folder_ids: tuple[int, ...]) -> None:
        if folder_ids:
            self._context.engine.submit(MarkFoldersRead(folder_ids))

    def _flag(self, rows: Sequence[MessageRow], flag: str, *, on: bool) -> None:
        ids, flags = tuple(row.id for row in rows), frozenset({flag})
        self._context.engine.edit(SetFlags(ids, add=flags) if on else SetFlags(ids, remove=flags))

    # --- moving -------------------------------------------------------------------------------

    def archive(self) -> None:
        """Into the archive, where the account wants it into the folder of its year."""
        rows = self._pane.selected()
        if rows and self._lets(rows, Role.ARCHIVE):
            self._context.engine.edit(ArchiveMessages(tuple(row.id for row in rows)))

    def junk(self) -> None:
        """Into the junk folder; from there back to the Inbox."""
        rows = self._pane.selected()
        out = bool(rows) and all(self._role_of(row) is Role.JUNK for row in rows)
        if rows and self._lets(rows, Role.INBOX if out else Role.JUNK):
            self._context.engine.edit(JunkMessages(tuple(row.id for row in rows), junk=not out))

    def _role_of(self, row: MessageRow) -> Role:
        return folders.folder(self._context.db, row.folder_id).role

    def _lets(self, rows: Sequence[MessageRow], role: Role) -> bool:
        """Whether each account's folder of this role, if there is one already, takes messages; says why not."""
        found = [folders.by_role(self._context.db, number, role) for number in {row.account_id for row in rows}]
        return all(self._may(no_insert(each)) for each in found if each is not None)

    def choose_move(self) -> None:
        self._choose(self.tr("Move to"), move=True)

    def choose_copy(self) -> None:
        self._choose(self.tr("Copy to"), move=False)

    def _choose(self, title: str, *, move: bool) -> None:
        rows = self._pane.selected()
        if not rows:
            return
        homes = {row.folder_id for row in rows} if move else set()
        first = rows[0].account_id
        known = sorted(self._context.accounts(), key=lambda each: each.id != first)
        places = [(each, self._tree_model.folders(each.id)) for each in known]
        chooser = FolderChooser(title, places, homes if len(homes) == 1 else set(), self._context.window)
        ids = tuple(row.id for row in rows)
        chooser.chosen.connect(lambda folder: self._place(ids, folder, move=move))
        chooser.open_at(self._where())

    def _where(self) -> QPoint:
        """Under the mouse if it is over the window, else below the window's upper edge."""
        window = self._context.window
        at = QCursor.pos()
        if window.rect().contains(window.mapFromGlobal(at)):
            return at
        return window.mapToGlobal(QPoint(window.width() // 2 - 160, 90))

    def _place(self, ids: tuple[int, ...], folder: Folder, *, move: bool) -> None:
        self._context.engine.edit(MoveMessages(ids, folder.id) if move else CopyMessages(ids, folder.id))

    def dropped(self, ids: tuple[int, ...], folder_id: int, copied: bool) -> None:
        """Messages were dropped on a folder of the tree."""
        # What is dragged is what is chosen.
        if not copied and not self._may(self.rights(self._pane.selected()).move):
            return
        self._context.engine.edit(CopyMessages(ids, folder_id) if copied else MoveMessages(ids, folder_id))

    # --- deleting -----------------------------------------------------------------------------

    def delete(self) -> None:
        """To the trash; from the trash for ever, after a question."""
        rows = self._pane.selected()
        if rows and any(self._role_of(row) is Role.TRASH for row in rows):
            self.ask_delete_forever()
        elif rows:
            self._context.engine.edit(DeleteMessages(tuple(row.id for row in rows)))

    def ask_delete_forever(self) -> None:
        rows = self._pane.selected()
        if not rows:
            return
        ids = tuple(row.id for row in rows)
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("Delete for ever"),
                          self.tr("Delete %n message(s) for ever?", "", len(ids)), parent=self._context.window)
        box.setInformativeText(self.tr("This cannot be undone."))
        button = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        button.setProperty("role", "danger")
        box.setDefaultButton(box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole))
        button.clicked.connect(lambda: self._context.engine.edit(DeleteMessages(ids, forever=True)))
        box.open()

    # --- undo ---------------------------------------------------------------------------------

    def undo(self) -> None:
        self._toast.hide()
        self._context.engine.submit(UndoEdit())

    def _applied(self, told: EditApplied) -> None:
        if told.undone:
            self._toast.say(self._words.undone(told.undone, told.count))
        elif (told.undo_label not in QUIET or told.count > 1) and (
                words := self._words.done(told.undo_label, told.count)):
            self._toast.say(words, self.tr("Undo"), self.undo)
