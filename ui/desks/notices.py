"""What went wrong, as a banner with a sentence and the next step; what went well, as a passing word."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.commands import SaveAccount, SyncAccount
from app.errors import CertificateFacts, ErrorKind, MailError
from app.events import (
    AccountsChanged,
    AccountStateChanged,
    ConnectionState,
    DeliveryFailed,
    EditRefused,
    MessageSent,
    OrderPrepared,
    OutboxChanged,
    PasswordNeeded,
    SignedIn,
    StoreRepaired,
    SyncFinished,
)
from app.model.account import Account, SecretKind
from app.model.pinning import account_with_pin
from app.store import outbox
from ui import sign_in_words, wording
from ui.context import Context
from ui.desks.passwords import PasswordsDesk
from ui.dialogs import error as error_dialogs
from ui.dialogs.sign_in import SignInDialog
from ui.tokens import next_token
from ui.undelivered_words import not_sent
from ui.views.banner import Action, Banner, BannerStack, Level
from ui.views.toast import Toast
from ui.wording import Advice

_FAR_AWAY = (ErrorKind.HOST_UNKNOWN, ErrorKind.NETWORK)
"""What a missing network does to every account alike."""
_UNREACHED = "unreached"


class NoticesDesk(QObject):
    """One banner for each account in trouble, or for all that are not reached; it goes by itself when the trouble does.
    """

    settings_wanted = Signal(int)
    """The account's id."""
    outbox_wanted = Signal(int)

    def __init__(self, context: Context, banners: BannerStack, toast: Toast) -> None:
        super().__init__(context.window)
        self._context, self._banners, self._toast = context, banners, toast
        self._unreached: dict[int, MailError] = {}
        self.passwords = PasswordsDesk(context)
        self.passwords.answered.connect(self._answered)
        self.passwords.said.connect(self.say)
        bridge = context.bridge
        bridge.account_state_changed.connect(self._state_changed)
        bridge.password_needed.connect(self._password_needed)
        bridge.accounts_changed.connect(self._accounts_changed)
        bridge.edit_refused.connect(self._edit_refused)
        bridge.order_prepared.connect(self._order_prepared)
        bridge.delivery_failed.connect(self._delivery_failed)
        bridge.outbox_changed.connect(self._outbox_changed)
        bridge.message_sent.connect(self._message_sent)
        bridge.sync_finished.connect(self._sync_finished)
        bridge.store_repaired.connect(self._store_repaired)

    # --- for others ---------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """A passing word."""
        self._toast.say(text)

    def show_error(self, error: MailError) -> None:
        """Something that the person asked for did not work."""
        if error.kind is not ErrorKind.CANCELLED:
            self._banners.show_banner("error", Banner(Level.ERROR, wording.error_sentence(error), [
                Action(self.tr("Details …"), lambda: self._details(error))]))

    def show_state(self, account_id: int) -> None:
        """The status bar was clicked: why the account is as it is, or fetch its mail."""
        told = self._context.engine.state(account_id)
        if told.error is not None and wording.error_advice(told.error) is Advice.PASSWORD:
            self.ask_password(account_id, told.error)
        elif told.error is not None and wording.error_advice(told.error) is Advice.SIGN_IN:
            self.sign_in(account_id)
        elif told.error is not None and told.error.kind is not ErrorKind.CANCELLED:
            self._details(told.error, self._context.account(account_id))
        else:
            self._context.engine.submit(SyncAccount(account_id))

    def ask_password(self, account_id: int, error: MailError | None) -> None:
        self.passwords.ask(account_id, error)

    def _answered(self, account_id: int) -> None:
        self._banners.remove(f"account{account_id}")

    def sign_in(self, account_id: int) -> None:
        """With the account's provider, in the browser."""
        account = self._context.account(account_id)
        if account is not None and account.secret.kind is SecretKind.OAUTH:
            dialog = SignInDialog(self._context.engine, self._context.bridge, account.secret,
                                  account.secret.identity or account.email, self._context.window,
                                  account_id=account_id, ca_file=account.incoming.ca_file)
            dialog.signed_in.connect(self._signed_in)
            dialog.open()

    def _signed_in(self, event: SignedIn) -> None:
        self.say(sign_in_words.kept(event))

    # --- events -------------------------------------------------------------------------------

    def _state_changed(self, told: AccountStateChanged) -> None:
        key = f"account{told.account_id}"
        if told.state in (ConnectionState.CONNECTED, ConnectionState.OFFLINE):
            self._banners.remove(key)
            self._is_reached(told.account_id)
        elif told.error is not None and told.state in (ConnectionState.WAITING, ConnectionState.STOPPED):
            self._account_banner(told.account_id, told.error,
                                 Level.ERROR if told.state is ConnectionState.STOPPED else Level.WARNING)

    def _password_needed(self, told: PasswordNeeded) -> None:
        self._account_banner(told.account_id, told.error, Level.ERROR)

    def _account_banner(self, account_id: int, error: MailError, level: Level) -> None:
        account = self._context.account(account_id)
        if account is None or error.kind is ErrorKind.CANCELLED:
            return
        if error.kind not in _FAR_AWAY:
            self._is_reached(account_id)
        else:
            self._unreached[account_id] = error
            if self._one_for_all():
                return
        text = self.tr("{account}: {sentence}").format(account=account.name, sentence=wording.error_sentence(error))
        shown = self._banners.banner(f"account{account_id}")
        if shown is None or shown.text != text:
            actions = [*self._advice(account_id, error),
                       Action(self.tr("Details …"), lambda: self._details(error, account))]
            self._banners.show_banner(f"account{account_id}", Banner(level, text, actions))

    def _is_reached(self, account_id: int) -> None:
        if self._unreached.pop(account_id, None) is None or self._banners.banner(_UNREACHED) is None:
            return
        if not self._one_for_all():
            self._banners.remove(_UNREACHED)
            for left, error in self._unreached.items():
                self._account_banner(left, error, Level.WARNING)

    def _one_for_all(self) -> bool:
        """One banner in the place of several that would say the same; whether there are several."""
        names = {each.id: each.name for each in self._context.accounts() if each.id in self._unreached}
        if len(names) < 2:
            return False
        for account_id in names:
            self._banners.remove(f"account{account_id}")
        text = self.tr("Not reached: {accounts}. Check your network. You can go on: what you change and send waits "
                       "here.").format(accounts=", ".join(names.values()))
        shown = self._banners.banner(_UNREACHED)
        if shown is None or shown.text != text:
            self._banners.show_banner(_UNREACHED, Banner(Level.WARNING, text, [
                Action(self.tr("Try again"), self._retry_unreached),
                Action(self.tr("Details …"), self._details_unreached)]))
        return True

    def _retry_unreached(self) -> None:
        unreached = list(self._unreached)
        self._forget_unreached()
        for account_id in unreached:
            self.retry(account_id)

    def _details_unreached(self) -> None:
        account_id, error = next(iter(self._unreached.items()))
        self._details(error, self._context.account(account_id))

    def _forget_unreached(self) -> None:
        self._unreached.clear()
        self._banners.remove(_UNREACHED)

    def _advice(self, account_id: int, error: MailError) -> list[Action]:
        match wording.error_advice(error):
            case Advice.PASSWORD:
                return [Action(self.tr("Enter password …"), lambda: self.ask_password(account_id, error)),
                        Action(self.tr("Settings …"), lambda: self.settings_wanted.emit(account_id))]
            case Advice.SIGN_IN:
                return [Action(self.tr("Sign in again …"), lambda: self.sign_in(account_id)),
                        Action(self.tr("Settings …"), lambda: self.settings_wanted.emit(account_id))]
            case Advice.SETTINGS:
                return [Action(self.tr("Settings …"), lambda: self.settings_wanted.emit(account_id)),
                        Action(self.tr("Try again"), lambda: self.retry(account_id))]
            case Advice.RETRY:
                return [Action(self.tr("Try again"), lambda: self.retry(account_id))]
            case Advice.NOTHING:
                return []

    def retry(self, account_id: int) -> None:
        """Now, whatever the schedule says."""
        self._banners.remove(f"account{account_id}")
        self._context.engine.submit(SyncAccount(account_id))

    def _details(self, error: MailError, account: Account | None = None) -> None:
        host = account.incoming.host if account else ""
        take_key = (lambda facts: self._take_key(account.id, facts)) if account else None
        error_dialogs.explain(error, self._context.window, host=host, take_key=take_key).open()

    def _take_key(self, account_id: int, facts: CertificateFacts) -> None:
        """The person compared the fingerprint: with this key the account goes on."""
        account = self._context.account(account_id)
        if account is not None:
            self._context.engine.submit(SaveAccount(next_token(), account_with_pin(account, facts), None))

    def _accounts_changed(self, _told: AccountsChanged) -> None:
        # What was wrong may have been mended in the settings; if not, it is told again.
        self._banners.remove_all("account")
        self._forget_unreached()

    def _edit_refused(self, told: EditRefused) -> None:
        self.show_error(told.error)

    def _order_prepared(self, told: OrderPrepared) -> None:
        if told.error is not None:
            self.show_error(told.error)

    def _delivery_failed(self, told: DeliveryFailed) -> None:
        entry = next((each for each in outbox.entries(self._context.db) if each.id == told.outbox_id), None)
        # What is tried again by itself, or waits for an answer in the outbox, needs no other button.
        mending = wording.error_advice(told.error) in (Advice.PASSWORD, Advice.SIGN_IN, Advice.SETTINGS)
        level = Level.WARNING if entry is not None and entry.state in (outbox.QUEUED, outbox.UNKNOWN) else Level.ERROR
        self._banners.show_banner("delivery", Banner(level, not_sent(entry, told.error), [
            *(self._advice(told.account_id, told.error) if mending else ()),
            Action(self.tr("Outbox …"), lambda: self._open_outbox(told.account_id)),
            Action(self.tr("Details …"), lambda: self._details(
                told.error, self._context.account(told.account_id)))]))

    def _open_outbox(self, account_id: int) -> None:
        self._banners.remove("delivery")
        self.outbox_wanted.emit(account_id)

    def _outbox_changed(self, _told: OutboxChanged) -> None:
        """What is said of one message must not go because another one got through."""
        if not any(each.error for each in outbox.entries(self._context.db)):
            self._banners.remove("delivery")

    def _message_sent(self, _told: MessageSent) -> None:
        self._toast.say(self.tr("Message sent"))

    def _sync_finished(self, told: SyncFinished) -> None:
        errors = [error for error in told.errors if error.kind is not ErrorKind.CANCELLED]
        if errors:
            self._account_banner(told.account_id, errors[0], Level.WARNING)

    def _store_repaired(self, told: StoreRepaired) -> None:
        saved = self.tr("%n message(s) that exist only here were saved.", "", told.salvaged)
        lost = self.tr("%n message(s) could not be read.", "", told.lost) if told.lost else ""
        text = self.tr("The mail store was damaged and has been made anew. {saved} {lost} "
                       "IMAP mail is fetched again. The damaged file is kept as “{name}”.").format(
            saved=saved, lost=lost, name=told.kept.name)
        self._banners.show_banner("repaired", Banner(Level.WARNING, " ".join(text.split())))
