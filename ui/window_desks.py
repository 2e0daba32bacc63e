"""The desks of the main window, and what connects them: needed once somebody does something, and not to see the list.

They are as much of the program as all that is seen, and are loaded after it (`MainWindow.complete`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.commands import CancelWork
from ui import theme
from ui.desks.accounts import AccountsDesk
from ui.desks.body import BodyDesk
from ui.desks.cards import CardsDesk
from ui.desks.composing import ComposingDesk
from ui.desks.conversations import ConversationsDesk
from ui.desks.editing import EditingDesk
from ui.desks.favourites import FavouritesDesk
from ui.desks.files import FilesDesk
from ui.desks.filtering import FilteringDesk
from ui.desks.folders import FoldersDesk
from ui.desks.helping import HelpDesk
from ui.desks.html_ahead import HtmlAhead
from ui.desks.jobs import JobsDesk
from ui.desks.keys import KeysDesk
from ui.desks.notices import NoticesDesk
from ui.desks.opening import OpeningDesk
from ui.desks.originals import Originals
from ui.desks.outgoing import OutgoingDesk
from ui.desks.pauses import PausesDesk
from ui.desks.pictures import PicturesDesk
from ui.desks.printing import PrintingDesk
from ui.desks.program import ProgramDesk
from ui.desks.protection import ProtectionDesk
from ui.desks.reading import ReadingDesk
from ui.desks.server_mail import ServerMailDesk
from ui.desks.snoozing import SnoozingDesk
from ui.desks.tagging import TaggingDesk
from ui.desks.warnings import WarningsDesk
from ui.help_windows.offers import help_actions, tour_stops
from ui.network_watch import NetworkWatch
from ui.presence import Presence
from ui.settings import ListLayout
from ui.toolbar import list_menu
from ui.views.message_view import Shown

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def furnish(window: MainWindow) -> None:
    """Makes and connects all of them, once."""
    _make(window)
    _connect_actions(window)
    _connect_events(window)


def _make(window: MainWindow) -> None:
    """Each desk, and what they want of each other."""
    c, a = window.context, window.actions_
    window.notices = NoticesDesk(c, window.banners, window.toast)
    originals = Originals(c, window.notices.show_error)
    window.conversations = ConversationsDesk(c, window.list, window.rows, window.browsing, a, window.view.strip)
    window.reading = ReadingDesk(c, window.list, window.rows, window.view, a)
    window.body = BodyDesk(c, window.list, window.view, a)
    window.pictures = PicturesDesk(c, window.view, window.toast)
    window.pictures.failed.connect(window.notices.show_error)
    window.printing = PrintingDesk(window.view, window, lambda: c.settings.save_directory)
    window.printing.failed.connect(window.notices.show_error)
    window.printing.saved.connect(window.told_saved)
    window.editing = EditingDesk(c, window.list, window.tree_model, window.reading, a, window.toast)
    window.composing = ComposingDesk(c, originals)
    window.files = FilesDesk(c, window.view, originals, window.toast)
    window.keys = KeysDesk(c, window.view, a)
    window.cards = CardsDesk(c, window.toast)
    window.cards.attach(window.view)
    window.cards.failed.connect(window.notices.show_error)
    window.folders = FoldersDesk(c, window.tree_model)
    window.accounts = AccountsDesk(c, window.tree, window.folders)
    window.jobs = JobsDesk(c, window.tree_model, window.banners)
    window.tagging = TaggingDesk(c, window.list, a)
    window.filtering = FilteringDesk(c, window.list, a)
    window.snoozing = SnoozingDesk(c, window.browsing, window.list, a, window.banners)
    window.favourites = FavouritesDesk(c, window.tree_model)
    window.accounts.menu_filled.connect(window.favourites.fill_menu)
    window.tree_model.files_dropped.connect(window.jobs.take_in_files)
    window.pauses = PausesDesk(c, window.browsing, window.tree_model, window.list, window.banners)
    window.server_mail = ServerMailDesk(c, window.browsing, window.reading, window.list, window.view, a, window.notices)
    window.warnings = WarningsDesk(c, window.banners)
    window.opening = OpeningDesk(c, originals, window.composing, window.reading, window.notices, window.cards)
    window.outgoing = OutgoingDesk(c, window.composing, originals, window.notices, window.view, window.toast)
    window.outgoing.can_undo.connect(a.undo_send.setEnabled)
    window.program = ProgramDesk(c, window, a)
    window.program.preferring.tell_of_damage(window.banners)
    window.program.tell_of_updates(window.banners)
    window.protection = ProtectionDesk(c, window.activity, window.banners, window.toast)
    window.protection.settings_wanted.connect(lambda: window.program.open_preferences("security"))
    places = tour_stops(window.tree, window.list, window.view, window.search, window.status)
    window.help = HelpDesk(c, window, window.banners, window.program.shortcut_rows, places, help_actions(a),
                           reads=lambda: window.view.shown is Shown.MESSAGE)
    window.help.toured.connect(window.program.save_settings)
    window.help.mail_wanted.connect(lambda request: window.composing.prefilled(request, window.account_here()))
    window.opening.trust_wanted.connect(window.pictures.trust)
    window.originals = originals
    window.composing.notice.connect(window.notices.say)
    window.composing.failed.connect(window.notices.show_error)
    window.composing.no_account.connect(window.accounts.add_account)
    window.files.failed.connect(window.notices.show_error)
    window.files.message_wanted.connect(
        lambda raw, title: window.opening.open_raw(raw, title, junk=window.view.in_junk or window.view.is_decrypted))
    window.notices.settings_wanted.connect(window.accounts.open_settings)
    window.notices.outbox_wanted.connect(window.accounts.open_outbox)
    window.browsing.add_account_wanted.connect(window.accounts.add_account)
    window.accounts.started.connect(window.browsing.open_inbox)
    window.browsing.outbox_wanted.connect(window.accounts.open_outbox)
    window.browsing.new_message_wanted.connect(window.composing.new)
    window.browsing.filters_wanted.connect(window.jobs.open_filters)
    window.browsing.settings_wanted.connect(window.accounts.open_settings)
    window.browsing.trouble_wanted.connect(window.notices.show_state)
    window.browsing.folder_shown.connect(window.show_title)
    window.browsing.search.marks_changed.connect(window.view.mark)
    window.reading.mailto_wanted.connect(window.write_to)
    window.reading.edit_wanted.connect(window.composing.edit_draft)
    window.accounts.mark_read_wanted.connect(window.editing.mark_folder_read)
    window.accounts.new_message_wanted.connect(window.composing.new)
    window.accounts.decision_wanted.connect(window.pauses.decide)
    window.accounts.export_wanted.connect(window.jobs.export)
    window.accounts.import_wanted.connect(window.jobs.take_in)
    window.accounts.switch_wanted.connect(window.jobs.switch)
    window.accounts.rule_wanted.connect(window.server_mail.change_rule)
    window.accounts.waiting_wanted.connect(window.server_mail.show_waiting)
    window.warnings.rule_wanted.connect(window.server_mail.change_rule)
    window.warnings.switch_wanted.connect(window.jobs.switch)
    window.tagging.preferences_wanted.connect(lambda: window.program.open_preferences("tags"))
    window.network = NetworkWatch(window)
    window.network.woke.connect(window.accounts.check_connections)
    window.presence = Presence(c.engine.touched, window)
    window.html_ahead = HtmlAhead(c.settings, window.view.bodies, window)


def _connect_actions(window: MainWindow) -> None:
    """What menus, keys and the list lead to."""
    a = window.actions_
    for action, run in (
        (a.get_mail, window.accounts.get_mail), (a.new_message, lambda: window.composing.new(window.account_here())),
        (a.add_account, window.accounts.add_account), (a.account_settings, window.open_settings),
        (a.outbox, window.accounts.open_outbox), (a.preferences, window.program.open_preferences),
        (a.quit, window.quit),
        (a.filters, window.jobs.open_filters), (a.export, lambda: window.jobs.export(window.account_here())),
        (a.import_, lambda: window.jobs.take_in(window.account_here())), (a.back_up, window.jobs.back_up),
        (a.restore, window.jobs.restore),
        (a.reply, lambda: window.with_one(lambda row: window.composing.reply(row, everyone=False))),
        (a.reply_all, lambda: window.with_one(lambda row: window.composing.reply(row, everyone=True))),
        (a.forward, lambda: window.with_one(window.composing.forward)),
        (a.redirect, lambda: window.with_one(lambda row: window.outgoing.redirect(row, window.rows.subject(row)))),
        (a.undo_send, window.outgoing.undo_send),
        (a.reply_list, lambda: window.with_one(window.composing.reply_to_list)),
        (a.forward_attached, lambda: window.with_one(window.composing.forward_attached)),
        (a.identities, window.manage_identities),
        (a.edit_draft, lambda: window.with_one(window.composing.edit_draft)),
        (a.save_message, lambda: window.with_one(window.files.choose_message_file)),
        (a.print_, window.printing.print_), (a.save_pdf, window.printing.choose_pdf),
        (a.trusted_senders, window.pictures.show_trusted),
        (a.source, lambda: window.with_one(window.files.show_source)),
        (a.select_all, window.list.select_all), (a.search, window.search.activate),
        (a.mark_all_read, window.mark_folder_read), (a.next, lambda: window.list.step(1)),
        (a.previous, lambda: window.list.step(-1)), (a.next_unread, window.list.step_unread),
        (a.next_pane, lambda: window.walk.step(1)), (a.previous_pane, lambda: window.walk.step(-1)),
        (a.shortcuts, window.program.show_shortcuts), (a.about, window.program.show_about),
        (a.help, window.help.help_here), (a.tour, window.help.show_tour), (a.log, window.help.show_activity),
        (a.report, window.help.report),
    ):
        action.triggered.connect(lambda _checked=False, run=run: run())
    a.template_menu.aboutToShow.connect(lambda: window.composing.writing.add_templates(
        a.template_menu, lambda number: window.composing.from_template(number, window.account_here())))
    a.offline.toggled.connect(window.accounts.set_offline)
    a.all_folders.setChecked(window.context.settings.all_folders)
    a.all_folders.toggled.connect(window.browsing.show_all_folders)
    a.columns.setChecked(window.context.settings.layout is ListLayout.COLUMNS)
    a.columns.toggled.connect(lambda on: window.browsing.set_layout(
        ListLayout.COLUMNS if on else ListLayout.TWO_LINES))
    a.columns.toggled.connect(window.splitter.make_room)
    window.list.header.layout_toggled.connect(window.show_layout_tick)
    a.activity.toggled.connect(lambda _on: window.show_activity())
    window.list.opened.connect(lambda row: window.opening.open_row(row, window.rows.subject(row)))
    window.list.menu_wanted.connect(lambda where: list_menu(window, a).popup(where))
    window.program.changed.connect(window.looks_chosen)
    window.program.preferring.account_wanted.connect(window.accounts.open_settings)
    window.list.selection_changed.connect(window.selection_changed)


def _connect_events(window: MainWindow) -> None:
    """What is told from outside."""
    bridge = window.context.bridge
    bridge.accounts_changed.connect(window.accounts_changed)
    bridge.account_state_changed.connect(window.status.show_state)
    bridge.messages_changed.connect(window.messages_changed)
    bridge.activity_changed.connect(window.activity.progress)
    bridge.activity_ended.connect(window.activity.ended)
    window.activity.cancel_wanted.connect(lambda number: window.context.engine.submit(CancelWork(number)))
    window.activity.count_changed.connect(lambda _count: window.show_activity())
    window.status.account_clicked.connect(window.notices.show_state)
    window.status.retry_wanted.connect(window.notices.retry)
    window.view.link_hovered.connect(window.status.show_link)
    theme.manager().changed.connect(window.relook)
    # "Yesterday" is another day after midnight.
    window.midnight = QTimer(window, singleShot=True)
    window.midnight.timeout.connect(window.new_day)
    window.new_day()
