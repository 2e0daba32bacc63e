"""The tool bar and the menu bar: which action stands where."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from ui import icons
from ui.actions import Actions
from ui.views.search_bar import SearchBar

translate = QCoreApplication.translate


def build_toolbar(window: QMainWindow, actions: Actions, search: SearchBar) -> QToolBar:
    """Fixed in its place; New message stands out."""
    bar = QToolBar(translate("MainWindow", "Tools"))
    bar.setMovable(False)
    bar.setFloatable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    icons.fit(bar, 20)
    new = QToolButton()
    new.setText(actions.new_message.text().replace("&", ""))
    new.setToolTip(actions.new_message.toolTip())
    new.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    new.setProperty("role", "primary")
    new.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    icons.fit(new, 18)
    icons.bind(new, "new-message", "on_accent")
    new.clicked.connect(actions.new_message.trigger)
    actions.new_message.changed.connect(lambda: new.setToolTip(actions.new_message.toolTip()))
    bar.addWidget(new)
    bar.addWidget(_space(6))
    bar.addAction(actions.get_mail)
    for group in ((actions.reply, actions.reply_all, actions.forward),
                  (actions.archive, actions.move, actions.junk, actions.delete),
                  (actions.star, actions.toggle_read)):
        bar.addSeparator()
        bar.addActions(list(group))
    stretch = QWidget()
    stretch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(stretch)
    bar.addWidget(search)
    return bar


def build_menus(window: QMainWindow, actions: Actions) -> None:
    """Everything that can be done is in a menu."""
    a = actions
    file = (a.new_message, a.new_from_template, a.get_mail, None, a.save_message, a.save_pdf, a.print_, a.source, None,
            a.add_account, a.account_settings, a.identities, a.keys, a.filters, a.outbox, a.offline, None, a.import_,
            a.export, a.back_up, a.restore, None, a.preferences, None, a.quit)
    edit = (a.undo, a.undo_send, None, a.select_all, a.search, a.find, a.find_next, a.find_previous, None,
            a.mark_all_read)
    view = (a.all_folders, a.only, None, a.conversations, a.columns, a.plain, a.fold_quotes, a.original_colours, None,
            a.load_images, a.trusted_senders, None, a.zoom_in, a.zoom_out, a.zoom_reset, None, a.activity)
    layout: tuple[tuple[str, tuple[QAction | None, ...]], ...] = (
        (translate("MainWindow", "&File"), file),
        (translate("MainWindow", "&Edit"), edit),
        (translate("MainWindow", "&View"), view),
        (translate("MainWindow", "&Go"), (a.next, a.previous, a.next_unread, None, a.next_pane, a.previous_pane)),
        (translate("MainWindow", "&Message"), message_actions(a)),
        (translate("MainWindow", "&Help"), (a.help, a.shortcuts, a.tour, None, a.log, a.report, None, a.about)),
    )
    for title, entries in layout:
        _fill(window.menuBar().addMenu(title), entries)


def message_actions(actions: Actions) -> tuple[QAction | None, ...]:
    """For the message menu and the list's context menu; None is a separator."""
    a = actions
    return (a.edit_draft, a.reply, a.reply_all, a.reply_list, a.forward, a.forward_attached, a.redirect, None, a.star,
            a.toggle_read, a.tag, None, a.archive, a.snooze, a.move, a.copy, a.junk, None, a.keep_on_server,
            a.leave_to_rule, a.remove_from_server, None, a.delete, a.delete_forever)


def list_menu(window: QMainWindow, actions: Actions) -> QMenu:
    """For the message list; deletes itself once it was used."""
    menu = QMenu(window)
    menu.aboutToHide.connect(menu.deleteLater)
    _fill(menu, (*message_actions(actions), None, actions.save_message, actions.source))
    return menu


def more_action(window: QMainWindow, actions: Actions) -> QAction:
    """What has no button of its own in a message's head."""
    a = actions
    menu = QMenu(window)
    _fill(menu, (a.find, a.print_, a.save_pdf, None, a.plain, a.fold_quotes, a.zoom_in, a.zoom_out, a.zoom_reset, None,
                 a.move, a.copy, a.snooze, a.junk, a.toggle_read, a.tag, None, a.save_message, a.source))
    more = QAction(translate("MainWindow", "More"), window)
    icons.bind(more, "more")
    more.triggered.connect(lambda: menu.popup(QCursor.pos()))
    return more


def _fill(menu: QMenu, entries: Iterable[QAction | None]) -> None:
    # Why something is greyed stands in its tip.
    menu.setToolTipsVisible(True)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        else:
            menu.addAction(entry)


def _space(width: int) -> QWidget:
    space = QWidget()
    space.setFixedWidth(width)
    return space
