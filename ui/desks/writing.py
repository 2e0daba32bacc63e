"""What all composers share: senders, known addresses, spelling, templates."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from app.commands import SaveTemplate
from app.errors import MailError
from app.events import WritingChanged
from app.mime import compose
from app.model.account import Account
from app.model.identity import Identity, Template
from app.model.message import Draft
from app.store import identities, templates
from ui import background, icons, wording
from ui.context import Context
from ui.models.address_book import AddressBook
from ui.settings import WritingFormat
from ui.spelling import dictionaries
from ui.spelling.own_words import OwnWords
from ui.spelling.speller import Speller
from ui.views.spelling_menu import language_menu
from ui.views.writing_tools import WritingTools

if TYPE_CHECKING:
    from ui.views.composer import Composer


class WritingDesk(QObject):
    """Looks for dictionaries when the first message is written."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._book = AddressBook(context.db, context.engine)
        self._speller: Speller | None = None
        self._composers: list[Composer] = []
        context.bridge.writing_changed.connect(self._changed)

    def tools(self) -> WritingTools:
        settings = self._context.settings
        return WritingTools(identities.all_(self._context.db), self._book, self.speller(),
                            settings.writing is WritingFormat.RICH, settings.signature_above)

    @property
    def rich_answers(self) -> bool:
        return self._context.settings.writing is not WritingFormat.PLAIN

    def of(self, account: Account) -> tuple[Identity, ...]:
        return identities.of_account(self._context.db, account)

    def own_addresses(self) -> frozenset[str]:
        return identities.own_addresses(self._context.db)

    def speller(self) -> Speller:
        if self._speller is None:
            profile = self._context.settings_path.parent
            self._speller = Speller(dictionaries.installed(dictionaries.folders(profile)),
                                    OwnWords(profile / "words.txt"), self._context.settings.spelling, self)
            self._speller.changed.connect(self._note_language)
        return self._speller

    def close(self) -> None:
        """The program ends: no word is looked for any more."""
        if self._speller is not None:
            self._speller.close()

    def template(self, template_id: int) -> bytes:
        """Raises MailError(USAGE) if it is not there."""
        return templates.template(self._context.db, template_id).raw

    def template_names(self) -> tuple[tuple[int, str], ...]:
        return templates.names(self._context.db)

    def serve(self, composer: Composer, begin: Callable[[int, int | None], None]) -> None:
        """The composer's menu: templates and spelling. `begin` opens a message from a template."""
        self._composers.append(composer)
        composer.closed.connect(lambda: self._composers.remove(composer))
        menu = QMenu(composer)
        composer.more_button.setMenu(menu)
        menu.aboutToShow.connect(partial(self._fill, menu, composer, begin))

    def _fill(self, menu: QMenu, composer: Composer, begin: Callable[[int, int | None], None]) -> None:
        menu.clear()
        account = composer.account()
        menu.addAction(icons.icon("template"), self.tr("Save as &template …"), lambda: self._ask_name(composer))
        self.add_templates(menu.addMenu(self.tr("&New from template")),
                           lambda number: begin(number, account.id if account else None))
        menu.addSeparator()
        if account is not None:
            menu.addAction(icons.icon("signature"), self.tr("&Identities and signatures …"),
                           lambda: self.manage_identities(account, composer))
        menu.addMenu(language_menu(menu, self.speller()))

    def add_templates(self, menu: QMenu, begin: Callable[[int], None]) -> None:
        """An entry for each, and one to manage them."""
        menu.clear()
        known = self.template_names()
        for number, name in known:
            menu.addAction(icons.icon("template"), name.replace("&", "&&"), partial(begin, number))
        if not known:
            menu.addAction(self.tr("No templates yet: save a message as one")).setEnabled(False)
        menu.addSeparator()
        manage = menu.addAction(self.tr("&Manage templates …"), self.manage_templates)
        manage.setEnabled(bool(known))

    def manage_templates(self) -> None:
        from ui.dialogs.templates import TemplatesDialog

        TemplatesDialog(self._context.engine, self._context.bridge, self._context.db, self._context.window).open()

    def manage_identities(self, account: Account, parent: Composer | None = None) -> None:
        from ui.dialogs.identities import IdentitiesDialog

        IdentitiesDialog(self._context.engine, self._context.bridge, account, self.of(account),
                         parent or self._context.window).open()

    def _ask_name(self, composer: Composer) -> None:
        from ui.dialogs.template_name import TemplateNameDialog

        dialog = TemplateNameDialog({name for _, name in self.template_names()}, composer.subject.text().strip(),
                                    composer)
        dialog.accepted.connect(lambda: self._build(composer, composer.unfinished_draft(), dialog.name()))
        dialog.open()

    def _build(self, composer: Composer, draft: Draft, name: str) -> None:
        background.run(composer, partial(compose.build, draft, keep_bcc=True, stored=True),
                       partial(self._save, composer, name))

    def _save(self, composer: Composer, name: str, built: bytes | MailError) -> None:
        if isinstance(built, MailError):
            composer.bar.say("error", wording.error_sentence(built))
            return
        self._context.engine.submit(SaveTemplate(Template(0, name, built)))
        composer.status.setText(self.tr("Saved as the template “{name}”").format(name=name))

    def _changed(self, _told: WritingChanged) -> None:
        tools = self.tools()
        for composer in self._composers:
            composer.renew_senders(tools)

    def renew_speller(self) -> None:
        """The settings may want another language."""
        if self._speller is not None and self._speller.choice != self._context.settings.spelling:
            self._speller.choose(self._context.settings.spelling)

    def _note_language(self) -> None:
        if self._speller is not None:
            self._context.settings.spelling = self._speller.choice
