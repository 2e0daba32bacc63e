"""All keys and certificates: looked at, imported, made, exported, deleted."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QStackedWidget, QTreeWidgetItem, QWidget

from app.commands import ExportKey, GenerateKey, ImportKeys, RemoveKey, TrustKey
from app.errors import ErrorKind, MailError
from app.events import KeysChanged
from app.model.account import Account
from app.model.message import Address
from app.model.security import OPENPGP, KeyExported, KeysImported, StoredKey, Trust
from app.store import crypto_keys, identities
from ui import formats, wording
from ui.bridge import EventBridge
from ui.dialogs.frame import DialogFrame
from ui.dialogs.key_details import DeleteOwnKeyDialog, KeyDetailsDialog
from ui.dialogs.key_sources import KeySources
from ui.dialogs.new_key import NewKeyDialog
from ui.dialogs.passphrase import PassphraseDialog
from ui.forms.clearing import clearable
from ui.forms.empty_state import small_empty_state
from ui.forms.labels import Toned, hint
from ui.forms.table import Table
from ui.help.topics import Topic
from ui.job import Job
from ui.plain_tip import plain_tip
from ui.ports import EnginePort
from ui.security_words import kind_name, trust_word

_PLACE = Qt.ItemDataRole.UserRole


class KeysDialog(DialogFrame):
    """Reads the keys again whenever they changed. `for_session`: kind and fingerprint of one's own keys that no keyring
    guards, which the store takes for somebody's; what is made here is added to it."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, accounts: Sequence[Account],
                 parent: QWidget | None = None, for_session: set[tuple[str, str]] | None = None) -> None:
        super().__init__(self.tr("Keys and certificates"), parent)
        self.explain_by(Topic.ENCRYPTION)
        self._for_session = for_session if for_session is not None else set()
        self._engine, self._accounts = engine, accounts
        self._reader = engine.open_reader()
        self.destroyed.connect(self._reader.close)
        self._keys: tuple[StoredKey, ...] = ()
        self._data = b""
        self._making = False
        self._job = Job(engine, bridge, self)
        self._job.finished.connect(self._ended)
        self.body.addWidget(hint(self.tr("With your own keys you sign, and read what was encrypted to you. With the"
                                         " keys of others you encrypt to them and check their signatures.")))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Name, address or fingerprint"))
        self.filter.setAccessibleName(self.tr("Filter keys"))
        clearable(self.filter)
        self.filter.textChanged.connect(self._show)
        self.body.addWidget(self.filter)
        self.list = Table(self.tr("Keys and certificates"),
                          [self.tr("Name"), self.tr("Address"), self.tr("Kind"), self.tr("State"), self.tr("Expires")],
                          {1: 190, 2: 90, 3: 165, 4: 90})
        self.list.setUniformRowHeights(True)
        self.list.itemActivated.connect(lambda _item: self.show_details())
        self.list.itemSelectionChanged.connect(self._refresh_buttons)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(small_empty_state("key", self.tr(
            "No keys yet. Make one of your own, or import one from a file.")))
        self.body.addWidget(self._stack, 1)
        self.told = Toned("", "dim")
        self.told.hide()
        self.body.addWidget(self.told)
        self.generate = self.add_left(self.tr("&New key …"))
        self.generate.clicked.connect(self._ask_new)
        self.import_ = self.add_left(self.tr("&Import"))
        sources = KeySources(self.import_, self)
        sources.given.connect(self.import_data)
        sources.failed.connect(lambda error: self._say(wording.error_sentence(error), "danger"))
        self.details = self.add_left(self.tr("&Details …"))
        self.details.clicked.connect(self.show_details)
        self.backup = self.add_left(self.tr("Save &backup …"))
        self.backup.setToolTip(self.tr("With the private part, under a passphrase"))
        self.backup.clicked.connect(self._back_up)
        closer = self.add_button(self.tr("Close"), default=True)
        closer.clicked.connect(self.accept)
        bridge.keys_changed.connect(self._changed)
        self.refresh()
        self.fit(820, 480)
        self.list.setFocus()

    # --- what is shown ------------------------------------------------------------------------

    def _changed(self, _told: KeysChanged) -> None:
        self.refresh()

    def refresh(self) -> None:
        self._keys = tuple(replace(each, is_own=each.is_own or (each.kind, each.fingerprint) in self._for_session)
                           for each in crypto_keys.all_of(self._reader))
        self._show()

    def _show(self) -> None:
        chosen = self.chosen()
        wanted = self.filter.text().casefold().replace(" ", "")
        self.list.clear()
        for key in self._keys:
            if wanted and wanted not in "".join((key.name, *key.emails, key.fingerprint)).casefold().replace(" ", ""):
                continue
            item = QTreeWidgetItem([key.name or key.emails[0], ", ".join(key.emails), kind_name(key.kind),
                                    trust_word(key.trust, own=key.is_own), self._expiry(key)])
            item.setData(0, _PLACE, key)
            item.setToolTip(0, plain_tip(key.name))
            item.setToolTip(1, plain_tip("\n".join(key.emails)))
            self.list.addTopLevelItem(item)
            item.setSelected(chosen is not None and key.id == chosen.id)
        self._stack.setCurrentIndex(0 if self._keys else 1)
        self._refresh_buttons()

    def _expiry(self, key: StoredKey) -> str:
        if not key.expires:
            return self.tr("never")
        return self.tr("expired") if key.expires < time.time() else formats.day(key.expires)

    def chosen(self) -> StoredKey | None:
        found = self.list.selectedItems()
        return found[0].data(0, _PLACE) if found else None

    def _refresh_buttons(self) -> None:
        key = self.chosen()
        self.details.setEnabled(key is not None)
        self.backup.setEnabled(key is not None and key.is_own)

    def _choose(self, wanted: StoredKey) -> None:
        """The key that was just made or imported: what is to be done with it comes next."""
        self.filter.clear()
        self.refresh()
        for place in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(place)
            if item is not None and item.data(0, _PLACE).fingerprint == wanted.fingerprint:
                self.list.setCurrentItem(item)

    def _say(self, text: str, tone: str = "dim") -> None:
        self.told.set_tone(tone)
        self.told.setText(text)
        self.told.setVisible(bool(text))

    # --- one key ------------------------------------------------------------------------------

    def show_details(self) -> KeyDetailsDialog | None:
        key = self.chosen()
        if key is None:
            return None
        dialog = KeyDetailsDialog(key, self)
        dialog.trust_wanted.connect(partial(self._trust, key))
        dialog.export_wanted.connect(partial(self._export, key))
        dialog.removal_wanted.connect(partial(self._remove, key, dialog))
        dialog.show()
        return dialog

    def _trust(self, key: StoredKey, trust: Trust) -> None:
        self._engine.submit(TrustKey(key.kind, key.fingerprint, trust))

    def _remove(self, key: StoredKey, details: KeyDetailsDialog) -> None:
        def gone() -> None:
            self._engine.submit(RemoveKey(key.kind, key.fingerprint))
            details.accept()

        if not key.is_own:
            gone()
            return
        question = DeleteOwnKeyDialog(key, details)
        question.accepted.connect(gone)
        question.show()

    def _export(self, key: StoredKey, secret: bool) -> None:
        kinds = {(OPENPGP, False): ".asc", (OPENPGP, True): "-backup.asc", ("smime", False): ".pem",
                 ("smime", True): ".p12"}
        name = "".join(c for c in (key.emails[0] if key.emails else "key") if c.isalnum() or c in "@.-_")
        dialog = QFileDialog(self, self.tr("Save key as"), name + kinds[key.kind, secret])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda path: self.export_to(key, Path(path), secret))
        dialog.open()

    def _back_up(self) -> None:
        if (key := self.chosen()) is not None:
            self._export(key, True)

    def export_to(self, key: StoredKey, path: Path, secret: bool) -> None:
        """A backup asks for a new passphrase first."""
        if not secret:
            self._job.start(lambda token: ExportKey(token, key.kind, key.fingerprint, path))
            return
        dialog = PassphraseDialog(self.tr("Passphrase for the backup"), self.tr(
            "The backup holds your private key. It can be opened with this passphrase alone."), new=True, parent=self)
        dialog.given.connect(lambda given: self._job.start(
            lambda token: ExportKey(token, key.kind, key.fingerprint, path, given)))
        dialog.show()

    # --- new ones -----------------------------------------------------------------------------

    def _ask_new(self) -> NewKeyDialog:
        dialog = NewKeyDialog(self._senders(), self)
        dialog.wanted.connect(self._make)
        dialog.show()
        return dialog

    def _make(self, name: str, email: str, years: int) -> None:
        self._making = True
        self._job.start(lambda token: GenerateKey(token, name, email, years))

    def _senders(self) -> list[Address]:
        """All that the person sends as, the accounts' own addresses among them."""
        known = (*(Address(each.display_name, each.email) for each in self._accounts),
                 *(each.address for each in identities.all_(self._reader)))
        return list({each.email.casefold(): each for each in reversed(known)}.values())[::-1]

    def import_part(self, message_id: int, part: str) -> None:
        """From an attachment of a message."""
        self._data = b""
        self._say("")
        self._job.start(lambda token: ImportKeys(token, message_id=message_id, part=part))

    def import_data(self, data: bytes, passphrase: str = "") -> None:
        self._data = data
        self._say("")
        self._job.start(lambda token: ImportKeys(token, data, passphrase))

    def _ended(self, result: object, error: MailError | None) -> None:
        made, self._making = self._making, False
        if error is not None:
            if self._data and error.kind in (ErrorKind.SECRET_MISSING, ErrorKind.LOGIN_REFUSED):
                self._ask_passphrase(wrong=error.kind is ErrorKind.LOGIN_REFUSED)
            else:
                self._say(wording.error_sentence(error), "danger")
            return
        self._data = b""
        if isinstance(result, KeysImported) and (new := (*result.own, *result.others)):
            if result.kept_for_session:
                self._for_session.update((each.kind, each.fingerprint) for each in result.own)
            self._choose(new[0])
        match result:
            case KeysImported(own=own, kept_for_session=True) if own:
                self._say(self.tr("No keyring guards the private key: it is gone when Depesche ends. Save a backup"
                                  " now."), "danger")
            case KeysImported() if made:
                self._say(self.tr("The key is made. Save a backup of it: without it nobody can read what was encrypted"
                                  " to you."), "ok")
            case KeysImported(others=others, own=own):
                self._say(self.tr("%n key(s) taken in", "", len(others) + len(own)), "ok")
            case KeyExported(path=path):
                self._say(self.tr("Saved as “{name}”").format(name=path.name), "ok")
            case _:
                pass  # the job of another window

    def _ask_passphrase(self, *, wrong: bool) -> None:
        data = self._data
        dialog = PassphraseDialog(
            self.tr("Passphrase of the key"), self.tr("The private key in this file is guarded by a passphrase. It is"
                                                      " asked for this once only."),
            problem=self.tr("That was not it.") if wrong else "", parent=self)
        dialog.given.connect(lambda given: self.import_data(data, given))
        dialog.show()
