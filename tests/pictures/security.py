"""Signatures and encryption: the bar above a message, its details, the keys, and the composer's switches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.crypto import pgp_keys
from app.events import KeysFound
from app.model.findings import Finding
from app.model.message import Address
from app.model.security import (
    OPENPGP,
    SMIME,
    Encryption,
    KeysFor,
    Recommendation,
    Signature,
    StoredKey,
    Trust,
    Verdict,
)
from app.store import crypto_keys
from tests.gui.setup_fixtures import HOME, WORK
from tests.pictures.composer import ORIGINAL
from tests.pictures.props import engine_for, on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.dialogs.key_details import DeleteOwnKeyDialog, KeyDetailsDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.new_key import NewKeyDialog
from ui.dialogs.passphrase import PassphraseDialog
from ui.dialogs.security_details import SecurityDetailsDialog
from ui.views.composer import Composer
from ui.views.composer_start import reply_draft

SUBJECT = "Wegeleitsystem: Farben und Schrift"
PRINT = "8F3C21D09B7E4A5561F2C0DE7781AA90D4E6B312"
SIGNED = Verdict("", OPENPGP, signature=Signature.GOOD, signer="Jonas Weber <jonas@leuchtturm.example>",
                 fingerprint=PRINT, emails=("jonas@leuchtturm.example",), trust=Trust.VERIFIED,
                 signed_at=1_762_852_320.0, algorithm="EdDSA, SHA512", subject_covered=True)
PEOPLE = (("Amelie Brandt", "amelie@leuchtturm.example", Trust.NONE, "autocrypt"),
          ("Jonas Weber", "jonas@leuchtturm.example", Trust.VERIFIED, "import"),
          ("Stadtwerke Nordhafen", "rechnung@stadtwerke.example", Trust.ACCEPTED, "message"))


def _message(name: str, *verdicts: Verdict) -> Callable[[Stage], QWidget]:
    def paint(stage: Stage) -> QWidget:
        stage.open_folder("Projekte/Leuchtturm")
        stage.open_message(SUBJECT)
        view = stage.window.view.view
        assert view is not None
        stage.window.view.show_view(replace(view, security=verdicts, decrypted=any(
            each.encryption is Encryption.DECRYPTED for each in verdicts)))
        stage.pause(0.3)
        stage.after(lambda: stage.window.view.show_view(view))
        return stage.window

    return picture(f"security-{name}")(paint)


_message("signed", SIGNED)
_message("encrypted", replace(SIGNED, encryption=Encryption.DECRYPTED))
_message("wrong-sender", replace(SIGNED, signature=Signature.OTHER_SENDER,
                                 signer="Mallory <mallory@elsewhere.example>"))
_message("broken", replace(SIGNED, signature=Signature.BROKEN, reason=Finding.DOES_NOT_FIT))
_message("in-part", replace(SIGNED, part="1", covers_all=False), Verdict(
    "2", OPENPGP, encryption=Encryption.APART, covers_all=False))
_message("no-key", Verdict("", OPENPGP, encryption=Encryption.NO_KEY, reason=Finding.NO_KEY_OPENS))


@picture("security-details")
def details(stage: Stage) -> QWidget:
    return on_top(stage, SecurityDetailsDialog(
        replace(SIGNED, signature=Signature.VALID, trust=Trust.NONE), "Jonas Weber <jonas@leuchtturm.example>"))


@picture("keys")
def keys(stage: Stage) -> QWidget:
    engine = engine_for(stage)
    own = pgp_keys.generate("Mara Lindqvist", WORK.email).key
    with engine.store.write():
        crypto_keys.put(engine.store, replace(own, trust=Trust.VERIFIED), b"wrapped")
        for number, (name, email, trust, source) in enumerate(PEOPLE):
            crypto_keys.put(engine.store, StoredKey(
                SMIME if number == 2 else OPENPGP, f"{number:040X}", name, (email,), b"", created=1_700_000_000.0,
                expires=0.0 if number == 1 else 1_830_000_000.0, trust=trust, source=source))
    return on_top(stage, KeysDialog(engine, stage.bridge, (WORK, HOME)))


@picture("keys-none")
def no_keys(stage: Stage) -> QWidget:
    return on_top(stage, KeysDialog(engine_for(stage), stage.bridge, (WORK, HOME)))


@picture("key-details")
def key_details(stage: Stage) -> QWidget:
    return on_top(stage, KeyDetailsDialog(StoredKey(
        OPENPGP, PRINT, "Jonas Weber", ("jonas@leuchtturm.example",), b"", created=1_700_000_000.0,
        expires=1_830_000_000.0)))


@picture("key-delete")
def key_delete(stage: Stage) -> QWidget:
    return on_top(stage, DeleteOwnKeyDialog(StoredKey(OPENPGP, PRINT, "Mara Lindqvist", (WORK.email,), b"")))


@picture("key-new")
def key_new(stage: Stage) -> QWidget:
    return on_top(stage, NewKeyDialog((Address(WORK.display_name, WORK.email), Address(HOME.display_name, HOME.email))))


@picture("key-passphrase")
def passphrase(stage: Stage) -> QWidget:
    dialog = PassphraseDialog(QCoreApplication.translate("KeysDialog", "Passphrase for the backup"), "", new=True)
    dialog.field.setText("correct horse")
    return on_top(stage, dialog)


@picture("composer-encrypt")
def composer(stage: Stage) -> QWidget:
    shown = Composer(engine_for(stage), stage.bridge, (WORK, HOME),
                     reply_draft(ORIGINAL, WORK, everyone=True, mine=frozenset({WORK.email})))
    on_top(stage, shown)
    bar = shown.security
    bar._settle.stop()
    to = ("jonas@leuchtturm.example",)
    bar._take(KeysFound(bar._token, (
        KeysFor(OPENPGP, PRINT, to, ("amelie@leuchtturm.example",), Recommendation.DISABLE),
        KeysFor(SMIME, "", (), (*to, "amelie@leuchtturm.example")))))
    bar.require(OPENPGP)
    stage.application.processEvents()
    return shown
