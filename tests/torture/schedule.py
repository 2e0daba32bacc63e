"""One schedule: this client, a second one and faults in any order, as a Hypothesis state machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from app.errors import ErrorKind, MailError
from app.model.folder import Role
from app.model.message import DRAFT
from app.model.operation import (
    AppendMessage,
    CopyMessages,
    CreateFolder,
    DeleteFolder,
    DeleteMessages,
    MoveMessages,
    Operation,
    RenameFolder,
    SetFlags,
)
from app.store import edits
from tests.torture.client import Client
from tests.torture.failpoints import Failpoints
from tests.torture.ledger import Ledger, View, view
from tests.torture.mail import make
from tests.torture.other import Held, Other
from tests.torture.proxy import Cut, How, Proxy, Side
from tests.torture.site import Site

LOST = (ErrorKind.NETWORK, ErrorKind.TIMEOUT, ErrorKind.PROTOCOL, ErrorKind.CONNECTION_REFUSED)
_MOST_MESSAGES = 16
"""Fewer than what makes the client rest and ask, when another one deletes them all."""

_ROUNDS = 6
_NAMES = ("Work", "Play", "Alt", "Old")
"""None below another: Dovecot 2.3 may go on listing a deleted parent as if it could be selected."""


a_message = st.integers(0, 40)
a_folder = st.integers(0, 12)
a_flag = st.sampled_from(("\\Seen", "\\Flagged", "\\Answered", "$Label1", "$Label2"))
a_name = st.sampled_from(_NAMES)


class Crash(BaseException):
    """The program ends here, whatever it was doing."""


def _crash() -> None:
    raise Crash


class Schedule(RuleBasedStateMachine):
    """Its checkpoints judge. `hide`: capabilities that the server shall seem to lack."""

    counts: ClassVar[dict[str, int]] = {"schedules": 0, "checkpoints": 0, "faults": 0}

    def __init__(self, site: Site, hide: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.site = site
        self.hide = hide
        self.login = site.login()
        self.other = Other(self.login)
        self.client = Client.open(site.profile(self.login), self.login)
        self.ledger = Ledger()
        self.made = 0
        self._held: list[Held] | None = None
        self.counts["schedules"] += 1

    @initialize()
    def begin(self) -> None:
        for folder in ("Work", "Play"):
            self.other.create(folder)
        for folder in ("INBOX", "INBOX", "INBOX", "Work"):
            self._they(lambda folder=folder: self.other.append(folder, make(self._token())))  # type: ignore[misc]
        self._checkpoint()

    def teardown(self) -> None:
        try:
            self._checkpoint()
        finally:
            self.client.close()
            self.other.close()
            self.site.forget(self.login)

    # --- the person at this client ------------------------------------------------------------------

    @rule(message=a_message, flag=a_flag, is_added=st.booleans())
    def we_flag(self, message: int, flag: str, is_added: bool) -> None:
        flags = frozenset({flag})
        if ids := self._row(message):
            self._edit(SetFlags(ids, add=flags) if is_added else SetFlags(ids, remove=flags))

    @rule(message=a_message, folder=a_folder)
    def we_move(self, message: int, folder: int) -> None:
        if ids := self._row(message):
            self._edit(MoveMessages(ids, self._our_folder(folder)))

    @precondition(lambda self: self._room())
    @rule(message=a_message, folder=a_folder)
    def we_copy(self, message: int, folder: int) -> None:
        if ids := self._row(message):
            self._edit(CopyMessages(ids, self._our_folder(folder)))

    @rule(message=a_message, forever=st.booleans())
    def we_delete(self, message: int, forever: bool) -> None:
        if ids := self._row(message):
            self._edit(DeleteMessages(ids, forever=forever))

    @precondition(lambda self: self._room())
    @rule(message=a_message, is_replacing=st.booleans())
    def we_file(self, message: int, is_replacing: bool) -> None:
        replaced = self._row(message, "Drafts") if is_replacing else ()
        self._edit(AppendMessage(self.client.role(Role.DRAFTS), make(self._token()), frozenset({DRAFT}),
                                 replaces=replaced[0] if replaced else None))

    @rule()
    def we_undo(self) -> None:
        self._do(lambda: edits.undo(self.client.db))

    @rule(name=a_name)
    def we_create_a_folder(self, name: str) -> None:
        self._edit(CreateFolder(self.client.account.id, name), folders=True)

    @rule(folder=a_folder, name=a_name)
    def we_rename_a_folder(self, folder: int, name: str) -> None:
        self._edit(RenameFolder(self._our_folder(folder), name), folders=True)

    @rule(folder=a_folder)
    def we_delete_a_folder(self, folder: int) -> None:
        self._edit(DeleteFolder(self._our_folder(folder)), folders=True)

    # --- the second client --------------------------------------------------------------------------

    @precondition(lambda self: self._room())
    @rule(folder=a_folder, flag=a_flag)
    def mail_comes(self, folder: int, flag: str) -> None:
        self._they(lambda: self.other.append(self._their_folder(folder), make(self._token()), flag))

    @rule(message=a_message, flag=a_flag, is_added=st.booleans())
    def they_flag(self, message: int, flag: str, is_added: bool) -> None:
        self._they_with(message, lambda held: self.other.store(held, "+" if is_added else "-", flag))

    @rule(message=a_message)
    def they_expunge(self, message: int) -> None:
        self._they_with(message, self.other.expunge)

    @rule(message=a_message, folder=a_folder)
    def they_move(self, message: int, folder: int) -> None:
        target = self._their_folder(folder)
        self._they_with(message, lambda held: self.other.move(held, target) if held.folder != target else None)

    @precondition(lambda self: self._room())
    @rule(message=a_message, folder=a_folder)
    def they_copy(self, message: int, folder: int) -> None:
        self._they_with(message, lambda held: self.other.copy(held, self._their_folder(folder)))

    @rule(folder=a_folder)
    def they_renumber_a_folder(self, folder: int) -> None:
        if path := self._their_own(folder):
            self._they(lambda: self.other.renumber(path))

    @rule(name=a_name)
    def they_create_a_folder(self, name: str) -> None:
        if name not in self.other.folders():
            self._they(lambda: self.other.create(name), folders=True)

    @rule(folder=a_folder, name=a_name)
    def they_rename_a_folder(self, folder: int, name: str) -> None:
        path = self._their_own(folder)
        if path and name not in self.other.folders():
            self._they(lambda: self.other.rename(path, name), folders=True)

    @rule(folder=a_folder)
    def they_delete_a_folder(self, folder: int) -> None:
        if path := self._their_own(folder):
            self._they(lambda: self.other.delete(path), folders=True)

    # --- rounds, whole and broken -------------------------------------------------------------------

    @rule()
    def a_round(self) -> None:
        self._round()

    @rule(octets=st.integers(0, 6_000), side=st.sampled_from(Side), how=st.sampled_from((How.RESET, How.END)))
    def a_round_is_cut(self, octets: int, side: Side, how: How) -> None:
        with Proxy(self.login.port, Cut(side, octets // (1 if side is Side.SERVER else 4), how)) as proxy:
            self._round(proxy.port, may_be_cut=True)
            self._note_fault(proxy.struck)

    @rule(step=st.integers(12, 110))
    def a_round_crashes(self, step: int) -> None:
        try:
            self._round(points=Failpoints(step, _crash, self.hide))
        except Crash:
            self._note_fault(True)
            self.client.close()
            self.client = Client.open(self.site.profile(self.login), self.login)

    @rule()
    def a_checkpoint(self) -> None:
        self._checkpoint()

    # --- how all of them are done -------------------------------------------------------------------

    def _token(self) -> str:
        self.made += 1
        return f"m{self.made}"

    def _room(self) -> bool:
        return self.made < _MOST_MESSAGES and self._ours_count() < _MOST_MESSAGES

    def _ours_count(self) -> int:
        return int(self.client.db.value("SELECT count(*) FROM message"))

    def _ours(self) -> View:
        return view(self.client.rows().elements())

    def _theirs(self) -> list[Held]:
        if self._held is None:
            self._held = self.other.all()
        return self._held

    def _row(self, number: int, folder: str = "") -> tuple[int, ...]:
        ids = [row[0] for row in self.client.db.rows(
            "SELECT m.id FROM message m JOIN folder f ON f.id = m.folder_id WHERE ?1 = '' OR f.path = ?1 ORDER BY m.id",
            (folder,))]
        return (ids[number % len(ids)],) if ids else ()

    def _our_folder(self, number: int) -> int:
        ids = [row[0] for row in self.client.db.rows("SELECT id FROM folder WHERE selectable ORDER BY path")]
        return int(ids[number % len(ids)])

    def _their_folder(self, number: int) -> str:
        found = self.other.folders()
        return found[number % len(found)]

    def _their_own(self, number: int) -> str:
        """A folder without a role; "" if there is none."""
        found = [each for each in self.other.folders() if each in _NAMES]
        return found[number % len(found)] if found else ""

    def _edit(self, operation: Operation, *, folders: bool = False) -> None:
        self._do(lambda: self.client.edit(operation), folders=folders)

    def _do(self, edit: Callable[[], object], *, folders: bool = False) -> None:
        before = self._ours()
        try:
            edit()
        except MailError as error:
            assert error.kind is ErrorKind.USAGE, error
            folders = False
        self.ledger.we_did(before, self._ours(), folders=folders)

    def _they(self, act: Callable[[], object], *, folders: bool = False) -> None:
        before = _seen(self._theirs())
        act()
        self._held = None
        self.ledger.they_did(before, _seen(self._theirs()), folders=folders)

    def _they_with(self, number: int, act: Callable[[Held], object]) -> None:
        if held := self._theirs():
            self._they(lambda: act(held[number % len(held)]))

    def _note_fault(self, happened: bool) -> None:
        self.ledger.interrupted |= happened
        self.counts["faults"] += happened

    def _round(self, port: int = 0, *, may_be_cut: bool = False, points: Failpoints | None = None
               ) -> tuple[MailError, ...]:
        """What it reports."""
        self._held = None
        try:
            with (points or Failpoints(hide=self.hide)).watch():
                errors = self.client.round(port).errors
        except MailError as error:
            errors = (error,)
        lost = [each for each in errors if each.kind in LOST]
        assert may_be_cut or not lost, lost
        return errors

    def _checkpoint(self) -> None:
        self._settle()
        if kept := tuple(row[0] for row in self.client.db.rows("SELECT message_id FROM journal WHERE error != ''")):
            # Refused, since another client deleted the folder: kept here, until the person finds another place.
            assert self.ledger.their_folders, "a message was refused, and nobody deleted a folder"
            self._edit(MoveMessages(kept, self.client.folder("INBOX")))
            self._settle()
        self._judge()

    def _settle(self) -> None:
        """Rounds until two in a row report nothing."""
        for _ in range(_ROUNDS):
            if not self._round() and not self._round():
                break
        else:
            raise AssertionError(f"{_ROUNDS} rounds, and each reports an error, the last one {self._round()}")

    def _judge(self) -> None:
        problems = self.client.problems()
        assert not problems, problems
        held = _seen(self._theirs())
        assert held == self._ours(), f"the server holds {held}, the store {self._ours()}"
        wrong = self.ledger.checkpoint(held)
        assert not wrong, wrong
        self.counts["checkpoints"] += 1


def _seen(held: list[Held]) -> View:
    return view((each.folder, each.token, each.flags) for each in held)
